"""The yearly catalogue as a workbook: out and back changes nothing; edits, new rows, what is wrong, three ways."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skillmap.framework.load import load
from skillmap.framework.model import Framework

Cli = Callable[..., Any]


def _texts(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in sorted((folder / "data").rglob("*.yaml"))}


def _framework(folder: Path) -> Framework:
    framework, problems = load(folder / "data")
    assert framework is not None, problems
    return framework


def _edit_rows(book: Path, rows: dict[str, dict[str, object]]) -> None:
    """Types into the rows of trainings, or into the first empty row where the code is empty; headings as keys."""
    opened = openpyxl.load_workbook(book)
    sheet = opened.worksheets[0]
    top = next(row for row in sheet.iter_rows() if row[0].value == "研修コード")
    columns = {cell.value: cell.column for cell in top}
    found = {
        code: next(
            row[0].row
            for row in sheet.iter_rows(min_row=top[0].row + 1)
            if (row[0].value or "") == code and (code or not row[1].value)
        )
        for code in rows
    }
    for code, values in rows.items():
        for heading, value in values.items():
            sheet.cell(found[code], columns[heading]).value = value  # type: ignore[assignment]
    opened.save(book)


def _edit(book: Path, code: str, **values: object) -> None:
    _edit_rows(book, {code: values})


def _changed_lines(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    def lines(text: str) -> list[str]:
        return [line.strip() for line in text.splitlines()]

    return {
        name: (
            [x for x in lines(before[name]) if x not in lines(after[name])],
            [x for x in lines(after[name]) if x not in lines(before[name])],
        )
        for name in before
        if before[name] != after[name]
    }


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_out_and_back_changes_nothing(cli: Cli, shipped_workspace: Path, lang: str) -> None:
    before = _texts(shipped_workspace)
    cli("--lang", lang, "framework", "export", "catalogue", "--out", "plan.xlsx")
    ran = cli("framework", "import", "plan.xlsx", "--yes")
    assert "変更はありません" in ran.err
    assert "誤り 0件 / 注意 0件" in ran.err or not ran.out
    assert _texts(shipped_workspace) == before


def test_edits_change_their_lines_alone_and_can_be_taken_back(cli: Cli, shipped_workspace: Path) -> None:
    before = _texts(shipped_workspace)
    cli("framework", "export", "研修計画", "--out", "plan.xlsx")
    edits: dict[str, dict[str, object]] = {
        "genai-online": {"時間数": 5, "時期": "6月〜9月", "日数": 1.5, "定員": None},
        "opendata-workshop": {"状態": "廃止", "スキル": "データガバナンス・オープンデータ 3"},
    }
    _edit_rows(shipped_workspace / "plan.xlsx", edits)
    cli("framework", "import", "plan.xlsx", "--dry-run")
    assert _texts(shipped_workspace) == before
    ran = cli("framework", "import", "plan.xlsx", "--yes")
    assert "時間" in ran.out
    gone, come = _changed_lines(before, _texts(shipped_workspace))["data/trainings/data-ai.yaml"]
    assert set(come) >= {"period: 6月〜9月", "status: retired"}
    assert len(gone) <= 2
    framework = _framework(shipped_workspace)
    training = framework.trainings["genai-online"]
    assert (training.hours, training.half_days, training.period, training.usual_capacity) == (5, 3, "6月〜9月", None)
    assert framework.trainings["opendata-workshop"].status == "retired"
    assert "変更はありません" in cli("framework", "import", "plan.xlsx", "--yes").err
    assert "framework import" in cli("db", "journal").out
    cli("db", "undo", "--yes")
    assert _texts(shipped_workspace) == before


def test_a_new_row_is_a_new_training_and_found_again(cli: Cli, shipped_workspace: Path) -> None:
    cli("framework", "export", "catalogue", "--out", "plan.xlsx")
    _edit(
        shipped_workspace / "plan.xlsx", "", 研修名="窓口のタブレット活用", 区分="半日研修", 分野="データ・AI",
        対象="窓口の職員", 目的="来庁者への案内にタブレットを使います。", スキル="AIの活用1", 時間数=3, 日数=0.5,
        定員=20, 講師="情報政策課",
    )  # fmt: skip
    ran = cli("framework", "import", "plan.xlsx", "--yes")
    assert "W_CATALOGUE_LANGUAGE" in ran.err
    made = _framework(shipped_workspace).trainings["training-001"]
    assert (made.name.ja, made.name.en, made.teaches, made.half_days) == (
        "窓口のタブレット活用", "窓口のタブレット活用", {"ai-use": 1}, 1,
    )  # fmt: skip
    assert "変更はありません" in cli("framework", "import", "plan.xlsx", "--yes").err


WRONG: dict[str, tuple[dict[str, object], str, str]] = {
    "genai-online": ({"スキル": "AIの活川 1"}, "E_NOT_DEFINED_NEAR", "AIの活用"),
    "genai-workshop": ({"スキル": "AIの活用"}, "E_CATALOGUE_LEVEL", "AIの活用"),
    "genai-handson": ({"スキル": "AIの活用 9"}, "E_OUT_OF_RANGE", "0-4"),
    "sql-workshop": ({"日数": 0.3}, "E_CATALOGUE_DAYS", "0.3"),
    "opendata-workshop": ({"時間数": None}, "E_CATALOGUE_MISSING", "時間数"),
    "plain-japanese": ({"区分": "通信"}, "E_CHOICE", "通信"),
    "web-writing": ({"研修コード": "dx-basics"}, "E_CATALOGUE_TWICE", "dx-basics"),
    "rpa-workshop": ({"研修コード": "AI 研修"}, "E_CATALOGUE_CODE", "AI 研修"),
}
"""Training -> what is typed into its row; the code and a word of what is told of it."""


def test_what_is_wrong_is_told_at_its_cell_all_at_once_and_nothing_is_written(
    cli: Cli, shipped_workspace: Path
) -> None:
    before = _texts(shipped_workspace)
    cli("framework", "export", "catalogue", "--out", "plan.xlsx")
    _edit_rows(shipped_workspace / "plan.xlsx", {name: values for name, (values, _, _) in WRONG.items()})
    err = cli("framework", "import", "plan.xlsx", "--yes", expect=3).err
    for _, code, told in WRONG.values():
        line = next(line for line in err.splitlines() if code in line)
        assert line.startswith("plan.xlsx [研修計画（入力）] "), code
        assert told in line + err.partition(line)[2].partition(".xlsx")[0], code
    assert _texts(shipped_workspace) == before


def test_a_circle_of_prerequisites_is_found_before_anything_is_written(cli: Cli, shipped_workspace: Path) -> None:
    before = _texts(shipped_workspace)
    cli("framework", "export", "catalogue", "--out", "plan.xlsx")
    _edit_rows(shipped_workspace / "plan.xlsx", {"genai-online": {"受講前の研修": "生成AI活用（eラーニング）"}})
    err = cli("framework", "import", "plan.xlsx", "--yes", expect=3).err
    line = next(line for line in err.splitlines() if "E_CIRCLE" in line)
    assert line.startswith("plan.xlsx [研修計画（入力）] ")
    assert "genai-online" in line + err.partition(line)[2]
    assert _texts(shipped_workspace) == before


def test_a_missing_row_is_told_and_stays(cli: Cli, shipped_workspace: Path) -> None:
    before = _texts(shipped_workspace)
    cli("framework", "export", "catalogue", "--out", "plan.xlsx")
    opened = openpyxl.load_workbook(shipped_workspace / "plan.xlsx")
    sheet = opened.worksheets[0]
    sheet.delete_rows(next(row[0].row for row in sheet.iter_rows() if row[0].value == "genai-online"))
    opened.save(shipped_workspace / "plan.xlsx")
    err = cli("framework", "import", "plan.xlsx", "--yes").err
    assert "W_CATALOGUE_ABSENT" in err
    assert "生成AI活用（eラーニング）" in err
    assert _texts(shipped_workspace) == before


def _meanwhile(folder: Path, old: str, new: str) -> None:
    file = folder / "data/trainings/data-ai.yaml"
    at = file.read_text("utf-8").index("id: genai-online")
    text = file.read_text("utf-8")
    file.write_text(text[:at] + text[at:].replace(old, new, 1), "utf-8")


def test_a_workbook_of_an_older_version_is_compared_three_ways(cli: Cli, shipped_workspace: Path) -> None:
    cli("framework", "export", "catalogue", "--out", "plan.xlsx")
    hours = _framework(shipped_workspace).trainings["genai-online"].hours
    _meanwhile(shipped_workspace, f"hours: {hours:g}", "hours: 9")
    assert "N_BOOK_SINCE" in cli("framework", "import", "plan.xlsx", "--yes").err
    assert _framework(shipped_workspace).trainings["genai-online"].hours == 9
    _edit(shipped_workspace / "plan.xlsx", "genai-online", 会場="研修室")
    cli("framework", "import", "plan.xlsx", "--yes")
    _edit(shipped_workspace / "plan.xlsx", "genai-online", 時間数=7)
    err = cli("framework", "import", "plan.xlsx", "--yes", expect=4).err
    assert "「7」" in err and "「9」" in err
    assert "変更はありません" in cli("framework", "import", "plan.xlsx", "--yes", "--prefer", "data").err
    cli("framework", "import", "plan.xlsx", "--yes", "--prefer", "file")
    training = _framework(shipped_workspace).trainings["genai-online"]
    assert (training.hours, training.venue) == (7, "研修室")


def test_a_training_removed_meanwhile_is_not_taken_in_again(cli: Cli, shipped_workspace: Path) -> None:
    file = shipped_workspace / "data/trainings/data-ai.yaml"
    without = file.read_text("utf-8")
    cli("framework", "new", "training", "mine", "--ja", "試行", "--en", "Mine", "--file", "data-ai", "--yes")
    cli("framework", "export", "catalogue", "--out", "plan.xlsx")
    file.write_text(without, "utf-8")
    assert "W_CATALOGUE_GONE" in cli("framework", "import", "plan.xlsx", "--yes").err
    assert file.read_text("utf-8") == without
