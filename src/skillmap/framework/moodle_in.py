"""Moodle's competency framework CSV (admin/tool/lpimportcsv): its tree of competencies, and the scale of the framework.

Columns go by their place, as Moodle itself reads them: their headings are in the language of the site.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from skillmap.framework.foreign import ForeignFramework, ForeignItem, slug
from skillmap.framework.foreign_read import ForeignRead, without_lost_parents, wrong_trees
from skillmap.framework.foreign_table import ForeignTable
from skillmap.framework.moodle_out import GROUP, HEADINGS
from skillmap.problems import Place, Problem, has_errors, problem

_PARENT, _ID, _NAME, _TEXT, _FORMAT, _SCALE, _CONFIG, _RULE = range(8)
_RELATED, _IS = 10, 12
_FOLDED = re.compile(r"[ \t]*[\r\n]+[ \t]*")
"""Line ends in HTML are blanks."""
_IN_HTML = ("0", "1", "")


def is_moodle(table: ForeignTable) -> bool:
    """Whether it has Moodle's columns: the scale's configuration of the framework's row tells it in any language."""
    # Without the last column too: the taxonomy says nothing that is needed here.
    return len(table.headings) >= len(HEADINGS) - 1 and any(
        _cell(row, _IS) and _cell(row, _CONFIG).lstrip().startswith("[") for row in table.rows
    )


def read_moodle(table: ForeignTable, source: str = "－") -> ForeignRead:
    """The framework of a file. Problems: E_MOODLE_FRAMEWORK, W_MOODLE_NAMELESS, N_MOODLE_LOST, those of its tree."""
    # A file of Moodle holds one framework, whose row is marked; without it nobody knows the scale.
    heads = [row for row in table.rows if _cell(row, _IS)]
    if len(heads) != 1:
        return ForeignRead(None, [problem("E_MOODLE_FRAMEWORK", table.place(0), found=len(heads))])
    told: list[Problem] = []
    items: list[ForeignItem] = []
    places: dict[str, Place] = {}
    lost: Counter[str] = Counter()
    for number, row in enumerate(table.rows):
        if _cell(row, _IS):
            continue
        key, name = _cell(row, _ID), _cell(row, _NAME)
        if not key or not name:
            # Moodle leaves such a row out, and everything below it, without a word.
            told.append(problem("W_MOODLE_NAMELESS", table.place(number), found=name or key or "－"))
            continue
        items.append(_item(row, key, name))
        places.setdefault(key, table.place(number))
        for what, at in (("rules", _RULE), ("related", _RELATED), ("scales", _SCALE)):
            lost[what] += bool(_cell(row, at))
    told += wrong_trees(items, places)
    told += [problem("N_MOODLE_LOST", None, **{k: lost[k] for k in ("rules", "related", "scales")})] if +lost else []
    if has_errors(told):
        return ForeignRead(None, told)
    return ForeignRead(_framework(heads[0], without_lost_parents(items), source), told, len(table.rows))


def proficient(table: ForeignTable) -> int | None:
    """The place on its scale (from 0) at which Moodle calls somebody proficient; None when it does not say."""
    for row in table.rows:
        if _cell(row, _IS):
            try:
                steps = json.loads(_cell(row, _CONFIG))
            except ValueError:
                return None
            found = [
                # Moodle counts the places of a scale from 1.
                s["id"]
                for s in steps
                if isinstance(s, dict) and s.get("proficient") and isinstance(s.get("id"), int)
            ]
            return min(found) - 1 if found else None
    return None


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _framework(head: Sequence[str], items: Sequence[ForeignItem], source: str) -> ForeignFramework:
    about = _read_html(_cell(head, _TEXT)) if _cell(head, _FORMAT) in _IN_HTML else _Described()
    names = [one.strip() for one in _cell(head, _SCALE).split(",")]
    numbers = sorted(about.levels)
    # A scale whose descriptions say other numbers than it has names is numbered by Moodle's own order.
    if len(numbers) != len(names):
        numbers = list(range(len(names)))
    key, title = _cell(head, _ID), _cell(head, _NAME)
    return ForeignFramework(
        id=slug(key, "moodle"),
        title=title or key,
        title_en=about.name_en,
        items=items,
        scale=dict(zip(numbers, names, strict=True)),
        scale_en=about.level_names,
        scale_texts=about.levels,
        scale_texts_en=about.levels_en,
        note=about.text,
        note_en=about.text_en,
        source=source,
        group_prefix=GROUP if any(one.key.startswith(GROUP) for one in items) else "",
    )


