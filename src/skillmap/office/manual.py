"""The pages of the documentation that come with the program, by topic and language, for reading without a network."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from skillmap.i18n import template
from skillmap.installed import installed
from skillmap.japanese import fold
from skillmap.tables import Table, column
from skillmap.words import Lang, message

ORDER = (
    *("quickstart", "year", "people", "importing", "lists", "trainings", "planning", "allocation", "leaders"),
    *("assessment", "rosters", "reports", "frameworks", "editing"),
)
"""Topics in the order of the work; the others follow by name."""

_COLUMNS = (column("topic", "題", "topic"), column("title", "内容", "about"))


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page of the documentation: its topic, its language and its text as Markdown."""

    topic: str
    lang: Lang
    text: str

    @property
    def title(self) -> str:
        """The text of its first heading; the topic where it has none."""
        return next((line[2:].strip() for line in self.text.splitlines() if line.startswith("# ")), self.topic)


def pages(lang: Lang) -> tuple[ManualPage, ...]:
    """Every page, one a topic: in this language where it exists, in the other one where it does not."""
    found: dict[str, tuple[Lang, Path]] = {}
    for path in sorted(installed("docs").glob("*.md")):
        topic, _, ending = path.stem.partition(".")
        # A page without an ending is the English one; `X.ja.md` is its Japanese.
        own: Lang = "ja" if ending == "ja" else "en"
        if topic not in found or own == lang:
            found[topic] = own, path
    ranks = {topic: rank for rank, topic in enumerate(ORDER)}
    sorted_topics = sorted(found, key=lambda topic: (ranks.get(topic, len(ranks)), topic))
    return tuple(ManualPage(topic, found[topic][0], found[topic][1].read_text("utf-8")) for topic in sorted_topics)


def topics(listed: tuple[ManualPage, ...]) -> Table:
    """The topics of pages with their titles."""
    rows = tuple((page.topic, page.title) for page in listed)
    return Table("topics", message("help.topics"), _COLUMNS, rows)


def find(asked: str, lang: Lang) -> tuple[ManualPage, ...]:
    """The pages that are meant: the topic of this name, else all with the words in their title, else in a heading."""
    every, words = pages(lang), fold(asked)
    for fits in (
        lambda page: page.topic == words,
        lambda page: words in fold(page.title),
        lambda page: any(words in fold(line) for line in page.text.splitlines() if line.startswith("#")),
    ):
        # The narrowest meaning that anything has: a word of a heading must not bury the page that is named after it.
        if found := tuple(page for page in every if fits(page)):
            return found
    return ()


def near(asked: str, lang: Lang) -> tuple[str, ...]:
    """Topics with a name like the one that was asked for; all where none is like it."""
    every = [page.topic for page in pages(lang)]
    return tuple(get_close_matches(fold(asked), every, n=3, cutoff=0.5) or every)


def problem_page(code: str, lang: Lang) -> str | None:
    """What a problem code says and what to do, with braces for what is found; None for what is no code."""
    code = code.upper()
    says = template(code, lang) if code[:2] in ("E_", "W_", "N_") else None
    advice = template(f"{code}.hint", lang)
    return says and "\n".join((f"{code}: {says}", *([f"→ {advice}"] if advice else [])))
