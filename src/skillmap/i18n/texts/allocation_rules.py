"""Texts of the rules for seats: what breaks one, what stands against a seat, what would help."""

TEXTS: dict[str, tuple[str, str]] = {
    "allocation.broken.closed": (
        "{person}：{session} は締切後または開催済みです。",
        "{person}: {session} no longer takes people.",
    ),
    "allocation.broken.full": (
        "{session}：定員 {limit} 人に {count} 人が入っています。",
        "{session} has {count} people in {limit} seats.",
    ),
    "allocation.broken.minimum": (
        "{session}：{count} 人しかおらず、最少人数 {minimum} 人に足りません。",
        "{session} has {count} people; its minimum is {minimum}.",
    ),
    "allocation.broken.quota": (
        "{session}：{department} は割当 {limit} 人のところ {count} 人います。",
        "{session}: {department} has {count} people; its quota is {limit}.",
    ),
    "allocation.broken.department": (
        "{department}：年度の受講が{count}件あり、部署の上限（{limit}件）を超えています。",
        "{department} has {count} seats this year; at most {limit} are allowed.",
    ),
    "allocation.broken.department-trainings": (
        "{department}：「{trainings}」の年度の受講が{count}件あり、部署の上限（{limit}件）を超えています。",
        "{department} has {count} seats this year in {trainings}; at most {limit} are allowed.",
    ),
    "allocation.broken.absence": (
        "{section}：{day} {half}に {count} 人が不在になります（上限 {limit} 人）。",
        "{section}: {count} people are away on {day} {half}; at most {limit} may be.",
    ),
    "allocation.broken.undemanded": (
        "{person}：{session} を受ける理由がありません。",
        "{person}: nobody asked for a seat in {session}.",
    ),
    "allocation.broken.given-back": (
        "{person}：一度返した {session} の席が再び割り当てられています。",
        "{person} has the seat in {session} again that was given back.",
    ),
    "allocation.broken.twice": (
        "{person}：同じ研修に二つの席があります（{session} と {other}）。",
        "{person} has two seats of one training: {session} and {other}.",
    ),
    "allocation.broken.blocked": (
        "{person}：{session} の日に別の予定があります。",
        "{person} is engaged elsewhere on a day of {session}.",
    ),
    "allocation.broken.clash": (
        "{person}：{session} と {other} の日程が重なっています。",
        "{person}: {session} and {other} clash.",
    ),
    "allocation.broken.leave": (
        "{person}：{session} の日は休職等です。",
        "{person} is on leave on a day of {session}.",
    ),
    "allocation.broken.term": (
        "{person}：{session} が始まる時点でリーダーではありません。",
        "{person} leads no section when {session} begins.",
    ),
    "allocation.broken.hours": (
        "{person}：年間 {hours} 時間になり、上限 {limit} 時間を超えます。",
        "{person} has {hours} hours in the year; at most {limit} are allowed.",
    ),
    "allocation.broken.prerequisite": (
        "{person}：{session} の前提となる研修 {training} が間に合いません。",
        "{person}: {training}, which must come before {session}, does not.",
    ),
    "allocation.broken.levels": (
        "{person}：{session} に必要なレベルが間に合いません。",
        "{person} will not have the level that {session} asks for.",
    ),
    "allocation.broken.fixed": (
        "{person}：決まっていた {session} の席がなくなっています。",
        "{person} has lost the fixed seat in {session}.",
    ),
    "allocation.broken.kept": (
        "{person}：前回の席（{session}）に代わる席がありません。",
        "{person} has lost the earlier seat in {session}.",
    ),
    "allocation.against.open": ("空席があります", "there is a seat"),
    "allocation.against.no-session": ("この年度に開催がありません", "no session of this training in the year"),
    "allocation.against.own-cancelled": (
        "席はありますが、この回は中止になりました",
        "has a seat in it, but this session was cancelled",
    ),
    "allocation.against.cancelled": (
        "開催予定がすべて中止になりました",
        "every session of this training was cancelled",
    ),
    "allocation.against.awaited": (
        "{day} に終了し、結果待ちです。結果を取り込むまで、次の席は割り当てません"
        "（`skillmap result import FILE`、届かないなら `{command}`）",
        "it ended on {day} and its result is to come: no other seat before "
        "(`skillmap result import FILE`, or `{command}` if none will come)",
    ),
    "allocation.against.session-cancelled": ("この回は中止です", "it is cancelled"),
    "allocation.against.deadline": ("締切（{day}）を過ぎています", "its deadline ({day}) is over"),
    "allocation.against.over": ("すでに終わっています（{day}）", "it is over ({day})"),
    "allocation.against.begun": ("すでに始まっています（{day}）", "it has begun ({day})"),
    "allocation.against.full": ("満員です（定員 {capacity} 人）", "full ({capacity} seats)"),
    "allocation.against.minimum": (
        "最少人数 {minimum} 人に届かず開催されません",
        "not held: fewer than {minimum} people",
    ),
    "allocation.against.quota": (
        "部署の割当 {quota} 人が埋まっています",
        "the department's quota of {quota} is used up",
    ),
    "allocation.against.department": (
        "部署の年度の上限（{limit}件）に達しています",
        "the department has all {limit} seats it may have this year",
    ),
    "allocation.against.department-trainings": (
        "「{trainings}」の部署の年度の上限（{limit}件）に達しています",
        "the department has all {limit} seats in {trainings} it may have this year",
    ),
    "allocation.against.absence": (
        "{day} {half}は課の不在がすでに上限（{limit} 人）です",
        "on {day} {half} the section already has {limit} away, its limit",
    ),
    "allocation.against.given-back": ("{session} の席は一度返されています", "the seat in {session} was given back"),
    "allocation.against.seated": ("すでに {session} に席があります", "already seated in {session}"),
    "allocation.against.clash": (
        "{day} {half}は「{other}」（{session}）と重なります",
        "on {day} {half} it clashes with {other} ({session})",
    ),
    "allocation.against.blocked": ("{day} {half}は別の予定があります", "engaged elsewhere on {day} {half}"),
    "allocation.against.leave": (
        "休職等の期間か、在職しない日です（{day}）",
        "on leave or no longer on the staff then ({day})",
    ),
    "allocation.against.gone": (
        "{day} から在職しません",
        "no longer on the staff from {day} on",
    ),
    "allocation.against.term": (
        "始まる時点（{day}）でリーダーの任期の外です",
        "no leader when it begins ({day})",
    ),
    "allocation.against.hours": (
        "研修時間の上限 {limit} 時間を超えます（残り {left} 時間、必要 {hours} 時間）",
        "it needs {hours} hours, {left} of the {limit} allowed are left",
    ),
    "allocation.against.prerequisite-missing": (
        "前提の研修「{training}」が未修了で、席もありません",
        "{training} must come first, and has no seat",
    ),
    "allocation.against.prerequisite-expires": (
        "前提の研修「{training}」の有効期限が{day}で切れます",
        "{training} must be held, and expires on {day}",
    ),
    "allocation.against.behind": (
        "その前に受ける研修が {session}（{day}）に間に合わなくなります",
        "it must be over before {session} ({day})",
    ),
    "allocation.against.prerequisite-late": (
        "前提の研修「{training}」（{session}、{day} 終了）が間に合いません",
        "{training} must come first, and ends too late ({session}, {day})",
    ),
    "allocation.against.levels-missing": (
        "必要なレベル（{levels}）に達しておらず、そのレベルに届く研修の予定もありません",
        "it asks for {levels}, which is not there and no training of theirs leads to",
    ),
    "allocation.against.levels-late": (
        "必要なレベルに届く研修「{training}」が、先に終わりません",
        "{training} leads to the level it asks for, and is not over before",
    ),
    "allocation.remedy.no-session": ("「{training}」の開催回を追加してください。", "Add a session of {training}."),
    "allocation.remedy.closed": (
        "主催者の了解を得て、手で登録してください（`skillmap enrol add {session} --staff 職員番号`）。",
        "Ask the organiser and seat the person by hand: `skillmap enrol add {session} --staff PERSON`",
    ),
    "allocation.remedy.full": (
        "{session} の定員（{capacity} 人）を増やすか、開催回を追加してください。",
        "Add seats to {session} (now {capacity}), or another session.",
    ),
    "allocation.remedy.minimum": (
        "{session} にあと {more} 人集めるか、最少人数を下げてください。",
        "Find {more} more people for {session}, or lower its minimum.",
    ),
    "allocation.remedy.quota": (
        "{session} の割当をほかの部署から回してください。",
        "Give the department another's seat in {session}.",
    ),
    "allocation.remedy.department": (
        "skillmap.toml の department_limits で部署の上限を増やすか、同じ部署の席を一つ空けてください。",
        "Raise the department's limit (department_limits in skillmap.toml), or free a seat of the department.",
    ),
    "allocation.remedy.absence": (
        "所属長に {session} の日の不在を1人増やせるか相談するか、別の日の開催回を追加してください。",
        "Ask the head of the section to spare one more for {session}, or add a session on another day.",
    ),
    "allocation.remedy.clash": (
        "重なっている研修を別の回に移すか、{session} とは別の日の開催回を追加してください。",
        "Move the other training to another day, or add a session on another day than {session}.",
    ),
    "allocation.remedy.prerequisite": (
        "前提の研修を先に受けられる回を追加するか、{session} より後の開催回を追加してください。",
        "Add an earlier session of what must come first, or a session later than {session}.",
    ),
    "allocation.remedy.levels": (
        "レベルがすでにあれば評価を登録してください（`skillmap assess import`）。なければ、そのレベルに届く研修を"
        " {session} より先に終えられるようにしてください。",
        "Record the level if it is there (`skillmap assess import`); otherwise let the training that leads to it be over "
        "before {session}.",
    ),
    "allocation.remedy.hours": (
        "研修時間の上限を {hours} 時間分増やすか、翌年度に回してください。",
        "Allow the person {hours} hours more, or wait for the next year.",
    ),
    "allocation.remedy.leave": (
        "復帰後の日程の開催回を追加するか、翌年度に回してください。",
        "Add a session after the leave, or wait for the next year.",
    ),
    "allocation.remedy.gone": (
        "在職中に終わる開催回があれば受けられます。なければ、することはありません。",
        "A session that ends before they leave would do; otherwise nothing needs doing.",
    ),
    "allocation.remedy.term": (
        "任期のうちに始まる開催回を追加するか、後任のリーダーに受けてもらってください。",
        "Add a session within the term, or let the next leader take it.",
    ),
    "allocation.remedy.given-back": (
        "本人が改めて希望するときは `skillmap enrol request add {training} --staff {staff} --session {session}`",
        "Should they want it after all: `skillmap enrol request add {training} --staff {staff} --session {session}`",
    ),
    "allocation.remedy.seated": ("何もする必要はありません。", "Nothing needs doing."),
    "allocation.remedy.open": (
        "もう一度割り当てるか、{session} に手で登録してください。",
        "Run the allocation again, or seat the person by hand in {session}.",
    ),
}
