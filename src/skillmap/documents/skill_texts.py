"""スキルの説明: what each skill means and what its levels look like, as the second file of a flat list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from skillmap.documents.reading import headings, read
from skillmap.framework.flat_list import SkillText
from skillmap.japanese import fold
from skillmap.problems import Problem, problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout
from skillmap.words import Bilingual

_NAMES = ("スキル項目", "スキル名", "skill name")
_TEXTS = ("定義", "スキルの定義", "説明", "definition", "description")
_LEVEL_TEXTS = ("skill level description",)
_GROUPS = ("分類", "カテゴリ", "category", "skill group")
_FIELDS = (
    Field("skill", Bilingual("スキル", "skill"), Kind.TEXT, required=True, aliases=_NAMES),
    Field("text", Bilingual("スキルの説明", "skill description"), Kind.TEXT, aliases=_TEXTS),
    Field("level", Bilingual("レベル", "level"), Kind.TEXT, aliases=("skill level", "level name")),
    Field(
        "level_text", Bilingual("レベルの説明", "level description"), Kind.TEXT, aliases=("skill level description",)
    ),
    Field("group", Bilingual("分野", "group"), Kind.TEXT, aliases=_GROUPS),
)
_MOST = 60


def read_skill_texts(path: Path, level_of: Callable[[str], int | None]) -> tuple[dict[str, SkillText], list[Problem]]:
    """Skill name in normal form -> its texts. One row a level, or a column for each level.

    `level_of` gives the number of a level's name. Problems: those of reading, E_LIST_LEVEL, W_SKILL_TEXT_TWICE.
    """
    sheets = headings(path, most=_MOST, width=200)
    titles = list(dict.fromkeys(title for _, found in sheets for title in found))
    usual = {fold(t) for f in _FIELDS for t in (f.title.ja, f.title.en, *f.aliases)}
    others = [title for title in titles if fold(title) not in usual and level_of(title) is not None]
    wide = {f"at-{n}": title for n, title in enumerate(others)}
    columns = tuple(Field(key, Bilingual(title, title), Kind.TEXT) for key, title in wide.items())
    title = Bilingual("スキルの説明", "Skill descriptions")
    layout = Layout("skill-texts", title, title, (*_FIELDS, *columns))
    reading = read(path, layout, ReadOptions())
    told = list(reading.problems)
    texts: dict[str, SkillText] = {}
    for row in reading.rows:
        name = str(row.values["skill"])
        before = texts.get(fold(name), SkillText())
        levels = dict(before.levels)
        found = [(title, row.values[key], key) for key, title in wide.items()]
        found += [(row.values["level"], row.values["level_text"], "level")] if row.values["level"] else []
        for named, text, key in found:
            level = level_of(str(named))
            if level is None:
                place = reading.place(row, key)
                told.append(problem("E_LIST_LEVEL", place, found=str(named), expected=("1", "2", "3")))
            elif text:
                if levels.get(level, text) != text:
                    told.append(problem("W_SKILL_TEXT_TWICE", reading.place(row, "skill"), skill=name, level=level))
                # The first text stays; that there is another one was told.
                levels.setdefault(level, str(text))
        text, group = row.values["text"] or before.text, row.values["group"] or before.group
        texts[fold(name)] = SkillText(str(text), levels, str(group), before.name or name)
    return texts, told
