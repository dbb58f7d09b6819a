"""Orders by hand: somebody leaves, a second post begins or ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection

from skillmap.errors import InputRefused, UsageRefused
from skillmap.office.draft import Draft, renewable
from skillmap.office.leaving import with_freed
from skillmap.office.office import Office
from skillmap.org import by_hand
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Person
from skillmap.org.posts import Post
from skillmap.org.present import Present, present
from skillmap.storage.facts import Moment
from skillmap.words import message

REASONS = {
    "退職": "retired", "転出": "moved-out", "任期満了": "term-over", "死亡": "died",
}  # fmt: skip
"""Why somebody leaves: what is typed (or its English word), and its key."""
KINDS = {"兼務": Post.EXTRA, "併任": Post.CONCURRENT, "事務取扱": Post.ACTING, "充て職": Post.EX_OFFICIO}


@renewable
def depart(office: Office, who: str, on: date, reason: str = "退職") -> Draft:
    """Somebody leaves; seats, requests, aims and the leader's seat are freed in the same entry.

    `on` is the last day in the office, of a transfer elsewhere (転出) the first one there. Raises UsageRefused
    (E_OPTION_VALUE).
    """
    key = _one_of(REASONS | {word: word for word in REASONS.values()}, "--reason", reason)
    # The last day in service is still worked; of a transfer elsewhere (転出) the day given is the first one there.
    day = on if key == "moved-out" else on + timedelta(days=1)
    with office.read() as connection:
        found, person = _leaver(office, connection, who, day)
        changes = by_hand.depart(found, person, day, message(f"staff.reason.{key}"))
        changes = with_freed(connection, changes, {person.id: day})
    return Draft("staff depart", changes, arguments={"staff": person.number, "on": on.isoformat(), "reason": key})


def _leaver(office: Office, connection: Connection, who: str, day: date) -> tuple[Present, Person]:
    """Who is there on the last day before `day`, or was to come on the very day and does not."""
    # On their last day they are still here; a day later nobody of that name is found.
    found = present(connection, Moment(day - timedelta(days=1)), office.settings.grades)
    try:
        return found, find_person(found.organisation, who)
    except InputRefused:
        then = present(connection, Moment(day), office.settings.grades)
        coming = next((one for one in then.organisation.people if one.number == who.strip()), None)
        if coming is None or coming.id in found.organisation.person_by_id:
            raise
        return then, coming


@renewable
def add_post(
    office: Office, who: str, section: str, on: date | None = None, until: date | None = None, kind: str = "兼務"
) -> Draft:
    """A second post from a day on (None = today), up to its last day. Raises UsageRefused (E_OPTION_VALUE)."""
    post = _one_of(KINDS | {str(one): one for one in KINDS.values()}, "--kind", kind)
    day = on or office.today
    with office.read() as connection:
        found = present(connection, Moment(day), office.settings.grades)
        person, unit = find_person(found.organisation, who), find_unit(found.organisation, section)
        changes = by_hand.add_post(found, person, unit, Post(post), day, until)
    arguments = {"staff": person.number, "section": unit.full_name, "on": day.isoformat(), "kind": str(post)}
    return Draft("staff post add", changes, arguments=arguments)


@renewable
def end_post(office: Office, who: str, section: str, on: date | None = None) -> Draft:
    """A second post is over from a day on; None = today."""
    day = on or office.today
    with office.read() as connection:
        found = present(connection, Moment(day), office.settings.grades)
        person, unit = find_person(found.organisation, who), find_unit(found.organisation, section)
        changes = by_hand.end_post(found, person, unit, day)
    arguments = {"staff": person.number, "section": unit.full_name, "on": day.isoformat()}
    return Draft("staff post end", changes, arguments=arguments)


def _one_of(known: Mapping[str, str], name: str, given: str) -> str:
    if given.strip() not in known:
        raise UsageRefused("E_OPTION_VALUE", name=name, found=given)
    return str(known[given.strip()])
