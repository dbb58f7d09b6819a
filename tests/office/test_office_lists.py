"""Lists on their way in and their empty forms: what a file is, how it is read, what is sent back to be mended."""

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from skillmap import collector, office, sheets
from skillmap.errors import InputRefused, UsageRefused
from skillmap.office import Office
from skillmap.office.intake.engine import Answers
from skillmap.office.intake.kinds import of_folder
from skillmap.office.intake.teaching import Question
from skillmap.tables import records

RATED = date(2026, 4, 1)
RATINGS = "職員番号,氏名,企画,データ活用\n000101,青木 健,1,0\n000102,石田 実,9,1\n"


def cells(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [list(row) for sheet in book for row in sheet.iter_rows(values_only=True)]


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    """Two people's levels, one of them on no scale."""
    file = tmp_path / "levels.csv"
    file.write_text(RATINGS, "utf-8")
    return file


# Forms


def test_every_list_has_an_empty_form_that_is_known_as_that_list(small: Office, tmp_path: Path) -> None:
    known = office.blanks.layouts(small)
    assert [row["list"] for row in records(office.blanks.table(small), "ja")] == list(known)
    assert list(known)[:2] == ["unit-list", "staff-list"], "what others speak of comes first"
    books = office.blanks.books(small, known.values(), tmp_path / "forms")
    office.handing_out.hand_out(small, books)
    assert len({path.name for path in books.paths}) == len(known)
    marks = [sheets.read_fingerprint(path) for path in books.paths]
    assert [mark.layout for mark in marks if mark] == list(known)


def test_a_form_is_found_by_a_part_of_its_name_that_fits_once(small: Office, tmp_path: Path) -> None:
    found = office.blanks.find(small, "staff")
    assert found.id == office.blanks.find(small, "職員名簿").id == "staff-list"
    book = office.blanks.book(small, found)
    assert book.name == "職員名簿.xlsx"
    book.write(tmp_path / book.name)
    headings = [text for row in cells(tmp_path / book.name) for text in row]
    assert {"職員番号", "氏名"} <= {str(text).partition("（")[0].rstrip("*＊※") for text in headings}
    for unclear in ("list", "詩"):
        with pytest.raises(UsageRefused) as refused:
            office.blanks.find(small, unclear)
        assert refused.value.code == "E_BLANK_KIND"


# Reading


def test_bad_rows_are_left_out_and_sent_back_to_be_mended(small: Office, ratings: Path, tmp_path: Path) -> None:
    kind = office.intake.kinds.RatingImport(as_of=RATED)
    with pytest.raises(InputRefused):
        small.record(office.intake.engine.read_list(small, ratings, kind).draft)
    taken = office.intake.engine.read_list(small, ratings, kind, Answers(leave_out_bad=True))
    assert (taken.wrong_rows, taken.has_good_rows) == ("3", True)
    assert [p.code for found in taken.wrong.values() for p in found] == ["E_LEVEL"]
    small.record(taken.draft)
    made = office.intake.engine.rest(small, taken)
    assert made.name == "levels_要修正.xlsx"
    rest = tmp_path / made.name
    made.write(rest)
    names = [text for row in cells(rest) for text in row if text in ("青木 健", "石田 実")]
    assert names == ["石田 実"]
    marked = tmp_path / "marked.xlsx"
    office.intake.engine.problem_book(small, ratings, taken.found).write(marked, "")
    assert any("9" in map(str, row) for row in cells(marked))
    with pytest.raises(UsageRefused):
        office.intake.engine.read_list(
            small, ratings, office.intake.kinds.StaffImport(is_complete=True), Answers(leave_out_bad=True)
        )


def test_what_the_user_says_goes_before_recipe_and_settings(small: Office, ratings: Path) -> None:
    kind = office.intake.kinds.RatingImport(as_of=RATED)
    said = office.intake.engine.options_of(small, kind, Answers(sheet="評価", hidden="skip", columns="B=name"), ratings)
    assert (said.sheet, said.hidden, said.strike, said.columns, said.as_of) == ("評価", "skip", "ask", "B=name", RATED)
    plain = office.intake.engine.read_options(small, "rating-list", Answers())
    assert (plain.sheet, plain.as_of, plain.code_width) == ("", None, small.settings.staff_number_width)


def test_a_heading_of_the_settings_that_belongs_to_no_field_is_refused(small: Office, ratings: Path) -> None:
    file = small.workspace.root / "skillmap.toml"
    file.write_text(f'{file.read_text("utf-8")}\n[headings.rating-list]\nnumbr = ["番号"]\n', "utf-8")
    here = Office.open(small.workspace.root, today=small.today)
    with pytest.raises(InputRefused) as refused:
        office.intake.engine.options_of(here, office.intake.kinds.RatingImport(), Answers(), ratings)
    assert [(p.code, p.facts["nearest"]) for p in refused.value.problems] == [("E_CONFIG_HEADING", "number")]


def test_a_folder_says_which_list_each_file_is(small: Office, ratings: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    ratings.rename(folder / "b.csv")
    (folder / "a.csv").write_text("総務部,x\n1,2\n", "utf-8")
    (folder / "photo.jpg").write_bytes(b"x")
    (folder / "z.csv").write_text("職員番号,氏名,部,課,職層\n000301,北 光,区民部,戸籍課,主事\n", "utf-8")
    among = office.intake.kinds.of_folder()
    found, told = office.intake.recognition.recognise(small, folder, among)
    assert [(one.name, one.kind.command) for one in found] == [("z.csv", "staff import"), ("b.csv", "assess import")]
    assert sorted(p.code for p in told) == ["N_FILE_OTHER", "W_FILE_UNKNOWN"]
    other = office.intake.recognition.better_fit(small, folder / "b.csv", office.intake.kinds.UnitImport(), 1)
    assert other is not None
    assert other[1] == "assess import"
    assert office.intake.recognition.better_fit(small, folder / "b.csv", office.intake.kinds.UnitImport(), 99) is None
    for gone in ("b.csv", "z.csv"):
        (folder / gone).unlink()
    with pytest.raises(InputRefused) as refused:
        office.intake.recognition.recognise(small, folder, among)
    assert refused.value.code == "E_FOLDER_EMPTY"


# A file that is not understood


def _answering(*texts: str) -> tuple[list[Question], Callable[[Question], str]]:
    asked: list[Question] = []
    answers: Iterator[str] = iter(texts)

    def ask(question: Question) -> str:
        asked.append(question)
        return next(answers)

    return asked, ask


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    """Levels under headings that nobody knows, with marks instead of numbers."""
    file = tmp_path / "levels of ours.csv"
    file.write_text("コード,誰,きかく\n000101,青木 健,○\n000102,石田 実,2\n", "utf-8")
    return file


def test_a_list_is_taught_once_and_read_ever_after(small: Office, own_list: Path) -> None:
    kinds = list(office.blanks.layouts(small))
    rating = str(kinds.index("rating-list") + 1)
    layout = office.blanks.layouts(small)["rating-list"]
    fields = [one.key for one in office.intake.teaching.fields_of(layout)]
    number, name, planning = (str(fields.index(key) + 1) for key in ("number", "name", "planning"))
    asked, ask = _answering(rating, number, name, planning, "1", "")
    taught = office.intake.teaching.teach(small, own_list, ask)
    assert [one.text.key for one in asked] == ["teach.kind", *["teach.column"] * 3, "teach.mark", "teach.name"]
    assert (taught.name, asked[-1].proposed) == ("levels-of-ours", "levels-of-ours")


def test_a_taught_list_is_kept_as_a_recipe_of_the_office(small: Office, own_list: Path) -> None:
    layouts = {"rating-list": office.blanks.layouts(small)["rating-list"]}
    fields = [one.key for one in office.intake.teaching.fields_of(layouts["rating-list"])]
    places = (str(fields.index(key) + 1) for key in ("number", "name", "planning"))
    kind = str(list(office.blanks.layouts(small)).index("rating-list") + 1)
    _, ask = _answering(kind, *places, "1", "own-levels")
    taught = office.intake.teaching.teach(small, own_list, ask)
    assert [row["planning"] for row in records(taught.rows, "ja")] == [1, 2]
    assert office.intake.recipes.own(small, layouts) == {}
    path = office.intake.teaching.save(small, taught)
    assert path.name == "own-levels.yaml"
    assert office.intake.recipes.own(small, layouts) == {"own-levels": taught.recipe}
    assert office.intake.recipes.recognised(small, own_list, office.blanks.layouts(small)) == "rating-list"
    imported = office.intake.kinds.RatingImport(as_of=RATED)
    plain = office.intake.engine.read_options(small, "rating-list", Answers(), RATED)
    assert office.intake.recipes.options_for(small, own_list, imported, plain, "").recipe == "own-levels"
    with pytest.raises(InputRefused) as refused:
        office.intake.recipes.options_for(small, own_list, imported, plain, "onw-levels")
    assert [p.code for p in refused.value.problems] == ["E_RECIPE_UNKNOWN"]
    small.record(office.intake.engine.read_list(small, own_list, imported).draft)
    levels = records(office.levels.levels(small, small.moment(), section="人事課"), "ja")
    assert [row["planning"] for row in levels] == [1, 2]


def test_answers_that_choose_nothing_are_refused(small: Office, own_list: Path) -> None:
    for answers, code in (("99",), "E_TEACH_ANSWER"), (("x",), "E_TEACH_ANSWER"):
        with pytest.raises(InputRefused) as refused:
            office.intake.teaching.teach(small, own_list, _answering(*answers)[1])
        assert refused.value.code == code


def test_no_search_for_circles_while_a_long_list_comes_in() -> None:
    with collector.paused():
        assert not gc.isenabled()
    assert gc.isenabled()


# Totals known by heart


def test_a_total_that_would_be_wrong_is_told_before_anything_is_written(small: Office, ratings: Path) -> None:
    checks = small.workspace.root / "checks.yaml"
    checks.write_text("checks:\n  - {name: 全職員, what: staff, equals: 6}\n", "utf-8")
    with small.read() as connection:
        known = office.intake.checks.totals(small, connection)
        assert known.before == (6,)
        assert office.intake.checks.broken(small, connection, known) == []
    gone = office.orders.depart(small, "000102", date(2026, 5, 31)).changes
    told = office.intake.checks.broken_after(small, known, gone)
    assert [p.code for p in told] == ["E_CHECK_FAILED"]
    with small.read() as connection:
        assert len(small.organisation(connection, small.moment()).people) == 6, "it was taken back"
    checks.write_text("- name: 人数\n", "utf-8")
    with small.read() as connection, pytest.raises(InputRefused) as refused:
        office.intake.checks.totals(small, connection)
    assert refused.value.code == "E_CHECKS"
    checks.unlink()
    with small.read() as connection:
        none = office.intake.checks.totals(small, connection)
    assert office.intake.checks.broken_after(small, none, gone) == []


def test_a_table_is_held_against_the_national_rules(tmp_path: Path) -> None:
    plain = tmp_path / "plain.csv"
    plain.write_text("code,people\n101,3\n102,4\n", "utf-8")
    assert office.linting.lint(plain) is None
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["職員番号", "氏名"], ["000101", "青木 健"], ["000102", "石田 実"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "merged.xlsx")
    found = office.linting.lint(tmp_path / "merged.xlsx")
    assert found is not None
    assert any("A2" in str(row) for row in records(found, "ja"))


def test_an_unknown_name_of_a_course_is_looked_for_among_the_trainings(small: Office) -> None:
    results = office.intake.results
    assert results.training_meant(small, "企画の基礎") == results.training_meant(small, "planning-basics")
    assert results.training_meant(small, "planning-basics") == "planning-basics"
    assert results.training_meant(small, "詩の基礎") is None
    assert "planning-practice" in results.proposals(small, "企画の実践（前期）")


def test_what_the_office_allows_comes_from_its_settings(small: Office) -> None:
    terms = office.terms.allowed(small)
    assert (terms.absence_share, terms.hours_per_year) == (0.2, 60.0)


def test_every_kind_of_list_has_its_place_in_a_folder() -> None:
    package = Path(office.intake.__file__ or "").parent
    modules = [getattr(office.intake, path.stem) for path in sorted(package.glob("[a-z]*.py"))]
    made = {
        one.__name__
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type)
        and {"layouts", "compare", "command"} <= vars(one).keys()
        and one.__name__ != "ListKind"
    }
    assert made == {type(kind).__name__ for kind in of_folder()}
    assert len(made) > 10
