"""Help of `skillmap staff` in Japanese."""

HELP: dict[str, str] = {
    "The file holds all leave of the day: what is missing has ended": "ファイルはその日の休職等の全件（ないものは前日で終わり）",
    "Accept that a large share of the leave ends": "休職等の多くが終わることを承知する",
    "Record a transfer, today or on a day to come.": "異動を登録する（先の日付も可）",
    "Take in a staff list. Into an empty workspace it proposes its units, in order of appearance.": "職員名簿を取り込む（空の作業フォルダーでは、名簿に出てくる順に所属も作る）",
    "The file holds some people (default)": "一部の職員の名簿（差分、既定）",
    "People in 建制順, grade, 五十音.": "職員の一覧（建制順、職名順、五十音順）",
    "One person.": "職員一人の内容を示す",
    "Take in a list of people on leave (育休, 病休, 派遣).": "休職等の一覧を取り込む（育休・病休・派遣など）",
    "Record that somebody leaves; seats, requests, aims and leader's seats are freed with it.": "退職などを登録する（席・受講希望・目標・リーダーの席も同時に空ける）",
    "Last day in the office (for 転出: the first day elsewhere)": "退職日（在職する最後の日。転出は転出先での最初の日）",
    "退職, 転出, 任期満了, 死亡 (retired, moved-out, term-over, died)": "退職・転出・任期満了・死亡のいずれか",
    "Second posts (兼務) of one person.": "職員一人の兼務",
    "Record a second post.": "兼務を登録する",
    "Record that a second post is over.": "兼務の終わりを登録する",
    "First day of the post (default: today)": "兼務の最初の日（既定は今日）",
    "Last day of the post": "兼務の最後の日",
    "First day without the post (default: today)": "兼務が解かれる日（既定は今日）",
    "兼務, 併任, 事務取扱, 充て職 (extra, concurrent, acting, ex-officio)": "兼務・併任・事務取扱・充て職のいずれか",
    "Record leave that stands in remarks (育児休業中 …), too": "備考に書かれた休職等（育児休業中など）も登録する",
    "First day in the new unit": "異動日",
}
