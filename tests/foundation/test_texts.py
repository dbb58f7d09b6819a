"""Every sentence exists in both languages and takes the same facts; every key that the code names exists."""

import re
import string
from pathlib import Path

import pytest

from skillmap.i18n import hint, named, sentence, word
from skillmap.i18n.wording import catalogue, problem_text
from skillmap.problems import CellPlace, FilePlace, Severity, problem
from skillmap.words import NAMING, Bilingual, Lang, message

SOURCE = Path(__file__).parents[2] / "src" / "skillmap"
CODE = re.compile(r"""["']([EWN]_[A-Z0-9_]+)["']""")
KEYED = re.compile(r"""\b(?:say|tell|message|sentence)\(\s*["']([a-z_A-Z0-9.-]+)["']""")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_take_the_same_facts() -> None:
    wrong = [key for key, (ja, en) in catalogue().items() if fields(ja) != fields(en)]
    assert wrong == []


def test_no_language_is_empty() -> None:
    assert [key for key, (ja, en) in catalogue().items() if not ja.strip() or not en.strip()] == []


def test_every_code_in_the_source_has_its_sentence() -> None:
    missing = {}
    for file in SOURCE.rglob("*.py"):
        text = file.read_text("utf-8")
        for key in {*CODE.findall(text), *KEYED.findall(text)} - catalogue().keys():
            missing.setdefault(key, file.relative_to(SOURCE).as_posix())
    assert missing == {}


def test_every_refusal_and_problem_says_what_to_do() -> None:
    codes = [key for key in catalogue() if key.startswith("E_") and not key.endswith(".hint")]
    assert len(codes) > 40
    without = [key for key in codes if f"{key}.hint" not in catalogue()]
    # A handful of sentences already say it; a new code without a hint is a mistake.
    assert len(without) <= len(codes) // 4, without


def test_english_has_no_japanese_to_type_and_advice_points_where_things_stand() -> None:
    """Days may be written in either language; advice is the last line, so what is wrong stands above it."""
    japanese = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
    assert {key for key, (_, en) in catalogue().items() if japanese.search(en)} == {
        "blank.kind.date",
        "blank.kind.fiscal_year",
    }
    hints = {key: pair for key, pair in catalogue().items() if key.endswith(".hint")}
    assert [
        key for key, (ja, en) in hints.items() if re.search("下に(示|挙)", ja) or re.search(r"(listed|named) below", en)
    ] == []


def test_facts_are_worded_in_the_language() -> None:
    fact = (Bilingual("人事課", "Personnel"), 1200, None)
    assert word(fact, "ja") == "人事課、1,200、"
    assert word(fact, "en") == "Personnel, 1,200, "
    assert word(message("kind.join"), "ja") == "新規"


def test_a_problem_is_worded_with_the_nearest_value() -> None:
    found = problem(
        "E_CONFIG_KEY", FilePlace("skillmap.toml", 3, 1), found="ofice", expected=("office",), nearest="office"
    )
    assert problem_text(found, "ja").endswith("もしかして: office")
    assert found.severity is Severity.ERROR
    assert str(found.place) == "skillmap.toml:3:1"
    assert str(CellPlace("名簿.xlsx", "職員", "B12")) == "名簿.xlsx [職員] B12"


def test_unknown_key_is_an_error_not_an_empty_sentence() -> None:
    with pytest.raises(KeyError):
        sentence("no.such.key", "ja")
    assert hint("kind.join", "ja") == ""


# Numbers that name something and numbers that are amounts

NAMED = re.compile(
    r"(?:記録番号|記録|第|版|No\.) ?\{(\w+)\}|\{(\w+)\} ?(?:年度|年(?![間以])|行目|列目|版|日付)"
    r"|\b(?:[Ee]ntry|FY|fiscal year|row|line|revision|version) ?\{(\w+)\}"
)
AMOUNT = re.compile(r"\{(\w+)\} ?(?:人|件|名(?!簿)|冊|枚|円|か所)")


def test_texts_call_numbers_that_name_something_by_names_of_such_numbers() -> None:
    named, amounts = {}, {}
    for key, pair in catalogue().items():
        for text in pair:
            named |= {name: key for hit in NAMED.findall(text) for name in hit if name and name not in NAMING}
            amounts |= {name: key for name in AMOUNT.findall(text) if name in NAMING - {"found"}}
    # Words, not numbers: the pair of texts of a definition, names of files and of kinds.
    assert set(named) - {"recorded", "count", "before", "after", "expected", "rows", "years", "others"} == set(), named
    assert amounts == {}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_entry_or_a_year_can_be_typed_back(lang: Lang) -> None:
    for key, (ja, _) in catalogue().items():
        for name in fields(ja) & NAMING:
            filled = {other: (12345 if other == name else "x") for other in fields(ja)}
            assert "12,345" not in sentence(key, lang, **filled), key
    assert (
        sentence("undo.what", lang, entry=1234, command="x", at="", by=5678, goes=1234, returns=0).count("1,234") == 1
    )


def test_numbers_of_listings_are_amounts_or_names_by_their_column() -> None:
    assert named("entry", 1234, "ja") == named("fy", 1234, "en") == "1234"
    assert named("count", 1234, "ja") == "1,234"
    assert named("later", (1234, 5678), "ja") == "1234、5678"
    assert named("no", None, "ja") == ""
