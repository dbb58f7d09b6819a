"""The list of posts that ask for a role (人材像を求めるポスト一覧)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.careers import posts
from skillmap.careers.aims import resolve
from skillmap.careers.model import AimRecord, Wish
from skillmap.changes import ChangeSet, merge
from skillmap.documents.post_list import LAYOUT, PostLine, read_posts
from skillmap.errors import NeedsAnswer, Refusal
from skillmap.framework.model import RoleGrade
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.office import Office
from skillmap.org.everybody import everyone
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Organisation, Person, Unit
from skillmap.problems import Problem, problem
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.storage.facts import Moment
from skillmap.storage.ledger import Source
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class PostImport:
    """人材像を求めるポスト一覧; it holds from `on` (None = today) on. Posts that it lacks stay as they are."""

    on: date | None = None
    is_complete: ClassVar[bool] = False
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "career post import"
    # Directories of telephone numbers name units, duties and people too; what is asked for tells this list from them.
    ordinary: ClassVar[frozenset[str]] = frozenset({"department", "section", "post", "holder"})

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        del office
        return (LAYOUT,)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """Posts that are new, ask for another role grade or are held by somebody else."""
        lines, reading = read_posts(file, options)
        organisation, day = office.organisation(connection, office.moment()), self.on or office.today
        present, names = posts.posts(connection, Moment(day)), everyone(connection, office.moment())
        problems: list[Problem] = []
        parts: list[ChangeSet] = []
        read = [(line, _unit(organisation, line, problems)) for line in lines]
        twice = Counter((unit.id, line.post) for line, unit in read if unit)
        for line, unit in read:
            if unit is None:
                continue
            if twice[unit.id, line.post] > 1:  # which of them is right nobody knows: none goes in
                found = f"{unit.full_name} {line.post}"
                problems.append(problem("E_POST_TWICE", line.places.get("post"), found=found))
                continue
            target, holder = _target(office, line, problems), _holder(organisation, line, problems)
            try:
                part = posts.set_change_set(
                    office.framework, present, unit, line.post, target, holder, day, names, is_open=line.is_open,
                    source=Source(line.source_no, line.cell or None),
                )  # fmt: skip
            # A role that does not exist has its problem already; left over is a new post that asks for none.
            except Refusal:
                if not line.role:
                    problems.append(problem("E_POST_LINE_ROLE", line.places.get("post"), found=line.post))
                continue
            parts.append(part)
        changes = merge(message("post.title", day=day), [*parts, ChangeSet(None, problems=problems)])
        return Comparison(reading, merge(changes.title, [changes, ChangeSet(None, sources=[source_of(reading)])]))


def _unit(organisation: Organisation, line: PostLine, problems: list[Problem]) -> Unit | None:
    try:
        return find_unit(organisation, line.unit)
    except NeedsAnswer:
        listed = tuple(u.full_name for u in organisation.named(line.unit.split("/")))
        problems.append(problem("E_ORG_SEVERAL", line.places.get("section"), found=line.unit, expected=listed))
    except Refusal as refusal:
        near = refusal.facts.get("nearest") or refusal.facts.get("successor")
        problems.append(problem("E_ORG_NOT_FOUND", line.places.get("section"), found=line.unit, nearest=near))
    return None


def _target(office: Office, line: PostLine, problems: list[Problem]) -> RoleGrade | None:
    """The role grade asked for; None with a problem, or where the line says nothing of it."""
    if not line.role:
        return None
    record = AimRecord(
        number="", role=line.role, grade=line.grade, wish=Wish.HR, name="", source_no=line.source_no, cell=line.cell,
        place=line.places.get("role"), places=dict(line.places),
    )  # fmt: skip
    return resolve(office.framework, record, problems)


def _holder(organisation: Organisation, line: PostLine, problems: list[Problem]) -> Person | None:
    if not line.holder or line.is_open:
        return None
    try:
        return find_person(organisation, line.holder)
    except Refusal:
        problems.append(problem("E_POST_HOLDER", line.places.get("holder"), found=line.holder))
    return None
