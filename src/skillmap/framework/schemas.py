"""JSON Schemas of the definition files, so that an editor shows what a key means and marks what does not fit."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skillmap.framework.reader import FILES, FOLDERS
from skillmap.framework.shape import schema_of
from skillmap.i18n.wording import sentence

FOLDER = "docs/schemas"
"""Where they stand, seen from the folder in which `data` stands: in this repository and in every workspace."""

_NAMES = {
    "standards": "standard",
    "skills": "skills",
    "roles": "role",
    "trainings": "trainings",
    "transitions": "transition",
}
_OF_THE_LOADER = {"category": "skills"}
"""Keys that the loader fills, by the schema in which nobody writes them."""


def schemas() -> dict[str, str]:
    """File name (role.json) -> schema with descriptions in Japanese and English, sorted by name."""
    models = {_NAMES[folder]: model for folder, model in FOLDERS.items()}
    models |= {name.removesuffix(".yaml"): model for name, model in FILES.items()}
    return {f"{name}.json": _text(name, models[name]) for name in sorted(models)}


def write(folder: Path) -> None:
    """All schemas into a folder, which is made when it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8")


def modeline(file: str) -> str:
    """The first line of a definition file (roles/x.yaml), by which editors find its schema."""
    folder, slash, name = file.rpartition("/")
    schema = _NAMES[folder] if slash else name.removesuffix(".yaml")
    return f"# yaml-language-server: $schema={'../../' if slash else '../'}{FOLDER}/{schema}.json\n"


def _text(name: str, model: Any) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _described(schema_of(model), name)
    # Sorted: what is generated is compared byte for byte in CI.
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _described(part: Any, name: str) -> Any:
    """The schema without the library's titles, every key explained."""
    if isinstance(part, list):
        return [_described(one, name) for one in part]
    if not isinstance(part, Mapping):
        return part
    found = {key: _described(value, name) for key, value in part.items() if not (key == "title" and _is_text(value))}
    if isinstance(properties := part.get("properties"), Mapping):
        found["properties"] = {
            key: {**found["properties"][key], "description": _meaning(key)}
            for key in properties
            # The category of a skill is filled by the loader: in an editor it must not look like something to write.
            if _OF_THE_LOADER.get(key) != name
        }
    return found


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _meaning(key: str) -> str:
    return f"{sentence(f'field.{key}', 'ja')} — {sentence(f'field.{key}', 'en')}"
