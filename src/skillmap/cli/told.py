"""Problems as lines: what matters first, equal ones as one, and no more than a screen before what comes after them."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence

from skillmap.cli.cleaning import clean
from skillmap.i18n import sentence
from skillmap.i18n.folding import LOOKED_AT, FoldedProblems, folded
from skillmap.japanese import width
from skillmap.problems import CellPlace, Problem, Severity
from skillmap.words import Lang

MOST = 200
"""Lines of problems that no file's cells are behind."""
_ROWS, _KEPT = 40, 8
"""Rows of a screen that nobody sees, and those that are kept for what comes after the problems."""


_offered = False


def offer_problem_book(*, is_asked_for: bool) -> None:
    """The running command can write all of them into a workbook: it is said, unless that is asked for already."""
    global _offered  # noqa: PLW0603 - said once per process, by the command that runs
    _offered = not is_asked_for


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Errors, warnings, warnings that change nothing, notes."""
    return sorted(problems, key=lambda one: one.rank)


def problem_lines(problems: Iterable[Problem], lang: Lang, *, most: int | None = None) -> Iterator[str]:
    """Problems as lines `places: code sentence`, equal ones as one, with what to do; what does not fit is counted.

    Of a file's problems one screen is shown, every kind of error among them; of others `MOST` lines.
    """
    listed = list(problems)
    found = folded(listed, lang)
    of_a_file = most is None and any(isinstance(one.place, CellPlace) and one.place.cell for one in listed)
    chosen = _screen(found, lang) if of_a_file else found[: MOST if most is None else most]
    for n, one in enumerate(chosen):
        yield _line(one, lang)
        # Lines that are mended alike say so once, below the last of them.
        if one.advice and (n + 1 == len(chosen) or chosen[n + 1].advice != one.advice):
            yield clean(f"    → {one.advice}")
    shown = {id(one) for one in chosen}
    unseen = sum(len(one.places) for one in found if id(one) not in shown) + len(listed[LOOKED_AT:])
    if unseen:
        yield sentence("out.more", lang, count=unseen)
        if of_a_file and _offered:
            yield sentence("out.more_book", lang)


def _line(one: FoldedProblems, lang: Lang) -> str:
    where = one.where(lang)
    return clean(f"{where}: {one.text}" if where else one.text)


def _screen(found: Sequence[FoldedProblems], lang: Lang) -> list[FoldedProblems]:
    """What fits on a screen: the first of every kind of error, then the first of every kind, then the others."""
    # The question that comes after the problems must be on the same screen.
    rows, columns = _size()
    seen: set[str] = set()
    kinds: list[FoldedProblems] = []
    others: list[FoldedProblems] = []
    for one in found:
        (others if one.code in seen else kinds).append(one)
        seen.add(one.code)
    left = rows - _KEPT
    chosen: set[int] = set()
    advised: set[str] = set()
    for one in (*kinds, *others):
        is_new = one.advice and one.advice not in advised
        cost = _rows(_line(one, lang), columns) + (_rows(f"    → {one.advice}", columns) if is_new else 0)
        is_needed = one.code.startswith("E_") and one in kinds
        if cost <= left or is_needed:
            chosen.add(id(one))
            advised.add(one.advice)
            left -= cost
    return [one for one in found if id(one) in chosen]


def _rows(text: str, columns: int) -> int:
    return -(-width(text) // columns)


def _size() -> tuple[int, int]:
    size = shutil.get_terminal_size((100, _ROWS))
    # A file has no lines to run out of; its reader has a screen like any other.
    return (size.lines if sys.stderr.isatty() else _ROWS), max(40, size.columns)


def counts(problems: Iterable[Problem]) -> dict[Severity, int]:
    """How many there are of each severity."""
    listed = list(problems)
    return {severity: sum(one.severity is severity for one in listed) for severity in Severity}
