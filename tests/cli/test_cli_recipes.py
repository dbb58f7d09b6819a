"""A file of another form is taught once; the next one is recognised, in a folder too. Recipes are checked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap.documents import recipe
from skillmap.documents.staff_list import LAYOUT
from skillmap.office.intake import recipes

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
"""
ODD = "ID,みょうじ,なまえ,企画\n001200,佐藤,美咲,◎\n001237,鈴木,拓也,○\n"


@pytest.fixture
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


def test_recipes_that_come_with_the_program_are_sound() -> None:
    folder = Path(recipe.__file__).parent / "recipes"
    for file in folder.glob("*.yaml"):
        kinds = {
            "staff-list": LAYOUT,
            "result-list": __import__("skillmap.documents.result_list", fromlist=["x"]).layout(),
        }
        found, problems = recipe.load(file, kinds)
        assert problems == [] and found is not None
        assert recipe.text_of(found).startswith(f"list: {found.list}")
    assert set(recipes.built_in({"staff-list": LAYOUT})) == {"personnel-staff"}


def test_teaching_needs_a_terminal(office: Path, cli: Cli) -> None:
    refused = cli("import", "--teach", "staff.csv", expect=4)
    assert "E_TEACH_TERMINAL" in refused.err or "--recipe" in refused.err
