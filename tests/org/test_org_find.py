"""People and units are found by what users type; every doubt is a question or a problem, never a guess."""

from dataclasses import replace
from datetime import date

import pytest
from org_cases import DAY, everybody, line, office, staff_changes, take_in
from sqlalchemy import Engine

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Organisation

MORE = (
    line("001700", "田中 花子", "タナカ ハナコ", "市民部/市民課/庶務係", "主事", former_name="大井 花子"),
    line("012345", "渡邊 隆", "ワタナベ タカシ", "市民部/市民課/証明係", "主事"),
)


@pytest.fixture
def found(sqlite_engine: Engine) -> Organisation:
    take_in(sqlite_engine, everybody(*MORE))
    return office(sqlite_engine)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("001200", "001200"),
        ("1200", "001200"),
        ("１２００", "001200"),
        ("佐藤 美咲", "001200"),
        ("佐藤　美咲", "001200"),
        ("佐藤美咲", "001200"),
        ("サトウ ミサキ", "001200"),
        ("さとうみさき", "001200"),
        ("ｻﾄｳ ﾐｻｷ", "001200"),
        ("大井 花子", "001700"),
        ("大井", "001700"),
        ("花子", "001700"),
        ("𠮷田", "001459"),
        ("髙橋", "001274"),
        ("渡邊", "012345"),
    ],
)
def test_a_person_is_found_by(found: Organisation, text: str, number: str) -> None:
    assert find_person(found, text).number == number


def test_several_people_are_a_numbered_list_with_their_units(found: Organisation) -> None:
    with pytest.raises(NeedsAnswer) as asked:
        find_person(found, "田中")
    assert asked.value.code == "E_STAFF_AMBIGUOUS"
    assert asked.value.facts["count"] == 2
    listed = str(asked.value.facts["listed"])
    assert "1. 001311 田中 太郎 (総務部/人事課/研修係)" in listed
    assert "2. 001700 田中 花子 (市民部/市民課/庶務係)" in listed


@pytest.mark.parametrize(("text", "nearest"), [("佐藤 美先", "佐藤 美咲"), ("無関係な文字列", "")])
def test_nobody_is_told_with_the_nearest_name(found: Organisation, text: str, nearest: str) -> None:
    with pytest.raises(InputRefused) as refused:
        find_person(found, text)
    assert refused.value.facts.get("nearest", "") == nearest


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("人事課", "総務部/人事課"),
        ("人事", "総務部/人事課"),
        ("総務部/人事課", "総務部/人事課"),
        ("総務部／人事課", "総務部/人事課"),
        ("総務部　人事課", "総務部/人事課"),
        ("総務部/研修係", "総務部/人事課/研修係"),
        ("総務部/庶務係", "総務部/総務課/庶務係"),
        ("保険", "市民部/保険年金課"),
        ("u0001", "総務部"),
    ],
)
def test_a_unit_is_found_by(found: Organisation, text: str, path: str) -> None:
    if text == "人事":
        with pytest.raises(NeedsAnswer):  # 人事課 and 人事係
            find_unit(found, text)
        path, text = "総務部/人事課", "人事課"
    assert find_unit(found, text).full_name == path


def test_the_same_name_in_two_departments_is_asked(found: Organisation) -> None:
    with pytest.raises(NeedsAnswer) as asked:
        find_unit(found, "庶務係")
    assert "総務部/総務課/庶務係" in str(asked.value.facts["listed"])
    assert "市民部/市民課/庶務係" in str(asked.value.facts["listed"])


def test_a_unit_that_ended_names_who_took_over(found: Organisation) -> None:
    later = replace(found, ended={"情報課": "総務部/DX推進課", "年金課": "市民部/医療課"})
    assert find_unit(later, "年金").name == "保険年金課"
    # Neither the unit beside it whose name holds the old one (保険年金課) nor the nearest path.
    for text, heir in (
        ("情報課", "総務部/DX推進課"),
        ("総務部/情報課", "総務部/DX推進課"),
        ("年金課", "市民部/医療課"),
    ):
        with pytest.raises(InputRefused) as refused:
            find_unit(later, text)
        assert (refused.value.code, refused.value.facts["successor"]) == ("E_ORG_ENDED", heir)


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("総務部/人事科", "E_ORG_NOT_FOUND"),
        ("庶務係", "E_ORG_SEVERAL"),
        # Whoever leaves, in a list of orders: to add a unit of that name would be wrong.
        ("退職（自己都合）", "E_ORG_LEAVING"),
        ("転出", "E_ORG_LEAVING"),
        ("", "E_ORG_BLANK"),
        ("総務部人事課研修係", None),
        ("人事課研修係", None),
        ("総務部/人事課/研修係", None),
    ],
)
def test_lines_of_a_list_are_located(sqlite_engine: Engine, where: str, code: str | None) -> None:
    take_in(sqlite_engine, everybody(*MORE))
    # A later list never makes units of its own.
    told = staff_changes(sqlite_engine, everybody(*MORE, line("001311", "田中 太郎", None, where)), date(2026, 5, 1))
    assert [p.code for p in told.problems if p.code[0] == "E"] == ([code] if code else [])
    if code is None:
        assert told.is_empty
    if code == "E_ORG_NOT_FOUND":
        assert told.problems[0].facts["nearest"] == "総務部/人事課"


def test_the_day_of_the_office_is_kept(found: Organisation) -> None:
    assert found.day == DAY
