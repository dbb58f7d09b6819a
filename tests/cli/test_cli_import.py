"""Every import alike: problems as a sheet, bad rows left out, changes to be signed, totals, the same file again."""

import gc
import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from made_once import made_once

HEADINGS = ["職員番号", "氏名", "フリガナ", "部", "課", "係", "職名"]
PEOPLE = [
    ["001200", "佐藤 美咲", "サトウ ミサキ", "総務部", "総務課", "庶務係", "主事"],
    ["001237", "鈴木 拓也", "スズキ タクヤ", "総務部", "総務課", "文書係", "係長"],
    ["001274", "高橋 千尋", "タカハシ チヒロ", "総務部", "人事課", "人事係", "主任"],
    ["001311", "田中 太郎", "タナカ タロウ", "総務部", "人事課", "研修係", "主事"],
    ["001348", "伊藤 結衣", "イトウ ユイ", "区民部", "区民課", "証明係", "主任"],
]
Cli = Callable[..., Any]


def book(path: Path, rows: Sequence[Sequence[object]], title: str = "令和8年4月1日現在", sheet: str = "名簿") -> Path:
    made = Workbook()
    page = made.worksheets[0]
    page.title = sheet
    for line in ([title], [], *rows) if title else rows:
        page.append(list(line))
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path


def staff(path: Path, rows: Sequence[Sequence[object]] = PEOPLE, title: str = "令和8年4月1日現在") -> Path:
    return book(path, [HEADINGS, *rows], title)


def changed(number: str, **columns: object) -> list[list[object]]:
    """The people, one of them with other values by heading."""
    rows = [list(map(str, row)) for row in PEOPLE]
    for row in rows:
        if row[0] == number:
            for heading, value in columns.items():
                row[HEADINGS.index(heading)] = value
    return rows


def digest(workspace: Path) -> str:
    return hashlib.sha256((workspace / "skillmap.sqlite").read_bytes()).hexdigest()


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """A workspace that holds the five people."""
    cli("staff", "import", staff(workspace / "in" / "a.xlsx"), "--yes")
    return workspace


def texts(path: Path) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def test_the_same_file_again_changes_nothing_and_says_so(ward: Path, cli: Cli) -> None:
    before = digest(ward)
    ran = cli("staff", "import", ward / "in" / "a.xlsx", "--yes")
    assert "N_FILE_KNOWN" in ran.err
    assert "記録番号 1" in ran.err
    assert "変更はありません" in ran.err
    assert digest(ward) == before
    cli("db", "undo", "--yes")
    assert "N_FILE_KNOWN" not in cli("staff", "import", ward / "in" / "a.xlsx", "--yes").err


def test_bad_rows_wait_as_a_sheet_that_can_be_mended_and_taken_in(ward: Path, cli: Cli) -> None:
    rows = changed("001237", 職名="係長代理心得")
    rows[3][4] = "人事広報課"
    rows.append(["001400", "新人 花子", "シンジン ハナコ", "区民部", "区民課", "証明係", "主事"])
    file = staff(ward / "in" / "b.xlsx", rows, "令和8年5月1日現在")
    refused = cli("staff", "import", file, "--yes", expect=3)
    assert {"E_GRADE_UNKNOWN", "E_ORG_NOT_FOUND"} <= set(refused.err.split())
    assert "001400" not in cli("staff", "list").out
    ran = cli("staff", "import", file, "--leave-out-bad", "--yes")
    assert "2 行（5, 7行目）" in ran.err.replace("5、7", "5, 7")
    assert "W_STAFF_NOT_IN_FILE" not in ran.err
    assert "001400" in cli("staff", "list").out
    rest = ward / "out" / "b_要修正.xlsx"
    left = texts(rest)
    assert left[0][0] == "令和8年5月1日現在"
    assert [row[0] for row in left[3:]] == ["001237", "001311"]
    assert "職層の表にありません" in str(left[3][7])
    mended = openpyxl.load_workbook(rest)
    page = mended.worksheets[0]
    page["G4"], page["E5"] = "課長", "総務課"
    page["F5"] = "庶務係"
    mended.save(rest)
    again = cli("staff", "import", rest, "--yes")
    assert "係長 → 課長" in again.err
    assert "総務部/人事課/研修係 → 総務部/総務課/庶務係" in again.err


