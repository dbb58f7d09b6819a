"""Texts of `careers`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_AIM_STAFF": (
        "職員番号 {found} の職員が、その日の職員名簿にいません。",
        "Nobody has staff number {found} on that day.",
    ),
    "E_AIM_STAFF.hint": (
        "番号を確かめるか、先に職員名簿を取り込んでください。",
        "Check the number, or import the staff list first.",
    ),
    "E_AIM_TWICE": ("{found} の目標が二つ書かれています。", "{found} has two aims here."),
    "E_AIM_TWICE.hint": ("どちらか一つにしてください。", "Keep one of them."),
    "E_AIM_ROLE": ("「{found}」という人材像はありません。", "There is no role {found}."),
    "E_AIM_ROLE.hint": (
        "skillmap framework list role で人材像の名前を確かめてください。",
        "See the roles with: skillmap framework list role",
    ),
    "E_AIM_GRADE": (
        "段階 {found} はありません。使える段階: {expected}",
        "There is no grade {found}. Grades: {expected}",
    ),
    "E_AIM_GRADE.hint": ("段階の数字を直してください。", "Mend the grade."),
    "E_NO_AIM": ("{found} には目標がありません。", "{found} has no aim."),
    "E_NO_AIM.hint": (
        "--to で人材像と段階を指定するか、career aim で目標を設定してください。",
        "Say --to ROLE/GRADE, or set an aim with: skillmap career aim",
    ),
    "E_AIM_GONE": (
        "{found} の目標（{target}）は、いまの人材定義にありません。",
        "{found} aims at {target}, which the present framework does not have.",
    ),
    "E_AIM_GONE.hint": (
        "career aim で目標を設定し直してください。",
        "Set a new aim with: skillmap career aim",
    ),
    "E_NOT_READY": (
        "{found} はまだ要件を満たしていません（レベル {levels}、必修研修 {trainings}）。",
        "{found} does not fulfil everything yet (levels {levels}, trainings {trainings}).",
    ),
    "E_NOT_READY.hint": (
        "足りないものは skillmap career fit で確かめられます。",
        "See what is missing with: skillmap career fit",
    ),
    "E_CAREER_WHO": ("対象を一つ指定してください: {expected}", "Say who is meant: {expected}"),
    "E_CAREER_WHO.hint": ("例: --staff 001234", "For example: --staff 001234"),
    "career.aim": ("目標", "aim"),
    "career.aim.title": ("目標の設定（{day}から）", "Aims from {day}"),
    "career.role_grade": ("{role} {grade}", "{role} {grade}"),
    "career.recognition": ("認定", "recognised"),
    "career.recognise.title": ("認定（{day}付け）", "Recognition on {day}"),
    "career.wish.own": ("本人", "own"),
    "career.wish.hr": ("所属・人事", "HR"),
    "career.gap": ("{skill} {present}→{required}", "{skill} {present}->{required}"),
    "career.unassessed": ("{skill}（未評価）", "{skill} (not assessed)"),
    "career.choices": ("選択研修あと{count}", "{count} more electives"),
    "career.none_ready": (
        "要件をすべて満たし、認定を待っている職員はいません。",
        "Nobody is waiting to be recognised.",
    ),
}
