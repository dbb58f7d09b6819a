"""The code of conduct as a text that grows: its versions, who proposed what, which training teaches it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.errors import InputRefused
from skillmap.framework.editing import with_values
from skillmap.framework.foreign import slug
from skillmap.framework.trial import tried
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.problems import errors_of, has_errors
from skillmap.tables import Table, column, number
from skillmap.words import Fact, message

_COLUMNS = (
    number("number", "条", "no."),
    column("keyword", "見出し", "keyword"),
    column("since", "加えた版", "since version"),
    column("proposed_by", "提案", "proposed by"),
    column("adopted_from", "元の団体", "taken over from"),
    column("taught_by", "教える研修", "taught by"),
)


def conduct_table(office: Office) -> Table:
    """Every article with the version since which it stands, who proposed it, and the trainings that teach it.

    Raises InputRefused (E_CONDUCT_NONE).
    """
    framework = office.framework
    conduct = framework.conduct
    if conduct is None:
        raise InputRefused("E_CONDUCT_NONE")
    rows: list[tuple[Fact, ...]] = [
        (
            one.number,
            one.keyword.text,
            one.since,
            one.proposed_by,
            one.adopted_from.office if one.adopted_from else None,
            tuple(framework.trainings[key].name.text for key in one.taught_by) or None,
        )
        for one in conduct.articles
    ]
    versions = tuple(
        message(
            "conduct.version",
            number=one.number,
            day=one.decided_on.isoformat() if one.decided_on else "－",
            by=one.decided_by or "－",
            changes=one.changes.text if one.changes else "－",
        )
        for one in conduct.versions
    )
    untaught = tuple(one.keyword.text for one in conduct.articles if not one.taught_by)
    notes = (*versions, *([message("conduct.untaught", articles=untaught)] if untaught else []))
    return Table("conduct-text", conduct.name.text, _COLUMNS, rows, notes)


@dataclass(frozen=True)
class NewArticle:
    """An article that comes into the text."""

    keyword: str
    text: str
    keyword_en: str = ""
    text_en: str = ""
    proposed_by: str = ""
    taught_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewVersion:
    """The version in which it comes in."""

    number: str
    decided_on: date | None = None
    decided_by: str = ""


def add_article(office: Office, new: NewArticle, version: NewVersion) -> Draft:
    """One more article at the end of the text, in a version that is written down with it.

    Raises InputRefused: E_CONDUCT_NONE, E_ID_TAKEN, E_FRAMEWORK.
    """
    with office.read():  # what others record from here on is noticed
        pass
    conduct = office.framework.conduct
    if conduct is None:
        raise InputRefused("E_CONDUCT_NONE")
    numbers = [one.number for one in conduct.articles]
    # Articles are cited by their numbers: a new one goes to the end and moves none.
    count = max(numbers, default=0) + 1
    key = slug(new.keyword_en, f"article-{count:02d}")
    taken = next((one for one in conduct.articles if one.id == key), None)
    if taken is not None:
        raise InputRefused("E_ID_TAKEN", found=key, name=taken.keyword.text)
    data: dict[str, Any] = {
        "id": key,
        "number": count,
        # The file holds both languages; until somebody translates the Japanese stands for both.
        "keyword": {"ja": new.keyword, "en": new.keyword_en or new.keyword},
        "explanation": {"ja": new.text, "en": new.text_en or new.text},
        "since": version.number,
    }
    if new.taught_by:
        data["taught_by"] = list(new.taught_by)
    if new.proposed_by:
        data["proposed_by"] = new.proposed_by
    name, folder = "conduct.yaml", office.workspace.data
    text = with_values((folder / name).read_text("utf-8-sig"), name, {}, {"articles": [data]})
    if version.number not in {one.number for one in conduct.versions}:
        text = _with_version(text, name, version, new, has_some=bool(conduct.versions))
    _, problems = tried(folder, {name: text})
    if has_errors(problems):
        raise InputRefused("E_FRAMEWORK", errors_of(problems))
    change = Change(ChangeKind.ADD, new.keyword, message("entity.article"), None, version.number)
    return Draft(
        "framework conduct", ChangeSet(message("conduct.change", version=version.number), [change], texts={name: text})
    )


def _with_version(text: str, name: str, version: NewVersion, new: NewArticle, *, has_some: bool) -> str:
    """The text of the file with one version more; the list begins when there is none."""
    made: dict[str, Any] = {"number": version.number}
    if version.decided_on:
        made["decided_on"] = version.decided_on.isoformat()
    if version.decided_by:
        made["decided_by"] = version.decided_by
    made["changes"] = {"ja": f"「{new.keyword}」を加えた", "en": f"Added: {new.keyword_en or new.keyword}"}
    # An empty list to add to, above the articles, where versions stand in the files that have them.
    if not has_some:
        text = text.replace("\narticles:", "\nversions: []\narticles:", 1)
    return with_values(text, name, {}, {"versions": [made]})
