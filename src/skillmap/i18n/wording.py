"""From keys and facts to sentences. All text files in `texts/`, one a room, are imported when a sentence is first asked for."""

from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from skillmap.days import day_on_paper, is_paper
from skillmap.errors import Refusal
from skillmap.i18n import texts
from skillmap.problems import Problem
from skillmap.words import NAMING, Bilingual, Fact, Lang, Message

Texts: TypeAlias = dict[str, tuple[str, str]]
"""key -> (Japanese, English). A hint for key K stands under `K.hint`. Commands stand in backticks: a test tries them."""


@cache
def catalogue() -> Texts:
    """All texts of all rooms, without the marks (`) around the commands in them.

    A key that stands in two files is a mistake and raises KeyError.
    """
    merged: Texts = {}
    for module in sorted(iter_modules(texts.__path__), key=lambda m: m.name):
        for key, pair in import_module(f"{texts.__name__}.{module.name}").TEXTS.items():
            if key in merged:
                raise KeyError(f"{key} stands in two text files")
            merged[key] = (pair[0].replace("`", ""), pair[1].replace("`", ""))
    return merged


def word(fact: Fact, lang: Lang) -> str:
    """A fact as text: amounts with separators, days as ISO dates or as paper has them, names in the language, messages worded, lists joined, None as an empty string."""
    text: str
    match fact:
        case None:
            text = ""
        case str():
            text = fact
        case bool():
            text = {("ja", True): "○", ("ja", False): "－", ("en", True): "yes", ("en", False): "no"}[lang, fact]
        case Bilingual():
            text = fact.text(lang)
        case Message():
            text = sentence(fact.key, lang, **fact.facts)
        case date():
            text = day_on_paper(fact, lang) if is_paper() else fact.isoformat()
        case tuple():
            text = ("、" if lang == "ja" else ", ").join(word(f, lang) for f in fact)
        case float():
            text = f"{fact:,.1f}".removesuffix(".0")
        case _:
            text = f"{fact:,}"
    return text


def named(name: str, fact: Fact, lang: Lang) -> str:
    """The fact or the value of the column of a name as text: a number that names something as one types it."""
    if name in NAMING:
        if isinstance(fact, tuple):
            return ("、" if lang == "ja" else ", ").join(named(name, f, lang) for f in fact)
        if isinstance(fact, int) and not isinstance(fact, bool):
            return str(fact)
    return word(fact, lang)


def sentence(key: str, lang: Lang, /, **facts: Fact) -> str:
    """The text of a key with its facts filled in. Raises KeyError for a key nobody wrote."""
    ja, en = catalogue()[key]
    return (ja if lang == "ja" else en).format_map({name: named(name, fact, lang) for name, fact in facts.items()})


def template(key: str, lang: Lang) -> str | None:
    """The text of a key with braces where facts will stand; None for a key nobody wrote."""
    found = catalogue().get(key)
    return found and (found[0] if lang == "ja" else found[1])


def hint(key: str, lang: Lang, /, **facts: Fact) -> str:
    """What to do about it; empty when the catalogue has no hint for this key."""
    return sentence(f"{key}.hint", lang, **facts) if f"{key}.hint" in catalogue() else ""


def problem_text(problem: Problem, lang: Lang) -> str:
    """The sentence of a problem, with the nearest valid value when one is known, without place and hint."""
    text = sentence(problem.code, lang, **problem.facts)
    nearest = word(problem.facts.get("nearest"), lang)
    # Some sentences, those of refusals, say it themselves.
    if nearest and "{nearest}" not in (template(problem.code, lang) or ""):
        text += f" もしかして: {nearest}" if lang == "ja" else f" Did you mean: {nearest}"
    return text


def refusal_text(refusal: Refusal, lang: Lang) -> str:
    """The sentence of a refusal, without its hint and without the problems it lists."""
    return sentence(refusal.code, lang, **refusal.facts)
