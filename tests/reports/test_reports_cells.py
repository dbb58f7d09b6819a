"""Cells of the page: every text escaped, both languages only where they differ, a number with its value."""

from skillmap.reports.page.cells import both, cells, heat_cells, short
from skillmap.words import Bilingual, message


def test_a_row_of_every_kind() -> None:
    hostile = "<b onclick=x()>戸籍 & 住民</b>"
    assert cells((1234, 2.5, None, "課", hostile)) == (
        '<td class="n" data-v="1234">1,234</td><td class="n" data-v="2.5">2.5</td><td></td><td class="s">課</td>'
        "<td>&lt;b onclick=x()&gt;戸籍 &amp; 住民&lt;/b&gt;</td>"
    )


def test_texts_of_two_languages() -> None:
    assert both(Bilingual("課<長>", "head")) == (
        '<span class="ja" lang="ja">課&lt;長&gt;</span><span class="en" lang="en">head</span>'
    )
    assert both(Bilingual("A&B", "A&B")) == "A&amp;B"
    assert cells((True,)) == (
        '<td class="s"><span class="ja" lang="ja">○</span><span class="en" lang="en">yes</span></td>'
    )
    assert short(message("year.outside")) == ' class="s"'
    assert short("あ" * 15) == short(None) == ""


def test_a_row_of_a_heat_map() -> None:
    assert heat_cells((None, 0, 3, "2?", "?"), (0, 0, 2, 1, 0), frozenset((3, 4))) == (
        '<td></td><td>0</td><td class="h2">3</td><td class="h1 u">2?</td><td class="u">?</td>'
    )
