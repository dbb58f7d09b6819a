"""Folding, sorting and measuring Japanese text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap import japanese, kanji
from trials import trials

IN_ORDER = [
    "ウエダ",
    "ヴェルヌ",
    "オオノ",
    "オーノ",
    "オノ",
    "カトウ",
    "ガトウ",
    "カトー",
    "シマ",
    "ショウ",
    "シヨウ",
    "パク",
    "ハシモト",
    "ハセガワ",
    "バンバ",
    "ヤマタ",
    "ヤマダ",
    "ユウタ",
    "ユータ",
]


def test_fifty_sounds_order() -> None:
    letters = [japanese.sort_key(k).split("\t")[0] for k in IN_ORDER]
    assert letters == sorted(letters)
    assert sorted(set(IN_ORDER), key=japanese.sort_key)[:2] == ["ウエダ", "ヴェルヌ"]
    assert japanese.sort_key("オーノ").split("\t")[0] == japanese.sort_key("オオノ").split("\t")[0]


def test_half_width_and_hiragana_sort_with_the_rest() -> None:
    assert japanese.sort_key("ｻﾄｳ") == japanese.sort_key("サトウ") == japanese.sort_key("さとう")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑 一郎", "山崎一郎"),
        ("渡邉", "渡辺"),
        ("加藤 學", "加藤学"),
        ("眞鍋 惠", "真鍋恵"),
        ("冨澤 龍彥", "富沢竜彥"),
        ("齋藤", "斉藤"),
        ("𠮷田", "吉田"),
        ("栁瀨", "柳瀬"),
        ("峯岸 榮", "峰岸栄"),
        ("ＤＸ推進課", "dx推進課"),
        ("葛\U000e0100城", "葛城"),
        ("\u2ed1谷川\u2ed8", "長谷川青"),
        ("江\u2f3e川区", "江戸川区"),
        ("入門\u301c基礎", "入門\uff5e基礎"),
        ("Ａ\u2212１", "A-1"),
        ("2026\u2010基礎\u2015応用", "2026－基礎—応用"),
        ("\u2fca\u2f65 \u2eeb", "黒田斉"),
    ],
)
def test_variants_fold_together(one: str, other: str) -> None:
    assert japanese.fold(one) == japanese.fold(other)


def test_every_radical_that_stands_for_a_character_is_known() -> None:
    radicals, characters = "⺠⻁⻄⻆⻑⻘⻝⻣⻤⻨⻩⻫⻭⻯⻲⼾⾭⿈⿊", "民虎西角長青食骨鬼麦黄斉歯竜亀戸青黄黒"
    for radical, character in zip(radicals, characters, strict=True):
        assert unicodedata.name(radical).startswith(("CJK RADICAL", "KANGXI RADICAL"))
        assert radical != character
        assert japanese.fold(radical) == character


@pytest.mark.parametrize(
    ("typed", "in_cp932"), [("〜", "～"), ("−", "－"), ("—", "―"), ("‖", "∥"), ("¢", "￠"), ("¬", "￢")]
)
def test_a_name_that_went_through_a_csv_of_an_older_system_is_the_same_name(typed: str, in_cp932: str) -> None:
    assert in_cp932.encode("cp932").decode("cp932") == in_cp932
    assert japanese.fold(f"入門{typed}応用") == japanese.fold(f"入門{in_cp932}応用")


def test_no_form_is_in_two_tables_and_all_end_at_one() -> None:
    pairs = f"{kanji.JOYO} {kanji.JINMEI} {kanji.SEEN}".split()
    assert all(len(pair) == 2 for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)
    plain = kanji.plain_forms()
    assert not [chr(old) for old, new in plain.items() if ord(new) in plain]
    # What Unicode makes one anyway would be listed in vain.
    assert [pair for pair in pairs if unicodedata.normalize("NFKC", pair) != pair] == []


def test_a_text_folds_alike_whether_or_not_a_variant_stands_beside_it() -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert [one for one in characters if japanese.fold(f"{one} 髙") != f"{japanese.fold(one)}高"] == []


@given(st.text())
@settings(max_examples=trials(200))
def test_any_text_folds_alike_beside_a_variant(text: str) -> None:
    assert japanese.fold(f"{text} 髙") == f"{japanese.fold(text)}高"


def test_different_names_stay_different() -> None:
    assert japanese.fold("管理課") != japanese.fold("管理科")
    assert japanese.fold("太田") != japanese.fold("大田")
    assert japanese.fold("阿部 聡") != japanese.fold("安部 聡")


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("人事課", 6), ("ｱﾔ", 2), ("葛\U000e0100", 2), ("○", 2), ("", 0)]
)
def test_width_on_a_japanese_terminal(text: str, columns: int) -> None:
    assert japanese.width(text) == columns


@settings(max_examples=25)
@given(st.text("アイウエオカガキギッツヅホボポンヴャュョ ", max_size=8))
def test_a_reading_in_plain_katakana_has_the_key_that_its_letters_have_one_by_one(kana: str) -> None:
    # Behind a letter that is no kana every reading is taken letter by letter.
    slowly, fast = japanese.sort_key(f"a{kana}").split("\t"), japanese.sort_key(kana).split("\t")
    assert [f"a{one}" for one in fast] == slowly
