"""Definitions follow a published standard to its next version: alignments of skills and roles, in one entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.errors import InputRefused
from skillmap.framework import dump
from skillmap.framework.editing import with_values
from skillmap.framework.model import Framework
from skillmap.framework.published import Standard, StandardTransition
from skillmap.framework.reader import FrameworkSource, read
from skillmap.framework.schemas import modeline
from skillmap.framework.standard_following import AlignmentStep, follow, followed, known_transitions
from skillmap.framework.trial import tried
from skillmap.framework.yaml_files import text_of
from skillmap.i18n import word
from skillmap.office.definitions import shipped_framework
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.problems import Problem, errors_of, has_errors, problem
from skillmap.tables import Table, column
from skillmap.words import Fact, message

COLUMNS = (
    column("kind", "種類", "kind"),
    column("name", "対象", "what"),
    column("old", "前の項目", "old item"),
    column("new", "新しい項目", "new item"),
    column("known", "確かさ", "how well it is known"),
)


@dataclass(frozen=True)
class StandardFollowed:
    """What becomes of every alignment, what there is to say of it, and the draft; None when nothing changes."""

    table: Table
    told: Sequence[Problem]
    draft: Draft | None


def follow_standard(office: Office, wanted: str) -> StandardFollowed:
    """Alignments to the version before `wanted` become alignments to it, where that is known; the rest stays.

    Raises:
        InputRefused: E_FOLLOW_UNKNOWN when no transition leads to it, E_FRAMEWORK when the files would be wrong.
    """
    with office.read():  # what others record from here on is noticed
        pass
    framework, shipped = office.framework, shipped_framework()
    transitions = known_transitions(framework, shipped)
    transition = next((one for one in transitions.values() if wanted in (one.to, one.id)), None)
    if transition is None:
        raise InputRefused("E_FOLLOW_UNKNOWN", found=wanted, expected=tuple(one.to for one in transitions.values()))
    # The office's own copy of a standard goes before the one that came with the program.
    standards = {**shipped.standards, **framework.standards}
    steps = follow(framework, transition)
    table = _table(framework, standards, transition, steps)
    unknown = [one for one in steps if not one.new]
    told = [problem("W_FOLLOW_UNKNOWN", None, count=len(unknown))] if unknown else []
    texts = _texts(office, steps, transition, standards)
    if not texts:
        return StandardFollowed(table, told, None)
    _, problems = tried(office.workspace.data, texts)
    if has_errors(problems):
        raise InputRefused("E_FRAMEWORK", errors_of(problems))
    changes = [_change(framework, standards, one) for one in steps if one.new]
    title = message("follow.change", name=transition.name.text)
    return StandardFollowed(table, told, Draft("framework migrate", ChangeSet(title, changes, texts=texts)))


def _texts(
    office: Office, steps: Sequence[AlignmentStep], transition: StandardTransition, standards: Mapping[str, Standard]
) -> dict[str, str]:
    """The files with the new alignments; the standards and the transition where the office lacks them."""
    folder, source = office.workspace.data, read(office.workspace.data)
    found: dict[tuple[str, str], dict[str, AlignmentStep]] = {}
    for one in steps:
        if one.new:
            found.setdefault((one.kind, one.owner), {})[one.old] = one
    wanted: dict[str, dict[tuple[str | int, ...], object]] = {}
    for (kind, owner), of_it in found.items():
        entity = office.framework.skills[owner] if kind == "skill" else office.framework.roles[owner]
        file, path = _home(source, kind, owner)
        wanted.setdefault(file, {})[(*path, "aligns")] = list(followed(entity.aligns, of_it))
    texts = {name: with_values((folder / name).read_text("utf-8-sig"), name, wanted[name]) for name in sorted(wanted)}
    if not texts:
        return {}
    for key in (transition.from_, transition.to):
        if key not in office.framework.standards:
            name = f"standards/{key}.yaml"
            texts[name] = modeline(name) + text_of(dump.plain(standards[key]))
    if transition.id not in office.framework.transitions:
        name = f"transitions/{transition.id}.yaml"
        texts[name] = modeline(name) + text_of(dump.plain(transition))
    return texts


def _home(source: FrameworkSource, kind: str, owner: str) -> tuple[str, tuple[str | int, ...]]:
    return source.homes[kind, owner]


def _table(
    framework: Framework,
    standards: Mapping[str, Standard],
    transition: StandardTransition,
    steps: Sequence[AlignmentStep],
) -> Table:
    rows: list[tuple[Fact, ...]] = [
        (
            message(f"entity.{one.kind}"),
            _owner(framework, one),
            _item(standards, one.old),
            tuple(_item(standards, new) for new in one.new) or _unknown(one),
            message(f"confidence.{one.step.confidence}"),
        )
        for one in steps
    ]
    counts = Counter(bool(one.new) for one in steps)
    note = message("follow.note", known=counts[True], unknown=counts[False], name=transition.name.text)
    return Table("standard-followed", message("follow.title"), COLUMNS, rows, (note,))


def _unknown(one: AlignmentStep) -> Fact:
    return message("follow.unknown.group", group=one.step.group) if one.step.group else message("follow.unknown")


def _owner(framework: Framework, one: AlignmentStep) -> Fact:
    entity = framework.skills[one.owner] if one.kind == "skill" else framework.roles[one.owner]
    return entity.name.text


def _item(standards: Mapping[str, Standard], name: str) -> str:
    standard, _, key = name.partition(":")
    return next((item.name for item in standards[standard].items if item.id == key), key)


def _change(framework: Framework, standards: Mapping[str, Standard], one: AlignmentStep) -> Change:
    name = word(_owner(framework, one), "ja")
    after: Fact = tuple(_item(standards, key) for key in one.new)
    return Change(ChangeKind.CHANGE, name, message("field.aligns"), _item(standards, one.old), after)
