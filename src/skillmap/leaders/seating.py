"""Nominations meet the register: seats, handovers, contradictions; out comes a change set. Pure.

A handover in mid-year is legal: the old term ends the day before the new one begins. What a section's seats cannot hold
is told at every row concerned, and nothing is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.leaders.desk import Desk
from skillmap.leaders.following import end, free_seats, is_over, release
from skillmap.leaders.model import Nomination, Term
from skillmap.leaders.resolve import Book, Nominee, resolve, stated
from skillmap.org.whole_lists import WholeList
from skillmap.problems import Problem, has_errors, problem
from skillmap.words import Fact, message


def nominate(
    title: Fact,
    nominations: Iterable[Nomination],
    book: Book,
    sources: Sequence[SourceFile] = (),
    whole: WholeList | None = None,
) -> ChangeSet:
    """The terms that nominations add to the register; with `whole`, terms of its day that they lack end before it.

    Problems: those of `resolve`, E_LEADER_DUP (two for one seat), E_LEADER_OVERLAP (periods that overlap),
    E_LEADER_SEAT_TAKEN, E_LEADER_OTHER_SECTION, E_LEADER_MASS, E_LEADER_WHOSE (whom of several somebody follows),
    E_LEADER_FROM (a question: the term would begin before today and nobody said so); W_LEADER_ENDS (a term that ends
    for another one), N_LEADER_CANDIDATE (ranked behind the seats: not recorded).
    """
    desk = Desk(book)
    candidates: list[Nominee] = []
    for nomination in nominations:
        candidate, problems = resolve(nomination, book)
        desk.problems += problems
        if candidate is not None:
            candidates.append(candidate)
    # A row that cannot be read may be somebody who stays: with an error in the list nobody's term is ended for being
    # absent from it.
    if whole is not None and not has_errors(desk.problems):
        _end_others(desk, candidates, whole)
    one_section(desk, candidates)
    for group in _by_section(candidates):
        _seat_section(desk, _follow_on(_within_rank(desk, group)))
    return desk.change_set(title, sources)


def _end_others(desk: Desk, candidates: Iterable[Nominee], whole: WholeList) -> None:
    """Terms of the day that no nomination is about end the day before, and leave their seats to whoever is new."""
    named = {(c.section.id, c.person.id) for c in candidates}
    running = [term for term in desk.terms if term.holds_on(whole.day)]
    gone = [term for term in running if (term.unit_id, term.staff_id) not in named]
    # Half a list sent by mistake looks like everybody leaving; the guard is the same as that of staff lists.
    desk.problems += whole.too_many("E_LEADER_MASS", len(gone), len(running))
    for term in gone:
        end(desk, term, whole.day, None)


def _by_section(candidates: Iterable[Nominee]) -> list[list[Nominee]]:
    groups: dict[int, list[Nominee]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.section.id, []).append(candidate)
    return list(groups.values())


def _within_rank(desk: Desk, group: list[Nominee]) -> list[Nominee]:
    """Without those ranked behind the section's seats (推薦順位): they stay candidates."""
    kept: list[Nominee] = []
    # A list may hold this year's and next year's leaders: 推薦順位 counts within one of them.
    for fy in dict.fromkeys(c.term.fy for c in group):
        same = [c for c in group if c.term.fy == fy]
        # With a single rank missing nobody can say who is behind whom: then the order of the paper decides nothing.
        if all(c.nomination.rank is not None for c in same):
            same.sort(key=lambda c: c.nomination.rank or 0)
            desk.problems += [
                problem("N_LEADER_CANDIDATE", c.nomination.place, found=c.person.shown, rank=c.nomination.rank or 0)
                for c in same[same[0].capacity :]
            ]
            same = same[: same[0].capacity]
        kept += same
    return kept


def _follow_on(group: list[Nominee]) -> list[Nominee]:
    """Terms without an end of their own end where the next fiscal year's nomination begins; sorted by first day."""
    ordered = sorted(group, key=lambda c: c.term.valid_from)
    found: list[Nominee] = []
    for candidate in ordered:
        later = [
            c.term.valid_from
            for c in ordered
            if c.term.fy > candidate.term.fy and candidate.term.valid_from < c.term.valid_from < candidate.term.valid_to
        ]
        # A stated end is the head's decision; an end by the rule only fills a gap and gives way to whoever follows.
        if candidate.nomination.ends is None and later:
            candidate = replace(candidate, term=replace(candidate.term, valid_to=min(later)))  # noqa: PLW2901
        found.append(candidate)
    return found


def one_section(desk: Desk, candidates: Sequence[Nominee]) -> None:
    """The same person must not lead two sections at once, unless the rule allows it."""
    # 兼務 leaders of two small sections are allowed by some offices and a mistake in most.
    if not desk.book.rule.one_section_only:
        return
    for i, candidate in enumerate(candidates):
        # The first of the paper keeps the person; the message stands at the later row, where it can be mended.
        mine, section = candidate.term, candidate.section.id
        others = [t for t in desk.terms if t.staff_id == mine.staff_id and t.unit_id != section and t.meets(mine)]
        for other in list(others):
            if is_over(desk, other, mine):
                others.remove(other)
                release(desk, other, mine.valid_from)
        in_file = [
            c.section
            for c in candidates[:i]
            if c.person == candidate.person and c.section.id != section and c.term.meets(mine)
        ]
        where = in_file[0].full_name if in_file else desk.section(others[0].unit_id) if others else ""
        if where:
            # Membership of the section would only say the same once more.
            place = candidate.nomination.at("number")
            desk.problems = [p for p in desk.problems if p.code != "E_LEADER_NOT_MEMBER" or p.place != place]
            desk.problems.append(problem("E_LEADER_OTHER_SECTION", place, found=candidate.person.shown, section=where))


