"""A new version in which parts become a whole, or a whole falls into parts, while people know only some of it."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

STAFF = """職員番号,氏名,フリガナ,部,課,職名
000411,渚 由佳,ナギサ ユカ,港湾部,埠頭課,主任
000412,浜 悟,ハマ サトル,港湾部,埠頭課,主事
000413,磯 ミチ,イソ ミチ,港湾部,航路課,主事
"""
LEVELS = """職員番号,氏名,企画,データ活用,業務改善,情報セキュリティ
000411,渚 由佳,1,2,,1
000412,浜 悟,2,1,3,2
000413,磯 ミチ,,,2,
"""
DONE = """職員番号,氏名,研修,修了日,結果
000411,渚 由佳,データ活用の基礎,2026-05-11,修了
000412,浜 悟,データ活用の基礎,2026-05-11,修了
000412,浜 悟,業務改善の基礎,2026-05-18,修了
000413,磯 ミチ,業務改善の基礎,2026-05-18,未修了
"""
STEPS = {
    ("スキル", "data-use"): ("統合", "flow-data"),
    ("スキル", "bpr"): ("統合", "flow-data"),
    ("スキル", "planning"): ("分割", "aims, budgets"),
    ("研修", "data-basics"): ("統合", "flow-basics"),
    ("研修", "bpr-basics"): ("統合", "flow-basics"),
}


@pytest.fixture
def harbour(workspace: Path, cli: Callable[..., Any]) -> Path:
    for name, text, command in (
        ("人.csv", STAFF, ("staff", "import", "人.csv", "--as-of", "2026-04-01")),
        ("段.csv", LEVELS, ("assess", "import", "段.csv", "--as-of", "2026-06-01")),
        ("済.csv", DONE, ("result", "import", "済.csv")),
    ):
        (workspace / name).write_text(text, "utf-8")
        cli(*command, "--yes")
    cli("career", "aim", "--staff", "000411", "--to", "product-manager/2", "--yes")
    cli("plan", "make", "--all", "--yes")
    return workspace


def renamed(text: str, **pairs: str) -> str:
    for old, new in pairs.items():
        text = text.replace(old.replace("_", "-"), new)
    return text


@pytest.fixture
def next_version(harbour: Path) -> Path:
    """データ活用 and 業務改善 become one skill and one training, 企画 two; levels of 情報セキュリティ mean more."""
    folder = harbour / "次の版"
    shutil.copytree(harbour / "data", folder)
    cover = folder / "framework.yaml"
    cover.write_text(cover.read_text("utf-8").replace('"1.0"', '"1.5"'), "utf-8")
    head, *skills = (folder / "skills" / "basics.yaml").read_text("utf-8").split("  - id: ")
    by_id = {one.partition("\n")[0]: one for one in skills}
    made = [
        by_id["data-use"].replace("data-use", "flow-data").replace("ja: データ活用,", "ja: 流れとデータ,"),
        by_id["planning"].replace("planning\n", "aims\n", 1).replace("ja: 企画,", "ja: 狙い,"),
        by_id["planning"].replace("planning\n", "budgets\n", 1).replace("ja: 企画,", "ja: 予算,"),
        by_id["security"].replace("情報セキュリティを一人でできる", "外部の監査に一人で答えられる"),
    ]
    (folder / "skills" / "basics.yaml").write_text("  - id: ".join([head, *made]), "utf-8")
    head, *trainings = (folder / "trainings" / "basic.yaml").read_text("utf-8").split("  - id: ")
    kept = [one for one in trainings if not one.startswith("bpr-basics")]
    text = "  - id: ".join([head, *kept]).replace("ja: データ活用の基礎,", "ja: 流れの基礎,")
    words = {"data_basics": "flow-basics", "bpr_basics": "flow-basics", "{planning: 1}": "{aims: 1, budgets: 1}"}
    words |= {"{planning: 2}": "{aims: 2, budgets: 2}", "data_use": "flow-data", "bpr: 1": "flow-data: 1"}
    (folder / "trainings" / "basic.yaml").write_text(renamed(text, **words).replace("hours: 6", "hours: 7"), "utf-8")
    for path in (folder / "roles").iterdir():
        text = renamed(path.read_text("utf-8"), **words)
        path.write_text(text.replace("planning: 1,", "aims: 1,").replace("planning: 2,", "aims: 2,"), "utf-8")
    return folder


def decided(cli: Callable[..., Any], folder: Path, out: Path) -> Path:
    cli("framework", "migrate", folder, "--out", out)
    book = load_workbook(out)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "種類")
    at = {str(cell.value): cell.column for cell in head}
    for row in range(head[0].row + 1, page.max_row + 1):
        key = page.cell(row, at["種類"]).value, page.cell(row, at["旧id"]).value
        if key in STEPS:
            page.cell(row, at["扱い"]).value, page.cell(row, at["新id"]).value = STEPS[key]
            if key[0] == "スキル" and STEPS[key][0] == "統合":
                page.cell(row, at["統合後のレベル"]).value = "低い方"
        if key[1]:
            page.cell(row, at["確認"]).value = "決定"
    book.save(out)
    return out


def rows(cli: Callable[..., Any], *arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli(*arguments, "--format", "json").out)
    return found


def codes(text: str) -> Iterator[str]:
    return (line.split()[0] for line in text.splitlines() if line.startswith(("W_", "N_")))


def test_what_is_known_of_a_part_is_told_and_listed_until_it_is_assessed(
    harbour: Path, next_version: Path, cli: Callable[..., Any]
) -> None:
    table = decided(cli, next_version, harbour / "表.xlsx")
    told = cli("framework", "migrate", next_version, "--table", table, "--yes")
    assert {"W_MIGRATE_REVIEW", "W_MIGRATE_PART", "W_MIGRATE_COMPLETED", "W_MIGRATE_MEANING"} < set(codes(told.err))
    # 渚 had no level of 業務改善, 磯 none of データ活用; 浜 had both and holds the lower one.
    [part] = [line for line in told.err.splitlines() if line.startswith("W_MIGRATE_PART")]
    assert " 2 件" in part
    levels = {row["number"]: row["flow-data"] for row in rows(cli, "assess", "list")}
    assert levels == {"000411": 2, "000412": 1, "000413": 2}
    listed = {(row["number"], row["skill"]) for row in rows(cli, "assess", "list", "--review")}
    assert {one for one in listed if one[1] == "流れとデータ"} == {
        ("000411", "流れとデータ"),
        ("000413", "流れとデータ"),
    }
    assert "（3 人）" in cli("status").out.replace("\n", "")
    (harbour / "新.csv").write_text("職員番号,氏名,流れとデータ\n000411,渚 由佳,1\n000413,磯 ミチ,2\n", "utf-8")
    cli("assess", "import", "新.csv", "--as-of", "2026-06-15", "--yes")
    left = {row["number"] for row in rows(cli, "assess", "list", "--review") if row["skill"] == "流れとデータ"}
    # The same level once more is no new statement of it.
    assert left <= {"000413"}


def test_completions_of_a_part_are_told_and_can_be_taken_back(
    harbour: Path, next_version: Path, cli: Callable[..., Any]
) -> None:
    table = decided(cli, next_version, harbour / "表.xlsx")
    told = cli("framework", "migrate", next_version, "--table", table, "--yes")
    # 渚 only: 浜 has completed both, 磯 none.
    [line] = [line for line in told.err.splitlines() if line.startswith("W_MIGRATE_COMPLETED")]
    assert " 1 人" in line
    cli("result", "correct", "000411", "flow-basics", "--outcome", "taken-back", "--yes")
    held = [row for row in rows(cli, "result", "list") if row["number"] == "000411"]
    assert "修了" not in {row["outcome"] for row in held}


def test_levels_that_mean_something_else_and_other_values_are_told(
    harbour: Path, next_version: Path, cli: Callable[..., Any]
) -> None:
    table = decided(cli, next_version, harbour / "表.xlsx")
    told = cli("framework", "migrate", next_version, "--table", table, "--dry-run").err
    [meaning] = [line for line in told.splitlines() if line.startswith("W_MIGRATE_MEANING")]
    assert "情報セキュリティ" in meaning and "流れとデータ" not in meaning and "狙い" not in meaning
    [content] = [line for line in told.splitlines() if line.startswith("N_MIGRATE_CONTENT")]
    command = content.partition("skillmap ")[2].split()
    shown = cli(*command, expect=1).out
    assert "外部の監査" in shown and "7" in shown


def test_the_same_texts_with_other_blanks_mean_the_same(harbour: Path, cli: Callable[..., Any]) -> None:
    folder = harbour / "清書"
    shutil.copytree(harbour / "data", folder)
    path = folder / "skills" / "basics.yaml"
    path.write_text(path.read_text("utf-8").replace("を一人でできる。", "を　一人でできる。"), "utf-8")
    told = cli("framework", "migrate", folder, "--dry-run").err
    assert "W_MIGRATE_MEANING" not in told


def test_plans_are_counted_when_one_of_their_steps_is_put_into_new_words(
    harbour: Path, next_version: Path, cli: Callable[..., Any]
) -> None:
    table = decided(cli, next_version, harbour / "表.xlsx")
    shown = cli("framework", "migrate", next_version, "--table", table, "--dry-run").out
    [plans] = [line.split() for line in shown.splitlines() if line.strip().startswith("育成計画 ")]
    assert plans[1] == "1"


def test_before_it_is_done_what_goes_is_called_by_its_name(harbour: Path, cli: Callable[..., Any]) -> None:
    cli("session", "add", "security-basics", "--day", "2026-09-03", "--capacity", "8", "--yes")
    [session] = rows(cli, "session", "list")
    cli("enrol", "add", session["code"], "--staff", "000413", "--yes")
    folder = harbour / "少ない版"
    shutil.copytree(harbour / "data", folder)
    path = folder / "trainings" / "basic.yaml"
    head, *rest = path.read_text("utf-8").split("  - id: ")
    path.write_text("  - id: ".join([head, *(one for one in rest if "security-basics" not in one)]), "utf-8")
    shown = cli("framework", "migrate", folder, "--accept-proposals", "--dry-run").text
    assert "「情報セキュリティの基礎」" in shown and "「security-basics」" not in shown


def test_answers_about_what_was_split_or_is_a_part_are_told_with_the_form(
    harbour: Path, next_version: Path, cli: Callable[..., Any]
) -> None:
    cli("assess", "form", "--section", "埠頭課", "--role", "product-manager/2", "--out", "用紙")
    [form] = (harbour / "用紙").iterdir()
    book = load_workbook(form)
    page = next(one for one in book.worksheets if one.title.startswith("000411"))
    head = next(cell.row for row in page.iter_rows() for cell in row if cell.value == "スキル")
    at = {cell.value: cell.column for cell in page[head]}
    for row in range(head + 1, page.max_row + 1):
        if page.cell(row, at["スキル"]).value in ("企画", "データ活用", "情報セキュリティ"):
            page.cell(row, at["自己"]).value = 2
    book.save(form)
    cli("framework", "migrate", next_version, "--table", decided(cli, next_version, harbour / "表.xlsx"), "--yes")
    told = cli("assess", "import", "用紙", "--yes").err
    [line] = [line for line in told.splitlines() if "W_FORM_COPIED" in line]
    assert all(name in line for name in ("000411", "狙い", "予算", "流れとデータ")) and "情報セキュリティ" not in line
