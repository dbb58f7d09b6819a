"""Texts of `training`: seats given and taken back by hand."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_ENROL_WHO": (
        "--staff か --section のどちらか一つで対象を指定してください。",
        "Say for whom: either --staff or --section.",
    ),
    "E_ENROL_WHO.hint": (
        "例: `skillmap enrol add 開催コード --staff 001234`",
        "For example: `skillmap enrol add SESSION --staff 001234`",
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
        "`skillmap session list` で開催コードを確かめてください。",
        "See the sessions with: `skillmap session list`",
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
        "`skillmap enrol list --session {session}` で受講者を確かめてください。",
        "See who has: `skillmap enrol list --session {session}`",
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
        "代わりの職員を --to で指定するか、`skillmap enrol cancel` で席を空けてください。",
        "Name somebody with --to, or free the seat with: `skillmap enrol cancel`",
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
    "W_ENROL_OVER": (
        "{session} は {day} に終わっています。",
        "{session} is over: it ended on {day}.",
    ),
    "W_ENROL_OVER.hint": (
        "当日に参加した人を後から登録するときは、このままで構いません。これから受講する人は、先の開催回に登録してください。",
        "Fine for somebody who was there and is recorded afterwards; who is still to come needs a session to come.",
    ),
    "W_ENROL_DONE": (
        "{person} は「{training}」をすでに修了しています。",
        "{person} has completed {training} already.",
    ),
    "E_ENROL_OUTSTANDING": (
        "{person} は {session}（{day}終了）を受講し、その結果がまだ届いていません。二度目の席は付けません。",
        "The result of {person} in {session}, which ended on {day}, is outstanding: no second seat is given.",
    ),
    "E_ENROL_OUTSTANDING.hint": (
        "結果を取り込むか（`skillmap result import FILE`）、結果のない人を未修了として閉じてください（`skillmap result close {session}`）。それでも席を付けるときは --second を付けます。",
        "Take the result in (`skillmap result import FILE`) or close the session (`skillmap result close {session}`). To give the seat all the same, add --second.",
    ),
    "W_ENROL_OUTSTANDING": (
        "{person} は {session}（{day}終了）を受講し、その結果がまだ届いていません。",
        "The result of {person} in {session}, which ended on {day}, is outstanding.",
    ),
    "W_ENROL_OUTSTANDING.hint": (
        "結果を取り込んでから決めてください（`skillmap result import FILE`）。",
        "Take the result in first (`skillmap result import FILE`).",
    ),
    "W_ENROL_CLASH": (
        "{person} は同じ時間帯に {other} の席があります（{session}）。",
        "{person} sits in {other} at the same time ({session}).",
    ),
    "E_ENROL_LEAVE": (
        "{person} は {session} の日（{day}）に{kind}中なので、席を設けられません。",
        "{person} is on leave ({kind}) on {day}, a day of {session}: no seat.",
    ),
    "E_ENROL_LEAVE.hint": (
        "別の開催回にしてください。復職が早まったときは、休職等の一覧を正しい終わりの日で取り込んでから（`skillmap staff leave FILE`）、もう一度実行してください。",
        "Choose another session. If they are back earlier, take the leave in with its right last day (`skillmap staff leave FILE`), then try again.",
    ),
    "E_ENROL_LEAVES": (
        "{person} は {day} から在職しないので、{session} に席を設けられません。",
        "{person} is not on the staff from {day}: no seat in {session}.",
    ),
    "E_ENROL_LEAVES.hint": (
        "別の開催回にしてください。退職の日が違うときは、先に直してください。",
        "Choose another session; if the day of leaving is wrong, mend it first.",
    ),
    "W_ENROL_LEAVE": (
        "{person} は {session} の日（{day}）に{kind}中なので、席を設けません。",
        "{person} is on leave ({kind}) on {day}, a day of {session}, and is left out.",
    ),
    "W_ENROL_LEAVES": (
        "{person} は {day} から在職しないので、{session} に席を設けません。",
        "{person} is not on the staff from {day}, and is left out of {session}.",
    ),
    "W_ENROL_PREREQUISITE": (
        "{person} は {session} の前提「{training}」をまだ受けていません。",
        "{person} has not taken {training}, which comes before {session}.",
    ),
    "W_ENROL_PREREQUISITE_LATE": (
        "{person} は {session} の前提「{training}」を {other}（{day}終了）で受けるため、{session} に間に合いません。",
        "{person} takes {training}, which comes before {session}, in {other} only, which ends on {day}.",
    ),
    "W_ENROL_PREREQUISITE_LATE.hint": (
        "前提の研修を先の回に移すか、{session} より後の回の席にしてください。",
        "Choose an earlier session of the prerequisite, or a later one than {session}.",
    ),
    "W_ENROL_LEVEL": (
        "{person} は {session} の前提のレベルに達していないか、評価されていません：{levels}",
        "{person} does not reach the level that {session} asks for, or has not been assessed: {levels}",
    ),
    "W_ENROL_LEVEL.hint": (
        "評価を確かめるか（`skillmap assess list --staff 職員番号`）、レベルの届く研修を先に受ける計画にしてください。",
        "Look at the levels (`skillmap assess list --staff NUMBER`), or let a training that leads there come first.",
    ),
    "W_ENROL_LEVEL_ENDS": (
        "{person} の、{session} の前提のレベル（{levels}）を示す資格や研修の期限は {day} までで、開催の前に切れます。",
        "What shows that {person} has the level that {session} asks for ({levels}) ends on {day}, before it begins.",
    ),
    "W_ENROL_LEVEL_ENDS.hint": (
        "期限の前にレベルを承認すれば（`skillmap assess approve --evidence --staff 職員番号`）、期限の後も残ります。",
        "A level approved before then stays: `skillmap assess approve --evidence --staff NUMBER`.",
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
    "given_back.own": ("本人の辞退", "gave it back"),
    "given_back.office": ("人事による取消", "taken by the office"),
    "given_back.again": ("あり", "yes"),
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
}
