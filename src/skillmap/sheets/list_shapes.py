"""The shapes that a document may have besides a plain table, as values of its layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Headings that mean a field where no other column does, beside a column of the field `beside` and none of the
    field `unless`: they usually mean something else (受講日 beside 結果)."""

    titles: tuple[str, ...]
    beside: str
    unless: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The same document with a column per thing: its headings are names, its cells say when or what.

    A cell with a day fills the field `day`, any other the field `said`; without `said` a cell that means yes makes a
    line and one that means no makes none.
    """

    thing: str
    """Key of the field that the headings belong to; likewise below."""
    names: tuple[str, ...]
    """The things that are known."""
    day: str = ""
    said: str = ""
    share: str = ""
    """For cells that are percents; without it these fill `said`."""
    about: tuple[str, ...] = ()
    """What a row is about, where the document has neither numbers nor names of people."""


@dataclass(frozen=True, slots=True)
class JoinedField:
    """Two fields in one cell (2026/6/1～2027/2/26), known by these headings; `titles` are folded by the reader."""

    titles: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Once:
    """A number that is a name stands on one record only. The keys of what is advised where it stands on two."""

    one_name: str
    two_names: str
    unless: tuple[str, str] | None = None
    """Field and value of records that may stand besides another one."""


@dataclass(frozen=True, slots=True)
class Together:
    """Records about one thing: where one of them cannot be taken in, whoever leaves it out leaves out all of them.

    Two records are about one thing when all of `keys` are equal: of each the first field that is filled counts. A blank
    is like a blank, but for the first key, which says what the record is about.
    """

    keys: tuple[tuple[str, ...], ...]
    apart: str = ""
    """Records whose days here are both known and differ are about two things."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """People side by side in order of rank (正 | 副): `words` are the headings of each, `field` takes the rank."""

    field: str
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Where somebody goes and where they come from, side by side: `old` is the group heading of the latter's fields.

    `perhaps_old` (現) are such headings too in a sheet that has one of `new` besides.
    """

    old: str
    new: tuple[str, ...]
    perhaps_old: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Titled:
    """A thing that the title may name for every row, where the table has none of the fields `unless`."""

    field: str
    names: tuple[str, ...]
    """The things that are known; a name of several letters is enough, wherever in the title it stands."""
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Implied:
    """What the title says of every row (修了者名簿): `value` in `field`, where the table has none of `unless`.

    `unless` are keys up to a dot, `says` is a pattern of such titles, `not_with` one of those that may speak of others
    too. A row in which a cell holds one of `against` says otherwise.
    """

    field: str
    value: str
    says: str
    not_with: str
    unless: tuple[str, ...]
    against: tuple[str, ...]
    code: str
    """Of the problem of a row that says otherwise."""
