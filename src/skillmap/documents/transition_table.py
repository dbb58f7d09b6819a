"""移行表: what becomes of every old definition in the new version, a row for each; for HR to decide and bring back."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skillmap.documents.reading import read
from skillmap.framework.model import Framework, Qualification, Role, Skill, Training
from skillmap.framework.naming import grade_name
from skillmap.framework.transition import KINDS, Basis, Combine, Fate, Transition, TransitionStep, ids_of
from skillmap.framework.transition_check import unused
from skillmap.i18n.wording import sentence, word
from skillmap.problems import Place
from skillmap.sheets import Extras, Fingerprint, ReadOptions, Sheet, sheet_from_layout, sheet_from_table
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading, Row
from skillmap.sheets.sheet import Emphasis
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, Lang, message

LAYOUT_ID = "transition-table"
_KINDS = {
    "level": Bilingual("レベル", "level"),
    "skill": Bilingual("スキル", "skill"),
    "role": Bilingual("人材像", "role"),
    "grade": Bilingual("段階", "grade"),
    "training": Bilingual("研修", "training"),
    "qualification": Bilingual("資格", "qualification"),
}
_FATES = {
    Fate.KEPT: Bilingual("継続", "kept"),
    Fate.RENAMED: Bilingual("変更", "renamed"),
    Fate.MOVED: Bilingual("移動", "moved"),
    Fate.SPLIT: Bilingual("分割", "split"),
    Fate.MERGED: Bilingual("統合", "merged"),
    Fate.WITHDRAWN: Bilingual("廃止", "withdrawn"),
}
_COMBINE = {
    Combine.LOWEST: Bilingual("低い方", "lowest"),
    Combine.HIGHEST: Bilingual("高い方", "highest"),
}
PROPOSED, DECIDED = "proposed", "decided"
_STATES = {PROPOSED: Bilingual("提案", "proposed"), DECIDED: Bilingual("決定", "decided")}


def _choices(names: Mapping[Any, Bilingual]) -> tuple[Choice, ...]:
    return tuple(Choice(str(code), title) for code, title in names.items())


LAYOUT = Layout(
    id=LAYOUT_ID,
    title=Bilingual("人材定義の移行表", "Transition of definitions"),
    sheet=Bilingual("移行表", "Transition"),
    fields=(
        Field("kind", Bilingual("種類", "kind"), Kind.CHOICE, required=True, choices=_choices(_KINDS), width=10),
        Field("old", Bilingual("旧id", "old id"), required=True, aliases=("旧ＩＤ",), width=24),
        Field("old_name", Bilingual("旧の名称", "old name"), max_length=400, width=36),
        Field(
            "fate", Bilingual("扱い", "becomes"), Kind.CHOICE, required=True, choices=_choices(_FATES), width=9,
            locked=False,
        ),
        Field("new", Bilingual("新id", "new id"), aliases=("新ＩＤ",), max_length=2000, width=26, locked=False),
        Field("new_name", Bilingual("新の名称", "new name"), max_length=2000, width=36),
        Field(
            "combine", Bilingual("統合後のレベル", "level when merged"), Kind.CHOICE, choices=_choices(_COMBINE),
            width=12, locked=False,
        ),
        Field(
            "state", Bilingual("確認", "decided"), Kind.CHOICE, required=True, choices=_choices(_STATES), width=9,
            locked=False,
        ),
        Field("basis", Bilingual("根拠", "because"), max_length=200, width=30),
        Field("people", Bilingual("記録のある人数", "people with records"), Kind.INTEGER, width=12),
        Field("note", Bilingual("備考", "remark"), max_length=1000, width=24, locked=False),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TransitionRead:
    """A table that came back: its steps, the row of each, and the reading with its problems."""

    steps: tuple[TransitionStep, ...]
    rows: Sequence[Row]
    reading: Reading
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kinds and old ids of the rows that could not be read."""

    def places(self) -> Callable[[TransitionStep, str], Place]:
        """Gives where a field of a step stands; of equal steps each has its own row."""
        rows = {id(step): row for step, row in zip(self.steps, self.rows, strict=True)}
        return lambda step, field: self.reading.place(rows[id(step)], field)


def read_transition(path: Path) -> TransitionRead:
    """The steps of a transition table in their order."""
    options = ReadOptions(usual_sheet=LAYOUT.sheet.ja)
    reading = read(path, LAYOUT, options)
    steps = []
    for row in reading.rows:
        v = row.values
        new = tuple(one.strip() for one in re.split(r"[、,，;；\s]+", v["new"] or "") if one.strip())
        step = TransitionStep(
            # What came back was looked at by somebody: from now on that is its basis.
            v["kind"], v["old"].strip(), Fate(v["fate"]), new, Basis.DECIDED, v["state"] == PROPOSED,
            Combine(v["combine"] or Combine.LOWEST), v["note"] or "",
        )  # fmt: skip
        steps.append(step)
    unread: frozenset[tuple[str, str]] = frozenset()
    if reading.bad_rows:
        # What these rows are about is still to be known: a row that is not there at all is told beside them.
        ids = read(path, replace(LAYOUT, fields=LAYOUT.fields[:2]), options)
        bad = set(reading.bad_rows)
        unread = frozenset((r.values["kind"], r.values["old"].strip()) for r in ids.rows if r.number in bad)
    return TransitionRead(tuple(steps), tuple(reading.rows), reading, unread)


