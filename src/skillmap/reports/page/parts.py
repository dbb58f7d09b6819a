"""Pieces of the page: texts in both languages, tables from `Table` values, bars as SVG. Everything is escaped."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TypeAlias

from skillmap.i18n.wording import word
from skillmap.tables import Align, Table
from skillmap.words import Bilingual, Fact, Message

HIDDEN = ' class="hidden"'
Text: TypeAlias = "Fact | Bilingual | Message"


def both(text: Text) -> str:
    """A text in both languages, one of them shown; once where they are the same."""
    ja, en = escape(word(text, "ja")), escape(word(text, "en"))
    if ja == en:
        return ja
    return f'<span class="ja" lang="ja">{ja}</span><span class="en" lang="en">{en}</span>'


def attributes(text: Text) -> str:
    """data-ja and data-en, for what cannot hold two spans (options, placeholders)."""
    return f'data-ja="{escape(word(text, "ja"))}" data-en="{escape(word(text, "en"))}"'


def table(
    one: Table,
    *,
    id_: str,
    departments: Sequence[str] = (),
    is_open: Callable[[tuple[Fact, ...]], bool] | None = None,
    drill: bool = False,
    titled: bool = False,
) -> str:
    """A sortable, filtered table. `departments` per row for the filter; `is_open` marks rows that need somebody.

    The caption is seen only when `titled`: a table alone in its section has the section's heading.
    """
    head = "".join(_heading(c.title, c.unit, right=c.align is Align.RIGHT) for c in one.columns)
    rows = []
    for number, row in enumerate(one.rows):
        mark = ' class="open"' if is_open and is_open(row) else ""
        own = f' data-d="{escape(departments[number])}"' if departments else ""
        first = _drill(row[0]) if drill else both(row[0])
        cells = [f'<th scope="row">{first}</th>', *(_cell(v) for v in row[1:])]
        rows.append(f"<tr{mark}{own}>{''.join(cells)}</tr>")
    foot = f"<tfoot><tr>{''.join(_cell(v) for v in one.total)}</tr></tfoot>" if one.total else ""
    notes = "".join(f'<p class="note">{both(n)}</p>' for n in one.notes)
    wants = ' data-open="yes"' if is_open else ""
    return (
        f'<p class="count" id="{id_}-count" aria-live="polite"><span class="ja" lang="ja"></span>'
        f'<span class="en" lang="en"></span></p>{_scroll(id_)}'
        f'<table id="{id_}" class="filtered"{wants}>'
        f'<caption id="{id_}-c"{"" if titled else HIDDEN}>{both(one.title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>{foot}</table></div>{notes}"
    )


def _scroll(id_: str) -> str:
    """A box that scrolls sideways, also by keyboard, named by the caption inside."""
    return f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{id_}-c">'


def _heading(title: Bilingual, unit: Bilingual | None, *, right: bool) -> str:
    shown = both(title)
    if unit and (unit.ja or unit.en):
        shown += f" ({both(unit)})"
    return f'<th scope="col" aria-sort="none"{_right(right)}><button type="button">{shown}</button></th>'


def _drill(fact: Fact) -> str:
    name = escape(word(fact, "ja"))
    return f'<button type="button" class="drill" data-department="{name}">{both(fact)}</button>'


def _cell(fact: Fact) -> str:
    if isinstance(fact, int | float) and not isinstance(fact, bool):
        shown = f"{fact:,}" if isinstance(fact, int) else f"{fact:,.1f}".removesuffix(".0")
        return f'<td class="n" data-v="{fact}">{shown}</td>'
    return f"<td>{both(fact)}</td>"


def _right(right: bool) -> str:
    return ' class="n"' if right else ""


def heat(one: Table, *, id_: str, departments: Sequence[str]) -> str:
    """A heat map: the number in every cell says the same as its colour."""
    most = max((int(str(v)) for row in one.rows for v in row[1:] if v is not None), default=0)
    head = "".join(f'<th scope="col" class="skill">{both(c.title)}</th>' for c in one.columns[1:])
    rows = []
    for row, department in zip(one.rows, departments, strict=True):
        cells = "".join(_heat_cell(v, most) for v in row[1:])
        rows.append(f'<tr data-d="{escape(department)}"><th scope="row">{both(row[0])}</th>{cells}</tr>')
    notes = "".join(f'<p class="note">{both(n)}</p>' for n in one.notes)
    return (
        f'{_scroll(id_)}<table id="{id_}" class="heat filtered">'
        f'<caption id="{id_}-c">{both(one.title)}</caption><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>{_legend(most)}{notes}"
    )


def step(value: int, most: int) -> int:
    """The shade of a value: 0 for none, then quarters of the largest."""
    return 0 if value <= 0 or most <= 0 else min(4, 1 + (4 * (value - 1)) // most)


def _heat_cell(fact: Fact, most: int) -> str:
    if fact is None:
        return "<td></td>"
    value = int(str(fact))
    shade = step(value, most)
    return f"<td{f' class={chr(34)}h{shade}{chr(34)}' if shade else ''}>{value}</td>"


def _legend(most: int) -> str:
    bounds = [min(v for v in range(1, most + 1) if step(v, most) == n) for n in _shades(most)]
    parts = [
        f'<span><i style="background:var(--heat{n})"></i>{low}–</span>'
        for n, low in zip(_shades(most), bounds, strict=True)
    ]
    return f'<p class="legend">{"".join(parts)}</p>'


def _shades(most: int) -> list[int]:
    return sorted({step(v, most) for v in range(1, most + 1)})


def bars(rows: Sequence[tuple[str, str, Sequence[tuple[str, float]]]], title: Bilingual) -> str:
    """Stacked bars, one per row: name in both languages and (class, value) parts. The table beside says the same."""
    if not rows:
        return ""
    widest = max(sum(v for _, v in parts) for _, _, parts in rows) or 1
    width, name, line = 640.0, 220.0, 24
    drawn = []
    for number, (ja, en, parts) in enumerate(rows):
        y = number * line + 4
        drawn.append(f'<text class="ja" x="{name - 8}" y="{y + 13}" text-anchor="end">{escape(_cut(ja))}</text>')
        drawn.append(f'<text class="en" x="{name - 8}" y="{y + 13}" text-anchor="end">{escape(_cut(en, 34))}</text>')
        x = name
        for css, value in parts:
            size = (width - name - 60) * value / widest
            drawn.append(f'<rect class="{css}" x="{x:.1f}" y="{y}" width="{size:.1f}" height="16" rx="1.5"/>')
            x += size
        total = sum(v for _, v in parts)
        drawn.append(f'<text class="q" x="{x + 6:.1f}" y="{y + 13}">{total:,.0f}</text>')
    height = len(rows) * line + 6
    return (
        f'<figure><svg viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" role="img" '
        f'aria-label="{escape(title.ja)} / {escape(title.en)}">{"".join(drawn)}</svg>'
        f"<figcaption>{both(title)}</figcaption></figure>"
    )


def _cut(text: str, most: int = 17) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
