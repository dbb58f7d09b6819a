"""Advice on its own bad example: what has to go wrong, what is typed then, and what must have come of it."""

from dataclasses import dataclass, field

LISTS = {
    "名簿.csv": """職員番号,氏名,フリガナ,部,課,職名
001234,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001201,林 一,ハヤシ ハジメ,総務部,総務課,主事
001202,原 健,ハラ ケン,総務部,人事課,主事
001203,森 明,モリ アキラ,総務部,人事課,主事
001204,谷 愛,タニ アイ,区民部,区民課,主事
001205,岡 進,オカ ススム,区民部,区民課,主事
001206,辻 緑,ツジ ミドリ,区民部,税務課,主事
""",
    "評価.csv": "職員番号,氏名,企画\n001201,林 一,2\n",
    "下がる評価.csv": "職員番号,氏名,企画\n001201,林 一,1\n",
    "知らない評価.csv": "職員番号,氏名,企画,経済\n001201,林 一,2,3\n",
    "言葉の評価.csv": "職員番号,氏名,企画,経済\n001201,林 一,2,詳しい\n",
    "評価でない.csv": "職員番号,氏名,経済\n001201,林 一,詳しい\n",
    "目標.csv": "職員番号,氏名,人材像,段階\n001201,林 一,product-manager,1\n",
    "知らない目標.csv": "職員番号,氏名,人材像,段階\n001201,林 一,navigator,1\n",
    "必要.csv": "年度,人材像,段階,部,必要人数\n2026,navigator,1,総務部,3\n",
    "知らない部.csv": "年度,人材像,段階,部,必要人数\n2026,product-manager,1,港湾部,3\n",
    "修了.csv": "職員番号,氏名,研修名,修了日,結果\n001201,林 一,企画の基礎,2026-05-20,修了\n",
    "研修名のない修了.csv": "職員番号,氏名,修了日,結果\n001201,林 一,2026-05-20,修了\n",
    "知らない人の修了.csv": "職員番号,氏名,研修名,修了日,結果\n999999,林 一,企画の基礎,2026-05-20,修了\n",
    "知らない回の修了.csv": "職員番号,研修名,開催コード,修了日,結果\n001201,企画の基礎,R8-999,2026-05-20,修了\n",
    "知らない研修の修了.csv": "職員番号,氏名,研修名,修了日,結果\n001201,林 一,企画の初歩,2026-05-20,修了\n",
    "資格.csv": "職員番号,氏名,資格,合格日\n001201,林 一,気象予報士,2026-05-20\n",
    "希望.csv": "職員番号,氏名,研修名\n001201,林 一,企画の初歩\n",
    "受講.csv": "開催コード,職員番号,氏名\nR8-999,001201,林 一\n",
    "日程.csv": "研修名,開催コード,開催日,定員\n企画の初歩,N1,2026-09-01,10\n",
    "動いた日程.csv": "研修名,開催コード,開催日,定員\n企画の基礎,N1,2026-07-17,2\n企画の基礎,S2,2026-08-10,2\n",
    "備考.csv": "職員番号,氏名,部,課,職名,備考\n001201,林 一,総務部,総務課,主事,育休（R8.5.1〜R9.4.30）\n",
    "退職の備考.csv": """職員番号,氏名,部,課,職名,備考
001201,林 一,総務部,総務課,主事,令和8年5月31日退職
001202,原 健,総務部,人事課,主事,R9.3.31 定年退職予定
""",
    "退職の所属.csv": "職員番号,氏名,新所属,職名\n001201,林 一,退職,\n",
    "休職.csv": "職員番号,氏名,区分,開始日,終了日\n001201,林 一,育休,2026-05-01,2027-04-30\n",
    "短い休職.csv": "職員番号,氏名,区分,開始日,終了日\n001201,林 一,育休,2026-05-01,2026-06-30\n",
    "推薦.csv": "課,職員番号,氏名\n総務課,001234,佐藤 美咲\n",
    "別の推薦.csv": "課,職員番号,氏名,就任日\n総務課,001201,林 一,2026-06-01\n",
    "所属.csv": "部,課\n総務部,総務課\n総務部,人事課\n区民部,区民課\n区民部,税務課\n区民部,港湾課\n",
    "欠けた所属.csv": "部,課\n総務部,総務課\n総務部,人事課\n区民部,区民課\n",
    "異動.csv": "職員番号,氏名,部,課,職名,発令日\n001206,辻 緑,区民部,区民課,主事,2026-07-01\n",
    "廃止.csv": "施行日,区分,旧部,旧課,新部,新課\n2026-07-01,廃止,区民部,税務課,,\n",
    "知らない改称.csv": "施行日,区分,旧部,旧課,新部,新課\n2026-07-01,改称,区民部,港湾課,区民部,海の課\n",
    "改称.csv": "施行日,区分,旧部,旧課,新部,新課\n2026-07-01,改称,区民部,税務課,区民部,課税課\n",
    "早い改称.csv": "施行日,区分,旧部,旧課,新部,新課\n2026-06-20,改称,区民部,税務課,区民部,税の課\n",
    "別人.csv": "職員番号,氏名,部,課,職名\n001201,梶 花,総務部,人事課,主事\n",
    "退職.csv": "職員番号,氏名,異動区分,発令日\n001201,林 一,退職,2026-06-01\n",
    "日が職名.csv": "職員番号,氏名,部,課,職名\n"
    + "".join(
        f"00120{n},{who},総務部,総務課,2020-04-0{n}\n"
        for n, who in enumerate(("林 一", "原 健", "森 明", "谷 愛", "岡 進"), 1)
    ),
    "書類/受付.csv": "課,職員番号,氏名\n総務課,001234,佐藤 美咲\n",
    "空の見出し.csv": "番号札,呼び名\nA-1,林\n",
}
"""Files that lie in the ward; FILE in advice is one of them."""

