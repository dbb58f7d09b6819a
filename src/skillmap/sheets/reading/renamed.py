"""Headings that are the name of a thing, or were: which column bears a name of before, and what is said of it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skillmap.japanese import fold
from skillmap.sheets.layout import Field, Kind, Layout
from skillmap.sheets.options import FormerName, ReadOptions
from skillmap.sheets.reading.header import Heading, HeadingRows
from skillmap.sheets.text.named import told
from skillmap.sheets.text.people import Note


class RenamedHeading(NamedTuple):
    """A heading with a name of before, and the problem that it is."""

    heading: Heading
    note: Note


def renamed_headings(header: HeadingRows, layout: Layout, options: ReadOptions) -> Iterator[RenamedHeading]:
    """Columns of levels under a former name, and columns that nobody reads since nobody knows what stands for them."""
    levels = {one.key: one for one in layout.fields if one.names and one.kind is Kind.LEVEL}
    names = {text: former for one in {f.names for f in levels.values()} for text, former in _of(options, one).items()}
    if not names:
        return
    for heading in header.found:
        field = levels.get(heading.key)
        former = _bears(heading, names) if field is not None else None
        if field is not None and former is not None and (former.why == "reused" or not _is_todays(heading, field)):
            yield RenamedHeading(heading, told(former, former.text))
    for heading in header.unknown:
        if (former := _bears(heading, names)) is not None and former.why not in ("", "reused"):
            yield RenamedHeading(heading, told(former, former.text))


def _of(options: ReadOptions, kind: str) -> Mapping[str, FormerName]:
    return options.former.get(kind, {})


def _bears(heading: Heading, names: Mapping[str, FormerName]) -> FormerName | None:
    """The former name that a heading is or, with a stage below or behind it, begins with; the longest of several."""
    text = fold(heading.over or heading.text)
    if text in names:
        return names[text]
    rest = ("", "(", "（", "【", "[")
    hits = [one for one in names if text.startswith(one) and any(text[len(one) :].startswith(r) for r in rest)]
    return names[max(hits, key=len)] if hits else None


def _is_todays(heading: Heading, field: Field) -> bool:
    title = field.over or field.title
    return fold(heading.over or heading.text).startswith((fold(title.ja), fold(title.en)))
