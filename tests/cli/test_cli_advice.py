"""Every command that anything suggests exists: in texts, in code, on pages, in what tests see on the terminal."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from shlex import split

import pytest

from command_lines import LINE, TREE, calls, journal_names, literals, wrong, wrong_in_prose
from skillmap.cli import grammar
from skillmap.commands import command_line
from skillmap.i18n import texts
from skillmap.office.intake.engine import command_of

ROOT = Path(__file__).parents[2]
CODE = ROOT / "src" / "skillmap"
TEXTS = sorted(module.name for module in iter_modules(texts.__path__))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
OPTIONS = {way for command in grammar.commands(TREE) for p in command.options for way in p.spelled} | {"--help"}
SAMPLES = {"fy": "2026", "year": "2026", "next_fy": "2027"}


def said(room: str) -> list[tuple[str, str]]:
    """Key and text of a file of texts, in both languages."""
    found = import_module(f"{texts.__name__}.{room}").TEXTS
    return [(f"{key} ({lang})", text) for key, pair in found.items() for lang, text in zip("je", pair, strict=True)]


def filled(text: str) -> list[str]:
    """The words of a command with samples in the place of facts."""
    return re.sub(r"\{(\w+)\}", lambda fact: SAMPLES.get(fact[1], "1"), text).split(" ")


def files(*parts: str) -> list[Path]:
    """The files in whose text one of these stands: the syntax of the others need not be read."""
    return [file for file in CODE.rglob("*.py") if any(part in file.read_text("utf-8") for part in parts)]


@pytest.mark.parametrize("room", TEXTS)
def test_commands_in_texts_stand_in_marks_and_exist(room: str) -> None:
    for key, text in said(room):
        marked = re.findall(r"`(skillmap [^`]*)`", text)
        bare = re.sub(r"`[^`]*`", "", text)
        assert text.count("`") % 2 == 0, key
        assert not LINE.search(bare), f"{key}: put the command into backticks"
        for line in marked:
            assert not wrong(filled(line)[1:], whole=False), f"{key}: {line}"


@pytest.mark.parametrize("room", TEXTS)
def test_options_in_texts_exist(room: str) -> None:
    for key, text in said(room):
        for option in re.findall(r"(?<![\w-])--[a-z][\w-]*", text):
            assert option in OPTIONS, f"{key}: {option}"


@pytest.mark.parametrize("room", TEXTS)
def test_advice_about_a_year_is_about_that_year(room: str) -> None:
    told = dict(said(room))
    for key, text in told.items():
        if ".hint " in key and "{fy}" in told.get(key.replace(".hint", ""), ""):
            marked = re.findall(r"`(skillmap [^`]*)`", text)
            assert not marked or any("--fy {" in line for line in marked), f"{key}: of this year if no year is given"


def test_commands_in_the_code_exist_with_their_options() -> None:
    found = [(file, *call) for file in files("command_line(") for call in calls(file)]
    assert len(found) > 30
    mistakes = [f"{file.relative_to(CODE)}:{line}: {wrong(words)}" for file, line, words in found if wrong(words)]
    assert mistakes == []


def test_the_commands_of_all_kinds_of_lists_exist() -> None:
    found = [name for file in files("command: ClassVar") for name in journal_names(file)]
    assert len(found) > 6
    for name in found:
        assert not wrong(split(command_of(name))[1:]), name


def test_the_code_suggests_commands_in_one_way_only() -> None:
    verbs = {f"{c.path[0]} {c.path[1]} -" for c in grammar.commands(TREE) if len(c.path) > 1}
    escaped = [
        f"{file.relative_to(CODE)}:{line}: {text}"
        for file in files("skillmap ", *verbs)
        if "i18n" not in file.parts
        for line, text in literals(file)
        if LINE.search(text) or text.endswith("skillmap ") or any(verb in text for verb in verbs)
    ]
    assert escaped == [], "use skillmap.commands.command_line"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_pages_exist(page: Path) -> None:
    text = re.sub(r"```[^\n]*\n[\s\S]*?```", "", page.read_text("utf-8"))
    found = [m for m in re.findall(r"`(skillmap [^`]+)`", text) if LINE.match(m)]
    mistakes = [f"{line}: {wrong_in_prose(line)}" for line in found if wrong_in_prose(line)]
    assert mistakes == []


def test_a_word_with_spaces_is_quoted_for_any_shell() -> None:
    line = command_line("leader", "replace", "--section", "総務部 人事課", "--staff", "…")
    assert line == 'skillmap leader replace --section "総務部 人事課" --staff …'
    assert command_line("org", "show", "総務部/人事課") == "skillmap org show 総務部/人事課"
    assert command_line("org", "show", "a;b&c") == 'skillmap org show "a;b&c"'