def test_dittos_are_written_out_in_the_sheet_to_mend(workspace: Path, cli: Cli) -> None:
    rows = [list(row) for row in PEOPLE[:3]]
    rows[1][3:5] = ["〃", "〃"]
    rows[1][6] = "社長"
    cli("staff", "import", staff(workspace / "b.xlsx", rows), "--leave-out-bad", "--yes")
    left = texts(workspace / "out" / "b_要修正.xlsx")
    assert left[3][:7] == ["001237", "鈴木 拓也", "スズキ タクヤ", "総務部", "総務課", "文書係", "社長"]


def test_a_number_that_stands_twice_leaves_both_rows_out(ward: Path, cli: Cli) -> None:
    rows = [
        *[list(row) for row in PEOPLE],
        ["001200", "別人 次郎", "ベツジン ジロウ", "区民部", "区民課", "証明係", "主事"],
    ]
    file = staff(ward / "in" / "b.xlsx", rows, "令和8年5月1日現在")
    assert cli("staff", "import", file, "--yes", expect=3).err.count("E_STAFF_NUMBER_TWICE") == 2
    cli("staff", "import", file, "--leave-out-bad", "--yes")
    assert [row[0] for row in texts(ward / "out" / "b_要修正.xlsx")[3:]] == ["001200", "001200"]
    assert "佐藤 美咲" in cli("staff", "show", "001200").out


def test_leaving_out_is_not_for_complete_lists(ward: Path, cli: Cli) -> None:
    ran = cli("staff", "import", ward / "in" / "a.xlsx", "--complete", "--leave-out-bad", "--yes", expect=2)
    assert "退職扱い" in ran.err


def test_nothing_is_left_out_when_the_file_itself_is_wrong(ward: Path, cli: Cli) -> None:
    before = digest(ward)
    file = book(ward / "b.xlsx", [["番号", "名前"], ["x", "y"]], "")
    cli("staff", "import", file, "--leave-out-bad", "--yes", "--as-of", "2026-05-01", expect=3)
    assert digest(ward) == before
    assert not list((ward / "out").iterdir())


def test_the_sheet_of_problems_marks_the_cells(ward: Path, cli: Cli) -> None:
    file = staff(ward / "in" / "b.xlsx", changed("001274", 氏名="", 職名="社長"), "令和8年5月1日現在")
    cli("staff", "import", file, "--problems", ward / "p.xlsx", "--yes", expect=3)
    page = openpyxl.load_workbook(ward / "p.xlsx").worksheets[0]
    assert page["B6"].fill.fgColor.rgb.endswith("FFC7CE")
    assert "氏名" in page["B6"].comment.text
    assert page["C6"].comment is None


def test_questions_are_marked_too(ward: Path, cli: Cli) -> None:
    made = openpyxl.load_workbook(ward / "in" / "a.xlsx")
    made.worksheets[0].row_dimensions[5].hidden = True
    made.save(ward / "in" / "b.xlsx")
    cli("staff", "import", ward / "in" / "b.xlsx", "--problems", ward / "p.xlsx", "--yes", expect=4)
    listed = openpyxl.load_workbook(ward / "p.xlsx").worksheets[-1]
    assert "W_HIDDEN_ROWS" in {cell.value for row in listed.iter_rows() for cell in row}


def test_the_changes_to_be_signed(ward: Path, cli: Cli) -> None:
    rows = changed("001200", 課="人事課", 係="研修係", 職名="主任")
    file = staff(ward / "in" / "b.xlsx", rows, "令和8年5月1日現在")
    shown = cli("staff", "import", file, "--comparison", ward / "c.xlsx", "--dry-run")
    number = next(line for line in shown.err.splitlines() if line.startswith("照合番号")).split()[1]
    lines = texts(ward / "c.xlsx")
    assert lines[0][0] == "新旧対照表"
    assert lines[0][6:] == ["課長", "係長", "担当"]
    assert number in str(lines[4][0])
    assert lines[6][:6] == ["No.", "区分", "対象", "項目", "旧", "新"]
    assert [row[1:7] for row in lines[7:9]] == [
        ["異動", "001200 佐藤 美咲", "所属", "総務部/総務課/庶務係", "総務部/人事課/研修係", "F4"],
        ["変更", "001200 佐藤 美咲", "職名", "主事", "主任", "G4"],
    ]
    applied = cli("staff", "import", file, "--yes")
    assert f"照合番号 {number}" in applied.err
    other = staff(ward / "in" / "c.xlsx", changed("001200", 職名="係長"), "令和8年6月1日現在")
    assert number not in cli("staff", "import", other, "--dry-run").err


