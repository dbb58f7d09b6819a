"""Marks in a remark that stand for a note below the table (※1): the note is what the remark says."""

import re
import unicodedata
from collections.abc import Mapping

from skillmap.sheets.grid import address, count_rows, file_rows
from skillmap.sheets.layout import Field, Kind
from skillmap.sheets.reading.records import Body
from skillmap.sheets.reading.telling import Job

_MARK = r"[(\[]?(?P<sign>[※*]|注)\s*(?P<no>\d{0,2})[)\]]?"
_NOTE = re.compile(rf"{_MARK}\s*[:.、…]*\s*(?P<text>\S.*)", re.DOTALL)
_ALONE = re.compile(_MARK)
_FREE = 500
"""A column whose cells may be so long is one of remarks."""


def fill_footnotes(job: Job, body: Body, columns: Mapping[str, int]) -> None:
    """Puts the note behind the mark that stands for it in a column of remarks; told (W_FOOTNOTE_READ)."""
    remarks = [one for one in job.layout.fields if one.key in columns and _is_free(one)]
    if not remarks:
        return
    notes = _notes(job, body)
    if not notes:
        return
    for one in remarks:
        column = columns[one.key]
        filled: list[int] = []
        for row in body.records:
            raw = job.grid.at(row, column)
            mark = _mark(raw) if isinstance(raw, str) else ""
            if mark in notes:
                job.grid.rows[row][column - 1] = f"{raw} {notes[mark]}"
                filled.append(row)
        if filled:
            job.teller.about(
                "W_FOOTNOTE_READ", address(filled[0], column), field=one.title, count=count_rows(job.grid, filled),
                found=file_rows(job.grid, filled),
            )  # fmt: skip


def _is_free(one: Field) -> bool:
    return one.kind is Kind.TEXT and one.max_length >= _FREE


def _notes(job: Job, body: Body) -> dict[str, str]:
    """Mark -> note; a mark of two notes is none."""
    found: dict[str, set[str]] = {}
    for row in body.others:
        for raw in job.grid.rows[row]:
            match = _NOTE.fullmatch(unicodedata.normalize("NFKC", raw).strip()) if isinstance(raw, str) else None
            if match:
                found.setdefault(f"{match['sign']}{match['no']}", set()).add(match["text"].strip())
    return {mark: texts.pop() for mark, texts in found.items() if len(texts) == 1}


def _mark(text: str) -> str:
    match = _ALONE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return f"{match['sign']}{match['no']}" if match else ""
