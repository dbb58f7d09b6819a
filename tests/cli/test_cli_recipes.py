"""A file of another form is taught once; the next one is recognised, in a folder too. Recipes are checked."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap.documents import recipe, recipe_schema, result_list
from skillmap.documents.staff_list import LAYOUT
from skillmap.framework import yaml_files
from skillmap.office.intake import recipes

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
"""
ODD = "ID,みょうじ,なまえ,企画\n001200,佐藤,美咲,◎\n001237,鈴木,拓也,○\n"


@pytest.fixture
@made_once
def office(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def test_taught_once_and_found_again(office: Path, cli: Cli) -> None:
    (office / "levels.csv").write_text(ODD, "utf-8")
    answers = ["4", "1", "2", "2", "", "3", "2", "craft-map", "y"]
    told = cli("import", "--teach", "levels.csv", answer="\n".join(answers))
    assert "佐藤 美咲" in told.out

    text = (office / "recipes" / "craft-map.yaml").read_text("utf-8")
    assert "- みょうじ" in text and "◎:" in text
    (office / "next.csv").write_text(ODD.replace("◎", "○"), "utf-8")
    told = cli("assess", "import", "next.csv", "--as-of", "2026-05-01", "--yes")
    assert "N_RECIPE_USED" in told.err
    found = cli("assess", "list", "--format", "csv").out
    assert found.count(",2") >= 2


def test_a_recipe_is_checked_with_line_and_column(office: Path, cli: Cli) -> None:
    (office / "recipes").mkdir()
    (office / "recipes" / "x.yaml").write_text(
        "list: staff-list\nknown_by: [番]\nheadings:\n  numbr: [番]\nextra: 1\n", "utf-8"
    )
    refused = cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", expect=3)
    assert "recipes/x.yaml:5:1" in refused.err
    (office / "recipes" / "x.yaml").write_text("list: staff-list\nknown_by: [番]\nheadings:\n  numbr: [番]\n", "utf-8")
    refused = cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", expect=3)
    assert "E_RECIPE_FIELD" in refused.err
    refused = cli("assess", "import", "staff.csv", "--recipe", "nobody", expect=3)
    assert "E_RECIPE_UNKNOWN" in refused.err


SHIPPED = sorted((Path(recipe.__file__).parent / "recipes").glob("*.yaml"))
FORMS = Path(__file__).parents[1] / "data" / "recipes"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_recipes_that_come_with_the_program_are_sound(file: Path) -> None:
    found, problems = recipe.load(file, {"staff-list": LAYOUT, "result-list": result_list.layout()})
    assert problems == [] and found is not None
    schema = json.loads(recipe_schema.schema_text())
    written, _ = yaml_files.parse(file.read_text("utf-8"), file.name)
    assert written is not None and set(written.data) <= set(schema["properties"])
    assert set(schema["required"]) <= set(written.data)
    assert recipe.text_of(found).startswith(f"list: {found.list}")
    assert set(recipes.built_in({"staff-list": LAYOUT})) == {"personnel-employees", "personnel-staff"}
    assert (FORMS / f"{file.stem}.csv").exists(), "every recipe is tried on a form of its program"


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("coursebase-learners", ()),
        ("lms-progress", ()),
        ("moodle-completion", ("--training", "データ活用の基礎", "--day-order", "dmy")),
        ("openedx-grades", ("--training", "データ活用の基礎", "--on", "2026-07-02")),
        ("sakai-gradebook-ja", ("--training", "データ活用の基礎", "--on", "2026-07-02")),
        ("udemy-business", ()),
        ("xapi-statements", ()),  # half past eleven at night in Greenwich is the next morning in Japan
    ],
)
def test_a_platforms_export_goes_in_by_its_recipe(form: str, options: tuple[str, ...], office: Path, cli: Cli) -> None:
    settings = office / "skillmap.toml"
    settings.write_text(f"completion_score = 60\n{settings.read_text('utf-8')}", "utf-8")
    told = cli("result", "import", FORMS / f"{form}.csv", *options, "--yes", day=date(2026, 7, 31))
    assert "N_RECIPE_USED" in told.err and form in told.err
    listed = cli("result", "list", "--format", "csv").out
    assert "001200" in listed and "2026-07-02" in listed and "001237" not in listed
    again = cli("result", "import", FORMS / f"{form}.csv", *options, "--yes", day=date(2026, 7, 31))
    assert "変更はありません" in again.err


@pytest.mark.parametrize("form", ["personnel-staff", "personnel-employees"])
def test_a_personnel_systems_export_goes_in_by_its_recipe(form: str, office: Path, cli: Cli) -> None:
    told = cli("staff", "import", FORMS / f"{form}.csv", "--as-of", "2026-06-01", "--yes")
    assert "N_RECIPE_USED" in told.err
    listed = cli("staff", "list", "--format", "csv").out
    assert "001500,三浦 葵" in listed and "001501,原 健" in listed and "ミウラ アオイ" in listed


def test_a_folder_knows_files_by_their_recipes(office: Path, cli: Cli) -> None:
    (office / "in").mkdir()
    for form in ("personnel-staff", "coursebase-learners", "lms-progress"):
        shutil.copy(FORMS / f"{form}.csv", office / "in")
    (office / "recipes").mkdir()
    own = "list: rating-list\nknown_by: [みょうじ, なまえ, 企画]\njoin: {name: [みょうじ, なまえ]}\n"
    own += "marks: {◎: '3', ○: '2'}\n"
    (office / "recipes" / "craft-map.yaml").write_text(own, "utf-8")
    (office / "in" / "skills.csv").write_text("みょうじ,なまえ,企画\n佐藤,美咲,◎\n鈴木,拓也,○\n", "utf-8")
    told = cli("import", "in", "--as-of", "2026-06-01", "--yes", day=date(2026, 7, 31))
    for name in ("craft-map", "lms-progress", "coursebase-learners", "personnel-staff"):
        assert f"読み方「{name}」" in told.err
    assert "三浦 葵" in cli("staff", "list").out
    assert "2026-07-02" in cli("result", "list", day=date(2026, 7, 31)).out
    assert cli("assess", "list", "--format", "csv").out.count(",3") >= 1


def test_what_the_office_taught_goes_before_what_comes_with_the_program(office: Path, cli: Cli) -> None:
    (office / "in").mkdir()
    shutil.copy(FORMS / "moodle-completion-ja.csv", office / "in")
    (office / "recipes").mkdir()
    own = "list: result-list\nknown_by: [IDナンバー, コース完了]\nset: {training: データ活用の基礎}\n"
    own += "headings: {number: [IDナンバー], completed_on: [コース完了]}\n"
    (office / "recipes" / "course.yaml").write_text(own, "utf-8")
    assert "読み方「course」" in cli("import", "in", "--yes", day=date(2026, 7, 31)).err
    assert "2026-07-02" in cli("result", "list", day=date(2026, 7, 31)).out


def test_the_schema_of_recipes_is_current(workspace: Path, cli: Cli) -> None:
    folder = Path(__file__).parents[2] / "docs" / "schemas"
    assert (folder / recipe_schema.FILE).read_text("utf-8") == recipe_schema.schema_text()
    cli("init", "other", "--office", "みどり区")
    assert (workspace / "other" / "docs" / "schemas" / recipe_schema.FILE).exists()


def test_teaching_needs_a_terminal(office: Path, cli: Cli) -> None:
    refused = cli("import", "--teach", "staff.csv", expect=4)
    assert "E_TEACH_TERMINAL" in refused.err or "--recipe" in refused.err
