"""Orders and leave of days to come that take a leader from the section within a term.

Judges look at today, for orders are not announced before their day; who records one, or a leave, learns of it at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from skillmap.framework.model import LeaderRule
from skillmap.leaders.model import Term
from skillmap.leaders.register import is_member
from skillmap.org.away import Coming
from skillmap.org.store import around
from skillmap.storage.facts import Moment

Comings = Mapping[int, Sequence[Coming]]
"""By staff id."""


class TermTouched(NamedTuple):
    """A term, and what is to come of its leader within it or before it begins."""

    term: Term
    coming: Coming


def terms_touched(
    connection: Connection, moment: Moment, rule: LeaderRule, terms: Sequence[Term], before: Comings, after: Comings
) -> Iterator[TermTouched]:
    """The terms from which what is newly recorded takes the leader, in the order of the terms.

    A transfer, or the end of a second post, takes nobody from a section in which a post remains; a leave that is over
    when the term begins cannot be told from one that is not, so only one that begins within the term counts.
    """
    for term in terms:
        known = before.get(term.staff_id, ())
        for one in after.get(term.staff_id, ()):
            is_within = one.day < term.valid_to and (one.what != "leave" or one.day >= term.valid_from)
            if one in known or not is_within or term.valid_to <= moment.as_of:
                continue
            if one.what not in ("moves", "post") or not _stays(connection, Moment(one.day, moment.known), rule, term):
                yield TermTouched(term, one)


def _stays(connection: Connection, then: Moment, rule: LeaderRule, term: Term) -> bool:
    organisation = around(connection, then, (term.staff_id,))
    person = organisation.person_by_id.get(term.staff_id)
    return person is not None and is_member(rule, organisation, person, term.unit_id)
