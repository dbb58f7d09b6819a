"""A framework as O*NET-like tables: outline numbers, one occupation for each role grade, levels as decimals (LV)."""

from collections.abc import Iterator

from skillmap.framework.foreign_table import text_of
from skillmap.framework.model import Framework

OUR_ID, ROLE, GRADE = "skillmap ID", "Role", "Grade"
"""Columns behind those of the source, by which our own files are taken back whole."""
GROUP = "category/"
_TAB = "\t"


def onet_files(framework: Framework) -> dict[str, str]:
    """File name -> text; texts are in Japanese."""
    outline = _outline(framework)
    skills = dict(framework.skills)
    anchors = [
        (outline[s.id], s.name.ja, "LV", level, text.ja)
        for s in skills.values()
        for level, text in sorted(s.descriptors.items())
    ]
    scale = [
        ("LV", "Level", framework.header.lowest, framework.header.highest, s.level, s.name.ja)
        for s in framework.header.scale
    ]
    return {
        # Files are called as in O*NET's own download, so that its readers find them.
        "Content Model Reference.txt": text_of(
            ("Element ID", "Element Name", "Description", OUR_ID), _elements(framework, outline), _TAB
        ),
        "Occupation Data.txt": text_of(("O*NET-SOC Code", "Title", "Description", ROLE, GRADE), _jobs(framework), _TAB),
        "Skills.txt": text_of(
            ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"),
            _ratings(framework, outline),
            _TAB,
        ),
        "Level Scale Anchors.txt": text_of(
            ("Element ID", "Element Name", "Scale ID", "Anchor Value", "Anchor Description"), anchors, _TAB
        ),
        "Scales Reference.txt": text_of(
            ("Scale ID", "Scale Name", "Minimum", "Maximum", "Level", "Level Name"), scale, _TAB
        ),
    }


# O*NET's outline numbers say what stands under what; ours begin anew in every file.
def _outline(framework: Framework) -> dict[str, str]:
    """Outline numbers by the ids of skills, and of groups with their prefix."""
    found: dict[str, str] = {}
    for n, category in enumerate(framework.categories.values(), 1):
        found[f"{GROUP}{category.id}"] = str(n)
        found |= {skill.id: f"{n}.{i}" for i, skill in enumerate(category.skills, 1)}
    return found


def _elements(framework: Framework, outline: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for category in framework.categories.values():
        key = f"{GROUP}{category.id}"
        yield outline[key], category.name.ja, category.name.ja, key
        for skill in category.skills:
            yield outline[skill.id], skill.name.ja, skill.definition.ja, skill.id


def _jobs(framework: Framework) -> Iterator[tuple[str, ...]]:
    for role in framework.roles.values():
        for number, grade in role.grades.items():
            name = grade.name.ja.strip() if grade.name else ""
            yield (
                f"{role.id}/{number}",
                f"{role.name.ja.strip()} {name or number}",
                grade.summary.ja,
                role.name.ja,
                name,
            )


def _ratings(framework: Framework, outline: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for role in framework.roles.values():
        for number, grade in role.grades.items():
            for skill, level in grade.requires.items():
                # Two decimals, as O*NET writes its own.
                yield f"{role.id}/{number}", outline[skill], framework.skills[skill].name.ja, "LV", f"{level:.2f}"
