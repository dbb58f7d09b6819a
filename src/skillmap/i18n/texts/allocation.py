"""Texts of `allocation`."""

TEXTS: dict[str, tuple[str, str]] = {
    "W_ALLOCATION_OUTSTANDING": (
        "「{training}」の{session}（{day}終了）は結果がまだ届いていません。{count}人には二度目の席を付けません。",
        "The results of {session} ({training}, ended {day}) are outstanding: {count} people get no second seat.",
    ),
    "W_ALLOCATION_OUTSTANDING.hint": (
        "結果を取り込むか（`skillmap result import FILE`）、結果のない人を未修了として閉じてください（`skillmap result close {session}`）。",
        "Take the results in (`skillmap result import FILE`), or close the session (`skillmap result close {session}`).",
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
    "allocation.safe": (
        "ここまでの最善の結果を {file} に残しました（ここで止めても `skillmap allocate apply` で適用できます）。",
        "The best so far is kept in {file} (should you stop now: `skillmap allocate apply` records it).",
    ),
    "allocation.reasons": (
        "席のない人の理由を調べています。",
        "Working out why the others have no seat.",
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
    "allocation.option.none": (
        "この年度に席を要する研修（育成計画、必修研修、申込）はありません。",
        "No training of this year needs a seat: none of the plan, none that is mandatory, no application.",
    ),
    "allocation.session.training": ("研修名", "training"),
    "allocation.session.when": ("日程", "when"),
    "allocation.session.venue": ("会場", "venue"),
    "allocation.session.trainers": ("講師", "trainers"),
    "allocation.session.capacity": ("定員（人）", "capacity"),
    "allocation.session.minimum": ("最少人数（人）", "minimum"),
    "allocation.session.deadline": ("変更締切日", "deadline"),
    "allocation.session.seated": ("受講者（人）", "people seated"),
    "allocation.session.free": ("空席（席）", "free seats"),
    "allocation.reasons_of": (
        "席のない理由は、{day} の割当のときのものです。その後の変更は反映していません。",
        "Reasons are those of the allocation of {day}; what has changed since is not in them.",
    ),
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
    "allocation.whatif.staying": (
        "動かさなくてよい席はそのままにした場合の数です。割り当て直すと（`skillmap allocate run`）、席を移してさらに座れることがあります。",
        "Seats that need not move were left where they are. A new allocation (`skillmap allocate run`) may move people and seat more.",
    ),
    "allocation.whatif.won": ("席あり", "won"),
    "allocation.whatif.lost": ("席なし", "lost"),
    "allocation.whatif.moved": ("回の変更", "moved"),
    "allocation.more": (
        "ほか {count} 件。すべては --format csv か xlsx、理由とできることは `skillmap allocate explain --section …` で。",
        "{count} more: all of them with --format csv or xlsx; reasons and remedies with `skillmap allocate explain --section …`",
    ),
}