def transition_sheets(
    old: Framework, new: Framework, made: Transition, people: Mapping[tuple[str, str], int], lang: Lang
) -> list[Sheet]:
    """The workbook: the table to decide on, all new definitions to choose from, the sums.

    `people` counts by (kind, old id) who has records of it. Rows that nobody has decided stand out.
    """
    rows = [
        {
            "kind": step.kind,
            "old": step.old,
            "old_name": word(name_of(old, step.kind, step.old), lang),
            "fate": str(step.fate),
            "new": "、".join(step.new),
            "new_name": word(tuple(name_of(new, step.kind, one) for one in step.new), lang),
            "combine": str(step.combine) if step.fate is Fate.MERGED else None,
            "state": PROPOSED if step.is_proposal else DECIDED,
            "basis": sentence(f"transition.basis.{step.basis}", lang),
            "people": people.get((step.kind, step.old), 0),
            "note": step.note or None,
        }
        for step in made.steps
    ]
    marked = {i: Emphasis.CHANGED for i, step in enumerate(made.steps) if step.is_proposal}
    notes = tuple(sentence(f"transition.note.{one}", lang) for one in ("how", "split", "merged", "withdrawn", "state"))
    top = (sentence("transition.versions", lang, old=version_of(old), new=version_of(new)),)
    extras = Extras(subtitle=top, notes=notes, emphasis=marked, frozen_columns=3)
    return [
        sheet_from_layout(LAYOUT, rows, lang, "form", extras=extras),
        sheet_from_table(_new_ones(new, made), lang, kind="data", extras=Extras(name=sentence("transition.new", lang))),
        sheet_from_table(sums_table(made), lang, extras=Extras(name=sentence("transition.sums", lang))),
    ]


def fingerprint(old: Framework, new: Framework) -> Fingerprint:
    """What the workbook says of itself: between which definitions it leads."""
    return Fingerprint(LAYOUT_ID, framework=old.digest, extra={"new": new.digest})


def _new_ones(new: Framework, made: Transition) -> Table:
    """Every new definition by kind, and whether an old one leads to it."""
    free = {kind: set(ids) for kind, ids in unused(made.steps, new).items()}
    columns = (
        column("kind", "種類", "kind"),
        column("id", "新id", "new id"),
        column("name", "新の名称", "new name"),
        column("from", "旧の定義から", "from an old one"),
    )
    rows: list[tuple[Fact, ...]] = [
        (_KINDS[kind], one, name_of(new, kind, one), one not in free[kind])
        for kind in KINDS
        for one in ids_of(new, kind)
    ]
    return Table("transition-new", message("transition.new"), columns, rows)


def sums_table(made: Transition) -> Table:
    """How many of each kind have which fate; nothing is left over."""
    sums = made.sums()
    columns = (
        column("kind", "種類", "kind"),
        *(number(str(fate), title.ja, title.en) for fate, title in _FATES.items()),
        number("all", "合計", "all"),
        number("proposed", "うち提案", "of which proposed"),
    )
    rows: list[tuple[Fact, ...]] = []
    for kind in KINDS:
        counts = [sums.get((kind, fate), 0) for fate in Fate]
        waiting = sum(s.kind == kind for s in made.proposals)
        rows.append((_KINDS[kind], *counts, sum(counts), waiting))
    return Table("transition-sums", message("transition.sums_title"), columns, rows)


def steps_table(old: Framework, new: Framework, steps: Sequence[TransitionStep]) -> Table:
    """Steps as a listing: what becomes of what, and why it is thought so."""
    columns = (
        column("kind", "種類", "kind"),
        column("old", "旧", "old"),
        column("fate", "扱い", "becomes"),
        column("new", "新", "new"),
        column("basis", "根拠", "because"),
    )
    rows: list[tuple[Fact, ...]] = [
        (
            _KINDS[s.kind],
            name_of(old, s.kind, s.old),
            _FATES[s.fate],
            tuple(name_of(new, s.kind, one) for one in s.new) or "－",
            message(f"transition.basis.{s.basis}"),
        )
        for s in steps
    ]
    return Table("transition", message("transition.title"), columns, rows)


def name_of(framework: Framework, kind: str, one: str) -> Fact:
    """The name of a definition; its id where the framework has none such."""
    named: Skill | Role | Training | Qualification | None
    match kind:
        case "level":
            found = next((s.name.text for s in framework.header.scale if str(s.level) == one), None)
            return message("page.level_of", level=one, name=found) if found else one
        case "grade":
            return grade_name(framework, one)
        case "skill":
            named = framework.skills.get(one)
        case "role":
            named = framework.roles.get(one)
        case "training":
            named = framework.trainings.get(one)
        case _:
            named = framework.qualifications.get(one)
    return named.name.text if named else one


def version_of(framework: Framework) -> Fact:
    """A version as people name it: DX推進スキル標準 2.0 版（a1b2c3d4）, eight letters of its digest behind it."""
    header = framework.header
    return message("difference.version", name=header.name.text, version=header.version, id=framework.digest[:8])
