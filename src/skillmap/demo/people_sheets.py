"""The ward's lists of units, staff and leave as its HR office keeps them: title, day, maker, totals, notes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from skillmap import sheets
from skillmap.demo import chart
from skillmap.demo.absence import DemoAbsence
from skillmap.demo.people import GRADES, ChartPost, MadeUpPerson, StaffEntry
from skillmap.documents import leave_list, staff_list, unit_list

MADE_UP = f"※{chart.OFFICE}は架空の区です。実在の団体・人物とは関係ありません。"
HR = f"{chart.OFFICE} 総務部人事課"
_STAFF_COLUMNS = (
    "number", "name", "kana", "former_name", "department", "section", "subsection", "grade", "job_kind", "employment",
    "main", "hired_on", "posted_on",
)  # fmt: skip


def units(day: date) -> sheets.Sheet:
    """組織一覧: departments, sections and teams in 建制順, with the office's own codes."""
    rows = list(_unit_rows())
    extras = sheets.Extras(title=f"{chart.OFFICE} 組織一覧", subtitle=(f"作成：{HR}",), notes=(MADE_UP,))
    fields = ("code", "department", "section", "subsection", "leaders", "roster")
    return sheets.sheet_from_layout(unit_list.LAYOUT, rows, as_of=day, fields=fields, extras=extras)


def _unit_rows() -> Iterator[dict[str, str]]:
    sections = chart.sections()
    for d, department in enumerate(chart.departments(), 1):
        yield {"code": f"{d:02d}", "department": department, "leaders": "no", "roster": "yes"}
        for s, section in enumerate((one for one in sections if one.department == department), 1):
            own = {"department": department, "section": section.name}
            yield {"code": f"{d:02d}{s:02d}", **own, "leaders": "yes", "roster": "no"}
            for t, team in enumerate(section.teams, 1):
                yield {"code": f"{d:02d}{s:02d}{t:02d}", **own, "subsection": team, "leaders": "no", "roster": "no"}


def staff(listed: Sequence[tuple[MadeUpPerson, StaffEntry]], day: date) -> sheets.Sheet:
    """職員名簿 in 建制順, then grade, then staff number; second posts have a row of their own; totals at the bottom."""
    places = {place: n for n, place in enumerate(_places())}
    rows: list[tuple[tuple[int, int, str], dict[str, Any]]] = []
    for person, stand in listed:
        rank = GRADES.index(stand.grade)
        rows.append(((places[stand.post], rank, person.number), _staff_row(person, stand, stand.post, "main")))
        if stand.extra is not None:
            rows.append(((places[stand.extra], rank, person.number), _staff_row(person, stand, stand.extra, "extra")))
    rows.sort(key=lambda pair: pair[0])
    table = [row for _, row in rows]
    # Offices close their lists with a 計: no reader may take it for a person.
    table.append({"number": "計", "name": f"{len(listed):,}名"})
    extras = sheets.Extras(
        title=f"{chart.OFFICE} 職員名簿",
        subtitle=(f"作成：{HR}",),
        notes=("※兼務の職員は、兼務先にも行があります。合計は本務の人数です。", MADE_UP),
        confidential=True,
        emphasis={len(table) - 1: sheets.Emphasis.TOTAL},
        frozen_columns=2,
    )
    return sheets.sheet_from_layout(staff_list.LAYOUT, table, as_of=day, fields=_STAFF_COLUMNS, extras=extras)


def _places() -> Iterator[ChartPost]:
    """Every place of the chart in 建制順."""
    sections = chart.sections()
    for department in chart.departments():
        yield ChartPost(department)
        for section in (one for one in sections if one.department == department):
            yield ChartPost(department, section.name)
            yield from (ChartPost(department, section.name, team) for team in section.teams)


def _staff_row(person: MadeUpPerson, stand: StaffEntry, post: ChartPost, main: str) -> dict[str, Any]:
    return {
        "number": person.number,
        "name": stand.name,
        "kana": stand.kana,
        "former_name": person.former_name if stand is person.now else "",
        "department": post.department,
        "section": post.section,
        "subsection": post.team,
        "grade": stand.grade,
        "job_kind": person.job,
        "employment": person.employment,
        "main": main,
        "hired_on": person.hired_on,
        "posted_on": stand.posted_on,
    }


def leave(absences: Sequence[DemoAbsence], stands: Mapping[str, StaffEntry], day: date) -> sheets.Sheet:
    """休職等一覧 of a day, by staff number, with a 計 row that no reader may take for a person."""
    rows: list[dict[str, Any]] = [
        {"number": a.number, "name": stands[a.number].name, "kind": a.kind, "since": a.first, "until": a.last}
        for a in absences
    ]
    rows.append({"number": "計", "name": f"{len(absences)}名"})
    extras = sheets.Extras(
        title=f"{chart.OFFICE} 休職等一覧",
        subtitle=(sheets.as_of_line(day, "ja"), f"作成：{HR}"),
        notes=(MADE_UP,),
        confidential=True,
        emphasis={len(rows) - 1: sheets.Emphasis.TOTAL},
    )
    return sheets.sheet_from_layout(leave_list.LAYOUT, rows, extras=extras)
