"""What an office records and hands out: nothing before somebody says so, all of it with one entry."""

from collections.abc import Callable
from pathlib import Path

import pytest

from skillmap import office, sheets
from skillmap.errors import InputRefused
from skillmap.office import Draft, Office
from skillmap.problems import Severity
from skillmap.storage.facts import head
from skillmap.tables import records


def newest(here: Office) -> int:
    with here.read() as connection:
        return head(connection)


def someone(here: Office) -> str:
    """Somebody with an aim, by number."""
    return str(records(office.careers.aims_of_all(here, here.moment()), "ja")[0]["number"])


def led(here: Office) -> tuple[str, str]:
    """A section with a leader, and a colleague of that leader."""
    for row in records(office.leader_register.seats(here, here.moment()), "ja"):
        people = records(office.staff.people(here, here.moment(), str(row["section"])), "ja")
        others = [str(p["number"]) for p in people if p["number"] != row["number"]]
        if row["number"] and others:
            return str(row["section"]), others[-1]
    raise AssertionError


WRITING: dict[str, Callable[[Office], Draft]] = {
    "staff.move": lambda here: office.staff.move(here, someone(here), "人事課"),
    "leaders.hand_over": lambda here: office.leaders.hand_over(here, led(here)[0]),
    "leaders.record_outcome": lambda here: office.leaders.record_outcome(here, led(here)[0], None, theme="窓口の改善"),
    "careers.aim": lambda here: office.careers.aim(here, someone(here), "security-specialist/1"),
    "levels.approve": lambda here: office.levels.approve(here, here.moment(), evidence=True),
    "plans.make": lambda here: office.plans.make(here, office.plan_scope.PlanScope(staff=someone(here))).draft,
    "plans.approve": lambda here: office.plans.approve(here, office.plan_scope.PlanScope(everybody=True)),
    "requests.add": lambda here: office.requests.add(here, "表計算で集計・グラフ", someone(here)),
    "sessions.add": lambda here: office.sessions.add(
        here, "表計算で集計・グラフ", office.new_session.NewSession(days=["2026-12-10am"], capacity=20)
    ),
    "careers.recognise": office.careers.recognise,
}


@pytest.mark.parametrize("name", WRITING)
def test_a_draft_writes_nothing_and_is_recorded_as_one_entry(own: Office, name: str) -> None:
    before = newest(own)
    draft = WRITING[name](own)
    assert newest(own) == before
    number = own.record(draft)
    assert number == (None if draft.changes.is_empty else before + 1)
    if number is not None:
        row = records(office.journal.journal(own, 1), "ja")[0]
        assert (row["command"], row["by"]) == (draft.command, "人事 太郎")


def test_a_seat_is_given_handed_on_and_taken_back(own: Office) -> None:
    sessions = records(office.sessions.sessions(own), "ja")
    open_ = next(row for row in sessions if int(str(row["seats"])) and str(row["status"]) == "予定")
    code = str(open_["code"])
    seated = records(office.enrolment.seats(own, session=code), "ja")
    first = str(seated[0]["number"])
    own.record(office.enrolment.cancel(own, code, first))
    assert [str(row["number"]) for row in records(office.enrolment.returned(own), "ja")] == [first]
    assert len(office.enrolment.seats(own, session=code).rows) == len(seated) - 1
    own.record(office.enrolment.add(own, code, first))
    assert len(office.enrolment.seats(own, session=code).rows) == len(seated)
    shown: list[object] = []
    try:
        own.record(office.enrolment.substitute(own, code, first, show=shown.append))
    except InputRefused as refused:
        assert refused.code in ("E_ENROL_NOBODY_WAITS", "E_ENROL_NOBODY_CAN", "E_INPUT")
    else:
        assert shown
    gone = office.regrouping.cancel(own, code)
    assert [p.code for p in gone.told] == ["W_SESSION_SEATED"]
    day = office.new_session.SessionChange(days=["2026-12-11am"])
    half = office.regrouping.split(own, code, day, code="SECOND", seats=1, show=shown.append)
    own.record(half)
    assert len(shown) >= 1
    joined = office.regrouping.join(own, "SECOND", code, show=shown.append)
    assert [c.subject for c in joined.changes.changes if c.subject in ("SECOND", code)]


def test_a_request_is_taken_back(own: Office) -> None:
    who = someone(own)
    own.record(office.requests.add(own, "表計算で集計・グラフ", who))
    assert len(office.requests.requests(own).rows) == 1
    own.record(office.requests.withdraw(own, "表計算で集計・グラフ", who))
    assert office.requests.requests(own).rows == []


def test_an_allocation_is_kept_compared_and_applied(own: Office) -> None:
    question = office.seat_question.ask(own)
    found = office.seats.run(own, question, office.seats.effort(rounds=5, seed=3))
    path = office.seats.keep(own, found)
    assert path.stat().st_mode & 0o077 == 0
    compared = office.seats.difference(own, question)
    applied = office.seats.apply_kept(own, question)
    assert len(compared.table.rows) >= compared.won + compared.lost + compared.moved - 1
    assert found.goals.rows == applied.goals.rows


