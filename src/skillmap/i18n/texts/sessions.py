"""Texts of `training`: sessions and the calendar."""

TEXTS: dict[str, tuple[str, str]] = {
    "session.awaited": ("{session}（終了・結果待ち）", "{session} (over, result to come)"),
    "N_CODES_MADE": (
        "開催コードのない行に、研修と初日からコードを付けました（新しいもの {count}件、登録済みと同じもの {found}件）。",
        "Sessions without a code got one: {count} new, {found} found again by training and first day.",
    ),
    "E_SESSION_LOOKS_MOVED": (
        "「{training}」の {day} の回は、登録済みの {other}（{was}、受講者 {count} 人）の日程変更のように見えます。{other} はこの一覧にありません。",
        "{training} on {day} looks like {other} ({was}, {count} people) moved: {other} is not in this list.",
    ),
    "E_SESSION_LOOKS_MOVED.hint": (
        "日程変更なら、その行の開催コードを {other} にしてください。別の回なら `--new-sessions` を付けて取り込んでください。",
        "If it was moved, write {other} as the session code of that row; if it is another session, use `--new-sessions`.",
    ),
    "W_SESSION_LOOKS_MOVED": (
        "「{training}」の {day} の回は、登録済みの {other}（{was}、受講者 {count} 人）の日程変更のように見えます。別の回として登録します。",
        "{training} on {day} looks like {other} ({was}, {count} people) moved; it is recorded as another session.",
    ),
    "W_SESSION_LOOKS_MOVED.hint": (
        "日程変更なら、その行の開催コードを {other} にするか、{other} を中止にしてください（`skillmap session cancel {other}`）。",
        "If it was moved, write {other} as its session code, or cancel {other}: `skillmap session cancel {other}`",
    ),
    "W_SESSION_EARLIER": (
        "{session} のこの行は、記録番号 {entry} で改める前の内容と同じです。取り込むと前の内容に戻ります。",
        "{session}: this row says what stood before entry {entry} changed it; taking it in brings that back.",
    ),
    "W_SESSION_EARLIER.hint": (
        "古い日程表であれば、取り込まないでください（取り込んだ後は `skillmap db undo` で取り消せます）。前の内容が正しいときは、このままで構いません。",
        "If this is an older timetable, leave it (`skillmap db undo` takes it back). If the earlier values are right again, go on.",
    ),
    "E_SESSION_MERGE": (
        "{session} と {other} は一つにできません。同じ研修の別の回で、移る先が開催予定である必要があります。",
        "{session} and {other} cannot become one: they must be two sessions of one training, the second of them planned.",
    ),
    "E_SESSION_MERGE.hint": (
        "`skillmap session list` で開催コードを確かめてください。",
        "See the codes with: `skillmap session list`",
    ),
    "session.move.title": ("席の移動", "Seats move"),
    "session.move.fits": ("{session} の受講者が移れる回", "Where the people of {session} fit"),
    "session.move.none": ("同じ研修のほかの回がありません", "no other session of the training"),
    "session.add.title": ("開催回の登録（{session}）", "Session {session} is added"),
    "session.change.title": ("開催回の変更（{session}）", "Session {session} is changed"),
    "session.cancel.title": ("開催の中止", "A session is cancelled"),
    "session.split.title": ("回の分割", "A session is split"),
    "session.merge.title": ("回の統合（{session} → {other}）", "{session} becomes part of {other}"),
    "half.am": ("午前", "morning"),
    "half.pm": ("午後", "afternoon"),
    "closed.saturday": ("土曜日", "Saturday"),
    "closed.sunday": ("日曜日", "Sunday"),
    "closed.holiday": ("祝日（{name}）", "public holiday ({name})"),
    "closed.year-end": ("年末年始の閉庁日", "closed over the New Year"),
    "closed.office": ("庁舎の休業日", "closed by the office"),
    "E_TRAINING_SEVERAL": (
        "研修名「{found}」は {several} の別名になっていて、どれのことか分かりません。",
        "{found} is another name of {several}: it is not certain which is meant.",
    ),
    "E_TRAINING_SEVERAL.hint": (
        "その行に研修名を書いてください。研修の定義の aliases は、どれか一つだけに残してください。",
        "Write the name of the training into the row. Under aliases leave it to one training alone.",
    ),
    "E_SESSION_TRAINING": (
        "開催回 {session}：研修「{found}」は研修一覧にありません。",
        "Session {session}: there is no training {found}.",
    ),
    "E_SESSION_TRAINING.hint": (
        "`skillmap training list` で研修を確かめてください。",
        "See the trainings with: `skillmap training list`",
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
        "部署の名前か所属コードと人数を「総務部:3、D02:5」のように書いてください。",
        "Write the department (its name or code) and seats, like D01:3, D02:5.",
    ),
    "session.export.title": (
        "{office}　{fy} 研修日程",
        "{office}: sessions of {fy}",
    ),
    "session.export.note": (
        "※1行が半日です。同じ開催コードの行は一つの回です。直して `skillmap session import FILE` で取り込めます。",
        "* A row is a half day; rows with one code are one session. Mend it and take it in with: `skillmap session import FILE`",
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
    "E_SESSION_OTHER_YEAR": (
        "開催コード {session} は、{last} に終わった{was}の回のものです（席か結果のある職員 {count} 人）。このままでは、その回が席や結果ごと{becomes}の回に変わります。",
        "{session} is the code of a session of {was} that ended on {last} ({count} people with a seat or result). It would become one of {becomes}, seats and results with it.",
    ),
    "E_SESSION_OTHER_YEAR.hint": (
        "新しい回であれば、別の開催コード（例 {free}）にしてください。{was}の日程表であれば `skillmap session import FILE --fy {fy}` で取り込んでください。登録した日の誤りであれば `skillmap session change {session} --day …` で直せます。",
        "Give a new session another code, such as {free}. A timetable of {was} is taken in with `skillmap session import FILE --fy {fy}`. A day that was recorded wrong is mended with: `skillmap session change {session} --day …`",
    ),
    "W_SESSION_OTHER_YEAR": (
        "{session} は {last} に終わった{was}の回です。席か結果のある職員 {count} 人とともに{becomes}の回に変わります。",
        "{session} is a session of {was} that ended on {last}. It becomes one of {becomes}, with the {count} people who have a seat or result in it.",
    ),
    "W_SESSION_OTHER_YEAR.hint": (
        "{becomes}の新しい回であれば、変更せずに `skillmap session add` で別の開催コード（例 {free}）を付けて登録してください。",
        "For a new session of {becomes} leave this one, and add it with a code of its own, such as {free}: `skillmap session add`",
    ),
    "W_SESSION_RESULTS": (
        "{session} には受講結果が {count} 件（{day} など）記録されています。中止や日程の変更をしても、結果は変わりません。",
        "{session} has {count} results on record ({day} …). They stay as they are when it is cancelled or moved.",
    ),
    "W_SESSION_RESULTS.hint": (
        "実施しなかった回であれば、結果を `skillmap result correct 職員番号 研修 --outcome taken-back` で取り消してください。日が違うだけなら `--day` で直せます。",
        "If it was not held, take the results back: `skillmap result correct PERSON TRAINING --outcome taken-back`; a wrong day is put right with `--day`.",
    ),
    "W_SESSION_SEATED": (
        "中止する {session} に、席の移らない受講者が {count} 人います。",
        "{count} people keep their seat in {session}, which is cancelled.",
    ),
    "W_SESSION_SEATED.hint": ("{advice}", "{advice}"),
    "session.seated.move": (
        "表のとおり移すには `skillmap session cancel {session} --move`。移れない人は、席を取り消すか、別の回を設けてください。",
        "To move them as shown: `skillmap session cancel {session} --move`. For the others, hold another session or take "
        "their seats back.",
    ),
    "session.seated.stay": (
        "移れる回がありません。別の回を設けるか、`skillmap enrol cancel {session} --staff 職員番号 --by-office` で席を取り消してください。",
        "None of them fits anywhere: hold another session, or take their seats back with `skillmap enrol cancel {session} --staff PERSON --by-office`",
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
    "W_SESSION_TRAINER": (
        "講師「{name}」の {day} {half}が重なっています（{other} と {session}）。",
        "{name} would teach two sessions on {day} {half}: {other} and {session}.",
    ),
    "E_SESSION_HOURS": (
        "開催日のセルの日や時刻と、時刻の列（{found}）の組み合わせが一通りに決まりません。",
        "How the days and times in the cell of the day go together with the column of times ({found}) is not certain.",
    ),
    "E_SESSION_HOURS.hint": (
        "日ごとに1行に分け、それぞれの行に時刻を書いて、同じ開催コードを付けてください。",
        "Give each day a row of its own with its times, and all of them the same session code.",
    ),
    "E_SESSION_PERIOD": (
        "開催日「{found}」は休みの日をまたぐか {most} 日より長いため、どの日に開くのか分かりません。",
        "The period {found} goes over closed days or is longer than {most} days: on which days it is held is not certain.",
    ),
    "E_SESSION_PERIOD.hint": (
        "開く日だけを「7月3日・7月6日」のように書いてください。期間中いつでも受講できる研修なら、受講開始日と受講終了日の列に書きます。",
        "Write the days on which it is held (7/3、7/6). If it may be taken at any time within the period, write that into "
        "the columns open from and open to.",
    ),
    "E_SESSION_GOES_ON": (
        "「{training}」が {count} 行続いています（半日 {found} 回。研修は半日 {expected} 回）。1つの開催回の日程か、別々の開催回かが分かりません。",
        "{training} goes on over {count} rows ({found} half days; the training has {expected}). Whether they are days of one "
        "session or sessions of their own is not certain.",
    ),
    "E_SESSION_GOES_ON.hint": (
        "開催コードか回名（第1回など）の列に、開催回ごとに同じものを書いてください。",
        "Write a session code or a title (first session) into each row, the same for all days of a session.",
    ),
    "E_SESSION_DAYS": (
        "{found}：「{training}」は半日 {expected} 回の研修なので、1日ごとに別の開催回とも、何日かにわたる1つの開催回とも読めます。",
        "{found}: {training} has {expected} half days, so these may be a session each, or one session on several days.",
    ),
    "E_SESSION_DAYS.hint": (
        "別々の開催回なら、1回ごとに1行に分けてください。1つの開催回なら、その行に開催コードか回名（第1回など）を書いてください。",
        "If they are sessions of their own, give each a row. If it is one session, write a session code or a title (first "
        "session) into the row.",
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
        "`skillmap session list` で開催コードを確かめてください。",
        "See the codes with: `skillmap session list`",
    ),
    "E_SESSION_UNKNOWN_NEAR": (
        "「{found}」に当たる開催回がありません。もしかして: {nearest}",
        "There is no session {found}. Did you mean {nearest}?",
    ),
    "E_SESSION_UNKNOWN_NEAR.hint": (
        "`skillmap session list` で開催コードを確かめてください。",
        "See the codes with: `skillmap session list`",
    ),
    "E_SESSION_NONE_HELD": (
        "「{found}」には、これから開催される回がありません。",
        "{found} has no session to come.",
    ),
    "E_SESSION_NONE_HELD.hint": (
        "申込として記録すれば、次の受講割当の対象になります: `skillmap enrol request add {training} --staff 職員番号`",
        "Record a request, which the next allocation seats: `skillmap enrol request add {training} --staff PERSON`",
    ),
    "E_SESSION_SEVERAL": (
        "「{found}」の開催回は複数あります: {expected}",
        "{found} has several sessions: {expected}",
    ),
    "E_SESSION_SEVERAL.hint": (
        "開催コードで指定してください。",
        "Name one by its code.",
    ),
    "session.item": (
        "開催回",
        "session",
    ),
    "session.import.title": (
        "研修日程の取り込み",
        "Sessions",
    ),
    "session.part.capacity": ("定員{count}人", "{count} seats"),
    "session.part.trainers": ("講師 {names}", "taught by {names}"),
    "session.part.minimum": ("最少{count}人", "at least {count} people"),
    "session.part.deadline": ("変更締切 {day}", "changes until {day}"),
    "session.part.quota": ("{unit} は{count}人まで", "{unit}: {count} at most"),
    "session.list.title": ("研修日程（{fy}）", "Sessions ({fy})"),
    "session.window": (
        "{first}～{last}",
        "{first} - {last}",
    ),
    "session.day.whole": (
        "{day}",
        "{day}",
    ),
    "session.day.times": (
        "{day}{starts}～{ends}",
        "{day} {starts}-{ends}",
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
}
