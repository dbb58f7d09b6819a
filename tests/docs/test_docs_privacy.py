"""The page about personal data does what it says; packages of three offices go together on existing engines."""

import csv
import re
from pathlib import Path

import doc_examples
import duckdb
import pytest
from sqlalchemy import Engine

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["privacy.ja.md", "privacy.md"]
APRIL = (
    "職員番号,氏名,部,課,職名\n000101,青木 一郎,総務部,人事課,係長\n000102,石田 花,総務部,人事課,主事\n"
    "000103,上野 純,福祉部,保育課,主事\n000104,江口 歩,福祉部,保育課,主事\n"
)
HEADINGS = [
    "office",
    "fiscal_year",
    "as_of",
    "table",
    "row",
    "row_name",
    "column",
    "column_name",
    "count",
    "withheld",
    "threshold",
]
OFFICES = {"みどり区": ("7", "x"), "あおば市": ("12", "30"), "町": ("x", "x")}
"""Completions of two trainings in three offices; x = withheld."""
EXPECTED = [("窓口の基礎", 19, 1), ("企画の基礎", 30, 2)]


@pytest.mark.parametrize("page", PAGES)
def test_the_page(page: str, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "april.csv").write_text(APRIL, "utf-8")
    assert doc_examples.try_page(DOCS / page, tmp_path, own, (own / "april.csv",)) == []


def _packages(folder: Path) -> list[Path]:
    folder.mkdir()
    files = []
    for office, counts in OFFICES.items():
        file = folder / f"統計資料_{office}_令和8年度.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(HEADINGS)
            for row in ("d1", "*"):
                for column, name, count in (("a", "窓口の基礎", counts[0]), ("b", "企画の基礎", counts[1])):
                    shown = ["", 1] if count == "x" else [count, 0]
                    writer.writerow([office, 2026, "2027-03-31", "completions", row, "", column, name, *shown, 5])
            writer.writerow([office, 2026, "2027-03-31", "levels", "*", "", "a", "", 99, 0, 5])
        files.append(file)
    return files


def _block(page: str, kind: str) -> str:
    [found] = re.findall(rf"```{kind}\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    return str(found)


@pytest.mark.parametrize("page", PAGES)
def test_a_prefecture_puts_packages_together_with_duckdb(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _packages(tmp_path / "packages")
    monkeypatch.chdir(tmp_path)
    assert duckdb.sql(_block(page, "sql")).fetchall() == EXPECTED


@pytest.mark.postgresql
@pytest.mark.parametrize("page", PAGES)
def test_and_with_postgresql(page: str, tmp_path: Path, postgres_engine: Engine) -> None:
    make, copy, ask = [one for one in _block(page, "postgresql").split(";") if one.strip()]
    connection = postgres_engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(make)
        for file in _packages(tmp_path / "packages"):
            with cursor.copy(copy) as into:  # type: ignore[attr-defined]
                into.write(file.read_bytes())
        cursor.execute(ask)
        assert [tuple(row) for row in cursor.fetchall()] == EXPECTED
    finally:
        connection.close()
