"""Over to another version of the definitions: all that people have is carried by rule in one entry, undone in one."""

import json
import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from made_once import made_once

STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,文書係,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主任
"""
RATINGS = """令和8年6月1日現在,,,,,
職員番号,氏名,企画,データ活用,情報セキュリティ,業務改善
001200,佐藤 美咲,3,2,1,0
001237,鈴木 拓也,2,1,1,3
001274,高橋 千尋,1,1,,
"""
AIMS = """職員番号,氏名,人材像,段階
001200,佐藤 美咲,プロダクトマネージャー,1
001237,鈴木 拓也,プロダクトマネージャー,2
"""
RESULTS = """職員番号,氏名,研修,修了日,結果
001200,佐藤 美咲,企画の基礎,2026-05-20,修了
"""
DAY = date(2026, 6, 15)


@pytest.fixture
@made_once
def office(workspace: Path, cli: Callable[..., Any]) -> Path:
    for name, text, command in (
        ("staff.csv", STAFF, ("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")),
        ("ratings.csv", RATINGS, ("assess", "import", "ratings.csv", "--yes")),
        ("aims.csv", AIMS, ("career", "aim", "--file", "aims.csv", "--yes")),
        ("results.csv", RESULTS, ("result", "import", "results.csv", "--yes")),
    ):
        (workspace / name).write_text(text, "utf-8")
        cli(*command)
    cli("plan", "make", "--all", "--yes")
    return workspace


def edit(folder: Path, file: str, *edits: tuple[str, str]) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture
def version_2(office: Path) -> Path:
    """企画 is split in two, データ活用 and 業務改善 become one, the scale has three steps, the role another id."""
    folder = office / "v2"
    shutil.copytree(office / "data", folder)
    shutil.rmtree(folder / "trainings")
    scale = """scale:
  - level: 0
    name: {ja: 未経験, en: Not yet}
    description: {ja: まだ知らない。, en: Knows nothing of it yet.}
  - level: 1
    name: {ja: 実践, en: Working}
    description: {ja: 一人でできる。, en: Can do it alone.}
  - level: 2
    name: {ja: 主導, en: Leading}
    description: {ja: 人を導ける。, en: Leads others.}
