"""Numbers that stand on two records, one of which could not be read: told before anybody leaves the bad one out."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from skillmap.sheets.grid import address
from skillmap.sheets.layout import Field, Kind, Row
from skillmap.sheets.reading.telling import Job
from skillmap.sheets.text.convert import converter
from skillmap.words import message

_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")


def tell_doubled(job: Job, columns: Mapping[str, int], rows: Iterable[Row], bad: Iterable[int]) -> set[int]:
    """Tells E_CODE_TWICE at every record of a number that also stands on a bad one; gives the rows told.

    Records that the layout allows besides another one (`Once.unless`) are left alone. Whether the names agree decides
    what is advised.
    """
    once = job.layout.once
    code = next((one for one in job.layout.fields if one.kind is Kind.CODE and one.key in columns), None)
    if once is None or code is None:
        return set()
    read = converter(code, job.options)
    numbers: dict[str, list[int]] = {}
    for row in bad:
        value, _ = read(job.grid.at(row, columns[code.key]))
        if value and not _is_further(job, columns, row):
            numbers.setdefault(str(value), []).append(row)
    if not numbers:
        return set()
    # Only numbers of bad rows: those that stand twice among good ones are told by whoever knows what they mean.
    for one in rows:
        number = one.values[code.key]
        if number in numbers and not (once.unless and one.values[once.unless[0]] == once.unless[1]):
            numbers[number].append(one.number)
    told: set[int] = set()
    for number, places in numbers.items():
        if len(places) > 1:
            _tell(job, columns, code, number, sorted(places))
            told.update(places)
    return told


def _tell(job: Job, columns: Mapping[str, int], code: Field, number: str, rows: list[int]) -> None:
    once = job.layout.once
    names = {_name(job, columns, row) for row in rows} - {""}
    advice = message("" if once is None else once.two_names if len(names) > 1 else once.one_name)
    for row in rows:
        other = next(one for one in rows if one != row)
        there = str(job.teller.place(address(other, columns[code.key])))
        raw = job.grid.at(row, columns[code.key])
        job.teller.cell("E_CODE_TWICE", code, row, columns[code.key], raw, found=number, other=there, advice=advice)


def _is_further(job: Job, columns: Mapping[str, int], row: int) -> bool:
    once = job.layout.once
    if once is None or not once.unless or once.unless[0] not in columns:
        return False
    value, _ = converter(job.layout.field(once.unless[0]), job.options)(job.grid.at(row, columns[once.unless[0]]))
    return bool(value == once.unless[1])


def _name(job: Job, columns: Mapping[str, int], row: int) -> str:
    """A name for comparing: without spaces and what stands in brackets."""
    key = next((one.key for one in job.layout.fields if one.kind is Kind.NAME and one.key in columns), None)
    raw = job.grid.at(row, columns[key]) if key else None
    text = unicodedata.normalize("NFKC", raw) if isinstance(raw, str) else ""
    return "".join(_BRACKETS.sub("", text).split())
