"""A page about one thing as a value: headings, paragraphs, lists. Terminal, Markdown and workbook are made from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from skillmap.words import Fact


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading; depth 1 = a part of the page, 2 = within a part."""

    text: Fact
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: Fact


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered when the order matters. A point is its text, and perhaps what explains it below."""

    points: tuple[tuple[Fact, Fact], ...]
    numbered: bool = False


PagePart: TypeAlias = PageHeading | Paragraph | Points


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, and what stands on it from top to bottom."""

    title: Fact
    blocks: tuple[PagePart, ...]


def points(items: Iterable[Fact], *, numbered: bool = False) -> Points:
    """A list of texts."""
    return Points(tuple((item, None) for item in items), numbered)


def explained(items: Iterable[tuple[Fact, Fact]]) -> Points:
    """A list from pairs: a text, and what explains it (None = nothing)."""
    return Points(tuple(items))


def part(heading: Fact, body: PagePart, depth: int = 1) -> tuple[PagePart, ...]:
    """A heading with its body; nothing when the body is an empty list."""
    if isinstance(body, Points) and not body.points:
        return ()
    return PageHeading(heading, depth), body
