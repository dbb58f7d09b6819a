"""What is not finished: it loads, and nobody should go by it yet. Errors of `framework check` only."""

from collections.abc import Iterator
from typing import Any

from skillmap.framework.definition import Named
from skillmap.framework.placeholders import is_placeholder
from skillmap.framework.reader import FrameworkSource
from skillmap.framework.yaml_files import Path_
from skillmap.problems import Problem, problem


def placeholders_left(source: FrameworkSource) -> Iterator[Problem]:
    """E_PLACEHOLDER: a sentence of a first draft that nobody has replaced."""
    framework = source.framework
    for role in framework.roles.values():
        texts: list[tuple[Path_, Named]] = [(("purpose",), role.purpose)]
        texts += [(("duties", i), duty) for i, duty in enumerate(role.duties)]
        texts += [(("grades", str(n), "summary"), grade.summary) for n, grade in role.grades.items()]
        yield from _left(source, "role", role.id, texts)
    for skill in framework.skills.values():
        yield from _left(source, "skill", skill.id, [(("definition",), skill.definition)])
    for training in framework.trainings.values():
        texts = [(("provider",), training.provider), (("summary",), training.summary)]
        yield from _left(source, "training", training.id, texts)


def _left(source: FrameworkSource, kind: str, key: str, texts: list[tuple[Path_, Any]]) -> Iterator[Problem]:
    for path, text in texts:
        if is_placeholder(text):
            yield problem("E_PLACEHOLDER", source.place(kind, key, *path), found=text.text)


def grades_that_ask_for_nothing(source: FrameworkSource) -> Iterator[Problem]:
    """E_GRADE_ASKS_NOTHING: no level and no training: everybody would fulfil it, and nobody can be recognised."""
    for role in source.framework.roles.values():
        for number, grade in role.grades.items():
            # Level 0 asks for nothing either.
            if not any(grade.requires.values()) and not grade.prescribed and not grade.elective:
                place = source.place("role", role.id, "grades", str(number))
                yield problem("E_GRADE_ASKS_NOTHING", place, role=role.name.text, grade=str(number))
