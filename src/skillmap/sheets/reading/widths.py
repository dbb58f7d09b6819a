"""How wide the numbers of a file are: what is equally short everywhere has lost no zeros, unless they are known so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from skillmap.sheets.grid import address
from skillmap.sheets.layout import Field, Kind
from skillmap.sheets.reading.telling import Job
from skillmap.sheets.text.people import is_nobody

_LEAST = 2
"""One number alone says nothing about the others, unless somebody has it as it stands."""


def with_own_width(job: Job, parts: Sequence[tuple[Mapping[str, int], Sequence[int]]]) -> Job:
    """The job; without padding when all numbers have the same number of digits, fewer than the office's.

    Zeros are restored all the same when numbers are known with them and none is known without.
    """
    width = job.options.code_width
    code = next((one for one in job.layout.fields if one.kind is Kind.CODE), None)
    if not width or code is None:
        return job
    if any(told.code == "W_NUMBER_BY_NAME" for told in job.teller.problems):
        return replace(job, options=replace(job.options, code_width=0))  # names stand for the numbers on record
    own = [(columns[code.key], rows) for columns, rows in parts if code.key in columns and rows]
    digits = _of_one_length(job, own, code)
    length = max(map(len, digits), default=width)
    if length >= width:
        return job
    known = job.options.is_known
    as_it_is = known is not None and any(map(known, digits))
    with_zeros = known is not None and any(known(one.rjust(width, "0")) for one in digits)
    if (with_zeros and not as_it_is) or (len(digits) < _LEAST and (with_zeros or not as_it_is)):
        return job
    # Said with the first list: once people are on record with such numbers, every list would say it again.
    if not as_it_is:
        place = address(own[0][1][0], own[0][0])
        job.teller.about("W_CODE_UNIFORM", place, field=code.title, count=length, expected=width)
    return replace(job, options=replace(job.options, code_width=0))


def _of_one_length(job: Job, own: Sequence[tuple[int, Sequence[int]]], code: Field) -> set[str]:
    """The different numbers in these columns; empty when they differ in length or are not all digits."""
    digits: set[str] = set()
    length = 0
    found = (job.grid.rows[row][column - 1 : column] for column, rows in own for row in rows)
    for raw in set(chain.from_iterable(found)):
        text = str(raw) if isinstance(raw, int) else raw.strip() if isinstance(raw, str) else ""
        # 選出中 in a seat says nothing about numbers.
        if not text or (code.vacant and is_nobody(text)):
            continue
        # Of different lengths: some of them have lost their zeros.
        if not text.isascii() or not text.isdecimal() or len(text) != (length or len(text)):
            return set()
        length = len(text)
        digits.add(text)
    return digits
