"""Definition files of an office: loaded, compared, adopted from another body's list, edited, put back."""

from pathlib import Path

import openpyxl
import pytest

from skillmap import office, sheets
from skillmap.errors import InputRefused, NeedsAnswer, Refusal
from skillmap.office import Office
from skillmap.office.definition_adoption import AboutList
from skillmap.problems import CellPlace, problem
from skillmap.tables import records

REQUIREMENTS = (
    "人材像,段階,スキル,レベル\n"
    "データ分析担当,1,統計,初級\n"
    "データ分析担当,1,可視化,中級\n"
    "データ分析担当,2,統計,中級\n"
    "データ分析担当,2,可視化,超級\n"
)


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    """A list of another body, one level of which is none of its words."""
    file = tmp_path / "requirements.csv"
    file.write_text(REQUIREMENTS, "utf-8")
    return file


def test_definitions_are_those_of_a_folder_else_of_the_workspace(small: Office, tmp_path: Path) -> None:
    def never() -> Office:
        raise AssertionError

    assert office.definitions.load_from(small.workspace.data).header.id == "tiny"
    assert office.definitions.of(small.workspace.data, never).header.id == "tiny"
    assert office.definitions.of(None, lambda: small) is small.framework
    own = office.definitions.check_own(small)
    assert (own.counts, list(own.problems)) == (office.definitions.check(small.workspace.data).counts, [])
    with pytest.raises(InputRefused) as refused:
        office.definitions.load_from(tmp_path / "nowhere")
    assert refused.value.code == "E_FRAMEWORK_FOLDER"


def test_a_kind_of_definition_goes_by_its_word_in_either_language() -> None:
    kinds = ("role", "skill")
    assert [office.definitions.known_kind(text, kinds) for text in ("roles", "人材像", " Skill ")] == [
        "role", "role", "skill",
    ]  # fmt: skip
    with pytest.raises(InputRefused) as refused:
        office.definitions.known_kind("poem", kinds)
    assert refused.value.facts["expected"] == kinds


def test_outside_of_a_workspace_the_shipped_definitions_are_known(small: Office) -> None:
    def nowhere() -> Office:
        raise InputRefused("E_NO_WORKSPACE", folder="x")

    def broken() -> Office:
        raise InputRefused("E_CONFIG")

    known = office.definition_adoption.known_framework
    assert known(lambda: small) is small.framework
    assert known(nowhere).header.id == office.definitions.shipped_framework().header.id
    with pytest.raises(Refusal):
        known(broken)


def test_a_list_of_another_body_becomes_definition_files(small: Office, requirements: Path, tmp_path: Path) -> None:
    said = AboutList("分析の人材像", "2026年の一覧", ("初級", "中級"))
    adopt = office.definition_adoption.adopt
    whole = adopt(requirements, tmp_path / "made", said, small.framework)
    assert [p.code for p in whole.problems if p.code[0] == "E"] == ["E_LIST_LEVEL"]
    assert whole.counts == {"roles": 1, "skills": 2, "rows": 4}
    good = AboutList("分析の人材像", "2026年の一覧", ("初級", "中級"), leave_out_bad=True)
    made = adopt(requirements, tmp_path / "made", good, small.framework)
    assert (made.left_out, [p.code for p in made.problems if p.code[0] == "E"]) == (1, [])
    made.write(tmp_path / "made")
    framework = office.definitions.load_from(tmp_path / "made")
    [role] = framework.roles.values()
    assert role.origin == "adopted"
    assert [sorted(grade.requires.values()) for grade in role.grades.values()] == [[1, 2], [2]]
    with pytest.raises(InputRefused) as refused:
        adopt(requirements, tmp_path / "made", good, small.framework)
    assert refused.value.code == "E_INIT_NOT_EMPTY"


def test_an_error_in_a_row_that_is_left_out_is_a_warning() -> None:
    as_left_out = office.definition_adoption.as_left_out
    of_a_row = problem("E_LIST_LEVEL", CellPlace("a.csv", "", "D5"), found="超級")
    assert (as_left_out(of_a_row).code, as_left_out(of_a_row).place) == ("W_LIST_LEFT_OUT", of_a_row.place)
    of_the_file = problem("E_LIST_LEVEL", None, found="超級")
    assert as_left_out(of_the_file) is of_the_file


