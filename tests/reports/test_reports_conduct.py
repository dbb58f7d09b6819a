"""The uptake of the code of conduct: every number counted by hand on a small office."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主事
001311,田中 太郎,タナカ タロウ,総務部,人事課,研修係,主事
001422,山本 綾,ヤマモト アヤ,市民部,市民課,窓口係,課長
001459,中村 健太,ナカムラ ケンタ,市民部,市民課,証明係,部長
"""
RESULTS = """職員番号,氏名,研修名,修了日,結果
001200,佐藤 美咲,conduct-basics,2026-05-01,修了
001274,高橋 千尋,conduct-for-managers,2026-05-01,修了
001422,山本 綾,conduct-basics,2026-05-01,修了
001459,中村 健太,conduct-basics,2026-05-01,未修了
"""


def test_each_grade_managers_and_everybody(shipped_workspace: Path, cli: Callable[..., Any]) -> None:
    (shipped_workspace / "staff.csv").write_text(STAFF, "utf-8")
    (shipped_workspace / "results.csv").write_text(RESULTS, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("result", "import", "results.csv", "--yes")
    rows = {r["grade"]: r for r in json.loads(cli("report", "conduct", "--format", "json").out)}
    counts = {g: [r[k] for k in ("people", "whole", "part", "none", "booked")] for g, r in rows.items()}
    assert counts == {
        "部長": [1, 0, 0, 1, 0],
        "課長": [1, 1, 0, 0, 0],
        "主事": [3, 1, 1, 1, 0],
        "うち管理職（部長、課長）": [2, 1, 0, 1, 0],
    }
    assert rows["うち管理職（部長、課長）"]["share"] == 50.0
    text = cli("report", "conduct", "--managers", "課長").out
    assert "うち管理職（課長）" in text
    assert "全職員" in text
