"""Texts of `sheets`: what we write."""

TEXTS: dict[str, tuple[str, str]] = {
    "sheets.confidential": ("【取扱注意】", "CONFIDENTIAL"),
    "sheets.chart": ("{name}（図）", "{name} (chart)"),
    "sheets.form.title": ("入力の確認", "Check your input"),
    "sheets.form.pick": ("一覧から選んでください。", "Pick one from the list."),
    "sheets.form.between": (
        "{low} から {high} までの整数を入力してください。",
        "Type a whole number from {low} to {high}.",
    ),
    "sheets.form.day": (
        "日付を入力します（例：2026/4/1、R8.4.1）。",
        "Type a day (2026/4/1 or R8.4.1).",
    ),
    "sheets.mend.title": ("要修正", "To mend"),
    "sheets.mend.reason": (
        "取り込めなかった理由（直したら、この列は残したままで構いません）",
        "Why this row was left out (the column may stay)",
    ),
    "sheets.problems.title": ("指摘一覧", "Problems"),
    "sheets.problems.sheet": ("シート", "Sheet"),
    "sheets.problems.cell": ("セル", "Cell"),
    "sheets.problems.code": ("記号", "Code"),
    "sheets.problems.kind": ("区分", "Kind"),
    "sheets.problems.kind.error": ("誤り", "error"),
    "sheets.problems.kind.warning": ("注意", "warning"),
    "sheets.problems.kind.note": ("お知らせ", "note"),
    "sheets.problems.text": ("内容", "What"),
    "sheets.problems.advice": ("直し方", "What to do"),
    "E_TARGET_OPEN": (
        "{file} はほかのプログラムで開かれているため上書きできません。新しい内容は {kept} に保存しました。",
        "{file} is open in another program and could not be replaced. The new file was kept as {kept}.",
    ),
    "E_TARGET_OPEN.hint": (
        "Excel で閉じてください。閉じたあと、{kept} の名前を変えるか、もう一度実行してください。",
        "Close it in Excel, then rename {kept} or run the command again.",
    ),
    "E_CANNOT_WRITE": ("{file} に書き込めません（{reason}）。", "{file} cannot be written ({reason})."),
    "E_CANNOT_WRITE.hint": (
        "フォルダーの権限と空き容量を確かめてください。前のファイルはそのままです。",
        "Check permissions and free space. The old file is untouched.",
    ),
    "E_NOT_IN_CP932": (
        "{file} に Shift_JIS（CP932）で表せない文字があるため、書き出しません。",
        "{file} holds characters that Shift_JIS (CP932) does not have; nothing was written.",
    ),
    "E_NOT_IN_CP932.hint": (
        "UTF-8 で書き出すか、Excel ブックで渡してください。文字を「?」に置き換えることはしません。",
        "Use UTF-8 or a workbook. Characters are never replaced.",
    ),
    "E_NOT_IN_CP932_CELL": ("CP932 にない文字があります：{found}", "Not in CP932: {found}"),
}
