"""Any year: what `status` lists is what a slow judge finds; `refresh` mends what can be mended; what was told stays."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from slow_judge import RULES, Found, Judge

from skillmap.days import FiscalYear
from skillmap.errors import Refusal
from skillmap.judgement.breach import Breach
from skillmap.judgement.judges import judge
from skillmap.judgement.record import Record, take
from skillmap.judgement.seats import judged_by_rule
from skillmap.office import (
    Draft,
    Office,
    careers,
    consequences,
    enrolment,
    intake,
    leaders,
    new_session,
    notices,
    orders,
    regrouping,
    renewal,
    requests,
    sessions,
    staff,
)
from skillmap.problems import has_errors
from skillmap.storage import schema
from skillmap.storage.facts import Moment, head, key_ids
from skillmap.storage.undo import undo
from skillmap.training import store
from skillmap.training.notices import notices as told_of
from trials import trials

HOURS, SHARE = 9.0, 0.5
PEOPLE = {
    "000101": "総務部,総務課", "000102": "総務部,総務課", "000103": "総務部,総務課", "000104": "総務部,人事課",
    "000105": "総務部,人事課", "000106": "区民部,区民課", "000107": "区民部,区民課", "000108": "区民部,区民課",
}  # fmt: skip
SECTIONS = ("総務課", "人事課", "区民課")
TRAININGS = ("planning-basics", "planning-practice", "bpr-basics", "leader-kickoff")
TWO = ("planning-basics", "planning-practice")
LIMITS = """[[department_limits]]
seats = 4
trainings = ["planning-basics", "planning-practice"]
[[department_limits]]
seats = 6
departments = ["総務部"]
"""
MOST = (("総務部", TWO, 4), ("区民部", TWO, 4), ("総務部", TRAININGS, 6))
"""Seats of a department in the year: each, of two trainings; one of them, of all together."""
FIRST = date(2026, 6, 15)
ROLE = "short-lived.yaml"
DAYS = [FIRST + timedelta(days=7 * n + 2) for n in range(1, 8)]
GIVEN = [*(f"{a} {b}" for a in ("佐藤", "鈴木", "田中", "伊藤") for b in ("花子", "太郎"))]


@pytest.fixture(scope="module")
def template(_tiny_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of eight people in three sections, with five sessions and seats in them."""
    folder = Path(shutil.copytree(_tiny_template, tmp_path_factory.mktemp("years") / "ward"))
    config = folder / "skillmap.toml"
    text = config.read_text("utf-8").replace("hours_per_year = 60", f"hours_per_year = {HOURS}")
    config.write_text(text.replace("absence_share = 0.2", f"absence_share = {SHARE}") + LIMITS, "utf-8")
    # Whoever practises must have completed the basics, and have, or get before, level 1 of 業務改善.
    file = folder / "data" / "trainings" / "basic.yaml"
    asked = "prerequisites: {trainings: [planning-basics]"
    text = file.read_text("utf-8")
    assert asked in text
    file.write_text(text.replace(asked, asked + ", levels: {bpr: 1}"), "utf-8")
    role = (folder / "data" / "roles" / "product-manager.yaml").read_text("utf-8")
    (folder / "data" / "roles" / ROLE).write_text(role.replace("id: product-manager", "id: short-lived"), "utf-8")
    lines = [f"{number},{name},{where},主事" for (number, where), name in zip(PEOPLE.items(), GIVEN, strict=True)]
    (folder / "staff.csv").write_text("職員番号,氏名,部,課,職名\n" + "\n".join(lines) + "\n", "utf-8")
    here = Office.open(folder, today=FIRST)
    kind = intake.kinds.StaffImport(date(2026, 4, 1), is_complete=True)
    here.record(intake.engine.read_list(here, folder / "staff.csv", kind).draft)
    for code, training, when, seats in (
        ("A1", "planning-basics", f"{DAYS[1]}am", 4), ("A2", "planning-basics", f"{DAYS[4]}am", 3),
        ("B1", "bpr-basics", f"{DAYS[1]}pm", 5), ("C1", "planning-practice", f"{DAYS[5]}", 4),
        ("D1", "leader-kickoff", f"{DAYS[2]}am", 2),
    ):  # fmt: skip
        asked = new_session.NewSession(days=[when], capacity=seats)
        here.record(sessions.add(here, training, asked, code))
    for number in list(PEOPLE)[::2]:
        here.record(careers.aim(here, number, "product-manager/2"))
    for number, training in zip(PEOPLE, TRAININGS * 2, strict=True):
        here.record(requests.add(here, training, number))
    here.record(renewal.renew(here, FiscalYear(2026)).draft)
    here.engine.dispose()
    return folder


