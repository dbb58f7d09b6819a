"""The register on a day and what is found wrong in it, each with the command that mends it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from skillmap.framework.model import LeaderRule
from skillmap.i18n import sentence, word
from skillmap.leaders.checks import BookedCourse, Findings, check
from skillmap.leaders.model import Name, NominationRoute, Term
from skillmap.leaders.programme import Done
from skillmap.leaders.register import SeatStatus, cumulative, history, seats_on
from skillmap.leaders.tables import ROSTER_COLUMNS, finding_table, history_table, leader_table
from skillmap.org.model import Absence, Organisation, SecondPost

MakeTerm = Callable[..., Term]


def on(office: Organisation, day: date, **people: object) -> Organisation:
    """The office on a day, with changed people: p1274={"unit_id": 2} or None for somebody who has left."""
    changed = {int(k[1:]): v for k, v in people.items()}
    kept = []
    for p in office.people:
        change = changed.get(p.id, {})
        if change is not None:
            kept.append(replace(p, **change))  # type: ignore[arg-type]
    return replace(office, day=day, people=tuple(kept))


def named(office: Organisation) -> dict[int, Name]:
    return {p.id: Name(p.number, p.name) for p in office.people}


def keys(findings: tuple[object, ...]) -> list[str]:
    return [f.what.key.removeprefix("leader.find.") for f in findings]  # type: ignore[attr-defined]


def test_every_section_has_a_row_vacant_ones_too(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    seats = seats_on(rule, office, [term(3, 1274)])
    assert [(s.section.name, s.status) for s in seats] == [
        ("総務課", SeatStatus.VACANT),
        ("人事課", SeatStatus.HELD),
        ("区民課", SeatStatus.VACANT),
        ("デジタル推進課", SeatStatus.VACANT),
    ]
    exempt = rule.model_copy(update={"exempt_units": ("デジタル推進課",)})
    assert [s.section.name for s in seats_on(exempt, office, [])] == ["総務課", "人事課", "区民課"]


def test_list_counts_what_it_shows(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    before = term(3, 1311, valid_from=date(2025, 4, 1), valid_to=date(2026, 4, 1))
    moved = on(office, office.day, p1200={"unit_id": 6})
    seats = seats_on(rule, moved, [before, term(3, 1274), term(2, 1200)])
    table = leader_table(rule, moved, seats, named(office))
    assert len(table.rows) == 4
    assert word(table.title, "ja") == "ICTリーダー名簿"
    assert word(table.notes[0], "ja") == "※ 所属 4 / 席 4 / 在任 1 / 空席 3"
    shown = {row[1]: (row[2], row[7], word(row[8], "ja")) for row in table.rows}
    assert shown["人事課"] == ("001274", "田中 太郎", "在任")
    assert shown["総務課"] == ("", "佐藤 美咲", "異動・退職のため空席")
    assert shown["区民課"] == ("", "", "空席")
    wide = leader_table(rule, moved, seats, named(office), ROSTER_COLUMNS)
    assert [len(row) for row in wide.rows] == [len(ROSTER_COLUMNS)] * 4
    assert wide.rows[1][0] == "2026"


def test_a_transfer_on_1_april_uncovers_the_section(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    held = term(2, 1200, valid_to=date(2028, 4, 1))
    day = date(2027, 4, 1)
    after = on(office, day, p1200={"unit_id": 3, "posted_on": day})
    found = check(Findings(rule, after, (held,)))
    moved = [f for f in found if f.what.key == "leader.find.moved"]
    assert [(f.section.name, f.command) for f in moved if f.section] == [
        ("総務課", "skillmap leader replace --section 総務部/総務課 --staff …")
    ]
    assert "人事課" in word(moved[0].what, "ja")
    stays = rule.model_copy(update={"on_transfer": "continues"})
    assert "moved" not in keys(check(Findings(stays, after, (held,))))
    assert "elsewhere_continues" in keys(check(Findings(stays, after, (held,))))
    ask = rule.model_copy(update={"on_transfer": "ask"})
    assert "elsewhere_ask" in keys(check(Findings(ask, after, (held,))))


def test_second_posting_in_the_section_is_no_transfer(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    both = on(office, office.day, p1200={"unit_id": 3, "second_posts": (SecondPost(2, "extra", date(2026, 4, 1)),)})
    assert seats_on(rule, both, [term(2, 1200)])[0].status is SeatStatus.HELD


def test_left_and_away(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    absence = Absence("育休", date(2026, 5, 1), date(2027, 4, 1))
    state = on(office, office.day, p1200=None, p1274={"absence": absence})
    found = check(Findings(rule, state, (term(2, 1200), term(3, 1274))))
    assert keys(found)[:3] == ["overdue", "overdue", "left"]
    assert "leave" in keys(found)


def test_vacant_becomes_overdue_after_the_deadline(rule: LeaderRule, office: Organisation) -> None:
    assert set(keys(check(Findings(rule, on(office, date(2026, 5, 31)), ())))) == {"vacant"}
    assert set(keys(check(Findings(rule, on(office, date(2026, 6, 1)), ())))) == {"overdue"}


def full(term: MakeTerm, **given: object) -> tuple[Term, ...]:
    ready = {"theme": "窓口の改善", "result": "待ち時間が半分", **given}
    return tuple(term(unit, staff, **ready) for unit, staff in ((2, 1200), (3, 1274), (6, 1459), (7, 1385)))


def test_advice_is_about_the_year_that_was_asked_about(rule: LeaderRule, office: Organisation) -> None:
    def ends(today: date | None) -> set[str]:
        state = Findings(rule, office, (), today=today)
        assert bool(state.from_day()) == bool(state.of_year())
        return {one.command.partition("--staff …")[2] for one in check(state) if "nominate" in one.command}

    assert [ends(day) for day in (None, date(2026, 6, 15), date(2027, 3, 31))] == [{""}] * 3
    assert [ends(day) for day in (date(2027, 4, 1), date(2026, 3, 1))] == [{" --fy 2026"}] * 2


def test_a_full_register_has_no_findings(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    assert check(Findings(rule, office, full(term))) == ()


def test_terms_ending_in_march_unless_followed(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    march = on(office, date(2027, 1, 10))
    assert keys(check(Findings(rule, march, full(term)))) == ["ending"] * 4
    following = term(2, 1237, fy=2027, valid_from=date(2027, 4, 1), valid_to=date(2028, 4, 1))
    assert keys(check(Findings(rule, march, (*full(term), following)))) == ["ending"] * 3


def test_programme_begun_finished_and_across_april(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    base = Findings(rule, office, full(term), ("kickoff", "report"))
    booked = {1200: [BookedCourse("kickoff", date(2026, 7, 1), date(2026, 7, 1))]}
    begun = replace(base, done={1274: {"kickoff"}, 1459: {"kickoff", "report"}}, booked=booked)
    assert keys(check(begun)) == ["not_begun"]
    late = replace(begun, organisation=on(office, date(2027, 3, 1)))
    assert [k for k in keys(check(late)) if k != "ending"] == ["unfinished"] * 3
    across = {1274: [BookedCourse("report", date(2027, 3, 20), date(2027, 4, 10))]}
    assert "straddles" in keys(check(replace(begun, booked=across)))


def test_one_person_in_two_sections_and_beyond_the_rule(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    both = on(office, office.day, p1200={"second_posts": (SecondPost(3, "extra", date(2026, 4, 1)),)})
    found = check(Findings(rule, both, (*full(term)[:1], term(3, 1200, theme="x", result="y"), *full(term)[2:])))
    assert keys(found) == ["twice"]
    extra = term(2, 1237, seat_no=2, theme="x", result="y")
    assert keys(check(Findings(rule, office, (*full(term), extra)))) == ["beyond"]
    gone = term(99, 1237, theme="x", result="y")
    assert keys(check(Findings(rule, office, (*full(term), gone)))) == ["no_section"]


def test_theme_result_eligibility_and_target(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    assert keys(check(Findings(rule, office, full(term, theme="")))) == ["no_theme"] * 4
    march = on(office, date(2027, 3, 10))
    assert [k for k in keys(check(Findings(rule, march, full(term, result="")))) if k != "ending"] == ["no_result"] * 4
    strict = rule.model_copy(update={"excluded_grades": ("主任",), "target_total": 5})
    assert keys(check(Findings(strict, office, full(term)))) == ["unfit", "unfit", "target"]
    assert cumulative(full(term), date(2026, 3, 31)) == 0


def test_every_finding_is_worded_in_both_languages(rule: LeaderRule, office: Organisation, term: MakeTerm) -> None:
    strict = rule.model_copy(update={"excluded_grades": ("主任",), "target_total": 50})
    state = on(office, date(2027, 3, 10), p1200={"unit_id": 3}, p1459=None)
    found = check(Findings(strict, state, full(term, theme=""), ("kickoff",)))
    table = finding_table(found, state)
    assert len(table.rows) == len(found) > 8
    for lang in ("ja", "en"):
        texts = [word(cell, lang) for row in table.rows for cell in row]
        assert not any("{" in text for text in texts)


def test_history_is_newest_first_and_holds_everything(office: Organisation, rule: LeaderRule, term: MakeTerm) -> None:
    old = term(
        2, 1237, fy=2025, valid_from=date(2025, 4, 1), valid_to=date(2026, 4, 1), route=NominationRoute.VOLUNTEER
    )
    rows = history([old, term(2, 1200), term(3, 1274)], unit_id=2)
    assert [t.staff_id for t in rows] == [1200, 1237]
    table = history_table(rows, office, named(office), rule, {rows[0]: Done(2, 4, 3.5)})
    assert word(table.rows[1][6], "ja") == sentence("leader.route.volunteer", "ja")
    assert table.rows[1][5] == date(2026, 3, 31)
    newest = [word(fact, "ja") for fact in table.rows[0]]
    assert newest[11:15] == ["異動で終わる", "2/4", "3.5", "受講中"]
