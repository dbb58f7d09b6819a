"""Texts of `training`: trainings that people apply for or that HR asks for."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_REQUEST_WISH_TWICE": (
        "{person}：{session} が二つの希望に書かれています。",
        "{person}: {session} is wished for twice.",
    ),
    "E_REQUEST_WISH_TWICE.hint": ("一方を別の回にするか、空欄にしてください。", "Name another session, or none."),
    "request.approved.true": ("承認", "approved"),
    "request.approved.false": ("不承認", "not approved"),
    "request.rank": ("推薦順位{rank}", "rank {rank}"),
    "W_REQUEST_UNAPPROVED": (
        "所属長の承認のない申込が {count} 件（うち不承認 {refused} 件）あります。承認されるまで席は割り当てません。",
        "{count} applications are not approved by the head ({refused} of them refused): they get no seat until they are.",
    ),
    "W_REQUEST_UNAPPROVED.hint": (
        "`skillmap enrol request list` で確かめ、所属長承認の欄に書いた一覧を取り込んでください。",
        'See them with: `skillmap enrol request list`; take in a list that says so in "approved by the head".',
    ),
    "request.again": ("返した {session} に改めて申込", "asks again for {session}, given back before"),
    "E_REQUEST_NOTHING": (
        "職員「{found}」の行に研修名も希望する開催コードもありません。",
        "The row of {found} names neither a training nor a session.",
    ),
    "E_REQUEST_NOTHING.hint": (
        "研修名か、希望する開催コードのどちらかを記入してください。",
        "Fill in the training, or the session wished for.",
    ),
    "E_REQUEST_TRAINING": (
        "研修「{found}」は研修一覧にありません。",
        "There is no training {found}.",
    ),
    "E_REQUEST_TRAINING.hint": (
        "`skillmap training list` で研修を確かめてください。",
        "See the trainings with: `skillmap training list`",
    ),
    "E_REQUEST_RETIRED": (
        "研修「{training}」は廃止されています。",
        "The training {training} is retired.",
    ),
    "E_REQUEST_RETIRED.hint": (
        "後継の研修に替えてください。",
        "Ask for the training that follows it.",
    ),
    "E_REQUEST_OTHER": (
        "開催回 {session} は「{other}」の回で、「{training}」の回ではありません。",
        "Session {session} is one of {other}, not of {training}.",
    ),
    "E_REQUEST_OTHER.hint": (
        "研修名と開催コードのどちらかを直してください。",
        "Mend either the training or the session.",
    ),
    "E_REQUEST_YEAR": (
        "開催回 {session} は{found}の回です（申込は{expected}）。",
        "Session {session} belongs to {found}; the request is for {expected}.",
    ),
    "E_REQUEST_YEAR.hint": (
        "--fy で年度を指定するか、開催コードを直してください。",
        "Name the fiscal year with --fy, or mend the session's code.",
    ),
    "W_REQUEST_WITHDRAWN": (
        "{person} の「{training}」の申込（{day}）は取り下げられています（記録番号 {entry}）。取り込むと、元の申込日の順番で戻ります。",
        "{person} withdrew the application for {training} of {day} (entry {entry}); taking it in brings it back with its old place in the line.",
    ),
    "W_REQUEST_WITHDRAWN.hint": (
        "取下げのままでよければ、この行を削除してください。申し込み直したのであれば、申込日を新しい日に直してください。",
        "If it stays withdrawn, delete the row; if they asked again, give the new day.",
    ),
    "W_REQUEST_FUTURE": (
        "{person} の申込日 {day} はまだ先の日付です。申込みの順番は申込日で決まります。",
        "{person} asked on {day}, which is still to come; the day decides the place in the line.",
    ),
    "W_REQUEST_FUTURE.hint": ("年や月の書き間違いではないか確かめてください。", "Check the year and month."),
    "E_REQUEST_TWICE": (
        "{person} の「{training}」の申込が2回あります。",
        "{person} asks for {training} twice.",
    ),
    "E_REQUEST_TWICE.hint": (
        "一方の行を消してください。",
        "Remove one of the rows.",
    ),
    "W_REQUEST_CANCELLED": (
        "希望の開催回 {session} は中止になっています。別の回に割り当てます。",
        "The session wished for, {session}, is cancelled: another one will be given.",
    ),
    "W_REQUEST_DONE": (
        "{person} は「{training}」をすでに修了しています。割当の対象になりません。",
        "{person} has completed {training} already and will not be seated.",
    ),
    "request.title": (
        "研修の申込（{fy}）",
        "Requests for trainings ({fy})",
    ),
    "request.withdraw.title": (
        "研修の申込の取下げ（{fy}）",
        "Requests taken back ({fy})",
    ),
    "request.wish": (
        "希望 {session}",
        "wishes {session}",
    ),
    "request.kind.application": (
        "応募",
        "application",
    ),
    "request.kind.raised": (
        "人事指名",
        "raised by HR",
    ),
    "enrol.why.raised": (
        "人事指名",
        "raised by HR",
    ),
    "why.request": (
        "{training}（{kind}）",
        "{training} ({kind})",
    ),
}
