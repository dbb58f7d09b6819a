"""Somebody is found in texts by number, name and reading, and is not mistaken for anybody else."""

import json

import pytest

from skillmap.storage.named import PersonNames, named, without

EVERYBODY = ("小林 一郎", "コバヤシ イチロウ", "高橋 千尋", "原 健", "ハラ ケン")


def _one(number: str, names: tuple[str, ...], others: tuple[str, ...] = ("小林 一郎", "原 健")) -> PersonNames:
    [found] = named([({number}, names)], others)
    return found


@pytest.fixture
def chihiro() -> PersonNames:
    return _one("001274", ("髙橋 千尋", "タカハシ チヒロ"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("髙橋 千尋", "●"),
        ("髙橋　千尋", "●"),
        ("高橋千尋", "●"),
        ("職員カード_001274_髙橋千尋.xlsx", "職員カード_●_●.xlsx"),
        ("髙橋 千尋課長が推薦", "●課長が推薦"),
        ("タカハシチヒロ様", "●様"),
        ("9001274", "9001274"),
        ("0012745", "0012745"),
        ("髙橋", "髙橋"),
        ("", ""),
    ],
)
def test_every_way_to_write_a_name(chihiro: PersonNames, text: str, left: str) -> None:
    assert chihiro.replaced(text, "●") == left
    assert chihiro.within(text) == (text != left)


def test_a_short_name_is_not_found_in_a_longer_one_or_a_word() -> None:
    who = _one("000104", ("林 一",))
    assert who.replaced("小林一郎、林 一、小林 一郎", "●") == "小林一郎、●、小林 一郎"
    assert who.replaced("森林一覧.csv", "●") == "森林一覧.csv"


def test_a_shared_name_alone_says_nobody() -> None:
    who = _one("001274", ("高橋 千尋",), EVERYBODY)
    assert who.replaced("高橋 千尋", "●") == "高橋 千尋" and who.may_be_within("推薦者 高橋千尋")
    assert who.replaced("001274 高橋 千尋", "●") == "●" and not who.may_be_within("001274 高橋 千尋")


def test_a_short_number_is_one_only_where_people_are_named() -> None:
    who = _one("2026", ("原 進",))
    text = json.dumps({"fy": "2026", "staff": "2026", "files": ["名簿_2026.xlsx"]}, ensure_ascii=False)
    assert json.loads(who.replaced(text, "●")) == {"fy": "2026", "staff": "●", "files": ["名簿_2026.xlsx"]}
    assert who.replaced("2026 原 進", "●") == "●"


def test_a_text_that_names_nobody_stays_as_it_is(chihiro: PersonNames) -> None:
    for text in ('{"b": 1,   "a": "x"}', "[1,2]", "{broken", "[]"):
        assert chihiro.replaced(text, "●") == text


def test_several_go_at_once_and_share_a_name() -> None:
    both = named([({"000101"}, ("原 健",)), ({"000102"}, ("原 健",))], ("原 健二",))
    assert without("原健、000102 原 健、原 健二", both, "●") == "●、● ●、原 健二"
