"""The rules for seats and aims once more, as plainly as they can be put: read from the tables, every pair looked at.

It shares no code with the program. A finding is (rule, people, sessions), people by number and sessions by code.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import floor
from pathlib import Path

Most = tuple[str, Sequence[str], int]
"""Seats at most of a department (by name) in some trainings."""
Found = tuple[str, frozenset[str], frozenset[str]]
FOREVER = "9999-12-31"
HOURS = {"planning-basics": 3.0, "planning-practice": 6.0, "bpr-basics": 3.0, "leader-kickoff": 3.0, "data-basics": 2.0}
AFTER = {"planning-practice": "planning-basics"}
ASKED = {"planning-practice": "bpr"}
"""Level 1 of a skill, which the training of the same name leads to."""
RULES = frozenset(
    (
        "cancelled", "leaver", "former-leader", "done", "result-to-come", "seated", "given-back", "leave",
        "prerequisite", "levels", "hours", "clash", "quota", "department", "absence", "full", "minimum", "aim-role",
        "aim-leaver",
    )
)  # fmt: skip
"""The rules that it knows."""


@dataclass(frozen=True)
class Session:
    code: str
    training: str
    capacity: int
    minimum: int
    quotas: dict[str, int]
    cancelled: bool
    slots: frozenset[tuple[str, str]]
    first: str
    last: str


@dataclass(frozen=True)
class Seat:
    row: int
    who: str
    session: Session
    why: str


class Judge:
    """What is recorded on a day."""

    def __init__(
        self, database: Path, today: date, *, hours: float, share: float, roles: set[str], most: Sequence[Most] = ()
    ) -> None:
        self.most = most
        self.today, self.hours, self.share, self.roles = today.isoformat(), hours, share, roles
        self.db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        self.number = dict(self.all("SELECT id, number FROM staff"))
        self.sessions = self._sessions()
        self.units, self.parent = {}, {}
        for unit, code, parent in self.all(
            "SELECT f.unit_id, u.code, f.parent_id FROM unit_fact f JOIN unit u ON u.id = f.unit_id"
            f" WHERE f.retracted_by IS NULL AND f.valid_from <= '{self.today}' AND f.valid_to > '{self.today}'"
        ):
            self.units[unit], self.parent[unit] = code, parent
        self.present = self._today("staff_fact", "staff_id")
        self.home = dict(
            self.all(
                "SELECT staff_id, unit_id FROM posting WHERE retracted_by IS NULL AND is_main"
                f" AND valid_from <= '{self.today}' AND valid_to > '{self.today}'"
            )
        )
        self.leaves = defaultdict(list)
        for who, first, end in self.all("SELECT staff_id, valid_from, valid_to FROM leave WHERE retracted_by IS NULL"):
            self.leaves[who].append((first, end))
        self.done = defaultdict(dict)
        self.results = self.all(
            "SELECT staff_id, training, session_id, completed_on, outcome FROM completion WHERE retracted_by IS NULL"
        )
        for who, training, _, day, outcome in self.results:
            if outcome == "completed" and day <= self.today:
                self.done[who].setdefault(training, day)
        self.seats = [
            (who, Seat(row, self.number[who], self.sessions[session], why))
            for row, who, session, why in self.all(
                "SELECT id, staff_id, session_id, why FROM enrolment WHERE retracted_by IS NULL AND status = 'booked'"
            )
        ]
        self.ahead = [(w, s) for w, s in self.seats if not s.session.last or s.session.last >= self.today]

    def all(self, query: str) -> list[tuple]:  # type: ignore[type-arg]
        return self.db.execute(query).fetchall()

    def _today(self, table: str, column: str) -> set[int]:
        query = f"SELECT {column} FROM {table} WHERE retracted_by IS NULL"
        return {row[0] for row in self.all(f"{query} AND valid_from <= '{self.today}' AND valid_to > '{self.today}'")}

    def _sessions(self) -> dict[int, Session]:
        slots = defaultdict(set)
        for session, day, half in self.all("SELECT session_id, day, half FROM meeting WHERE retracted_by IS NULL"):
            slots[session].add((day, half))
        found = {}
        for number, code, training, capacity, minimum, quotas, status, first, last in self.all(
            "SELECT f.session_id, s.code, f.training, f.capacity, f.minimum, f.quotas, f.status, f.window_from,"
            " f.window_to FROM session_fact f JOIN session s ON s.id = f.session_id WHERE f.retracted_by IS NULL"
        ):
            mine = frozenset(slots[number])
            days = sorted(day for day, _ in mine)
            found[number] = Session(
                code, training, capacity, minimum, json.loads(quotas), status == "cancelled", mine,
                days[0] if days else first or "", days[-1] if days else last or "",
            )  # fmt: skip
        return found

    # Judging

    def judge(self) -> set[Found]:
        found: set[Found] = set()
        found |= self.alone()
        found |= self.together()
        found |= self.departments()
        found |= self.aims()
        return found

    def alone(self) -> set[Found]:
        """Seats that are wrong whatever others do."""
        found: set[Found] = set()
        gone = {
            who: end
            for who, end in self.all(
                "SELECT staff_id, MAX(valid_to) FROM staff_fact WHERE retracted_by IS NULL GROUP BY staff_id"
            )
            if end < FOREVER
        }
        leading = defaultdict(list)
        for who, first, end in self.all(
            "SELECT staff_id, valid_from, valid_to FROM leader_term WHERE retracted_by IS NULL"
        ):
            leading[who].append((first, end))
        waits = self._waits()
        barred = {
            (who, session)
            for who, session in self.all(
                "SELECT staff_id, session_id FROM given_back WHERE retracted_by IS NULL AND NOT asked_again"
            )
        }
        for who, seat in self.ahead:
            one = seat.session

            def add(rule: str, who: str = seat.who, code: str = one.code) -> None:
                found.add((rule, frozenset((who,)), frozenset((code,))))

            if one.cancelled:
                add("cancelled")
            if who in gone and not (gone[who] > self.today and (not one.last or gone[who] > one.last)):
                add("leaver")
            day = max(one.first or self.today, self.today)
            if seat.why == "leader" and who not in gone and not any(a <= day < b for a, b in leading[who]):
                add("former-leader")
            if one.training in self.done[who]:
                add("done")
            if (who, one.training) in waits:
                add("result-to-come")
            if one.training in ASKED and not one.cancelled and not self._is_good_enough(who, one):
                add("levels")
            if who not in self.present or one.cancelled:
                continue
            if self._on_leave(who, one):
                add("leave")
            if any((who, number) in barred for number, s in self.sessions.items() if s is one):
                add("given-back")
            before = AFTER.get(one.training)
            if before and any(s.training == before for s in self.sessions.values()):
                held = [s.session for w, s in self.seats if w == who and s.session.training == before]
                in_time = any(not s.cancelled and self._ends(s) < self._begins(one) for s in held)
                if before not in self.done[who] and not in_time:
                    add("prerequisite")
        return found

    def _is_good_enough(self, who: int, one: Session) -> bool:
        """Rated so, or taught since, or to be taught before."""
        skill = ASKED[one.training]
        rated = self.all(
            "SELECT r.rated_on, r.level FROM rating r JOIN skill s ON s.id = r.skill_id WHERE r.retracted_by IS NULL"
            f" AND r.stage = 3 AND r.staff_id = {who} AND s.code = '{skill}' AND r.rated_on <= '{self.today}'"
            " ORDER BY r.rated_on, COALESCE(r.first_entry, r.entry_id)"
        )
        rated_on, level = rated[-1] if rated else ("", 0)
        taught = any(
            training == f"{skill}-basics" and outcome == "completed" and rated_on < day <= self.today
            for no, training, _, day, outcome in self.results
            if no == who
        )
        mine = [s.session for w, s in self.seats if w == who and s.session.training == f"{skill}-basics"]
        return level > 0 or taught or any(not s.cancelled and self._ends(s) < self._begins(one) for s in mine)

    def _waits(self) -> set[tuple[int, str]]:
        """Who sat in a session that is over, and has no result of it nor a later one."""
        known = {(who, session) for who, _, session, _, _ in self.results if session is not None}
        latest = defaultdict(str)
        for who, training, _, day, _ in self.results:
            latest[who, training] = max(latest[who, training], day)
        found = set()
        for number, one in self.sessions.items():
            if one.cancelled or not one.last or one.last >= self.today:
                continue
            for who, seat in self.seats:
                if seat.session is one and (who, number) not in known and latest[who, one.training] < one.first:
                    found.add((who, one.training))
        return found

    def _on_leave(self, who: int, one: Session) -> bool:
        return any(first <= day < end for first, end in self.leaves[who] for day, _ in one.slots)

    @staticmethod
    def _begins(one: Session) -> tuple[str, str]:
        return min(one.slots)

    @staticmethod
    def _ends(one: Session) -> tuple[str, str]:
        return max(one.slots)

    def together(self) -> set[Found]:
        """Seats that are wrong because of other seats."""
        found: set[Found] = set()
        roll = [(w, s) for w, s in self.seats if w in self.present and not s.session.cancelled]
        ahead = {s.row for _, s in self.ahead}

        def add(rule: str, seats: list[Seat]) -> None:
            mine = [s for s in seats if s.row in ahead]
            if mine:
                found.add((rule, frozenset(s.who for s in mine), frozenset(s.session.code for s in mine)))

        for who in self.present:
            own = [s for w, s in roll if w == who]
            for one, other in combinations(own, 2):
                if one.session.training == other.session.training:
                    add("seated", [one, other])
                if one.session.slots & other.session.slots:
                    add("clash", [one, other])
            if sum(HOURS[s.session.training] for s in own) > self.hours:
                add("hours", own)
        for one in self.sessions.values():
            inside = [(w, s) for w, s in roll if s.session is one]
            if len(inside) > one.capacity:
                add("full", [s for _, s in inside])
            if 0 < len(inside) < one.minimum:
                add("minimum", [s for _, s in inside])
            for department, most in one.quotas.items():
                mine = [s for w, s in inside if self._above(self.home.get(w)) == department]
                if len(mine) > most:
                    add("quota", mine)
        for slot in {slot for _, s in roll for slot in s.session.slots}:
            for unit in set(self.home.values()):
                away = [(w, s) for w, s in roll if slot in s.session.slots and self.home.get(w) == unit]
                members = [w for w, u in self.home.items() if u == unit and w in self.present]
                there = sum(not any(a <= slot[0] < b for a, b in self.leaves[w]) for w in members)
                if len({w for w, _ in away}) > max(1, floor(self.share * there + 1e-9)):
                    add("absence", [s for _, s in away])
        return found

    def departments(self) -> set[Found]:
        """Departments that have more seats in the year than they may have."""
        found: set[Found] = set()
        names = dict(
            self.all(
                "SELECT u.code, f.name FROM unit_fact f JOIN unit u ON u.id = f.unit_id WHERE f.retracted_by IS NULL"
            )
        )
        for name, trainings, most in self.most:
            mine = [
                (w, s) for w, s in self.seats
                if w in self.present and names.get(self._above(self.home.get(w))) == name
                and s.session.training in trainings and not s.session.cancelled
            ]  # fmt: skip
            left = [s for w, s in mine if not s.session.last or s.session.last >= self.today]
            if len(mine) > most and left:
                found.add(("department", frozenset(s.who for s in left), frozenset(s.session.code for s in left)))
        return found

    def _above(self, unit: int | None) -> str:
        parent = self.parent.get(unit) if unit is not None else None
        return self.units.get(parent, "") if parent is not None else ""

    def aims(self) -> set[Found]:
        found: set[Found] = set()
        gone = {w for w, n in self.number.items() if w not in self.present}
        for who, role, grade in self.all(
            "SELECT staff_id, role, grade FROM aim WHERE retracted_by IS NULL"
            f" AND valid_from <= '{self.today}' AND valid_to > '{self.today}'"
        ):
            key = (frozenset((self.number[who],)), frozenset((f"{role}/{grade}",)))
            if who in gone:
                found.add(("aim-leaver", *key))
            elif role not in self.roles:
                found.add(("aim-role", *key))
        return found
