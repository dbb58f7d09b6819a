"""Every command and option explains itself in Japanese and in English."""

import pytest
import typer

from skillmap.cli import grammar, helptext, state
from skillmap.cli.app import NOUNS, app
from skillmap.cli.grammar import Command
from skillmap.japanese import width

COMMANDS = list(grammar.commands(grammar.read(typer.main.get_command(app))))


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_all_help_exists_in_both_languages(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "lang", lambda: "ja")
    noun = command.path[0] if command.path else "root"
    about = command.help or (NOUNS[noun] if len(command.path) == 1 else "")
    assert about
    texts = [about, *(p.help for p in command.parameters)]
    assert all(texts), "an option that does not say what it is for"
    assert [text for text in texts if helptext.translate(text, noun) == text] == []


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_pages_keep_to_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(state, "lang", lambda: "ja")
    for command in COMMANDS:
        for line in helptext.page(command).splitlines()[1:]:
            # A name that cannot be cut, the smallest room for its text, and a mark that never stands first.
            assert width(line) <= max(min(columns, helptext.WIDEST), 80) + 2, line


def test_lines_break_at_spaces_and_between_japanese_characters() -> None:
    assert list(helptext.folded("名簿を取り込む。全件（ないものは退職）", 16)) == [
        "名簿を取り込む。",
        "全件（ないものは",
        "退職）",
    ]
    assert list(helptext.folded("take in a staff list", 9)) == ["take in a", "staff", "list"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_line_of_a_group_ends_within_brackets(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "lang", lambda: lang)
    for command in COMMANDS:
        if command.help and len(command.path) > 1:
            line = helptext.brief(command)
            assert line
            assert line.count("（") == line.count("）"), line
            assert line.count("(") == line.count(")"), line
