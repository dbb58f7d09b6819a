"""The JSON Schema of recipes, so that an editor shows what a key means and marks what does not fit."""

import json
from typing import Any

from skillmap.documents.recipe import Recipe
from skillmap.i18n.wording import sentence

FILE = "recipe.json"
"""Its name beside the schemas of the definition files."""
MODELINE = "# yaml-language-server: $schema=../docs/schemas/recipe.json\n"
"""First line of a recipe of a workspace, by which editors find the schema."""


def schema_text() -> str:
    """The schema with what each key means in Japanese and English, and the kinds of lists."""
    schema: dict[str, Any] = Recipe.model_json_schema()
    properties = {key: {**_bare(value), "description": _meaning(key)} for key, value in schema["properties"].items()}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": False,
        "required": schema["required"],
        "properties": properties,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _bare(value: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if key not in ("title", "description")}


def _meaning(key: str) -> str:
    return f"{sentence(f'recipe.{key}', 'ja')} — {sentence(f'recipe.{key}', 'en')}"
