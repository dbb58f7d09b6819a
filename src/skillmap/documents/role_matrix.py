"""スキル×人材像の表: required levels, a row per skill and a column per role grade, to be filled in and taken back."""

from collections.abc import Mapping
from pathlib import Path

from skillmap.framework.model import Framework
from skillmap.i18n.wording import sentence
from skillmap.sheets import Extras, Fingerprint, ReadOptions, Sheet, read, sheet_from_layout
from skillmap.sheets.layout import Field, Kind, Layout, Reading
from skillmap.words import Bilingual, Lang

LAYOUT_ID = "role-matrix"


def layout(framework: Framework) -> Layout:
    """The columns: skill, and every role grade under its role."""
    low, high = framework.header.lowest, framework.header.highest
    grades = [
        Field(
            f"{role.id}/{n}", Bilingual(f"段階{n}", f"grade {n}"), Kind.LEVEL, over=role.name.text, minimum=low,
            maximum=high, width=5, locked=False,
        )
        for role in framework.roles.values()
        for n in sorted(role.grades)
    ]  # fmt: skip
    skill = Field("skill", Bilingual("スキルid", "skill id"), Kind.TEXT, required=True, width=22)
    name = Field("name", Bilingual("スキル名", "skill"), Kind.TEXT, width=24)
    title = Bilingual("スキル×人材像の表（求めるレベル）", "Skills and roles: required levels")
    return Layout(LAYOUT_ID, title, Bilingual("求めるレベル", "levels"), (skill, name, *grades))


def matrix_sheet(framework: Framework, lang: Lang) -> Sheet:
    """The form: skills in file order; a blank asks for nothing."""
    rows = [
        {"skill": s.id, "name": s.name.text.text(lang)}
        | {
            f"{role.id}/{n}": grade.requires[s.id]
            for role in framework.roles.values()
            for n, grade in role.grades.items()
            if s.id in grade.requires
        }
        for s in framework.skills.values()
    ]
    names = " ／ ".join(f"{s.level} {s.name.text.text(lang)}" for s in framework.header.scale)
    note = sentence("page.sheet.note", lang, scale=names)
    return sheet_from_layout(layout(framework), rows, lang, "form", extras=Extras(notes=(note,), frozen_columns=2))


def fingerprint(framework: Framework) -> Fingerprint:
    """What the workbook says of itself."""
    return Fingerprint(LAYOUT_ID, framework=framework.digest)


def read_matrix(path: Path, framework: Framework) -> tuple[Mapping[str, Mapping[str, int]], Reading]:
    """Role grade (product-manager/2) -> skill -> level as the table says; what it lacks stays as it is."""
    reading = read(path, layout(framework), ReadOptions())
    listed = {row.values["skill"] for row in reading.rows}
    found: dict[str, dict[str, int]] = {}
    for role in framework.roles.values():
        for n, grade in role.grades.items():
            key = f"{role.id}/{n}"
            if key not in reading.columns:
                continue
            levels = {row.values["skill"]: row.values[key] for row in reading.rows if row.values[key] is not None}
            kept = {s: v for s, v in grade.requires.items() if s in levels or s not in listed}
            found[key] = {s: levels.get(s, v) for s, v in kept.items()} | {
                s: v for s, v in levels.items() if s not in kept
            }
    return found, reading
