"""What is left of a need by year, department and the way it is met; who holds a role grade and on what evidence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAFF = """職員番号,氏名,部,課
000001,青木 一郎,総務部,総務課
000002,石田 花子,総務部,人事課
000003,上田 三郎,市民部,市民課
"""
NEEDS = """
- {role: product-manager, grade: 1, fy: 2026, count: 4, by: train}
- {role: product-manager, grade: 1, fy: 2026, count: 2, by: hire}
- {role: product-manager, grade: 1, fy: 2026, department: 総務部, count: 2, by: train}
- {role: product-manager, grade: 2, fy: 2027, department: 市民部, count: 1, by: external}
"""


def test_what_is_left_is_hired_and_found_outside_as_the_need_says(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    (workspace / "data" / "needs.yaml").write_text(NEEDS, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for number in ("000001", "000003"):
        cli("career", "aim", "--staff", number, "--to", "product-manager/1", "--yes")
    cli("plan", "make", "--all", "--yes")
    rows = json.loads(cli("report", "demand", "--years", "--format", "json").out)
    keys = ("needed", "recognised", "training", "planned", "train", "hire", "external")
    found = {(r["fy"], r["department"]): tuple(r[k] for k in keys) for r in rows}
    assert found == {
        ("2026", "全庁"): (6, 0, 0, 2, 2, 2, 0),
        ("2026", "総務部"): (2, 0, 0, 1, 1, 0, 0),
        ("2027", "市民部"): (1, 0, 0, 0, 0, 0, 1),
    }


def test_a_recognition_is_listed_with_its_evidence(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    (workspace / "levels.csv").write_text("職員番号,氏名,企画,データ活用\n000001,青木 一郎,1,2\n", "utf-8")
    cli("assess", "import", "levels.csv", "--stage", "approved", "--as-of", "2026-04-10", "--yes")
    (workspace / "results.csv").write_text(
        "職員番号,氏名,研修名,修了日,結果\n000001,青木 一郎,企画の基礎,2026-05-20,修了\n", "utf-8"
    )
    cli("result", "import", "results.csv", "--yes")
    cli("career", "recognise", "--staff", "000001", "--to", "product-manager/1", "--yes")
    row = json.loads(cli("career", "list", "--recognised", "--format", "json").out)[0]
    assert row["role"] == "プロダクトマネージャー 1"
    assert row["trainings"] == ["企画の基礎"]
    assert len(row["levels"]) == 2