def test_no_paper_to_sign_for_a_file_with_errors(ward: Path, cli: Cli) -> None:
    file = staff(ward / "in" / "b.xlsx", changed("001200", 職名="社長"), "令和8年5月1日現在")
    cli("staff", "import", file, "--comparison", ward / "c.xlsx", "--yes", expect=3)
    assert not (ward / "c.xlsx").exists()


def test_a_mass_change_is_refused_with_counts(ward: Path, cli: Cli) -> None:
    file = staff(ward / "in" / "b.xlsx", PEOPLE[:3], "令和8年5月1日現在")
    before = digest(ward)
    ran = cli("staff", "import", file, "--complete", "--yes", expect=3)
    assert "5 人のうち 2 人" in ran.err
    assert digest(ward) == before
    cli("staff", "import", file, "--complete", "--allow-mass-change", "--yes")
    assert "3人" in cli("staff", "list").out


CHECKS = """
checks:
  - name: 職員数
    what: staff
    equals: 5
  - name: 課の数
    what: sections
    at-least: 9
"""


def test_totals_known_by_heart(ward: Path, cli: Cli) -> None:
    (ward / "checks.yaml").write_text(CHECKS, "utf-8")
    rows = [*PEOPLE, ["001400", "新人 花子", "シンジン ハナコ", "区民部", "区民課", "証明係", "主事"]]
    file = staff(ward / "in" / "b.xlsx", rows, "令和8年5月1日現在")
    before = digest(ward)
    ran = cli("staff", "import", file, "--yes", expect=3)
    assert "checks.yaml:3:5: E_CHECK_FAILED 取り込むと「職員数」が 6 になります（5 のはずです）" in ran.err
    assert "W_CHECK_FAILED 「課の数」は 3 で、9 以上 と" in ran.err
    assert digest(ward) == before
    assert "W_CHECK_IGNORED" in cli("staff", "import", file, "--ignore-checks", "--yes").err


def test_checks_that_make_no_sense_are_told_all_at_once(ward: Path, cli: Cli) -> None:
    lines = ("{what: staf, equals: 3}", "{what: staff, equal: 3}", "3", "{what: staff, equals: x, as-of: y}")
    (ward / "checks.yaml").write_text("checks:\n" + "".join(f"  - {line}\n" for line in lines), "utf-8")
    ran = cli("staff", "import", ward / "in" / "a.xlsx", expect=3)
    assert ran.err.count("E_CHECKS_VALUE") == 4
    assert ran.err.count("E_CHECKS_KEY") == 1
    assert ran.err.count("E_CHECKS_FORM") == 1


def test_own_headings_sheet_and_width(workspace: Path, cli: Cli) -> None:
    toml = workspace / "skillmap.toml"
    text = toml.read_text("utf-8").replace("staff_number_width = 6", "staff_number_width = 8")
    toml.write_text(
        text + '\n[headings.staff-list]\nnumber = ["ショクバン"]\nname = ["だれ"]\n'
        '[sheet_names]\nstaff-list = "本表"\n[grade_aliases]\n"ヒラ" = "主事"\n',
        "utf-8",
    )
    made = Workbook()
    made.worksheets[0].title = "写し"
    for title in ("写し", "本表"):
        page = made[title] if title in made.sheetnames else made.create_sheet(title)
        page.append(["ショクバン", "だれ", "部", "課", "職名"])
        page.append([1200 if title == "本表" else 9, "佐藤 美咲", "総務部", "総務課", "ヒラ"])
    made.save(workspace / "own.xlsx")
    cli("staff", "import", workspace / "own.xlsx", "--as-of", "2026-04-01", "--yes")
    assert "00001200" in cli("staff", "list").out


def test_a_list_without_units_keeps_everybody_where_they_are(ward: Path, cli: Cli) -> None:
    rows = [["職員番号", "氏名", "職名"], ["001200", "佐藤 美咲", "主任"]]
    ran = cli("staff", "import", book(ward / "b.xlsx", rows, "令和8年5月1日現在"), "--yes")
    assert "主事 → 主任" in ran.err
    assert "総務部/総務課/庶務係" in cli("staff", "show", "001200").out


def test_a_blank_department_is_found_or_asked_for(workspace: Path, cli: Cli) -> None:
    rows = [list(row) for row in PEOPLE]
    rows[3][3] = ""
    assert "総務部/人事課/研修係" in cli("staff", "import", staff(workspace / "a.xlsx", rows), "--dry-run").err
    rows[4][4:6] = ["人事課", "研修係"]
    ran = cli("staff", "import", staff(workspace / "b.xlsx", rows), "--dry-run", expect=3)
    assert "総務部/人事課/研修係、区民部/人事課/研修係" in ran.err


