"""Every printed document on paper: nothing cut, nothing over other text, no letters below 7 points, no empty pages.

All of them go through LibreOffice in one run, which costs most of the time. The names are as long as real ones.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

import paper
from long_names import SECTIONS
from long_names import ward as ward  # noqa: PLC0414 # a fixture
from made_once import made_once

Cli = Callable[..., Any]

MOST_PAGES = {"スキルマップ": 8, "研修名簿": 8, "職員カード": 3, "ICTリーダーの一枚": 2, "人材像": 2}
"""Pages of documents that are meant to be short."""


def template(file: Path) -> Path:
    """A roster in the office's own layout."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["{{題名}}", None, "{{現在日}}"])
    sheet.append(["職員番号", "氏名", "任期"])
    sheet.append(["{{職員番号}}", "{{氏名}}", "{{就任日}}"])
    for column, wide in zip("ABC", (30, 50, 24), strict=True):
        sheet.column_dimensions[column].width = wide
    book.save(file)
    return file


@pytest.fixture
@made_once
def documents(ward: Path, cli: Cli) -> Path:
    """The ward with every document for people to read, as a folder of workbooks per command."""
    out = ward / "documents"
    for kind in ("department", "leader", "session", "decision", "completion", "plan", "history", "skillmap"):
        cli("roster", "export", "--kind", kind, "--out", out / kind, "--yes")
    cli("roster", "export", "--kind", "calendar", "--out", out / "研修カレンダー.xlsx", "--yes")
    cli("roster", "export", "--kind", "calendar", "--people", "--out", out / "職員カレンダー.xlsx", "--yes")
    letter = ("--due", "2026-07-10", "--number", "総人第123号")
    cli("leader", "form", "--fy", "2027", *letter, "--out", out / "form", "--yes")
    cli("leader", "sheet", "--out", out / "sheet", "--yes")
    cli("assess", "form", "--out", out / "assess", "--yes")
    cli("plan", "sheet", "--all", "--out", out / "plans", "--yes")
    cli("staff", "card", "000003", "--out", out / "card", "--yes")
    cli("privacy", "export", "--staff", "000003", "--out", out / "privacy", "--yes")
    cli("framework", "show", "product-manager", "--format", "xlsx", "--out", out / "人材像.xlsx")
    cli("framework", "export", "matrix", "--out", out / "求めるレベル.xlsx", "--yes")
    cli("framework", "export", "catalogue", "--out", out / "年間研修計画.xlsx", "--yes")
    cli("career", "place", "--book", out / "必要人数.xlsx")
    cli("session", "export", "--out", out / "研修日程.xlsx", "--yes")
    cli("blank", "--all", out / "blank", "--yes")
    cli("assess", "status", "--reminder", out / "未回答者.xlsx", "--yes", expect=None)
    cli(
        "roster",
        "export",
        "--kind",
        "leader",
        "--template",
        template(ward / "様式.xlsx"),
        "--out",
        out / "own",
        "--yes",
    )
    for folder, begin in (("blank", "様式"), ("own", "自庁")):
        for file in list((out / folder).glob("*.xlsx")):
            file.rename(file.with_stem(f"{begin}_{file.stem}"))
    (ward / "bad.csv").write_text("職員番号,氏名,部,課\n000001,髙橋 𠮷郎,どこにもない部,課\n,名なし,x,y\n", "utf-8")
    cli("staff", "import", "bad.csv", "--as-of", "2026-06-01", "--problems", out / "要修正.xlsx", "--yes", expect=None)
    shutil.copytree(ward / "data", ward / "next")
    file = ward / "next/skills/data-ai.yaml"
    file.write_text(file.read_text("utf-8").replace("id: data-analytics", "id: data-analysis-of-today"), "utf-8")
    cli("framework", "migrate", "next", "--out", out / "対応表.xlsx", "--yes", expect=None)
    cli("report", "year", "--format", "xlsx", "--out", out / "年度のまとめ.xlsx")
    return ward


def wrong_with(book: Path, pages: list[paper.Page]) -> list[paper.Fault]:
    """Forms to fill in have room in them, and an own layout or a list that came in is as long as it is."""
    found = paper.faults(pages, paper.texts_of(book))
    return [one for one in found if one.kind != "empty" or not book.stem.startswith(("様式_", "自庁_", "要修正"))]


@pytest.mark.office
def test_every_document_can_be_read_on_paper(documents: Path, soffice: str, tmp_path: Path) -> None:
    books = sorted((documents / "documents").rglob("*.xlsx"))
    assert len({book.stem for book in books}) == len(books) > 45
    printed = paper.print_all(soffice, books, tmp_path / "pdf")
    found = {book.stem: wrong_with(book, printed[book.stem]) for book in books}
    assert {name: faults for name, faults in found.items() if faults} == {}
    for begin, most in MOST_PAGES.items():
        own = {name: len(pages) for name, pages in printed.items() if name.startswith(begin)}
        assert own
        assert max(own.values()) <= most, own
    maps = next(pages for name, pages in printed.items() if name.startswith("スキルマップ"))
    assert "課 要約" not in {page.sheet for page in maps}
    assert "（スキルマップなし）:課" in "".join("".join(run.text for page in maps for run in page.runs).split())
    for name, pages in printed.items():
        if name.startswith(("研修名簿", "受講者名簿_令和8年度_P1")):
            text = "".join(run.text for page in pages for run in page.runs)
            assert "=1+1花子" in "".join(text.split())


