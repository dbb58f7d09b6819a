"""Units and people as tables."""

from collections.abc import Iterable

from skillmap.org.facts import OF_A_NAME, VALUES
from skillmap.org.leave_import import period
from skillmap.org.model import Organisation, Person, SecondPost, Unit
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, Message, message

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
    column("kana", "フリガナ", "kana", is_minor=True),
    column("unit", "所属", "unit"),
    column("grade", "職名", "grade"),
    column("job_kind", "職種", "job kind", is_minor=True),
    column("employment", "任用区分", "employment", is_minor=True),
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


def second_here(organisation: Organisation, unit: Unit) -> tuple[Message, ...]:
    """Who has a second post in a unit or below it and the main one elsewhere, with where and as what."""
    return tuple(
        message("staff.second_here", person=person.shown, post=_post_at(organisation, post))
        for person in organisation.people
        if not organisation.is_within(person.unit_id, unit.id)
        for post in person.second_posts
        if organisation.is_within(post.unit_id, unit.id)
    )


def _post_at(organisation: Organisation, post: SecondPost) -> Message:
    return message(f"staff.post.at.{post.kind}", unit=organisation.unit_by_id[post.unit_id].full_name)


def staff_table(organisation: Organisation, people: Iterable[Person], unit: Unit | None = None) -> Table:
    """People with where they are, in roster order; of a unit also, below and not counted, its second posts."""
    rows = []
    for p in people:
        absence = p.absence.kind if p.absence else ""
        where = organisation.unit_name_of(p)
        rows.append((p.number, p.name, p.kana, where, p.grade, p.job_kind, p.employment, absence))
    notes = (message("staff.count", count=len(rows)), *(second_here(organisation, unit) if unit else ()))
    return Table("staff", Bilingual("職員一覧", "Staff"), STAFF_COLUMNS, rows, notes, organisation.day)


PERSON_COLUMNS = (column("item", "項目", "item"), column("value", "内容", "value"))


def person_rows(organisation: Organisation, person: Person) -> list[tuple[Fact, Fact]]:
    """Item and value of what is recorded of one person on the day."""
    extra = tuple(
        _post_at(organisation, post) for post in person.second_posts if post.unit_id in organisation.unit_by_id
    )
    absence = None
    if person.absence:
        absence = period(person.absence.kind, person.absence.since, person.absence.until)
    rows: list[tuple[Fact, Fact]] = [
        (message("staff.number"), person.number),
        (message("staff.former_number"), person.former_numbers),
        *((message(f"staff.{name}"), getattr(person, name)) for name in OF_A_NAME),
        (message("staff.unit"), organisation.unit_name_of(person)),
        (message("staff.posted_on"), person.posted_on),
        (message("staff.extra_unit"), extra),
        *((message(f"staff.{name}"), getattr(person, name)) for name in VALUES if name not in OF_A_NAME),
        (message("leave.kind"), absence),
    ]
    return [row for row in rows if row[1] not in (None, "", ())]
