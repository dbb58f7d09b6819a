"""Texts of what all imports share: what was left out, the 新旧対照表, folders, checks."""

TEXTS: dict[str, tuple[str, str]] = {
    "comparison.title": ("新旧対照表", "Changes to be approved"),
    "comparison.sheet": ("新旧対照表", "Changes"),
    "comparison.files": ("元のファイル: {files}", "From: {files}"),
    "comparison.counts": ("件数:", "Counts:"),
    "comparison.made": (
        "{office}　{day}作成　照合番号 {number}",
        "{office}, made on {day}, check number {number}",
    ),
    "comparison.consent": (
        "上記のとおり取り込むことを承認します。　　　　　　年　　　月　　　日",
        "The changes above may be applied.          Date:",
    ),
    "comparison.how": (
        "照合番号は、取り込みのときに画面に出る番号と同じであることを確かめてください。違うときは、承認後に内容が変わっています。",
        "The check number must equal the one shown when the file is taken in; otherwise the changes are not these.",
    ),
    "comparison.seal.chief": ("課長", "Section chief"),
    "comparison.seal.leader": ("係長", "Team leader"),
    "comparison.seal.clerk": ("担当", "In charge"),
    "comparison.no": ("No.", "No."),
    "comparison.kind": ("区分", "Kind"),
    "comparison.subject": ("対象", "Who or what"),
    "comparison.item": ("項目", "Item"),
    "comparison.before": ("旧", "Before"),
    "comparison.after": ("新", "After"),
    "comparison.cell": ("元のセル", "Cell"),
    "comparison.checked": ("確認", "Checked"),
    "comparison.remark": ("備考", "Remark"),
    "import.check_number": ("照合番号 {number}", "Check number {number}"),
    "import.left_out": (
        "誤りのある {count} 行（{rows}行目）を除いて取り込みます。",
        "{count} rows with errors ({rows}) are left out.",
    ),
    "import.rest": (
        "除いた行を書き出しました。直してから、もう一度取り込んでください: {file}",
        "The rows left out are here; mend them and take the file in: {file}",
    ),
    "import.rest_name": ("{name}_要修正", "{name}_to_mend"),
    "E_LEAVE_OUT_COMPLETE": (
        "--complete と --leave-out-bad は同時に使えません。除いた行の人が退職扱いになってしまいます。",
        "--complete and --leave-out-bad exclude each other: those left out would count as gone.",
    ),
    "E_LEAVE_OUT_COMPLETE.hint": (
        "誤りを直して --complete で取り込むか、--complete を外してください。",
        "Mend the file first, or import it without --complete.",
    ),
    "N_FILE_KNOWN": (
        "このファイルは {day} に取り込み済みです（記録番号 {entry}）。",
        "This very file was taken in on {day} (entry {entry}).",
    ),
}