class Year:
    """An office through which a year goes, event by event."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.today, self.codes = folder, FIRST, count(1)
        self.roles = {"product-manager", "short-lived", "section-ict-leader"}
        self.here = Office.open(folder, today=FIRST)

    def again(self) -> None:
        """Another day, or other definitions: the office is opened anew."""
        self.here.engine.dispose()
        self.here = Office.open(self.folder, today=self.today)

    def record(self, make: Callable[[], Draft]) -> None:
        """Records it unless it is refused, as an officer would have to accept."""
        try:
            draft = make()
        except Refusal:
            return
        if not has_errors(draft.problems):
            consequences.consequences(self.here, draft)
            self.here.record(draft)

    def lists(self, name: str, text: str, kind: intake.kinds.ListKind) -> None:
        (self.folder / name).write_text(text, "utf-8")
        self.record(lambda: intake.engine.read_list(self.here, self.folder / name, kind).draft)

    def session(self, n: int) -> str:
        """The code of a session; X when there is none yet."""
        with self.here.read() as connection:
            codes = sorted(store.sessions(connection, self.here.moment()))
        return codes[n % len(codes)] if codes else "X"

    def record_now(self) -> Record:
        with self.here.read() as connection:
            grades, allowed = self.here.settings.grades, consequences.allowed(self.here)
            return take(connection, self.here.framework, Moment(self.today), grades, allowed)

    def breaches(self) -> tuple[Breach, ...]:
        return judge(self.record_now())

    def slow(self) -> set[Found]:
        file = self.folder / "skillmap.sqlite"
        return Judge(file, self.today, hours=HOURS, share=SHARE, roles=self.roles, most=MOST).judge()


def person(n: int) -> str:
    return list(PEOPLE)[n % len(PEOPLE)]


def day(n: int) -> date:
    return DAYS[n % len(DAYS)]


def add_session(year: Year, a: int, b: int, c: int) -> None:
    half = ("am", "pm", "")[c % 3]
    quotas = ("総務部:1",) if c % 5 == 0 else ()
    asked = new_session.NewSession(days=[f"{day(b)}{half}"], capacity=1 + c % 3, minimum=(c // 3) % 3, quotas=quotas)
    code = f"K{next(year.codes):02}"
    year.record(lambda: sessions.add(year.here, TRAININGS[a % len(TRAININGS)], asked, code))


def move_session(year: Year, a: int, b: int, c: int) -> None:
    asked = new_session.SessionChange(days=[f"{day(b)}{('am', 'pm')[c % 2]}"])
    year.record(lambda: sessions.change(year.here, year.session(a), asked))


def fewer_seats(year: Year, a: int, b: int, c: int) -> None:
    asked = new_session.SessionChange(capacity=1 + b % 4, minimum=c % 2)
    year.record(lambda: sessions.change(year.here, year.session(a), asked))


def cancel_session(year: Year, a: int, b: int, _c: int) -> None:
    year.record(lambda: regrouping.cancel(year.here, year.session(a), move=b % 2 == 0))


def merge_sessions(year: Year, a: int, b: int, c: int) -> None:
    year.record(lambda: regrouping.join(year.here, year.session(a), year.session(b), capacity=1 + c % 5))


def seat(year: Year, a: int, b: int, c: int) -> None:
    year.record(lambda: enrolment.add(year.here, year.session(a), person(b), second=c % 3 == 0))


def give_back(year: Year, a: int, b: int, c: int) -> None:
    year.record(lambda: enrolment.cancel(year.here, year.session(a), person(b), by_office=c % 2 == 0))


def apply_for(year: Year, a: int, b: int, c: int) -> None:
    wishes = [year.session(c)] if c % 2 else []
    training = TRAININGS[a % len(TRAININGS)]
    year.record(lambda: requests.add(year.here, training, person(b), sessions=wishes))


def leave(year: Year, a: int, b: int, c: int) -> None:
    first, last = day(b), day(b) + timedelta(days=6 + 20 * (c % 3))
    text = f"職員番号,区分,開始日,終了日\n{person(a)},病気休職,{first},{last}\n"
    year.lists("leave.csv", text, intake.kinds.LeaveImport())


def depart(year: Year, a: int, b: int, _c: int) -> None:
    year.record(lambda: orders.depart(year.here, person(a), day(b)))


def transfer(year: Year, a: int, b: int, _c: int) -> None:
    year.record(lambda: staff.move(year.here, person(a), SECTIONS[b % 3], year.today))


def result(year: Year, a: int, b: int, _c: int) -> None:
    training = TRAININGS[b % len(TRAININGS)]
    text = f"職員番号,研修名,修了,修了年月日\n{person(a)},{training},修了,{year.today - timedelta(days=1)}\n"
    year.lists("done.csv", text, intake.kinds.ResultImport())


def rate(year: Year, a: int, b: int, c: int) -> None:
    rated = year.today - timedelta(days=c % 3)
    text = f"職員番号,スキル,レベル,評価日\n{person(a)},業務改善,{b % 2},{rated}\n"
    year.lists("levels.csv", text, intake.kinds.RatingImport())


def aim(year: Year, a: int, b: int, c: int) -> None:
    year.record(lambda: careers.aim(year.here, person(a), f"{('product-manager', 'short-lived')[c % 2]}/{1 + b % 2}"))


def lead(year: Year, a: int, b: int, _c: int) -> None:
    year.record(lambda: leaders.nominate(year.here, SECTIONS[a % 3], person(b), starts=year.today))


def withdraw_role(year: Year, a: int, _b: int, _c: int) -> None:
    file = year.folder / "data" / "roles" / ROLE
    if file.exists() and a % 4 == 0:
        file.unlink()
        year.roles.discard("short-lived")
        year.again()


def tell(year: Year, a: int, _b: int, _c: int) -> None:
    year.record(lambda: notices.told(year.here, notices.Whom(session=year.session(a))))


def later(year: Year, a: int, _b: int, _c: int) -> None:
    year.today += timedelta(days=1 + a % 9)
    year.again()


def refresh(year: Year, _a: int, _b: int, _c: int) -> None:
    year.record(lambda: renewal.renew(year.here, FiscalYear(2026)).draft)


def resign(year: Year, a: int, b: int, c: int) -> None:
    """A term ends today or later, with or without somebody who goes on."""
    successor = person(b) if c % 3 == 0 else None
    year.record(lambda: leaders.hand_over(year.here, SECTIONS[a % 3], successor, starts=day(b) if c % 2 else None))


def part(year: Year, a: int, b: int, c: int) -> None:
    """Somebody leaves soon, and is given a seat or an aim all the same."""
    soon = year.today + timedelta(days=1 + b % 4)
    year.record(lambda: orders.depart(year.here, person(a), soon))
    if c % 2:
        aim(year, a, b, c)
    else:
        seat(year, b, a, c)


def few_for_a_department(year: Year, a: int, b: int, c: int) -> None:
    """A session with one seat for a department, and people of it who are seated by hand or by an allocation."""
    asked = new_session.NewSession(days=[f"{day(b)}am"], capacity=4, quotas=("総務部:1",))
    code = f"Q{next(year.codes):02}"
    year.record(lambda: sessions.add(year.here, TRAININGS[a % len(TRAININGS)], asked, code))
    for number in (person(a), person(a + 1), *([person(a + 2)] if c % 2 else [])):
        year.record(lambda number=number: enrolment.add(year.here, code, number))  # type: ignore[misc]


def ask_again(year: Year, a: int, b: int, _c: int) -> None:
    """A seat given back and asked for again."""
    give_back(year, a, b, 1)
    code = year.session(a)
    with year.here.read() as connection:
        training = store.sessions(connection, year.here.moment())[code].session.training if code != "X" else ""
    year.record(lambda: requests.add(year.here, training, person(b), sessions=[code]))


def undo_one(year: Year, a: int, _b: int, _c: int) -> None:
    """One of the last entries is taken back, whatever came after it."""
    with year.here.read() as connection:
        newest = head(connection)
    with suppress(Refusal):
        undo(year.here.engine, max(1, newest - a % 4), year.here.who)


EVENTS = (
    add_session, add_session, add_session, move_session, fewer_seats, cancel_session, merge_sessions, seat, seat, seat,
    give_back, apply_for, apply_for, leave, depart, transfer, result, rate, rate, aim, lead, withdraw_role, tell, later,
    refresh, refresh, resign, resign, part, part, few_for_a_department, ask_again, undo_one,
)  # fmt: skip
Happening = tuple[int, int, int, int]
SMALL = st.integers(0, 29)


@pytest.fixture(autouse=True)
def _what_is_kept_is_what_would_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a record after a change what was not read again is held against what a whole reading gives."""

    def compared_with_whole(*asked: Any) -> Record:
        found = take(*asked)
        assert len(asked) == PLAIN or found == take(*asked[:PLAIN])
        return found

    monkeypatch.setattr(consequences, "take", compared_with_whole)