def test_an_entry_is_taken_back_whole(own: Office) -> None:
    own.record(office.careers.aim(own, someone(own), "security-specialist/1"))
    planned = office.journal.undo(own)
    assert len(office.consequences.of_undo(own, planned.entry.id)) >= 0
    assert planned.goes >= 1
    assert office.journal.record_undo(own, planned) == planned.entry.id + 1
    assert records(office.journal.journal(own, 2), "ja")[1]["undone_by"] == planned.entry.id + 1


def test_a_draft_with_errors_is_refused(own: Office) -> None:
    bad = own.workspace.root / "bad.csv"
    bad.write_text("職員番号,氏名,部,課\n000001,青木 健,無い部,無い課\nx" + "9" * 30 + ",石田 実,無い部,\n", "utf-8")
    before = newest(own)
    draft = office.intake.engine.read_list(own, bad, office.intake.kinds.StaffImport(as_of=own.today)).draft
    with pytest.raises(InputRefused):
        own.record(draft)
    assert newest(own) == before


def test_a_reorganisation_begins_with_its_empty_sheet(own: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "reorganisation.xlsx"
    office.reorganisation.template(own).write(sheet, "")
    mark = sheets.read_fingerprint(sheet)
    assert mark is not None
    assert mark.framework == own.framework.digest
    csv = tmp_path / "r.csv"
    with own.read() as connection:
        unit = own.organisation(connection, own.moment()).sections[0]
    csv.write_text(f"施行日,区分,旧所属,新所属\n令和9年4月1日,名称変更,{unit.full_name},新しい課\n", "utf-8")
    found = office.reorganisation.reorganise(own, csv)
    assert found.draft.command == "org reorganise"


HANDED: dict[str, Callable[[Office], office.handout.Handout]] = {
    "rosters.rosters": office.rosters.rosters,
    "plan_sheet.plan_sheets": lambda here: (
        office.plan_sheet.plan_sheets(here, office.plan_scope.PlanScope(staff=someone(here))).handout
    ),
    "leader_form.forms": lambda here: office.leader_form.forms(here, due=here.today).handout,
    "leader_page.pages": lambda here: office.leader_page.pages(here, section=led(here)[0]).handout,
    "assessment_form.forms": lambda here: office.assessment_form.forms(here, section=led(here)[0]).handout,
}


@pytest.mark.parametrize("name", HANDED)
def test_what_goes_out_is_written_whole_and_noted(own: Office, name: str) -> None:
    handout = HANDED[name](own)
    assert not any(path.exists() for path in handout.paths)
    steps: list[tuple[int, int]] = []
    done = office.handing_out.hand_out(own, handout, lambda done, of: steps.append((done, of)))
    assert steps[-1] == (len(handout.jobs), len(handout.jobs))
    assert set(handout.paths) <= set(done.paths)
    assert all(sheets.read_fingerprint(path) is not None for path in handout.paths)
    assert office.handing_out.foreign(own, handout.paths) == []
    assert records(office.journal.journal(own, 1), "ja")[0]["command"] == handout.command


def test_forms_come_back_without_a_change(own: Office) -> None:
    made = office.assessment_form.forms(own, section=led(own)[0])
    office.handing_out.hand_out(own, made.handout)
    forms = office.returned.assessments.AssessmentForms(own, own.fiscal_year())
    back = office.returned.engine.take_in(own, made.handout.folder, forms)
    assert back.draft.changes.is_empty
    assert list(back.files) == [path.name for path in made.handout.paths]
    assert all(office.returned.gathering.is_assessment_form(path) for path in made.handout.paths)
    nominated = office.leader_form.forms(own, due=own.today)
    office.handing_out.hand_out(own, nominated.handout)
    again = office.returned.nominations.NominationForms.of(own, None, None)
    found = office.returned.engine.take_in(own, nominated.handout.folder, again)
    assert len(found.read) == len(nominated.handout.paths)
    assert not any(office.returned.gathering.is_assessment_form(path) for path in nominated.handout.paths)
    assert all(office.returned.gathering.is_nomination_form(path) for path in nominated.handout.paths)
    named = office.returned.nominations.seats_named(found)
    seats = records(office.leader_register.seats(own, own.moment()), "ja")
    assert len(named) == sum(bool(row["number"]) for row in seats) > 0
    files = office.returned.nominations.files_by_department(found)
    assert sorted(name for names in files.values() for name in names) == sorted(p.name for p in nominated.handout.paths)
    answered = office.leader_answers.answers(own, named=named, files=files)
    assert answered.missing == len(seats) - len(named)


def test_qualifications_come_in(own: Office, tmp_path: Path) -> None:
    who, one = someone(own), next(iter(own.framework.qualifications.values()))
    file = tmp_path / "qualifications.csv"
    file.write_text(f"職員番号,資格,取得日\n{who},{one.name.ja},2026-04-10\n", "utf-8")
    taken = office.intake.engine.read_list(own, file, office.intake.kinds.QualificationImport())
    assert own.record(taken.draft) is not None
    held = records(office.qualifications.held(own, own.moment()), "ja")
    assert [row["number"] for row in held] == [who]


def test_workbooks_that_hr_edits_come_back_without_a_change(own: Office, tmp_path: Path) -> None:
    needs = tmp_path / "needs.xlsx"
    office.needs.workbook(own).write(needs)
    assert office.intake.engine.read_list(own, needs, office.intake.kinds.NeedImport()).draft.changes.is_empty
    for kind in ("matrix", "catalogue"):
        book = tmp_path / f"{kind}.xlsx"
        office.definition_edits.workbook(own, kind).write(book)
        assert office.definition_edits.take_back(own, book).draft is None
    days = tmp_path / "days.xlsx"
    office.sessions.timetable(own).write(days)
    assert office.intake.engine.read_list(own, days, office.intake.kinds.SessionImport()).draft.changes.is_empty
    with pytest.raises(InputRefused):
        office.definition_edits.workbook(own, "poem")


def test_a_definition_is_drafted_before_it_is_written(own: Office) -> None:
    made = office.definition_pages.new(
        own, "skill", "map-reading", ja="地図の読み取り", en="Map reading", group="data-ai"
    )
    assert "map-reading" in made.fresh
    before = made.file.read_text("utf-8") if made.file.exists() else ""
    assert "map-reading" not in before
    made.write()
    checked = office.definitions.check(own.workspace.data)
    # A first draft is no definition until its sentences are written.
    drafts = [p for p in checked.problems if p.severity is Severity.ERROR]
    assert {getattr(p.place, "path", "") for p in drafts} == {made.file.relative_to(own.workspace.root).as_posix()}


def test_a_folder_is_one_entry(own: Office, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    path = led(own)[0].split("/")
    levels = ",".join(("部", "課", "係")[: len(path)])
    text = f"令和8年6月1日現在\n職員番号,氏名,{levels},職層\n999001,新田 光,{','.join(path)},主事\n"
    (folder / "new.csv").write_text(text, "utf-8")
    found, told = office.intake.folder.look_through(own, folder)
    assert [one.name for one in found] == ["new.csv"]
    assert not told
    before = newest(own)
    draft = office.intake.folder.take_in(own, folder, found)
    assert [p.code for p in draft.problems if p.code[0] == "E"] == []
    assert own.record(draft) == before + 1
    assert office.staff.person(own, own.moment(), "999001").rows


def test_what_a_draft_shows_before_it_is_recorded(own: Office, tmp_path: Path) -> None:
    draft = office.careers.aim(own, someone(own), "security-specialist/1")
    assert office.comparison.number(draft) == office.comparison.number(draft)
    office.comparison.book(own, draft, ["a.xlsx"]).write(tmp_path / "comparison.xlsx", "")
    assert (tmp_path / "comparison.xlsx").stat().st_size > 0
    assert list(office.consequences.consequences(own, draft)) == list(office.consequences.consequences(own, draft))
    answered = office.leader_answers.answers(own)
    office.handout.reminder_book(own, answered.reminder).write(tmp_path / "reminder.xlsx", "")
    assert (tmp_path / "reminder.xlsx").stat().st_size > 0


def test_a_snapshot_is_put_back(own: Office) -> None:
    kept = own.backup()
    assert kept == office.journal.newest_backup(own)
    before = newest(own)
    own.record(office.careers.aim(own, someone(own), "security-specialist/1"))
    own.engine.dispose()
    assert office.journal.restore(own, kept) is not None
    assert newest(own) == before


def test_a_template_of_the_office_is_told_what_it_may_ask_for(own: Office) -> None:
    assert office.roster_templates.fields(own, "department").rows
    with pytest.raises(InputRefused):
        office.roster_templates.fields(own, "poem")


def test_a_day_to_come_is_rehearsed_and_the_look_recorded(own: Office) -> None:
    own.looks_ahead, own.command = True, "status"
    day = own.today.replace(year=own.today.year + 1)
    assert office.todo.rehearsal(own, own.moment(day)).columns
    assert records(office.journal.journal(own, 1), "ja")[0]["command"] == "status"


def test_posts_are_recorded_and_placed(own: Office, tmp_path: Path) -> None:
    who = someone(own)
    section = "人事課"
    own.record(office.placement.set_post(own, section, "育成担当", "security-specialist/1", holder=who))
    assert len(office.placement.listed(own, own.moment()).rows) == 1
    found = office.placement.place(own)
    assert len(found.posts.rows) == 1
    assert found.needs.rows
    found.book.write(tmp_path / "placement.xlsx")
    assert (tmp_path / "placement.xlsx").stat().st_size > 0
    own.record(office.placement.end_post(own, section, "育成担当"))
    assert office.placement.listed(own, own.moment()).rows == []
