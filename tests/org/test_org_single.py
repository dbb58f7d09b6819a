"""One person found by keys is the one found among everybody, with the same refusals, units and neighbours in lists."""

from datetime import date
from typing import Any

import pytest
from org_cases import DAY, GRADES, everybody, line, take_in
from sqlalchemy import Engine

from skillmap.errors import Refusal
from skillmap.org import single
from skillmap.org.find import find_person
from skillmap.org.leavers import find_ever
from skillmap.org.store import organisation, unit_names
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment, head

LATER = date(2027, 4, 1)
MORE = (
    line("001700", "田中 花子", "タナカ ハナコ", "市民部/市民課/庶務係", "主事", former_name="大井 花子"),
    line("012345", "渡邊 隆", "ワタナベ タカシ", "市民部/市民課/証明係", "主事"),
    line("000777", "田中 次郎", "タナカ ジロウ", "総務部/総務課/庶務係", "係長"),
    line("777", "大和田 実", "オオワダ ミノル", "総務部/総務課/文書係", "主事"),
)
TEXTS = (
    "001200", "1200", "１２００", " 001200 ", "0001200", "777", "0777", "000777", "12345", "9", "0", "",
    "佐藤 美咲", "佐藤美咲", "さとうみさき", "ｻﾄｳ ﾐｻｷ", "大井 花子", "大井", "花子", "𠮷田", "吉田", "髙橋",
    "高橋", "渡邊", "ワタナベ",
    "田中", "タナカ", "たなか", "佐藤 美先", "無関係な文字列", "%", "_", "一", "田", "小林 恵", "小林", "森 恵", "森",
)  # fmt: skip


@pytest.fixture
def moved(engine: Engine) -> Engine:
    """Everybody in 2026; in 2027 four have left, one has another name, one another section."""
    take_in(engine, everybody(*MORE))
    staying = [one for one in everybody(*MORE) if one.number not in ("001311", "001496", "012345", "000777", "001200")]
    married = line("001200", "森 美咲", "モリ ミサキ", "市民部/保険年金課", "主任", former_name="佐藤 美咲")
    take_in(engine, [*staying, married], LATER, complete=True, allow_mass_change=True)
    return engine


def outcome(find: Any, *given: Any) -> object:
    """The person, or what is refused."""
    try:
        found = find(*given)
    except Refusal as refusal:
        return refusal.code, refusal.facts
    return found[1] if isinstance(found, tuple) else found


@pytest.mark.parametrize("day", [DAY, LATER])
def test_by_keys_as_among_everybody(moved: Engine, day: date) -> None:
    with reading(moved) as connection:
        for known in (None, *range(1, head(connection) + 1)):
            moment = Moment(day, known)
            whole = organisation(connection, moment, GRADES)
            for text in TEXTS:
                now = outcome(find_person, whole, text)
                assert outcome(single.find_one, connection, moment, text, GRADES) == now, text
                ever = outcome(find_ever, connection, moment, whole, text)
                alone = outcome(lambda *asked: single.find_one(*asked, ever=True), connection, moment, text, GRADES)
                assert alone == ever, text


@pytest.mark.parametrize("day", [DAY, LATER])
def test_what_is_around_a_person_is_what_the_office_has_there(moved: Engine, day: date) -> None:
    with reading(moved) as connection:
        moment = Moment(day)
        whole, names = organisation(connection, moment, GRADES), unit_names(connection, moment)
        for person in whole.people:
            around, _ = single.find_one(connection, moment, person.number, GRADES)
            assert person.unit_id is not None
            above = [unit.full_name for unit in around.above(person.unit_id)]
            assert above == [unit.full_name for unit in whole.above(person.unit_id)]
            for of in ("section_of", "department_of"):
                mine, its = getattr(around, of)(person.unit_id), getattr(whole, of)(person.unit_id)
                assert (mine and mine.id) == (its and its.id)
            own = {unit.id for unit in around.units}
            assert unit_names(connection, moment, own) == {unit: names[unit] for unit in own}


def test_of_an_office_nothing_but_the_person_and_the_units_above_is_read(moved: Engine) -> None:
    with reading(moved) as connection:
        around, _ = single.find_one(connection, Moment(DAY), "1274", GRADES)
    assert [p.name for p in around.people] == ["髙橋 千尋"]
    assert [u.full_name for u in around.units] == ["総務部", "総務部/人事課", "総務部/人事課/人事係"]
