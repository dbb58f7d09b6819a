"""Who is where on a day, as known at an entry; exact names, second posts, leave, transfers. On both databases."""

from datetime import date

import pytest
from org_cases import DAY, PEOPLE, WHO, absent, everybody, line, move, office, staff_changes, take_in, where, write
from sqlalchemy import Engine

from skillmap.changes import ChangeKind
from skillmap.days import FOREVER
from skillmap.org.records import LeaveRecord
from skillmap.storage.undo import undo

JULY, APRIL_27 = date(2026, 7, 1), date(2027, 4, 1)
ODD_NAMES = (
    "渡邉󠄁 隆",  # with a variation selector
    "葛\U000e0100城 巌",
    "𠮷野 家子",
    "髙﨑 德彦",
    "カ\u3099リ 美",  # decomposed, as a Mac writes it
    "ガリ 美",
    "\ue000木 外字",
    "O'Neil-山田 Anna",
)


def test_a_list_is_the_office_of_its_day_and_not_of_the_day_before(engine: Engine) -> None:
    take_in(engine, everybody())
    found = office(engine)
    assert where(found) == {number: path for number, _, _, path, _ in PEOPLE}
    assert [u.full_name for u in found.departments] == ["総務部", "市民部"]
    assert [u.name for u in found.sections] == ["総務課", "人事課", "市民課", "保険年金課"]
    assert office(engine, date(2026, 3, 31)).people == ()
    assert staff_changes(engine, everybody()).is_empty


