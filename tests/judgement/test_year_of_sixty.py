"""A year of sixty people, month by month: what is out of order is written down by hand, and `refresh` mends it.

Three departments of four sections of five people: 002304 is the fourth of the third section of the second department.
The first of each section applies for the basics, the second of each section of two departments for 業務改善, the third
leads the section. Two people of a section may be away at once.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from skillmap.days import FiscalYear
from skillmap.judgement.breach import Breach
from skillmap.judgement.judges import judge
from skillmap.office import (
    Draft,
    Office,
    careers,
    enrolment,
    intake,
    leaders,
    notices,
    orders,
    regrouping,
    renewal,
    requests,
    results,
    sessions,
    staff,
    todo,
)
from skillmap.office.new_session import NewSession, SessionChange
from skillmap.problems import has_errors
from skillmap.storage.facts import head

FY = FiscalYear(2026)
PLACES = [(d, s) for d in (1, 2, 3) for s in (1, 2, 3, 4)]
FAMILY = ("青木", "石田", "上野", "江口", "小川")
GIVEN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千")
Wrong = tuple[str, str, str]
"""Rule, numbers of people, codes of sessions (or what it is about)."""


def number(d: int, s: int, p: int) -> str:
    return f"00{d}{s}0{p}"


def everybody(p: int, *departments: int) -> list[str]:
    """The people of one place in every section."""
    return [number(d, s, p) for d, s in PLACES if d in (departments or (1, 2, 3))]


IN_BP1 = sorted([*(who for who in everybody(3) if who not in ("001203", "001303")), "001305", "001202"])
"""From July on: the leaders of eleven sections, and one of those who applied."""


class Walk:
    """The office, opened anew on each day."""

    def __init__(self, folder: Path, today: date) -> None:
        self.folder = folder
        self.here = Office.open(folder, today=today, by="人事 花子")

    def on(self, month: int, day: int) -> None:
        self.here.close()
        self.here = Office.open(self.folder, today=date(2026 + (month < 4), month, day), by="人事 花子")

    def do(self, draft: Draft) -> int:
        """Records it; its number."""
        assert not has_errors(draft.problems), [p.code for p in draft.problems]
        self.here.record(draft)
        with self.here.read() as connection:
            return head(connection)

    def listed(self, kind: intake.kind.ListKind, *lines: str) -> None:
        file = self.folder / "list.csv"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        self.do(intake.engine.read_list(self.here, file, kind).draft)

    def breaches(self) -> tuple[Breach, ...]:
        record, _ = todo.looked_at(self.here, self.here.moment())
        return judge(record)

    def wrong(self) -> set[Wrong]:
        return {(b.rule, _numbers(b), " ".join(sorted(b.sessions) or (str(b.subject),))) for b in self.breaches()}

    def caused_by(self, rule: str) -> int:
        (found,) = [b for b in self.breaches() if b.rule == rule]
        assert found.cause
        return found.cause.entry

    def seats(self, code: str) -> list[str]:
        table = enrolment.seats(self.here, session=code)
        at = [column.key for column in table.columns].index("number")
        return sorted(str(row[at]) for row in table.rows)

    def refresh(self) -> None:
        """Brings it up to date: nobody who was told moves unless a rule is broken; a second time nothing changes."""
        told = {(who, code) for code in ("LK1", "PB1", "PB2", "BP1", "BP2") for who in self.told(code)}
        broken = {(who, code) for _, people, codes in self.wrong() for who in people.split() for code in codes.split()}
        self.do(renewal.renew(self.here, FY).draft)
        kept = {(who, code) for who, code in told if who in self.seats(code)}
        assert told - kept <= broken
        assert renewal.renew(self.here, FY).draft.changes.changes == []

    def told(self, code: str) -> list[str]:
        return [who for who in self.seats(code) if (who, code) in self._told]

    _told: frozenset[tuple[str, str]] = frozenset()

    def tell(self, *codes: str) -> None:
        for code in codes:
            self.do(notices.told(self.here, notices.Whom(session=code)))
            self._told |= {(who, code) for who in self.seats(code)}


def _numbers(breach: Breach) -> str:
    return " ".join(sorted(p.partition(" ")[0] for p in breach.people))


@pytest.fixture
def walk(workspace: Path) -> Iterator[Walk]:
    config = workspace / "skillmap.toml"
    config.write_text(config.read_text("utf-8").replace("absence_share = 0.2", "absence_share = 0.4"), "utf-8")
    role = (workspace / "data" / "roles" / "product-manager.yaml").read_text("utf-8")
    (workspace / "data" / "roles" / "short-lived.yaml").write_text(
        role.replace("id: product-manager", "id: short-lived"), "utf-8"
    )
    made = Walk(workspace, date(2026, 4, 10))
    lines = [
        f"{number(d, s, p)},{FAMILY[p - 1]} {GIVEN[n]},第{d}部,第{d}{s}課,主事"
        for n, (d, s) in enumerate(PLACES) for p in range(1, 6)
    ]  # fmt: skip
    made.listed(intake.kinds.StaffImport(date(2026, 4, 1), is_complete=True), "職員番号,氏名,部,課,職名", *lines)
    for code, training, day, seats, least in (
        ("LK1", "leader-kickoff", "2026-05-13am", 12, 0), ("PB1", "planning-basics", "2026-06-10am", 12, 3),
        ("PB2", "planning-basics", "2026-07-08am", 12, 0), ("PB3", "planning-basics", "2026-11-11am", 12, 0),
        ("BP1", "bpr-basics", "2026-10-07am", 14, 0), ("BP2", "bpr-basics", "2026-12-09am", 4, 0),
        ("PP1", "planning-practice", "2026-09-09am", 8, 0),
    ):  # fmt: skip
        made.do(sessions.add(made.here, training, NewSession(days=[day], capacity=seats, minimum=least), code))
    for d, s in PLACES:
        made.do(leaders.nominate(made.here, f"第{d}{s}課", number(d, s, 3), starts=date(2026, 4, 1)))
    for who in everybody(1):
        made.do(requests.add(made.here, "planning-basics", who, sessions=["PB1"]))
    for n, who in enumerate(everybody(2, 1, 2)):
        made.do(requests.add(made.here, "bpr-basics", who, sessions=["BP1" if n < 2 else "BP2"]))
    yield made
    made.here.close()


def test_the_year(walk: Walk) -> None:
    _spring(walk)
    _summer(walk)
    _autumn(walk)
    _winter(walk)


def _spring(walk: Walk) -> None:
    # April: everything is given. 14 seats of BP1: twelve leaders and the two who wished for it; BP2 has four.
    assert walk.wrong() == set()
    walk.refresh()
    assert walk.seats("LK1") == everybody(3)
    assert walk.seats("PB1") == everybody(1)
    assert walk.seats("BP1") == sorted([*everybody(3), "001102", "001202"])
    assert walk.seats("BP2") == ["001302", "001402", "002102", "002202"]
    assert walk.wrong() == set()
    walk.tell("LK1", "PB1", "BP1", "BP2")
    # May: somebody moves, which harms nobody; somebody is on leave when PB1 is held.
    walk.on(5, 11)
    walk.do(staff.move(walk.here, "001404", "第21課", date(2026, 5, 11)))
    leave = "001201,病気休職,2026-06-01,2026-08-31"
    walk.listed(intake.kinds.LeaveImport(), "職員番号,区分,開始日,終了日", leave)
    assert walk.wrong() == {("leave", "001201", "PB1")}
    walk.refresh()
    # PB2 lies in the leave as well.
    assert walk.seats("PB3") == ["001201"]
    assert walk.wrong() == set()
    # June: results; one has failed and will be seated again. A leader resigns, and keeps the seat of a leader in BP1.
    walk.on(6, 15)
    passed = [who for who in everybody(1) if who not in ("001201", "002101")]
    rows = [*(f"{who},PB1,修了" for who in passed), "002101,PB1,未修了", *(f"{who},LK1,修了" for who in everybody(3))]
    walk.listed(intake.kinds.ResultImport(), "職員番号,開催コード,修了", *rows)
    assert walk.wrong() == set()
    entry = walk.do(leaders.hand_over(walk.here, "第13課", "001305"))
    assert walk.wrong() == {("former-leader", "001303", "BP1"), ("plan-term", "001303", "section-ict-leader/1")}
    assert walk.caused_by("former-leader") == entry
    walk.refresh()
    assert walk.seats("PB2") == ["002101"]
    assert "001303" not in walk.seats("BP1")
    assert "001305" in walk.seats("BP1")
    assert walk.wrong() == set()


def _summer(walk: Walk) -> None:
    # July: BP1 moves onto the half day of PB3. 001102 sits in both; of 第12課 three would be away.
    walk.on(7, 1)
    walk.do(enrolment.add(walk.here, "PB3", "001102"))
    entry = walk.do(sessions.change(walk.here, "BP1", SessionChange(days=["2026-11-11am"])))
    assert walk.wrong() == {
        ("clash", "001102", "BP1 PB3"), ("absence", "001201 001202 001203", "BP1 PB3"),
    }  # fmt: skip
    assert walk.caused_by("clash") == walk.caused_by("absence") == entry
    # Two seats more in BP2. 001102 goes there; of the three 001203, as 001202 wished for BP1 and she for neither.
    # The two who waited get the seats in BP1.
    walk.do(sessions.change(walk.here, "BP2", SessionChange(capacity=6)))
    walk.refresh()
    assert walk.seats("BP1") == sorted([*IN_BP1, "002302", "002402"])
    assert walk.seats("BP2") == ["001102", "001203", "001302", "001402", "002102", "002202"]
    assert walk.wrong() == set()
    # August: 002101 has passed at last; PB3 is cancelled. What an allocation gave the next one takes; HR's is HR's.
    walk.on(8, 3)
    walk.listed(intake.kinds.ResultImport(), "職員番号,開催コード,修了", "002101,PB2,修了")
    walk.do(regrouping.cancel(walk.here, "PB3"))
    assert walk.wrong() == {("cancelled", "001102", "PB3"), ("cancelled", "001201", "PB3")}
    walk.refresh()
    assert walk.wrong() == {("cancelled", "001102", "PB3")}
    walk.do(enrolment.cancel(walk.here, "PB3", "001102", by_office=True))
    assert walk.wrong() == set()


def _autumn(walk: Walk) -> None:
    # September: a completion is taken back that the practice of next week rests on.
    walk.on(9, 1)
    for who in ("001401", "002101"):
        walk.do(enrolment.add(walk.here, "PP1", who))
    assert walk.wrong() == set()
    entry = walk.do(results.correct(walk.here, "001401", "planning-basics", on=date(2026, 6, 10), outcome="taken-back"))
    assert walk.wrong() == {("prerequisite", "001401", "PP1")}
    assert walk.caused_by("prerequisite") == entry
    # HR gave the seat: HR takes it back.
    walk.refresh()
    assert walk.wrong() == {("prerequisite", "001401", "PP1")}
    walk.do(enrolment.cancel(walk.here, "PP1", "001401", by_office=True))
    assert walk.wrong() == set()
    # October: BP1 needs thirteen; the second of two who give their seats back is one too many.
    walk.on(10, 5)
    walk.do(sessions.change(walk.here, "BP1", SessionChange(minimum=13)))
    walk.do(enrolment.cancel(walk.here, "BP1", "002302"))
    assert walk.wrong() == set()
    entry = walk.do(enrolment.cancel(walk.here, "BP1", "002402"))
    assert walk.wrong() == {("minimum", " ".join(IN_BP1), "BP1")}
    assert walk.caused_by("minimum") == entry
    walk.do(sessions.change(walk.here, "BP1", SessionChange(minimum=10)))
    assert walk.wrong() == set()
    walk.refresh()
    # They are not given BP1 again, but still ask for the training: the two who were not told of BP2 make room there.
    back = sorted([*IN_BP1, "001102", "001203"])
    assert walk.seats("BP1") == back
    assert walk.seats("BP2") == ["001302", "001402", "002102", "002202", "002302", "002402"]
    assert walk.wrong() == set()
    # November: the results of BP1 come, two have failed.
    walk.on(11, 16)
    rows = [f"{who},BP1,{'未修了' if n < 2 else '修了'}" for n, who in enumerate(back)]
    walk.listed(intake.kinds.ResultImport(), "職員番号,開催コード,修了", *rows)
    assert walk.wrong() == set()


def _winter(walk: Walk) -> None:
    # December: somebody is recognised, and the role grade asks for more.
    walk.on(12, 14)
    rating = intake.kinds.RatingImport(as_of=date(2026, 12, 1))
    walk.listed(rating, "職員番号,氏名,企画,データ活用", "003101,青木 九,1,1")
    walk.do(careers.aim(walk.here, "003101", "short-lived/1"))
    walk.do(careers.recognise(walk.here, "003101"))
    assert walk.wrong() == set()
    file = walk.folder / "data" / "roles" / "short-lived.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("requires: {planning: 1, data-use: 1}", "requires: {planning: 1, security: 1}"), "utf-8"
    )
    walk.on(12, 15)
    assert walk.wrong() == {("recognition-short", "003101", "short-lived/1")}
    # January: the role is withdrawn.
    file.unlink()
    walk.on(1, 12)
    assert walk.wrong() == {("recognition-role", "003101", "short-lived/1"), ("aim-role", "003101", "short-lived/1")}
    walk.do(careers.withdrawal(walk.here, "003101"))
    assert walk.wrong() == {("recognition-role", "003101", "short-lived/1")}
    # February: the holder leaves. The day of leaving is her last; what she held goes with her.
    walk.on(2, 10)
    walk.do(orders.depart(walk.here, "003101", date(2027, 2, 10)))
    assert walk.wrong() == {("recognition-role", "003101", "short-lived/1")}
    walk.on(2, 11)
    assert walk.wrong() == set()
    # March: the year ends as it should.
    walk.on(3, 10)
    walk.refresh()
    assert walk.wrong() == set()
