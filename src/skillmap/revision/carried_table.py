"""What a new version of the definitions carries, leaves readable, wants looked at again: a listing and problems."""

from collections.abc import Iterator, Mapping

from skillmap.assessment.certificates import Certificate
from skillmap.careers.model import Aim, Recognition
from skillmap.careers.posts import RolePost
from skillmap.planning.facts import PlanFact
from skillmap.problems import Problem, problem
from skillmap.revision.carried_ratings import RatingsCarried
from skillmap.revision.carrying import Carried
from skillmap.storage.ledger import TableFact
from skillmap.tables import Table, column, number
from skillmap.training.facts import CompletionFact, RequestFact, SessionFact
from skillmap.words import Fact, message

_SHOWN: Mapping[str, type[TableFact]] = {
    "aim": Aim,
    "recognition": Recognition,
    "post": RolePost,
    "plan": PlanFact,
    "session": SessionFact,
    "completion": CompletionFact,
    "request": RequestFact,
    "qualification": Certificate,
}
COLUMNS = (
    column("what", "記録", "records"),
    number("carried", "引き継ぐ", "carried over"),
    number("review", "見直しが要る", "to be reviewed"),
    number("readable", "廃止のまま残す", "kept, withdrawn"),
    number("joined", "一つにまとまる", "become one"),
)


def what_is_carried(facts: Carried, ratings: RatingsCarried) -> Table:
    """One row per kind of record that is touched; what is not named here stays as it is."""
    rows: list[tuple[Fact, ...]] = [
        (
            message("carried.rating"),
            ratings.carried,
            ratings.to_review + ratings.from_part,
            ratings.kept_readable + ratings.off_scale,
            ratings.joined,
        )
    ]
    for name, kind in _SHOWN.items():
        numbers = (facts.counts[kind], facts.first_of_split[kind], facts.withdrawn[kind], facts.joined[kind])
        if kind is PlanFact:
            # A plan is touched where a step of it is, also when its aim stays.
            numbers = (len(facts.plans), *numbers[1:])
        rows.append((message(f"carried.{name}"), *numbers))
    note = message("carried.note", people=ratings.people)
    return Table("framework-carried", message("carried.title"), COLUMNS, rows, (note,))


def told_of(facts: Carried, ratings: RatingsCarried) -> tuple[Problem, ...]:
    """What people must know before they agree."""
    return tuple(_told_of(facts, ratings))


def _told_of(facts: Carried, ratings: RatingsCarried) -> Iterator[Problem]:
    if ratings.to_review:
        yield problem("W_MIGRATE_REVIEW", count=ratings.to_review)
    if ratings.from_part:
        yield problem("W_MIGRATE_PART", count=ratings.from_part)
    if facts.part_completed:
        yield problem("W_MIGRATE_COMPLETED", count=facts.part_completed)
    if ratings.kept_readable:
        yield problem("W_MIGRATE_RATINGS_WITHDRAWN", count=ratings.kept_readable)
    if ratings.off_scale:
        yield problem("W_MIGRATE_OFF_SCALE", count=ratings.off_scale)
    for name, kind in _SHOWN.items():
        what = message(f"carried.{name}")
        if facts.withdrawn[kind]:
            yield problem("W_MIGRATE_WITHDRAWN", what=what, count=facts.withdrawn[kind])
        if facts.first_of_split[kind]:
            yield problem("W_MIGRATE_FIRST", what=what, count=facts.first_of_split[kind])
