"""Moodle, O*NET-like, ESCO-like and flat lists: what they can hold comes in whole and goes out with the same bytes."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from framework_cases import GOOD
from platform_cases import ESCO, GOVERNMENT, GOVERNMENT_SKILLS, MOODLE, ONET, OUT, laid, loaded, taken_in

from skillmap.documents.foreign_files import read_tables
from skillmap.framework.definition import Named
from skillmap.framework.load import shipped
from skillmap.office.definition_adoption import AboutList, adopt
from skillmap.office.foreign_adoption import layout_of

TINY = Path(__file__).parents[1] / "data" / "tiny"


@pytest.mark.parametrize("folder", [GOOD, TINY, shipped()], ids=["good", "tiny", "shipped"])
@pytest.mark.parametrize("layout", OUT)
def test_what_we_write_is_taken_back_and_written_with_the_same_bytes(folder: Path, layout: str, tmp_path: Path) -> None:
    framework = loaded(folder)
    files = OUT[layout](framework)
    path = laid(files, tmp_path / "out")
    assert layout_of(path) == layout
    again, _ = taken_in(path, tmp_path / "in")
    assert OUT[layout](again) == files
    names = {one.name.ja for one in framework.skills.values()}
    assert {one.name.ja for one in again.skills.values()} == names
    if layout != "flat":
        assert list(again.skills) == list(framework.skills)
    if layout in ("onet", "esco"):
        grades = {r.id: {n: dict(g.requires) for n, g in r.grades.items()} for r in framework.roles.values()}
        found = {r.id: {n: dict(g.requires) for n, g in r.grades.items()} for r in again.roles.values()}
        if layout == "esco":
            grades = {r: {n: dict.fromkeys(asked, 1) for n, asked in g.items()} for r, g in grades.items()}
        assert {r: g for r, g in found.items() if r in grades} == {r: grades[r] for r in found}


def test_moodle_keeps_both_languages_the_scale_and_what_levels_look_like(tmp_path: Path) -> None:
    framework = loaded(TINY)
    again, _ = taken_in(laid(OUT["moodle"](framework), tmp_path / "out"), tmp_path / "in")
    assert again.header.scale == framework.header.scale
    for key, skill in framework.skills.items():
        found = again.skills[key]
        assert (found.name, found.definition, found.descriptors) == (skill.name, skill.definition, skill.descriptors)


def test_moodle_lines_of_a_text_stay_with_their_level(tmp_path: Path) -> None:
    framework = loaded(TINY)
    two = Named(ja="一行目 <b>\n二行目", en="First & line\nSecond line")
    skills = {k: s.model_copy(update={"definition": two, "descriptors": {1: two}}) for k, s in framework.skills.items()}
    groups = {
        k: c.model_copy(update={"skills": tuple(skills[s.id] for s in c.skills)})
        for k, c in framework.categories.items()
    }
    changed = framework.model_copy(update={"skills": skills, "categories": groups})
    again, _ = taken_in(laid(OUT["moodle"](changed), tmp_path / "out"), tmp_path / "in")
    assert {(s.definition, s.descriptors[1]) for s in again.skills.values()} == {(two, two)}


def test_moodle_a_tree_of_another_site_comes_in_whole(tmp_path: Path) -> None:
    path = tmp_path / "ken.csv"
    path.write_text(MOODLE, "utf-8")
    framework, told = taken_in(path, tmp_path / "in")
    [standard] = framework.standards.values()
    parents = {one.code: one.parents for one in standard.items}
    ids = {one.code: one.id for one in standard.items}
    assert parents == {"1": (), "1.1": (ids["1"],), "1.10": (ids["1.1"],), "1.2": (ids["1"],)}
    assert {s.name.ja: s.definition.ja for s in framework.skills.values()} == {
        "書く": "短く書く\n表を使う",
        "聞く, 尋ねる": "質問の順を考える。",
    }
    assert [one.description for one in standard.items][:2] == [
        "仕事を進める力。\n二行目",
        "分かるように伝える力 です。",
    ]
    assert [(s.level, s.name.ja) for s in framework.header.scale] == [(0, "まだ"), (1, "できる"), (2, "教えられる")]
    assert told["N_MOODLE_LOST"] == {"rules": 1, "related": 1, "scales": 1}
    assert told["N_MOODLE_FROM"] == {"found": 1}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("1.1,1.10,", "1.1,1.1,"), "E_FOREIGN_TWICE"),
        (("\n,1,仕事", "\n1.1,1,仕事"), "E_FOREIGN_CIRCLE"),
        (("\n1,1.2,", "\n7,1.2,"), "W_FOREIGN_PARENT"),
        (('\n1,1.2,"聞く, 尋ねる"', "\n1,1.2,"), "W_MOODLE_NAMELESS"),
        (("104,,", "104,1,"), "E_MOODLE_FRAMEWORK"),
        (('"<ul>', '"<ul>"x'), "E_FOREIGN_FILE"),
    ],
)
def test_moodle_what_is_wrong_is_told_with_its_line(change: tuple[str, str], code: str, tmp_path: Path) -> None:
    path = tmp_path / "ken.csv"
    assert change[0] in MOODLE
    path.write_text(MOODLE.replace(*change), "utf-8")
    found = adopt(path, tmp_path / "in", AboutList(), loaded(TINY)) if code != "E_FOREIGN_FILE" else None
    problems = found.problems if found else _problems(path)
    one = next(p for p in problems if p.code == code)
    assert one.place is not None
    assert bool(found and found.files) == (code[0] == "W")


def _problems(path: Path) -> Any:
    return read_tables(path)[1]


def test_moodle_levels_with_a_comma_are_refused(workspace: Path, cli: Callable[..., Any]) -> None:
    file = workspace / "data" / "framework.yaml"
    file.write_text(file.read_text("utf-8").replace("ja: 基礎", 'ja: "基礎,初歩"'), "utf-8")
    assert "E_MOODLE_COMMA" in cli("framework", "export", "moodle", expect=3).err
    assert cli("framework", "export", "case", "--proficient", "2", expect=2).err
    file.write_text(file.read_text("utf-8").replace('"基礎,初歩"', "基礎"), "utf-8")
    assert "E_MOODLE_LEVEL" in cli("framework", "export", "moodle", "--proficient", "9", expect=3).err
    cli("framework", "export", "moodle", "--proficient", "3", "--out", "m.csv")
    assert '{""id"":4,""proficient"":1}]' in (workspace / "m.csv").read_text("utf-8")


def test_onet_decimals_become_levels_by_a_table(tmp_path: Path) -> None:
    path = laid(ONET, tmp_path / "out")
    framework, told = taken_in(path, tmp_path / "in")
    levels = {r.name.ja: dict(r.grades[1].requires) for r in framework.roles.values()}
    assert levels == {
        "Data Clerks": {"e-2.a.1": 3, "e-2.a.2": 4},
        "Programmers": {"e-2.b.1": 6, "e-2.a.1": 2},
    }
    [standard] = framework.standards.values()
    assert [(one.code, one.parents) for one in standard.items][1:3] == [("2.A", ("2",)), ("2.A.1", ("e-2.a",))]
    assert framework.skills["e-2.b.1"].definition.ja == "Writes programs"
    assert {n: t.ja for n, t in framework.skills["e-2.b.1"].descriptors.items()} == {
        2: "Writes a formula",
        6: "Writes a system",
    }
    assert told["W_ONET_SUPPRESS"] == {"count": 1}
    assert told["N_ONET_SCALES"] == {"what": ("EX × 1",)}
    assert told["N_ONET_LEFT"] == {"count": 1}
    other, _ = taken_in(path, tmp_path / "second", table="1.6=1,3.4=2,5.5=3", least=3.0, only=("clerk",))
    assert {r.name.ja: dict(r.grades[1].requires) for r in other.roles.values()} == {"Data Clerks": {"e-2.a.1": 2}}
    assert len(other.skills) == 1
    assert other.header.highest == 3


def test_esco_names_in_several_lines_two_parents_and_relations(tmp_path: Path) -> None:
    path = laid(ESCO, tmp_path / "out")
    framework, told = taken_in(path, tmp_path / "in")
    [standard] = framework.standards.values()
    by_name = {one.name: one for one in standard.items}
    first = by_name["use spreadsheets"]
    assert first.other_names == ("apply spreadsheets", "work with spreadsheets")
    assert first.parents == (by_name["digital, tools"].id, by_name["information skills"].id)
    assert first.source == "http://example.org/skill/s1"
    assert by_name["digital, tools"].parents == (by_name["information skills"].id,)
    assert framework.skills[first.id].definition.en == "Uses tables.\nMakes charts."
    assert {r.name.en: len(r.grades[1].requires) for r in framework.roles.values()} == {
        "data steward": 1,
        "web editor": 1,
    }
    assert told["W_ESCO_STATUS"] == {"count": 1}
    assert told["N_ESCO_RELATIONS"] == {"count": 1}
    assert told["N_ESCO_LANGUAGES"] == {"found": ("fr",), "first": "en"}
    more, _ = taken_in(path, tmp_path / "second", table="essential=2,optional=1")
    steward = next(r for r in more.roles.values() if r.name.en == "data steward")
    assert sorted(steward.grades[1].requires.values()) == [1, 2]


def test_what_asks_for_nothing_and_what_is_not_in_the_files_is_told(tmp_path: Path) -> None:
    head = "conceptType,conceptUri,preferredLabel,status\n"
    jobs = f"{head}Occupation,u:a,clerk,released\nOccupation,u:b,guard,released\n"
    ties = "occupationUri,relationType,skillType,skillUri\nu:a,essential,,u:1\nu:a,essential,,u:9\nu:z,essential,,u:1\n"
    esco = {
        "skills_en.csv": f"{head}KnowledgeSkillCompetence,u:1,chart,released\n",
        "occupations_en.csv": jobs,
        "occupationSkillRelations_en.csv": ties,
    }
    framework, told = taken_in(laid(esco, tmp_path / "esco"), tmp_path / "in")
    assert [role.name.en for role in framework.roles.values()] == ["clerk"]
    assert told["N_FOREIGN_BARE"] == {"count": 1, "named": ("guard",)}
    assert told["W_FOREIGN_UNKNOWN"] == {"count": 2, "named": ("u:9", "u:z")}
    onet = ONET | {
        "Occupation Data.txt": "O*NET-SOC Code\tTitle\tDescription\n15-0001.00\tData Clerks\t-\n99-9.00\tAll Other\t-\n"
    }
    framework, told = taken_in(laid(onet, tmp_path / "onet"), tmp_path / "second")
    assert [role.name.en for role in framework.roles.values()] == ["Data Clerks"]
    assert told["N_FOREIGN_BARE"] == {"count": 1, "named": ("All Other",)}
    assert told["W_FOREIGN_UNKNOWN"] == {"count": 1, "named": ("15-0002.00",)}


def test_government_lists_with_texts_in_a_second_file(tmp_path: Path) -> None:
    (tmp_path / "roles.csv").write_text(GOVERNMENT, "utf-8")
    (tmp_path / "skills.csv").write_text(GOVERNMENT_SKILLS, "utf-8")
    framework, told = taken_in(tmp_path / "roles.csv", tmp_path / "in", skills=tmp_path / "skills.csv")
    [role] = framework.roles.values()
    assert [g.name.ja for g in role.grades.values() if g.name] == [
        "Associate data analyst", "Data analyst", "Principal data analyst",
    ]  # fmt: skip
    assert "W_LIST_GRADE_ORDER" in told
    modelling = framework.skills["data-modelling"]
    assert modelling.definition.ja == "Makes models of data"
    assert [modelling.descriptors[n].ja for n in (1, 4)] == ["Knows what a model is", "Sets the rules,\nteaches others"]
    assert sorted(framework.skills["communicating"].descriptors) == [2, 3]
    assert [s.name.en for s in framework.header.scale] == ["Not yet", "awareness", "working", "practitioner", "expert"]


def test_an_archive_is_as_good_as_a_folder_and_what_cannot_be_read_is_told(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    cli("framework", "export", "onet", "--out", "o.zip")
    with zipfile.ZipFile(workspace / "o.zip") as archive:
        archive.extractall(workspace / "o")
    cli("framework", "import", "o.zip", "--out", "a", "--source", "-", "--yes")
    cli("framework", "import", "o", "--out", "b", "--yes", "--source", "-", "--name", "o")
    assert cli("framework", "diff", "a", "b").code == 0
    assert cli("framework", "import", "o.zip", expect=2).err
    (workspace / "bad.zip").write_bytes(b"PK\x03\x04 no archive")
    assert cli("framework", "import", "bad.zip", "--out", "c", expect=3).err
    assert not (workspace / "c").exists()
    assert cli("framework", "import", "o", "--out", "c", "--map", "viel", expect=2).err
