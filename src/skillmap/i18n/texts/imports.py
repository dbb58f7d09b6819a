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
    "E_CHECKS": ("checks.yaml に誤りがあります。", "checks.yaml has errors."),
    "E_CHECKS.hint": (
        "上の行を直してください。書き方の例: - {{what: staff, equals: 3012}}",
        "Mend the lines above. For example: - {{what: staff, equals: 3012}}",
    ),
    "E_CHECKS_FORM": (
        "「checks:」の下に、確かめる合計を「- what: staff」のように並べてください（{found}）。",
        "List the totals below checks: as - what: staff ({found}).",
    ),
    "E_CHECKS_KEY": ("「{found}」という項目はありません。", "There is no key {found}."),
    "E_CHECKS_KEY.hint": ("使える項目: {expected}", "Keys that exist: {expected}"),
    "E_CHECKS_VALUE": ("{key} の値（{found}）が正しくありません。", "The value of {key} is not right: {found}"),
    "E_CHECKS_VALUE.hint": ("書き方: {expected}", "Expected: {expected}"),
    "E_CHECK_FAILED": (
        "取り込むと「{name}」が {found} になります（{expected} のはずです）。",
        "With this import {name} would be {found}; it should be {expected}.",
    ),
    "E_CHECK_FAILED.hint": (
        "ファイルを確かめてください。数のほうが変わったのなら checks.yaml を直すか、--ignore-checks を付けてください。",
        "Check the file; if the total has changed, mend checks.yaml or add --ignore-checks.",
    ),
    "W_CHECK_FAILED": (
        "「{name}」は {found} で、{expected} と合っていません（この取り込みの前からです）。",
        "{name} is {found}, not {expected} (it was so before this import).",
    ),
    "W_CHECK_IGNORED": (
        "「{name}」が {found} になります（{expected} のはずですが、--ignore-checks により取り込みます）。",
        "{name} becomes {found} although it should be {expected} (--ignore-checks).",
    ),
    "checks.exact": ("{low}", "{low}"),
    "checks.least": ("{count} 以上", "{count} or more"),
    "checks.most": ("{count} 以下", "{count} at most"),
    "checks.between": ("{low}～{high}", "{low} to {high}"),
    "E_NO_STAFF_YET": (
        "職員がまだ一人も登録されていないため、{file} の職員を確かめられません。",
        "No staff has been taken in yet, so that nobody in {file} can be known.",
    ),
    "E_NO_STAFF_YET.hint": (
        "先に職員名簿を取り込んでください: `skillmap staff import FILE`",
        "Take in the staff list first: `skillmap staff import FILE`",
    ),
    "E_FOLDER": ("「{found}」というフォルダーはありません。", "There is no folder {found}."),
    "E_FOLDER.hint": (
        "Excel や CSV の入ったフォルダーを指定してください。一つのファイルなら `skillmap staff import FILE` などを使います。",
        "Name a folder with workbooks or CSVs; for a single file use `skillmap staff import FILE` and the like.",
    ),
    "E_FOLDER_EMPTY": (
        "フォルダー {found} に、取り込める書類がありません。",
        "The folder {found} holds no document that can be taken in.",
    ),
    "E_FOLDER_EMPTY.hint": (
        "見出しの行に「職員番号」「氏名」などがあるか確かめてください。役所独自の見出しは skillmap.toml に書けます。",
        "Check that the headings are there; the office's own headings can go into skillmap.toml.",
    ),
    "E_FOLDER_FILES": (
        "{count} 個のファイルに読めないものや誤りがあるため、何も書き込んでいません。",
        "{count} files cannot be read or have errors; nothing was written.",
    ),
    "E_FOLDER_FILES.hint": (
        "上の箇所を直すか、関係のないファイルをフォルダーから出して、もう一度実行してください。",
        "Mend the places above, or take files that do not belong out of the folder, and run it again.",
    ),
    "E_FOLDER_ASK": (
        "{count} 個のファイルについて確認が必要です。何も書き込んでいません。",
        "{count} files need an answer; nothing was written.",
    ),
    "E_FOLDER_ASK.hint": (
        "上の案内のオプションを付けるか、そのファイルだけ先に取り込んでください。",
        "Add the options named above, or take in that file by itself first.",
    ),
    "E_FOLDER_CHANGED": (
        "表示してから取り込むまでの間に、ファイルが変わりました。何も書き込んでいません。",
        "A file has changed since the changes were shown; nothing was written.",
    ),
    "E_FOLDER_CHANGED.hint": ("もう一度実行して、変更内容を確かめてください。", "Run it again and check the changes."),
    "E_FILE_SEVERAL": (
        "どの書類か決められません（{expected} のどれにも見えます）。",
        "This could be any of: {expected}.",
    ),
    "E_FILE_SEVERAL.hint": (
        "書類ごとのコマンド（{commands}）で、このファイルだけ取り込んでください。",
        "Take this file in by its own command: {commands}",
    ),
    "W_FILE_UNKNOWN": (
        "どの書類か分からないため、取り込みません（見出し: {found}）。",
        "Not taken in: no document that is known (headings: {found}).",
    ),
    "W_FILE_UNKNOWN.hint": (
        "役所独自の見出しなら skillmap.toml の [headings] に書いてください。",
        "If these are the office's own headings, put them into [headings] of skillmap.toml.",
    ),
    "W_FILE_FORM": (
        "返ってきた{found}なので、ここでは取り込みません。",
        "A returned {found}: not taken in here.",
    ),
    "W_FILE_FORM.hint": (
        "同じフォルダーのまま {command} で取り込めます。未回答も分かります。",
        "Take in the same folder with {command}; it also says who has not answered.",
    ),
    "N_FILE_OURS": (
        "このプログラムが書き出した書類（{found}）なので、取り込みません。",
        "Written by this program ({found}), so it is not taken in.",
    ),
    "N_FILE_OTHER": ("表のファイルではないので、読みません。", "No workbook or CSV: not read."),
    "folder.title": ("フォルダー {folder} の取り込み（{count} 個のファイル）", "Folder {folder}: {count} files"),
    "folder.file": ("  {no}. {file} → {kind}{day}", "  {no}. {file} -> {kind}{day}"),
    "folder.day": ("（{day}現在）", " (as of {day})"),
    "folder.found": ("次の順に取り込みます:", "Taken in this order:"),
    "W_CHECK_UNCOUNTED": (
        "「{name}」を数えられません。「{found}」という所属がありません。",
        "{name} cannot be counted: there is no unit {found}.",
    ),
    "W_ORG_COMPLETED": (
        "部が空欄の「{found}」を「{expected}」と読みました。",
        "Read {found}, which has no department here, as {expected}.",
    ),
    "W_STAFF_NO_UNITS": (
        "所属の列がない名簿なので、新しい職員は所属なしで登録します。",
        "The list has no units: new people are recorded without one.",
    ),
    "W_STAFF_NO_UNITS.hint": (
        "所属の入った名簿を後から取り込めば、所属が付きます。",
        "Take in a list with units later to place them.",
    ),
    "N_STAFF_TEAMS_KEPT": (
        "係の列がない名簿なので、{count} 人は、書かれた所属の中の今の係のままとしました。",
        "The list has no column for teams: {count} people stay in the team (of the unit it names) where they are.",
    ),
    "W_OTHER_DOCUMENT": (
        "使わない列が多く、「{found}」のように見えます。取り込む書類の種類を確かめてください。",
        "Many columns are not known here; it looks like: {found}.",
    ),
    "W_OTHER_DOCUMENT.hint": ("その書類であれば: {command}", "If it is that: {command}"),
    "E_CONFIG_HEADING": ("「{found}」という列はありません。", "There is no column {found}."),
    "E_CONFIG_HEADING.hint": ("使える列の名前: {expected}", "Columns that exist: {expected}"),
    "W_FILE_KNOWN": (
        "同じファイルを {day} に取り込み済みです（記録番号 {entry}）。今回変わる {count} 件は、その後に変更したものか、そのとき取り込まなかったものです。",
        "This very file was taken in on {day} (entry {entry}). What it would change now ({count}) was changed since, or was not taken in then.",
    ),
    "W_FILE_KNOWN.hint": (
        "古いファイルをもう一度選んだのであれば、適用しないでください。",
        "If it is an old file chosen once more, do not apply this.",
    ),
    "N_FILE_KNOWN": (
        "このファイルは {day} に取り込み済みです（記録番号 {entry}）。",
        "This very file was taken in on {day} (entry {entry}).",
    ),
}
