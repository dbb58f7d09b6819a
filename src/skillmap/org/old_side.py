"""The old side of a list of orders (旧所属, 旧職名) against what is recorded of the day before. Pure.

The new side counts. An old side that is otherwise than what is recorded is how an order for somebody else's number, or
one that another order overtook, is noticed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from skillmap.japanese import fold
from skillmap.org.model import Organisation, Person, Unit
from skillmap.org.records import StaffRecord
from skillmap.org.unit_and_grade import BETWEEN, readings
from skillmap.problems import Problem, problem


def old_sides(
    records: Sequence[StaffRecord], as_of: date, grades: Mapping[str, str], on_day: Callable[[date], Organisation]
) -> Iterator[Problem]:
    """W_OLD_SIDE_DIFFERS and W_OLD_SIDE_NOBODY where a line moves somebody; N_OLD_SIDE_EARLIER once for all others.

    `grades` is folded spelling -> 職名 of all that are known, `on_day` who was where on a day.
    """
    days: dict[date, Organisation] = {}
    stays: list[tuple[StaffRecord, str]] = []
    for record in records:
        if not record.was or not record.is_main:
            continue
        day = (record.ordered_on or as_of) - timedelta(days=1)
        if day not in days:
            days[day] = on_day(day)
        before = days[day]
        person = before.person_by_number.get(record.number)
        if person is None:
            yield from _nobody(record, before, grades)
            continue
        there = _Place(before, person)
        wrong = [key for key, text in record.was.items() if not there.agrees(key, text, grades)]
        if not wrong:
            continue
        is_there = bool(record.units) and there.is_in(record.units[-1].name)
        if is_there and _grade(record.grade or person.grade, grades) == _grade(person.grade, grades):
            stays.append((record, wrong[0]))
            continue
        place = record.origin.place(f"was.{wrong[0]}")
        who, said = f"{record.number} {record.name}", "　".join(record.was.values())
        yield problem("W_OLD_SIDE_DIFFERS", place, person=who, found=said, value=there.shown, day=day)
    if stays:
        record, key = stays[0]
        yield problem("N_OLD_SIDE_EARLIER", record.origin.place(f"was.{key}"), count=len(stays))


def _nobody(record: StaffRecord, before: Organisation, grades: Mapping[str, str]) -> Iterator[Problem]:
    """Somebody who comes from a unit of the office and was not in it: 新規採用 and other bodies are no units."""
    for key, text in record.was.items():
        plain = BETWEEN.sub("", text)
        hits = () if key == "grade" else before.named([text]) or before.written(plain)
        if hits or (key == "unit_grade" and readings(text, before, grades)):
            place = record.origin.place(f"was.{key}")
            yield problem("W_OLD_SIDE_NOBODY", place, person=f"{record.number} {record.name}", found=text)
            return


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is recorded: the units of their posts from the bottom up, and what says so."""

    office: Organisation
    person: Person

    @property
    def _posts(self) -> list[list[Unit]]:
        ids = [one for one in (self.person.unit_id, *self.person.extra_unit_ids) if one is not None]
        return [list(self.office.above(one)) for one in ids]

    def is_in(self, text: str) -> bool:
        """Whether a unit, or a path in one word or parted, is one of theirs; the end of a name may be left out.

        So may its beginning (市立病院), but where another unit bears that name: 建設課 is not 下水道建設課.
        """
        plain = fold(BETWEEN.sub("", text))
        paths = [[fold(unit.name) for unit in reversed(units)] for units in self._posts]
        if any("".join(path[at:]).startswith(plain) for path in paths for at in range(len(path))):
            return True
        return any(plain in "".join(path) for path in paths) and not self.office.written(plain)

    def agrees(self, key: str, text: str, grades: Mapping[str, str]) -> bool:
        """Whether what a line says of where they come from is so."""
        own = _grade(self.person.grade, grades)
        if key == "grade" and _grade(text, grades) == own:
            return True
        # 現職 may hold both: 人事課研修係主任.
        if key in ("grade", "unit_grade"):
            ids = {unit.id for units in self._posts for unit in units}
            found = readings(text, self.office, grades)
            return any(unit.id in ids and fold(grade) == own for unit, grade in found)
        return self.is_in(text)

    @property
    def shown(self) -> str:
        """Unit and grade, for messages."""
        return f"{self.office.unit_name_of(self.person) or '－'} {self.person.grade}".strip()


def _grade(text: str, grades: Mapping[str, str]) -> str:
    return fold(grades.get(fold(text), text))
