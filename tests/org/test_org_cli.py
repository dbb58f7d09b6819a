"""A reorganisation from the sheet to the terminal; last year's answers stay byte for byte what they were."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "dirty"
CLI = Callable[..., Any]
HEAD = "区分,旧所属,新所属,施行日,引き継ぐ係・職員,リーダー\n"


@pytest.fixture
@made_once
def ward(workspace: Path, cli: CLI) -> Path:
    """The office of the corpus on 31 March 2024, with leaders of three sections until that day."""
    cli("staff", "import", CORPUS / "d20_roster_asof_2024-03-31.xlsx", "--as-of", "2024-03-31", "--yes")
    for section, number in (("市民課", "001459"), ("保険年金課", "001496"), ("人事課", "001274")):
        nominate = ("leader", "nominate", "--section", section, "--staff", number, "--fy", "2023", "--yes")
        cli(*nominate, day=date(2024, 3, 31))
    return workspace


def rows(cli: CLI, *arguments: str, day: date = date(2024, 6, 1)) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli(*arguments, "--format", "json", day=day).out)
    return found


def test_the_corpus_table_asks_what_it_does_not_say_and_writes_nothing(ward: Path, cli: CLI) -> None:
    cli("org", "reorganise", write(ward, "新設,,都市整備部/公園課,R6.3.31,,"), "--yes")
    before = rows(cli, "org", "list")
    marked = ward / "marked.xlsx"
    table = CORPUS / "d53_reorganisation_table.xlsx"
    asked = cli("org", "reorganise", table, "--yes", "--problems", marked, expect=4)
    wanted = ("B5: E_SPLIT_UNASSIGNED", "庶務係", "D8: E_ORG_HAS_STAFF", "001607 山田 大輔", "環境部", "市長公室")
    assert [part for part in wanted if part not in asked.err] == []
    assert asked.err.count("E_") == 2
    assert marked.is_file()
    assert rows(cli, "org", "list") == before
    last = rows(cli, "db", "journal")[0]
    assert "1 ファイル" in str(last), "of the marked copy alone there is a record"


def write(ward: Path, *lines: str) -> Path:
    file = ward / "changes.csv"
    file.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    return file


def test_leaders_go_on_where_they_fit_and_are_asked_where_not(ward: Path, cli: CLI) -> None:
    day = date(2024, 3, 31)
    for section, number in (("市民課", "001459"), ("保険年金課", "001496"), ("人事課", "001274")):
        cli("leader", "nominate", "--section", section, "--staff", number, "--fy", "2024", "--yes", day=day)
    merge = [
        "統合,市民課,市民部/市民窓口課,R6.7.1,,{}",
        "統合,保険年金課,市民部/市民窓口課,R6.7.1,,{}",
        "改称,人事課,総務部/人材課,R6.7.1,,",
    ]
    blank = write(ward, *(line.format("") for line in merge))
    asked = cli("org", "reorganise", blank, "--yes", expect=4)
    assert "E_REORG_LEADERS" in asked.err
    assert "001459 中村 健太（市民部/市民課）、001496 小林 恵（市民部/保険年金課）" in asked.err
    answered = write(ward, merge[0].format("継続"), merge[1].format("終了"), merge[2])
    told = cli("org", "reorganise", answered, "--yes")
    assert "職員 12 → 12人、リーダーを置く所属 8 → 7、名簿の単位 4 → 4、リーダー 3 → 2人" in told.err
    listed = {row["section"]: row["number"] for row in rows(cli, "leader", "list", day=date(2024, 7, 1))}
    assert listed["市民窓口課"] == "001459"
    assert listed["人材課"] == "001274"
    assert "市民課" not in listed
    then = {row["section"]: row["number"] for row in rows(cli, "leader", "list", day=date(2024, 6, 30))}
    assert (then["市民課"], then["保険年金課"], then["人事課"]) == ("001459", "001496", "001274")
    cli("db", "undo", "--yes")
    assert {row["section"] for row in rows(cli, "leader", "list", day=date(2024, 7, 1))} == set(then)


def test_a_leader_goes_where_a_split_sends_the_person(ward: Path, cli: CLI) -> None:
    cli(
        "leader", "nominate", "--section", "人事課", "--staff", "001274", "--fy", "2024", "--yes", day=date(2024, 3, 31)
    )
    lines = ["分割,人事課,総務部/研修課,R6.7.1,研修係,", "分割,人事課,総務部/職員課,R6.7.1,残り,"]
    cli("org", "reorganise", write(ward, *lines), "--yes")
    listed = {row["section"]: row["number"] for row in rows(cli, "leader", "list", day=date(2024, 7, 1))}
    assert (listed["研修課"], listed["職員課"]) == ("", "001274")


def test_the_template_is_filled_in_and_read_back(ward: Path, cli: CLI) -> None:
    cli("org", "reorganise", "--template", "form.xlsx")
    assert "E_REORG_FILE" not in cli("org", "reorganise", expect=2).out
    import openpyxl

    book = openpyxl.load_workbook("form.xlsx")
    sheet = book.worksheets[0]
    heading = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "区分")
    for column, value in enumerate(("改称", "人事課", "総務部/人材課", "令和9年4月1日"), heading.column):
        sheet.cell(heading.row + 1, column).value = value
    book.save("filled.xlsx")
    told = cli("org", "reorganise", "filled.xlsx", "--dry-run")
    assert "総務部/人事課 → 総務部/人材課" in told.err
    assert "2027-04-01施行" in told.err
    assert "W_ROWS_GONE" not in told.err


@pytest.mark.parametrize(
    ("lines", "code", "word"),
    [
        (["改称,人事課,人材課,,,"], 4, "施行日"),
        (["改称,人事課,人材課,R6.4.1,,", "改称,総務課,総務企画課,R6.7.1,,"], 4, "2024-04-01"),
        (["改名する,人事課,人材課,R6.4.1,,"], 3, "改名する"),
        (["改称,人事科,人材課,R6.4.1,,"], 3, "人事課"),
        (["統合,人事課,,R6.4.1,,"], 3, "C2"),
    ],
)
def test_mistakes_in_the_sheet_have_a_place_and_write_nothing(
    ward: Path, cli: CLI, lines: list[str], code: int, word: str
) -> None:
    before = cli("db", "journal").out
    assert word in cli("org", "reorganise", write(ward, *lines), "--yes", expect=code).err
    assert cli("db", "journal").out == before


REPORTS = (
    ("staff", "list"), ("org", "list"), ("leader", "list"), ("leader", "check"), ("report", "year", "--fy", "2023"),
    ("status", "--fy", "2023"),
)  # fmt: skip


def test_last_years_reports_are_byte_identical_after_this_years_transfers(ward: Path, cli: CLI) -> None:
    def last_year() -> list[str]:
        found = []
        for report in REPORTS:
            for form in ("text", "json", "csv"):
                arguments = (*report, "--as-of", "2024-03-31")
                found.append(cli(*arguments, "--format", form, day=date(2024, 6, 1), expect=None).out)
        return found

    before = last_year()
    assert "001274" in before[REPORTS.index(("leader", "list")) * 3 + 1]
    cli("staff", "import", CORPUS / "d21_roster_asof_2024-04-01.xlsx", "--as-of", "2024-04-01", "--complete", "--yes")
    cli(
        "org",
        "reorganise",
        write(ward, "改称,人事課,総務部/人材課,R6.4.1,,", "統合,総務課,総務部/人材課,R6.4.1,,"),
        "--yes",
    )
    cli("staff", "move", "001237", "--section", "市民課", "--on", "2024-05-01", "--yes")
    assert last_year() == before
    assert len(rows(cli, "staff", "list", day=date(2024, 6, 1))) == 12
    changed = {row["number"]: row["unit"] for row in rows(cli, "staff", "list", day=date(2024, 6, 1))}
    assert changed["001237"] == "市民部/市民課"
    assert changed["001200"].startswith("市民部/市民課")
