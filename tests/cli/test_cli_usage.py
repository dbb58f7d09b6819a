"""Mistakes on the command line: each kind in both languages, and every command with every kind of mistake."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from skillmap.cli import boundary, grammar, usage
from skillmap.cli.app import app
from skillmap.cli.grammar import Command, Parameter, Takes
from skillmap.errors import InputRefused
from trials import LONG

Cli = Callable[..., Any]
TREE = grammar.read(typer.main.get_command(app))
COMMANDS = [command for command in grammar.commands(TREE) if command.verbs is None]
GROUPS = [command for command in grammar.commands(TREE) if command.verbs is not None]


@pytest.fixture
def lists(workspace: Path) -> Path:
    """A workspace with two lists and a folder of lists."""
    (workspace / "名簿.csv").write_text("職員番号,氏名\n", "utf-8")
    (workspace / "書類").mkdir()
    (workspace / "書類" / "評価.xlsx").write_bytes(b"")
    return workspace


KINDS: dict[str, tuple[list[str], str, str, str]] = {
    "no-argument": (["staff", "import"], "FILE が必要です", "FILE is missing", "skillmap staff import FILE"),
    "no-option": (["session", "export"], "--out が必要です", "--out is missing", "--out FILE"),
    "no-value": (["staff", "list", "--fy"], "--fy の後に値が必要です", "--fy needs a value", "--fy YEAR"),
    "an-option-for-a-value": (
        ["staff", "list", "--section", "--format", "csv"],
        "--section の後に値が必要です",
        "--section needs a value",
        "--section UNIT",
    ),
    "a-value-for-a-switch": (["staff", "list", "--include-future=1"], "値を付けません", "takes no value", "future"),
    "twice": (
        ["enrol", "add", "K1", "--staff", "1", "--staff=2"],
        "--staff は一度しか指定できません（「2」が余分です）",
        "--staff can be given once only (2 is too much)",
        "enrol add --help",
    ),
    "one-too-many": (["db", "undo", "1", "2"], "余分な引数があります: 2", "Unexpected arguments: 2", "db undo [ENTRY]"),
    "no-number": (["db", "undo", "abc"], "ENTRY には整数を", "ENTRY takes a whole number, not abc", "db undo --help"),
    "a-full-width-number": (["db", "undo", "１２"], "ENTRY には整数を", "ENTRY takes a whole number", ": 12"),
    "not-a-whole-number": (["db", "undo", "1.5"], "ENTRY には整数を", "ENTRY takes a whole number", "--help"),
    "no-amount": (["allocate", "run", "--gap", "nan"], "--gap には数を", "--gap takes a number", "--help"),
    "too-small": (["allocate", "extra", "--sessions", "0"], "1 以上に", "must be 1 or more", ": 1"),
    "too-great": (["allocate", "extra", "--sessions", "99"], "20 以下に", "must be 20 or less", ": 20"),
    "beyond-the-database": (["db", "undo", "9" * 15], "2147483647 以下に", "2147483647 or less", "--help"),
    "not-one-of": (["staff", "list", "--format", "cvs"], "使えるもの: text, json", "It can be: text, json", ": csv"),
    "unknown-option": (["staff", "list", "--sektion", "x"], "というオプションは", "no option --sektion", "--section"),
    "an-option-of-the-program": (
        ["staff", "list", "--by", "hanako"],
        "--by は skillmap のすぐ後に",
        "--by stands directly behind skillmap",
        "skillmap --by hanako staff list",
    ),
    "unknown-command": (["stauts"], "「stauts」というコマンドは", "no command stauts", ": status"),
    "unknown-verb": (["db", "udno"], "「udno」というコマンドは", "no command udno", ": undo"),
    "a-verb-without-its-noun": (["nominate"], "「nominate」という", "no command nominate", "skillmap leader nominate"),
    "no-file": (["staff", "import", "名薄.csv"], "「名薄.csv」がありません", "no file 名薄.csv", "名簿.csv"),
    "another-ending": (["staff", "import", "名簿.xlsx"], "がありません", "no file 名簿.xlsx", "名簿.csv"),
    "a-folder-for-a-file": (["staff", "import", "書類"], "「書類」はフォルダーです", "書類 is a folder", "評価.xlsx"),
    "a-file-for-a-folder": (["import", "名簿.csv"], "「名簿.csv」はファイルです", "名簿.csv is a file", "FOLDER"),
    "no-folder": (["import", "書数"], "「書数」がありません", "no folder 書数", "書類"),
    "an-empty-value": (["staff", "list", "--section", ""], "--section の値が空です", "--section is empty", "UNIT"),
    "an-empty-argument": (["staff", "import", " "], "FILE の値が空です", "FILE is empty", "FILE"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_mistake_in_both_languages(kind: str, lists: Path, cli: Cli) -> None:
    arguments, japanese, english, near = KINDS[kind]
    for lang, said in (("ja", japanese), ("en", english)):
        ran = cli(*arguments, lang=lang, expect=2)
        assert ran.out == ""
        assert said in ran.err
        assert near in ran.err
        assert ran.err.splitlines()[-1].endswith("--help")


def test_the_command_to_ask_for_help_works(lists: Path, cli: Cli) -> None:
    for arguments, *_ in KINDS.values():
        last = cli(*arguments, expect=2).err.splitlines()[-1]
        assert "使い方: skillmap" in cli(*last.split("skillmap ")[1].split()).out


# Every command of the tree


def fitting(parameter: Parameter) -> str:
    """A value that the parameter takes."""
    if parameter.takes is Takes.PLACE:
        return "名簿.csv" if parameter.file else "書類"
    if parameter.takes is Takes.ONE_OF:
        return parameter.choices[0]
    return f"{parameter.least or 1:g}"


def least(command: Command, without: Parameter | None = None) -> list[str]:
    """The shortest line that says all that is needed, but one thing."""
    words = list(command.path)
    for p in command.parameters:
        if p.required and p is not without:
            words += [p.name, fitting(p)] if p.spelled else [fitting(p)]
    return words


def wrong_values(parameter: Parameter) -> Iterator[str]:
    """Values that the parameter does not take."""
    yield ""
    if parameter.takes in (Takes.WHOLE, Takes.NUMBER):
        yield from ("abc", "１", "1e400", "9" * 400, "-0x1", "1,000")
        if parameter.least is not None:
            yield f"{parameter.least - 1:g}"
    if parameter.takes is Takes.ONE_OF:
        yield "とても"
    if parameter.takes is Takes.PLACE and parameter.exists:
        yield "ない"
    if parameter.takes is Takes.PLACE and not parameter.folder:
        yield "書類"
    if parameter.takes is Takes.PLACE and not parameter.file:
        yield "名簿.csv"


def mistaken(command: Command) -> Iterator[list[str]]:
    """Every mistake that can be made with a command; in `make test` those of a kind of value on its first option."""
    whole, tried = least(command), set[tuple[Any, ...]]()
    yield [*whole, "--nonesuch"]
    yield [*whole, "--nonesuch=1", "-%"]
    yield [*whole, *["x"] * (len(command.arguments) + 1)]
    for p in command.parameters:
        if p.required:
            yield least(command, without=p)
        kind = (p.takes, bool(p.spelled), p.exists, p.file, p.folder, p.least is None)
        if kind in tried and not LONG:
            continue
        tried.add(kind)
        if p.takes is Takes.NOTHING:
            yield [*whole, f"{p.name}=1"]
            continue
        if p.spelled:
            yield [*whole, p.name]
        for value in wrong_values(p):
            if p.spelled:
                yield [*whole, p.name, value]
                yield [*whole, f"{p.name}={value}"]
            else:
                place = command.arguments.index(p)
                yield [*command.path, *(fitting(a) for a in command.arguments[:place]), value]


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_every_invalid_line_is_refused_with_a_sentence(command: Command, lists: Path, cli: Cli) -> None:
    lines = list(mistaken(command))
    assert len(lines) > 2
    for line in lines:
        ran = cli(*line, expect=2)
        assert ran.out == "", line
        first, last = ran.err.splitlines()[0], ran.err.splitlines()[-1]
        assert re.search("[ぁ-ん]", first), line
        assert last.startswith("使い方を見るには: skillmap"), line


def is_reader(command: Command) -> bool:
    return not any(p.required for p in command.parameters) and command.path[0] not in ("init", "demo")


@pytest.mark.parametrize("command", [c for c in COMMANDS if is_reader(c)], ids=str)
def test_a_command_that_needs_nothing_answers_or_refuses(command: Command, lists: Path, cli: Cli) -> None:
    ran = cli(*command.path, expect=None)
    assert ran.code in (0, 1, 2, 3, 4), ran.text
    if ran.code not in (0, 1):
        assert re.search("[ぁ-ん]", ran.err)
    if ran.code == 2:
        assert ran.err.splitlines()[-1].startswith("使い方を見るには: skillmap")


@pytest.mark.parametrize("group", [g for g in GROUPS if g.path], ids=str)
def test_a_group_without_a_verb_shows_its_help(group: Command, cli: Cli) -> None:
    shown = cli(*group.path, expect=2)
    asked = cli(*group.path, "--help")
    assert shown.out == asked.err == ""
    assert shown.err == asked.out
    for verb in group.verbs or ():
        assert re.search(rf"^  {verb}  ", asked.out, re.MULTILINE)


def test_the_tree_holds_all_that_the_library_knows() -> None:
    for command in COMMANDS:
        known = {p.name for p in command.source.params if p.name != "help"}
        assert {p.key for p in command.parameters} == known, command


# The boundary


def test_an_error_while_an_error_is_told_is_told_in_the_plainest_words(
    workspace: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> str:
        raise RuntimeError

    monkeypatch.setattr("skillmap.cli.telling.sentence", broken)
    monkeypatch.setattr("skillmap.cli.telling.refusal_text", broken)
    for error, code in ((InputRefused("E_NO_FILE", file="x"), 3), (ValueError("x"), 70)):
        with pytest.raises(SystemExit) as ended, boundary.errors():
            raise error
        assert ended.value.code == code
        assert "実行できませんでした" in capsys.readouterr().err


def test_a_line_that_only_the_library_refuses_is_told_in_the_users_language(
    workspace: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usage, "_check", lambda _parameter, _value: None)
    ran = cli("db", "undo", "abc", expect=2)
    assert "コマンドの書き方が正しくありません" in ran.err
    assert "skillmap db undo --help" in ran.err
