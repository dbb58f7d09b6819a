"""The page for managers in a real browser: filter, sort, drill down, language, print; no network, no complaint."""

import html
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from browser import Page, browser

from made_once import made_once

Cli = Callable[..., Any]
AXE = Path(__file__).parents[1] / "data" / "axe-core" / "axe.min.js"
MANY = """
  const times = %d;
  document.querySelectorAll("tbody").forEach(body => {
    const rows = Array.from(body.rows);
    for (let n = 1; n < times; n++) rows.forEach(row => body.appendChild(row.cloneNode(true)));
  });
  if (times > 1) {
    document.querySelectorAll("figure > svg").forEach(drawn => {
      const tall = 24 * ({skills: 30, levels: 3}[drawn.closest("section").id] || 12);
      drawn.setAttribute("viewBox", `0 0 640 ${tall}`);
      drawn.setAttribute("height", tall);
    });
    document.querySelectorAll(".cards li").forEach(card => {
      const of = document.createElement("span");
      of.className = "of";
      of.textContent = "内訳が二行になる札".repeat(2);
      card.appendChild(of);
    });
  }
  document.getElementById("search").dispatchEvent(new Event("input"));
"""
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,"<script>alert(1)</script>",タカハシ チヒロ,総務部,人事課,主事
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事
001348,伊藤 結衣,イトウ ユイ,区民部,"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Five people in three sections, one leader, a unit with a hostile name, an aim and a plan."""
    names = STAFF.replace('"<script>alert(1)</script>"', "高橋 千尋") + '"<b onclick=alert(1)>戸籍</b>課",主事\n'
    (workspace / "staff.csv").write_text(names, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("leader", "nominate", "--section", "総務課", "--staff", "001200", "--nominated-by", "課長", "--yes")
    cli("career", "aim", "--staff", "001237", "--to", "product-manager/1", "--yes")
    (workspace / "levels.csv").write_text("職員番号,氏名,企画\n001237,鈴木 拓也,0\n", "utf-8")
    cli("plan", "make", "--all", "--yes")
    return workspace


def html_of(cli: Cli, ward: Path, *options: str) -> Path:
    cli("report", "html", "--out", ward / "report.html", *options)
    return ward / "report.html"


@pytest.fixture(scope="module")
def window(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One browser for all tests of this file."""
    with browser(chromium, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.mark.office
class TestInTheBrowser:
    @pytest.fixture
    def page(self, ward: Path, cli: Cli, window: Page) -> Iterator[Page]:
        window.complaints.clear()
        window.open(html_of(cli, ward))
        yield window
        assert window.complaints == []

    def rows(self, page: Page, table: str) -> list[str]:
        found = page.js(
            f"Array.from(document.querySelectorAll('#{table} tbody tr')).filter(r => !r.hidden)"
            ".map(r => r.cells[1].innerText.trim())"
        )
        assert isinstance(found, list)
        return found

    def test_search_and_reset(self, page: Page) -> None:
        everything = self.rows(page, "table-sections")
        assert len(everything) == 4
        page.click("#search")
        page.type("人事課")
        assert self.rows(page, "table-sections") == ["人事課"]
        assert "4 行中 1 行" in page.js("document.getElementById('table-sections-count').innerText")
        page.click("#reset")
        assert self.rows(page, "table-sections") == everything

    def test_only_what_needs_doing(self, page: Page) -> None:
        page.click("#open")
        assert "総務課" not in self.rows(page, "table-sections")
        assert "人事課" in self.rows(page, "table-sections")

    def test_a_department_opens_its_sections(self, page: Page) -> None:
        page.click("button.drill")
        assert self.rows(page, "table-sections") == ["総務課", "人事課"]
        assert page.js("document.getElementById('department').value") == "総務部"

    def test_sorting_by_mouse_and_keyboard(self, page: Page) -> None:
        heading = "#table-departments thead th:nth-child(2)"
        before = self.rows(page, "table-departments")
        page.click(f"{heading} button")
        assert page.js(f"document.querySelector('{heading}').getAttribute('aria-sort')") == "descending"
        assert self.rows(page, "table-departments") == sorted(before, key=int, reverse=True)
        page.js(f"document.querySelector('{heading} button').focus()")
        page.press("Enter", 13)
        assert page.js(f"document.querySelector('{heading}').getAttribute('aria-sort')") == "ascending"
        page.press("Enter", 13)
        assert self.rows(page, "table-departments") == before

    def test_language(self, page: Page) -> None:
        page.click("#language")
        assert page.js("document.documentElement.lang") == "en"
        assert page.js("document.title").startswith("Talent development FY2026")
        assert "The year at a glance" in page.js("document.body.innerText")
        assert "年度のまとめ" not in page.js("document.querySelector('main').innerText")

    def test_names_are_text_whatever_they_are(self, page: Page) -> None:
        assert page.js("document.querySelectorAll('main b, main script').length") == 0
        assert any("<b onclick" in name for name in self.rows(page, "table-sections"))

    @pytest.mark.parametrize("rows", [1, 40])
    def test_the_printed_report_has_four_pages_whatever_the_size_of_the_office(self, page: Page, rows: int) -> None:
        """Every table as long as forty of this one, every drawing as tall and every card as wordy as they come."""
        page.js(MANY % rows)
        pdf = page.pdf()
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 4

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("lang", ["ja", "en"])
    def test_axe_finds_nothing_serious(self, page: Page, scheme: str, lang: str) -> None:
        page.scheme(scheme)
        page.js("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        if lang == "en":
            page.click("#language")
        page.js(AXE.read_text("utf-8"))
        found = page.wait_for("axe.run(document, {resultTypes: ['violations', 'passes']})")
        page.scheme("light")
        assert len(found["passes"]) > 20
        assert [(v["id"], v["impact"], [n["html"] for n in v["nodes"]][:3]) for v in found["violations"]] == []

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_every_colour_of_the_page_is_known(self, page: Page, scheme: str) -> None:
        page.scheme(scheme)
        names = set(re.findall(r"var\((--[a-z0-9-]+)\)", page.js("document.querySelector('style').textContent")))
        style = "getComputedStyle(document.documentElement)"
        unknown = [name for name in sorted(names) if not page.js(f"{style}.getPropertyValue('{name}').trim()")]
        page.scheme("light")
        assert len(names) > 15
        assert unknown == []

    @pytest.mark.parametrize("lang", ["ja", "en"])
    def test_nothing_is_wider_than_the_window(self, page: Page, lang: str) -> None:
        page.js("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        if lang == "en":
            page.click("#language")
        too_wide = []
        for width in (700, 800, 1024, 1280, 1600, 2000):
            page.width(width)
            inner, whole = page.js("[window.innerWidth, document.documentElement.scrollWidth]")
            assert inner == width
            too_wide += [(width, whole)] if whole > inner else []
        page.call("Emulation.clearDeviceMetricsOverride")
        assert too_wide == []

    def test_what_a_department_has_in_a_folded_part_is_unfolded_with_it(self, page: Page) -> None:
        assert page.js("document.querySelector('#lack details').open") is False
        page.js("department.value = '総務部'; department.dispatchEvent(new Event('change'))")
        assert page.js("document.querySelector('#lack details').open") is True

    def test_headings_go_down_step_by_step(self, page: Page) -> None:
        levels = page.js("Array.from(document.querySelectorAll('h1,h2,h3')).map(e => Number(e.tagName[1]))")
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_persons_are_in_it_only_when_asked(ward: Path, cli: Cli) -> None:
    plain = html_of(cli, ward).read_text("utf-8")
    assert not any(word in plain for word in ("佐藤", "001200", "鈴木", "001237"))
    named = html_of(cli, ward, "--with-names").read_text("utf-8")
    assert "佐藤 美咲" in named


def test_it_asks_for_nothing_outside_and_is_the_same_twice(ward: Path, cli: Cli) -> None:
    first = html_of(cli, ward).read_bytes()
    assert html_of(cli, ward).read_bytes() == first
    text = html.unescape(first.decode())
    assert "default-src 'none'" in text
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', text) == []


def test_its_numbers_are_those_of_the_terminal(ward: Path, cli: Cli) -> None:
    text = html_of(cli, ward).read_text("utf-8")
    cards = re.findall(r'class="value" data-v="([^"]*)"', text)
    year = [row["value"] for row in json.loads(cli("report", "year", "--format", "json").out)]
    assert [float(c) for c in cards] == [float(v) for v in year]
    foot = re.search(r'id="table-departments".*?<tfoot>(.*?)</tfoot>', text, re.DOTALL)
    assert foot is not None
    totals = [int(v) for v in re.findall(r'data-v="(\d+)"', foot[1])]
    rows = json.loads(cli("report", "departments", "--format", "json").out)
    keys = [k for k in rows[0] if k != "department"]
    assert totals == [sum(row[k] for row in rows) for k in keys]


def test_an_empty_office_has_a_page_too(workspace: Path, cli: Cli) -> None:
    assert "年度のまとめ" in html_of(cli, workspace).read_text("utf-8")
