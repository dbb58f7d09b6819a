"""A role on one page for managers: grades side by side, what each asks for, and how people get there."""

from collections.abc import Sequence

from skillmap.documents.page_text import wrap
from skillmap.framework.model import Framework, Grade, Role
from skillmap.framework.naming import level_name, training_name
from skillmap.framework.role_page import grade_heading, hours, way_in
from skillmap.i18n.wording import sentence, word
from skillmap.sheets import Emphasis, Fingerprint, Sheet
from skillmap.sheets.sheet import CellValue, SheetColumn
from skillmap.words import Lang, message

LAYOUT_ID = "role-page"
_ITEM, _ALL_GRADES = 28, 136
"""Widths in half-width characters: the first column, and all grades together."""


def role_sheet(framework: Framework, role: Role, lang: Lang) -> Sheet:
    """The page as one sheet, A4 landscape: skills × grades on top, trainings and ways below."""
    numbers = sorted(role.grades)
    grades = [role.grades[n] for n in numbers]
    share = _ALL_GRADES // len(grades)
    columns = [SheetColumn("item", sentence("page.sheet.item", lang), width=_ITEM)]
    for number, grade in zip(numbers, grades, strict=True):
        columns.append(SheetColumn(f"grade{number}", word(grade_heading(number, grade), lang), width=share))
    groups: list[list[tuple[CellValue, ...]]] = [
        [(sentence("page.sheet.summary", lang), *(g.summary.text.text(lang) for g in grades))],
        _levels(framework, grades, lang),
        _trainings(framework, grades, lang),
        [(sentence("page.sheet.ways", lang), *(_ways(framework, role, n, lang) for n in numbers))],
    ]
    rows = [row for group in groups for row in group]
    return Sheet(
        sentence("page.sheet.name", lang),
        tuple(columns),
        rows,
        sentence("page.sheet.title", lang, role=role.name.text),
        _top(role, lang),
        (_scale(framework, lang), sentence(f"page.origin.{role.origin}", lang, source=role.source)),
        frozen_columns=1,
        one_page=True,
        emphasis={len(groups[0]): Emphasis.GROUP, sum(map(len, groups[:2])): Emphasis.GROUP},
    )


def file_title(role: Role, lang: Lang) -> str:
    """The file's name without suffix: 人材像_プロダクトマネージャー."""
    return word(message("page.file", role=role.name.text), lang)


def fingerprint(framework: Framework) -> Fingerprint:
    """What the page says of itself."""
    return Fingerprint(LAYOUT_ID, framework=framework.digest)


def _top(role: Role, lang: Lang) -> tuple[str, ...]:
    stop = "" if lang == "ja" else " "
    duties = stop.join(d.text.text(lang) for d in role.duties)
    lines = [
        sentence("page.sheet.purpose", lang, text=role.purpose.text),
        sentence("page.sheet.duty", lang, text=duties),
    ]
    if role.start_here:
        lines.append(sentence("page.sheet.start", lang, text=role.start_here[0].text))
    return tuple(part for line in lines for part in wrap(line, _ITEM + _ALL_GRADES, ""))


def _levels(framework: Framework, grades: Sequence[Grade], lang: Lang) -> list[tuple[CellValue, ...]]:
    lowest = framework.header.lowest
    # Everybody is at the lowest level: it asks for nothing, and its row would be empty.
    asked = [s for s in framework.skills if any(g.requires.get(s, lowest) > lowest for g in grades)]
    rows: list[tuple[CellValue, ...]] = [(sentence("page.requires", lang), *("" for _ in grades))]
    for skill in asked:
        levels = [g.requires.get(skill, lowest) for g in grades]
        rows.append((framework.skills[skill].name.text.text(lang), *(_level(framework, n, lang) for n in levels)))
    return rows


def _level(framework: Framework, level: int, lang: Lang) -> str:
    if level <= framework.header.lowest:
        return ""
    return sentence("page.sheet.level", lang, level=level, name=level_name(framework, level))


def _trainings(framework: Framework, grades: Sequence[Grade], lang: Lang) -> list[tuple[CellValue, ...]]:
    def named(ids: Sequence[str]) -> str:
        return "\n".join(f"・{word(training_name(framework, one), lang)}" for one in ids)

    head: tuple[CellValue, ...] = (sentence("page.sheet.trainings", lang), *("" for _ in grades))
    must = (sentence("page.sheet.prescribed", lang), *(named(g.prescribed) for g in grades))
    total = (sentence("page.sheet.hours", lang), *(_hours(framework, g, lang) for g in grades))
    rows: list[tuple[CellValue, ...]] = [head, must, total]
    if any(g.elective for g in grades):
        chosen = (
            f"{sentence('page.sheet.choose', lang, choose=g.elective.choose)}\n{named(g.elective.from_)}"
            if g.elective
            else ""
            for g in grades
        )
        rows.append((sentence("page.sheet.elective", lang), *chosen))
    return rows


def _hours(framework: Framework, grade: Grade, lang: Lang) -> str:
    return sentence("page.sheet.hours_of", lang, hours=hours(framework, grade))


def _ways(framework: Framework, role: Role, number: int, lang: Lang) -> str:
    steps = [s for s in framework.careers if s.to == f"{role.id}/{number}"]
    return "\n".join(f"・{word(way_in(framework, s), lang)}" for s in steps)


def _scale(framework: Framework, lang: Lang) -> str:
    steps = framework.header.scale
    names = (" ／ " if lang == "ja" else " / ").join(f"{s.level} {s.name.text.text(lang)}" for s in steps)
    return sentence("page.sheet.note", lang, scale=names)
