"""Runs the corpus of dirty and hostile files: one outcome per file, comparable with the index."""

import json
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from skillmap.documents.staff_list import LAYOUT as STAFF_LIST
from skillmap.documents.staff_list import read_staff_list
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.problems import Problem, has_errors
from skillmap.sheets import Field, Kind, Layout, Reading, ReadOptions, read
from skillmap.sheets.layout import Choice
from skillmap.words import Bilingual

FOLDER = Path(__file__).parent.parent / "data" / "corpus"
INDEX: list[dict[str, Any]] = json.loads((FOLDER / "index.json").read_text("utf-8"))
OPTIONS = ReadOptions(code_width=6, as_of=date(2024, 4, 1))


def _field(key: str, ja: str, kind: Kind = Kind.TEXT, **facts: Any) -> Field:
    return Field(key, Bilingual(ja, key), kind, **facts)


_NUMBER = _field("number", "職員番号", Kind.CODE, required=True)
_MARKS = tuple(
    Choice(mark, Bilingual(mark, mark), aliases)
    for mark, aliases in (("○", ("◯",)), ("遅", ()), ("×", ()), ("公欠", ()))
)


def _layout(name: str, *fields: Field, ignored: tuple[str, ...] = ()) -> Layout:
    return Layout(name, Bilingual(name, name), Bilingual(name, name), fields, ignored=ignored)


def _skill(name: str) -> tuple[Field, Field]:
    over = Bilingual(name, name)
    return (
        _field(f"{name}.self", "自己", Kind.LEVEL, over=over, minimum=0, maximum=5),
        _field(f"{name}.boss", "上司", Kind.LEVEL, over=over, minimum=0, maximum=5),
    )


LAYOUTS: dict[str, Layout] = {
    # Documents of later rooms, at the level of this engine: their own rules are tested with them.
    "d34": _layout(
        "history", _NUMBER, _field("training", "研修名", required=True), _field("held", "受講日", Kind.DATE)
    ),
    "d35": _layout(
        "results",
        _NUMBER,
        _field("name", "氏名", Kind.NAME, required=True),
        _field("m1", "9/12午前", Kind.CHOICE, choices=_MARKS),
        _field("m2", "9/12午後", Kind.CHOICE, choices=_MARKS),
        _field("m3", "9/13午前", Kind.CHOICE, choices=_MARKS),
        _field("score", "効果測定", required=False),
        _field("result", "修了"),
    ),
    "d36": _layout(
        "nomination",
        _field("rank", "推薦順位", Kind.INTEGER),
        _NUMBER,
        _field("name", "氏名", Kind.NAME, required=True),
        _field("reason", "推薦理由", max_length=500),
        ignored=("性別", "年齢"),
    ),
    "d38": _layout(
        "leaders",
        _field("fy", "年度", Kind.FISCAL_YEAR, required=True),
        _field("section", "課", required=True),
        _NUMBER,
        _field("from", "就任日", Kind.DATE),
        _field("to", "退任日", Kind.DATE),
    ),
    "d53": _layout(
        "reorganisation",
        _field("day", "施行日", Kind.DATE, required=True),
        _field("kind", "区分", required=True),
        _field("old_division", "旧部"),
        _field("old", "旧課"),
        _field("new_division", "新部"),
        _field("new", "新課"),
    ),
    "d55": _layout(
        "ratings",
        _NUMBER,
        _field("name", "氏名", Kind.NAME),
        *_skill("データ活用"),
        *_skill("セキュリティ"),
        *_skill("業務改革"),
    ),
}


@dataclass
class Result:
    """What reading one file came to."""

    file: str
    outcome: str
    codes: set[str] = field(default_factory=set)
    problems: tuple[Problem, ...] = ()
    reading: Reading | None = None
    seconds: float = 0.0


def layout_of(file: str) -> Layout:
    """The document that a file of the corpus is read as."""
    return LAYOUTS.get(Path(file).name[:3], STAFF_LIST)


def run(file: str, options: ReadOptions = OPTIONS) -> Result:
    """Reads a file of the corpus; anything but a refusal, a question or a reading is a crash and raised."""
    start = perf_counter()
    try:
        layout = layout_of(file)
        path = FOLDER / file
        reading = read_staff_list(path, options)[1] if layout is STAFF_LIST else read(path, layout, options)
    except (InputRefused, NeedsAnswer) as refusal:
        problems = tuple(p for p in refusal.problems if isinstance(p, Problem))
        outcome = "ask" if isinstance(refusal, NeedsAnswer) else "reject"
        codes = {refusal.code, *(p.code for p in problems)}
        return Result(file, outcome, codes, problems, seconds=perf_counter() - start)
    codes = {p.code for p in reading.problems}
    warned = any(code.startswith("W_") for code in codes)
    outcome = "partial" if has_errors(reading.problems) else "accept_warn" if warned else "accept"
    return Result(file, outcome, codes, reading.problems, reading, perf_counter() - start)


def _child() -> None:
    """Reads the files named on the command line under a memory limit; prints one line per file, then the peak."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    for file in sys.argv[1:]:
        result = run(file)
        print(json.dumps({"file": file, "outcome": result.outcome, "seconds": result.seconds}), flush=True)
    # Not getrusage: a process that was forked by a larger one begins with that one's peak.
    status = Path("/proc/self/status").read_text("utf-8")
    peak = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024
    print(json.dumps({"peak_mb": peak}), flush=True)


if __name__ == "__main__":
    _child()
