"""Our CASE packages against the published schema, where a copy of it lies beside this project."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from framework_cases import GOOD

from skillmap.framework.case_out import package
from skillmap.framework.load import load, shipped

NAME = Path("shared") / "standards" / "case-v1p0-cfpackage-schema.json"
SCHEMA = next((p / NAME for p in Path(__file__).parents if (p / NAME).is_file()), None)
LATER = ("extensions", "caseVersion")
"""What version 1.1 adds, besides associations of one's own (`ext:…`); the schema at hand is that of 1.0."""
KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def mistakes(value: Any, rule: dict[str, Any], whole: dict[str, Any], at: str = "") -> Iterator[str]:
    """The part of JSON Schema that this schema uses; a keyword that is not known here is a mistake of the test."""
    unknown = rule.keys() - {
        "$ref", "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "oneOf",
        "enum", "pattern", "format", "description", "definitions", "minLength", "anyOf", "minimum",
    }  # fmt: skip
    assert not unknown, unknown
    if "$ref" in rule:
        name = rule["$ref"].rpartition("/")[2]
        yield from mistakes(value, whole["definitions"][name], whole, at)
        return
    kind = rule.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind != "boolean")):
        yield f"{at}: {kind}"
        return
    for key in ("oneOf", "anyOf"):
        if key in rule and not any(not list(mistakes(value, one, whole, at)) for one in rule[key]):
            yield f"{at}: {key}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{at}: {value} is none of {rule['enum']}"
    if "pattern" in rule and isinstance(value, str) and not re.search(rule["pattern"], value):
        yield f"{at}: {value} {rule['pattern']}"
    if isinstance(value, dict):
        yield from (f"{at}: {key} is missing" for key in rule.get("required", ()) if key not in value)
        known = rule.get("properties", {})
        for key, one in value.items():
            if key in known:
                yield from mistakes(one, known[key], whole, f"{at}/{key}")
            elif rule.get("additionalProperties") is False:
                yield f"{at}: {key} has no place"
    if isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
            yield f"{at}: {len(value)}"
        for number, one in enumerate(value):
            yield from mistakes(one, rule.get("items", {}), whole, f"{at}/{number}")


def without_later(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_later(one) for key, one in value.items() if key not in LATER}
    if isinstance(value, str) and value.startswith("ext:"):
        return "isRelatedTo"
    return [without_later(one) for one in value] if isinstance(value, list) else value


@pytest.mark.skipif(SCHEMA is None, reason="the published schema is not beside the project")
@pytest.mark.parametrize("folder", [GOOD, shipped()], ids=["good", "shipped"])
def test_our_package_fits_the_published_schema(folder: Path) -> None:
    assert SCHEMA is not None
    framework, problems = load(folder)
    assert framework is not None, problems
    rule = json.loads(SCHEMA.read_text("utf-8"))
    made = without_later(json.loads(json.dumps(package(framework))))
    assert list(mistakes(made, rule, rule))[:5] == []
    made["CFItems"][0]["identifier"] = "no identifier"
    del made["CFItems"][1]["fullStatement"]
    assert len(list(mistakes(made, rule, rule))) == 2
