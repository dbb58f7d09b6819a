"""People by hand, in an office of six: who leaves, has a second post, leads a section, aims at something."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, UsageRefused
from skillmap.office import Office
from skillmap.storage.facts import Moment
from skillmap.storage.journal import Author
from skillmap.storage.undo import undo
from skillmap.tables import Table, records


def column_of(table: Table, key: str) -> list[object]:
    return [row[key] for row in records(table, "ja")]


def staff_on(here: Office, day: date) -> list[str]:
    with here.read() as connection:
        return [person.number for person in here.organisation(connection, Moment(day)).people]


@pytest.mark.parametrize(
    ("reason", "last_day"), [("退職", date(2026, 6, 30)), ("died", date(2026, 6, 30)), ("転出", date(2026, 6, 29))]
)
def test_somebody_leaves_at_the_end_of_the_last_day(small: Office, reason: str, last_day: date) -> None:
    draft = office.orders.depart(small, "000102", date(2026, 6, 30), reason)
    assert draft.arguments["staff"] == "000102"
    small.record(draft)
    assert "000102" in staff_on(small, last_day)
    assert "000102" not in staff_on(small, last_day.replace(month=7, day=1))
    assert ("000102" in staff_on(small, date(2026, 6, 30))) == (last_day.day == 30), "転出 is the first day elsewhere"


def test_a_leaver_frees_aim_and_leaders_seat_in_the_same_entry(small: Office) -> None:
    small.record(office.careers.aim(small, "000102", "product-manager/1"))
    small.record(office.leaders.nominate(small, "人事課", "000102"))
    number = small.record(office.orders.depart(small, "000102", date(2026, 6, 14)))
    assert number == 4
    assert column_of(office.careers.aims_of_all(small, small.moment()), "number") == []
    register = records(office.leader_register.seats(small, small.moment()), "ja")
    assert [(row["section"], row["number"], row["status"]) for row in register] == [
        ("人事課", "", "空席"), ("総務課", "", "空席"), ("戸籍課", "", "空席"),
    ]  # fmt: skip


def test_a_number_that_changes_keeps_aim_and_post_and_an_undo_gives_it_back(small: Office) -> None:
    small.record(office.careers.aim(small, "000102", "product-manager/1"))
    number = small.record(office.joining.join(small, "102", "000150"))
    assert column_of(office.careers.aims_of_all(small, small.moment()), "number") == ["000150"]
    assert "000102" not in staff_on(small, small.today)
    with pytest.raises(InputRefused) as refused:
        office.joining.join(small, "000102", "000160")
    assert refused.value.code == "E_STAFF_NUMBER_NOBODY"
    undo(small.engine, number, Author("人事 花子", "pc-01"))
    assert column_of(office.careers.aims_of_all(small, small.moment()), "number") == ["000102"]


def test_numbers_that_change_come_in_as_a_list(small: Office, tmp_path: Path) -> None:
    file = tmp_path / "numbers.csv"
    file.write_text("旧職員番号,新職員番号\n000102,000150\n000101,000151\n", "utf-8")
    small.record(office.joining.join_list(small, file))
    there = staff_on(small, small.today)
    assert {"000150", "000151"} <= set(there)
    assert {"000101", "000102"}.isdisjoint(there)


def test_a_person_has_a_card_of_one_page(small: Office, tmp_path: Path) -> None:
    assert [name for name, _ in office.person_card.card(small, "000102", out=tmp_path).jobs] != []
    organisation, record = office.staff.person_record(small, small.moment(), "000102")
    assert record.person == organisation.person_by_number["000102"]


def test_an_unknown_reason_is_refused(small: Office) -> None:
    with pytest.raises(UsageRefused) as refused:
        office.orders.depart(small, "000102", date(2026, 6, 30), "気分")
    assert refused.value.facts["name"] == "--reason"


def test_a_second_post_begins_and_ends(small: Office) -> None:
    small.record(office.orders.add_post(small, "青木", "総務課", date(2026, 6, 1)))
    with small.read() as connection:
        organisation = small.organisation(connection, small.moment())
    section = next(unit for unit in organisation.sections if unit.full_name == "総務部/総務課")
    person = organisation.person_by_number["000101"]
    assert section.id in person.extra_unit_ids
    assert person.unit_id != section.id
    small.record(office.orders.end_post(small, "青木", "総務課", date(2026, 6, 10)))
    with small.read() as connection:
        before = small.organisation(connection, Moment(date(2026, 6, 9))).person_by_number["000101"]
        after = small.organisation(connection, Moment(date(2026, 6, 10))).person_by_number["000101"]
    assert (section.id in before.extra_unit_ids, section.id in after.extra_unit_ids) == (True, False)
    with pytest.raises(UsageRefused):
        office.orders.add_post(small, "青木", "総務課", kind="隠居")


def test_a_leader_is_nominated_with_what_is_said_of_it(small: Office) -> None:
    words = office.leaders.Words(route="volunteer", reason="志願", theme="窓口の待ち時間")
    draft = office.leaders.nominate(small, "人事課", "石田", words=words)
    assert draft.command == "leader nominate"
    small.record(draft)
    found = records(office.leader_register.terms_of(small, small.moment(), section="人事課"), "ja")
    told = ("number", "starts", "ends", "route", "reason", "theme")
    assert [tuple(row[key] for key in told) for row in found] == [
        ("000102", "2026-06-15", "2027-03-31", "立候補", "志願", "窓口の待ち時間")
    ]
    excluded = office.leaders.nominate(small, "総務課", "000104")  # 部長 may not be leaders by the rule
    assert [p.code for p in excluded.problems] == ["W_LEADER_NOT_ELIGIBLE"]
    small.record(office.leaders.nominate(small, "戸籍課", "加藤", fy=FiscalYear(2027)))
    later = office.leader_register.terms_of(small, small.moment(), section="戸籍課")
    assert column_of(later, "starts") == ["2027-04-01"]


def test_an_aim_is_taken_back_also_of_somebody_who_has_left(small: Office) -> None:
    small.record(office.careers.aim(small, "000101", "product-manager/1", on=date(2026, 5, 1)))
    assert small.record(office.careers.withdrawal(small, "青木")) == 3
    assert column_of(office.careers.aims_of_all(small, small.moment()), "number") == []
    nothing = office.careers.withdrawal(small, "000102")
    assert (nothing.changes.is_empty, nothing.changes.unchanged) == (True, 1)
    small.record(office.careers.aim(small, "000102", "product-manager/1", on=date(2026, 5, 1)))
    small.record(office.orders.depart(small, "000102", date(2026, 5, 31)))
    with pytest.raises(InputRefused) as refused:
        office.careers.withdrawal(small, "居ない人")
    assert refused.value.code == "E_STAFF_UNKNOWN"


def test_stages_go_by_their_words() -> None:
    assert office.stages.stage_of("本人").code == office.stages.stage_of("self").code == "self"
    with pytest.raises(UsageRefused):
        office.stages.stage_of("神様")


def test_the_scope_of_a_question_is_one_of_three(small: Office, listed: Callable[..., int | None]) -> None:
    kind = office.intake.kinds.RatingImport(as_of=date(2026, 4, 1))
    assert listed(kind, "職員番号,氏名,企画,データ活用", "000101,青木 健,1,0", "000201,小川 恵,2,1") == 2
    with small.read() as connection:
        read = lambda **who: office.scope.read_scope(small, connection, small.moment(), **who)  # noqa: E731
        assert [p.number for p in read(staff="青木").people] == ["000101"]
        assert [p.number for p in read(section="人事課").people] == ["000101", "000102"]
        assert len(read(department="総務部").people) == 4
        assert read().staff is None
        assert read(section="人事課").staff == [p.id for p in read(section="人事課").people]
        with pytest.raises(UsageRefused):
            read(section="人事課", staff="青木")


def ahead(here: Office, draft: office.draft.Draft) -> list[tuple[str, object, str]]:
    """What recording a draft tells of leaders and days to come: which sentence, the day, the command."""
    told = [one for one in office.consequences.consequences(here, draft) if one.key.startswith("leader.coming.")]
    return [(one.key.rpartition(".")[2], one.facts["day"], str(one.facts["command"])) for one in told]


def test_an_order_for_a_day_to_come_tells_of_the_leader_whom_it_takes_away(small: Office) -> None:
    small.record(office.leaders.nominate(small, "人事課", "000102", fy=FiscalYear(2027)))
    replace = "skillmap leader replace --section 総務部/人事課 --staff … --from"
    away = office.staff.move(small, "000102", "戸籍課", date(2027, 4, 1))
    assert ahead(small, away) == [("moves", date(2027, 4, 1), f"{replace} 2027-04-01")]
    later = office.staff.move(small, "000102", "戸籍課", date(2027, 10, 1))
    assert ahead(small, later) == [("moves", date(2027, 10, 1), f"{replace} 2027-10-01")]
    # Before the term and back again in time; after the term; somebody else; a second post elsewhere.
    for nothing in (
        office.staff.move(small, "000102", "戸籍課", date(2028, 4, 1)),
        office.staff.move(small, "000101", "戸籍課", date(2027, 10, 1)),
        office.orders.add_post(small, "000102", "戸籍課", date(2027, 10, 1)),
    ):
        assert ahead(small, nothing) == []
    small.record(away)
    assert ahead(small, office.staff.move(small, "000102", "総務課", date(2027, 11, 1))) == [
        ("moves", date(2027, 11, 1), f"{replace} 2027-11-01")
    ], "told once for each order, not again for the one that is recorded"


def test_who_keeps_a_post_in_the_section_goes_on_leading_it(small: Office) -> None:
    small.record(office.orders.add_post(small, "000102", "戸籍課", date(2026, 6, 1)))
    small.record(office.leaders.nominate(small, "戸籍課", "000102", fy=FiscalYear(2027)))
    assert ahead(small, office.staff.move(small, "000102", "総務課", date(2027, 10, 1))) == []
    assert ahead(small, office.orders.depart(small, "000102", date(2027, 9, 30))) == [], "whose seat is freed"


def test_a_second_post_that_ends_on_a_day_to_come_takes_the_leader_from_its_section(small: Office) -> None:
    small.record(office.orders.add_post(small, "000102", "戸籍課", date(2026, 6, 1)))
    small.record(office.leaders.nominate(small, "戸籍課", "000102", fy=FiscalYear(2027)))
    replace = "skillmap leader replace --section 区民部/戸籍課 --staff … --from"
    over = office.orders.end_post(small, "000102", "戸籍課", date(2027, 8, 1))
    assert ahead(small, over) == [("post", date(2027, 8, 1), f"{replace} 2027-08-01")]
    before = office.orders.end_post(small, "000102", "戸籍課", date(2026, 9, 1))
    assert ahead(small, before) == [("post", date(2026, 9, 1), f"{replace} 2027-04-01")], "of the whole term"
    assert ahead(small, office.orders.end_post(small, "000102", "戸籍課", date(2028, 4, 1))) == [], "after the term"
    # Who moves into the section for good stays there.
    small.record(office.staff.move(small, "000102", "戸籍課", date(2027, 8, 1)))
    assert ahead(small, office.orders.end_post(small, "000102", "戸籍課", date(2027, 9, 1))) == []


def test_posts_that_ask_for_a_role_come_in_as_a_list(small: Office, listed: Callable[..., int | None]) -> None:
    listed(
        office.intake.kinds.PostImport(date(2026, 6, 1)),
        "所属,ポスト,求める人材像,就いている職員",
        "人事課,企画の主担当,product-manager,000101",
    )
    shown = records(office.placement.listed(small, small.moment()), "ja")
    assert [(row["post"], row["holder"], row["since"]) for row in shown] == [
        ("企画の主担当", "000101 青木 健", "2026-06-01")
    ]
