"""CASE packages: our own come back whole and byte for byte, of others what CASE says; what cannot be held is told."""

import json
import re
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from framework_cases import GOOD

from skillmap.framework.case_in import read_package
from skillmap.framework.case_out import package, package_text
from skillmap.framework.dump import texts
from skillmap.framework.foreign import texts as as_texts
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework

TINY = Path(__file__).parents[1] / "data" / "tiny"
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
ALLOWED = {
    "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar",
    "hasSkillLevel", "isTranslationOf",
}  # fmt: skip


def loaded(folder: Path) -> Framework:
    found, problems = load(folder)
    assert found is not None, problems
    return found


def written(files: Any, folder: Path) -> Framework:
    for name, text in as_texts(files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return loaded(folder)


@pytest.mark.parametrize("folder", [GOOD, TINY, shipped()], ids=["good", "tiny", "shipped"])
def test_out_and_in_is_the_same_framework_and_out_again_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    framework = loaded(folder)
    text = package_text(framework)
    found = read_package(text, "x.json")
    assert (found.problems, found.is_ours) == ((), True)
    again = written(found.files, tmp_path)
    assert again.digest == framework.digest
    assert texts(again) == texts(framework)
    assert package_text(again) == text


def test_every_class_has_what_the_standard_asks_for() -> None:
    made = package(loaded(shipped()))
    assert made["CFDocument"]["caseVersion"] == "1.1"
    known = {made["CFDocument"]["identifier"], *(one["identifier"] for one in made["CFItems"])}
    assert len(known) == len(made["CFItems"]) + 1
    for one in (made["CFDocument"], *made["CFItems"], *made["CFAssociations"], *made["CFRubrics"]):
        assert IDENTIFIER.fullmatch(one["identifier"])
        assert one["uri"].startswith("urn:uuid:")
        assert one["lastChangeDateTime"]
    for item in made["CFItems"]:
        assert item["fullStatement"]
    for tie in made["CFAssociations"]:
        assert tie["associationType"] in ALLOWED or re.fullmatch(r"ext:[\w.-]+", tie["associationType"])
        assert tie["originNodeURI"]["identifier"] in known
        if tie["associationType"] == "isChildOf":
            assert tie["destinationNodeURI"]["identifier"] in known
    for rubric in made["CFRubrics"]:
        [criterion] = rubric["CFRubricCriteria"]
        assert criterion["CFItemURI"]["identifier"] in known
        assert [level["score"] for level in criterion["CFRubricCriterionLevels"]] == [0, 1, 2, 3, 4]


def test_what_another_platform_changed_in_an_item_holds(tmp_path: Path) -> None:
    made = package(loaded(TINY))
    skill = next(one for one in made["CFItems"] if one["humanCodingScheme"] == "planning")
    skill["abbreviatedStatement"], skill["fullStatement"] = "構想", "構想する力。"
    again = written(read_package(json.dumps(made), "x.json").files, tmp_path)
    assert (again.skills["planning"].name.ja, again.skills["planning"].definition.ja) == ("構想", "構想する力。")


def _foreign() -> dict[str, Any]:
    """A package of another body, made up: two branches, four competencies, a rubric of three steps."""

    def name(key: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, key))

    def item(key: str, text: str, code: str) -> dict[str, Any]:
        return {
            "identifier": name(key).upper(), "uri": f"https://example.org/{key}", "fullStatement": text,
            "humanCodingScheme": code, "language": "en", "lastChangeDateTime": "2026-01-01T00:00:00Z",
        }  # fmt: skip

    def tie(how: str, one: str, to: str) -> dict[str, Any]:
        ends = {"originNodeURI": one, "destinationNodeURI": to}
        made: dict[str, Any] = {k: {"title": v, "identifier": name(v).upper(), "uri": "x"} for k, v in ends.items()}
        return {"associationType": how, "identifier": name(how + one + to), "uri": "x", **made}

    level = [{"quality": q, "description": f"{q} work", "position": n} for n, q in enumerate(("None", "Basic", "Good"))]
    criterion = {"CFItemURI": {"identifier": name("a1").upper()}, "CFRubricCriterionLevels": level}
    return {
        "CFDocument": {
            "identifier": name("doc"), "uri": "https://example.org/doc", "creator": "A body", "title": "Digital skills",
            "version": "3", "lastChangeDateTime": "2026-01-01T00:00:00Z",
        },
        "CFItems": [
            item("a", "Data", "A"), item("a1", "Reads charts", "A.1"), item("a2", "Draws charts", "A.2"),
            item("b", "Safety", "B"), item("b1", "Keeps passwords", "B.1"), item("b2", "Reports incidents", "B.2"),
        ],
        "CFAssociations": [
            tie("isChildOf", "a", "doc"), tie("isChildOf", "a1", "a"), tie("isChildOf", "a2", "a"),
            tie("isChildOf", "b", "doc"), tie("isChildOf", "b1", "b"), tie("isChildOf", "b2", "b"),
            tie("precedes", "a1", "a2"),
        ],
        "CFRubrics": [{"CFRubricCriteria": [criterion]}],
    }  # fmt: skip


