"""Texts about folders of returned forms."""

TEXTS: dict[str, tuple[str, str]] = {
    "returned.counts": ("エラー {errors}・確認 {warnings}", "{errors} errors, {warnings} warnings"),
    "returned.read": (
        "{of_pages}枚中{pages}枚、{of_rows}行中{rows}行",
        "{pages} of {of_pages} pages, {rows} of {of_rows} rows",
    ),
    "returned.form": ("読み込みました", "read"),
    "returned.copy": ("「{other}」と同じ内容です（1件として数えます）", "same as {other} (counted once)"),
    "returned.other_year": ("別の年度（{fy}）の用紙なので読みません", "form of another year ({fy}), not read"),
    "returned.other_form": ("別の書類（{found}）なので読みません", "another document ({found}), not read"),
    "returned.unknown": ("配った用紙ではないので読みません", "not one of the forms handed out, not read"),
    "returned.no_sheet": ("表のファイルではありません", "not a spreadsheet"),
    "returned.unreadable": ("開けません: {why}", "cannot be opened: {why}"),
    "W_RETURNED_NOT_READ": ("このファイルは読んでいません。{why}", "This file was not read. {why}"),
    "W_RETURNED_NOT_READ.hint": (
        "必要な分なら、配った用紙に記入したものを送り直してもらってください。",
        "If it matters, ask for it again, filled in on the form that was handed out.",
    ),
    "returned.plain": (
        "※ {files} 件のうち、全部記入されて問題のない {count} 件は省いています。",
        "※ {count} of {files} files are filled in whole and without a problem; they are not listed.",
    ),
    "E_RETURNED_NONE": (
        "{found} に、この様式の記入済みファイルがありません（ファイル {count} 件）。",
        "{found} holds no filled-in form of this kind ({count} files).",
    ),
    "E_RETURNED_NONE.hint": (
        "フォルダーと年度（--fy）を確かめてください。様式は、書き出した Excel ブックのまま返してもらいます。",
        "Check the folder and the year (--fy). Forms must come back as the workbooks that were written.",
    ),
}
