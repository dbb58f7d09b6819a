"""Schemas for editors: current, found from every shipped file, and complete in both languages."""

import json
from pathlib import Path
from typing import Any

import pytest

from skillmap.framework import dump, schemas
from skillmap.framework.load import load, shipped
from skillmap.framework.yaml_files import parse
from skillmap.i18n.wording import catalogue

ROOT = Path(__file__).parents[2]
FILES = sorted(p.relative_to(shipped()).as_posix() for p in shipped().rglob("*.yaml"))


def test_the_schemas_in_docs_are_current() -> None:
    folder = ROOT / schemas.FOLDER
    own = {p.name: p.read_text("utf-8") for p in folder.iterdir() if p.name != "recipe.json"}
    assert own == schemas.schemas()


@pytest.mark.parametrize("file", FILES)
def test_every_shipped_file_leads_to_its_schema_and_fits_it(file: str) -> None:
    path = shipped() / file
    text = path.read_text("utf-8")
    assert text.startswith(schemas.modeline(file))
    schema_file = (path.parent / text.splitlines()[0].partition("$schema=")[2]).resolve()
    assert schema_file.parent == ROOT / schemas.FOLDER
    schema = json.loads(schema_file.read_text("utf-8"))
    document, _ = parse(text, file)
    assert document is not None
    assert list(misfits(document.data, schema, schema)) == []


def test_a_mistyped_key_and_a_wrong_kind_do_not_fit() -> None:
    schema = json.loads(schemas.schemas()["needs.json"])
    good = {"role": "analyst", "grade": 1, "fy": 2026, "count": 3}
    assert list(misfits([good], schema, schema)) == []
    assert list(misfits([{**good, "cuont": 3}], schema, schema)) == ["cuont"]
    assert list(misfits([{**good, "count": "3"}], schema, schema)) == ["count"]


def test_every_key_is_explained_and_nothing_else() -> None:
    explained = {key.removeprefix("field.") for key in catalogue() if key.startswith("field.")}
    assert explained == {key for text in schemas.schemas().values() for key in _keys(json.loads(text))}


def test_what_is_dumped_names_its_schema() -> None:
    framework, _ = load(shipped())
    assert framework is not None
    assert all(text.startswith(schemas.modeline(name)) for name, text in dump.texts(framework).items())


def test_a_workspace_has_the_schemas_where_its_files_look(workspace: Path, tmp_path: Path) -> None:
    from skillmap.office.workspace import make

    made = tmp_path / "office"
    make(made, "")
    assert (made / "data" / "roles" / "../../docs/schemas/role.json").is_file()


KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "object": (dict,),
    "array": (list,),
}


def misfits(data: Any, schema: Any, root: Any, key: str = "") -> Any:
    """Keys that a schema does not know, and those whose value is of another kind."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if options := schema.get("anyOf"):
        found = [list(misfits(data, one, root, key)) for one in options]
        yield from min(found, key=len)
        return
    if not isinstance(data, KINDS[schema["type"]]):
        yield key
    elif isinstance(data, dict):
        known = schema.get("properties", {})
        for name, value in data.items():
            if name in known:
                yield from misfits(value, known[name], root, name)
            elif schema.get("additionalProperties") is False:
                yield name
            else:
                inner = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
                yield from misfits(value, next(i for i in inner if isinstance(i, dict)), root, name)
        if not set(schema.get("required", ())) <= data.keys():
            yield key
    elif isinstance(data, list):
        for value in data:
            yield from misfits(value, schema["items"], root, key)


def _keys(part: Any) -> Any:
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for value in part.values():
            yield from _keys(value)
    elif isinstance(part, list):
        for value in part:
            yield from _keys(value)
