"""Planner, seats and reports give one answer to "who holds it on this day", for any history."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from skillmap.allocation.gather import held_and_ends
from skillmap.days import FiscalYear
from skillmap.framework.load import load
from skillmap.framework.model import Framework
from skillmap.office import Office
from skillmap.planning.standing import known
from skillmap.storage.facts import Moment
from skillmap.training.completions import completed_trainings, histories
from skillmap.training.holding import last_day
from trials import trials

PEOPLE = trials(500, 25)
TRAININGS = ("planning-basics", "data-basics", "security-basics", "bpr-basics", "leader-kickoff")


def _expiring(workspace: Path) -> Framework:
    file = workspace / "data" / "trainings" / "basic.yaml"
    text = file.read_text("utf-8")
    for name, line in (
        ("planning-basics", "valid_years: 1"),
        ("data-basics", "valid_to_year_end: true"),
        ("security-basics", "valid_years: 2\n    renewed_by: [bpr-basics]"),
    ):
        text = text.replace(f"  - id: {name}\n", f"  - id: {name}\n    {line}\n")
    file.write_text(text, "utf-8")
    framework, problems = load(workspace / "data")
    assert framework is not None, problems
    return framework


def _slowly(framework: Framework, days: dict[str, list[date]], on: date) -> set[str]:
    """Each completion up to the day for itself; a renewal counts for whoever has completed it before."""
    found = set()
    for name, own in days.items():
        known_days = [d for d in own if d <= on]
        for other in framework.trainings[name].renewed_by:
            known_days += [d for d in days.get(other, ()) if own and min(own) <= d <= on]
        if any(d <= on <= last_day(framework.trainings[name], d) for d in known_days):
            found.add(name)
    return found


def test_one_answer_everywhere(workspace: Path, cli: Callable[..., Any]) -> None:
    framework = _expiring(workspace)
    chance = random.Random(5)
    staff, lines = ["職員番号,氏名,部,課"], ["職員番号,研修名,修了年月日,修了"]
    truth: dict[str, dict[str, list[date]]] = {}
    for n in range(1, PEOPLE + 1):
        number = f"{n:06d}"
        staff.append(f"{number},架空 花子,総務部,総務課")
        for training in TRAININGS:
            for year in chance.sample(range(2020, 2026), chance.randrange(4)):
                day = date(year, 4, 1) + timedelta(days=chance.randrange(200))
                outcome = chance.choice(("修了", "修了", "未修了"))
                lines.append(f"{number},{training},{day},{outcome}")
                if outcome == "修了":
                    truth.setdefault(number, {}).setdefault(training, []).append(day)
    (workspace / "staff.csv").write_text("\n".join(staff), "utf-8")
    (workspace / "results.csv").write_text("\n".join(lines), "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2020-04-01", "--yes")
    cli("result", "import", "results.csv", "--near", "another", "--yes")
    for day in (date(2021, 10, 1), date(2023, 4, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 31)):
        office = Office.open(workspace, today=date(2026, 6, 1), lang="ja")
        moment = Moment(day)
        with office.read() as connection:
            people = office.organisation(connection, moment).people
            ids = {p.id: p.number for p in people}
            held = completed_trainings(connection, framework, moment)
            planner = known(framework, connection, moment, set(ids)).completed
            past = histories(connection, moment)
            snapshot = office.snapshot(connection, moment, FiscalYear(2025))
        for one, number in ids.items():
            expected = _slowly(framework, truth.get(number, {}), day)
            assert held.get(one, frozenset()) == expected
            assert planner.get(one, frozenset()) == expected
            assert snapshot.standing.completed.get(one, frozenset()) == expected
            assert (
                held_and_ends(framework, past.get(one, {}), FiscalYear(day.year - (day.month < 4)), day)[0] == expected
            )
