"""A framework as flat lists, as the UK government publishes its own: who needs which level, and what skills mean.

Everything is in one language and sorted by name, so that a list that was taken in comes out with the same bytes.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from skillmap.framework.definition import Named
from skillmap.framework.model import Framework
from skillmap.words import Lang

REQUIREMENTS, SKILLS, LEVELS = "requirements.csv", "skills.csv", "levels.csv"
_HEADINGS = {
    REQUIREMENTS: (
        ("人材像", "role"),
        ("人材像の説明", "role description"),
        ("段階の番号", "grade number"),
        ("段階", "grade"),
        ("段階の説明", "role level description"),
        ("スキル", "skill"),
        ("レベル", "level"),
    ),
    SKILLS: (
        ("分野", "group"),
        ("スキル", "skill"),
        ("スキルの説明", "skill description"),
        ("レベル", "level"),
        ("レベルの説明", "level description"),
    ),
    LEVELS: (("レベル", "level"), ("名称", "name"), ("説明", "description")),
}


def flat_lists(framework: Framework, lang: Lang) -> dict[str, Iterator[Sequence[object]]]:
    """File name -> rows of the three lists, their headings first."""
    at = 0 if lang == "ja" else 1
    steps = sorted(framework.header.scale, key=lambda step: step.level)
    rows: dict[str, Iterator[Sequence[object]]] = {
        REQUIREMENTS: _requirements(framework, lang),
        SKILLS: _skills(framework, lang),
        LEVELS: ((step.level, _text(step.name, lang), _text(step.description, lang)) for step in steps),
    }
    return {name: chain([[pair[at] for pair in _HEADINGS[name]]], rows[name]) for name in rows}


def _text(named: Named, lang: Lang) -> str:
    return named.text.text(lang)


def _requirements(framework: Framework, lang: Lang) -> Iterator[tuple[object, ...]]:
    for role in sorted(framework.roles.values(), key=lambda one: (_text(one.name, lang), one.id)):
        about = _text(role.name, lang), _text(role.purpose, lang)
        for number, grade in sorted(role.grades.items()):
            name = _text(grade.name, lang) if grade.name else str(number)
            asked = {_text(framework.skills[skill].name, lang): level for skill, level in grade.requires.items()}
            for skill, level in sorted(asked.items()):
                yield *about, number, name, _text(grade.summary, lang), skill, level


def _skills(framework: Framework, lang: Lang) -> Iterator[tuple[object, ...]]:
    for category in sorted(framework.categories.values(), key=lambda one: (_text(one.name, lang), one.id)):
        for skill in sorted(category.skills, key=lambda one: (_text(one.name, lang), one.id)):
            about = _text(category.name, lang), _text(skill.name, lang), _text(skill.definition, lang)
            for number, text in sorted(skill.descriptors.items()):
                yield *about, number, _text(text, lang)
            if not skill.descriptors:
                yield *about, "", ""