PLAIN = 5
"""Arguments of `take` without a record before."""


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Iterator[Callable[[], Year]]:
    made = count()
    yield lambda: Year(Path(shutil.copytree(template, tmp_path / f"ward{next(made)}")))


def compared(found: Breach) -> Found:
    """A breach as the slow judge writes it."""
    about = found.sessions or (str(found.subject),)
    return found.rule, frozenset(p.partition(" ")[0] for p in found.people), frozenset(about)


@settings(max_examples=trials(300, 2))
@given(st.lists(st.tuples(st.integers(0, len(EVENTS) - 1), SMALL, SMALL, SMALL), min_size=8, max_size=24))
def test_any_year(fresh: Callable[[], Year], happened: list[Happening]) -> None:
    year = fresh()
    try:
        for kind, a, b, c in happened:
            EVENTS[kind](year, a, b, c)
            _listed_is_what_is_wrong(year)
            for rule in sorted({b.rule for b in year.breaches()} & RULES):
                event(rule)  # `--hypothesis-show-statistics` tells which rules were broken how often
        _refreshed(year)
    finally:
        year.here.engine.dispose()
        shutil.rmtree(year.folder)


def _listed_is_what_is_wrong(year: Year) -> None:
    listed = {compared(b) for b in year.breaches() if b.rule in RULES}
    assert listed == year.slow()
    record = year.record_now()
    assert list(judged_by_rule(record)) == list(judged_by_rule(record, lambda known, _: known.facts()))


