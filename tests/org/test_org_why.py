"""Every level, posting, leader and seat is traced to file, sheet, cell, day, person and entry."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from org_cases import WHO, everybody, line, move, take_in, write
from sqlalchemy import Engine

from made_once import made_once
from skillmap.changes import ChangeSet, Insert, SourceFile
from skillmap.org import staff_import
from skillmap.org.present import present
from skillmap.org.records import Origin
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment
from skillmap.storage.trace import TracedFact, trace
from skillmap.storage.undo import undo

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "dirty"
CLI = Callable[..., Any]
JULY = date(2026, 7, 1)
MARCH = date(2024, 3, 31)


def postings(engine: Engine, known: int | None = None) -> list[tuple[Any, ...]]:
    """Of the first person: since, until, file and cell, first entry, taken back by."""
    with reading(engine) as connection:
        found: list[TracedFact] = trace(connection, Moment(JULY, known), "posting", {"staff_id": 1})
    return [
        (
            f"{f.values['valid_from']}", f"{f.values['valid_to']}", f"{f.origin.file} {f.origin.cell}".strip(),
            f.origin.entry.id, f.retracted_by,
        )
        for f in found
    ]  # fmt: skip


@pytest.fixture
def listed(engine: Engine) -> Engine:
    """Everybody from a file; the first person stands in B5."""
    lines = [
        line("001200", "佐藤 美咲", None, "総務部/総務課", origin=Origin(1, "B5")), *everybody()[1:],
    ]  # fmt: skip
    mode = staff_import.Mode(date(2026, 4, 1))
    with reading(engine) as connection:
        found = present(connection, Moment(mode.as_of))
    write(engine, staff_import.change_set(found, lines, mode, [SourceFile("名簿.xlsx", "0" * 64, "職員")]))
    return engine


def test_a_fact_that_only_ended_keeps_its_origin(listed: Engine) -> None:
    assert postings(listed) == [("2026-04-01", "9999-12-31", "名簿.xlsx B5", 1, None)]
    move(listed, "001200", "人事課", JULY)
    move(listed, "001200", "市民課", date(2026, 10, 1))
    assert postings(listed) == [
        ("2026-04-01", "2026-07-01", "名簿.xlsx B5", 1, None),
        ("2026-07-01", "2026-10-01", "", 2, None),
        ("2026-10-01", "9999-12-31", "", 3, None),
    ]
    assert postings(listed, known=1) == [("2026-04-01", "9999-12-31", "名簿.xlsx B5", 1, None)]


def test_what_was_taken_back_is_marked_and_what_returned_is_itself(listed: Engine) -> None:
    move(listed, "001200", "人事課", JULY)
    undo(listed, 2, WHO)
    assert postings(listed) == [
        ("2026-04-01", "9999-12-31", "名簿.xlsx B5", 1, None),
        ("2026-07-01", "9999-12-31", "", 2, 3),
    ]
    undo(listed, 3, WHO)
    assert [row for row in postings(listed) if row[4] is None] == [
        ("2026-04-01", "2026-07-01", "名簿.xlsx B5", 1, None),
        ("2026-07-01", "9999-12-31", "", 2, None),
    ]


def test_each_rating_has_its_own_cell(engine: Engine) -> None:
    take_in(engine, everybody())
    columns = ("staff_id", "skill_id", "stage", "rated_on", "level", "rated_by", "source_no", "cell")
    rows = [(1, 1, 1, JULY, 1, "本人", 1, "F9"), (1, 1, 3, JULY, 2, "課長", 1, "G9")]
    writes = [Insert("skill", ("id", "code"), [(1, "data")]), Insert("rating", columns, rows)]
    write(engine, ChangeSet("", writes=writes, sources=[SourceFile("評価.xlsx", "0" * 64)]))
    with reading(engine) as connection:
        found = trace(connection, Moment(JULY), "rating", {"staff_id": 1, "skill_id": 1})
    assert [(f.values["level"], f.origin.cell, f.origin.entry.id) for f in found] == [(1, "F9", 2), (2, "G9", 2)]


@pytest.fixture
@made_once
def ward(workspace: Path, cli: CLI) -> Path:
    cli("staff", "import", CORPUS / "d20_roster_asof_2024-03-31.xlsx", "--as-of", "2024-03-31", "--yes", day=MARCH)
    cli("leader", "nominate", "--section", "総務課", "--staff", "001200", "--fy", "2023", "--yes", day=MARCH)
    return workspace


def rows(cli: CLI, *arguments: str, day: date = MARCH) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(cli("why", *arguments, "--format", "json", day=day).out)
    return found


def test_a_person_is_traced_to_the_sheet(ward: Path, cli: CLI) -> None:
    found = {row["fact"]: row for row in rows(cli, "--staff", "佐藤")}
    assert found["配属"]["value"] == "総務部/総務課/庶務係"
    assert found["配属"]["source"].startswith("d20_roster_asof_2024-03-31.xlsx [職員名簿] F2")
    assert found["配属"]["entry"].startswith("記録1 ")
    assert found["リーダー"]["source"] == "コマンド leader nominate"
    assert (found["配属"]["state"], found["職員の記録"]["state"]) == ("現在", "現在")


def test_days_to_come_are_hidden_unless_asked_for(ward: Path, cli: CLI) -> None:
    cli("staff", "move", "001200", "--section", "市民課", "--on", "2024-04-01", "--yes", day=MARCH)
    shown = cli("why", "--staff", "001200", day=MARCH).out
    assert "市民課" not in shown
    assert "発令前の内容 1 件" in shown
    everything = rows(cli, "--staff", "001200", "--include-future")
    assert [row["state"] for row in everything if row["fact"] == "配属"] == ["現在", "予定"]
    assert [row["state"] for row in rows(cli, "--staff", "001200", day=date(2024, 4, 1)) if row["fact"] == "配属"] == [
        "過去", "現在",
    ]  # fmt: skip


def test_a_section_names_its_predecessors_and_leaders(ward: Path, cli: CLI) -> None:
    (ward / "r.csv").write_text("区分,旧所属,新所属,施行日\n統合,総務課,総務部/人事課,R6.4.1\n", "utf-8")
    cli("org", "reorganise", "r.csv", "--yes", day=MARCH)
    april = date(2024, 4, 1)
    found = rows(cli, "--section", "人事課", day=april)
    [heir] = [row for row in found if row["fact"] == "引き継ぎ"]
    assert heir["value"] == "総務部/総務課 → 総務部/人事課"
    assert heir["source"] == "r.csv A2"
    posting = [row for row in rows(cli, "--staff", "001274", day=april) if row["fact"] == "配属"]
    assert len(posting) == 1
    assert rows(cli, "--section", "人事課", "--seat", "1", day=april) == []


@pytest.mark.parametrize("arguments", [(), ("--skill", "data"), ("--seat", "1"), ("--staff", "001200", "--seat", "1")])
def test_a_question_that_says_nothing_is_refused(ward: Path, cli: CLI, arguments: tuple[str, ...]) -> None:
    assert "--section 人事課" in cli("why", *arguments, expect=2).err


def test_known_at_leaves_out_what_came_later(ward: Path, cli: CLI) -> None:
    told = cli("--known-at", "1", "why", "--staff", "001200", "--format", "json", day=MARCH)
    assert {row["fact"] for row in json.loads(told.out)} == {"職員の記録", "配属"}
