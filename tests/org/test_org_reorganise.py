"""Units renamed, merged, split, moved, abolished, founded: people go with them, the past stays, doubts are asked."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from org_cases import DAY, GRADES, PEOPLE, WHO, everybody, line, move, move_changes, office, take_in, where, write
from sqlalchemy import Engine

from skillmap.changes import ChangeSet
from skillmap.errors import InputRefused
from skillmap.org import reform_writes
from skillmap.org.find import find_unit
from skillmap.org.present import ahead, present
from skillmap.org.records import ReformRecord, ReformStep, UnitName
from skillmap.org.reform import ASKS, Reform
from skillmap.org.reorganise import reform
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment
from skillmap.storage.undo import undo
from trials import trials

JULY, JUNE = date(2026, 7, 1), date(2026, 6, 30)


def say(step: str, old: str = "", new: str = "", takes: str = "") -> ReformRecord:
    path = [tuple(part for part in text.split("/") if part) for text in (old, new)]
    return ReformRecord(ReformStep(step), path[0], path[1], JULY, tuple(t for t in takes.split("、") if t))


def plan(engine: Engine, *records: ReformRecord, day: date = JULY) -> Reform:
    with reading(engine) as connection:
        return reform(present(connection, Moment(day), GRADES), ahead(connection, day), records, day)


def codes(work: Reform) -> list[str]:
    return [p.code for p in work.problems]


def change(engine: Engine, *records: ReformRecord, day: date = JULY) -> ChangeSet:
    """Record a reorganisation; the number of people never changes."""
    work = plan(engine, *records, day=day)
    assert [p for p in codes(work) if p[0] == "E"] == []
    before, after = reform_writes.totals(work)
    assert before.staff == after.staff
    changes = reform_writes.change_set(work)
    if not changes.is_empty:
        write(engine, changes)
    return changes


@pytest.fixture
def ward(engine: Engine) -> Engine:
    take_in(engine, everybody())
    return engine


def test_a_renamed_unit_stays_the_same_unit(ward: Engine) -> None:
    before = {u.name: u.id for u in office(ward).units}
    change(ward, say("rename", "人事課", "人材課"), say("rename", "総務部", "総務企画部"))
    then = office(ward, JULY)
    assert {u.name: u.id for u in then.units}["人材課"] == before["人事課"]
    assert where(then)["001274"] == "総務企画部/人材課/人事係"
    assert where(office(ward, JUNE))["001274"] == "総務部/人事課/人事係"
    assert then.person_by_number["001274"].posted_on == DAY
    assert then.ended["人事課"] == "総務企画部/人材課"
    with pytest.raises(InputRefused) as refused:
        find_unit(then, "人事課")
    assert refused.value.facts["successor"] == "総務企画部/人材課"


def test_the_new_path_may_use_the_old_or_the_new_name_of_the_department(ward: Engine) -> None:
    change(ward, say("rename", "総務部/人事課", "総務部/人材課"), say("rename", "総務部", "総務企画部"))
    assert where(office(ward, JULY))["001274"] == "総務企画部/人材課/人事係"


def test_merged_units_take_their_people_and_teams_along(ward: Engine) -> None:
    changes = change(ward, say("merge", "市民課", "市民部/市民窓口課"), say("merge", "保険年金課", "市民部/市民窓口課"))
    then = office(ward, JULY)
    expected = {"001422": "市民部/市民窓口課", "001459": "市民部/市民窓口課/証明係", "001496": "市民部/市民窓口課"}
    assert {n: w for n, w in where(then).items() if n in expected} == expected
    assert then.person_by_number["001422"].posted_on == JULY
    assert [s.name for s in then.sections] == ["総務課", "人事課", "市民窓口課"]
    assert then.ended["市民課"] == then.ended["保険年金課"] == "市民部/市民窓口課"
    assert [s.name for s in office(ward, JUNE).sections] == ["総務課", "人事課", "市民課", "保険年金課"]
    assert {c.subject for c in changes.changes} >= {"001422 山本 綾", "市民部/市民課"}


def test_one_unit_may_take_over_another(ward: Engine) -> None:
    kept = {u.name: u.id for u in office(ward).units}["市民課"]
    change(ward, say("merge", "保険年金課", "市民部/市民課"), say("merge", "市民課", "市民部/市民課"))
    then = office(ward, JULY)
    assert where(then)["001496"] == "市民部/市民課"
    assert find_unit(then, "市民課").id == kept
    assert then.person_by_number["001422"].posted_on == DAY


def test_a_split_asks_who_goes_where_and_obeys(ward: Engine) -> None:
    halves = say("split", "人事課", "総務部/人事課"), say("split", "人事課", "総務部/育成課")
    work = plan(ward, replace(halves[0], takes=("人事係",)), halves[1])
    assert codes(work) == ["E_SPLIT_UNASSIGNED"]
    assert work.problems[0].facts["found"] == ("研修係",)
    change(ward, halves[0], replace(halves[1], takes=("研修係",)))
    then = office(ward, JULY)
    assert (where(then)["001274"], where(then)["001311"]) == ("総務部/人事課/人事係", "総務部/育成課/研修係")
    assert find_unit(then, "育成課").is_section


def test_a_split_takes_people_by_number_and_by_name(ward: Engine) -> None:
    take_in(ward, [line("001900", "森 一", None, "市民部/市民課"), line("001901", "林 二", None, "市民部/市民課")])
    first = say("split", "市民課", "市民部/窓口課", "1422、森 一、証明係")
    asked = plan(ward, first, say("split", "市民課", "市民部/戸籍課"))
    assert codes(asked) == ["E_SPLIT_UNASSIGNED"]
    assert asked.problems[0].facts["found"] == ("001901 林 二",)
    wrong = plan(ward, first, say("split", "市民課", "市民部/戸籍課", "林 二、佐藤 美咲"))
    assert codes(wrong) == ["E_REORG_TAKES"]
    change(ward, first, say("split", "市民課", "市民部/戸籍課", "残り"))
    found = where(office(ward, JULY))
    assert [found[n] for n in ("001422", "001900", "001459", "001901")] == [
        "市民部/窓口課", "市民部/窓口課", "市民部/窓口課/証明係", "市民部/戸籍課",
    ]  # fmt: skip
    assert office(ward, JULY).ended["市民課"] == "市民部/窓口課、市民部/戸籍課"


def test_a_moved_unit_takes_everything_along(ward: Engine) -> None:
    change(ward, say("move", "人事課", "市民部/人事課"))
    then = office(ward, JULY)
    assert where(then)["001311"] == "市民部/人事課/研修係"
    assert [u.name for u in then.units if u.parent_id == find_unit(then, "市民部").id][-1] == "人事課"
    assert then.person_by_number["001311"].posted_on == DAY


def test_an_abolished_unit_with_people_asks_where_they_go(ward: Engine) -> None:
    asked = plan(ward, say("abolish", "保険年金課"))
    assert codes(asked) == ["E_ORG_HAS_STAFF"]
    assert asked.problems[0].facts["found"] == ("001496 小林 恵",)
    assert set(codes(asked)) <= ASKS
    move(ward, "001496", "市民課", JULY)
    change(ward, say("abolish", "保険年金課"))
    assert "保険年金課" not in [u.name for u in office(ward, JULY).units]
    assert where(office(ward, JULY))["001496"] == "市民部/市民課"
    change(ward, say("abolish", "人事課", "総務部/総務課"), say("found", "", "市民部/広報課"))
    assert where(office(ward, JULY))["001311"] == "総務部/総務課"
    assert find_unit(office(ward, JULY), "広報課").is_section


def test_transfers_prepared_into_a_unit_that_ends_go_on_with_it(ward: Engine) -> None:
    move(ward, "001200", "保険年金課", date(2026, 10, 1))
    take_in(ward, [line("001274", "髙橋 千尋", None, "市民部/保険年金課", is_main=False)])
    change(ward, say("merge", "保険年金課", "市民部/市民課"))
    assert where(office(ward, date(2026, 9, 30)))["001200"] == "総務部/総務課/庶務係"
    assert where(office(ward, date(2026, 10, 1)))["001200"] == "市民部/市民課"
    extra = office(ward, JULY).person_by_number["001274"].extra_unit_ids
    assert [office(ward, JULY).unit_by_id[u].name for u in extra] == ["市民課"]


def test_a_transfer_before_a_reorganisation_that_is_recorded_follows_it(ward: Engine) -> None:
    may, eve = date(2026, 5, 1), JUNE
    change(ward, say("merge", "市民課", "市民部/窓口課"), say("merge", "保険年金課", "市民部/窓口課"))
    change(ward, say("split", "人事課", "総務部/育成課", "研修係"), say("split", "人事課", "総務部/職員課", "残り"))
    move(ward, "001200", "市民課", may)  # into a unit that ends: on with the one that takes over
    assert [where(office(ward, day))["001200"] for day in (eve, JULY)] == ["市民部/市民課", "市民部/窓口課"]
    move(ward, "001496", "総務課", may)  # out of such a unit: and not back into its successor
    assert [where(office(ward, day))["001496"] for day in (eve, JULY)] == ["総務部/総務課"] * 2
    asked = move_changes(ward, "001237", "人事課", may)
    assert [p.code for p in asked.problems] == ["E_MOVE_UNIT_ENDS"]
    move(ward, "001237", "育成課", JULY)
    move(ward, "001237", "人事課", may)
    assert [where(office(ward, day))["001237"] for day in (eve, JULY)] == ["総務部/人事課", "総務部/育成課"]


def test_one_entry_is_taken_back_whole(ward: Engine) -> None:
    before = {day: office(ward, day) for day in (DAY, JUNE, JULY)}
    change(
        ward,
        say("rename", "総務部", "企画部"),
        say("merge", "市民課", "市民部/窓口課"),
        say("merge", "保険年金課", "市民部/窓口課"),
        say("move", "人事課", "市民部/人事課"),
    )
    assert office(ward, DAY) == replace(before[DAY], units=office(ward, DAY).units)
    assert [u.full_name for u in office(ward, JUNE).units] == [u.full_name for u in before[JUNE].units]
    undo(ward, 2, WHO)
    assert {day: office(ward, day) for day in before} == before


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (say("rename", "人事科", "人材課"), "E_ORG_NOT_FOUND"),
        (say("rename", "人事課", ""), "E_REORG_INCOMPLETE"),
        (say("merge", "", "総務部/人材課"), "E_REORG_INCOMPLETE"),
        (say("rename", "人事課", "総務課"), "E_REORG_NAME_TAKEN"),
        (say("found", "", "総務部/人事課"), "E_REORG_NAME_TAKEN"),
        (say("found", "", "新しい課"), "E_REORG_PARENT"),
        (say("move", "総務部", "総務部/総務課/総務部"), "E_REORG_CIRCLE"),
        (say("move", "人事課", "総務倍部/人事課"), "W_REORG_NEW_PARENT"),
    ],
)
def test_lines_that_make_no_sense_are_told(ward: Engine, record: ReformRecord, code: str) -> None:
    assert codes(plan(ward, record)) == [code]


def test_a_town_of_sections_without_departments_founds_another(engine: Engine) -> None:
    town = line("000001", "山田 太郎", "ヤマダ タロウ", "総務課/庶務係")
    take_in(engine, [replace(town, units=(UnitName("課", "総務課"), UnitName("係", "庶務係")))])
    assert codes(plan(engine, say("found", "", "庶務係"))) == ["E_REORG_PARENT"]
    change(engine, say("found", "", "企画課"))
    assert [(u.full_name, u.is_section) for u in office(engine, JULY).units if u.parent_id is None] == [
        ("総務課", True),
        ("企画課", True),
    ]


def test_a_unit_with_a_later_change_is_left_alone(ward: Engine) -> None:
    change(ward, say("rename", "人事課", "人材課"), day=JULY)
    assert codes(plan(ward, say("rename", "人事課", "職員課"), day=date(2026, 5, 1))) == ["E_REORG_LATER"]


def test_a_line_that_changes_nothing_is_counted(ward: Engine) -> None:
    work = plan(ward, say("rename", "人事課", "総務部/人事課"))
    assert (work.unchanged, reform_writes.change_set(work).is_empty) == (1, True)


SECTIONS = ["総務課", "人事課", "市民課", "保険年金課"]
LINES = st.lists(
    st.tuples(
        st.sampled_from(list(ReformStep)), st.sampled_from(SECTIONS), st.sampled_from([*SECTIONS, "新課", "別課"])
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda line: line[1],
)


@settings(max_examples=trials(30, 10))
@given(lines=LINES)
def test_any_reorganisation_leaves_everybody_in_one_unit_or_asks(
    sqlite_engine: Engine, lines: list[tuple[ReformStep, str, str]]
) -> None:
    engine = sqlite_engine
    if not office(engine).units:
        take_in(engine, everybody())
    department = {"市民課": "市民部", "保険年金課": "市民部"}
    records = [
        say(step.value, "" if step is ReformStep.FOUND else old, f"{department.get(new, '総務部')}/{new}", "残り")
        for step, old, new in lines
    ]
    work = plan(engine, *records)
    if any(code[0] == "E" for code in codes(work)):
        return
    before, after = reform_writes.totals(work)
    assert before.staff == after.staff == len(PEOPLE)
    changes = reform_writes.change_set(work)
    if changes.is_empty:
        return
    number = write(engine, changes)
    then = office(engine, JULY)
    assert set(where(then)) == {p[0] for p in PEOPLE}
    assert all(where(then).values())
    assert len(then.sections) == after.sections
    assert where(office(engine, JUNE)) == {p[0]: p[3] for p in PEOPLE}
    undo(engine, number, WHO)
    assert where(office(engine, JULY)) == {p[0]: p[3] for p in PEOPLE}
