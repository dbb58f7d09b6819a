"""A ward whose names are as long as real ones, for what is printed and what is shown on the terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]

DEPARTMENT = "都市基盤整備・公共施設部"
SECTIONS = ("公共施設マネジメント課", "人権・男女共同参画推進課", "課")
PEOPLE = (
    ("髙橋 𠮷郎", "タカハシ ヨシロウ", "課長"), ("=1+1 花子", "アサノ ハナコ", "主任"),
    ("葛󠄀城 神", "カツラギ ジン", "主任"),
    ("渡邉 五十鈴之進左衛門尉長名", "ワタナベ イスズノシンザエモンノジョウナガナ", "主事"),
    ("李 慧", "イ ヘイ", "主任"), ("アレクサンドラ・マリア・ゴンザレス", "アレクサンドラ マリア ゴンザレス", "主事"),
)  # fmt: skip
ROLES = ("プロダクトマネージャー", "データスペシャリスト（分析）", "セキュリティスペシャリスト", "業務改革プランナー")
WHOLE_DAY = ("2026-09-10am@09:00-12:00", "2026-09-10pm@13:00-16:30")
SESSIONS = (
    ("leader-kickoff", "K1", ("2026-07-10am@09:00-12:00",), "総合研修センター別館3階 大研修室（東側入口）"),
    ("leader-clinic", "C1", (*WHOLE_DAY, "2026-10-08am@09:00-12:00", "2026-11-12pm@13:30-16:30"), "研修室A"),
    ("pm-practice", "P1", ("2026-08-20", "2026-08-27"), "オンライン"),
)


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """Three sections of six, with aims, levels, plans, seats, results and leaders; in one section nobody has an aim."""
    rows = ["職員番号,氏名,フリガナ,部,課,係,職名"]
    aims, levels = ["職員番号,目標の人材像,段階"], ["職員番号,データ分析,情報セキュリティ,ネットワーク・端末"]
    results = ["職員番号,研修名,修了年月日,修了"]
    for at, section in enumerate(SECTIONS):
        for no, (name, kana, grade) in enumerate(PEOPLE, 1):
            number, team = f"{at * 100 + no:06}", "施設再編・長寿命化推進担当係" if no > 1 else ""
            rows.append(f"{number},{name},{kana},{DEPARTMENT},{section},{team},{grade}")
            results.append(f"{number},情報セキュリティ基礎,2026-05-{no + 10},修了")
            levels.append(f"{number},{no % 3},1,{no % 2}")
            if at < 2 and no <= len(ROLES):
                aims.append(f"{number},{ROLES[no - 1]},2")
    lists = {"staff": rows, "aims": aims, "levels": levels, "results": results}
    for name, lines in lists.items():
        (shipped_workspace / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--file", "aims.csv", "--yes")
    cli("assess", "import", "levels.csv", "--as-of", "2026-05-01", "--yes")
    cli("result", "import", "results.csv", "--yes")
    for training, code, days, room in SESSIONS:
        asked = [word for day in days for word in ("--day", day)]
        cli("session", "add", training, *asked, "--capacity", 40, "--venue", room, "--code", code, "--yes")
    cli("plan", "make", "--all", "--yes")
    for at, section in enumerate(SECTIONS[:2]):
        leader = f"{at * 100 + 3:06}"
        cli("leader", "nominate", "--section", section, "--staff", leader, "--from", "2026-04-01", "--yes")
        for code in ("K1", "C1"):
            cli("enrol", "add", code, "--staff", leader, "--yes")
        for no in (2, 4, 5, 6):
            cli("enrol", "add", "P1", "--staff", f"{at * 100 + no:06}", "--yes")
    cli("enrol", "request", "add", "pm-practice", "--staff", "000201", "--yes")
    return shipped_workspace
