"""Every listing at every width: no line is longer than the terminal, no day, time, number or id is broken inside."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from command_lines import TREE
from long_names import DEPARTMENT, SECTIONS
from long_names import ward as ward  # noqa: PLC0414 # a fixture
from made_once import made_once
from skillmap.cli import terminal
from skillmap.cli.grammar import Command
from skillmap.i18n import named
from skillmap.tables import Table, column
from skillmap.words import Lang, message

Cli = Callable[..., Any]
ROOMS = (60, 80, 100, 120, 200)
PERSON, ROLE = "000103", "product-manager/2"
ASKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "why": (("--staff", PERSON),),
    "framework list": tuple((kind,) for kind in ("role", "skill", "training", "qualification")),
    "framework show": (("product-manager",),),
    "framework diff": (("old", "data"),),
    "org show": ((SECTIONS[0],),),
    "staff show": ((PERSON,), (PERSON, "--history")),
    "leader show": (("--section", SECTIONS[0]),),
    "assess gap": (("--staff", PERSON), ("--section", SECTIONS[0])),
    "career fit": (("--staff", PERSON),),
    "career path": (("--staff", PERSON, "--to", ROLE),),
    "career pool": (("--to", ROLE),),
    "career show": ((), ("--staff", PERSON)),
    "training show": (("leader-clinic",),),
    "plan show": ((PERSON,),),
    "plan what-if": (("--all", "--hours-per-year", "10"),),
    "enrol told": (("--list",),),
    "allocate explain": ((), ("--staff", PERSON), ("--session", "P1")),
    "allocate what-if": (("--cancel", "P1"),),
    "roster template fields": (("--kind", "session"),),
    "report heatmap": ((), ("--section", SECTIONS[0])),
    "lint": (("untidy.csv",),),
}
"""What a listing is asked for, where it must be asked for something."""
READY = (
    "業務の棚卸しワークショップ",
    "ノーコードはじめの一歩",
    "生成AIの安全な使い方",
    "情報セキュリティ基礎",
    "やさしい日本語と伝わる文章",
)
SKILLS = ("業務改革（BPR）", "ノーコード・業務自動化", "AIの活用", "情報セキュリティ", "デジタル広報・説明")
NO_TABLE = {"framework check", "framework show"}
"""Problems and pages to read."""


def listings(command: Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that shows a listing."""
    for verb in command.verbs or ():
        yield from listings(command.below(verb), (*path, verb))
    if command.verbs is None and any("--format" in option.spelled for option in command.options):
        yield " ".join(path)


WHOLE = re.compile(
    r"\d+月\d+日(?:\([月火水木金土日]\))?|\d+:\d\d～\d+:\d\d|\d{4}-\d\d-\d\d|[A-Za-z0-9][A-Za-z0-9_./,+-]*"
)


def pieces(text: str) -> Counter[str]:
    """What of a text must not be broken; an id of more than 32 letters may be."""
    return Counter(one.rstrip("./,-") for one in WHOLE.findall(text) if len(one) <= 32)


