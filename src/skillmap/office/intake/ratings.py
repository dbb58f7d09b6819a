"""The list of levels (スキル評価表)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.assessment import store
from skillmap.assessment.changes import Occasion, ratings_change_set
from skillmap.assessment.model import AnswerRow, Stage
from skillmap.assessment.shifted import LEAST, shifted_levels
from skillmap.changes import ChangeKind, ChangeSet
from skillmap.documents.rating_list import NO_NAMES, layout, read_ratings
from skillmap.office.intake.kind import ABOUT_PEOPLE, Comparison, source_of
from skillmap.office.office import Office
from skillmap.office.scope import whose_then_and_now
from skillmap.problems import Problem, problem
from skillmap.sheets.layout import Layout, Records
from skillmap.sheets.options import ReadOptions
from skillmap.storage.facts import Moment
from skillmap.words import Fact, message


@dataclass(frozen=True, slots=True)
class RatingImport:
    """スキル評価表: levels of one stage; `confirm` records levels that stayed the same too."""

    as_of: date | None = None
    stage: Stage = Stage.APPROVED
    confirm: bool = False
    command: ClassVar[str] = "assess import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = ABOUT_PEOPLE

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document, with a column per skill of the framework."""
        return (layout(office.framework, self.stage, office.words.former.get("skill", NO_NAMES)),)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """Levels that are new or differ."""
        rows, reading = read_ratings(file, office.framework, self.stage, options)
        # Four million levels are held once only: the sheet's rows go before everybody on the staff comes.
        reading = replace(reading, rows=Records())
        day = reading.as_of or office.today
        # Levels of a day before the last change of the definitions would be in words that did not hold then (ADR 18).
        if office.words.changes:
            office.words.refuse(min((row.rated_on or day for row in rows), default=day))
        names = {skill.id: skill.name.text for skill in office.framework.skills.values()}
        recorded = store.state(connection, whose_then_and_now(office, connection, day), Moment(day), names)
        first = min((row.rated_on or day for row in rows), default=day)
        recorded = replace(recorded, later=store.later_levels(connection, Moment(office.today), first))
        occasion = Occasion(day, office.who.by, self.confirm)
        title = message("assess.import_title", day=day, stage=_stages(reading.columns, self.stage))
        changes = ratings_change_set(title, rows, occasion, recorded, [source_of(reading)])
        # Only where many levels change at once; everything else is a round of the office.
        slipped = (
            list(shifted_levels(rows, recorded.whose, recorded.present, names))
            if len(changes.changes) >= LEAST and recorded.present.held
            else []
        )
        # Levels where there were none, of one day: read again, each of them is what is recorded for the day.
        is_sure = all(one.kind is ChangeKind.ADD for one in changes.changes) and not any(row.rated_on for row in rows)
        said = ChangeSet(title, unchanged=len(rows))
        coming = [row for row in rows if (row.rated_on or day) > office.today]
        told = [*slipped, *([_to_come(coming, day)] if coming else [])]
        return Comparison(reading, changes, told, second=(lambda _: said) if is_sure and not coming else None)


def _to_come(rows: Sequence[AnswerRow], day: date) -> Problem:
    """W_LEVELS_FUTURE: levels of a day to come are nobody's level until then, and most often a slip of the year."""
    first = min(rows, key=lambda row: row.rated_on or day)
    return problem("W_LEVELS_FUTURE", first.place, day=first.rated_on or day, count=len(rows))


def _stages(columns: Iterable[str], otherwise: Stage) -> tuple[Fact, ...]:
    """The stages that the levels of a list are of; a column without a stage of its own is of the one that was said."""
    own = {stage.code: stage for stage in Stage}
    found = {own.get(key.rpartition(".")[2], otherwise) for key in columns if key not in ABOUT_PEOPLE}
    return tuple(message(f"stage.{stage.code}") for stage in sorted(found))
