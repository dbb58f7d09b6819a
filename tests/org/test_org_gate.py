"""Days to come stay closed: every question about one is refused, whatever the command, until somebody asks to look."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer

from made_once import made_once
from skillmap.cli.app import NOUNS, app

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "dirty"
CLI = Callable[..., Any]
DAY = date(2024, 3, 31)
WORDS = {"PERSON": "001200", "UNIT": "総務課", "ROLE": "writer"}


@pytest.fixture
@made_once
def ward(workspace: Path, cli: CLI) -> Path:
    """The office of the corpus, with a transfer prepared for tomorrow that nobody may see."""
    cli("staff", "import", CORPUS / "d20_roster_asof_2024-03-31.xlsx", "--as-of", "2024-03-31", "--yes")
    cli("staff", "move", "001200", "--section", "市民課", "--on", "2024-04-01", "--yes", day=DAY)
    return workspace


def questions() -> Iterator[tuple[str, ...]]:
    """Every command that asks about a day, with its required arguments."""
    root = typer.main.get_command(app)
    for noun in NOUNS:
        yield from _below(root.get_command(None, noun), (noun,))


def _below(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if command is None:
        return
    subs = getattr(command, "commands", {})
    for name, sub in subs.items():
        yield from _below(sub, (*words, name))
    names = {parameter.name for parameter in command.params}
    if not subs and "as_of" in names and not names & {"file", "folder"}:
        needed = [p for p in command.params if p.required]
        given = [(*(p.opts if p.opts[0].startswith("-") else ()), WORDS.get(str(p.metavar), "001200")) for p in needed]
        yield (*words, *(word for one in given for word in one))


def test_every_question_about_a_day_to_come_is_refused(ward: Path, cli: CLI) -> None:
    asked = list(questions())
    assert len(asked) >= 20, asked
    before = cli("db", "journal", "--format", "json", day=DAY).out
    for words in asked:
        refused = cli(*words, "--as-of", "2024-04-01", expect=None, day=DAY)
        if refused.code == 2:
            more = [("--section", "総務課"), ("--staff", "001200"), ("--to", "writer/1")]
            tried = [cli(*words, *one, "--as-of", "2024-04-01", expect=None, day=DAY) for one in more]
            refused = next((one for one in tried if one.code == 4), refused)
        assert refused.code == 4, (words, refused.text)
        assert "--include-future" in refused.err, words
        assert "市民" not in refused.out, words
    assert cli("db", "journal", "--format", "json", day=DAY).out == before


def test_the_gate_opens_once_for_who_asks_and_says_so_in_the_journal(ward: Path, cli: CLI) -> None:
    for words in (("leader", "check"), ("report", "leaders"), ("assess", "gap"), ("report", "html")):
        cli(*words, "--as-of", "2024-04-01", "--include-future", expect=None, day=DAY)
        newest = json.loads(cli("db", "journal", "--format", "json", day=DAY).out)
        looks = [one for one in newest if one["command"] == " ".join(words)]
        assert len(looks) >= 1, words


@pytest.mark.parametrize("command", [("staff", "list"), ("report", "progress"), ("roster", "export", "--yes")])
def test_a_coming_year_has_no_state_yet(ward: Path, cli: CLI, command: tuple[str, ...]) -> None:
    refused = cli(*command, "--fy", "2024", expect=4, day=DAY)
    assert "令和6年度" in refused.err
    assert not list(ward.glob("out/*"))
    cli(*command, "--fy", "2024", "--include-future", day=DAY)


def test_next_years_leaders_are_shown_where_people_are_today(ward: Path, cli: CLI) -> None:
    cli("db", "undo", "--yes", day=DAY)
    nominate = ("leader", "nominate", "--section", "総務課", "--staff")
    cli(*nominate, "001237", "--fy", "2023", "--yes", day=DAY)
    cli(*nominate, "001200", "--fy", "2024", "--yes", day=DAY)
    cli("staff", "move", "001200", "--section", "市民課", "--on", "2024-04-01", "--yes", day=DAY)
    shown = list(csv.DictReader(io.StringIO(cli("leader", "list", "--fy", "2024", "--format", "csv", day=DAY).out)))
    held = [row for row in shown if "001200" in row.values()]
    assert len(held) == 1
    assert not any("001237" in row.values() for row in shown)
    assert "総務課" in held[0].values()
    assert "2024-04-01" in cli("leader", "list", "--fy", "2024", day=DAY).out
    through = cli("leader", "list", "--fy", "2024", "--include-future", "--format", "csv", day=DAY).out
    assert through != cli("leader", "list", "--fy", "2024", "--format", "csv", day=DAY).out


def test_what_is_shown_of_today_does_not_give_away_that_it_ends(ward: Path, cli: CLI) -> None:
    for words in (("staff", "show", "001200"), ("staff", "show", "001200", "--history"), ("why", "--staff", "001200")):
        shown = cli(*words, day=DAY).out
        assert "～2024" not in shown.replace(" ", ""), words
        assert "市民" not in shown, words
    assert "2024-03-31" in cli("staff", "show", "001200", "--history", day=date(2024, 4, 1)).out
    assert "2024-03-31" in cli("why", "--staff", "001200", "--include-future", day=DAY).out


def test_a_nomination_for_days_to_come_says_that_somebody_moves_and_not_where_to(ward: Path, cli: CLI) -> None:
    nominate = ("leader", "nominate", "--staff", "001200", "--from", "2024-04-01", "--dry-run", "--section")
    for section in ("総務課", "人事課"):
        refused = cli(*nominate, section, expect=3, day=DAY).err
        assert "市民" not in refused, section
        assert ("E_LEADER_MOVES_BEFORE" in refused) == (section == "総務課")
