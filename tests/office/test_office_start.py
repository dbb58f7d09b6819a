"""The first page and the documentation, without a terminal."""

from pathlib import Path

import pytest

from skillmap.i18n import word
from skillmap.office import Office, calendar, manual, start, todo

DOCS = Path(manual.__file__).parents[3] / "docs"


def test_first_page_names_what_status_and_the_calendar_name_first(ward: Office) -> None:
    page = start.start(ward)
    due = todo.todo(ward, ward.moment(None, None))
    assert len(due.rows) > start.MOST
    assert list(page.due.rows) == list(due.rows[: start.MOST])
    assert [word(note, "ja") for note in page.due.notes] == [
        f"ほか {len(due.rows) - start.MOST}件。すべて見るには: skillmap status"
    ]
    assert 0 < len(page.steps.rows) <= start.MOST
    assert all(row[-1] for row in page.steps.rows)


def test_late_steps_come_before_begun_and_coming_ones(ward: Office) -> None:
    states = [word(row[2], "ja") for row in start.start(ward).steps.rows]
    assert states == sorted(states, key=["遅れ", "進行中", "これから"].index)
    assert "済" not in states


def test_what_is_read_once_answers_as_what_is_read_for_each(ward: Office) -> None:
    moment = ward.moment(None, None)
    record, snapshot = todo.looked_at(ward, moment)
    assert todo.todo_of(ward, moment, record, snapshot).rows == todo.todo(ward, moment).rows
    assert calendar.calendar_of(ward, moment, snapshot).rows == calendar.calendar(ward, moment).rows


def test_first_page_says_where_one_is_and_what_was_recorded_last(ward: Office) -> None:
    where, last = (word(line, "ja") for line in start.start(ward).where)
    assert where == f"みどり区  {ward.workspace.root}"
    assert "人事 花子" in last


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_is_a_topic_once_with_a_title(lang: manual.Lang) -> None:
    pages = manual.pages(lang)
    names = [page.topic for page in pages]
    assert len(set(names)) == len(names)
    assert set(names) == {path.name.split(".")[0] for path in DOCS.glob("*.md")}
    assert tuple(names[: len(manual.ORDER)]) == manual.ORDER
    assert all(page.title != page.topic for page in pages)


def test_a_page_comes_in_the_language_that_is_asked_for() -> None:
    japanese, english = (manual.find("year", lang)[0] for lang in ("ja", "en"))
    assert (DOCS / "year.ja.md").read_text("utf-8") == japanese.text
    assert (DOCS / "year.md").read_text("utf-8") == english.text


def test_words_of_a_title_or_heading_find_their_pages() -> None:
    assert [page.topic for page in manual.find("一年の流れ", "ja")] == ["year"]
    assert "people" in {page.topic for page in manual.find("兼務", "ja")}
    assert manual.find("qqqq", "ja") == ()
    assert "year" in manual.near("yaer", "ja")
    assert [row[0] for row in manual.topics(manual.find("year", "ja")).rows] == ["year"]


def test_a_problem_code_is_explained_with_what_to_do() -> None:
    page = manual.problem_page("e_no_workspace", "ja")
    assert page is not None
    assert page.startswith("E_NO_WORKSPACE: ")
    assert "skillmap init" in page
    assert manual.problem_page("out.apply", "ja") is None
    assert manual.problem_page("E_NOTHING_LIKE_IT", "ja") is None
