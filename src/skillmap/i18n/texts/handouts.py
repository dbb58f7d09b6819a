"""Texts of what leaves the office: the number of a set, its list, what waits, the questions before."""

TEXTS: dict[str, tuple[str, str]] = {
    "handout.stamp": ("照合番号 {number}", "Set {number}"),
    "handout.stamp.draft": ("照合番号 {number}　【案】", "Set {number} [DRAFT]"),
    "handout.list.file": ("配布一覧_{what}", "Files_{what}"),
    "handout.list.title": ("配布一覧　照合番号 {number}", "Files of set {number}"),
    "handout.summary": ("{number}：{files} ファイル、{people} 人分", "{number}: files {files}, people {people}"),
    "handout.summary.rest": ("{number}：残りの {files} ファイル", "{number}: the remaining files, {files}"),
    "handout.stage.draft": ("案", "draft"),
    "handout.stage.final": ("確定", "final"),
    "handout.kind.roster-all": ("名簿", "rosters"),
    "handout.kind.roster-department": ("研修名簿", "training rosters"),
    "handout.kind.roster-leader": ("リーダー名簿", "leaders"),
    "handout.kind.roster-session": ("受講者名簿", "session rosters"),
    "handout.kind.roster-decision": ("受講決定通知", "notices of seats"),
    "handout.kind.roster-completion": ("修了者名簿", "completions"),
    "handout.kind.roster-plan": ("育成計画一覧", "plans"),
    "handout.kind.roster-history": ("受講履歴台帳", "training history"),
    "handout.kind.roster-skillmap": ("スキルマップ", "skill maps"),
    "handout.kind.roster-calendar": ("研修カレンダー", "calendars of sessions"),
    "handout.kind.roster-ics": ("予定表ファイル", "calendar files"),
    "handout.kind.leader-form": ("推薦書", "nomination forms"),
    "handout.kind.leader-sheet": ("リーダーカード", "leaders' pages"),
    "handout.kind.assess-form": ("スキル評価シート", "assessment forms"),
    "handout.kind.plan-sheet": ("育成計画書", "plan sheets"),
    "handout.kind.staff-card": ("職員カード", "person's card"),
    "handout.kind.privacy-export": ("本人記録", "person's record"),
    "handout.kind.privacy-share": ("統計資料", "totals for others"),
    "handout.kind.blank": ("記入様式", "empty forms"),
    "handout.kind.listing": ("一覧", "listing"),
    "handout.kind.report-html": ("報告", "report"),
    "handout.left": (
        "{file}（{about}）は置き換えられませんでした：{reason}",
        "{file} ({about}) could not be replaced: {reason}",
    ),
    "todo.stray": (
        "読まれていない定義ファイルがある（{files}）",
        "Definition files that are not read: {files}",
    ),
    "todo.rosters": (
        "配った名簿（確定）と所属が合わなくなった席 {count}件（{people}人）がある（{departments}）",
        "Final rosters that were handed out no longer agree: {count} seats of {people} people ({departments})",
    ),
    "todo.rosters.others": ("ほか {count} 部署", "{count} others"),
    "todo.handout": (
        "置き換えを待っているファイルがある（照合番号 {number}）",
        "Files of set {number} wait to be put in place",
    ),
    "handout.unfinished": (
        "照合番号 {number} のうち {done} ファイルを置き換えました。残る {count} ファイルは、Excel で閉じてから"
        " `skillmap roster export --again` で置き換えてください。",
        "Of set {number} {done} files are in place. Close the other {count} in Excel, then run"
        " `skillmap roster export --again`.",
    ),
    "out.written.number": ("書き出しました: {file}（照合番号 {number}）", "Written: {file} (set {number})"),
    "out.exists": (
        "このプログラムが書いたままではないファイルが {count} 件あり、置き換えると元に戻せません: {found}",
        "{count} files are there that are not as this program wrote them: {found}. Replaced, they are lost.",
    ),
    "out.reason": (
        "{count} 人分の氏名を書き出します。何に使うのか、理由を入力してください。",
        "{count} people are named. Say what it is for.",
    ),
    "roster.draft": ("{name}（案）", "{name} (draft)"),
    "roster.is_draft": (
        "これは案です。配る名簿は --final を付けて書き出してください。載っている人には、席を知らせたものとして記録します。",
        "These are drafts. Write the rosters that you hand on with --final: whoever is in them then counts as told.",
    ),
    "roster.final": (
        "確定した名簿です。{count} 件の席を、本人に知らせたものとして記録します。",
        "Final rosters: {count} seats will count as told to their owners.",
    ),
    "roster.in_vain": (
        "このままでは受けられない席が {count} 件（{of} 人：{people}）載っています（休職等、退職、日程の重なりなど。`skillmap status --all`）。",
        "{count} seats of {of} people are in them that will not be taken as things stand ({people}): see `skillmap status --all`.",
    ),
    "roster.again": (
        "照合番号 {number} の残り {count} ファイルを置き換えました: {folder}",
        "The remaining {count} files of set {number} are in place: {folder}",
    ),
    "E_OUT_ENDING": (
        "「{file}」の拡張子では、書き出す形式が分かりません。使える拡張子: {expected}",
        "The ending of {file} does not say in which format to write. Endings: {expected}",
    ),
    "E_OUT_ENDING.hint": (
        "ファイル名の終わりを .xlsx などにするか、`--format` で形式を指定してください。",
        "Give the file one of these endings, or name the format with `--format`.",
    ),
    "E_OUT_FORMAT": (
        "「{file}」の拡張子と、指定した形式（{found}）が合いません。",
        "The ending of {file} is that of another format than {found}.",
    ),
    "E_OUT_FORMAT.hint": (
        "拡張子か --format のどちらかを直してください。--format を外すと、拡張子の形式になります。",
        "Change the ending or the format. Without --format the ending decides.",
    ),
    "E_OUT_KIND": (
        "「{file}」という名前では書き出せません。中身は {expected} のファイルです。何も書き出していません。",
        "{file} is no name for this: it is a file that ends in {expected}. Nothing was written.",
    ),
    "E_OUT_KIND.hint": (
        "ファイル名の終わり（拡張子）を、中身に合わせてください。",
        "Give the file the ending of what is in it.",
    ),
    "E_OUT_FOLDER": (
        "--out「{found}」はフォルダーではありません。書き出すファイルは {count} 件です。何も書き出していません。",
        "--out {found} is no folder; {count} workbooks are to be written. Nothing was written.",
    ),
    "E_OUT_FOLDER.hint": (
        "--out にはフォルダーを指定してください。1 件だけなら .xlsx で終わるファイル名も使えます。",
        "Give a folder with --out. A single workbook can also go to a file that ends in .xlsx.",
    ),
    "E_OUT_EXISTS": (
        "このプログラムが書いたままではないファイルが {count} 件あります: {found}。何も書き出していません。",
        "{count} files are there that are not as this program wrote them: {found}. Nothing was written.",
    ),
    "E_OUT_EXISTS.hint": (
        "別の名前にするか、中身を確かめたうえで --replace を付けてください。",
        "Take another name, or look at them and run it again with --replace.",
    ),
    "E_OUT_REASON": (
        "{count} 人分の氏名を書き出すには、理由が必要です（設定 reason_above）。何も書き出していません。",
        "{count} people are named: this asks for a reason (setting reason_above). Nothing was written.",
    ),
    "E_OUT_REASON.hint": ("--reason に理由を書いてください。", "Say it with --reason."),
    "E_HANDOUT_NOTHING": (
        "置き換えを待っているファイルはありません。",
        "No file waits to be put in its place.",
    ),
    "E_HANDOUT_NOTHING.hint": (
        "`skillmap roster list` で、これまでに書き出した組が分かります。",
        "`skillmap roster list` shows what was handed out.",
    ),
    "E_HANDOUT_SET": ("照合番号「{found}」の組はありません。", "There is no set {found}."),
    "E_HANDOUT_SET.hint": (
        "`skillmap roster list` で番号を確かめてください。",
        "See `skillmap roster list` for the numbers.",
    ),
    "E_ROSTER_FINAL_KIND": (
        "「{found}」の名簿に --final は使えません。受講者に席を知らせる名簿（{expected}）だけが確定になります。",
        "--final is for rosters that tell people of their seats ({expected}), not for {found}.",
    ),
    "E_ROSTER_FINAL_KIND.hint": ("--final を外してください。", "Leave --final out."),
    "decision.file": ("受講決定通知_{fy}_{name}", "seat-decision_{fy}_{name}"),
    "decision.sheet.head": ("所属長あて", "To the head"),
    "decision.sheet.list": ("受講決定者一覧", "Seats decided"),
    "decision.title.new": ("受講決定通知書", "Notice of your seats"),
    "decision.title.changed": ("受講変更通知書", "Your seats have changed"),
    "decision.title.gone": ("受講取消通知書", "Your seat has been withdrawn"),
    "decision.note.changed": (
        "　区分が「変更」の研修は、日時や会場が変わりました。",
        "What is marked as changed has other days or another place.",
    ),
    "decision.note.gone": (
        "　区分が「取消」の研修は、受講がなくなりました。",
        "What is marked as withdrawn is no longer yours to attend.",
    ),
    "decision.new": ("新規", "new"),
    "decision.changed": ("変更", "changed"),
    "decision.gone": ("取消", "withdrawn"),
    "decision.told": ("通知済み", "told before"),
    "E_DECISION_NOBODY": (
        "受講を知らせる職員がいません。",
        "Nobody has to be told of a seat.",
    ),
    "E_DECISION_NOBODY.hint": (
        "`skillmap enrol list --fy {year}` で受講者を、`skillmap enrol told --list` でまだ知らせていない人を確かめてください。",
        "`skillmap enrol list --fy {year}` shows who has a seat, `skillmap enrol told --list` who has not been told.",
    ),
    "E_ROSTER_NEWS_KIND": (
        "--number、--news、--heads は受講決定通知（{expected}）だけのものです（「{found}」が指定されています）。",
        "--number, --news and --heads are for notices of decision ({expected}), not for {found}.",
    ),
    "E_ROSTER_NEWS_KIND.hint": ("--kind を直すか、これらを外してください。", "Mend --kind, or leave them out."),
    "E_ROSTER_FINAL_DAY": (
        "確定した名簿は今日のものだけです（{day} が指定されています）。",
        "Final rosters are those of today, not of {day}.",
    ),
    "E_ROSTER_FINAL_DAY.hint": ("--as-of か --final のどちらかを外してください。", "Leave out --as-of or --final."),
}
