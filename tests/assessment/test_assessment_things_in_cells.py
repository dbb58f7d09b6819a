"""Several qualifications, trainings or a role with its grade in one cell; people who have none."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
000601,岬 葉月,ミサキ ハヅキ,水産部,漁政課,主事
000602,浜 涼太,ハマ リョウタ,水産部,漁政課,主任
000603,灘 千夏,ナダ チナツ,水産部,市場課,主任
"""


@pytest.fixture
def office(shipped_workspace: Path, cli: Cli) -> Path:
    (shipped_workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return shipped_workspace


def test_several_qualifications_with_their_days(office: Path, cli: Cli) -> None:
    Path("資格.csv").write_text(
        "職員番号,資格,取得日\n"
        '000601,"ITパスポート、基本情報技術者試験","H25.6.1、H27.11.20"\n'
        "000602,ITパスポート・基本情報技術者試験,2020-06-01\n"
        "000603,なし,\n",
        "utf-8",
    )
    told = cli("qualification", "import", "資格.csv", "--yes").err
    assert re.search(r"資格.csv B2: W_THINGS_IN_CELL .*（2-3 行目、4 件）", told)
    assert re.search(r"資格.csv B4: N_ROWS_NOTHING 資格が「なし」などの 1 行", told)
    listed = cli("qualification", "list", "--format", "csv").out
    assert sorted(re.findall(r"(0006\d\d).*?(20\d\d-\d\d-\d\d)", listed)) == [
        ("000601", "2013-06-01"), ("000601", "2015-11-20"), ("000602", "2020-06-01"), ("000602", "2020-06-01"),
    ]  # fmt: skip


def test_one_unknown_among_several_stays_as_it_is(office: Path, cli: Cli) -> None:
    Path("資格.csv").write_text('職員番号,資格,取得日\n000601,"ITパスポート、気象予報士",2020-06-01\n', "utf-8")
    told = cli("qualification", "import", "資格.csv", "--yes", expect=3).err
    assert re.findall(r"B2: (E_\w+) 「(\S+)」", told) == [("E_QUALIFICATION_UNKNOWN", "ITパスポート、気象予報士")]


def test_several_trainings_asked_for_in_one_cell(office: Path, cli: Cli) -> None:
    Path("申込.csv").write_text(
        '職員番号,研修名\n000601,"業務データ分析演習、行動指針入門（10のキーワード）"\n000602,特になし\n', "utf-8"
    )
    told = cli("enrol", "request", "import", "申込.csv", "--yes").err
    assert len(re.findall(r"追加  000601", told)) == 2
    assert "N_ROWS_NOTHING" in told


@pytest.mark.parametrize(
    "text", ["プロダクトマネージャー/2", "プロダクトマネージャー(2)", "プロダクトマネージャー　段階２"]
)
def test_a_role_with_its_grade_in_one_cell(office: Path, cli: Cli, text: str) -> None:
    Path("目標.csv").write_text(f"職員番号,目標とする人材像\n000601,{text}\n000602,特になし\n", "utf-8")
    told = cli("career", "aim", "--file", "目標.csv", "--yes").err
    assert re.search(r"000601.*プロダクトマネージャー.*2", told)
    assert "N_ROWS_NOTHING" in told