def _seat_section(desk: Desk, group: Sequence[Nominee]) -> None:
    """Find a seat for each candidate of one section, in the order of their first days."""
    for candidate in group:
        same = [t for t in desk.terms if t.unit_id == candidate.section.id and t.meets(candidate.term)]
        own = next((t for t in same if t.staff_id == candidate.term.staff_id), None)
        # The same person for the same days is no second leader but more about the first: forms come back twice, with a
        # reason added.
        if own is not None:
            if own in desk.origin:
                _refuse(desk, candidate, [own])
            else:
                _renew(desk, candidate, own)
            continue
        if not free_seats(desk, candidate, group):
            continue
        taken = {t.seat_no: t for t in desk.terms if t.unit_id == candidate.section.id and t.meets(candidate.term)}
        # The lowest free number: seat 1 of a section is the leader that people mean when they say "the leader".
        free = (no for no in range(1, candidate.capacity + 1) if no not in taken)
        term = before_later(replace(candidate.term, seat_no=next(free, 0)), candidate.nomination, taken.values())
        if not term.seat_no:
            _refuse(desk, candidate, list(taken.values()))
            continue
        desk.put(term, candidate.nomination)
        # A term by default begins on 1 April, also when the list comes in June. Whether the leader was there in April
        # only the office knows: it is asked, because reports of the past would change.
        if stated(candidate.nomination, desk.book) is None and term.valid_from < desk.book.today < term.valid_to:
            place = candidate.nomination.at("number")
            desk.problems.append(problem("E_LEADER_FROM", place, starts=term.valid_from, today=desk.book.today))
        shown = message("leader.term", person=candidate.person.shown, starts=term.valid_from, ends=term.last_day)
        desk.changes.append(
            Change(ChangeKind.ADD, candidate.section.full_name, after=shown, place=candidate.nomination.place)
        )


def before_later(term: Term, nomination: Nomination, others: Iterable[Term]) -> Term:
    """A term without a seat, put before the earliest later one of its section unless the nomination states its end."""
    later = min((t for t in others if t.valid_from > term.valid_from), key=lambda t: t.valid_from, default=None)
    if term.seat_no or later is None or nomination.ends is not None:
        return term
    if any(t.seat_no == later.seat_no and t.valid_from <= term.valid_from for t in others):
        return term
    return replace(term, seat_no=later.seat_no, valid_to=later.valid_from)


def _renew(desk: Desk, candidate: Nominee, own: Term) -> None:
    """The same person again: what the nomination adds or corrects; days only where it states them."""
    nomination, new = candidate.nomination, candidate.term
    texts = ("nominated_by", "nominated_on", "reason", "conditions", "theme", "result", "later_post")
    # An empty cell is no wish to wipe out a reason that was written down before.
    given = {name: value for name in texts if (value := getattr(nomination, name))}
    if nomination.starts:
        given["valid_from"] = new.valid_from
    if nomination.ends:
        given["valid_to"] = new.valid_to
    changed = replace(own, **given)
    if changed == own:
        desk.unchanged += 1
        return
    desk.replace(own, changed, nomination)
    desk.changes += [
        Change(
            ChangeKind.CHANGE,
            candidate.section.full_name,
            message(f"leader.field.{name}"),
            _fact(getattr(own, name)),
            _fact(value),
        )
        for name, value in given.items()
        if value != getattr(own, name)
    ]


def _refuse(desk: Desk, candidate: Nominee, taken: Sequence[Term]) -> None:
    """Say at every row concerned why the seat cannot be had."""
    section = candidate.section.full_name
    # Two rows of the same list against each other are told at both: only the sender knows which of them is right.
    rivals = [t for t in taken if t in desk.origin]
    facts: dict[str, Fact] = {"section": section, "seats": candidate.capacity}
    if not rivals:
        other = taken[0]
        shown = desk.shown(other)
        facts |= {"found": candidate.person.shown, "holder": shown, "ends": other.last_day}
        desk.problems.append(Problem("E_LEADER_SEAT_TAKEN", candidate.nomination.at("number"), facts))
        return
    for rival in rivals:
        code = "E_LEADER_DUP" if rival.valid_from == candidate.term.valid_from else "E_LEADER_OVERLAP"
        first, second = desk.origin[rival], candidate.nomination
        for one, other_one in ((first, second), (second, first)):
            told = {**facts, "found": one.number or one.name, "other": other_one.number or other_one.name}
            desk.problems.append(Problem(code, one.place, told))


def _fact(value: object) -> Fact:
    return value if isinstance(value, str | date | tuple) else None
