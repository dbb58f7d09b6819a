"""Nominations: seats, handovers, contradictions; what is written is what is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from skillmap.changes import ChangeKind, ChangeSet, Insert, Retract
from skillmap.framework.model import LeaderRule
from skillmap.leaders.handover import hand_over
from skillmap.leaders.model import Nomination, Term
from skillmap.leaders.resolve import Book
from skillmap.leaders.seating import nominate
from skillmap.org.model import Absence, Organisation
from skillmap.problems import CellPlace
from skillmap.words import message

Make = Callable[..., Nomination]
MakeBook = Callable[..., Book]
MakeTerm = Callable[..., Term]
APRIL, TODAY = date(2026, 4, 1), date(2026, 6, 15)
TITLE = message("leader.import_title", title="")


def codes(changes: ChangeSet) -> list[str]:
    return sorted(p.code for p in changes.problems)


def at(row: int) -> CellPlace:
    return CellPlace("leaders.xlsx", "Sheet", f"C{row}")


def rows(changes: ChangeSet) -> list[dict[str, object]]:
    return [dict(zip(w.columns, row, strict=True)) for w in changes.writes if isinstance(w, Insert) for row in w.rows]


def retracted(changes: ChangeSet) -> list[int]:
    return [number for w in changes.writes if isinstance(w, Retract) for number in w.ids]


def test_a_nomination_gets_the_seat_for_its_fiscal_year(book: MakeBook, nomination: Make) -> None:
    changes = nominate(TITLE, [nomination("001274", "総務部/人事課", reason="意欲がある", place=at(2))], book())
    assert codes(changes) == []
    [row] = rows(changes)
    assert (row["unit_id"], row["seat_no"], row["staff_id"], row["fy"]) == (3, 1, 1274, 2026)
    assert (row["valid_from"], row["valid_to"]) == (date(2026, 4, 1), date(2027, 4, 1))
    assert row["reason"] == "意欲がある"
    assert row["cell"] == "C2"
    assert [c.kind for c in changes.changes] == [ChangeKind.ADD]


def test_without_a_section_the_persons_own_counts(book: MakeBook, nomination: Make) -> None:
    [row] = rows(nominate(TITLE, [nomination("001274")], book()))
    assert row["unit_id"] == 3


def test_two_for_one_seat_are_told_at_both_rows(book: MakeBook, nomination: Make) -> None:
    both = [nomination("001200", "総務課", place=at(2)), nomination("001237", "総務課", place=at(3))]
    changes = nominate(TITLE, both, book())
    assert [(p.code, p.place) for p in changes.problems] == [("E_LEADER_DUP", at(2)), ("E_LEADER_DUP", at(3))]


def test_the_same_person_twice_for_one_section_is_a_duplicate(book: MakeBook, nomination: Make) -> None:
    twice = [nomination("001200", "総務課", place=at(2)), nomination("001200", "総務課", place=at(3))]
    assert codes(nominate(TITLE, twice, book())) == ["E_LEADER_DUP", "E_LEADER_DUP"]


def test_a_handover_in_october_is_fine_and_one_day_of_overlap_is_not(book: MakeBook, nomination: Make) -> None:
    first, second = date(2026, 4, 1), date(2026, 10, 1)
    fine = [
        nomination("001274", "人事課", starts=first, ends=date(2026, 9, 30)),
        nomination("001311", "人事課", starts=second),
    ]
    changes = nominate(TITLE, fine, book())
    assert codes(changes) == []
    assert [(r["valid_from"], r["valid_to"]) for r in rows(changes)] == [(first, second), (second, date(2027, 4, 1))]
    wrong = [
        nomination("001348", "デジタル推進課", starts=first, ends=second, place=at(6)),
        nomination("001385", "デジタル推進課", starts=second, place=at(7)),
    ]
    problems = nominate(TITLE, wrong, book()).problems
    assert [(p.code, p.place) for p in problems] == [("E_LEADER_OVERLAP", at(6)), ("E_LEADER_OVERLAP", at(7))]


def test_another_fiscal_year_is_another_term(book: MakeBook, nomination: Make, rule: LeaderRule) -> None:
    years = [nomination("001200", "総務課", fy=2025), nomination("001237", "総務課", fy=2026)]
    long = rule.model_copy(update={"term_fiscal_years": 3})
    changes = nominate(TITLE, years, book(rule=long))
    assert codes(changes) == []
    assert [(r["fy"], r["valid_from"], r["valid_to"]) for r in rows(changes)] == [
        (2025, date(2025, 4, 1), date(2026, 4, 1)),
        (2026, date(2026, 4, 1), date(2029, 4, 1)),
    ]


def test_one_person_for_two_sections_is_told_once(book: MakeBook, nomination: Make) -> None:
    two = [nomination("001200", "総務課", place=at(2)), nomination("001200", "区民課", place=at(3))]
    problems = nominate(TITLE, two, book()).problems
    assert [(p.code, p.place) for p in problems] == [("E_LEADER_OTHER_SECTION", at(3))]


def test_a_rule_may_allow_two_sections_but_not_strangers(book: MakeBook, nomination: Make, rule: LeaderRule) -> None:
    free = rule.model_copy(update={"one_section_only": False})
    two = [nomination("001200", "総務課"), nomination("001200", "区民課")]
    assert codes(nominate(TITLE, two, book(rule=free))) == ["E_LEADER_NOT_MEMBER"]


def test_unknown_people_sections_and_swapped_names_stop_the_row(book: MakeBook, nomination: Make) -> None:
    wrong = [
        nomination("009999", "区民課"),
        nomination("001274", "人事科"),
        nomination("001311", "人事課", name="田中 花子"),
        nomination("001348", "区民部"),
        nomination("001385", "デジタル推進課", name="渡辺　隆"),
    ]
    assert codes(nominate(TITLE, wrong, book())) == [
        "E_LEADER_NOT_SECTION", "E_NAME_DIFFERS", "E_ORG_UNKNOWN", "E_STAFF_UNKNOWN",
    ]  # fmt: skip


def test_ranked_candidates_beyond_the_seats_are_noted(book: MakeBook, nomination: Make) -> None:
    ranked = [nomination("001459", "区民課", rank=2), nomination("001422", "区民課", rank=1)]
    changes = nominate(TITLE, ranked, book())
    assert codes(changes) == ["N_LEADER_CANDIDATE"]
    assert [r["staff_id"] for r in rows(changes)] == [1422]


def test_a_section_with_two_seats_takes_two(book: MakeBook, nomination: Make, rule: LeaderRule) -> None:
    two = rule.model_copy(update={"seats_per_section": 2})
    changes = nominate(TITLE, [nomination("001200", "総務課"), nomination("001237", "総務課")], book(rule=two))
    assert codes(changes) == []
    assert [r["seat_no"] for r in rows(changes)] == [1, 2]


def test_a_held_seat_is_taken_unless_the_command_takes_over(book: MakeBook, nomination: Make, term: MakeTerm) -> None:
    held = term(2, 1200)
    asked = [nomination("001237", "総務課", starts=date(2026, 7, 1))]
    assert codes(nominate(TITLE, asked, book(held))) == ["E_LEADER_SEAT_TAKEN"]
    changes = nominate(TITLE, asked, book(held, takes_over=True))
    assert codes(changes) == ["W_LEADER_ENDS"]
    assert retracted(changes) == [1]
    assert [(r["staff_id"], r["valid_from"], r["valid_to"]) for r in rows(changes)] == [
        (1200, date(2026, 4, 1), date(2026, 7, 1)),
        (1237, date(2026, 7, 1), date(2027, 4, 1)),
    ]


def test_the_same_again_changes_nothing_and_new_texts_are_added(
    book: MakeBook, nomination: Make, term: MakeTerm
) -> None:
    held = term(2, 1200, reason="意欲がある")
    same = nominate(TITLE, [nomination("001200", "総務課", reason="意欲がある")], book(held))
    assert same.is_empty
    assert same.unchanged == 1
    changes = nominate(TITLE, [nomination("001200", "総務課", theme="申請のオンライン化")], book(held))
    assert retracted(changes) == [1]
    [row] = rows(changes)
    assert (row["theme"], row["reason"]) == ("申請のオンライン化", "意欲がある")
    assert (row["valid_from"], row["valid_to"]) == (held.valid_from, held.valid_to)


def test_a_leader_who_moved_away_makes_room_by_the_rule(
    book: MakeBook, nomination: Make, term: MakeTerm, office: Organisation, rule: LeaderRule
) -> None:
    long = rule.model_copy(update={"term_fiscal_years": 3})
    moved = term(2, 1274, valid_from=date(2025, 4, 1), valid_to=date(2028, 4, 1))
    asked = [nomination("001237", "総務課", starts=date(2026, 6, 1))]
    people = tuple(replace(p, posted_on=date(2026, 4, 1)) if p.id == 1274 else p for p in office.people)
    after = replace(office, people=people)
    state = book(moved, rule=long, organisation_on=lambda day: replace(after, day=day))
    changes = nominate(TITLE, asked, state)
    assert codes(changes) == []
    assert [(r["staff_id"], r["valid_to"]) for r in rows(changes)] == [
        (1274, date(2026, 4, 1)),
        (1237, date(2029, 4, 1)),
    ]
    stays = long.model_copy(update={"on_transfer": "continues"})
    assert codes(nominate(TITLE, asked, replace(state, rule=stays))) == ["E_LEADER_SEAT_TAKEN"]


def test_a_term_without_end_stops_before_one_that_is_already_recorded(
    book: MakeBook, nomination: Make, term: MakeTerm, rule: LeaderRule
) -> None:
    long = rule.model_copy(update={"term_fiscal_years": 3})
    changes = nominate(TITLE, [nomination("001200", "総務課", fy=2024)], book(term(2, 1237), rule=long))
    assert codes(changes) == []
    [row] = rows(changes)
    assert (row["valid_from"], row["valid_to"]) == (date(2024, 4, 1), date(2026, 4, 1))


def test_warnings_do_not_stop(book: MakeBook, nomination: Make, office: Organisation, rule: LeaderRule) -> None:
    away = replace(office.person_by_number["001274"], absence=Absence("育休", date(2026, 1, 1), date(2027, 1, 1)))
    people = tuple(away if p.id == away.id else p for p in office.people)
    strict = rule.model_copy(update={"excluded_grades": ("課長", "主任"), "exempt_units": ("人事課",)})
    state = book(rule=strict, organisation_on=lambda day: replace(office, day=day, people=people))
    changes = nominate(TITLE, [nomination("001274", "人事課", route="appointed")], state)
    assert codes(changes) == ["W_LEADER_EXEMPT", "W_LEADER_NOT_ELIGIBLE", "W_LEADER_ON_LEAVE", "W_LEADER_ROUTE"]
    assert len(rows(changes)) == 1


def test_last_day_before_the_first_is_refused(book: MakeBook, nomination: Make) -> None:
    wrong = nomination("001200", "総務課", starts=date(2026, 7, 1), ends=date(2026, 6, 30))
    assert codes(nominate(TITLE, [wrong], book())) == ["E_LEADER_PERIOD"]


def test_replace_gives_the_successor_the_rest_of_the_term(
    book: MakeBook, nomination: Make, term: MakeTerm, office: Organisation
) -> None:
    held = term(2, 1200, valid_to=date(2028, 4, 1))
    day = date(2026, 10, 1)
    changes = hand_over(TITLE, office.unit_by_id[2], day, nomination("001237"), book(held))
    assert codes(changes) == []
    assert [(r["staff_id"], r["valid_from"], r["valid_to"]) for r in rows(changes)] == [
        (1200, held.valid_from, day),
        (1237, day, date(2028, 4, 1)),
    ]


def test_replace_without_successor_leaves_the_seat_vacant(book: MakeBook, term: MakeTerm, office: Organisation) -> None:
    held = term(2, 1200)
    changes = hand_over(TITLE, office.unit_by_id[2], date(2026, 10, 1), None, book(held))
    [row] = rows(changes)
    assert (row["staff_id"], row["valid_to"]) == (1200, date(2026, 10, 1))
    assert (row["source_id"], row["cell"]) == (7, "B1")


def test_replacing_from_the_first_day_takes_the_old_term_back(
    book: MakeBook, nomination: Make, term: MakeTerm, office: Organisation
) -> None:
    held = term(2, 1200)
    changes = hand_over(TITLE, office.unit_by_id[2], held.valid_from, nomination("001237"), book(held))
    assert [r["staff_id"] for r in rows(changes)] == [1237]
    assert [c.kind for c in changes.changes] == [ChangeKind.REMOVE, ChangeKind.ADD]


def test_a_term_that_would_begin_before_today_is_asked_about(book: MakeBook, nomination: Make) -> None:
    asked = [nomination("001274", "人事課", place=at(2))]
    changes = nominate(TITLE, asked, book(starts=None))
    assert [(p.code, p.place) for p in changes.problems] == [("E_LEADER_FROM", at(2))]
    for given in ({"starts": APRIL}, {"fy": 2025}, {"fy": 2027}):
        assert codes(nominate(TITLE, [nomination("001274", "人事課", **given)], book(starts=None))) == []
    [row] = rows(nominate(TITLE, [nomination("001274", "人事課", fy=2026)], book(starts=TODAY)))
    assert row["valid_from"] == TODAY


def test_a_free_seat_is_taken_before_a_term_ends(
    book: MakeBook, nomination: Make, term: MakeTerm, rule: LeaderRule
) -> None:
    two = rule.model_copy(update={"seats_per_section": 2})
    held = term(2, 1200, seat_no=2)
    changes = nominate(TITLE, [nomination("001237", "総務課", starts=TODAY)], book(held, rule=two, takes_over=True))
    assert codes(changes) == [] and retracted(changes) == []
    assert [row["seat_no"] for row in rows(changes)] == [1]


def test_nobody_whom_the_list_names_again_loses_the_seat(
    book: MakeBook, nomination: Make, term: MakeTerm, rule: LeaderRule, office: Organisation
) -> None:
    two = rule.model_copy(update={"seats_per_section": 2})
    third = replace(office.people[0], id=1500, number="001500", name="三浦 三郎")
    more = replace(office, people=(*office.people, third))
    given = {"rule": two, "takes_over": True, "organisation_on": lambda day: replace(more, day=day)}
    held = (term(2, 1200), term(2, 1237, seat_no=2))
    named = [nomination("001200", "総務課"), nomination("001500", "総務課", starts=TODAY)]
    changes = nominate(TITLE, named, book(*held, **given))
    assert codes(changes) == ["W_LEADER_ENDS"]
    assert {row["staff_id"]: row["seat_no"] for row in rows(changes)} == {1237: 2, 1500: 2}

    alone = nomination("001500", "総務課", starts=TODAY, place=at(4))
    assert codes(nominate(TITLE, [alone], book(*held, **given))) == ["E_LEADER_WHOSE"]
    told = nominate(TITLE, [replace(alone, before="鈴木　拓也")], book(*held, **given))
    assert {row["staff_id"]: row["seat_no"] for row in rows(told)} == {1237: 2, 1500: 2}


def test_two_new_leaders_follow_two_old_ones(
    book: MakeBook, nomination: Make, term: MakeTerm, rule: LeaderRule, office: Organisation
) -> None:
    two = rule.model_copy(update={"seats_per_section": 2})
    fresh = [replace(office.people[0], id=n, number=f"00{n}", name=f"新人 {n}") for n in (1500, 1501)]
    more = replace(office, people=(*office.people, *fresh))
    given = {"rule": two, "takes_over": True, "organisation_on": lambda day: replace(more, day=day)}
    named = [nomination(f"00{n}", "総務課", starts=TODAY) for n in (1500, 1501)]
    changes = nominate(TITLE, named, book(term(2, 1200), term(2, 1237, seat_no=2), **given))
    assert codes(changes) == ["W_LEADER_ENDS", "W_LEADER_ENDS"]
    assert {row["staff_id"]: row["seat_no"] for row in rows(changes) if row["staff_id"] in (1500, 1501)} == {
        1500: 1, 1501: 2,
    }  # fmt: skip