def test_people_stand_in_the_order_of_the_roster(engine: Engine) -> None:
    more = [
        line("001501", "井上 ア", "イノウエ ア", "市民部/市民課", "主事"),
        line("001502", "阿部 イ", "アベ イ", "市民部/市民課", "主事"),
        line("001503", "不明 ウ", "アア ウ", "市民部/市民課", "謎の職"),
        line("001504", "部長 エ", "ワ エ", "市民部", "部長"),
    ]
    take_in(engine, everybody(*more))
    numbers = [p.number for p in office(engine).members(next(u.id for u in office(engine).units if u.name == "市民部"))]
    assert numbers == ["001504", "001422", "001502", "001501", "001503", "001459", "001496"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_comes_back_byte_for_byte(engine: Engine, name: str) -> None:
    take_in(engine, everybody(line("009999", name, "テスト", "総務部/人事課", "主事", former_name="德川 髙")))
    person = office(engine).person_by_number["009999"]
    assert person.name.encode() == name.encode()
    assert person.former_name.encode() == "德川 髙".encode()


def test_a_transfer_changes_the_future_and_never_the_past(engine: Engine) -> None:
    first = take_in(engine, everybody())
    second = move(engine, "001200", "人事係", JULY)
    assert where(office(engine, date(2026, 6, 30)))["001200"] == "総務部/総務課/庶務係"
    assert where(office(engine, JULY))["001200"] == "総務部/人事課/人事係"
    assert where(office(engine, JULY, first))["001200"] == "総務部/総務課/庶務係"
    assert office(engine, JULY).person_by_number["001200"].posted_on == JULY
    assert office(engine, JULY, first).person_by_number["001200"].posted_on == DAY
    undo(engine, second, WHO)
    assert where(office(engine, JULY))["001200"] == "総務部/総務課/庶務係"
    assert where(office(engine, JULY, second))["001200"] == "総務部/人事課/人事係"


def test_an_earlier_transfer_leaves_one_that_was_prepared_for_later(engine: Engine) -> None:
    take_in(engine, everybody())
    move(engine, "001200", "人事係", APRIL_27)
    move(engine, "001200", "証明係", JULY)
    assert [where(office(engine, day))["001200"] for day in (DAY, JULY, date(2027, 3, 31), APRIL_27)] == [
        "総務部/総務課/庶務係", "市民部/市民課/証明係", "市民部/市民課/証明係", "総務部/人事課/人事係",
    ]  # fmt: skip


def test_a_transfer_that_is_called_off_never_was(engine: Engine) -> None:
    take_in(engine, everybody())
    move(engine, "001200", "人事係", JULY)
    move(engine, "001200", "庶務係", JULY)
    assert office(engine, JULY).person_by_number["001200"].posted_on == DAY
    move(engine, "001200", "証明係", date(2026, 5, 1))
    assert where(office(engine, APRIL_27))["001200"] == "市民部/市民課/証明係"


def test_a_move_to_where_somebody_is_changes_nothing(engine: Engine) -> None:
    take_in(engine, everybody())
    assert staff_changes(engine, [line(*PEOPLE[0])], JULY).is_empty
    move(engine, "001200", "人事係", JULY)
    again = staff_changes(engine, [line("001200", "佐藤 美咲", None, "総務部/人事課/人事係")], JULY)
    assert (again.is_empty, again.unchanged) == (True, 1)


def test_next_years_list_is_prepared_in_advance(engine: Engine) -> None:
    first = take_in(engine, everybody())
    joined = line("001940", "山崎 楓", "ヤマザキ カエデ", "市民部/市民課", "主事")
    moved = line("001274", "髙橋 千尋", None, "市民部/保険年金課", "係長")
    lines = [r for r in everybody(joined, moved) if r.number != "001311"]
    planned = staff_changes(engine, lines, APRIL_27, complete=True)
    assert planned.counts() == {ChangeKind.JOIN: 1, ChangeKind.MOVE: 1, ChangeKind.CHANGE: 1, ChangeKind.LEAVE: 1}
    write(engine, planned)
    today, then = office(engine, date(2027, 3, 31)), office(engine, APRIL_27)
    assert where(today) == {number: path for number, _, _, path, _ in PEOPLE}
    assert today.person_by_number["001274"].grade == "主任"
    assert set(where(then)) == set(where(today)) - {"001311"} | {"001940"}
    assert (where(then)["001274"], then.person_by_number["001274"].grade) == ("市民部/保険年金課", "係長")
    assert where(office(engine, APRIL_27, first)) == where(today)


def test_a_second_post_is_held_beside_the_main_one(engine: Engine) -> None:
    extra = line("001422", "山本 綾", None, "市民部/保険年金課", is_main=False)
    take_in(engine, [*everybody(), extra])
    found = office(engine)
    person = found.person_by_number["001422"]
    assert where(found)["001422"] == "市民部/市民課"
    assert [found.unit_by_id[u].name for u in person.extra_unit_ids] == ["保険年金課"]
    assert sum(len(found.members(u.id)) for u in found.departments) == len(PEOPLE)
    move(engine, "001422", "人事課", JULY)
    assert len(office(engine, JULY).person_by_number["001422"].extra_unit_ids) == 1
    assert staff_changes(engine, [*everybody()[:4], extra]).is_empty


def test_leave_is_dated_and_a_new_end_replaces_the_old_one(engine: Engine) -> None:
    take_in(engine, everybody())
    child = LeaveRecord("001200", "育休", date(2026, 6, 1), date(2027, 3, 31))
    write(engine, absent(engine, [child]))
    absences = {day: office(engine, day).person_by_number["001200"].absence for day in (DAY, JULY, APRIL_27)}
    assert [a.kind if a else "" for a in absences.values()] == ["", "育休", ""]
    assert absences[JULY] and absences[JULY].until == APRIL_27
    assert absent(engine, [child]).is_empty
    open_end = absent(engine, [LeaveRecord("001200", "育休", date(2026, 6, 1))])
    assert open_end.counts() == {ChangeKind.CHANGE: 1}
    write(engine, open_end)
    absence = office(engine, APRIL_27).person_by_number["001200"].absence
    assert absence and absence.until == FOREVER


def test_leave_that_makes_no_sense_is_told(engine: Engine) -> None:
    take_in(engine, everybody())
    wrong = [LeaveRecord("009000", "病休", DAY), LeaveRecord("001200", "病休", JULY, date(2026, 6, 1))]
    assert [p.code for p in absent(engine, wrong).problems] == ["E_STAFF_NUMBER_UNKNOWN", "E_LEAVE_DATES"]


def test_people_without_a_unit_are_kept_and_come_last(engine: Engine) -> None:
    take_in(engine, everybody())
    told = staff_changes(engine, everybody(line("001940", "山崎 楓", "ヤマザキ カエデ", "")))
    assert [p.code for p in told.problems if p.code[0] == "E"] == ["E_ORG_BLANK"]
    write(engine, told)
    assert office(engine).people[-1].number == "001940"
    assert where(office(engine))["001940"] == ""
