"""Cells of the page as marked-up text: a metropolis has half a million, too many for a call of the template each."""

from collections.abc import Callable, Iterable, Sequence, Set

from markupsafe import Markup, escape

from skillmap.i18n.wording import word
from skillmap.words import Fact

LONGEST = 14
"""Characters of a text that stays on its line."""


def both(text: Fact) -> Markup:
    """A text in both languages; where they are the same, once."""
    return Markup(_both(text))


def cells(row: Iterable[Fact]) -> Markup:
    """The cells of a listing's row."""
    return Markup("".join(map(_cell, row)))


def short(value: Fact) -> Markup:
    """The class of a cell whose text is short."""
    return Markup(_short(value))


def figure(value: Fact) -> str:
    """A number as people read it, also where it is a text."""
    return word(value if isinstance(value, int | float) else float(str(value)), "ja")


def heat_cells(row: Sequence[Fact], shades: Sequence[int], unknown: Set[int]) -> Markup:
    """The cells of a heat map's row: the number says the same as its colour; what is unknown has a mark and none."""
    found = []
    for at, value in enumerate(row):
        looks = " ".join([*([f"h{shades[at]}"] if shades[at] else ()), *(["u"] if at in unknown else ())])
        look = f' class="{looks}"' if looks else ""
        found.append("<td></td>" if value is None else f"<td{look}>{escape(value)}</td>")
    return Markup("".join(found))


def _cell(value: Fact) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<td class="n" data-v="{value}">{word(value, "ja")}</td>'
    return f"<td{_short(value)}>{_both(value)}</td>"


def _both(text: Fact) -> str:
    if isinstance(text, str):
        return escape(text)
    ja, en = escape(word(text, "ja")), escape(word(text, "en"))
    return ja if ja == en else f'<span class="ja" lang="ja">{ja}</span><span class="en" lang="en">{en}</span>'


def _short(value: Fact) -> str:
    return ' class="s"' if value is not None and len(word(value, "ja")) <= LONGEST else ""


FILTERS: dict[str, Callable[..., object]] = {
    "both": both,
    "cells": cells,
    "short": short,
    "figure": figure,
    "heat_cells": heat_cells,
}
"""Names by which the template asks for them."""