# One style of days


STYLES = {
    "wareki": (re.compile(r"(令和|平成)(元|\d+)年\d+月\d+日"), '[$-411]ggge"年"m"月"d"日"'),
    "western": (re.compile(r"(?<!\d)\d{4}年\d+月\d+日"), 'yyyy"年"m"月"d"日"'),
    "iso": (re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?! \d\d:\d\d)"), "yyyy-mm-dd"),
}


def days_on(book: Path) -> Iterator[tuple[str, str]]:
    """The style of every day on the sheets that people read, and where it stands; a time to the minute is none."""
    for sheet in openpyxl.load_workbook(book).worksheets:
        # Data have ISO dates for machines, what is held about a person shows rows as they are stored, and one says how
        # days may be written.
        if sheet.title.startswith(("データ", "記録の明細", "項目の説明")):
            continue
        for cell in (one for row in sheet.iter_rows() for one in row):
            at = f"{book.name} {sheet.title} {cell.coordinate} {cell.value}"
            if isinstance(cell.value, datetime):
                yield next(name for name, (_, form) in STYLES.items() if form == cell.number_format), at
            elif isinstance(cell.value, str):
                yield from ((name, at) for name, (words, _) in STYLES.items() if words.search(cell.value))


def test_days_on_every_sheet_are_in_one_style(documents: Path) -> None:
    found = [day for book in sorted((documents / "documents").rglob("*.xlsx")) for day in days_on(book)]
    assert len(found) > 100
    assert [at for style, at in found if style != "wareki"] == []


@pytest.mark.parametrize("style", ["western", "iso"])
def test_the_office_chooses_the_style_and_lists_keep_true_dates(ward: Path, cli: Cli, style: str) -> None:
    settings = ward / "skillmap.toml"
    settings.write_text(settings.read_text("utf-8").replace('# dates = "western"', f'dates = "{style}"'), "utf-8")
    out = ward / style
    for kind in ("department", "decision", "calendar"):
        cli("roster", "export", "--kind", kind, "--out", out / kind, "--yes")
    cli("leader", "form", "--fy", "2027", "--due", "2026-07-10", "--out", out / "form", "--yes")
    cli("leader", "sheet", "--out", out / "sheet", "--yes")
    cli("assess", "form", "--section", SECTIONS[0], "--due", "2026-07-10", "--out", out / "assess", "--yes")
    cli("session", "export", "--out", out / "日程.xlsx", "--yes")
    cli("report", "html", "--out", out / "page.html")
    found = [day for book in sorted(out.rglob("*.xlsx")) for day in days_on(book)]
    assert len(found) > 30
    assert [at for name, at in found if name != style] == []
    page = (out / "page.html").read_text("utf-8")
    assert STYLES["wareki"][0].search(page) is None
    assert STYLES[style][0].search(page)
    assert "変更はありません" in cli("session", "import", out / "日程.xlsx", "--yes").err


# The checker itself

TEXT = "公共施設マネジメント課の職員研修"
FAULTS = {
    "sound": [],
    "row too low": [("cut", TEXT[7:10])],
    "column too narrow": [("cut", TEXT)],
    "number too wide": [("cut", "###")],
    "letters of 6 points": [("small", f"{TEXT} (6.0)")],
    "made smaller to fit": [("small", TEXT)],
    "over the header": [("over", TEXT)],
    "one line on a second page": [("empty", "")],
}


def sheet_with(book: Any, fault: str) -> None:
    """A sheet that has one fault."""
    page = book.add_worksheet(fault)
    wrapped = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
    for row in range(20):
        page.write(row, 5, "行")
    page.set_column(1, 9, 4)
    page.set_column(0, 0, 12 if "too" in fault else 40)
    look = None
    match fault:
        case "row too low":
            page.set_row(0, 20)
            look = wrapped
        case "column too narrow":
            page.write(0, 1, "隣")
        case "number too wide":
            page.write(0, 4, 1234567, book.add_format({"num_format": "#,##0"}))
        case "letters of 6 points":
            look = book.add_format({"font_size": 6})
        case "made smaller to fit":
            page.write(0, 14, "右端")
            page.set_column(10, 13, 30)
            page.fit_to_pages(1, 0)
        case "over the header":
            page.set_margins(top=0.2)
            page.set_header("&L上の見出しはここにあります", {"margin": 0.2})
        case "one line on a second page":
            page.set_h_pagebreaks([19])
    page.write(0, 0, TEXT if fault != "number too wide" else "短い", look)


@pytest.mark.office
def test_the_checker_finds_each_fault(soffice: str, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "faults.xlsx", {"default_format_properties": {"font_size": 11}})
    for fault in FAULTS:
        sheet_with(book, fault)
    book.close()
    printed = paper.print_all(soffice, [tmp_path / "faults.xlsx"], tmp_path / "pdf")["faults"]
    for fault, expected in FAULTS.items():
        own = [page for page in printed if page.sheet == fault]
        found = paper.faults(own, [TEXT] if fault != "number too wide" else [])
        assert {one.kind for one in found} == {kind for kind, _ in expected}, (fault, found)
        assert all(any(text in one.text for one in found) for _, text in expected), (fault, found)
