"""A unit list that holds all units of a day: those that it lacks are abolished, with what hangs on them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from skillmap.changes import ChangeSet, SourceFile, merge
from skillmap.framework.model import Framework
from skillmap.japanese import fold
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Term
from skillmap.org import unit_import
from skillmap.org.model import Organisation, Unit
from skillmap.org.present import Ahead, Present
from skillmap.org.records import ReformRecord, ReformStep, UnitRecord
from skillmap.org.reorganise import reform
from skillmap.org.whole_lists import WholeList
from skillmap.problems import Problem
from skillmap.revision import reorganisation
from skillmap.storage.ledger import Recorded


@dataclass(frozen=True, slots=True)
class OfTheDay:
    """What is recorded of the day: units, people, postings to come, leaders' terms, and the definitions."""

    present: Present
    ahead: Ahead
    terms: tuple[Recorded[Term], ...]
    framework: Framework
    elsewhere: reorganisation.Elsewhere


def change_set(
    recorded: OfTheDay, records: Iterable[UnitRecord], whole: WholeList, sources: Sequence[SourceFile] = ()
) -> ChangeSet:
    """New units of the list, and the end of those that it lacks.

    Nobody is sent anywhere by a list of names: a unit that has people is a problem (E_UNITS_PEOPLE), as is a larger
    share of units than is usual (E_UNITS_MASS). Further problems: those of a reorganisation.
    """
    listed = list(records)
    added = unit_import.change_set(recorded.present, listed, whole.day, sources)
    organisation = recorded.present.organisation
    gone = _missing(organisation, listed)
    # Of a branch only its top: abolishing it ends all below, and each below it would be told twice.
    ends = [ReformRecord(ReformStep.ABOLISH, unit.path) for unit in gone if not _above(organisation, unit, gone)]
    if not ends:
        return added
    work = reform(recorded.present, recorded.ahead, ends, whole.day)
    rule = rules.in_force(recorded.framework.leaders)
    ended, _ = reorganisation.change_set(work, rule, recorded.terms, recorded.elsewhere)
    told = [*(_in_our_words(one) for one in ended.problems)]
    told += whole.too_many("E_UNITS_MASS", len(gone), len(organisation.units))
    both = merge(added.title, [added, ended])
    return replace(both, unchanged=added.unchanged, problems=[*added.problems, *told], sources=sources)


def _missing(organisation: Organisation, listed: Iterable[UnitRecord]) -> list[Unit]:
    """Units that no line names, neither as its own nor on the way to it."""
    named: set[tuple[str, ...]] = set()
    for record in listed:
        path = tuple(fold(unit.name) for unit in record.path)
        # The line of a 係 names its 課 too; 部 and 課 often have no line of their own.
        named.update(path[:depth] for depth in range(1, len(path) + 1))
    return [unit for unit in organisation.units if tuple(fold(name) for name in unit.path) not in named]


def _above(organisation: Organisation, unit: Unit, gone: Iterable[Unit]) -> bool:
    """Whether a unit ends because one above it does."""
    ids = {one.id for one in gone}
    at = unit.parent_id
    while at is not None and (parent := organisation.unit_by_id.get(at)) is not None:
        if parent.id in ids:
            return True
        at = parent.parent_id
    return False


def _in_our_words(found: Problem) -> Problem:
    """The questions of a reorganisation table cannot be answered in a list of units."""
    return replace(found, code="E_UNITS_PEOPLE") if found.code == "E_ORG_HAS_STAFF" else found
