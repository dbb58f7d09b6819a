"""Findings of `skillmap lint` as a table: where, which rule, what stands there, how to mend it."""

from collections import Counter
from collections.abc import Sequence

from skillmap.sheets.reading.linting import ITEMS, LintFinding
from skillmap.tables import Table, column
from skillmap.words import Fact, message

COLUMNS = (
    column("sheet", "シート", "sheet"),
    column("cell", "セル", "cell"),
    column("rule", "項目", "rule"),
    column("found", "いまの内容", "found"),
    column("mend", "直し方", "how to mend"),
)
FEW = 3
"""Cells shown of each kind and sheet unless all are asked for."""
_SHOWN = 30


def lint_table(found: Sequence[LintFinding], file: str, *, everything: bool) -> Table:
    """By sheet, then in the order of the rules; what is left out is counted below."""
    order = {item: place for place, item in enumerate(ITEMS)}
    seen: Counter[tuple[str, str]] = Counter()
    rows: list[tuple[Fact, ...]] = []
    sheets = {name: place for place, name in enumerate(dict.fromkeys(f.sheet for f in found))}
    for one in sorted(found, key=lambda f: (sheets[f.sheet], order[f.item])):
        seen[one.sheet, one.item] += 1
        if not everything and seen[one.sheet, one.item] > FEW:
            continue
        text = " ".join(one.found.split())
        shown = text if everything or len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        rule, mend = message(f"lint.{one.item}"), message(f"lint.{one.item}.mend")
        rows.append((one.sheet, one.cell, rule, shown, mend))
    notes = [message("lint.count", count=len(found))]
    if len(rows) < len(found):
        notes.append(message("lint.more", count=len(found) - len(rows)))
    return Table("lint", message("lint.title", file=file), COLUMNS, rows, tuple(notes))
