"""Texts of `allocation`."""

TEXTS: dict[str, tuple[str, str]] = {
    # Broken rules: told of seats given by hand, and by the checker.
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
    "allocation.broken.hours": (
        "{person}：年間 {hours} 時間になり、上限 {limit} 時間を超えます。",
        "{person} has {hours} hours in the year; at most {limit} are allowed.",
    ),
    "allocation.broken.prerequisite": (
        "{person}：{session} の前提となる研修 {training} が間に合いません。",
        "{person}: {training}, which must come before {session}, does not.",
    ),
    "allocation.broken.fixed": (
        "{person}：決まっていた {session} の席がなくなっています。",
        "{person} has lost the fixed seat in {session}.",
    ),
    "allocation.broken.kept": (
        "{person}：前回の席（{session}）に代わる席がありません。",
        "{person} has lost the earlier seat in {session}.",
    ),
    # Why a session cannot take somebody.
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
    "allocation.against.deadline": ("締切（{day}）を過ぎています", "its deadline ({day}) is over"),
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
    "allocation.against.given-back": ("{session} の席を一度返しています", "gave the seat in {session} back"),
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
    "W_ALLOCATION_OUTSTANDING": (
        "「{training}」の{session}（{day}終了）は結果がまだ届いていません。{count}人には二度目の席を付けません。",
        "The results of {session} ({training}, ended {day}) are outstanding: {count} people get no second seat.",
    ),
    "W_ALLOCATION_OUTSTANDING.hint": (
        "結果を取り込むか（`skillmap result import FILE`）、結果のない人を未修了として閉じてください（`skillmap result close {session}`）。",
        "Take the results in (`skillmap result import FILE`), or close the session (`skillmap result close {session}`).",
    ),
    "allocation.against.prerequisite-late": (
        "前提の研修「{training}」（{session}、{day} 終了）が間に合いません",
        "{training} must come first, and ends too late ({session}, {day})",
    ),
    # The nearest remedy.
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
    "allocation.remedy.hours": (
        "研修時間の上限を {hours} 時間分増やすか、翌年度に回してください。",
        "Allow the person {hours} hours more, or wait for the next year.",
    ),
    "allocation.remedy.leave": (
        "復帰後の日程の開催回を追加するか、翌年度に回してください。",
        "Add a session after the leave, or wait for the next year.",
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
    # What is wrong with the question itself.
    "E_ALLOCATION_PERSON": ("職員「{person}」が見つかりません（{found}）。", "There is no person {person} ({found})."),
    "E_ALLOCATION_PERSON.hint": ("職員番号を確かめてください。", "Check the staff number."),
    "E_ALLOCATION_SECTION": (
        "職員「{person}」の所属「{found}」が見つかりません。",
        "There is no section {found} (of {person}).",
    ),
    "E_ALLOCATION_SECTION.hint": (
        "基準日に配属があるか確かめてください。",
        "Check that the person has a posting on the day.",
    ),
    "E_ALLOCATION_TRAINING": (
        "研修「{found}」が研修一覧にありません（{person}）。",
        "There is no training {found} (for {person}).",
    ),
    "E_ALLOCATION_TRAINING.hint": (
        "`skillmap training list` で研修を確かめてください。",
        "See the trainings with: `skillmap training list`",
    ),
    "E_ALLOCATION_SESSION": (
        "{person} の席の開催回「{found}」がありません。",
        "{person} has a seat in {found}, which does not exist.",
    ),
    "E_ALLOCATION_SESSION.hint": (
        "`skillmap session list` で開催回を確かめてください。",
        "See the sessions with: `skillmap session list`",
    ),
    "E_ALLOCATION_CYCLE": (
        "前提の研修が輪になっています：{found}",
        "Trainings come before each other in a circle: {found}",
    ),
    "E_ALLOCATION_CYCLE.hint": (
        "研修の定義の prerequisites を直してください（`skillmap framework check`）。",
        "Mend the prerequisites of the trainings (`skillmap framework check`).",
    ),
    "E_ALLOCATION_LIMIT": (
        "department_limits の「{found}」という部署・研修がありません。",
        "department_limits names {found}, which is no department and no training.",
    ),
    "E_ALLOCATION_LIMIT.hint": (
        "skillmap.toml の部署名・研修名を直してください（一覧は `skillmap org list` と `skillmap training list`）。",
        "Mend the name in skillmap.toml; the names are in `skillmap org list` and `skillmap training list`.",
    ),
    "E_ALLOCATION_TWICE": ("{person}：「{training}」の希望が2回あります。", "{person}: {training} is demanded twice."),
    "E_ALLOCATION_SEAT_TWICE": ("{person}：{session} の席が2回あります。", "{person} has the seat in {session} twice."),
    "E_ALLOCATION_SHARE": (
        "不在の割合 {found} は 0 より大きく 1 以下にしてください。",
        "The share of absence {found} must lie above 0 and up to 1.",
    ),
    # Goals.
    "E_ALLOCATION_NO_DEMAND": (
        "{fy}年度に席が必要な育成計画、必修研修、申込がありません。",
        "Nobody needs a seat in FY{fy}: no plan, mandatory training or request asks for one.",
    ),
    "E_ALLOCATION_NO_DEMAND.hint": (
        "先に `skillmap plan make --all`（リーダーは --leaders）で計画を作るか、`skillmap enrol request add --fy {fy}` で申込を登録してください。",
        "Make plans first: `skillmap plan make --all` (and --leaders), or record requests: `skillmap enrol request add --fy {fy}`",
    ),
    "E_ALLOCATION_NONE": (
        "{fy}年度の受講割当はまだありません。",
        "There is no allocation for FY{fy} yet.",
    ),
    "E_ALLOCATION_NONE.hint": (
        "`skillmap allocate run --fy {fy}` で割り当ててください。",
        "Run: `skillmap allocate run --fy {fy}`",
    ),
    "allocation.title": (
        "{fy}年度の受講割当（希望{demands}件のうち{seated}件に席）",
        "Allocation for FY{fy}: {seated} of {demands} demands seated",
    ),
    "allocation.working": (
        "席を割り当てています",
        "Seating",
    ),
    "allocation.goal.first": (
        "必修・リーダー研修の席",
        "seats for leaders and mandatory trainings",
    ),
    "allocation.goal.raised": (
        "優先とした希望の席",
        "seats for raised demands",
    ),
    "allocation.goal.again": ("昨年度席のなかった応募の席", "seats for applications turned down last year"),
    "allocation.goal.ranked": ("希望順位の合計（第1希望は0）", "sum of ranks of wishes (first wish = 0)"),
    "allocation.goal.seated": (
        "席のある希望",
        "seated demands",
    ),
    "allocation.goal.moved": (
        "前回から動かした席",
        "seats moved",
    ),
    "allocation.goal.wished": (
        "希望した回の席",
        "seats in the session wished for",
    ),
    "allocation.goal.weeks": (
        "開催までの週数の合計",
        "weeks until the sessions, in all",
    ),
    "allocation.stopped.proven": (
        "これより良い割当がないことを証明しました。",
        "Proven: there is no better allocation.",
    ),
    "allocation.stopped.gap": (
        "上限との差が許容範囲（0.01％）に入ったので終えました。",
        "Stopped within 0.01 % of the bound.",
    ),
    "allocation.stopped.rounds": (
        "決められた回数を探し終えました。上限との差は表のとおりです。",
        "Stopped after the rounds given; the table shows what might still be gained.",
    ),
    "allocation.stopped.time": (
        "時間切れで終えました。上限との差は表のとおりです。",
        "Stopped for time; the table shows what might still be gained.",
    ),
    "allocation.stopped.user": (
        "中断したときの最良の割当です。",
        "The best when it was stopped.",
    ),
    "allocation.gains.note": (
        "日程がだれにも合う場合の最大の人数です。研修時間の上限・前提の研修・休職等は考えに入れています。",
        "At most, when its day suits everybody. Hours, prerequisites and leave are considered.",
    ),
    "allocation.step": (
        "{goal}：上限との差 {gap}（{rounds}回目）",
        "{goal}: {gap} from the bound (round {rounds})",
    ),
    "allocation.kept": (
        "結果を {file} に残しました。`skillmap allocate diff` で違いを見て、`skillmap allocate apply` で適用できます。",
        "Kept in {file}. See what it changes with `skillmap allocate diff`, apply it with `skillmap allocate apply`.",
    ),
    "allocation.diff": (
        "適用すると、新たに座れる希望 {won}件、席を失う希望 {lost}件、別の回に移る希望 {moved}件です。",
        "Applying it would give {won} seats, take {lost}, and move {moved} to another session.",
    ),
    "allocation.option.own": ("この回に席があります", "seated here"),
    "allocation.option.wished": ("希望の回：{verdict}", "wished for: {verdict}"),
    "allocation.option.title": ("{person} の研修と開催回", "Trainings and sessions of {person}"),
    "allocation.session.training": ("研修名", "training"),
    "allocation.session.when": ("日程", "when"),
    "allocation.session.venue": ("会場", "venue"),
    "allocation.session.trainers": ("講師", "trainers"),
    "allocation.session.capacity": ("定員（人）", "capacity"),
    "allocation.session.minimum": ("最少人数（人）", "minimum"),
    "allocation.session.deadline": ("変更締切日", "deadline"),
    "allocation.session.seated": ("受講者（人）", "people seated"),
    "allocation.session.free": ("空席（席）", "free seats"),
    "allocation.session.waiting": ("待機者（人）", "people who wait for the training"),
    "E_ALLOCATION_NO_DRAFT": (
        "{fy}年度の、適用を待つ割当がありません。",
        "No allocation for FY{fy} waits to be applied.",
    ),
    "E_ALLOCATION_NO_DRAFT.hint": (
        "`skillmap allocate run --fy {fy} --dry-run` で作ってください。",
        "Make one with: `skillmap allocate run --fy {fy} --dry-run`",
    ),
    "E_ALLOCATION_DRAFT": (
        "残しておいた割当のファイルが壊れています（{found}）。",
        "The file of the kept allocation is damaged ({found}).",
    ),
    "E_ALLOCATION_DRAFT.hint": (
        "`skillmap allocate run --fy {fy} --dry-run` で作り直してください。",
        "Make it again with: `skillmap allocate run --fy {fy} --dry-run`",
    ),
    "E_ALLOCATION_STALE": (
        "残しておいた{fy}年度の割当を作ったあとで、計画・開催回・受講・職員のいずれかが変わっています。",
        "Plans, sessions, seats or staff have changed since the allocation for FY{fy} was kept.",
    ),
    "E_ALLOCATION_STALE.hint": (
        "`skillmap allocate run --fy {fy} --dry-run` で作り直してください。",
        "Make it again with: `skillmap allocate run --fy {fy} --dry-run`",
    ),
    "E_ALLOCATION_ONE_OF": (
        "--staff・--section・--session は一つだけ指定してください。",
        "Use only one of --staff, --section and --session.",
    ),
    "E_ALLOCATION_ONE_OF.hint": (
        "例: `skillmap allocate explain --staff 001234`",
        "For example: `skillmap allocate explain --staff 001234`",
    ),
    "allocation.candidates.title": (
        "{session} の待機者（{count}人）",
        "Waiting for {session}: {count} people",
    ),
    "allocation.whatif": (
        "新たに座れる希望 {won}件、席を失う希望 {lost}件、別の回に移る希望 {moved}件（記録はしていません）。",
        "{won} seats won, {lost} lost, {moved} moved to another session (nothing was recorded).",
    ),
    "allocation.whatif.won": ("席あり", "won"),
    "allocation.whatif.lost": ("席なし", "lost"),
    "allocation.whatif.moved": ("回の変更", "moved"),
    "allocation.more": (
        "ほか {count} 件。すべては --format csv か xlsx、理由とできることは `skillmap allocate explain --section …` で。",
        "{count} more: all of them with --format csv or xlsx; reasons and remedies with `skillmap allocate explain --section …`",
    ),
}