WARD = (
    "staff import 名簿.csv --as-of 2026-04-01 --complete",
    "session add planning-basics --capacity 2 --day 2026-07-10am --code S1",
    "session add planning-basics --capacity 2 --day 2026-08-10am --code S2",
    "session add bpr-basics --capacity 2 --day 2026-05-20am --code OLD",
)
ASKED = "enrol request add planning-basics --staff 001201"
SEAT_IN_OLD = "2026-05-01 enrol add OLD --staff 001201"
LED = "leader import 推薦.csv --from 2026-04-01"


SHARED = "framework share --name みどり区 --out 先方.zip"
RECEIVED = "framework receive 先方.zip"
ADOPTED = "framework adopt みどり区 --role product-manager"
NEWER = "framework share --name みどり区 --out 新しい.zip"
MEANING = "EDIT data/skills/basics.yaml|企画の力。|企てる力。"


@dataclass(frozen=True)
class Case:
    """A mistake, the advice typed with what the reader puts into it, and what must be so afterwards."""

    bad: str
    """The line that earns the advice."""
    typed: tuple[str, ...]
    """The lines of the advice, in its order, each with its blanks filled in; some may be left out."""
    shows: str = ""
    """What stands in the answer to the last line typed; empty = typed again the bad line tells nothing more."""
    before: tuple[str, ...] = ()
    """What was done before. A day in front is the day on which it was done."""
    files: dict[str, str] = field(default_factory=dict)
    """Files that are written over before the bad line (name below the workspace -> text)."""
    answers: str = ""
    """What is typed when the advice asks at the terminal."""
    then: str = ""
    """A line that must show `shows`, when it is not the last of the advice."""


SPOILT = {
    "E_CHECK_JOURNAL_GAP": (
        "CREATE TEMP TABLE again AS SELECT * FROM entry LIMIT 1; "
        "UPDATE again SET id = 99; INSERT INTO entry SELECT * FROM again"
    ),
    "E_CHECK_ENTRY": "UPDATE posting SET retracted_by = 1 WHERE id = 1",
    "E_CHECK_PARENT": "UPDATE unit_fact SET valid_to = '2026-06-01' WHERE name = '総務部'",
    "E_CHECK_RULES": "DROP TRIGGER no_overlap_posting_insert",
    **{
        f"E_CHECK_OVERLAP_{table.upper()}": (
            f"DROP TRIGGER no_overlap_{table}_insert; CREATE TEMP TABLE again AS SELECT * FROM {table} LIMIT 1; "
            f"UPDATE again SET id = NULL, valid_from = date(valid_from, '+1 day'); "
            f"INSERT INTO {table} SELECT * FROM again"
        )
        for table in ("unit_fact", "staff_fact", "posting", "leader_term", "role_post")
    },
}
"""What somebody may have done to the database by other means."""
POST = "career post set 窓口改善担当 --section 区民課 --to product-manager/1"
TAUGHT = "teaches: {bpr: 1}"
TEACHING = "\n".join(("2", "1", "2", "queue", "y"))
WITHDRAWN = ("career aim --staff 001201 --to product-manager/2", 'CUT data/roles/product-manager.yaml|  "2":',
             "CUT data/careers.yaml|- to: product-manager/2")  # fmt: skip
