"""Units and people as tables."""

from collections.abc import Iterable

from skillmap.org.model import Organisation, Person
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, message

UNIT_COLUMNS = (
    column("code", "コード", "code"),
    column("unit", "所属", "unit"),
    column("kind", "種別", "kind"),
    column("department", "名簿の単位", "own roster"),
    column("section", "リーダー配置", "leaders counted"),
    number("staff", "職員数", "staff", unit=("人", "people")),
)

STAFF_COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("kana", "フリガナ", "kana"),
    column("unit", "所属", "unit"),
    column("grade", "職名", "grade"),
    column("job_kind", "職種", "job kind"),
    column("employment", "雇用区分", "employment"),
    column("absence", "休職等", "leave"),
)


def unit_table(organisation: Organisation) -> Table:
    """All units in 建制順, indented by depth, with the people in and below each."""
    rows = [
        (
            u.code,
            "　" * (len(u.path) - 1) + u.name,
            u.kind,
            "○" if u.is_department else "",
            "○" if u.is_section else "",
            len(organisation.members(u.id)),
        )
        for u in organisation.units
    ]
    return Table("units", Bilingual("組織一覧", "Units"), UNIT_COLUMNS, rows, as_of=organisation.day)


def staff_table(organisation: Organisation, people: Iterable[Person]) -> Table:
    """People with where they are, in roster order."""
    rows = []
    for p in people:
        unit = organisation.unit_by_id.get(p.unit_id) if p.unit_id is not None else None
        absence = p.absence.kind if p.absence else ""
        where = unit.full_name if unit else ""
        rows.append((p.number, p.name, p.kana, where, p.grade, p.job_kind, p.employment, absence))
    notes = (message("staff.count", count=len(rows)),)
    return Table("staff", Bilingual("職員一覧", "Staff"), STAFF_COLUMNS, rows, notes, organisation.day)
