"""A year's sessions for what the ward will want: not enough of everything, as in every year."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count
from math import ceil

from skillmap.days import HalfDay
from skillmap.demo.chance import Chance
from skillmap.demo.demand import stage
from skillmap.demo.people import FY
from skillmap.framework.model import Framework, Training
from skillmap.training.calendar import closed_because
from skillmap.training.model import Meeting, Route, Session, Slot, Window

FIRST_DAY, LAST_DAY = date(FY, 6, 15), date(FY + 1, 2, 19)
"""Trainings are held after the nominations and before the transfers of the next April."""
NOT_HELD = 2
"""Trainings that somebody wants and nobody holds this year."""

_USUAL_SEATS = 30
_A_FEW = 8
_TIMES = {HalfDay.MORNING: ("09:00", "12:00"), HalfDay.AFTERNOON: ("13:30", "16:30")}
_ROOMS = ("研修室A", "研修室B", "研修室C", "パソコン研修室", "第一会議室", "第二会議室", "第三会議室", "大会議室")
_TRAINERS = (
    "小田切 章", "早乙女 千尋", "城戸 一馬", "日向寺 るり", "アンナ・リンドクヴィスト", "三田村 健", "久我 沙織",
    "都筑 正和", "有栖川 渚", "室伏 亘",
)  # fmt: skip
"""Who teaches; nobody of these is on the staff."""
_SHORT, _ENOUGH = 0.55, 1.05


def sessions(
    seed: int, framework: Framework, wanted: Mapping[str, int], compulsory: Sequence[str]
) -> tuple[Session, ...]:
    """The year's sessions in the order of the catalogue. `compulsory` trainings (the leaders') have seats for all."""
    chance = Chance(seed, "timetable")
    rooms, trainers = _Free(_rooms), _Free(_trainers)
    dropped = _not_held(framework, wanted, compulsory)
    short = _too_few(framework, wanted, compulsory)
    stages = 1 + max((stage(framework, t) for t in wanted), default=0)
    found: list[Session] = []
    for number, training in enumerate(framework.trainings.values(), 1):
        people = wanted.get(training.id, 0)
        if training.status != "active" or not people or training.id in dropped:
            continue
        if not training.half_days:
            found.append(_e_learning(training, number, people))
            continue
        share = _SHORT if training.id in short else _ENOUGH
        for n in range(1, ceil(people * share / _seats(training)) + 1):
            meetings = _meetings(chance, training, _band(stage(framework, training.id), stages))
            places = rooms.first(meetings), trainers.first(meetings, number)
            found.append(_session(training, f"{_code(number)}-{n}", meetings, *places))
    return tuple(found)


def _not_held(framework: Framework, wanted: Mapping[str, int], compulsory: Sequence[str]) -> set[str]:
    """Trainings on which no other is built, wanted by a few people, or by fewer where there are no such."""
    built_on = {p for t in framework.trainings.values() for p in t.prerequisites.trainings}
    free = [t for t in wanted if framework.trainings[t].half_days and t not in compulsory and t not in built_on]
    return set(sorted(free, key=lambda t: (wanted[t] < _A_FEW, wanted[t], t))[:NOT_HELD])


def _too_few(framework: Framework, wanted: Mapping[str, int], compulsory: Sequence[str]) -> set[str]:
    """The most wanted trainings: there are never enough seats in them."""
    free = [t for t in wanted if framework.trainings[t].half_days and t not in compulsory]
    return set(sorted(free, key=lambda t: (-wanted[t], t))[:3])


def _seats(training: Training) -> int:
    return training.usual_capacity or _USUAL_SEATS


def _code(number: int) -> str:
    return f"R{FY - 2018}-{number:03d}"


def _e_learning(training: Training, number: int, people: int) -> Session:
    seats = max(training.usual_capacity or 0, ceil(people * 1.2 / 50) * 50)
    window = Window(FIRST_DAY, LAST_DAY)
    return Session(_code(number), training.id, FY, seats, venue="eラーニング", route=Route.APPLICATION, window=window)


def _session(training: Training, code: str, meetings: tuple[Meeting, ...], venue: str, trainer: str) -> Session:
    deadline = meetings[0].day - timedelta(days=7)
    seats = _seats(training)
    return Session(
        code, training.id, FY, seats, venue=venue, route=Route.NOMINATED, deadline=deadline, meetings=meetings,
        trainers=(trainer,),
    )  # fmt: skip


def _band(own: int, stages: int) -> tuple[date, date]:
    """The part of the year in which the trainings of a stage begin; half of it is shared with the next stage."""
    # A training of several weeks that begins last must still end within the year.
    days = (LAST_DAY - FIRST_DAY).days - 40
    first, last = own / (stages + 1), (own + 2) / (stages + 1)
    return FIRST_DAY + timedelta(days=int(days * first)), FIRST_DAY + timedelta(days=int(days * last))


def _meetings(chance: Chance, training: Training, band: tuple[date, date]) -> tuple[Meeting, ...]:
    """Two half days make a day; more are a day a week, long ones day after day. A single one: am or pm."""
    first, last = band
    day = first + timedelta(days=chance.whole(0, (last - first).days))
    single = chance.pick(tuple(HalfDay))
    found: list[Meeting] = []
    while len(found) < training.half_days:
        day = _working_day(day)
        left = training.half_days - len(found)
        halves: tuple[HalfDay, ...] = (single,) if left == 1 else tuple(HalfDay)
        found.extend(Meeting(day, half, *_TIMES[half]) for half in halves)
        day += timedelta(days=7 if training.half_days <= 8 else 1)
    return tuple(found)


def _working_day(day: date) -> date:
    while closed_because(day) is not None:
        day += timedelta(days=1)
    return day


class _Free:
    """Which rooms, or trainers, are taken when."""

    def __init__(self, names: Callable[[int], Iterator[str]]) -> None:
        self._names = names
        self._taken: set[tuple[str, Slot]] = set()

    def first(self, meetings: Sequence[Meeting], number: int = 0) -> str:
        """The first of the names that is free on all of these half days; taken from then on."""
        free = next(r for r in self._names(number) if not any((r, m.slot) in self._taken for m in meetings))
        self._taken.update((free, m.slot) for m in meetings)
        return free


def _rooms(number: int) -> Iterator[str]:
    yield from _ROOMS
    # Without end: a full house must not leave a session without a room.
    yield from (f"区民会館 会議室{no}" for no in count(number + 1))


def _trainers(number: int) -> Iterator[str]:
    """From another one for each training."""
    begins = number % len(_TRAINERS)
    yield from (*_TRAINERS[begins:], *_TRAINERS[:begins])
    yield from (f"外部講師{no}" for no in count(1))
