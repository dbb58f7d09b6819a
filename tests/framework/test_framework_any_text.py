"""Whatever an office writes into its definitions: out, in and out again gives the same bytes, in every format."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from platform_cases import OUT, laid, loaded, taken_in

from skillmap.framework.case_in import read_package
from skillmap.framework.case_out import package_text
from skillmap.framework.definition import Named
from skillmap.framework.dump import texts
from skillmap.framework.foreign import texts as as_texts
from skillmap.framework.model import Framework, Skill
from trials import trials

TINY = Path(__file__).parents[1] / "data" / "tiny"
BASE = loaded(TINY)
SIGNS = "aあ髙𠮷é ,;:\"'\t\n|/\\&<>#-=+@[]{}()%・、。　ー０1\u00a0\u200b\u2028🙂"
LINE = st.text(SIGNS, min_size=1, max_size=24).filter(str.strip)
TEXTS = st.builds(Named, ja=LINE, en=LINE)
NAME = st.text("".join(sign for sign in SIGNS if sign.isprintable()), max_size=12)


def names(start: str) -> st.SearchStrategy[Named]:
    """Names of one line; those of different things differ, for most formats know things by their names."""
    return st.builds(lambda ja, en: Named(ja=f"{start}{ja}", en=f"{start}{en}"), NAME, NAME)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """The tiny framework with any texts: names and definitions of skills, what levels look like, roles and grades."""
    changed: dict[str, Any] = {}
    skills = {}
    for key, skill in BASE.skills.items():
        levels = draw(st.dictionaries(st.sampled_from([0, 1, 2, 3]), TEXTS, max_size=4))
        named = {
            "name": draw(names(f"名{key}")),
            "definition": draw(TEXTS),
            "descriptors": dict(sorted(levels.items())),
        }
        skills[key] = skill.model_copy(update=named)
    changed["skills"] = skills
    changed["categories"] = {
        key: one.model_copy(
            update={"name": draw(names(key)), "skills": tuple(_listed(skills[s.id]) for s in one.skills)}
        )
        for key, one in BASE.categories.items()
    }
    changed["roles"] = {
        key: role.model_copy(
            update={"name": draw(names(key)), "purpose": draw(TEXTS), "grades": dict(_grades(role, draw))}
        )
        for key, role in BASE.roles.items()
    }
    return Framework(**{name: changed.get(name, getattr(BASE, name)) for name in Framework.model_fields})


def _listed(skill: Skill) -> Skill:
    """As it stands in its file, which says the category once."""
    return skill.model_copy(update={"category": ""})


def _grades(role: Any, draw: st.DrawFn) -> Iterator[tuple[int, Any]]:
    for number, grade in role.grades.items():
        yield number, grade.model_copy(update={"summary": draw(TEXTS), "name": draw(st.none() | names(f"第{number}"))})


@settings(max_examples=trials(300, 4))
@given(frameworks())
def test_our_own_files_and_a_case_package(framework: Framework) -> None:
    files = texts(framework)
    with tempfile.TemporaryDirectory() as folder:
        again = loaded(laid(files, Path(folder) / "own"))
        assert texts(again) == files
        package = package_text(framework)
        found = read_package(package, "x.json")
        assert (found.problems, found.is_ours) == ((), True)
        back = loaded(laid(as_texts(found.files), Path(folder) / "case"))
        assert texts(back) == files
        assert package_text(back) == package


@pytest.mark.parametrize("layout", OUT)
@settings(max_examples=trials(300, 3))
@given(framework=frameworks())
def test_what_other_programs_can_hold(layout: str, framework: Framework) -> None:
    files = OUT[layout](framework)
    with tempfile.TemporaryDirectory() as folder:
        again, _ = taken_in(laid(files, Path(folder) / "out"), Path(folder) / "in")
        assert OUT[layout](again) == files


def test_flat_lists_are_harmless_in_a_spreadsheet_program_and_come_back() -> None:
    asked = {"=1+1": "'=1+1", "'=": "''=", "@a, -1": "'@a,' -1", "'a": "'a"}
    for said, written in asked.items():
        skills = {
            key: skill.model_copy(update={"definition": Named(ja=said, en=said)}) for key, skill in BASE.skills.items()
        }
        groups = {
            key: one.model_copy(update={"skills": tuple(_listed(skills[s.id]) for s in one.skills)})
            for key, one in BASE.categories.items()
        }
        fields = {name: getattr(BASE, name) for name in Framework.model_fields}
        files = OUT["flat"](Framework(**(fields | {"skills": skills, "categories": groups})))
        assert {row["スキルの説明"] for row in csv.DictReader(files["skills.csv"].splitlines())} == {written}
        with tempfile.TemporaryDirectory() as folder:
            again, _ = taken_in(laid(files, Path(folder) / "out"), Path(folder) / "in")
        assert {skill.definition.ja for skill in again.skills.values()} == {said}
