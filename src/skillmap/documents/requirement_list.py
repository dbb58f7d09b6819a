"""人材像別の要求レベル一覧: role, grade, skill, level, one requirement per row, as other bodies publish theirs."""

from pathlib import Path

from skillmap.documents.reading import read
from skillmap.framework.flat_list import RequirementLine
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Reading
from skillmap.words import Bilingual

LAYOUT = Layout(
    id="requirement-list",
    title=Bilingual("人材像別の要求レベル一覧", "Required levels by role"),
    sheet=Bilingual("要求レベル", "Requirements"),
    fields=(
        Field(
            "role", Bilingual("人材像", "role"), Kind.TEXT, required=True, aliases=("職種", "ロール", "job"), width=28
        ),
        Field("grade", Bilingual("段階", "grade"), Kind.TEXT, aliases=("等級", "role level", "job level"), width=18),
        Field(
            "skill",
            Bilingual("スキル", "skill"),
            Kind.TEXT,
            required=True,
            aliases=("スキル項目", "skill name"),
            width=28,
        ),
        Field(
            # A text: other bodies have words and letters for their levels.
            "level",
            Bilingual("レベル", "level"),
            Kind.TEXT,
            required=True,
            aliases=("要求レベル", "必要レベル", "skill level"),
            width=14,
        ),
        Field(
            "role_text",
            Bilingual("人材像の説明", "role description"),
            Kind.TEXT,
            aliases=("job description",),
            width=40,
        ),
        Field(
            "grade_text",
            Bilingual("段階の説明", "role level description"),
            Kind.TEXT,
            aliases=("grade description", "job level description"),
            width=40,
        ),
        Field(
            "grade_number",
            Bilingual("段階の番号", "grade number"),
            Kind.INTEGER,
            aliases=("role level number",),
            width=10,
        ),
        Field(
            "state",
            Bilingual("使用", "in use"),
            Kind.TEXT,
            aliases=("使用中", "使用状況", "有効", "状態", "active", "status"),
            width=10,
        ),
    ),
)


def read_requirements(path: Path, options: ReadOptions) -> tuple[list[RequirementLine], Reading]:
    """The lines of the list, and the reading with every problem."""
    reading = read(path, LAYOUT, options)
    lines = [
        RequirementLine(
            r.values["role"],
            r.values["grade"] or "",
            r.values["skill"],
            r.values["level"],
            reading.place(r, "level"),
            reading.place(r, "skill"),
            r.values["role_text"] or "",
            r.values["grade_text"] or "",
            r.values["grade_number"],
            r.values["state"] or "",
        )
        for r in reading.rows
    ]
    return lines, reading
