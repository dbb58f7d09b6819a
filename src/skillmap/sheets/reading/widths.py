"""How wide the numbers of a file are: what is equally short everywhere has lost no zeros, unless they are known so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from skillmap.sheets.grid import address
from skillmap.sheets.layout import Kind
from skillmap.sheets.reading.telling import Job
from skillmap.sheets.text.people import is_nobody

_LEAST = 2
"""One number alone says nothing about the others."""


def with_own_width(job: Job, parts: Sequence[tuple[Mapping[str, int], Sequence[int]]]) -> Job:
    """The job; without padding when all numbers have the same number of digits, fewer than the office's.

    Zeros are restored all the same when numbers are known with them and none is known without.
    """
    width = job.options.code_width
    code = next((one for one in job.layout.fields if one.kind is Kind.CODE), None)
    if not width or code is None:
        return job
    own = [(columns[code.key], rows) for columns, rows in parts if code.key in columns and rows]
    digits: set[str] = set()
    lengths: set[int] = set()
    found = (job.grid.rows[row][column - 1 : column] for column, rows in own for row in rows)
    for raw in set(chain.from_iterable(found)):
        text = str(raw) if isinstance(raw, int) else raw.strip() if isinstance(raw, str) else ""
        # 選出中 in a seat says nothing about numbers.
        if text and not (code.vacant and is_nobody(text)):
            if not text.isascii() or not text.isdecimal():
                return job
            lengths.add(len(text))
            digits.add(text)
            # Of different lengths: some of them have lost their zeros.
            if len(lengths) > 1:
                return job
    if len(digits) < _LEAST or not lengths or max(lengths) >= width:
        return job
    known = job.options.is_known
    if known is not None and not any(map(known, digits)) and any(known(one.rjust(width, "0")) for one in digits):
        return job
    place = address(own[0][1][0], own[0][0])
    # Numbers that names stand for are those on record: there is nothing to be mended in a list without any.
    if not any(told.code == "W_NUMBER_BY_NAME" for told in job.teller.problems):
        job.teller.about("W_CODE_UNIFORM", place, field=code.title, count=max(lengths), expected=width)
    return replace(job, options=replace(job.options, code_width=0))
