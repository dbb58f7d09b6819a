"""A framework as the CSV of Moodle's competency framework import (admin/tool/lpimportcsv): groups, skills, one scale.

The order of the columns is Moodle's; it goes by their place. Texts of both languages and of the levels stand in the
description as HTML that people can read there and `moodle_in` reads back.
"""

import json
from collections.abc import Iterator
from html import escape

from skillmap.framework.definition import Named
from skillmap.framework.foreign_table import text_of
from skillmap.framework.model import Framework, Skill
from skillmap.problems import Problem, problem

HEADINGS = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
)
GROUP = "category/"
"""Before the id of a group: a group and a skill may have the same id, and Moodle compares texts that are numbers as
numbers (1.1 is the same to it as 1.10)."""
HTML = "1"
LONGEST = 100
"""Moodle cuts longer short names."""


def moodle_text(framework: Framework, proficient: int | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The CSV, and what there is to say of it.

    `proficient` is the level from which Moodle calls somebody proficient; None = the middle of the scale. Problems:
    E_MOODLE_COMMA (a level's name has a comma, which divides levels there), E_MOODLE_LEVEL, W_MOODLE_LONG,
    N_MOODLE_PROFICIENT, N_MOODLE_NOT_HELD.
    """
    scale = sorted(framework.header.scale, key=lambda step: step.level)
    # Moodle keeps the names of a scale as one text, divided by commas.
    told = [problem("E_MOODLE_COMMA", None, found=step.name.ja) for step in scale if "," in step.name.ja]
    levels = [step.level for step in scale]
    if proficient is not None and proficient not in levels:
        told.append(problem("E_MOODLE_LEVEL", None, found=proficient, expected=tuple(levels)))
    if told:
        return "", tuple(told)
    # Moodle must know from where on somebody is proficient; nobody has said it, so it is told.
    start = levels[len(levels) // 2] if proficient is None else proficient
    name = next(step.name.text for step in scale if step.level == start)
    told.append(problem("N_MOODLE_PROFICIENT", None, level=start, name=name))
    names = [*(c.name for c in framework.categories.values()), *(s.name for s in framework.skills.values())]
    told += [problem("W_MOODLE_LONG", None, name=one.text) for one in names if len(one.ja) > LONGEST]
    lost = len(framework.roles), len(framework.trainings), sum(len(s.aligns) for s in framework.skills.values())
    told.append(problem("N_MOODLE_NOT_HELD", None, roles=lost[0], trainings=lost[1], aligned=lost[2]))
    return text_of(HEADINGS, _rows(framework, start)), tuple(told)


def _rows(framework: Framework, proficient: int) -> Iterator[list[str]]:
    header = framework.header
    scale = sorted(header.scale, key=lambda step: step.level)
    steps: list[dict[str, object]] = [{"scaleid": "1"}]
    for place, step in enumerate(scale, 1):
        marks = {"scaledefault": 1} if place == 1 else {}
        marks |= {"proficient": 1} if step.level >= proficient else {}
        if marks:
            steps.append({"id": place, **marks})
    names = ",".join(step.name.ja for step in scale)
    about = _levels("ja", {s.level: s.description.ja for s in scale})
    if any(s.description.en != s.description.ja or s.name.en != s.name.ja for s in scale):
        english = {s.level: s.name.en for s in scale}, {s.level: s.description.en for s in scale}
        about += _levels("en", english[1], english[0])
    title = _texts(header.name, header.note)
    first = ["", header.id, header.name.ja, title + about, HTML, names, json.dumps(steps, separators=(",", ":"))]
    yield [*first, "", "", "", "", "", "1", "domain,skill,skill,skill"]
    for category in framework.categories.values():
        parent = f"{GROUP}{category.id}"
        yield _row("", parent, category.name, _texts(category.name, None))
        for skill in category.skills:
            yield _row(parent, skill.id, skill.name, _texts(skill.name, skill.definition) + _described(skill))


def _row(parent: str, key: str, name: Named, text: str) -> list[str]:
    return [parent, key, name.ja, text, HTML, "", "", "", "0", "null", "", "", "", ""]


def _texts(name: Named, text: Named | None) -> str:
    """The Japanese text, and where there is an English name or text of its own, both in English."""
    made = f'<p lang="ja">{_html(text.ja)}</p>' if text else ""
    if name.en != name.ja or (text and text.en != text.ja):
        english = _html(text.en) if text else ""
        made += f'<p lang="en"><b>{_html(name.en)}</b> {english}</p>'
    return made


def _described(skill: Skill) -> str:
    if not skill.descriptors:
        return ""
    made = _levels("ja", {n: one.ja for n, one in skill.descriptors.items()})
    if any(one.en != one.ja for one in skill.descriptors.values()):
        made += _levels("en", {n: one.en for n, one in skill.descriptors.items()})
    return made


def _levels(lang: str, levels: dict[int, str], names: dict[int, str] | None = None) -> str:
    """What each level looks like; the number of a line is the level."""
    named = {n: f"<b>{_html(names[n])}</b> " if names else "" for n in levels}
    lines = (f'<li value="{n}">{named[n]}{_html(levels[n])}</li>' for n in sorted(levels))
    return f'<ol lang="{lang}">{"".join(lines)}</ol>'


def _html(text: str) -> str:
    # A page shows no blanks around a line and no empty lines; who reads it back would not find them.
    lines = (line.strip() for line in text.split("\n"))
    return "<br>".join(escape(line, quote=False) for line in lines if line)
