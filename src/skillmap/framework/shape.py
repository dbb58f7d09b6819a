"""Mistakes of shape in people's words: what the schema library found, as Problems with place, hint and example."""

import difflib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from skillmap.framework.definition import SOMETHING
from skillmap.framework.yaml_files import Document
from skillmap.problems import Problem, problem
from skillmap.words import Fact, message

_EXAMPLES = {
    "name": 'name: {ja: "業務改革", en: "Process redesign"}',
    "requires": "requires: {data-analytics: 2}",
    "teaches": "teaches: {data-analytics: 2}",
    "grades": 'grades: {"1": {summary: …, requires: …}}',
    "descriptors": 'descriptors: {"0": {ja: …, en: …}}',
    "prerequisites": "prerequisites: {trainings: [data-basics], levels: {data-analytics: 1}}",
    "elective": "elective: {choose: 1, from: [data-basics, open-data]}",
    "fy": "fy: 2026",
    "aligns": 'aligns: ["dss-p-2.0:critical-thinking"]',
    "prescribed": "prescribed: [data-basics, open-data]",
    "duties": 'duties: [{ja: "…", en: "…"}]',
    "scale": "scale: [{level: 0, name: …, description: …}, {level: 1, name: …, description: …}]",
}

_MAY_BE_EMPTY = {
    **dict.fromkeys(("teaches", "levels", "evidence", "descriptors", "prerequisites"), "{}"),
    **dict.fromkeys(("prescribed", "trainings", "aligns", "programme", "aliases", "conduct", "duties"), "[]"),
}
"""What may hold nothing, and how that is written."""

_KINDS: Mapping[str, str] = {
    "string_type": "text",
    "string_too_short": "some_text",
    "string_too_long": "short_text",
    "int_type": "whole",
    "int_parsing": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "float_parsing": "number",
    "bool_type": "flag",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "too_short": "more",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
    "date_from_datetime_inexact": "date",
}
"""Kinds of mistakes of the library -> what should stand there (`shape.<kind>` in the catalogue)."""

_SAMPLES = {
    "text": '"…"',
    "some_text": '"…"',
    "short_text": '"…"',
    "whole": "1",
    "number": "1.5",
    "flag": "true",
    "list": "[…, …]",
    "mapping": "{…: …}",
    "more": "[…, …]",
    "date": '"2026-04-01"',
    "other": "…",
}


def explain(document: Document, error: ValidationError, model: Any) -> Iterator[Problem]:
    """One Problem per mistake, at its line and column."""
    known = _known_keys(model)
    for item in error.errors(include_url=False):
        # Positions inside unions and constrained keys carry words of the library; only those of the file are kept.
        path = tuple(part for part in item["loc"] if part != "[key]")
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        found = _shown(item.get("input"))
        place = document.place(path)
        if item["loc"][-1:] == ("[key]",):
            # A mistake in a name is told by where the name stands.
            wrong = str(item.get("input"))
            key = next((str(part) for part in reversed(path[:-1]) if isinstance(part, str)), key)
            if item["type"] == "int_parsing":
                number = unicodedata.normalize("NFKC", wrong).strip()
                example = f'"{int(number) if number.isdecimal() else 1}": …'
                yield problem("E_KEY_NUMBER", place, key=key, found=wrong, example=example)
                continue
        match item["type"]:
            case "extra_forbidden":
                near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
                yield problem("E_KEY_UNKNOWN", place, found=key, nearest=near[0] if near else None)
            case "missing":
                example = _EXAMPLES.get(key, f"{key}: …")
                yield problem("E_KEY_MISSING", document.place(path[:-1]), expected=key, example=example)
            case "literal_error":
                yield problem("E_VALUE_CHOICE", place, key=key, found=found, expected=_choices(item["ctx"]))
            case "string_pattern_mismatch" if item["ctx"]["pattern"] == SOMETHING:
                yield _shape(document, path, key, f'"{found}"', "some_text")
            case "string_pattern_mismatch":
                yield problem("E_VALUE_PATTERN", place, key=key, found=found)
            case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
                yield problem("E_VALUE_RANGE", place, key=key, found=found, expected=_limits(item["ctx"]))
            case kind:
                quoted = f'"{found}"' if isinstance(item.get("input"), str) else found
                if item.get("input") is None and key in _MAY_BE_EMPTY:
                    # Its last line was taken out: it is written as empty.
                    expected = message(f"shape.{_KINDS.get(kind, 'other')}")
                    example = f"{key}: {_MAY_BE_EMPTY[key]}"
                    yield problem("E_VALUE_SHAPE", place, key=key, found=found, expected=expected, example=example)
                    continue
                yield _shape(document, path, key, quoted, _KINDS.get(kind, "other"))


def _shape(document: Document, path: tuple[str | int, ...], key: str, found: Fact, kind: str) -> Problem:
    if not key:
        return problem("E_FILE_SHAPE", document.place(path), found=found, expected=message(f"shape.{kind}"))
    example = _EXAMPLES.get(key, f"{key}: {_SAMPLES[kind]}")
    expected = message(f"shape.{kind}")
    return problem("E_VALUE_SHAPE", document.place(path), key=key, found=found, expected=expected, example=example)


def _limits(context: dict[str, Any]) -> str:
    signs = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<"}
    return " ".join(f"{signs[name]} {limit:g}" for name, limit in context.items() if name in signs)


def _choices(context: dict[str, Any]) -> str:
    """The library's "'a', 'b' or 'c'" as a plain list."""
    return str(context["expected"]).replace(" or ", ", ").replace("'", "")


def _shown(value: Any) -> Fact:
    if value is None:
        return message("shape.nothing")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _known_keys(model: Any) -> list[str]:
    """All keys that the model and the models inside it know, for the nearest one to a mistyped key."""
    schema = schema_of(model)
    keys: set[str] = set(schema.get("properties", {}))
    for part in schema.get("$defs", {}).values():
        keys.update(part.get("properties", {}))
    return sorted(keys)


def schema_of(model: type[BaseModel] | TypeAdapter[Any]) -> dict[str, Any]:
    """The JSON Schema of a kind of file, for editors."""
    return model.json_schema() if isinstance(model, TypeAdapter) else model.model_json_schema()