# Folders


def test_a_folder_is_one_entry_with_one_undo(workspace: Path, cli: Cli) -> None:
    folder = workspace / "in"
    later = [
        *changed("001200", 課="人事課", 係="研修係")[:4],
        ["001400", "新人 花子", "シンジン ハナコ", "区民部", "区民課", "証明係", "主事"],
    ]
    staff(folder / "2" / "名簿（新）.xlsx", later, "令和8年5月1日現在")
    staff(folder / "名簿.xlsx")
    book(
        folder / "休職.xlsx",
        [["職員番号", "区分", "開始日", "終了日"], ["001400", "育休", "R8.5.7", "R9.3.31"]],
        "",
        "休職",
    )
    book(folder / "組織.xlsx", [["部", "課", "係"], *[row[3:6] for row in PEOPLE]], "令和8年4月1日現在", "組織")
    book(folder / "献立.xlsx", [["曜日", "主菜"], ["月", "鯖"]], "", "献立")
    (folder / "メモ.txt.bak").write_text("x", "utf-8")
    (folder / "~$名簿.xlsx").write_bytes(b"x" * 165)
    ran = cli("import", folder, "--yes")
    order = [line for line in ran.err.splitlines() if "→" in line and line.startswith("  ")][:4]
    assert [line.split(". ")[1].split(" →")[0] for line in order] == [
        "組織.xlsx", "名簿.xlsx", "2/名簿（新）.xlsx", "休職.xlsx",
    ]  # fmt: skip
    assert "献立.xlsx: W_FILE_UNKNOWN" in ran.err
    assert "N_FILE_OTHER" in ran.err
    assert "~$" not in ran.err
    assert "育休" in cli("staff", "show", "001400", "--as-of", "2026-06-01").out
    assert "総務部/人事課/研修係" in cli("staff", "show", "001200").out
    assert "総務部/総務課/庶務係" in cli("staff", "show", "001200", "--as-of", "2026-04-15").out
    before = digest(workspace)
    again = cli("import", folder, "--yes")
    assert again.err.count("N_FILE_KNOWN") == 4
    assert "変更はありません" in again.err
    assert digest(workspace) == before
    cli("db", "undo", "--yes")
    assert "0人" in cli("staff", "list").out


def test_a_folder_with_one_mistake_writes_nothing_and_blames_only_it(workspace: Path, cli: Cli) -> None:
    folder = workspace / "in"
    staff(folder / "名簿.xlsx", changed("001200", 職名="社長"))
    book(folder / "休職.xlsx", [["職員番号", "区分", "開始日"], ["001237", "育休", "R8.5.7"]], "", "休職")
    before = digest(workspace)
    ran = cli("import", folder, "--yes", expect=3)
    assert ran.err.count(": E_") == 1
    assert digest(workspace) == before


def test_files_of_a_folder_that_cannot_be_read_are_told_together(workspace: Path, cli: Cli) -> None:
    folder = workspace / "in"
    staff(folder / "名簿.xlsx")
    (folder / "壊れた.xlsx").write_bytes(b"PK\x03\x04" + b"x" * 500)
    (folder / "空.csv").write_bytes(b"")
    before = digest(workspace)
    ran = cli("import", folder, "--yes", expect=3)
    assert "壊れた.xlsx: E_" in ran.err
    assert "空.csv: E_" in ran.err
    assert digest(workspace) == before


def test_questions_of_a_folder_are_asked_together(workspace: Path, cli: Cli) -> None:
    folder = workspace / "in"
    staff(folder / "名簿.xlsx", title="職員の名簿")
    book(folder / "組織.xlsx", [["部", "課", "係"], *[row[3:6] for row in PEOPLE]], "", "組織")
    ran = cli("import", folder, "--yes", expect=4)
    assert ran.err.count("E_AS_OF_MISSING") == 2
    cli("import", folder, "--yes", "--as-of", "2026-04-01")


def test_own_rosters_and_nothing_at_all(ward: Path, cli: Cli) -> None:
    folder = ward / "own"
    folder.mkdir()
    assert "E_FOLDER_EMPTY" not in cli("import", folder, expect=3).err.split()
    assert "取り込める書類がありません" in cli("import", folder, expect=3).err
    cli("import", ward / "nowhere", expect=2)


