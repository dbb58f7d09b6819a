"""Texts of `training`."""

TEXTS: dict[str, tuple[str, str]] = {
    "half.am": ("午前", "morning"),
    "half.pm": ("午後", "afternoon"),
    "closed.saturday": ("土曜日", "Saturday"),
    "closed.sunday": ("日曜日", "Sunday"),
    "closed.holiday": ("祝日（{name}）", "public holiday ({name})"),
    "closed.year-end": ("年末年始の閉庁日", "closed over the New Year"),
    "closed.office": ("庁舎の休業日", "closed by the office"),
    "E_SESSION_TRAINING": (
        "開催回 {session}：研修「{found}」は研修一覧にありません。",
        "Session {session}: there is no training {found}.",
    ),
    "E_SESSION_TRAINING.hint": (
        "skillmap training list で研修を確かめてください。",
        "See the trainings with: skillmap training list",
    ),
    "E_SESSION_RETIRED": (
        "開催回 {session}：研修「{training}」は廃止されています。",
        "Session {session}: the training {training} is retired.",
    ),
    "E_SESSION_RETIRED.hint": (
        "後継の研修に替えるか、研修の定義で status を active に戻してください。",
        "Use the training that follows it, or set its status back to active.",
    ),
    "W_SESSION_HALF_DAYS": (
        "開催回 {session}：「{training}」は半日 {expected} 回の研修ですが、日程は {found} 回です。",
        "Session {session}: {training} has {expected} half days, but {found} are given.",
    ),
    "E_SESSION_CAPACITY": (
        "開催回 {session}：定員 {found} は使えません（1～{most}）。",
        "Session {session}: {found} is no capacity (1 to {most}).",
    ),
    "E_SESSION_CAPACITY.hint": ("定員を人数（1以上の整数）で書いてください。", "Give the number of seats, 1 or more."),
    "E_SESSION_MINIMUM": (
        "開催回 {session}：最少人数 {found} は 0 から定員（{capacity}）までにしてください。",
        "Session {session}: the minimum {found} must lie between 0 and the capacity ({capacity}).",
    ),
    "E_SESSION_DEPARTMENT": (
        "開催回 {session}：割当のある部署「{found}」がありません。",
        "Session {session}: there is no department {found} to have a quota.",
    ),
    "E_SESSION_DEPARTMENT.hint": (
        "名簿の単位になっている所属を書いてください。",
        "Name a unit that gets its own roster.",
    ),
    "E_SESSION_QUOTA": (
        "開催回 {session}：{department} の割当 {found} は人数として使えません。",
        "Session {session}: {found} is no quota for {department}.",
    ),
    "E_SESSION_QUOTAS": (
        "開催回 {session}：部署別定員「{found}」を読めません。",
        "Session {session}: cannot read the quota {found}.",
    ),
    "E_SESSION_QUOTAS.hint": (
        "所属コードと人数を「D01:3、D02:5」のように書いてください。",
        "Write unit codes and seats like D01:3, D02:5.",
    ),
    "session.export.title": (
        "{office}　{fy}年度 研修日程",
        "{office}: sessions of FY{fy}",
    ),
    "session.export.note": (
        "※1行が半日です。同じ開催コードの行は一つの回です。直して skillmap session import で取り込めます。",
        "* A row is a half day; rows with one code are one session. Mend it and take it in with: skillmap session import",
    ),
    "E_SESSION_NO_MEETING": (
        "開催回 {session}：開催日も受講期間もありません。",
        "Session {session} has neither days nor a window.",
    ),
    "E_SESSION_NO_MEETING.hint": (
        "集合研修は日程を、eラーニングは受講期間（開始日と終了日）を入れてください。",
        "Give the days of a class, or the window (first and last day) of an e-learning.",
    ),
    "E_SESSION_WINDOW": (
        "開催回 {session}：受講期間の終わり（{last}）が始まり（{first}）より前です。",
        "Session {session}: the window ends ({last}) before it begins ({first}).",
    ),
    "E_SESSION_OUTSIDE_YEAR": (
        "開催回 {session}：{day} は {fy} 年度の日ではありません。",
        "Session {session}: {day} is not in fiscal year {fy}.",
    ),
    "E_SESSION_OUTSIDE_YEAR.hint": (
        "年か年度の書き間違いがないか確かめてください（年度は4月1日～3月31日）。",
        "Check the year; a fiscal year runs from 1 April to 31 March.",
    ),
    "W_SESSION_CLOSED_DAY": (
        "開催回 {session}：{day} は{why}です。",
        "Session {session}: {day} is a closed day ({why}).",
    ),
    "W_SESSION_CLOSED_DAY.hint": (
        "休日に開催する場合はこのままで構いません。",
        "Leave it as it is if the session really takes place that day.",
    ),
    "W_SESSION_DEADLINE": (
        "開催回 {session}：締切 {deadline} が初日 {day} より後です。",
        "Session {session}: the deadline {deadline} is after the first day {day}.",
    ),
    "E_SESSION_SAME_HALF_DAY": (
        "開催回 {session}：{day} {half}が2回あります。",
        "Session {session}: {day} {half} is given twice.",
    ),
    "E_SESSION_SAME_HALF_DAY.hint": ("同じ半日の日程は一つにまとめてください。", "Make one meeting of each half day."),
    "E_SESSION_TIME": (
        "開催回 {session}：時刻「{found}」を読めません。",
        "Session {session}: {found} is no time of day.",
    ),
    "E_SESSION_TIME.hint": ("例: 09:00、13:30", "For example: 09:00, 13:30"),
    "E_SESSION_TIMES": (
        "開催回 {session}：{day} の終了 {ends} が開始 {starts} より後になっていません。",
        "Session {session}: on {day} the end {ends} is not after the start {starts}.",
    ),
    "E_SESSION_TWICE": ("開催回の番号 {session} が2回使われています。", "The session code {session} is used twice."),
    "E_SESSION_TWICE.hint": ("開催回ごとに別の番号を付けてください。", "Give each session a code of its own."),
    "W_SESSION_VENUE": (
        "会場「{venue}」が {day} {half}に重なっています（{other} と {session}）。",
        "{venue} is used twice on {day} {half}: by {other} and by {session}.",
    ),
    "E_SESSION_ROWS": (
        "開催コード {session} の行で値が食い違っています（{found} と {expected}）。",
        "The rows of session {session} disagree ({found} and {expected}).",
    ),
    "E_SESSION_ROWS.hint": (
        "同じ開催コードの行では、定員や会場などを同じにしてください。",
        "Rows of one session must say the same.",
    ),
    "E_SESSION_UNKNOWN": (
        "「{found}」に当たる開催回がありません。",
        "There is no session {found}.",
    ),
    "E_SESSION_UNKNOWN.hint": (
        "skillmap session list で開催コードを確かめてください。",
        "See the codes with: skillmap session list",
    ),
    "E_SESSION_SEVERAL": (
        "「{found}」の開催回は複数あります: {expected}",
        "{found} has several sessions: {expected}",
    ),
    "E_SESSION_SEVERAL.hint": (
        "開催コードで指定してください。",
        "Name one by its code.",
    ),
    "E_ENROL_WHO": (
        "--staff か --section のどちらか一つで対象を指定してください。",
        "Say for whom: either --staff or --section.",
    ),
    "E_ENROL_WHO.hint": (
        "例: skillmap enrol add 開催コード --staff 001234",
        "For example: skillmap enrol add SESSION --staff 001234",
    ),
    "E_ENROL_CANCELLED": (
        "開催回 {session} は中止になっています。",
        "Session {session} is cancelled.",
    ),
    "E_ENROL_CANCELLED.hint": (
        "別の開催回を選んでください。",
        "Choose another session.",
    ),
    "E_ENROL_FULL": (
        "開催回 {session} の空きは {expected} 席で、{found} 人は入れません。",
        "Session {session} has {expected} free seats, not enough for {found}.",
    ),
    "E_ENROL_FULL.hint": (
        "人数を減らすか、別の開催回を選んでください。",
        "Take fewer people or another session.",
    ),
    "E_ENROL_STAFF": (
        "職員「{found}」が職員名簿にありません。",
        "There is no member of staff {found}.",
    ),
    "E_ENROL_STAFF.hint": (
        "職員番号を確かめてください。",
        "Check the staff number.",
    ),
    "E_ENROL_SESSION": (
        "開催コード「{found}」の開催回がありません。",
        "There is no session {found}.",
    ),
    "E_ENROL_SESSION.hint": (
        "skillmap session list で開催コードを確かめてください。",
        "See the sessions with: skillmap session list",
    ),
    "E_ENROL_NO_SESSION": (
        "職員「{found}」の行に開催コードがありません。",
        "The row of {found} names no session.",
    ),
    "E_ENROL_NO_SESSION.hint": (
        "開催コードの列を埋めるか、--session で開催回を指定してください。",
        "Fill in the session code, or give the session with --session.",
    ),
    "E_ENROL_TWICE": (
        "{person} の {session} の行が2回あります。",
        "{person} is listed twice for {session}.",
    ),
    "E_ENROL_TWICE.hint": (
        "一方の行を消してください。",
        "Remove one of the rows.",
    ),
    "E_ENROL_NO_SEAT": (
        "{person} は {session} に登録されていません。",
        "{person} has no seat in {session}.",
    ),
    "E_ENROL_NO_SEAT.hint": (
        "skillmap enrol list --session {session} で受講者を確かめてください。",
        "See who has: skillmap enrol list --session {session}",
    ),
    "E_ENROL_HAS_SEAT": (
        "{person} はすでに {session} に登録されています。",
        "{person} already has a seat in {session}.",
    ),
    "E_ENROL_HAS_SEAT.hint": (
        "別の職員を選んでください。",
        "Choose somebody else.",
    ),
    "E_ENROL_NOBODY_WAITS": (
        "{session} の研修を待っている職員はいません。",
        "Nobody waits for the training of {session}.",
    ),
    "E_ENROL_NOBODY_WAITS.hint": (
        "代わりの職員を --to で指定するか、skillmap enrol cancel で席を空けてください。",
        "Name somebody with --to, or free the seat with: skillmap enrol cancel",
    ),
    "E_ENROL_NOBODY_CAN": (
        "待っている {count} 人のうち、{session} を受講できる職員はいません。",
        "None of the {count} people who wait can attend {session}.",
    ),
    "E_ENROL_NOBODY_CAN.hint": (
        "事情は上の表のとおりです。それでもよい場合は --to で職員を指定してください。",
        "The table above says why. To seat somebody all the same, use --to.",
    ),
    "W_ENROL_NAME": (
        "氏名「{found}」が職員名簿（{person}）と違います。",
        "The name {found} differs from the staff list ({person}).",
    ),
    "W_ENROL_DEADLINE": (
        "{session} の変更締切（{day}）を過ぎています。主催者に連絡してください。",
        "The deadline of {session} ({day}) is over: tell the organiser.",
    ),
    "W_ENROL_DONE": (
        "{person} は「{training}」をすでに修了しています。",
        "{person} has completed {training} already.",
    ),
    "W_ENROL_CLASH": (
        "{person} は同じ時間帯に {other} の席があります（{session}）。",
        "{person} sits in {other} at the same time ({session}).",
    ),
    "W_ENROL_LEAVE": (
        "{person} は {session} の日に{kind}中です。",
        "{person} is on leave ({kind}) on the days of {session}.",
    ),
    "W_ENROL_PREREQUISITE": (
        "{person} は {session} の前提「{training}」をまだ受けていません。",
        "{person} has not taken {training}, which comes before {session}.",
    ),
    "session.item": (
        "開催回",
        "session",
    ),
    "session.import.title": (
        "研修日程の取り込み",
        "Sessions",
    ),
    "session.line": (
        "{training}・{day}～・{venue}・定員{capacity}",
        "{training}, from {day}, {venue}, {capacity} seats",
    ),
    "session.line.cancelled": (
        "{training}・{day}～・{venue}・定員{capacity}（中止）",
        "{training}, from {day}, {venue}, {capacity} seats (cancelled)",
    ),
    "session.window": (
        "{first}～{last}",
        "{first} - {last}",
    ),
    "session.day.whole": (
        "{day}",
        "{day}",
    ),
    "session.day.am": (
        "{day}午前",
        "{day} morning",
    ),
    "session.day.pm": (
        "{day}午後",
        "{day} afternoon",
    ),
    "session.route.nominated": (
        "指名",
        "nominated",
    ),
    "session.route.application": (
        "応募",
        "application",
    ),
    "session.route.recommended": (
        "推薦",
        "recommended",
    ),
    "session.status.planned": (
        "予定",
        "planned",
    ),
    "session.status.cancelled": (
        "中止",
        "cancelled",
    ),
    "enrol.seat": (
        "受講",
        "seat",
    ),
    "enrol.add.title": (
        "受講の登録（{session}）",
        "Seats in {session}",
    ),
    "enrol.import.title": (
        "受講の登録（名簿から）",
        "Seats from a list",
    ),
    "enrol.substitute.title": (
        "受講者の交代（{session}）",
        "Somebody else takes a seat in {session}",
    ),
    "enrol.cancel.title": (
        "受講の取消（{session}）",
        "Seats taken back in {session}",
    ),
    "enrol.why.mandatory": (
        "必修",
        "mandatory",
    ),
    "enrol.why.leader": (
        "リーダー研修",
        "leaders' programme",
    ),
    "enrol.why.plan": (
        "育成計画",
        "plan",
    ),
    "enrol.why.application": (
        "応募",
        "application",
    ),
    "enrol.why.hand": (
        "個別指定",
        "by hand",
    ),
    "enrol.origin.hand": (
        "手作業",
        "by hand",
    ),
    "enrol.origin.allocation": (
        "割当",
        "allocation",
    ),
    "training.teaches": (
        "{skill}レベル{level}",
        "{skill} level {level}",
    ),
    "training.format.e-learning": (
        "eラーニング",
        "e-learning",
    ),
    "training.format.half-day": (
        "半日研修",
        "half-day class",
    ),
    "training.format.workshop": (
        "ワークショップ",
        "workshop",
    ),
    "training.format.on-the-job": (
        "実務研修（OJT）",
        "on the job",
    ),
    "training.format.external": (
        "外部研修",
        "external course",
    ),
    "training.format.examination": (
        "試験",
        "examination",
    ),
    "training.item.summary": (
        "内容",
        "summary",
    ),
    "training.item.format": (
        "形式",
        "format",
    ),
    "training.item.hours": (
        "時間（時間）",
        "hours",
    ),
    "training.item.half_days": (
        "半日の回数（回）",
        "half days",
    ),
    "training.item.cost": (
        "費用（円）",
        "cost (yen)",
    ),
    "training.item.capacity": (
        "通常の定員（人）",
        "usual capacity",
    ),
    "training.item.provider": (
        "実施者",
        "provider",
    ),
    "training.item.audience": (
        "対象者",
        "for whom",
    ),
    "training.item.needs": (
        "前提",
        "prerequisites",
    ),
    "training.item.teaches": (
        "身に付くスキル",
        "teaches",
    ),
    "result.title": ("受講結果の取り込み", "Results"),
    "result.item": ("研修", "training"),
    "result.line": ("{training} {outcome}（{day}）", "{training}: {outcome} ({day})"),
    "result.outcome.completed": ("修了", "completed"),
    "result.outcome.not-completed": ("未修了", "not completed"),
    "result.list_note": (
        "修了 {completed}件 / 全 {count}件（{people}人）",
        "{completed} completed of {count} ({people} people)",
    ),
    "E_RESULT_PROXY": ("--proxy の「{found}」は使えません。", "{found} is no value of --proxy."),
    "E_RESULT_PROXY.hint": (
        "attended（出席に数える）か absent（欠席に数える）を指定してください。",
        "Say attended or absent.",
    ),
    "E_RESULT_STAFF": ("「{found}」に当たる職員が職員名簿にいません。", "{found} is not on the staff list."),
    "E_RESULT_STAFF.hint": (
        "職員番号を確かめてください（skillmap staff list）。",
        "Check the staff number (skillmap staff list).",
    ),
    "E_RESULT_SESSION": ("開催コード「{found}」はありません。", "There is no session {found}."),
    "E_RESULT_SESSION.hint": (
        "skillmap session list で開催コードを確かめてください。",
        "See the codes with: skillmap session list",
    ),
    "E_RESULT_TRAINING": ("「{found}」という研修はありません。", "There is no training {found}."),
    "E_RESULT_TRAINING.hint": (
        "skillmap training list で名前を確かめるか、--training で指定してください。",
        "See the names with skillmap training list, or say --training.",
    ),
    "E_RESULT_WHICH": (
        "{person} の行は、どの研修の結果か分かりません。",
        "It is not said which training the line of {person} is about.",
    ),
    "E_RESULT_WHICH.hint": (
        "--session（開催コード）か --training（研修名）を付けて実行してください。",
        "Run it with --session or --training.",
    ),
    "E_RESULT_OTHER_TRAINING": (
        "開催コード {session} は「{expected}」の回で、「{found}」ではありません。",
        "Session {session} is one of {expected}, not of {found}.",
    ),
    "E_RESULT_OTHER_TRAINING.hint": ("開催コードか研修名のどちらかを直してください。", "Mend the code or the name."),
    "E_RESULT_CANCELLED": ("開催コード {session} は中止になった回です。", "Session {session} was cancelled."),
    "E_RESULT_CANCELLED.hint": (
        "別の回の結果でないか確かめてください。",
        "Check whether it is the result of another session.",
    ),
    "E_RESULT_TWICE": (
        "{person} の同じ研修の結果が二度あります。",
        "There are two results of the same training for {person}.",
    ),
    "E_RESULT_TWICE.hint": ("正しい行だけを残してください。", "Keep the right line only."),
    "E_RESULT_DAY": ("{person} の修了年月日がありません。", "The day on which {person} completed it is missing."),
    "E_RESULT_DAY.hint": ("修了年月日の列に日付を書いてください。", "Fill in the day of completion."),
    "W_RESULT_NAME": (
        "番号は {person} ですが、氏名が「{found}」となっています。",
        "The number is that of {person}, but the name says {found}.",
    ),
    "W_RESULT_NAME.hint": ("番号の書き間違いでないか確かめてください。", "Check that the number is right."),
    "W_RESULT_NO_SEAT": (
        "{person} は {session} の受講者ではありませんが、結果があります。",
        "{person} has a result but no seat in {session}.",
    ),
    "W_RESULT_NO_SEAT.hint": (
        "当日参加なら、このままで構いません。別の回と取り違えていないか確かめてください。",
        "Fine for somebody who came on the day. Check that it is not another session.",
    ),
    "W_RESULT_RETIRED": ("「{training}」は廃止された研修です。", "{training} is no longer offered."),
    "W_RESULT_AGAINST_RULE": (
        "{person} は「{found}」となっていますが、出席や評点の基準とは合いません。",
        "{person} is marked {found}, against the rule for attendance and score.",
    ),
    "W_RESULT_AGAINST_RULE.hint": (
        "書かれたとおりに記録します。基準は skillmap.toml の completion_share と completion_score です。",
        "It is recorded as written. The rule is completion_share and completion_score in skillmap.toml.",
    ),
    "W_PROXY_ATTENDANCE": (
        "{person} は代理出席です。本人の出席に数えるかどうか決まっていません。",
        "Somebody else came for {person}; it is not said whether that counts.",
    ),
    "W_PROXY_ATTENDANCE.hint": (
        "--proxy attended（数える）か --proxy absent（数えない）を付けて実行してください。",
        "Run it with --proxy attended or --proxy absent.",
    ),
    "E_RESULT_ASK": (
        "代理出席が {count} 件あり、出席に数えるかどうかの確認が必要です。",
        "{count} people were represented by somebody else: it must be said whether that counts.",
    ),
    "E_RESULT_ASK.hint": (
        "--proxy attended（数える）か --proxy absent（数えない）を付けて、もう一度実行してください。何も書き込んでいません。",
        "Run it again with --proxy attended or --proxy absent. Nothing was written.",
    ),
    "W_RESULT_FUTURE": (
        "{person} の修了年月日 {day} は、まだ先の日付です。",
        "{day}, on which {person} is said to have completed it, is still to come.",
    ),
    "W_RESULT_FUTURE.hint": ("日付か開催回を確かめてください。", "Check the day or the session."),
}
