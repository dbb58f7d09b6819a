"""必要人数一覧: how many people of each role grade are needed, by fiscal year and department; a row per need."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from skillmap.documents.reading import read
from skillmap.framework.model import Framework, Need
from skillmap.i18n import sentence
from skillmap.problems import CellPlace
from skillmap.sheets import Extras, Fingerprint, ReadOptions, Sheet, sheet_from_layout
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading
from skillmap.sheets.list_shapes import Matrix, Together
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, Lang, message

WAYS = (
    Choice("train", Bilingual("育成", "train"), ("研修", "内部育成", "養成")),
    Choice("hire", Bilingual("採用", "hire"), ("新規採用", "経験者採用", "中途採用")),
    Choice("external", Bilingual("外部人材", "from outside"), ("外部", "委託", "派遣", "任用", "業務委託")),
)

LAYOUT = Layout(
    id="need-list",
    title=Bilingual("必要人数一覧", "Needs"),
    sheet=Bilingual("必要人数", "Needs"),
    stated_year=True,
    together=(Together((("role",), ("grade",), ("fy",), ("department",), ("by",))),),
    # A list by department (and its copies of last year) says role, year and 部 once for several rows.
    fields=(
        Field(
            "role",
            Bilingual("人材像", "role"),
            required=True,
            names="role",
            fills_down=True,
            aliases=("職種", "ロール", "人材区分", "人材類型"),
            width=28,
            locked=False,
        ),
        Field(
            "grade",
            Bilingual("段階", "grade"),
            Kind.INTEGER,
            aliases=("等級", "レベル"),
            minimum=1,
            maximum=9,
            width=8,
            locked=False,
        ),
        Field(
            "fy",
            Bilingual("年度", "FY"),
            Kind.FISCAL_YEAR,
            required=True,
            fills_down=True,
            aliases=("会計年度", "対象年度"),
            width=12,
            locked=False,
        ),
        Field(
            "department",
            Bilingual("部", "department"),
            fills_down=True,
            equals=("部名",),
            aliases=("部局", "所属", "部署"),
            width=20,
            locked=False,
        ),
        Field(
            "count",
            Bilingual("必要人数", "needed"),
            Kind.INTEGER,
            required=True,
            equals=("人数",),
            aliases=("必要数", "定数", "目標人数", "需要"),
            minimum=0,
            maximum=99_999,
            width=12,
            locked=False,
        ),
        Field(
            "by",
            Bilingual("確保の方法", "by"),
            Kind.CHOICE,
            choices=WAYS,
            equals=("方法", "確保方法"),
            aliases=("区分", "調達方法"),
            width=14,
            locked=False,
        ),
    ),
    ignored=("No.", "備考", "role id"),
)
WHOLE = ("", "全庁", "全体", "区全体", "市全体", "全部局", "全所属", "全部", "whole organisation")
"""What stands for the whole organisation in the column of departments."""


@dataclass(frozen=True, slots=True)
class NeedRecord:
    """A line: role and department as they are written; `grade` None = not said."""

    role: str
    grade: int | None
    fy: int
    department: str
    count: int
    by: str
    places: dict[str, CellPlace]


def layout(framework: Framework, former: Iterable[str] = ()) -> Layout:
    """The document; roles (プロダクトマネージャー 2) may also stand side by side, with numbers below them.

    `former` are further names of roles: those of before.
    """
    every: list[tuple[Iterable[int], tuple[str, ...]]] = [
        *((role.grades, (role.id, role.name.ja, role.name.en)) for role in framework.roles.values()),
        (range(1, _MOST_GRADES + 1), tuple(former)),
    ]
    names = [
        f"{name}{between}{grade}" if grade else name
        for grades, texts in every
        for name in texts
        for grade in ("", *grades)
        for between in (("/", " ") if grade else ("",))
    ]
    return replace(LAYOUT, matrix=Matrix("role", tuple(names), said="count", about=("department", "fy")))


_MOST_GRADES = 9
_GRADED = re.compile(r"(.+?)[\s/／]+([1-9])")


def read_need_list(path: Path, options: ReadOptions, form: Layout = LAYOUT) -> tuple[list[NeedRecord], Reading]:
    """The lines of a list, and the reading with its problems. A line without 確保の方法 is to be trained."""
    reading = read(path, form, options)
    records = []
    for row in reading.rows:
        v = row.values
        where = (v["department"] or "").strip()
        graded = _GRADED.fullmatch(v["role"].strip()) if v["grade"] is None else None
        role, grade = (graded[1], int(graded[2])) if graded else (v["role"], v["grade"])
        places = {key: reading.place(row, key) for key in ("role", "grade", "fy", "department", "count")}
        records.append(
            NeedRecord(role, grade, v["fy"], "" if where in WHOLE else where, v["count"], v["by"] or "train", places)
        )
    return records, reading


def need_sheet(framework: Framework, needs: Iterable[Need], lang: Lang) -> Sheet:
    """The needs as a workbook to be edited and taken in again."""
    rows = [
        {
            "role": framework.roles[n.role].name.text.text(lang),
            "grade": n.grade,
            "fy": n.fy,
            "department": n.department or sentence("need.whole", lang),
            "count": n.count,
            "by": n.by,
        }
        for n in needs
    ]
    notes = (sentence("need.note", lang), sentence("need.note_complete", lang))
    return sheet_from_layout(LAYOUT, rows, lang, "form", extras=Extras(notes=notes))


def fingerprint(framework: Framework) -> Fingerprint:
    """What the workbook says of itself."""
    return Fingerprint(LAYOUT.id, framework=framework.digest)


def need_table(framework: Framework, needs: Iterable[Need]) -> Table:
    """The needs as a listing that can be taken in again."""
    columns = (
        column("role", "人材像", "role"),
        number("grade", "段階", "grade"),
        column("fy", "年度", "FY"),
        column("department", "部", "department"),
        number("count", "必要人数", "needed", unit=("人", "people")),
        column("by", "確保の方法", "by"),
    )
    rows: list[tuple[Fact, ...]] = [
        (
            framework.roles[n.role].name.text,
            n.grade,
            str(n.fy),
            n.department or message("need.whole"),
            n.count,
            message(f"need.by.{n.by}"),
        )
        for n in needs
    ]
    return Table("needs", LAYOUT.title, columns, rows)