NEW_AIM = "career aim --staff 001201 --to product-manager/1"

CASES: dict[str, Case] = {
    **{
        code: Case("db check", ("db restore",), before=(LED, POST, "db backup", f"SQL {spoilt}"))
        for code, spoilt in SPOILT.items()
    },
    "E_POST_UNKNOWN": Case(
        "career post end 窓口 --section 区民課", ("career post list",), "窓口改善担当", before=(POST,)
    ),
    "E_HELP_TOPIC": Case("help yaer", ("help",), "quickstart"),
    "E_DECISION_NOBODY": Case("roster export --kind decision", ("enrol list --fy 2026",), "受講者一覧"),
    "E_ROSTER_CHOICE_KIND": Case(
        "roster export --month 7",
        ("roster export --kind session --month 7",),
        "S1",
        before=("enrol add S1 --staff 001201",),
    ),
    "E_ROSTER_SKILLS_KIND": Case(
        "roster export --kind plan --all-skills", ("roster export --kind skillmap --all-skills",), "スキルマップ"
    ),
    "E_ROSTER_PEOPLE_KIND": Case(
        "roster export --kind session --people",
        ("roster export --kind ics --people",),
        "研修予定",
        before=("enrol add S1 --staff 001201",),
    ),
    "E_ICS_NOBODY": Case("roster export --kind ics --people", ("enrol list --fy 2026",), "受講者一覧"),
    "E_ROSTER_NONE_FITS": Case("roster export --kind session --month 3", ("session list --fy 2026",), "S1"),
    # Seats for everybody
    "W_ALLOCATION_OUTSTANDING": Case(
        "allocate run --dry-run",
        ("result close OLD",),
        before=(
            SEAT_IN_OLD,
            "session add bpr-basics --capacity 2 --day 2026-07-20am --code B2",
            "enrol request add bpr-basics --staff 001201",
        ),
    ),
    "E_ALLOCATION_NO_DEMAND": Case(
        "allocate run",
        ("plan make --all", "enrol request add --fy 2026 planning-basics --staff 001201"),
        before=("career aim --staff 001201 --to product-manager/1",),
    ),
    "E_ALLOCATION_LIMIT": Case(
        "allocate run",
        ("org list", "training list"),
        "企画の基礎",
        before=(
            'EDIT skillmap.toml|office =|department_limits = [{ seats = 2, departments = ["港湾部"] }]\noffice =',
            ASKED,
        ),
    ),
    "E_ALLOCATION_NONE": Case("allocate show", ("allocate run --fy 2026",), before=(ASKED,)),
    "E_ALLOCATION_NO_DRAFT": Case("allocate apply", ("allocate run --fy 2026 --dry-run",), before=(ASKED,)),
    "E_ALLOCATION_STALE": Case(
        "allocate apply",
        ("allocate run --fy 2026 --dry-run",),
        before=(ASKED, "allocate run --dry-run", "enrol request add planning-basics --staff 001202"),
    ),
    "E_ALLOCATION_ONE_OF": Case(
        "allocate explain --staff 001234 --section 総務課",
        ("allocate explain --staff 001234",),
        "001234",
        before=("enrol request add planning-basics --staff 001234", "allocate run"),
    ),
    "E_ALLOCATION_DRAFT": Case(
        "allocate apply",
        ("allocate run --fy 2026 --dry-run",),
        before=(ASKED, "allocate run --dry-run", "HALF out/*.json"),
    ),
    # Levels
    "W_LEVELS_LOWERED": Case(
        "assess import 下がる評価.csv --stage approved --as-of 2026-06-01",
        ("db undo",),
        "2",
        before=("assess import 評価.csv --stage approved --as-of 2026-04-01",),
        then="assess list --staff 001201 --stage approved",
    ),
    "E_RATING_NO_SKILLS": Case(
        "assess import 評価でない.csv --stage approved --as-of 2026-06-01", ("assess form",), "評価シート"
    ),
    "W_SKILL_UNKNOWN": Case(
        "assess import 言葉の評価.csv --stage approved --as-of 2026-06-01 --dry-run",
        ("framework list skill",),
        "企画",
    ),
    "E_COLUMN_LEVELS": Case(
        "assess import 知らない評価.csv --stage approved --as-of 2026-06-01", ("framework list skill",), "企画"
    ),
    "E_GAP_NO_TARGET": Case("assess gap --staff 001201", ("career aim --staff 001201 --to product-manager/1",)),
    # Aims
    "E_AIM_ROLE": Case("career aim --file 知らない目標.csv", ("framework list role",), "product-manager"),
    "E_NO_AIM": Case("plan make --staff 001201", ("career aim --staff 001201 --to product-manager/1",)),
    "E_NOT_READY": Case(
        "career recognise --staff 001201 --to product-manager/1",
        ("career fit --staff 001201 --to product-manager/1",),
        "企画",
    ),
    "N_PLAN_NO_AIMS": Case("plan make --all", ("career aim --file 目標.csv",)),
    "E_AIM_GONE": Case("plan make --staff 001201", (NEW_AIM,), before=WITHDRAWN),
    "W_PLAN_AIMS_GONE": Case("plan make --all", (NEW_AIM,), before=WITHDRAWN),
    "W_UNKNOWN_ROLE": Case("db check", (NEW_AIM,), before=WITHDRAWN),
    # Definitions and the workspace
    "E_FRAMEWORK": Case(
        "framework list", ("framework check",), "leaders.yaml", files={"data/leaders.yaml": "use: nothing\nrules: []\n"}
    ),
    "E_NO_WORKSPACE": Case("--workspace 新しい役所 status", ("init 新しい役所",)),
    "E_DEMO_FOLDER": Case(
        "demo --staff 10 --out 空", ("demo --out demo-ward2 --staff 10",), "demo-ward2", files={"空/x.txt": "私のもの"}
    ),
    "E_NOT_DEFINED": Case("framework show 天気", ("framework list",), "スキル"),
    "E_NOT_DEFINED_NEAR": Case("framework show product-manger", ("framework list role",), "product-manager"),
    "E_FOLDER_MISSING": Case(
        "framework check",
        ("init 新しい役所",),
        before=("REMOVE data",),
        then="framework check 新しい役所/data",
        shows="スキル",
    ),
    "E_CASE_OUT": Case(
        "framework import 定義.json",
        ("framework import 定義.json --out 新しい定義", "framework diff data 新しい定義"),
        before=("framework export case --out 定義.json",),
        shows="違い",
    ),
    "E_PROFICIENT_MOODLE": Case(
        "framework export case --proficient 2", ("framework export moodle --proficient 2",), "書き出しました"
    ),
    "E_PACKAGE_UNKNOWN": Case(
        "framework shared あおば市", ("framework receive 先方.zip",), "受け取りました", before=(SHARED,)
    ),
    "E_ADOPT_HERE": Case(
        "framework adopt みどり区 --role product-manager",
        ("framework follow みどり区",),
        "変更はありません",
        before=(SHARED, RECEIVED, ADOPTED),
    ),
    "E_FOLLOW_BASE": Case(
        "framework follow みどり区",
        ("framework receive 先方.zip",),
        before=(SHARED, RECEIVED, ADOPTED, "REMOVE shared/*.zip", NEWER, "framework receive 新しい.zip"),
    ),
    "W_ADOPT_SKILL": Case(
        "framework adopt みどり区 --role product-manager",
        ("framework shared みどり区",),
        "新旧対照表",
        before=(SHARED, RECEIVED, MEANING),
    ),
    # Seats by hand
    "E_ENROL_WHO": Case("enrol add S1", ("enrol add S1 --staff 001234",), "記録"),
    "E_ENROL_SESSION": Case("enrol import 受講.csv", ("session list",), "S1"),
    "E_ENROL_NO_SEAT": Case(
        "enrol substitute S1 --staff 001202",
        ("enrol list --session S1",),
        "001201",
        before=("enrol add S1 --staff 001201",),
    ),
    "E_ENROL_NOBODY_WAITS": Case(
        "enrol substitute S1 --staff 001201",
        ("enrol cancel S1 --staff 001201",),
        "記録",
        before=("enrol add S1 --staff 001201", "enrol request add bpr-basics --staff 001202"),
    ),
    "E_ENROL_OUTSTANDING": Case(
        "enrol add B2 --staff 001201 --dry-run",
        ("result close OLD",),
        before=(SEAT_IN_OLD, "session add bpr-basics --capacity 2 --day 2026-07-20am --code B2"),
    ),
    "W_ENROL_OUTSTANDING": Case(
        "enrol add B2 --staff 001201 --second --dry-run",
        ("result import 修了業務.csv",),
        before=(SEAT_IN_OLD, "session add bpr-basics --capacity 2 --day 2026-07-20am --code B2"),
        files={"修了業務.csv": "職員番号,研修名,修了日,結果\n001201,業務改善の基礎,2026-05-20,未修了\n"},
    ),
    "W_ENROL_LEVEL": Case(
        "enrol add B2 --staff 001201 --dry-run",
        ("assess list --staff 001201",),
        "評価",
        before=(
            "session add bpr-basics --capacity 2 --day 2026-07-20am --code B2",
            f"EDIT data/trainings/basic.yaml|{TAUGHT}|{TAUGHT}\n    prerequisites: {{levels: {{planning: 1}}}}",
        ),
    ),
    # Lists
    "E_COLUMN_DAYS": Case(
        "staff import 日が職名.csv --as-of 2026-06-01",
        ("import --teach 日が職名.csv",),
        answers="\n".join(("2", "1", "2", "6", "7", "14", "no-grade", "y")),
    ),
    "E_NO_STAFF_YET": Case(
        "--workspace 新しい役所 assess import 評価.csv --stage approved --dry-run",
        ("--workspace 新しい役所 staff import 名簿.csv --as-of 2026-04-01",),
        before=("init 新しい役所",),
    ),
    "E_NO_HEADER": Case("staff import 空の見出し.csv", ("import --teach 空の見出し.csv",), answers=TEACHING),
    "E_RECIPE_UNKNOWN": Case(
        "staff import 空の見出し.csv --recipe queue", ("import --teach 空の見出し.csv",), answers=TEACHING
    ),
    "E_ROSTER_CALLED_OFF": Case(
        "roster export --kind session --session B2 --out 名簿の控え",
        ("status --all", "enrol told --list"),
        "B2",
        before=(
            "session add bpr-basics --capacity 2 --day 2026-07-20am --code B2",
            "enrol add B2 --staff 001201",
            "enrol told --session B2",
            "session cancel B2",
        ),
    ),
    # Leaders
    "E_LEADER_SHEET_NONE": Case("leader sheet --out 紙.xlsx", ("leader list --fy 2026",), "リーダー"),
    "E_LEADER_RECORD_NONE": Case(
        "leader record --section 総務課 --staff 001201 --theme 申請",
        ("leader show --section 総務課",),
        "美咲",
        before=(LED,),
    ),
    "E_LEADER_SEAT_TAKEN": Case(
        "leader nominate --section 総務課 --staff 001201",
        ("leader replace --section 総務課 --staff 001201 --from 2026-07-01",),
        "001201",
        before=(LED,),
        then="leader list --as-of 2026-07-02 --include-future",
    ),
    "E_LEADER_NONE": Case("leader replace --section 総務課", ("leader nominate --section 総務課 --staff 001201",)),
    "E_LEADER_FROM": Case("leader import 推薦.csv", ("leader import 推薦.csv --from 2026-04-01",)),
    "E_LEADER_FORM_NONE": Case(
        "leader form",
        ("org list",),
        "総務課",
        before=(
            "EDIT data/leaders.yaml|    excluded_grades: [部長]|    exempt_units: [総務課, 人事課, 区民課, 税務課]",
        ),
    ),
    "E_LEADER_COMPLETE_FORMS": Case(
        "leader import 書類 --complete --from 2026-04-01",
        ("leader replace --section 総務課 --from 2026-06-15",),
        "記録",
        before=(LED,),
    ),
    "W_LEADER_STRUCK": Case(
        "leader import 消した推薦.xlsx --struck skip --from 2026-06-15 --dry-run",
        ("leader replace --section 総務課 --from 2026-06-15",),
        before=(LED,),
    ),
    # Needs
    "E_NEED_ROLE": Case("need import 必要.csv", ("framework list role",), "product-manager"),
    "E_NEED_DEPARTMENT": Case("need import 知らない部.csv", ("org list",), "総務部"),
    # People
    "W_LEFT_IN_REMARK": Case(
        "staff import 退職の備考.csv --as-of 2026-06-01 --yes", ("staff depart 001201 --on 2026-05-31",), "退職等 1"
    ),
    "W_LEAVES_IN_REMARK": Case(
        "staff import 退職の備考.csv --as-of 2026-06-01 --yes", ("staff depart 001202 --on 2027-03-31",)
    ),
    "W_LEAVE_IN_REMARK": Case(
        "staff import 備考.csv --as-of 2026-06-01 --dry-run", ("staff leave 休職.csv --as-of 2026-06-01",)
    ),
    "E_POST_NOT_HELD": Case("staff post end 001201 --section 人事課 --on 2026-07-01", ("staff show 001201",), "総務課"),
    "E_STAFF_UNKNOWN": Case("staff show 999999", ("staff list",), "001201"),
    "E_STAFF_UNKNOWN_NEAR": Case("staff show 01210", ("staff list",), "001201"),
    "E_ENROL_LEAVE": Case(
        "enrol add S1 --staff 001201", ("staff leave 短い休職.csv",), before=("staff leave 休職.csv",)
    ),
    "E_JOIN_WHAT": Case("staff join 001201", ("staff join 001201 001299",), "001299"),
    "E_JOIN_ITSELF": Case("staff join 001201 001201", ("staff join 001201 001299",)),
    "E_STAFF_NUMBER_NOBODY": Case(
        "staff join 001201 001300", ("staff show 001201",), "001299", before=("staff join 001201 001299",)
    ),
    "E_STAFF_NUMBER_REUSED": Case(
        "staff import 別人.csv --as-of 2026-06-15 --dry-run",
        ("staff join 001201 001201-1",),
        before=("staff depart 001201 --on 2026-05-01",),
    ),
    "E_STAFF_LEFT": Case(
        "staff depart 001201 --on 2026-08-31",
        ("db journal", "db undo 5"),
        before=("staff depart 001201 --on 2026-05-01", "staff move 001206 --section 区民課 --on 2026-07-01"),
    ),
    "W_ORDER_HOLDS_ALREADY": Case(
        "staff move 001206 --section 区民課 --on 2026-08-01",
        ("db journal", "db undo 5"),
        before=("staff move 001206 --section 区民課 --on 2026-07-01",),
    ),
    "W_STAFF_LEFT_EARLIER": Case(
        "staff import 退職.csv --as-of 2026-06-15 --dry-run",
        ("db journal", "db undo 5"),
        before=("staff depart 001201 --on 2026-05-01",),
    ),
    # Units
    "E_ORG_UNKNOWN": Case("org show 港湾課", ("org list",), "総務課"),
    "E_ORG_UNKNOWN_NEAR": Case("org show 総務科", ("org list",), "総務課"),
    "E_ORG_NOT_FOUND": Case("org reorganise 知らない改称.csv --dry-run", ("org import 所属.csv --as-of 2026-04-01",)),
    "E_ORG_LEAVING": Case(
        "staff import 退職の所属.csv --as-of 2026-06-01 --yes", ("staff depart 001201 --on 2026-05-31",), "退職等 1"
    ),
    "E_UNITS_PEOPLE": Case(
        "org import 欠けた所属.csv --complete --as-of 2026-07-01", ("org reorganise 改称.csv",), "記録"
    ),
    "E_ORG_HAS_STAFF": Case(
        "org reorganise 廃止.csv --dry-run", ("staff import 異動.csv --as-of 2026-07-01 --partial",)
    ),
    "E_REORG_FILE": Case(
        "org reorganise --on 2026-07-01", ("org reorganise --template 組織改正.xlsx",), "組織改正.xlsx"
    ),
    "E_REORG_LATER": Case(
        "org reorganise 早い改称.csv --dry-run", ("db journal",), "org reorganise", before=("org reorganise 改称.csv",)
    ),
    # Plans
    "E_PLAN_ALTER": Case(
        "plan what-if --staff 001201 --to product-manager/1 --require 企画",
        ("framework list skill",),
        "企画",
    ),
    "E_PLAN_NO_SHEET": Case(
        "plan sheet --all --out 計画.xlsx",
        ("plan make --staff 001201",),
        before=("career aim --staff 001201 --to product-manager/1",),
    ),
    "E_PLAN_REVISION": Case(
        "plan show 001201 --revision 9",
        ("plan show 001201 --history",),
        "1",
        before=("career aim --staff 001201 --to product-manager/1", "plan make --staff 001201"),
    ),
    "E_PLAN_WHO": Case(
        "plan make", ("plan make --all",), before=("career aim --staff 001201 --to product-manager/1",), shows="記録"
    ),
    "E_PLAN_NONE": Case(
        "plan show 001201",
        ("plan make --staff 001201",),
        before=("career aim --staff 001201 --to product-manager/1",),
    ),
    "E_QUALIFICATION_UNKNOWN": Case("qualification import 資格.csv", ("framework list qualification",), "資格"),
    "E_HEATMAP_OPTIONS": Case(
        "report heatmap --section 税務課 --department 区民部",
        ("report heatmap --section 税務課 --to section-ict-leader/1",),
        "辻 緑",
    ),
    # Requests, results, sessions
    "E_REQUEST_TRAINING": Case("enrol request import 希望.csv", ("training list",), "企画の基礎"),
    "E_RESULT_NONE": Case(
        "result correct 001201 planning-basics --on 2026-05-21 --day 2026-05-20",
        ("result list --staff 001201",),
        "2026-05-20",
        before=("result import 修了.csv",),
    ),
    "E_RESULT_STAFF": Case("result import 知らない人の修了.csv", ("staff list",), "001201"),
    "E_RESULT_SESSION": Case("result import 知らない回の修了.csv", ("session list",), "S1"),
    "E_RESULT_TRAINING": Case("result import 知らない研修の修了.csv", ("training list",), "企画の基礎"),
    "E_SESSION_TRAINING": Case("session import 日程.csv", ("training list",), "企画の基礎"),
    "E_SESSION_UNKNOWN": Case("enrol add R8-999 --staff 001201", ("session list",), "S1"),
    "E_SESSION_UNKNOWN_NEAR": Case("session cancel S11", ("session list",), "S1"),
    "E_SESSION_NONE_HELD": Case(
        "enrol add planning-practice --staff 001201",
        ("enrol request add planning-practice --staff 001201",),
        "記録",
    ),
    "E_SESSION_MERGE": Case("session merge S1 --into OLD", ("session list",), "S2"),
    "E_SESSION_OTHER_YEAR": Case(
        "session add bpr-basics --capacity 2 --day 2027-05-20am --code OLD",
        ("session change OLD --day 2026-05-21am",),
        "記録",
        before=(SEAT_IN_OLD,),
    ),
    "W_SESSION_OTHER_YEAR": Case(
        "session change OLD --day 2027-05-20am --dry-run",
        ("session add bpr-basics --capacity 2 --day 2027-05-20am --code OLD-2027",),
        "OLD-2027",
        before=(SEAT_IN_OLD,),
    ),
    "W_SESSION_LOOKS_MOVED": Case("session import 動いた日程.csv --dry-run", ("session cancel S1",)),
    # Templates of rosters
    "E_TEMPLATE_FIELD": Case("roster template check 様式.xlsx --kind leader", ("roster template fields",), "氏名"),
    "E_TEMPLATE_EMPTY": Case("roster template check 空の様式.xlsx --kind leader", ("roster template fields",), "氏名"),
    "E_RESULT_WHICH": Case(
        "result import 研修名のない修了.csv", ("result import 研修名のない修了.csv --training planning-basics",), "記録"
    ),
    # Handing out
    "E_HANDOUT_NOTHING": Case("roster export --again", ("roster list",), "組"),
    "E_HANDOUT_SET": Case("roster list --set H0999", ("roster list",), "組"),
    "W_REQUEST_UNAPPROVED": Case(
        "allocate run --dry-run",
        ("enrol request list",),
        "企画の基礎",
        before=(
            ASKED,
            "career aim --staff 001202 --to product-manager/1",
            "plan make --all",
            "EDIT skillmap.toml|office =|applications_need_approval = true\noffice =",
        ),
    ),
    # The database
    "W_CHECK_POSTING": Case(
        "db check",
        ("staff move 001206 --section 区民課 --on 2026-06-01",),
        before=("SQL UPDATE unit_fact SET valid_to = '2026-06-01' WHERE name = '税務課'",),
    ),
    "W_CHECK_TERM": Case(
        "db check",
        ("leader check",),
        "今はない所属",
        before=(LED, "SQL UPDATE unit_fact SET valid_to = '2026-06-01' WHERE name = '総務課'"),
    ),
    "E_UNDO_OTHERS": Case(
        "db undo",
        ("db journal", "db undo 5"),
        before=("--by 人事次郎 staff move 001206 --section 区民課 --on 2026-07-01",),
    ),
    "E_UNDO_UNKNOWN": Case("db undo 999", ("db journal",), "staff import"),
    "E_DB_MISSING": Case("staff list", ("db restore",), before=("db backup", "REMOVE skillmap.sqlite")),
    "E_DB_EMPTY": Case("staff list", ("db restore",), before=("db backup",), files={"skillmap.sqlite": ""}),
    "E_DB_CORRUPT": Case("staff list", ("db restore",), before=("db backup", "HALF skillmap.sqlite")),
    "E_DB_NO_BACKUP": Case(
        "db restore", ("db restore 控え.sqlite",), before=("db backup", "RENAME 控え.sqlite"), shows="控え.sqlite"
    ),
}