def _refreshed(year: Year) -> None:
    before, told = year.breaches(), _told(year)
    refresh(year, 0, 0, 0)
    _listed_is_what_is_wrong(year)
    left = [b for b in year.breaches() if b.command.startswith("skillmap allocate run")]
    assert left == []
    broken = {(p.partition(" ")[0], code) for b in before for p in b.people for code in b.sessions or (str(b.subject),)}
    assert (told - _seats(year)) - broken == set()
    assert renewal.renew(year.here, FiscalYear(2026)).draft.changes.changes == []


def _told(year: Year) -> set[tuple[str, str]]:
    """Seats that their owners were told of."""
    with year.here.read() as connection:
        known = told_of(connection, year.here.moment())
    return _seats(year) & {_named(year, one) for one in known}


def _named(year: Year, key: tuple[int, int]) -> tuple[str, str]:
    with year.here.read() as connection:
        people = {number: who for who, number in key_ids(connection, schema.staff).items()}
        codes = {number: code for code, number in key_ids(connection, schema.session).items()}
    return people[key[0]], codes[key[1]]


def _seats(year: Year) -> set[tuple[str, str]]:
    table = enrolment.seats(year.here)
    at = {column.key: n for n, column in enumerate(table.columns)}
    return {(str(row[at["number"]]), str(row[at["session"]])) for row in table.rows}


def quota(year: Year) -> None:
    few_for_a_department(year, 2, 3, 0)


def leaver(year: Year) -> None:
    """Somebody sits in a session before the last day, and the session moves behind it."""
    early = new_session.NewSession(days=[f"{day(2)}pm"], capacity=3)
    year.record(lambda: sessions.add(year.here, "bpr-basics", early, "L1"))
    year.record(lambda: enrolment.add(year.here, "L1", person(7)))
    year.record(lambda: orders.depart(year.here, person(7), day(2) + timedelta(days=1)))
    year.record(lambda: sessions.change(year.here, "L1", new_session.SessionChange(days=[f"{day(5)}pm"])))


def aim_leaver(year: Year) -> None:
    part(year, 7, 1, 1)
    later(year, 4, 0, 0)


def former_leader(year: Year) -> None:
    room = new_session.NewSession(days=[f"{day(3)}am"], capacity=3)
    year.record(lambda: sessions.add(year.here, "leader-kickoff", room, "D2"))
    lead(year, 0, 1, 0)
    refresh(year, 0, 0, 0)
    later(year, 0, 0, 0)
    resign(year, 0, 0, 2)


def given_back(year: Year) -> None:
    """A seat given back, asked for again and given, and then the asking is taken back."""
    year.record(lambda: enrolment.add(year.here, "A2", "000108"))
    year.record(lambda: enrolment.cancel(year.here, "A2", "000108"))
    year.record(lambda: requests.add(year.here, "planning-basics", "000108", sessions=["A2"]))
    with year.here.read() as connection:
        asked = head(connection)
    refresh(year, 0, 0, 0)
    undo(year.here.engine, asked, year.here.who)


@pytest.mark.parametrize("happens", [quota, leaver, aim_leaver, former_leader, given_back])
def test_what_random_years_break_seldom(fresh: Callable[[], Year], happens: Callable[[Year], None]) -> None:
    year = fresh()
    _listed_is_what_is_wrong(year)
    happens(year)
    rule = happens.__name__.replace("_", "-")
    assert rule in {b.rule for b in year.breaches()}
    _listed_is_what_is_wrong(year)
    _refreshed(year)
    year.here.engine.dispose()
