"""Help of `skillmap leader`."""

HELP: dict[str, str] = {
    "Take in nominations: a list by section, a letter, or a folder of returned forms. A folder is one change set and one entry; who has not answered is listed.": (
        "推薦を取り込む（所属別の名簿、推薦書、または届いた推薦書（1件か、そのフォルダー））。フォルダーは一つの変更・一つの記録になり、未回答の部と課を示す"
    ),
    "Write nomination forms: one workbook per department with its letter, eligible staff to pick from.": (
        "推薦書を書き出す。部ごとに一冊、依頼文つき。推薦する職員は対象者の一覧から選べる"
    ),
    "Which departments and sections have not answered. Exit code 1 when there is any.": (
        "推薦の回答がまだの部と課を示す（あれば終了コード 1）"
    ),
    "A workbook or CSV, or returned nomination forms (one, or a folder)": "Excel ブックか CSV、または届いた推薦書（1件か、そのフォルダー）",
    "Write who has not answered as a workbook": "未回答の一覧（催促先）を Excel に書き出す",
    "Record what came of a term: theme, result, later post; also of a term that is over.": (
        "任期の成り行きを書き足す（改善テーマ、成果、その後の配置）。終わった任期にも書ける"
    ),
    "Where the experience is used afterwards": "その後の配置",
    "Write each leader's page (first steps, next training, conduct, gaps) with a letter from the executive.": (
        "リーダーごとの一枚（最初にすること、次の研修、行動規範、課の不足）を、首長などからの手紙とともに書き出す"
    ),
    "Only this department": "この部だけ",
    "The day by which forms should be back": "提出期限",
    "Document number, as printed on the letter": "依頼文に印字する文書番号",
    "Date of the letter (default: today)": "依頼文の日付（省略時は今日）",
    "Text of the letter (default: data/letters)": "依頼文の文面のファイル（省略時は data/letters）",
    "Record one nomination by hand, or add to the present leader's entry. Without --from the term begins today, or on 1 April of another fiscal year.": (
        "推薦を一件登録する（在任中の人なら、テーマや成果を書き足す）。--from がなければ今日から（別の年度は 4 月 1 日から）"
    ),
    "Hand a seat over: the present term ends the day before, the successor has the rest of it.": (
        "リーダーを交代する。前任者の任期は前日で終わり、後任者が残りの任期を務める"
    ),
    "One row per seat of every section, vacant ones too.": "所属ごとのリーダーの一覧（空席も一行）",
    "Everything the register holds of a section's or a person's terms, the latest first.": "所属または職員の経過を、新しい順に全項目で示す",
    "What is wrong or due, each with the command that mends it. Exit code 1 when there is anything.": (
        "確かめることを、直すためのコマンドとともに示す（あれば終了コード 1）"
    ),
    "Workbook (.xlsx) or CSV": "Excel ブック（.xlsx）または CSV",
    "First day of the term": "任期の初日",
    "recommended, volunteer or appointed (推薦, 立候補, 指名)": "経路（推薦、立候補、指名）",
    "Why this person": "推薦理由",
    "Who recommended": "推薦者",
    "The section's own improvement theme": "所属の改善テーマ",
    "What came of the theme": "改善の成果",
    "The head confirms the rule's conditions": "所属長が要件を確認済み",
    "The list holds all leaders from --from on: terms it lacks end before": "名簿は --from の日からの全件（ない任期は前日で終わり）",
    "Accept that a large share of the terms ends": "任期の多くが終わることを認める",
    "End running terms of the seats the day before": "在任中の人の任期を前日で終わらせる",
    "The successor; nobody = the seat is left vacant": "後任者（省略すると空席のまま）",
    "The seat, when there are several": "席の番号（複数あるとき）",
    "Every finding in a row of its own": "一件ずつ示す",
}
