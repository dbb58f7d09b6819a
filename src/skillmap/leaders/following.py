"""Whose term ends for a new one, and when. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from skillmap.japanese import fold
from skillmap.leaders.desk import Desk
from skillmap.leaders.model import Term
from skillmap.leaders.register import SeatStatus, status_of
from skillmap.leaders.resolve import Nominee, day_to_check
from skillmap.problems import problem


def free_seats(desk: Desk, candidate: Nominee, group: Sequence[Nominee]) -> bool:
    """End running terms that the candidate follows: over by the rule, or, with no seat free, as the command says.

    False when it is not clear whose term has to end (told). Nobody whom the paper names again loses the seat.
    """
    starts = candidate.term.valid_from
    same = [t for t in desk.terms if t.unit_id == candidate.section.id and t.meets(candidate.term)]
    running = [t for t in same if t not in desk.origin]
    # A transfer that the rule says ends the term has freed the seat already, though nobody has recorded the end: the
    # successor must not be refused for that.
    for term in [t for t in running if is_over(desk, t, candidate.term)]:
        running.remove(term)
        same.remove(term)
        release(desk, term, starts)
    taken = {t.seat_no for t in same}
    if not desk.book.takes_over or any(no not in taken for no in range(1, candidate.capacity + 1)):
        return True
    # Who stands on the same paper stays; only then is anybody left to be followed.
    named = {c.person.id for c in group}
    leaving = [t for t in running if t.staff_id not in named]
    # 前任者 on the form decides where it is written; a form without it is clear only when one seat changes hands.
    followed = [t for t in leaving if _is_meant(desk, t, candidate.nomination.before)] or leaving
    waiting = [c for c in group if c.term.staff_id not in {t.staff_id for t in desk.terms if t.unit_id == c.section.id}]
    # All leave and as many come: who follows whom makes no difference. Otherwise a guess would end the wrong term.
    if len(followed) > 1 and len(followed) != len(waiting):
        place = candidate.nomination.at("before") or candidate.nomination.at("number")
        holders = tuple(desk.shown(t) for t in followed)
        desk.problems.append(
            problem("E_LEADER_WHOSE", place, section=candidate.section.full_name, found=candidate.person.shown,
                    expected=holders)
        )  # fmt: skip
        return False
    if followed:
        end(desk, min(followed, key=lambda t: t.seat_no), starts, candidate)
    return True


def _is_meant(desk: Desk, term: Term, before: str) -> bool:
    """Whether a text (number, name or both) means the holder of a term."""
    number, _, name = desk.shown(term).partition(" ")
    return bool(before) and fold(before) in {fold(number), fold(name), fold(desk.shown(term))}


def is_over(desk: Desk, term: Term, following: Term) -> bool:
    """Whether a running term was ended by a transfer or departure, seen from the day the following one is checked."""
    day = day_to_check(following.valid_from, following.valid_to, desk.book.today)
    organisation = desk.book.organisation_on(day)
    if term.unit_id not in organisation.unit_by_id:
        return False
    person = organisation.person_by_id.get(term.staff_id)
    known = organisation.people and (person is not None or day >= term.valid_from)
    return bool(known) and status_of(desk.book.rule, organisation, term, person) is SeatStatus.ENDED


def release(desk: Desk, term: Term, starts: date) -> None:
    """End a term on the day its leader was transferred, at the latest when the following one begins."""
    person = desk.book.organisation_on(desk.book.today).person_by_id.get(term.staff_id)
    # The day of the transfer is the honest end: reports of the months between show the section without a leader, as it
    # was.
    moved = person.posted_on if person is not None else None
    ends = moved if moved is not None and term.valid_from < moved < starts else starts
    desk.cut(term, ends)


def end(desk: Desk, term: Term, starts: date, candidate: Nominee | None) -> None:
    """Cut a running term for a following one, or because a whole list lacks it, and say so."""
    place = candidate.nomination.at("number") if candidate is not None else None
    section, ends = desk.section(term.unit_id), starts - timedelta(days=1)
    desk.problems.append(problem("W_LEADER_ENDS", place, section=section, found=desk.shown(term), ends=ends))
    desk.cut(term, starts)
