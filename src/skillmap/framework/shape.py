"""Mistakes of shape in people's words: what the schema library found, as Problems with place, hint and example."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from skillmap.framework.yaml_files import Document
from skillmap.problems import Problem, problem

_EXAMPLES = {
    "name": 'name: {ja: "業務改革", en: "Process redesign"}',
    "requires": "requires: {data-analytics: 2}",
    "teaches": "teaches: {data-analytics: 2}",
    "grades": 'grades: {"1": {summary: …, requires: …}}',
    "descriptors": 'descriptors: {"0": {ja: …, en: …}}',
    "prerequisites": "prerequisites: {trainings: [data-basics], levels: {data-analytics: 1}}",
    "elective": "elective: {choose: 1, from: [data-basics, open-data]}",
}


def explain(document: Document, error: ValidationError, model: Any) -> Iterator[Problem]:
    """One Problem per mistake, at its line and column."""
    known = _known_keys(model)
    for item in error.errors(include_url=False):
        # Positions inside unions and constrained keys carry words of the library; only those of the file are kept.
        path = tuple(part for part in item["loc"] if part != "[key]")
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        example = _EXAMPLES.get(key, "")
        found = _shown(item.get("input"))
        place = document.place(path)
        match item["type"]:
            case "extra_forbidden":
                near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
                yield problem("E_KEY_UNKNOWN", place, found=key, nearest=near[0] if near else None)
            case "missing":
                yield problem("E_KEY_MISSING", document.place(path[:-1]), expected=key, example=example or f"{key}: …")
            case "literal_error":
                yield problem("E_VALUE_CHOICE", place, key=key, found=found, expected=str(item["ctx"]["expected"]))
            case "string_pattern_mismatch":
                yield problem("E_VALUE_PATTERN", place, key=key, found=found)
            case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
                yield problem("E_VALUE_RANGE", place, key=key, found=found, expected=_limits(item["ctx"]))
            case _:
                yield problem("E_VALUE_SHAPE", place, key=key, found=found, example=example or item["msg"])


def _limits(context: dict[str, Any]) -> str:
    signs = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<"}
    return " ".join(f"{signs[name]} {limit}" for name, limit in context.items() if name in signs)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _known_keys(model: Any) -> list[str]:
    """All keys that the model and the models inside it know, for the nearest one to a mistyped key."""
    schema = model.json_schema() if isinstance(model, TypeAdapter) else model.model_json_schema()
    keys: set[str] = set(schema.get("properties", {}))
    for part in schema.get("$defs", {}).values():
        keys.update(part.get("properties", {}))
    return sorted(keys)


def schema_of(model: type[BaseModel] | TypeAdapter[Any]) -> dict[str, Any]:
    """The JSON Schema of a kind of file, for editors."""
    return model.json_schema() if isinstance(model, TypeAdapter) else model.model_json_schema()
