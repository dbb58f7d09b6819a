"""Published standards as values: facts about lists of other bodies, each with its source and how well it is known."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skillmap.framework.definition import Confidence, Definition, Flag, Id, Level, Named, Text, Whole


class StandardItem(Definition):
    """An item of a published standard: a fact with its source."""

    id: Id
    name: Text
    name_en: str | None = None
    category: str | None = None
    subcategory: str | None = None
    level: Whole | None = None
    source: str
    verified: Flag
    confidence: Confidence
    code: Text | None = None
    """Its own number or identifier in the standard, as it is written there."""
    parents: tuple[Id, ...] = ()
    """The items that it stands under; a list can put one item under several."""
    other_names: tuple[Text, ...] = ()
    description: Text | None = None
    """Only of lists whose licence lets an office keep their texts; what is shipped has none."""


class Importance(Definition):
    """A letter by which a standard says how much a role needs a skill, and the level that this framework gives it."""

    letter: Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
    meaning: Named
    level: Level | None = None
    """Ours, and so is the table; None = nothing is asked for."""
    level_origin: Literal["ours"] = "ours"
    source: str
    verified: Flag
    confidence: Confidence


class StandardRole(Definition):
    """A role that a standard names, under its type of talent: a fact with its source."""

    name: Text
    talent_type: Text
    source: str
    verified: Flag
    confidence: Confidence


class Standard(Definition):
    """standards/<id>.yaml: a published list that skills and roles are aligned to."""

    id: Id
    name: Named
    publisher: Named
    version: str
    published_on: date | None = None
    note: Named | None = None
    importance: tuple[Importance, ...] = ()
    """Its letters, the most important first."""
    roles: tuple[StandardRole, ...] = ()
    items: tuple[StandardItem, ...]


class ItemStep(Definition):
    """What became of an item of a standard in its next version, as far as it is known."""

    old: Id
    fate: Literal["same", "renamed", "unknown"]
    """unknown = nobody is known to have said it; it is looked at item by item."""
    new: tuple[Id, ...] = ()
    group: Text | None = None
    """Of an unknown one: the group of the new version in which its successors stand, where that is known."""
    source: str
    verified: Flag
    confidence: Confidence


class StandardTransition(Definition):
    """transitions/<id>.yaml: from one version of a published standard to the next, every old item once."""

    id: Id
    name: Named
    from_: Annotated[Id, Field(alias="from")]
    to: Id
    note: Named | None = None
    items: tuple[ItemStep, ...]
    unknown_origin: tuple[Id, ...] = ()
    """Items of the new version of which it is not known whether they are new or came of older ones."""
