"""Where somebody is named in texts: by number, name or reading, whatever stands between family and given name. Pure.

A short name must not be found inside a longer one (林一 in 小林一郎), nor a number inside another.
"""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from skillmap.japanese import fold

_HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af々〆]"
_SURE = 5
"""Digits from which on a number alone says somebody: shorter ones are years and amounts as well."""
_PEOPLE = ("staff", "person", "old", "new")
"""Arguments of commands that are staff numbers, however short."""


@dataclass(frozen=True)
class PersonNames:
    """How somebody is named, and the names of others that must not be taken for theirs."""

    numbers: tuple[str, ...]
    names: tuple[str, ...]
    """Names, former names and readings, as recorded."""
    others: tuple[str, ...] = ()
    """Of other people: names that hold one of these, and those that are the same."""

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """Names that somebody else bears as well: alone they say nobody."""
        theirs = {fold(one) for one in self.others}
        return tuple(name for name in self.names if fold(name) in theirs)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Folded texts of which one stands in whatever may name them, folded as well."""
        return tuple(sorted({fold(one) for one in (*self.numbers, *self.names)}))

    def within(self, text: str) -> bool:
        """Whether the text names them."""
        return self.replaced(text, "\0") != text

    def may_be_within(self, text: str) -> bool:
        """Whether the text holds a name that somebody else bears as well, and nothing tells which of them it means."""
        return any(re.search(_spaced(name), text) for name in self.shared) and not self.within(text)

    def replaced(self, text: str, by: str) -> str:
        """The text with every number and name of theirs replaced; a JSON text stays one."""
        if text[:1] in "{[":
            try:
                value = json.loads(text)
            except ValueError:
                return self._in_text(text, by)
            new = self._in_value(value, by)
            return text if new == value else json.dumps(new, ensure_ascii=False, sort_keys=True)
        return self._in_text(text, by)

    @cached_property
    def needles(self) -> frozenset[str]:
        """Texts of which one stands in whatever names them: a quick look before the exact one."""
        found = {number for number in self.numbers if len(number) >= _SURE}
        for name in self.names:
            parts = name.split()
            found |= {between.join(parts) for between in ("", " ", "　")}
        return frozenset(found)

    def _in_text(self, text: str, by: str) -> str:
        if fold(text) in self._whole:
            return by
        return self._pattern.sub(lambda found: by if found["who"] else found[0], text)

    def _in_value(self, value: Any, by: str, key: str = "") -> Any:
        if isinstance(value, str):
            return by if key in _PEOPLE and value in self.numbers else self._in_text(value, by)
        if isinstance(value, dict):
            return {name: self._in_value(part, by, name) for name, part in value.items()}
        return [self._in_value(part, by) for part in value] if isinstance(value, list) else value

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset({fold(name) for name in self.names} - {fold(one) for one in self.shared}) - {""}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        own = [name for name in self.names if name not in self.shared]
        longer = sorted({one for one in self.others if one not in self.names}, key=len, reverse=True)
        both = [rf"{_number(n)}[\s　]*{_spaced(name)}" for n in self.numbers for name in self.names]
        alone = [_number(n) for n in self.numbers if len(n) >= _SURE]
        parts = [*both, *alone, *(_alone(name) for name in sorted(own, key=len, reverse=True))]
        kept = [f"(?:{_spaced(one)})" for one in longer]
        return re.compile("|".join([*kept, f"(?P<who>{'|'.join(parts) or '(?!)'})"]))


def named(people: Sequence[tuple[Collection[str], Collection[str]]], everybody: Iterable[str]) -> list[PersonNames]:
    """How people are named, each by numbers and names, beside the names and readings of everybody else."""
    wanted: dict[str, list[set[str]]] = {}
    others: list[set[str]] = []
    for _, names in people:
        others.append(set())
        for name in names:
            wanted.setdefault(fold(name), []).append(others[-1])
    for one in everybody:
        folded = fold(one)
        # Every part of a name is looked up, instead of every name in every other: thousands may go at once.
        for start in range(len(folded)):
            for end in range(start + 1, len(folded) + 1):
                for theirs in wanted.get(folded[start:end], ()):
                    theirs.add(one)
    return [
        PersonNames(tuple(sorted(numbers)), tuple(sorted({n for n in names if n.strip()})), tuple(sorted(beside)))
        for (numbers, names), beside in zip(people, others, strict=True)
    ]


def without(text: str, people: Iterable[PersonNames], by: str) -> str:
    """The text with every number and name of the people replaced."""
    folded = fold(text)
    for who in people:
        if any(part in folded for part in who.parts):
            text = who.replaced(text, by)
    return text


def _number(number: str) -> str:
    return rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])"


def _spaced(name: str) -> str:
    return r"[\s　]*".join(re.escape(letter) for letter in re.sub(r"\s+", "", name))


def _alone(name: str) -> str:
    """Two characters are soon part of another word (林一 in 森林一覧): then they must stand by themselves."""
    return rf"(?<!{_HAN}){_spaced(name)}(?!{_HAN})" if len(fold(name)) <= 2 else _spaced(name)