def test_another_bodys_package_keeps_hierarchy_identifiers_sources_and_levels(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    (workspace / "theirs.json").write_text(json.dumps(_foreign()), "utf-8")
    told = cli("framework", "import", "theirs.json", "--out", "theirs", "--yes").err
    assert "precedes × 1" in told
    framework = loaded(workspace / "theirs")
    [standard] = framework.standards.values()
    top, one = standard.items[:2]
    assert (one.category, one.code, one.name, one.parents) == ("Data", "A.1", "Reads charts", (top.id,))
    assert standard.items[1].source == "https://example.org/a1"
    assert {skill.name.en for skill in framework.skills.values()} == {
        "Reads charts", "Draws charts", "Keeps passwords", "Reports incidents",
    }  # fmt: skip
    [first] = [one for one in framework.skills.values() if one.name.en == "Reads charts"]
    assert first.aligns == (f"{standard.id}:{first.id}",)
    assert [first.descriptors[n].en for n in (0, 1, 2)] == ["None work", "Basic work", "Good work"]
    assert [step.name.en for step in framework.header.scale] == ["None", "Basic", "Good"]
    assert "E_PLACEHOLDER" in cli("framework", "check", "theirs", expect=1).out


def test_the_order_the_scores_and_the_licence_are_the_packages_not_the_files(tmp_path: Path) -> None:
    made = _foreign()
    made["CFDocument"]["licenseURI"] = {"title": "CC BY 4.0", "identifier": "x", "uri": "https://example.org/l"}
    made["CFItems"][2] |= {"alternativeLabel": "Plotting", "notes": "For offices", "CFItemType": "Competency"}
    made["CFItems"].reverse()
    for tie, number in zip(made["CFAssociations"], (2, 1, 2, 1, 9, 10), strict=False):
        tie["sequenceNumber"] = number
    # Tables of rubrics often begin with the best: the score says which is higher, not the place.
    [rubric] = made["CFRubrics"]
    for level, (score, place) in zip(
        rubric["CFRubricCriteria"][0]["CFRubricCriterionLevels"], ((0, 3), (25, 2), (100, 1)), strict=True
    ):
        level |= {"score": score, "position": place}
    found = read_package(json.dumps(made), "x.json")
    told = {p.code: p.facts for p in found.problems}
    assert told["N_CASE_FIELDS"] == {"what": ("CFItemType × 1", "notes × 1")}
    framework = written(found.files, tmp_path)
    [standard] = framework.standards.values()
    assert [one.code for one in standard.items] == ["B", "B.1", "B.2", "A", "A.1", "A.2"]
    assert standard.items[5].other_names == ("Plotting",)
    assert framework.header.licence == "CC BY 4.0"
    [first] = [one for one in framework.skills.values() if one.name.en == "Reads charts"]
    assert [first.descriptors[n].en for n in (1, 2, 3)] == ["None work", "Basic work", "Good work"]
    assert [step.name.en for step in framework.header.scale] == ["Level 0", "None", "Basic", "Good"]


def test_trees_that_are_none_are_told_in_the_words_of_the_package() -> None:
    def codes(change: Callable[[dict[str, Any]], object]) -> set[str]:
        made = _foreign()
        change(made)
        return {p.code for p in read_package(json.dumps(made), "x.json").problems if p.code[0] in "EW"}

    ties = {"originNodeURI": "destinationNodeURI", "destinationNodeURI": "originNodeURI"}
    assert codes(lambda made: made["CFItems"].append(made["CFItems"][0])) == {"E_FOREIGN_TWICE"}
    assert codes(
        lambda made: made["CFAssociations"].insert(
            0, made["CFAssociations"][1] | {a: made["CFAssociations"][1][b] for a, b in ties.items()}
        )
    ) == {"E_FOREIGN_CIRCLE"}
    assert codes(lambda made: made["CFItems"].pop(0)) == {"W_FOREIGN_PARENT"}
    assert codes(lambda made: made["CFItems"][0].update(identifier="")) == {"E_CASE_ITEM"}
    assert codes(lambda made: made["CFItems"][0].update(fullStatement=7)) == {"E_CASE_ITEM"}
    assert codes(lambda made: made.update(CFRubrics=[{"CFRubricCriteria": [{"CFItemURI": 1}, 3]}, "x"])) == set()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"CFDocument": 1}', '{"CFDocument": {}, "CFItems": [{"identifier": 3}]}', '{"CFDocument": NaN}',
     "[" * 100_000, '{"CFDocument": {"extensions": {"skillmap": {"header": {}}}}, "CFItems": [{"CFItemType": "A"}]}'],
)  # fmt: skip
def test_what_is_no_package_is_refused_in_words(workspace: Path, cli: Callable[..., Any], text: str) -> None:
    (workspace / "bad.json").write_text(text, "utf-8")
    told = cli("framework", "import", "bad.json", "--out", "bad", "--yes", expect=3).err
    assert "E_CASE_" in told or "E_KEY_MISSING" in told
    assert not (workspace / "bad").exists()


def test_the_package_goes_out_and_needs_a_new_folder_to_come_in(workspace: Path, cli: Callable[..., Any]) -> None:
    cli("framework", "export", "case", "--out", "own.json")
    assert "新しいフォルダー" in cli("framework", "import", "own.json", "--yes", expect=2).err
    cli("framework", "import", "own.json", "--out", "copy", "--yes")
    assert cli("framework", "diff", "data", "copy").code == 0