TWO_VERSIONS = "tests/revision/test_revision_migrate.py has two versions of the definitions"
ELSEWHERE: dict[str, str] = {
    "W_RESULT_AWAY_NO_SEAT": "tests/training/test_sessions_in_a_second_year.py: with the seat the sheet is recorded",
    "W_ENROL_LEVEL_ENDS": "tests/judgement/test_evidence_that_ends.py: the level is approved, and the seat is in order",
    **dict.fromkeys(
        (
            "W_FORM_WISH",
            "W_MIGRATE_NEEDS",
            "W_MIGRATE_PART",
            "W_MIGRATE_REVIEW",
            "W_MIGRATE_WITHDRAWN",
            "W_UNKNOWN_LEVEL",
            "W_UNKNOWN_QUALIFICATION",
            "W_UNKNOWN_RENUMBERED",
            "W_UNKNOWN_SKILL",
            "W_UNKNOWN_TRAINING",
        ),
        TWO_VERSIONS,
    ),
    "W_MIGRATE_COMPLETED": "tests/revision/test_revision_parts.py takes a completion of a part back",
    "E_FRAMEWORK_FOLDER": "tests/framework/test_framework_of_others.py has another version with errors",
    "E_ALLOCATION_CYCLE": "definitions with a circle are refused before anything is seated (E_CIRCLE)",
    "E_ALLOCATION_SESSION": "an enrolment without its session cannot be recorded; a guard against a damaged database",
    "E_ALLOCATION_TRAINING": "what asks for a training that the definitions lack is told before (W_UNKNOWN_TRAINING)",
    "E_FOLDER": "on the command line the folder is looked for before; for those who use the program from Python",
    **dict.fromkeys(
        ("N_ERASE_FINAL", "W_ERASE_LEFT_ALONE", "W_ERASE_SAME_NAME", "W_RESTORE_ERASED"),
        "nobody in the ward has left and is past retention: tests/office/test_office_privacy.py",
    ),
    **dict.fromkeys(
        ("E_RESULT_ROSTER_DAYS", "W_RESULT_OLD_ROSTER"),
        "tests/training/test_training_old_rosters.py has rosters from before the days changed",
    ),
    **dict.fromkeys(
        ("W_LEAVE_EARLIER", "W_LEAVE_OVERLAPS", "W_SESSION_EARLIER"),
        "a row of before a change: tests/org/test_org_leave_again.py, tests/training/test_training_timetable.py",
    ),
    "W_REORG_QUOTA": "tests/revision/test_revision_named_elsewhere.py has quotas of departments that are renamed",
    "E_DB_OLD": "needs an office of an older release: tests/office/test_office_upgrade.py follows it",
    "E_COPY_DIFFERS": "two databases: tests/office/test_office_moving.py",
    "E_DB_IO": "needs a disk that fails; what stands is told as for other accidents: tests/cli/test_cli_accidents.py",
    "E_DB_UNSURE": "needs a server that goes away: tests/storage/test_storage_server_lost.py",
    "E_DB_UNMADE": "needs a server: tests/storage/test_storage_open.py",
    "W_SESSION_RESULTS": "tests/training/test_training_after_the_fact.py takes the results back and cancels then",
    "W_RESULT_CORRECTED": "tests/training/test_training_corrections.py takes the correction back by the number told",
    "W_ASSESS_CLEARED": "tests/assessment/test_assessment_forms.py wipes a form; undo of levels: W_LEVELS_LOWERED",
}
"""Codes whose advice is followed by another test, or cannot go wrong in a ward made with commands, and why."""