def _item(row: Sequence[str], key: str, name: str) -> ForeignItem:
    parent, text = _cell(row, _PARENT), _cell(row, _TEXT)
    found = _read_html(text) if _cell(row, _FORMAT) in _IN_HTML else _Described(text=text)
    is_ours = key.startswith(GROUP) or parent.startswith(GROUP)
    return ForeignItem(
        key=key,
        name=name,
        text=found.text,
        parents=[parent] if parent else [],
        # Our own files have ids there; in others' it is the number of the competency, worth keeping.
        code="" if is_ours else key,
        levels=found.levels,
        name_en=found.name_en,
        text_en=found.text_en,
        levels_en=found.levels_en,
    )


@dataclass
class _Described:
    """What a description says."""

    text: str = ""
    text_en: str = ""
    name_en: str = ""
    levels: Mapping[int, str] = field(default_factory=dict)
    levels_en: Mapping[int, str] = field(default_factory=dict)
    level_names: Mapping[int, str] = field(default_factory=dict)


def _read_html(text: str) -> _Described:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.described()


class _Reader(HTMLParser):
    """Paragraphs and numbered lists by their language; of other pages all the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.langs: list[str] = []
        self.parts: dict[tuple[str, str, int], list[str]] = {}
        self.at: tuple[str, str, int] = ("p", "ja", 0)
        self.bold = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As `HTMLParser`."""
        known = dict(attrs)
        if tag in ("p", "ol", "ul", "div"):
            # Without a language it is Japanese: that is what offices type into the page.
            self.langs.append("en" if known.get("lang") == "en" else "ja")
        lang = self.langs[-1] if self.langs else "ja"
        value = known.get("value") or ""
        if tag == "br":
            # The next line of the same text, be it a level's.
            self._put("\n")
            return
        # A level has two digits at most (`definition.Level`); other numbers are lists of something else.
        if tag == "li" and value.isdecimal() and len(value) < 3:
            self.at = ("li", lang, int(value))
        elif tag in ("p", "li", "div", "tr"):
            self.at = ("p", lang, 0)
            self._put("\n")
        self.bold = tag == "b"

    def handle_endtag(self, tag: str) -> None:
        """As `HTMLParser`."""
        if tag in ("p", "ol", "ul", "div") and self.langs:
            self.langs.pop()
        if tag in ("li", "p"):
            self.at = ("p", self.langs[-1] if self.langs else "ja", 0)
        self.bold = False

    def handle_data(self, data: str) -> None:
        # In HTML a line end is a blank; paragraphs are made by marks.
        """As `HTMLParser`."""
        kind, lang, number = self.at
        data = _FOLDED.sub(" ", data)
        if self.bold and lang == "en":
            self.parts.setdefault((f"{kind} b", lang, number), []).append(data)
        else:
            self._put(data)

    def _put(self, text: str) -> None:
        self.parts.setdefault(self.at, []).append(text)

    def described(self) -> _Described:
        """What was read."""

        def listed(kind: str, lang: str) -> dict[int, str]:
            return {n: _tidy(t) for (k, one, n), t in self.parts.items() if (k, one) == (kind, lang)}

        def text(kind: str, lang: str) -> str:
            return _tidy(self.parts.get((kind, lang, 0), ()))

        texts = text("p", "ja"), text("p", "en"), text("p b", "en")
        return _Described(*texts, listed("li", "ja"), listed("li", "en"), listed("li b", "en"))


def _tidy(parts: Sequence[str]) -> str:
    """Lines without blanks at their ends and without empty ones."""
    lines = (line.strip(" \t") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
