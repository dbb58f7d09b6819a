"""Headings that are the name of a thing, or were: which column bears a name of before, and what is said of it."""

from collections.abc import Collection, Iterator, Mapping
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
    stages = {fold(text) for one in levels.values() if one.over for text in (one.title.ja, one.title.en, *one.aliases)}
    for heading in header.unknown:
        # 分析室 is no 分析: nobody has said that this column holds levels.
        former = _bears(heading, names, stages)
        if former is not None and former.why not in ("", "reused"):
            yield RenamedHeading(heading, told(former, former.text))


def _of(options: ReadOptions, kind: str) -> Mapping[str, FormerName]:
    return options.former.get(kind, {})


def _bears(
    heading: Heading, names: Mapping[str, FormerName], stages: Collection[str] | None = None
) -> FormerName | None:
    """The former name that a heading is or, with a stage below or behind it, begins with; the longest of several.

    What stands behind it is one of `stages` or in brackets; without them it may be anything.
    """
    text = fold(heading.over or heading.text)
    if text in names:
        return names[text]
    hits = [one for one in names if text.startswith(one) and (stages is None or _is_stage(text[len(one) :], stages))]
    return names[max(hits, key=len)] if hits else None


def _is_stage(rest: str, stages: Collection[str]) -> bool:
    return rest.startswith(("(", "【", "[")) or rest in stages


def _is_todays(heading: Heading, field: Field) -> bool:
    title = field.over or field.title
    return fold(heading.over or heading.text).startswith((fold(title.ja), fold(title.en)))
