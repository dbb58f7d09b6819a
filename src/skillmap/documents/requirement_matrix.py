"""スキルとロールの表: skills down, roles across, a level or letter in each cell, as standards publish theirs."""

import re
from collections.abc import Callable
from pathlib import Path

from skillmap.documents.reading import headings, read
from skillmap.errors import InputRefused
from skillmap.framework.flat_list import RequirementLine
from skillmap.japanese import fold
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Reading
from skillmap.words import Bilingual

SKILL = ("スキル項目", "スキル", "スキル名", "skill", "skills", "item")
_MOST_ROLES = 300
_LONGEST = 200
# Published tables have columns of numbers, groups and remarks among the roles.
_OTHER = re.compile(
    r"no\.?|番号|#|id|(大|中|小)?分類|(サブ)?カテゴリー?|(sub-?)?category|group|備考|説明|remarks?|description"
)


def read_requirement_matrix(
    path: Path, skill: str, is_level: Callable[[str], bool]
) -> tuple[list[RequirementLine], Reading, list[Problem]]:
    """A line for every filled cell under a role, the reading, and what there is to say of columns.

    Args:
        path: The workbook or CSV.
        skill: Heading of the skills; empty = one of the usual ones.
        is_level: Whether a text is a level. A column without a single one is no role; it is told and left out.

    Raises as `sheets.read`, and InputRefused (E_MATRIX_SKILL) when no column has the skills.
    """
    usual = tuple(fold(one) for one in ((skill,) if skill else SKILL))
    sheets = headings(path, most=_MOST_ROLES, width=_LONGEST)
    found = [(name, titles, title) for name, titles in sheets for title in titles if fold(title) in usual]
    if not found:
        raise InputRefused("E_MATRIX_SKILL", file=path.name, expected=(skill,) if skill else SKILL)
    name, titles, at = found[0]
    roles = [title for title in dict.fromkeys(titles) if title != at and not _OTHER.fullmatch(fold(title))]
    fields = [Field(f"role-{n}", Bilingual(title, title), Kind.TEXT) for n, title in enumerate(roles)]
    first = Field("skill", Bilingual(at, at), Kind.TEXT, required=True)
    title = Bilingual("スキルとロールの表", "Skills and roles")
    layout = Layout("requirement-matrix", title, title, (first, *fields))
    reading = read(path, layout, ReadOptions(sheet=name))
    lines: list[RequirementLine] = []
    notes: list[Problem] = []
    for field in fields:
        cells = [(row, str(row.values[field.key])) for row in reading.rows if row.values[field.key] is not None]
        if cells and not any(is_level(text) for _, text in cells):
            cell = f"{reading.columns[field.key]}{reading.header_rows[-1]}"
            place = CellPlace(reading.file, reading.sheet, cell)
            notes.append(problem("W_MATRIX_COLUMN", place, found=field.title.ja))
            continue
        role = field.title.ja
        lines += [
            RequirementLine(
                role, "", row.values["skill"], text, reading.place(row, field.key), reading.place(row, "skill")
            )
            for row, text in cells
        ]
    return lines, reading, notes