def faults(table: Table, room: int, lang: Lang = "ja") -> Iterator[str]:
    """What is wrong with a listing on a terminal of so many places."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(room))
        shown = terminal.text(table, lang)
    lines = shown.splitlines()
    yield from (f"{room}: too long: {line}" for line in lines if cell_len(line.rstrip()) > room)
    lost = re.search(r"… (?:ほか [\d,]+ 列（|and [\d,]+ more columns \()(.*?)[）)][。;]", "".join(lines))
    left_out = lost[1] if lost else ""
    wanted: Counter[str] = Counter()
    for at, one in enumerate(table.columns):
        if "".join(one.title.text(lang).split()) not in "".join(left_out.split()):
            for row in (*table.rows, table.total) if table.total else table.rows:
                wanted += pieces(named(one.key, row[at], lang))
    missing = wanted - sum((pieces(line) for line in lines), Counter())
    if missing:
        yield f"{room}: broken inside: {dict(missing)}"


@pytest.fixture
@made_once
def office(ward: Path, cli: Cli) -> Path:
    """The ward with whatever else a listing may be about."""
    held = "職員番号,資格,取得日\n000103,応用情報技術者試験,2025-12-25\n000003,基本情報技術者試験,2025-07-01\n"
    posts = "ポスト,部,課,人材像,段階,職員番号\n"
    posts += f"公共施設の統廃合と長寿命化の推進担当,{DEPARTMENT},{SECTIONS[0]},業務改革プランナー,2,000004\n"
    done = "職員番号,研修名,修了年月日,修了\n000106,個人番号事務の取扱担当者研修,2023-08-01,修了\n"
    done += "".join(f"000106,{name},2026-05-11,修了\n" for name in READY)
    levels = f"職員番号,評価日,{','.join(SKILLS)}\n000106,2026-05-01{',2' * len(SKILLS)}\n"
    for name, text in (
        ("held", held),
        ("posts", posts),
        ("done", done),
        ("levels2", levels),
        ("untidy", "表題\n\n番号,番号,\n１,令和8年,\n"),
    ):
        (ward / f"{name}.csv").write_text(text, "utf-8")
    cli("qualification", "import", "held.csv", "--yes")
    cli("career", "post", "import", "posts.csv", "--yes")
    cli("result", "import", "done.csv", "--near", "another", "--yes")
    cli("assess", "import", "levels2.csv", "--as-of", "2026-05-01", "--yes")
    cli("career", "aim", "--staff", "000106", "--to", "section-ict-leader/1", "--yes")
    earlier = date(2026, 5, 1)
    add = ("session", "add", "leader-kickoff", "--day", "2026-05-20am", "--capacity", 9)
    cli(*add, "--code", "SEC-2026-05-EARLY", "--trainer", "アレクサンドラ・マリア・ゴンザレス", "--yes", day=earlier)
    cli("enrol", "add", "SEC-2026-05-EARLY", "--staff", "000205", "--yes", day=earlier)
    cli("enrol", "request", "add", "pm-practice", "--staff", "000202", "--yes")
    cli("enrol", "cancel", "P1", "--staff", "000002", "--yes")
    cli("roster", "export", "--kind", "department", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    cli("enrol", "request", "add", "leader-kickoff", "--staff", "000203", "--yes")
    cli("allocate", "run", "--fy", "2026", "--dry-run")
    shutil.copytree(ward / "data", ward / "old")
    file = ward / "old/trainings/design.yaml"
    file.write_text(re.sub(r"hours: \d+", "hours: 11", file.read_text("utf-8"), count=3), "utf-8")
    return ward


def test_every_listing_can_be_read_at_every_width(office: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    draw, found = terminal.text, dict[str, list[Table]]()
    for command in listings(TREE):
        own: list[Table] = []
        monkeypatch.setattr(terminal, "text", lambda table, _lang, own=own: own.append(table) or "")
        for asked in ASKED.get(command, ((),)):
            cli(*command.split(), *asked, expect=None)
        found[command] = [table for table in own if table.rows]
    monkeypatch.setattr(terminal, "text", draw)
    assert {command for command, tables in found.items() if not tables} == NO_TABLE
    wrong = [
        f"{command}: {fault}" for command, tables in found.items() for table in tables
        for lang, rooms in (("ja", ROOMS), ("en", (60, 100))) for room in rooms
        for fault in faults(table, room, lang)
    ]  # fmt: skip
    assert wrong == []


def test_a_break_inside_a_time_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines cut where they end, as the terminal did before: the check would have seen it."""
    said = "7月31日(金)09:00～12:00、8月3日(月)13:30～16:30"
    table = Table(
        "t",
        message("plan.list"),
        (column("no", "番号", "no"), column("when", "日程", "when")),
        [("R8-005-1", said)] * 3,
    )
    assert not list(faults(table, 60))

    def cut(text: str, room: int) -> str:
        return "\n".join(text[at : at + room // 2] for at in range(0, len(text), room // 2))

    monkeypatch.setattr(terminal, "in_lines", cut)
    monkeypatch.setattr(terminal, "widest", lambda _text: 0)
    assert any("broken inside" in fault for fault in faults(table, 40))


def test_a_listing_of_nothing_says_so(workspace: Path, cli: Cli) -> None:
    said = "該当するものはありません。"
    assert cli("session", "list").out.rstrip().endswith(said)
    assert cli("assess", "list").out.rstrip().endswith(said)
    # What counts says it already; data has rows and nothing else.
    assert said not in cli("staff", "list").out
    assert said not in cli("session", "list", "--format", "csv").out
    assert cli("--lang", "en", "plan", "list").out.rstrip().endswith("There is nothing to list.")
