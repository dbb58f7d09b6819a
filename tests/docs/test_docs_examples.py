"""Every example of the README and of the quick start does what the page says."""

import re
import shutil
from pathlib import Path

import doc_examples
import openpyxl
import pytest

from skillmap import sheets
from skillmap.demo import inputs, job, talent_sheets
from skillmap.demo.levels import APPROVED_ON
from skillmap.demo.ward import Ward, make
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def framework() -> Framework:
    """The shipped definitions."""
    found, _ = load(shipped())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def ward(framework: Framework) -> Ward:
    """The made-up ward of the pages."""
    return make(1, 300, framework)


@pytest.fixture(scope="module")
def lists(ward: Ward, framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists that its offices hand in."""
    folder = tmp_path_factory.mktemp("lists")
    inputs.write(folder, ward, framework, lambda _done, _all: None)
    return folder


@pytest.mark.parametrize("page", doc_examples.in_two_languages("quickstart"))
def test_the_quick_start(page: str, lists: Path, tmp_path: Path) -> None:
    assert doc_examples.try_page(ROOT / "docs" / page, tmp_path, lists) == []


def test_the_readme_with_lists_of_one_day(ward: Ward, framework: Framework, lists: Path, tmp_path: Path) -> None:
    here = [(p, p.now) for p in ward.people if p.now]
    own = tmp_path / "own"
    own.mkdir()
    sheets.write_book(own / "評価表.xlsx", [talent_sheets.ratings(framework, ward.ratings, here, APPROVED_ON)])
    first = here[0][0]
    past = f"職員番号,研修名,修了日\n{first.number},DX基礎（区の計画と自分の仕事）,2025-07-01\n"
    (own / "修了履歴.csv").write_text(past, "utf-8")
    for name, made in {
        "職員名簿": job.STAFF,
        "推薦名簿": job.LEADERS,
        "目標一覧": job.AIMS,
        "研修日程": job.SESSIONS,
    }.items():
        shutil.copy(lists / made, own / f"{name}.xlsx")
    assert doc_examples.try_page(ROOT / "README.ja.md", tmp_path, lists, tuple(own.iterdir())) == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.ja.md")), ids=lambda page: page.stem)
def test_both_languages_show_the_same_commands(page: Path) -> None:
    japanese, english = (
        [_verb(e.command) for e in doc_examples.examples(one) if isinstance(e, doc_examples.Example)]
        for one in (page, page.with_name(page.name.replace(".ja.md", ".md")))
    )
    rest = iter(japanese)
    assert all(verb in rest for verb in english), "in the same order; a page about Japanese lists may show more of them"
    assert len(english) == len(japanese) or page.name == "importing.ja.md"


def _verb(command: str) -> list[str]:
    """A command as far as its words are the same in every language."""
    return re.findall(r"(?<!\S)(?!ja\b|en\b)-{0,2}[a-z][a-z-]*(?!\S)", command.replace("--lang en", ""))[:3]


def test_both_readmes_show_the_same_commands() -> None:
    japanese, english = (list(doc_examples.examples(ROOT / page)) for page in ("README.ja.md", "README.md"))
    assert [(e.command, e.shown) for e in japanese if isinstance(e, doc_examples.Example)] == [
        (e.command, e.shown) for e in english if isinstance(e, doc_examples.Example)
    ]
    assert japanese


@pytest.fixture(scope="module")
def year_begun(ward: Ward, lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the people and leaders of the year."""
    folder = tmp_path_factory.mktemp("year") / "ward"
    folder.mkdir()
    reader = doc_examples.Reader(folder, lists, (), doc_examples.in_this_process)
    staff = f"staff import {lists / job.STAFF} --as-of 2026-04-01"
    for command in ("init . --office 星見区", staff, f"leader import {lists / job.LEADERS}"):
        code, output = reader.type(doc_examples.Example(f"skillmap {command}"))
        assert code == 0, output
    _results_of_the_yearly_training(folder, ward)
    return folder


def _results_of_the_yearly_training(folder: Path, ward: Ward) -> None:
    """What a learning platform sends of three people, of last year and in July."""
    numbers = [person.number for person in ward.people if person.now and person.then][:3]
    course = "情報セキュリティ研修（毎年度）"
    last_year = "".join(f"{number},{course},2025-09-10,修了\n" for number in numbers)
    july = f"{numbers[0]},{course},2026-06-15,修了\n{numbers[1]},{course},,受講中\n"
    for names, lines in ((("last-year.csv", "昨年度の結果.csv"), last_year), (("july.csv", "7月の書き出し.csv"), july)):
        for name in names:
            (folder / name).write_text(f"職員番号,研修名,修了日,修了\n{lines}", "utf-8")


@pytest.mark.parametrize("page", doc_examples.in_two_languages("leaders", "assessment", "reports", "trainings"))
def test_the_year_of_leaders_levels_and_reports(page: str, year_begun: Path, lists: Path, tmp_path: Path) -> None:
    ward = tmp_path / "ward"
    shutil.copytree(year_begun, ward)
    assert doc_examples.try_page(ROOT / "docs" / page, ward, lists) == []


@pytest.mark.parametrize("page", doc_examples.in_two_languages("importing"))
def test_lists_of_many_shapes(page: str, ward: Ward, year_begun: Path, lists: Path, tmp_path: Path) -> None:
    """The lists of the page, about two members of the made-up ward's staff."""
    folder = tmp_path / "ward"
    shutil.copytree(year_begun, folder)
    names = {person.now.name: 0 for person in ward.people if person.now}
    for person in ward.people:
        if person.now:
            names[person.now.name] += 1
    first, second = [name for name, count in names.items() if count == 1][:2]
    made: dict[str, list[list[str | None]]] = {
        "スキルマップ": [
            ["分類", "スキル", first, second],
            ["データ", "データ分析", "◎", "△"],
            [None, "クラウド", "○", "×"],
        ],
        "資格一覧": [["氏名", "ITパスポート", "基本情報技術者"], [first, "○", None], [second, None, "○"]],
    }  # fmt: skip
    for name, rows in made.items():
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / f"{name}.xlsx")
    course = "DX基礎（区の計画と自分の仕事）"
    text = f"氏名,研修名,判定\n{first},{course},修了\n{second},{course},修了\n"
    (folder / "修了者名簿.csv").write_text(text, "utf-8")
    assert doc_examples.try_page(ROOT / "docs" / page, folder, lists) == []
