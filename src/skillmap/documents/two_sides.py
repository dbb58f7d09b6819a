"""The old side of a list of orders (旧: 所属・職名): where people come from, beside where they go to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from skillmap.sheets.layout import Field
from skillmap.sheets.list_shapes import Sides
from skillmap.words import Bilingual

PREFIX = "was."
"""What the keys of the old side begin with; behind it stands the key of the field that it says the same of."""
OLD = Bilingual("旧", "before")
_OLD_WORDS = ("異動前", "発令前", "変更前", "従前", "旧所属", "旧職", "転出元", "異動元")
_NEW_WORDS = ("新", "異動後", "発令後", "変更後")
SIDES = Sides(
    OLD.ja,
    new=(*_NEW_WORDS, "新所属", "新職", "新任", "発令", "発令事項", "発令内容", "異動先"),
    perhaps_old=("現", "現在", "現所属", "現職", "現任", "現行"),
)
"""Words above or in front of the headings of each side. 現所属 alone is where somebody is."""
UNIT_GRADE = "unit_grade"
"""Unit and grade in one cell (住民課戸籍係長)."""
_FIELDS: Sequence[tuple[str, Bilingual, tuple[str, ...], int]] = (
    ("bureau", Bilingual("局", "bureau"), ("局名",), 16),
    ("department", Bilingual("部", "department"), ("部名", "部局", "部局名", "部・局"), 16),
    ("section", Bilingual("課", "section"), ("課名", "課室", "課・室", "課室名", "課所", "課等", "室課"), 18),
    ("subsection", Bilingual("係", "team"), ("係名", "担当", "係・担当", "グループ", "班", "担当係"), 16),
    ("unit", Bilingual("所属", "unit"), ("所属名", "所属部署", "部署", "部課係", "部課名", "部課", "課係"), 26),
    (
        UNIT_GRADE, Bilingual("所属・職名", "unit and grade"),
        ("所属・職", "所属職名", "所属職", "所属・役職", "所属・職位", "所属及び職名", "所属及び職", "部署・役職"), 30,
    ),
    (
        "grade", Bilingual("職名", "grade"),
        ("職層", "補職名", "役職", "職位", "職級", "役職名", "職", "職務名", "補職"), 10,
    ),
)  # fmt: skip


def old_side() -> tuple[Field, ...]:
    """The fields of the old side, each under a group heading; one row of headings names them together (旧所属)."""
    return tuple(
        Field(
            f"{PREFIX}{key}",
            # Messages name the field by this; what stands below the group heading is the plain one.
            Bilingual(f"{OLD.ja}{title.ja}", f"{title.en} {OLD.en}"),
            over=OLD,
            over_aliases=_OLD_WORDS,
            equals=(title.ja, title.en),
            aliases=aliases,
            width=width,
        )
        for key, title, aliases, width in _FIELDS
    )


def new_side(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields, those of which there is an old side also known by the headings of the new one (新所属)."""
    words = {key: (title.ja, *aliases) for key, title, aliases, _ in _FIELDS}
    return tuple(
        replace(one, aliases=tuple(dict.fromkeys((*one.aliases, *_new(words[one.key]))))) if one.key in words else one
        for one in fields
    )


def _new(texts: Iterable[str]) -> list[str]:
    return [f"{word}{text}" for text in texts for word in _NEW_WORDS]


WAS = {f"{PREFIX}{key}": key for key, *_ in _FIELDS}
"""Field of the old side -> the field that it says the same of."""
