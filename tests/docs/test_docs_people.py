"""Every example of the page about people over the years does what the page says."""

from pathlib import Path

import doc_examples
import pytest

DOCS = Path(__file__).parents[2] / "docs"
APRIL = (
    "職員番号,氏名,部,課,係,職名,本務兼務\n"
    "000101,青木 一郎,総務部,人事課,人事係,係長,本務\n"
    "000102,石田 花,総務部,人事課,人事係,主事,本務\n"
    "000103,上野 純,福祉部,保育課,保育係,主事,本務\n"
)
ORDERS = (
    "職員番号,氏名,部,課,係,職名,発令日,発令区分\n"
    "000101,青木 一郎,福祉部,保育課,保育係,,2026-05-01,事務取扱\n"
    "000102,石田 花,総務部,人事課,人事係,主任,2026-05-01,昇任\n"
    "000103,上野 純,総務部,人事課,人事係,主事,2026-07-01,異動\n"
)


@pytest.mark.parametrize("page", doc_examples.in_two_languages("people"))
def test_people_over_the_years(page: str, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "april.csv").write_text(APRIL, "utf-8")
    (own / "orders.csv").write_text(ORDERS, "utf-8")
    assert doc_examples.try_page(DOCS / page, tmp_path, own, tuple(own.iterdir())) == []
