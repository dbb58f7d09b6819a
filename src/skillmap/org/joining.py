"""Somebody who is recorded under two numbers: back after a gap, or numbered anew. Pure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from skillmap.changes import Change, ChangeKind, ChangeSet, HandOver
from skillmap.japanese import fold, katakana
from skillmap.org.facts import FormerNumber, StaffFact
from skillmap.org.histories import History, tell
from skillmap.org.model import Person
from skillmap.org.orders import names_of
from skillmap.org.records import StaffRecord
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import Ledger, Recorded
from skillmap.words import Fact, message


@dataclass(frozen=True, slots=True)
class Numbered:
    """Somebody as recorded under a number; without facts the number is new, or was never used."""

    id: int
    number: str
    history: History
    is_new: bool = False
    """The number has no key yet."""

    @property
    def facts(self) -> Sequence[Recorded[StaffFact]]:
        """What is recorded, by day."""
        return sorted(self.history.facts, key=lambda row: row.fact.valid_from)

    @property
    def shown(self) -> str:
        """001274 高橋 千尋, with the latest name."""
        return f"{self.number} {self.facts[-1].fact.name}" if self.facts else self.number


def change_set(old: Numbered, new: Numbered, at: Callable[[Recorded[Any]], Fact]) -> ChangeSet:
    """What was recorded under `old` goes on under `new`, which keeps its own; lists may still name the old number.

    `at` tells where a fact was read. Problems: E_JOIN_SAME_DAYS when both were on the staff on one day; W_JOIN_NAME,
    W_JOIN_HIRED when name and reading, or the day of hiring, are not the same; W_JOIN_NEW_NUMBER.
    """
    title = message("join.title", old=old.shown, new=new.number)
    problems = [*_same_days(old, new, at), *_differences(old, new)]
    if new.facts == []:
        problems.append(problem("W_JOIN_NEW_NUMBER", found=new.number, person=old.shown))
    ledger = Ledger()
    if new.is_new:
        ledger.key("staff", "number", new.id, new.number)
    ledger.begin(FormerNumber(staff_id=new.id, number=old.number))
    name = (new.facts or old.facts)[-1].fact.name
    shown = f"{new.number} {name}"
    changes = [Change(ChangeKind.CHANGE, shown, message("staff.number"), old.number, new.number)]
    # A list of new people often lacks the readings, and whoever is sorted by 五十音 would be lost.
    if kana := _reading(old, new):
        tell(ledger, new.history, new.facts[0].fact.valid_from, {"kana": kana})
        changes.append(Change(ChangeKind.CHANGE, shown, message("staff.kana"), "－", kana))
    return ChangeSet(title, changes, writes=[*ledger.writes(), HandOver(old.id, new.id)], problems=problems)


def _reading(old: Numbered, new: Numbered) -> str:
    """The reading known under the old number where the new one has the same name without one."""
    if not old.facts or not new.facts or any(row.fact.kana for row in new.facts):
        return ""
    before = old.facts[-1].fact
    return before.kana if fold(before.name) == fold(new.facts[-1].fact.name) else ""


def _same_days(old: Numbered, new: Numbered, at: Callable[[Recorded[Any]], Fact]) -> Iterator[Problem]:
    for mine in old.facts:
        for theirs in new.facts:
            first = max(mine.fact.valid_from, theirs.fact.valid_from)
            end = min(mine.fact.valid_to, theirs.fact.valid_to)
            if first < end:
                until = first - timedelta(days=1)
                may_end = mine.fact.valid_from < first
                advice = (
                    message("join.advice.end", old=old.number, until=until) if may_end else message("join.advice.twice")
                )
                facts: dict[str, Fact] = {"place": at(mine), "found": at(theirs), "advice": advice}
                yield problem("E_JOIN_SAME_DAYS", None, person=old.shown, other=new.shown, day=first, **facts)
                return


def _differences(old: Numbered, new: Numbered) -> Iterator[Problem]:
    """What speaks against one person: told, for whoever joins them must know it."""
    if not old.facts or not new.facts:
        return
    names = [{name for row in one.facts for name in names_of(row.fact)} for one in (old, new)]
    kana = [{fold(row.fact.kana) for row in one.facts if row.fact.kana} for one in (old, new)]
    if names[0].isdisjoint(names[1]) and kana[0].isdisjoint(kana[1]):
        yield problem("W_JOIN_NAME", found=old.shown, expected=new.shown)
    hired = [{row.fact.hired_on for row in one.facts if row.fact.hired_on} for one in (old, new)]
    if all(hired) and hired[0].isdisjoint(hired[1]):
        yield problem("W_JOIN_HIRED", person=new.shown, found=max(hired[0]), expected=max(hired[1]))


def perhaps_same(
    newcomers: Iterable[StaffRecord], others: Iterable[Person], leavers: Collection[int]
) -> Iterator[Problem]:
    """W_STAFF_PERHAPS_SAME for everybody new who is called and read like somebody recorded under another number.

    `others` are people whom the list does not name, or of whom it tells that they leave; who is gone by it is in
    `leavers`. Both must have been hired on the same day, or the one before must have left. Who was hired anew on a
    later day, years after perhaps, must be read the same as well: of them a name alone says little.
    """
    known: dict[str, list[Person]] = defaultdict(list)
    for person in others:
        for name in names_of(person):
            known[name].append(person)
    for record in newcomers:
        for person in known.get(fold(record.name), ()):
            if _may_be(record, person, has_left=person.id in leavers):
                new, old = f"{record.number} {record.name}", person.shown
                key = "join.advice.left" if person.unit_id is None else "join.advice.here"
                advice = message(key, old=person.number, new=record.number)
                yield problem(
                    "W_STAFF_PERHAPS_SAME", record.origin.place("number"), found=new, other=old, advice=advice
                )


def _may_be(record: StaffRecord, person: Person, *, has_left: bool) -> bool:
    # Many are called 佐藤 優; whoever reads differently is somebody else.
    if record.kana and person.kana and fold(katakana(record.kana)) != fold(katakana(person.kana)):
        return False
    if record.hired_on and record.hired_on == person.hired_on:
        return True
    if not has_left:
        return False
    is_again = any(word in (record.values.get("employment") or "") for word in AGAIN)
    if is_again or record.hired_on is None or person.hired_on is None:
        return True
    # Back after years with a new day of hiring (キャリアリターン): whoever was hired earlier than the one who left is
    # somebody else.
    return bool(record.kana and person.kana) and record.hired_on > person.hired_on


AGAIN = ("再任用", "会計年度")
"""Kinds of employment that begin by a new hiring: 暫定再任用, 定年前再任用短時間勤務, a year of 会計年度任用職員."""
