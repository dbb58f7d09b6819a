"""Texts of the nomination forms, their return, the leader's page and the letters."""

TEXTS: dict[str, tuple[str, str]] = {
    "leader.form.outside": ("部に属さない所属", "Sections outside departments"),
    "leader.form.file": ("{title}推薦書_{fy}_{department}", "{title} nominations_{fy}_{department}"),
    "leader.form.folder": ("{title}推薦書_{fy}", "{title} nominations_{fy}"),
    "leader.form.letter": ("依頼文", "Letter"),
    "leader.form.title": ("{fy}　{title}推薦書", "Nominations of the {title}, {fy}"),
    "leader.form.due": ("提出期限　{due}", "Due: {due}"),
    "leader.form.how": (
        "色の付いた欄に記入してください。推薦する職員は一覧から選びます。一覧にない職員は、職員番号と氏名を入力してください。",
        "Fill in the coloured cells. Pick the nominee from the list, or type staff number and name of somebody else.",
    ),
    "leader.form.pick": (
        "一覧から選びます。一覧にない職員は「職員番号 氏名」と入力します。",
        "Pick from the list, or type staff number and name.",
    ),
    "leader.form.vacant": ("（空席）", "(vacant)"),
    "leader.form.end": ("以上", "End"),
    "leader.form.working": ("推薦書を書き出しています", "Writing nomination forms"),
    "leader.form.done": (
        "推薦書 {count}冊（{seats}席）を {folder} に書き出しました。提出期限は {due} です。",
        "Wrote {count} nomination forms ({seats} seats) to {folder}; due on {due}.",
    ),
    "leader.form.wording": (
        "依頼文は {file} にあります。自分の役所の言葉に直して、もう一度書き出せます。",
        "The letter's text is in {file}; put it into your own words and write the forms again.",
    ),
    "leader.form.term": ("{starts}から{ends}まで", "{starts} to {ends}"),
    "leader.form.everybody": ("全ての職員", "all staff"),
    "leader.form.all_but": ("{grades}を除く職員", "all staff but {grades}"),
    "leader.form.employed": ("任用区分が{kinds}の職員", "staff employed as {kinds}"),
    "leader.form.employed_but": (
        "任用区分が{kinds}の職員（{grades}を除く）",
        "staff employed as {kinds}, but {grades}",
    ),
    "E_LEADER_FORM_NONE": ("推薦をお願いする所属がありません。", "There is no section to ask."),
    "E_LEADER_FORM_NONE.hint": (
        "組織一覧のリーダー配置と、data/leaders.yaml の exempt_units を確かめてください（skillmap org list）。",
        "See which units are sections (skillmap org list) and exempt_units in data/leaders.yaml.",
    ),
    "E_LETTER": ("文面「{file}」に直すところがあります。", "The text {file} needs mending."),
    "E_LETTER.hint": ("下の行を直して、もう一度実行してください。", "Mend the lines below and run the command again."),
    "E_LETTER_FIELD": (
        "「{{{found}}}」は使えません。使えるもの: {expected}",
        "{{{found}}} is no field of this letter. Fields: {expected}",
    ),
    "E_LETTER_FIELD.hint": (
        "綴りを直すか、文字として印字するなら {{{{ }}}} と二重にします。",
        "Mend the spelling, or double the braces to print them: {{{{ }}}}.",
    ),
    "E_LETTER_BRACE": ("波括弧の対応が取れていません: {found}", "A brace stands alone: {found}"),
    "E_LETTER_BRACE.hint": (
        "文字として印字する波括弧は {{{{ }}}} と二重にします。",
        "Double the braces that are to be printed: {{{{ }}}}.",
    ),
    "E_LETTER_FILE": ("文面のファイル「{file}」を読めません。", "The text file {file} cannot be read."),
    "E_LETTER_FILE.hint": (
        "ファイルの場所と、文字コード（UTF-8）を確かめてください。",
        "See that the file is there and saved as UTF-8.",
    ),
    "sheets.form.not_listed": (
        "一覧にない職員です。このまま入力しますか。",
        "This person is not in the list. Keep what you typed?",
    ),
    "leader.folder.title": (
        "{title}の推薦書の取り込み（{fy}、{count}冊）",
        "Import nomination forms: {title} ({fy}, {count} files)",
    ),
    "leader.folder.full": ("{asked}席の全部に回答", "all of {asked} seats answered"),
    "leader.folder.part": ("{asked}席のうち {named}席に回答", "{named} of {asked} seats answered"),
    "leader.folder.blank": ("{asked}席とも白紙", "all of {asked} seats left blank"),
    "leader.folder.left_out": ("取り込みません（{asked}席）", "left out ({asked} seats)"),
    "leader.folder.waits": (
        "エラーのある {count}冊は取り込みません。直したものが届いたら、もう一度実行してください。",
        "{count} files with errors wait; run the command again when they come back mended.",
    ),
    "leader.answers.title": ("{fy}　{title}の推薦の回答状況", "Nominations of the {title}, {fy}: who has answered"),
    "leader.answers.done": ("済", "done"),
    "leader.answers.part": ("一部", "in part"),
    "leader.answers.came": ("要確認", "to check"),
    "leader.answers.none": ("未回答", "none"),
    "leader.answers.late": ("未回答（期限後）", "none, overdue"),
    "leader.answers.note": (
        "※ {departments}部のうち回答なし {none}部。{seats}席のうち回答 {answered}席、未回答 {missing}席（提出期限 {due}）",
        "※ {none} of {departments} departments have not answered; {answered} of {seats} seats answered, {missing} open (due {due})",
    ),
    "leader.answers.reminder_title": ("{fy}　{title}の推薦　催促先一覧", "Nominations of the {title}, {fy}: reminders"),
    "leader.answers.reminder_note": ("※ {departments}部・{missing}席", "※ {departments} departments, {missing} seats"),
    "leader.answers.remind": (
        "催促先の一覧は skillmap leader answers --fy {fy} --reminder FILE.xlsx で書き出せます。",
        "skillmap leader answers --fy {fy} --reminder FILE.xlsx writes the list of reminders.",
    ),
    "E_FORM_TWICE": (
        "{section} の推薦が二つの用紙で違います（{found}、もう一方は {other}）。",
        "Two forms name different people for {section}: {found}, the other one {other}.",
    ),
    "E_FORM_TWICE.hint": (
        "正しい方を部に確かめ、もう一方のファイルをフォルダーから外してください。",
        "Ask the department which one is right and take the other file out of the folder.",
    ),
    "E_FORM_CONFLICT": (
        "{section} は、用紙を配った後に台帳が変わりました（配ったとき {before}、台帳は今 {now}、用紙は {found}）。",
        "{section} changed in the register after the form went out (then {before}, now {now}, form {found}).",
    ),
    "E_FORM_CONFLICT.hint": (
        "用紙の方が正しければ leader replace で交代を記録し、そうでなければ用紙の欄を {now} に直してください。",
        "If the form is right, record it with leader replace; otherwise put {now} into the form.",
    ),
    "E_FORM_SEAT": (
        "{section} はリーダーが複数います。席 {seat} を {found} に替えることは用紙だけでは決められません。",
        "{section} has several leaders; a form alone cannot put {found} on seat {seat}.",
    ),
    "E_FORM_SEAT.hint": (
        "leader replace --section … --seat {seat} --staff … で記録してください。",
        "Record it with leader replace --section … --seat {seat} --staff ….",
    ),
    "W_FORM_CLEARED": (
        "{section} の欄が空になっています（配ったときは {found}）。台帳はそのままにします。",
        "{section} was cleared (it said {found}); the register stays as it is.",
    ),
    "W_FORM_CLEARED.hint": (
        "席を空けるなら leader replace --section … を使ってください。",
        "To leave the seat vacant use leader replace --section ….",
    ),
    "N_FORM_OVERTAKEN": (
        "{section} は用紙を配った後に {now} に替わりました。用紙の {found} は配ったときのままなので、台帳を優先します。",
        "{section} has {now} since the form went out; {found} was merely printed on it, so the register stays.",
    ),
    "W_FORM_CONSENT": (
        "立候補の {found} に、所属長の同意の印がありません。",
        "The head's consent to the volunteer {found} is not ticked.",
    ),
    "W_FORM_CONSENT.hint": (
        "所属長に確かめてください。推薦は取り込みます。",
        "Ask the head; the nomination is taken in.",
    ),
    "W_FORM_CONDITIONS": (
        "{found} について、確認の印がない要件があります: {missing}",
        "Conditions not ticked for {found}: {missing}",
    ),
    "W_FORM_CONDITIONS.hint": (
        "所属長に確かめ、leader nominate --conditions で書き足してください。",
        "Ask the head and add them with leader nominate --conditions.",
    ),
}