"""
    header = (folder / "framework.yaml").read_text("utf-8").replace('version: "1.0"', 'version: "2.0"')
    (folder / "framework.yaml").write_text(header[: header.index("scale:")] + scale, "utf-8")
    (folder / "skills" / "basics.yaml").write_text(
        "id: basics\nname: {ja: 基本, en: Basics}\nskills:\n"
        + "".join(
            f"  - id: {key}\n    name: {{ja: {ja}, en: {en}}}\n    definition: {{ja: {ja}の力。, en: {en} skill.}}\n"
            + (f'    aligns: ["{align}"]\n' if align else "")
            + "    descriptors: {}\n"
            for key, ja, en, align in (
                ("idea", "構想", "Ideas", "sample:planning"),
                ("steering", "推進", "Steering", "sample:planning"),
                ("data-bpr", "データによる改善", "Data and redesign", ""),
                ("security", "情報セキュリティ", "Security", ""),
            )
        ),
        "utf-8",
    )
    (folder / "roles" / "product-manager.yaml").rename(folder / "roles" / "product-lead.yaml")
    edit(
        folder, "roles/product-lead.yaml", ("id: product-manager", "id: product-lead"),
        ("{planning: 1, data-use: 1}", "{idea: 1, data-bpr: 1}"),
        ("{planning: 2, data-use: 1, security: 1}", "{idea: 2, steering: 1, security: 1}"),
    )  # fmt: skip
    edit(folder, "roles/section-ict-leader.yaml", ("{bpr: 1, security: 1}", "{data-bpr: 1, security: 1}"))
    edit(folder, "careers.yaml", ("product-manager", "product-lead"))
    for role in ("product-lead", "section-ict-leader"):
        text = (folder / "roles" / f"{role}.yaml").read_text("utf-8")
        kept = "".join(line for line in text.splitlines(keepends=True) if "prescribed" not in line)
        (folder / "roles" / f"{role}.yaml").write_text(kept, "utf-8")
    edit(folder, "leaders.yaml", ("    programme: [leader-kickoff]\n", ""))
    return folder


def decided(cli: Callable[..., Any], folder: Path, out: Path, *extra: str) -> Path:
    """The table as an officer decides it: two skills merged, everything else as proposed."""
    cli("framework", "migrate", folder, "--out", out, *(one for one in extra if one != "as-proposed"))
    book = load_workbook(out)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "種類")
    at = {str(cell.value): cell.column for cell in head}
    for row in range(head[0].row + 1, page.max_row + 1):
        kind, old = page.cell(row, at["種類"]).value, page.cell(row, at["旧id"]).value
        if kind == "スキル" and old in ("data-use", "bpr") and "as-proposed" not in extra:
            page.cell(row, at["扱い"]).value = "統合"
            page.cell(row, at["新id"]).value = "data-bpr"
            page.cell(row, at["統合後のレベル"]).value = "高い方" if "highest" in extra else "低い方"
        if kind in ("レベル", "スキル", "人材像", "段階", "研修", "資格"):
            page.cell(row, at["確認"]).value = "決定"
    book.save(out)
    return out


def rows(cli: Callable[..., Any], *arguments: object, **given: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli(*arguments, "--format", "json", **given).out)
    return found


def state(office: Path) -> dict[str, bytes]:
    return {p.relative_to(office / "data").as_posix(): p.read_bytes() for p in (office / "data").rglob("*.yaml")}


def everything(cli: Callable[..., Any]) -> list[Any]:
    """All that people have, as listings show it."""
    return [
        rows(cli, "assess", "list"),
        rows(cli, "career", "list"),
        rows(cli, "career", "list", "--recognised"),
        rows(cli, "plan", "list"),
        rows(cli, "result", "list"),
        rows(cli, "assess", "gap"),
    ]


def test_proposals_are_shown_and_nothing_is_done_before_they_are_decided(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    before = state(office)
    told = cli("framework", "migrate", version_2, "--yes", expect=4)
    assert "E_TRANSITION_PROPOSALS" in told.err or "提案のままのもの" in told.err
    assert "同じスキル標準の項目" in told.out, told.out
    assert state(office) == before


def test_everything_is_carried_in_one_entry(office: Path, version_2: Path, cli: Callable[..., Any]) -> None:
    table = decided(cli, version_2, office / "table.xlsx")
    told = cli("framework", "migrate", version_2, "--table", table, "--yes")
    assert "W_MIGRATE_REVIEW" in told.err
    # 10 ratings; those of 企画 are copied to two skills; two people had both of what became one, one person a part.
    [carried] = [line.split() for line in told.out.splitlines() if line.strip().startswith("評価  ")]
    assert carried == ["評価", "10", "7", "0", "2"]
    levels = {row["number"]: row for row in rows(cli, "assess", "list")}
    # 0-3 became 0-2: 基礎 (1) has no namesake and goes to 未経験 or 実践 by its place; 実践 (2) is 1, 主導 (3) is 2.
    assert levels["001200"]["idea"] == levels["001200"]["steering"] == 2
    assert levels["001237"]["idea"] == 1
    assert levels["001237"]["data-bpr"] == 0
    assert [row["target"] for row in rows(cli, "career", "list")] == [
        "プロダクトマネージャー 1", "プロダクトマネージャー 2",
    ]  # fmt: skip
    assert cli("db", "check").code == 0
    [why] = [row for row in rows(cli, "why", "--staff", "001200", "--skill", "idea") if "2" in str(row)][:1]
    assert "ratings.csv" in str(why), "the file and cell that it was read from stay"
    number = len(rows(cli, "db", "journal", "--limit", 100))
    assert f"記録{number}" in str(why), "and the entry that put it into new words is named"
    assert "いまの人材定義にない" not in cli("assess", "gap").text
    assert rows(cli, "result", "list")[0]["training"]
    review = rows(cli, "assess", "list", "--review")
    assert {row["number"] for row in review} == {"001200", "001237", "001274"}


def test_last_week_is_answered_in_last_weeks_words(office: Path, version_2: Path, cli: Callable[..., Any]) -> None:
    listed = rows(cli, "assess", "list", "--as-of", "2026-06-10")
    gap = rows(cli, "assess", "gap", "--section", "総務課", "--to", "product-manager/2", "--as-of", "2026-06-10")
    table = decided(cli, version_2, office / "table.xlsx")
    number = len(rows(cli, "db", "journal", "--limit", 100))
    cli("framework", "migrate", version_2, "--table", table, "--yes")
    assert rows(cli, "assess", "list", "--as-of", "2026-06-10") == listed
    again = rows(cli, "assess", "gap", "--section", "総務課", "--to", "product-manager/2", "--as-of", "2026-06-10")
    assert again == gap
    assert rows(cli, "--known-at", number, "assess", "list") == listed
    assert "1.0版" in cli("assess", "list", "--as-of", "2026-06-10").out
    assert "2.0版" in cli("assess", "list").out


def test_undo_gives_back_everything_to_the_byte(office: Path, version_2: Path, cli: Callable[..., Any]) -> None:
    before, files = everything(cli), state(office)
    table = decided(cli, version_2, office / "table.xlsx")
    cli("framework", "migrate", version_2, "--table", table, "--yes")
    assert everything(cli) != before
    cli("db", "undo", "--yes")
    assert state(office) == files
    assert everything(cli) == before
    assert cli("db", "check").code == 0


def test_the_same_version_changes_nothing(office: Path, cli: Callable[..., Any]) -> None:
    shutil.copytree(office / "data", office / "copy")
    assert "新旧の人材定義が同じです" in cli("framework", "migrate", office / "copy", "--yes", expect=3).err
    edit(office / "copy", "framework.yaml", ('version: "1.0"', 'version: "1.1"'))
    before = everything(cli)
    cli("framework", "migrate", office / "copy", "--yes")
    assert everything(cli) == before


def test_definitions_swapped_by_hand_are_carried_from_the_version_kept(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    shutil.rmtree(office / "data")
    shutil.copytree(version_2, office / "data")
    assert "framework migrate" in cli("assess", "gap").err
    cli("framework", "migrate", "--accept-proposals", "--keep", "trainings", "--yes")
    assert "framework migrate" not in cli("assess", "gap").err
    levels = {row["number"]: row for row in rows(cli, "assess", "list")}
    assert levels["001200"]["idea"] == 2


def advised(text: str) -> list[str]:
    """The words behind `skillmap` of the command that a text advises."""
    # Long sentences are broken to the width of the terminal.
    [line] = re.findall(r"skillmap (framework migrate .*? FILE)", " ".join(text.split()))
    return shlex.split(line)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_advised_commands_work_as_they_stand_without_a_new_folder(
    office: Path, version_2: Path, cli: Callable[..., Any], lang: str
) -> None:
    shutil.rmtree(office / "data")
    shutil.copytree(version_2, office / "data")
    first = ("framework", "migrate", "--keep", "trainings", "--merged", "highest", "--yes")
    write = advised(cli(*first, expect=4, lang=lang).err)
    assert write == ["framework", "migrate", "--merged", "highest", "--keep", "trainings", "--out", "FILE"]
    table = office / "written.xlsx"
    back = advised(cli(*(str(table) if word == "FILE" else word for word in write), lang=lang).err)
    assert back == [*write[:-2], "--table", "FILE"]
    # All as proposed: the table itself is decided by another test.
    book = load_workbook(table)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.value = {"提案": "決定", "proposed": "decided"}.get(str(cell.value), cell.value)
    book.save(table)
    cli(*(str(table) if word == "FILE" else word for word in back), "--yes", lang=lang)
    assert "framework migrate" not in cli("assess", "gap").err


def test_the_advised_command_names_the_folders_and_the_day_that_were_given(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    new = office / "新しい 版"
    version_2.rename(new)
    shutil.copytree(office / "data", office / "v1")
    line = ("framework", "migrate", new, "--from", office / "v1", "--on", "2026-06-15", "--yes")
    write = advised(cli(*line, expect=4).err)
    assert write == [
        "framework", "migrate", str(new), "--from", str(office / "v1"), "--on", "2026-06-15", "--out", "FILE",
    ]  # fmt: skip
    cli(*(str(office / "written.xlsx") if word == "FILE" else word for word in write))
    assert (office / "written.xlsx").exists()


def test_files_that_are_swapped_right_after_a_migration_are_told_and_carried_from_the_new_version(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    shutil.copytree(office / "data", office / "v1")
    cli("framework", "migrate", version_2, "--table", decided(cli, version_2, office / "table.xlsx"), "--yes")
    # The former files again: what people have is in the words of the new ones.
    shutil.rmtree(office / "data")
    shutil.copytree(office / "v1", office / "data")
    told = cli("assess", "gap").err
    assert "人材像の段階 2（2 人" in told and "framework migrate" in told
    assert "W_UNKNOWN_ROLE" in cli("db", "check", expect=1).err
    # A third version by hand: it is compared with the second, under which everything stands.
    shutil.rmtree(office / "data")
    shutil.copytree(version_2, office / "data")
    (office / "data" / "roles" / "product-lead.yaml").rename(office / "data" / "roles" / "product-owner.yaml")
    edit(office / "data", "roles/product-owner.yaml", ("id: product-lead", "id: product-owner"))
    edit(office / "data", "careers.yaml", ("product-lead", "product-owner"))
    shutil.copytree(office / "v1" / "trainings", office / "data" / "trainings")
    for path in (office / "data" / "trainings").iterdir():
        text = path.read_text("utf-8").replace("planning:", "idea:").replace("data-use:", "data-bpr:")
        path.write_text(text.replace("bpr: 1", "data-bpr: 1").replace("data-data-", "data-"), "utf-8")
    cli("framework", "migrate", "--accept-proposals", "--yes")
    assert "framework migrate" not in cli("assess", "gap").err
    assert [row["target"] for row in rows(cli, "career", "list")] == [
        "プロダクトマネージャー 1", "プロダクトマネージャー 2",
    ]  # fmt: skip
    assert cli("db", "check").code == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("スキル", "security", "新id", "secrets"), "E_TRANSITION_NEW"),
        (("スキル", "security", "旧id", "secrets"), "E_TRANSITION_OLD"),
        (("レベル", "3", "新id", "0"), "E_TRANSITION_ORDER"),
        (("スキル", "security", "扱い", "分割"), "E_TRANSITION_COUNT"),
        (("スキル", "security", "新id", "idea"), "E_TRANSITION_KEPT"),
        (("レベル", "3", "扱い", "廃止"), "E_TRANSITION_LEVEL"),
        (("スキル", "bpr", "統合後のレベル", "高い方"), "E_TRANSITION_COMBINE"),
        (("人材像", "product-manager", "扱い", "統合"), "E_TRANSITION_ALONE"),
    ],
)
def test_mistakes_in_the_table_are_named_with_their_cells(
    office: Path, version_2: Path, cli: Callable[..., Any], change: tuple[str, str, str, str], code: str
) -> None:
    table = decided(cli, version_2, office / "table.xlsx")
    filled_in(table, change)
    before = state(office)
    told = cli("framework", "migrate", version_2, "--table", table, "--yes", expect=3).err
    assert code in told
    assert state(office) == before


def test_all_mistakes_come_at_once_with_those_of_rows_that_cannot_be_read(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    table = decided(cli, version_2, office / "table.xlsx")
    cells = filled_in(
        table,
        ("レベル", "3", "新id", "0"),
        ("スキル", "security", "扱い", None),
        ("スキル", "bpr", "旧id", "data-use"),
        ("人材像", "section-ict-leader", "扱い", "なくす"),
        ("段階", "product-manager/2", "新id", "product-lead/9"),
        ("研修", "bpr-basics", "扱い", "分割"),
        ("研修", "data-basics", "旧id", "data-basic"),
    )
    book = office / "marked.xlsx"
    told = cli("framework", "migrate", version_2, "--table", table, "--yes", "--problems", book, expect=3).err
    for cell, code in zip(
        cells,
        (
            "E_TRANSITION_ORDER", "E_REQUIRED", "E_TRANSITION_TWICE", "E_CHOICE", "E_TRANSITION_NEW",
            "E_TRANSITION_COUNT", "E_TRANSITION_OLD",
        ),
        strict=True,
    ):  # fmt: skip
        at = cell if code != "E_TRANSITION_COUNT" else f"E{cell[1:]}"
        assert f"{at}: {code}" in told, (code, told)
    # The rows that became others are missing; 情報セキュリティ, whose row is told already, is not.
    assert "スキル 1 件の行がありません（bpr）" in told
    assert "研修 1 件の行がありません（data-basics）" in told
    assert "指摘" in load_workbook(book).sheetnames[-1], "and the table comes back with the cells marked"


def filled_in(table: Path, *changes: tuple[str, str, str, str | None]) -> list[str]:
    """Change cells of a table by kind, old id and column; gives their addresses."""
    book = load_workbook(table)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "種類")
    at = {str(cell.value): cell.column for cell in head}
    found = {
        (page.cell(row, at["種類"]).value, str(page.cell(row, at["旧id"]).value)): row
        for row in range(head[0].row + 1, page.max_row + 1)
    }
    cells = []
    for kind, old, column, value in changes:
        cell = page.cell(found[kind, old], at[column])
        cell.value = value
        cells.append(cell.coordinate)
    book.save(table)
    return cells


def test_a_table_for_other_versions_is_refused(office: Path, version_2: Path, cli: Callable[..., Any]) -> None:
    table = decided(cli, version_2, office / "table.xlsx")
    edit(office / "data", "framework.yaml", ('version: "1.0"', 'version: "1.0a"'))
    told = cli("framework", "migrate", version_2, "--table", table, "--yes", expect=3).err
    assert "別の版のための移行表" in told
    # As it is advised: written anew, it is one for these two versions.
    again = decided(cli, version_2, office / "again.xlsx")
    cli("framework", "migrate", version_2, "--table", again, "--yes")
    assert "2.0版" in cli("assess", "list").out


@pytest.fixture
def without_a_grade(office: Path) -> Path:
    """A version that knows product managers of the first grade only."""
    folder = office / "v2"
    shutil.copytree(office / "data", folder)
    edit(folder, "framework.yaml", ('version: "1.0"', 'version: "2.0"'))
    role = folder / "roles" / "product-manager.yaml"
    role.write_text(role.read_text("utf-8").partition('  "2":')[0], "utf-8")
    edit(folder, "careers.yaml", ("- to: product-manager/2\n  from: product-manager/1\n  years: 1\n", ""))
    return folder


def test_who_aims_at_what_is_withdrawn_is_named_with_what_mends_it(
    office: Path, without_a_grade: Path, cli: Callable[..., Any]
) -> None:
    told = cli("framework", "migrate", without_a_grade, "--accept-proposals", "--yes").err
    assert "skillmap status --all" in told, told
    [line] = [row for row in rows(cli, "status", "--all", expect=None) if "001237" in str(row) and "2" in str(row)][:1]
    assert line["command"].startswith("skillmap "), line
    cli("career", "aim", "--staff", "001237", "--to", "product-manager/1", "--yes")
    assert rows(cli, "career", "list")[1]["target"] == "プロダクトマネージャー 1"


def test_what_is_withdrawn_keeps_its_name_and_its_sessions_are_told(office: Path, cli: Callable[..., Any]) -> None:
    cli("session", "add", "planning-basics", "--capacity", 5, "--day", "2026-09-01", "--yes")
    folder = office / "v2"
    shutil.copytree(office / "data", folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text("utf-8").replace('version: "1.0"', 'version: "2.0"')
        path.write_text(text.replace("planning-basics", "bpr-basics"), "utf-8")
    basics = (folder / "trainings" / "basic.yaml").read_text("utf-8")
    first = basics.index("  - id: bpr-basics")
    kept = basics[:first] + basics[basics.index("  - id:", first + 1) :]
    (folder / "trainings" / "basic.yaml").write_text(kept, "utf-8")
    listed = [(row["number"], row["training"]) for row in rows(cli, "result", "list")]
    cli("framework", "migrate", folder, "--table", decided(cli, folder, office / "t.xlsx", "as-proposed"), "--yes")
    assert listed == [("001200", "企画の基礎")]
    assert [(row["number"], row["training"]) for row in rows(cli, "result", "list")] == listed
    assert "2.0版" in cli("result", "list").out
    [line] = [row for row in rows(cli, "status", "--all", expect=None) if "session cancel" in str(row)]
    assert "企画の基礎" in str(line)
    cli(*line["command"].split()[1:], "--yes")
    assert "session cancel" not in cli("status", "--all", expect=None).out


def test_needs_of_a_withdrawn_grade_are_taken_in_again(
    office: Path, without_a_grade: Path, cli: Callable[..., Any]
) -> None:
    lines = "年度,人材像,段階,部,必要人数\n2026,product-manager,1,総務部,2\n2026,product-manager,{grade},総務部,1\n"
    (office / "needs.csv").write_text(lines.format(grade=2), "utf-8")
    cli("need", "import", "needs.csv", "--yes")
    told = cli("framework", "migrate", without_a_grade, "--accept-proposals", "--keep", "needs", "--yes").err
    assert "1 行は引き継がれません" in told and "skillmap need import" in told, told
    assert "product-manager" in (office / "data" / "needs.yaml").read_text("utf-8")
    (office / "needs.csv").write_text("年度,人材像,段階,部,必要人数\n2026,product-manager,1,総務部,3\n", "utf-8")
    cli("need", "import", "needs.csv", "--yes")
    assert [row["needed"] for row in rows(cli, "report", "demand")] == [3]


def test_a_wish_for_what_was_withdrawn_is_asked_for_and_recorded_by_hand(
    office: Path, without_a_grade: Path, cli: Callable[..., Any]
) -> None:
    cli("assess", "form", "--section", "人事課", "--due", "R8.6.30", "--return-to", "人事課", "--out", "forms")
    [form] = (office / "forms").iterdir()
    book = load_workbook(form)
    page = next(one for one in book.worksheets if one.title.startswith("001274"))
    label = next(cell for row in page.iter_rows() for cell in row if cell.value == "希望する人材像")
    area = next(area for area in page.merged_cells.ranges if label.coordinate in area)
    page.cell(label.row, area.max_col + 1).value = "プロダクトマネージャー 2"
    book.save(form)
    cli("framework", "migrate", without_a_grade, "--accept-proposals", "--yes")
    told = cli("assess", "import", "forms", "--yes").err
    assert "W_FORM_WISH" in told and "skillmap career aim" in told, told
    assert "001274" not in str(rows(cli, "career", "list"))
    cli("career", "aim", "--staff", "001274", "--to", "product-manager/1", "--yes")
    assert "001274" in str(rows(cli, "career", "list"))


def test_what_was_recorded_since_stands_in_the_way_of_undo(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    table = decided(cli, version_2, office / "table.xlsx")
    number = len(rows(cli, "db", "journal", "--limit", 100)) + 1
    cli("framework", "migrate", version_2, "--table", table, "--yes")
    cli("career", "aim", "--staff", "001274", "--to", "section-ict-leader/1", "--yes")
    assert f"{number + 1}" in cli("db", "undo", number, "--yes", expect=3).err
    cli("db", "undo", number + 1, "--yes")
    cli("db", "undo", number, "--yes")


def test_levels_of_a_day_before_are_not_taken_in_in_new_words(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    table = decided(cli, version_2, office / "table.xlsx")
    cli("framework", "migrate", version_2, "--table", table, "--yes")
    (office / "late.csv").write_text("令和8年6月5日現在,,\n職員番号,氏名,構想\n001274,高橋 千尋,1\n", "utf-8")
    assert "前の版" in cli("assess", "import", "late.csv", "--yes", expect=3).err
    assert "前の版" in cli("assess", "approve", "--as-of", "2026-06-05", "--yes", expect=None).text


def test_forms_that_were_out_come_back_in_the_words_of_today(
    office: Path, version_2: Path, cli: Callable[..., Any]
) -> None:
    cli("assess", "form", "--section", "総務課", "--due", "R8.6.30", "--return-to", "人事課", "--out", "forms")
    [form] = (office / "forms").iterdir()
    book = load_workbook(form)
    page = next(one for one in book.worksheets if one.title.startswith("001237"))
    head = next(cell.row for row in page.iter_rows() for cell in row if cell.value == "スキル")
    columns = {cell.value: cell.column for cell in page[head]}
    rows_of = {page.cell(row, columns["スキル"]).value: row for row in range(head + 1, page.max_row + 1)}
    for skill, level in {"企画": 3, "データ活用": 2, "情報セキュリティ": 2}.items():
        page.cell(rows_of[skill], columns["自己"]).value = level
    book.save(form)
    table = decided(cli, version_2, office / "table.xlsx")
    cli("framework", "migrate", version_2, "--table", table, "--yes")
    told = cli("assess", "import", "forms", "--yes").err
    assert "N_FORM_OLD_VERSION" in told
    mine = {row["number"]: row for row in rows(cli, "assess", "list", "--stage", "self")}["001237"]
    # 3 of four steps is 2 of three; 企画 was split in two, データ活用 merged with 業務改善.
    assert (mine["idea"], mine["steering"], mine["data-bpr"], mine["security"]) == (2, 2, 1, 1)


def test_a_corrected_result_stays_corrected_when_its_training_is_renamed(office: Path, cli: Callable[..., Any]) -> None:
    cli("result", "correct", "001200", "企画の基礎", "--day", "2026-05-21", "--yes", day=DAY)
    folder = office / "v2"
    shutil.copytree(office / "data", folder)
    for file in folder.rglob("*.yaml"):
        text = file.read_text("utf-8").replace("planning-basics", "planning-first")
        file.write_text(text.replace('version: "1.0"', 'version: "2.0"'), "utf-8")
    cli("framework", "migrate", folder, "--table", decided(cli, folder, office / "t.xlsx", "as-proposed"), "--yes")
    again = cli("result", "import", "results.csv", "--yes", day=DAY)
    assert "W_RESULT_CORRECTED" in again.err and "変更はありません" in again.err
    assert [(one["training"], one["completed_on"]) for one in rows(cli, "result", "list")] == [
        ("企画の基礎", "2026-05-21")
    ]