def test_the_comparison_goes_out_as_a_workbook(small: Office, tmp_path: Path) -> None:
    before = small.framework
    role = small.workspace.data / "roles" / "product-manager.yaml"
    role.write_text(
        role.read_text("utf-8").replace("{planning: 1, data-use: 1}", "{planning: 2, data-use: 1}"), "utf-8"
    )
    found = office.definition_diff.compared(before, office.definitions.load_from(small.workspace.data))
    assert [(one.before, one.after) for one in found.differences] == [(1, 2)]
    people = office.definition_diff.people(small, found)
    book = office.definition_diff.workbook(found, people, "みどり区", "ja")
    book.write(tmp_path / book.name)
    mark = sheets.read_fingerprint(tmp_path / book.name)
    assert mark is not None
    assert mark.framework == found.after.digest
    assert "企画" in str(
        [row for s in openpyxl.load_workbook(tmp_path / book.name) for row in s.iter_rows(values_only=True)]
    )


def test_a_workbook_changed_on_both_sides_waits_for_an_answer(small: Office, tmp_path: Path) -> None:
    edited = office.definition_edits.EditedBook
    clash = problem("E_LIST_LEVEL", None, found="1")
    refuse = office.definition_edits.refuse_conflicts
    refuse(tmp_path / "a.xlsx", edited((), (), None))
    with pytest.raises(NeedsAnswer) as asked:
        refuse(tmp_path / "a.xlsx", edited((), (clash,), None))
    assert (asked.value.facts["file"], asked.value.facts["count"]) == ("a.xlsx", 1)
    for wrong in (edited((clash,), (), None), edited((), (), None, wrong=(clash,)), edited((clash,), (clash,), None)):
        with pytest.raises(InputRefused):
            refuse(tmp_path / "a.xlsx", wrong)


def test_a_database_is_brought_to_this_programs_format_after_a_snapshot(small: Office) -> None:
    before = set(small.workspace.backups.iterdir())
    assert office.journal.version().isdigit()
    assert office.journal.older_format(small) is None
    assert office.journal.check(small) == []
    office.journal.upgrade(small)
    assert len(set(small.workspace.backups.iterdir()) - before) == 1
    assert [row["command"] for row in records(office.journal.journal(small), "ja")] == ["staff import"]


def test_the_picture_of_careers_shows_somebodys_way(small: Office, tmp_path: Path) -> None:
    graph = office.career_ways.graph(small, small.moment())
    office.career_ways.picture(graph).write(tmp_path / "careers.svg", "")
    assert (tmp_path / "careers.svg").read_text("utf-8") == graph.svg
    assert "プロダクトマネージャー" in graph.svg


def test_listings_and_texts_are_written_whole(small: Office, tmp_path: Path) -> None:
    people = office.staff.people(small, small.moment())
    name = office.handout.table_name(people, "ja")
    book = office.handout.table_book(people, "ja")
    book.write(tmp_path / name, "")
    assert "青木 健" in office.handout.texts_of(people)
    assert "青木 健" in set(book.texts())
    rows = [row for s in openpyxl.load_workbook(tmp_path / name) for row in s.iter_rows(values_only=True)]
    assert sum("青木 健" in row for row in rows) == 1
    office.handout.TextContent("一行目\n").write(tmp_path / "a.txt", "")
    done = office.handing_out.hand_out_one(
        small, office.handout.one_file("staff list", tmp_path / "a.txt", office.handout.TextContent("別の文\n"))
    )
    assert [file.name for file in done.files] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == "別の文\n".encode()
    assert {path.name for path in tmp_path.iterdir()} >= {name, "a.txt"}


def test_a_template_that_asks_for_what_does_not_exist_is_told_cell_by_cell(small: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B2"] = "{{年度}}", "{{詩}}"
    book.save(tmp_path / "template.xlsx")
    found = office.roster_templates.check(small, tmp_path / "template.xlsx")
    assert [(p.code[0], p.place.cell) for p in found if isinstance(p.place, CellPlace)] == [("E", "B2")]
    with small.read() as connection:
        snapshot = small.snapshot(connection, small.moment(), small.fiscal_year())
    each = office.roster_templates.contents(small, snapshot, "department", None, None)
    assert [title for title, *_ in each]
    with pytest.raises(InputRefused):
        list(office.roster_templates.contents(small, snapshot, "poem", None, None))


def test_definitions_go_out_in_the_layout_of_another_platform_and_say_what_it_cannot_hold(
    small: Office, tmp_path: Path
) -> None:
    assert [office.foreign_export.layout(kind) for kind in ("Moodle", "gdad", "matrix")] == ["moodle", "flat", ""]
    made = office.foreign_export.export(small, "moodle", 3)
    assert [one.code for one in made.told] == ["N_MOODLE_PROFICIENT", "N_MOODLE_NOT_HELD"]
    made.book.write(tmp_path / made.book.name)
    assert office.foreign_adoption.layout_of(tmp_path / made.book.name) == "moodle"
    back = office.foreign_adoption.made_of(tmp_path / made.book.name, office.foreign_adoption.AboutForeign())
    assert sum(len(one["skills"]) for name, one in back.files.items() if name.startswith("skills/")) == 4
