"""Who is meant in a list without staff numbers: by name, and by kana and section where two have one name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType

from sqlalchemy import Connection

from skillmap.japanese import fold, katakana
from skillmap.office.office import Office
from skillmap.office.scope import staff_then_and_now
from skillmap.org.model import Organisation, Person
from skillmap.org.present import histories
from skillmap.org.store import unit_names
from skillmap.sheets.grid import Unsure
from skillmap.sheets.options import ReadOptions
from skillmap.storage.facts import Moment

_SHOWN = 5
_BETWEEN = re.compile(r"[/／＞>→・,、\-－\s]")
_UNITS = ("section", "unit", "department", "subsection", "bureau")
_HEADINGS = {
    "department": ("部", "部名", "部局", "部局名"),
    "section": ("課", "課名", "課室", "課室名"),
    "subsection": ("係", "係名"),
    "unit": ("所属", "所属名", "所属課"),
    "kana": ("フリガナ", "ふりがな", "カナ", "氏名カナ"),
}
"""What tells people of one name apart, by the headings that lists have for it."""
_WHO: Mapping[str, str] = MappingProxyType({text: key for key, texts in _HEADINGS.items() for text in texts})


@dataclass
class Directory:
    """Everybody on the staff on a day; looked up only when a list asks."""

    office: Office
    connection: Connection
    day: date

    @cached_property
    def _organisation(self) -> Organisation:
        return staff_then_and_now(self.office, self.connection, self.day)

    @cached_property
    def _by_name(self) -> Mapping[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self._organisation.people:
            found.setdefault(fold(person.name), []).append(person)
            if person.former_name:
                # 旧氏使用: lists of other sections may still have the former name.
                family, _, given = person.name.partition(" ")
                former = fold(person.former_name if " " in person.former_name else f"{person.former_name}{given}")
                if former != fold(person.name) and family:
                    found.setdefault(former, []).append(person)
        return found

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(person.number for person in self._organisation.people)

    def is_known(self, number: str) -> bool:
        """Whether somebody has this number."""
        return number in self._numbers

    def name_of(self, letters: str) -> str:
        """The name on record of these letters, with its space; empty when nobody or several spellings have them."""
        found = {person.name for person in self._by_name.get(fold(letters), ()) if fold(person.name) == fold(letters)}
        # Of several spellings (髙 and 高) the letters do not say which one is meant.
        return found.pop() if len(found) == 1 else ""

    def number_of(self, row: Mapping[str, str]) -> str | Unsure:
        """The number that a row's name means, where kana and units do not say otherwise; else why there is none."""
        name = row.get("name", "")
        named = self._by_name.get(fold(name), [])
        fitting = [person for person in named if self._fits(person, row, self._now)]
        # A list of May names the sections of May: whoever was transferred since is found where they were.
        fitting = fitting or [person for person in named if self._fits(person, row, self._earlier)]
        if len(fitting) == 1:
            return fitting[0].number
        if len(named) > 1 or fitting:
            return Unsure("E_NAME_TWO_FIT", name, tuple(self._shown(one) for one in (fitting or named)[:_SHOWN]))
        if named:
            return Unsure("E_NAME_ELSEWHERE", name, (self._shown(named[0]),))
        near = get_close_matches(fold(name), self._by_name, _SHOWN, 0.6)
        return Unsure(
            "E_NAME_NOBODY" if near else "E_NAME_STRANGER",
            name,
            tuple(self._shown(self._by_name[one][0]) for one in near),
        )

    def _fits(self, person: Person, row: Mapping[str, str], where: Callable[[Person], Iterable[Sequence[str]]]) -> bool:
        """Whether kana and units of a row are those of somebody, the units in one of the posts that `where` gives."""
        kana = row.get("kana", "")
        if kana and person.kana and fold(katakana(kana)) != fold(katakana(person.kana)):
            return False
        # What stands between the units of a path, as our own listings write it too (総務部/人事課), says nothing.
        units = [_BETWEEN.sub("", fold(row[key])) for key in _UNITS if row.get(key)]
        if not units:
            return True
        paths = [[_BETWEEN.sub("", fold(name)) for name in path] for path in where(person)]
        names = {name for path in paths for name in path}
        whole = {"".join(path) for path in paths}
        return all(unit in names or any(unit in path for path in whole) for unit in units)

    def _now(self, person: Person) -> list[Sequence[str]]:
        """The units of somebody's posts of the day, each from the top. A second post counts: the list may come from
        there."""
        own = [one for one in (person.unit_id, *person.extra_unit_ids) if one is not None]
        return [[unit.name for unit in reversed(list(self._organisation.above(one)))] for one in own]

    def _earlier(self, person: Person) -> list[Sequence[str]]:
        """Those of every post that somebody had up to the day."""
        history = histories(self.connection, [person.id])[person.id]
        units = {post.fact.unit_id for post in history.posts if post.fact.valid_from <= self.day}
        names = unit_names(self.connection, Moment(self.day), units)
        return [names[unit].split("/") for unit in units if unit in names]

    def _shown(self, person: Person) -> str:
        unit = self._organisation.unit_of(person)
        return f"{person.shown} {unit.full_name if unit else ''}".strip()


def with_people(options: ReadOptions, office: Office, connection: Connection, day: date) -> ReadOptions:
    """The options with what is known of people: the number that a row means, numbers and names on record."""
    people = Directory(office, connection, day)
    return replace(options, lookup=people.number_of, is_known=people.is_known, name_known=people.name_of, who=_WHO)
