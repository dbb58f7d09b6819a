"""Every piece of advice works: it is followed, word for word, where the mistake was made."""

import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import openpyxl
import pytest
from advice_cases import CASES, ELSEWHERE, LISTS, WARD, Case
from openpyxl.styles import Font
from typer.testing import CliRunner

from command_lines import TREE
from skillmap.cli.app import app
from skillmap.i18n import texts

Cli = Callable[..., Any]
TEXTS = {
    key: pair
    for module in iter_modules(texts.__path__)
    for key, pair in import_module(f"{texts.__name__}.{module.name}").TEXTS.items()
}
HINT = re.compile(r"([EWN]_\w+)\.hint")
ADVISED = sorted(
    found[1] for key, pair in TEXTS.items() if (found := HINT.fullmatch(key)) and "`skillmap" in "".join(pair)
)
BLANKS = {"FILE", "DIR", "職員番号", "開催コード", "施行日", "退職日", "異動後の名簿.xlsx", "…", "000103", "000950"}
"""Words of advice that stand for the reader's own, examples of numbers too."""
DAY = date(2026, 6, 15)


@pytest.fixture(scope="module")
def made(_tiny_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small ward with people and sessions, and the lists of the cases."""
    folder = tmp_path_factory.mktemp("advice") / "ward"
    shutil.copytree(_tiny_template, folder)
    (folder / "書類").mkdir()
    for name, text in LISTS.items():
        (folder / name).write_text(text, "utf-8")
    for name, mark in (("様式.xlsx", "{{血液型}}"), ("空の様式.xlsx", "氏名欄")):
        book = openpyxl.Workbook()
        book.active["A1"] = mark
        book.save(folder / name)
    book = openpyxl.Workbook()
    for row in (["課", "職員番号", "氏名"], ["総務課", "001234", "佐藤 美咲"], ["人事課", "001202", "原 健"]):
        book.active.append(row)
    for cell in book.active[2]:
        cell.font = Font(strike=True)
    book.save(folder / "消した推薦.xlsx")
    for line in WARD:
        with pytest.MonkeyPatch.context() as patched:
            patched.chdir(folder)
            done = CliRunner().invoke(app, [*shlex.split(line), "--yes"], env={"SKILLMAP_TODAY": "2026-04-15"})
        assert done.exit_code == 0, f"{line}\n{done.output}"
    return folder


@pytest.fixture
def ward(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ward; the present folder."""
    shutil.copytree(made, tmp_path / "ward")
    monkeypatch.chdir(tmp_path / "ward")
    return tmp_path / "ward"


def flat(text: str) -> str:
    return "".join(text.split())


def told(key: str, shown: str) -> dict[str, str] | None:
    """The facts with which a text stands in what was shown; None when it does not."""
    parts = re.split(r"\{(\w+)[^}]*\}", TEXTS[key][0].replace("`", "").replace("{{", "").replace("}}", ""))
    names, pattern = list[str](), ""
    for at, part in enumerate(parts):
        if at % 2 == 0:
            pattern += re.escape(flat(part))
        elif part in names:
            pattern += f"(?P={part})"
        else:
            names.append(part)
            pattern += f"(?P<{part}>.*?)"
    found = re.search(f"{pattern}$" if parts[-1] == "" else pattern, flat(shown))
    return found.groupdict() if found else None


def advised(key: str, facts: dict[str, str]) -> Iterator[list[str]]:
    """The words of each command of a text."""
    for line in re.findall(r"`skillmap ([^`]*)`", TEXTS[key][0]):
        yield shlex.split(re.sub(r"\{(\w+)\}", lambda fact: facts[fact[1]], line))


def fits(typed: list[str], words: list[str]) -> bool:
    """Whether a line is the advice as it stands, its blanks filled in, perhaps with more behind it."""
    if typed[0] == "--workspace":
        typed = typed[2:]
    return len(typed) >= len(words) and all(a == b or a in BLANKS for a, b in zip(words, typed, strict=False))


def asks(words: list[str]) -> bool:
    """Whether the command wants to be confirmed."""
    command = TREE
    for word in words:
        if command.verbs is None:
            break
        if word in command.verbs:
            command = command.below(word)
    return "--yes" in {way for option in command.options for way in option.spelled} and "--dry-run" not in words


def prepare(cli: Cli, line: str, ward: Path) -> None:
    """What was done before: a command, or something that happened to the files."""
    verb, _, rest = line.partition(" ")
    if verb == "SQL":
        with closing(sqlite3.connect(ward / "skillmap.sqlite")) as connection, connection:
            connection.executescript(rest)
    elif verb in ("REMOVE", "HALF", "RENAME", "CUT", "EDIT"):
        name, *texts = rest.split("|")
        file = max(ward.glob("backups/*" if verb == "RENAME" else name))
        if verb == "REMOVE":
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        elif verb == "HALF":
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        elif verb == "RENAME":
            file.rename(ward / name)
            shutil.rmtree(file.parent)
        else:
            before, found, after = file.read_text("utf-8").partition(texts[0])
            assert found, line
            file.write_text(before + texts[1] + after if verb == "EDIT" else before, "utf-8")
    else:
        ran = typed(cli, line)
        assert ran.code in (0, 1), f"{line}\n{ran.text}"


def typed(cli: Cli, line: str, answers: str = "") -> Any:
    """A line typed on the day of the ward, or on the day that stands in front."""
    words = shlex.split(line)
    day = date.fromisoformat(words.pop(0)) if line[0].isdigit() else DAY
    return cli(*words, *(["--yes"] if asks(words) else []), expect=None, day=day, answer=answers)


LONG_ONES = ("E_DEMO_FOLDER",)
"""Their advice is the whole demo, which other tests run."""


@pytest.mark.parametrize(
    "code", [pytest.param(code, marks=[pytest.mark.torture] if code in LONG_ONES else []) for code in CASES]
)
def test_what_is_advised_is_typed_and_helps(code: str, ward: Path, cli: Cli) -> None:
    case: Case = CASES[code]
    for line in case.before:
        prepare(cli, line, ward)
    for name, text in case.files.items():
        (ward / name).parent.mkdir(exist_ok=True)
        (ward / name).write_text(text, "utf-8")
    ran = typed(cli, case.bad)
    facts = told(f"{code}.hint", ran.text)
    assert facts is not None, f"{case.bad} does not tell it:\n{ran.text}"
    lines = list(advised(f"{code}.hint", facts))
    for line in case.typed:
        assert any(fits(shlex.split(line), words) for words in lines), f"{line} is not what is advised: {lines}"
        ran = typed(cli, line, case.answers)
        assert ran.code in (0, 1), f"{line}\n{ran.text}"
    if case.then or not case.shows:
        ran = typed(cli, case.then or case.bad)
    if case.shows:
        assert case.shows in ran.text, ran.text
    else:
        assert told(f"{code}.hint", ran.text) is None, f"{case.bad} tells it again:\n{ran.text}"


def test_every_code_that_advises_a_command_is_here() -> None:
    assert sorted({*CASES, *ELSEWHERE}) == ADVISED
    assert not CASES.keys() & ELSEWHERE.keys()
    for why in ELSEWHERE.values():
        place = re.match(r"(tests/\S+\.py)", why)
        assert place is None or (Path(__file__).parents[2] / place[1]).is_file(), why


def plain(line: str) -> list[str]:
    """A command without the words that stand for the reader's own."""
    return [word if re.fullmatch(r"-?-?[a-z-]+", word) else "…" for word in line.split(" ")]


def test_both_languages_advise_the_same() -> None:
    for key, pair in TEXTS.items():
        japanese, english = ([plain(line) for line in re.findall(r"`skillmap ([^`]*)`", text)] for text in pair)
        assert japanese == english, key