def test_a_file_that_changes_while_asked_is_noticed(workspace: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from skillmap.cli import desk

    folder = workspace / "in"
    staff(folder / "名簿.xlsx")
    monkeypatch.setattr(desk, "confirm", lambda: staff(folder / "名簿.xlsx", PEOPLE[:2]))
    before = digest(workspace)
    assert "ファイルが変わりました" in cli("import", folder, expect=3, day=date(2026, 6, 15)).err
    assert digest(workspace) == before


def test_a_file_with_bad_rows_only_is_refused(ward: Path, cli: Cli) -> None:
    rows = [["x" * 20, "佐藤 美咲", "", "総務部", "総務課", "庶務係", "社長"]]
    file = staff(ward / "in" / "b.xlsx", rows, "令和8年5月1日現在")
    before = digest(ward)
    cli("staff", "import", file, "--leave-out-bad", "--yes", expect=3)
    assert digest(ward) == before
    assert not list((ward / "out").iterdir())


def test_what_was_taken_back_can_be_taken_in_again(workspace: Path, cli: Cli) -> None:
    units = [["所属コード", "部", "課"], ["0100", "総務部", ""], ["0101", "総務部", "総務課"]]
    book(workspace / "in" / "組織.xlsx", units, "令和8年4月1日現在", "組織")
    heads = ["開催コード", "研修名", "開催日", "時間帯", "定員"]
    name = cli("training", "list", "--format", "json").out
    training = json.loads(name)[0]["training"]
    book(workspace / "in" / "日程.xlsx", [heads, ["K-1", training, "2026-07-01", "終日", 20]], "", "日程")
    for _ in range(2):
        cli("import", workspace / "in", "--yes")
        codes = [row["code"] for row in json.loads(cli("org", "list", "--format", "json").out)]
        assert codes == ["0100", "0101"]
        assert "K-1" in cli("session", "list", "--fy", "2026").out
        cli("db", "undo", "--yes")
        assert "K-1" not in cli("session", "list", "--fy", "2026").out


def test_the_usual_sheet_need_not_be_there(workspace: Path, cli: Cli) -> None:
    toml = workspace / "skillmap.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[sheet_names]\nstaff-list = "本表"\n', "utf-8")
    cli("staff", "import", staff(workspace / "a.xlsx"), "--yes")
    assert json.loads(cli("staff", "list", "--format", "json").out)


def test_headings_of_columns_that_do_not_exist_are_refused(workspace: Path, cli: Cli) -> None:
    toml = workspace / "skillmap.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[headings.staff-list]\nnumbr = ["職番"]\n', "utf-8")
    ran = cli("staff", "import", staff(workspace / "a.xlsx"), "--yes", expect=3)
    assert "E_CONFIG_HEADING" in ran.err
    assert "もしかして: number" in ran.err


def test_another_document_is_noticed(ward: Path, cli: Cli) -> None:
    heads = ["職員番号", "氏名", "開催コード", "修了", "得点", "出席", "修了日"]
    rows = [heads, ["001200", "佐藤 美咲", "K-1", "修了", 80, "○", "2026-05-01"]]
    ran = cli("staff", "import", book(ward / "b.xlsx", rows, "令和8年5月1日現在"), "--dry-run")
    assert "W_OTHER_DOCUMENT" in ran.err
    assert "skillmap result import" in ran.err
    notes = [[*HEADINGS, "内線", "座席", "PC番号"], [*PEOPLE[0], "1234", "A-1", "77"]]
    ran = cli("staff", "import", book(ward / "c.xlsx", notes, "令和8年5月1日現在"), "--dry-run")
    assert "W_OTHER_DOCUMENT" not in ran.err


@pytest.mark.postgresql
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_a_folder_on_a_server(workspace: Path, cli: Cli, postgres_url: str) -> None:
    toml = workspace / "skillmap.toml"
    toml.write_text(f'database = "{postgres_url}"\n' + toml.read_text("utf-8"), "utf-8")
    (workspace / "checks.yaml").write_text("checks:\n  - {what: staff, equals: 5}\n", "utf-8")
    staff(workspace / "in" / "1.xlsx")
    staff(workspace / "in" / "2.xlsx", changed("001200", 課="人事課", 係="研修係"), "令和8年5月1日現在")
    cli("import", workspace / "in", "--dry-run")
    assert "0人" in cli("staff", "list").out
    cli("import", workspace / "in", "--yes")
    assert "総務部/人事課/研修係" in cli("staff", "show", "001200").out
    assert "総務部/総務課/庶務係" in cli("staff", "show", "001200", "--as-of", "2026-04-15").out
    assert "変更はありません" in cli("import", workspace / "in", "--yes").err
    cli("db", "undo", "--yes")
    assert "0人" in cli("staff", "list").out
    gc.collect()  # connections that the commands left open are told here, not in another test
