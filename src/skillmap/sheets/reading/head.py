"""The labelled cells above a table: 番号 | 012345 | 氏名 | 佐藤 花子, each read by the kind of its field."""

from skillmap.sheets.grid import Raw, address
from skillmap.sheets.layout import Field, Layout
from skillmap.sheets.reading.header import heading_key
from skillmap.sheets.reading.telling import Job
from skillmap.sheets.text.convert import converter


def read_head(job: Job) -> dict[str, tuple[object, str]]:
    """Value and address of each labelled cell by field key; a value that is wrong is told and None.

    The value stands right of its label, merged or not; a cell that is itself a label is none.
    """
    labels = head_labels(job.layout)
    ends = {(area.top, area.left): area.right for area in job.grid.merges if area.top < job.header.rows[0]}
    found: dict[str, tuple[object, str]] = {}
    for number, row in job.grid.rows.items():
        if number >= job.header.rows[0]:
            break
        for column, raw in enumerate(row, 1):
            one = labels.get(heading_key(raw)) if isinstance(raw, str) else None
            # The first label counts: further down the same word may be part of an explanation.
            if one is not None and one.key not in found:
                at = ends.get((number, column), column) + 1
                value = job.grid.at(number, at)
                is_label = isinstance(value, str) and heading_key(value) in labels
                found[one.key] = _value(job, one, None if is_label else value, number, at), address(number, at)
    return found


def head_labels(layout: Layout) -> dict[str, Field]:
    """Folded label -> the field whose value stands right of it."""
    return {heading_key(text): one for one in layout.head for text in _names(one)}


def _names(one: Field) -> tuple[str, ...]:
    return (one.title.ja, one.title.en, *one.equals, *one.aliases)


def _value(job: Job, one: Field, raw: Raw, number: int, column: int) -> object:
    if raw is None:
        return None
    value, notes = converter(one, job.options)(raw)
    for code, facts in notes:
        job.teller.cell(code, one, number, column, raw, **facts)
    return value
