"""The ward's lists of leaders, ratings and aims as its offices keep them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from skillmap import sheets
from skillmap.assessment.model import Stage
from skillmap.demo import chart
from skillmap.demo.nominees import SectionNominee
from skillmap.demo.people import FY, MadeUpPerson, StaffEntry
from skillmap.demo.people_sheets import HR, MADE_UP
from skillmap.demo.wishes import DemoWish
from skillmap.documents import aim_list, nomination_list, rating_list
from skillmap.framework.model import Framework, LeaderRule

DX = f"{chart.OFFICE} 政策経営部{chart.DX_SECTION}"


def leaders(
    rule: LeaderRule, fy: int, nominees: Sequence[SectionNominee], stands: Mapping[str, StaffEntry]
) -> sheets.Sheet:
    """推薦名簿 of a year, a row per section; sections that nominated nobody have a row without a name."""
    by_section = {n.section.name: n for n in nominees}
    rows = [_leader_row(section, by_section.get(section.name), stands, fy) for section in chart.sections()]
    vacant = {n: sheets.Emphasis.VACANT for n, row in enumerate(rows) if "number" not in row}
    year = f"令和{fy - 2018}年度"
    extras = sheets.Extras(
        title=f"{chart.OFFICE} {rule.title.ja}推薦名簿（{year}）",
        subtitle=(f"{year}　{len(nominees)}所属が推薦（全{len(rows)}所属）", f"作成：{DX}"),
        notes=("※氏名のない行は、推薦がまだの所属です。", MADE_UP),
        emphasis=vacant,
    )
    fields = (
        "department", "section", "number", "name", "grade", "fy", "route", "starts", "ends", "nominated_by",
        "nominated_on", "reason", "theme",
    )  # fmt: skip
    return sheets.sheet_from_layout(nomination_list.layouts(rule)[0], rows, fields=fields, extras=extras)


def _leader_row(
    section: chart.ChartSection, nominee: SectionNominee | None, stands: Mapping[str, StaffEntry], fy: int
) -> dict[str, Any]:
    row: dict[str, Any] = {"department": section.department, "section": section.name}
    if nominee is None:
        return row
    return {
        **row,
        "number": nominee.number,
        "name": stands[nominee.number].name,
        "grade": stands[nominee.number].grade,
        "fy": fy,
        "route": nominee.route,
        "starts": date(fy, 4, 1),
        "ends": nominee.ends,
        "nominated_by": nominee.nominated_by,
        "nominated_on": nominee.nominated_on,
        "reason": nominee.reason,
        "theme": nominee.theme,
    }


def ratings(
    framework: Framework,
    levels: Mapping[str, Mapping[str, int | None]],
    listed: Sequence[tuple[MadeUpPerson, StaffEntry]],
    day: date,
) -> sheets.Sheet:
    """スキル評価表 of approved levels by staff number; － is not assessed, for some in every skill."""
    rows = [
        {
            "number": person.number,
            "name": stand.name,
            "department": stand.post.department,
            "section": stand.post.section,
            "grade": stand.grade,
            **levels.get(person.number, {}),
        }
        for person, stand in listed
    ]
    rows.append({"number": "計", "name": f"{len(rows):,}名"})
    extras = sheets.Extras(
        title=f"{chart.OFFICE} スキル評価表（承認）",
        subtitle=(f"作成：{HR}",),
        notes=("※－は未評価です。レベル0（評価の結果、未経験）とは異なります。", MADE_UP),
        confidential=True,
        emphasis={len(rows) - 1: sheets.Emphasis.TOTAL},
        frozen_columns=2,
    )
    layout = rating_list.layout(framework, Stage.APPROVED)
    return sheets.sheet_from_layout(layout, rows, as_of=day, fields=rating_list.columns(framework), extras=extras)


def aims(framework: Framework, wishes: Sequence[DemoWish], stands: Mapping[str, StaffEntry], day: date) -> sheets.Sheet:
    """目標一覧 by staff number, roles by their Japanese names."""
    rows: list[dict[str, Any]] = [
        {
            "number": w.number,
            "name": stands[w.number].name,
            "department": stands[w.number].post.department,
            "section": stands[w.number].post.section,
            "role": framework.roles[w.target.role].name.ja,
            "grade": w.target.grade,
            "wish": w.wish,
            "since": w.since,
        }
        for w in wishes
    ]
    rows.append({"number": "計", "name": f"{len(wishes):,}名"})
    extras = sheets.Extras(
        title=f"{chart.OFFICE} 目標（希望する人材像）一覧　令和{FY - 2018}年度",
        subtitle=(sheets.as_of_line(day, "ja"), f"作成：{HR}"),
        notes=(MADE_UP,),
        confidential=True,
        emphasis={len(rows) - 1: sheets.Emphasis.TOTAL},
    )
    fields = ("number", "name", "department", "section", "role", "grade", "wish", "since")
    return sheets.sheet_from_layout(aim_list.LAYOUT, rows, fields=fields, extras=extras)
