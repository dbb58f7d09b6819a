"""Loading a framework: all files, all problems at once. Shape is checked here, meaning in `check`."""

import difflib
import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from skillmap.framework import yaml_files
from skillmap.framework.model import (
    CareerStep,
    Conduct,
    Definition,
    Framework,
    Header,
    LeaderRules,
    Need,
    Qualification,
    Role,
    SkillCategory,
    Standard,
    TrainingGroup,
)
from skillmap.framework.shape import explain
from skillmap.framework.yaml_files import Document
from skillmap.problems import FilePlace, Problem, has_errors, problem

T = TypeVar("T", bound=Definition)


def shipped() -> Path:
    """The folder of the definitions that come with the program (the wheel's, or the checkout's `data/`)."""
    installed = Path(str(files("skillmap"))) / "_data"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"


def load(folder: Path) -> tuple[Framework | None, tuple[Problem, ...]]:
    """The framework of a folder and every problem of shape in its files, sorted by place.

    The framework is None when any of them is an error. Order of entities: by file name, then as they stand in the file.
    """
    reader = _Reader(folder)
    parts = _read_all(reader)
    if not folder.is_dir():
        reader.problems.append(problem("E_FOLDER_MISSING", FilePlace(str(folder))))
    problems = tuple(sorted(reader.problems, key=lambda p: (str(p.place), p.code)))
    if has_errors(problems) or parts is None:
        return None, problems
    return Framework.model_construct(**parts, digest=_digest(parts)), problems


class _Reader:
    """Reads files into models and collects the problems; remembers documents for places in later checks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}

    def one(self, name: str, model: Any, *, required: bool) -> Any:
        path = self.folder / name
        if not path.is_file():
            if required:
                self.problems.append(problem("E_FILE_MISSING", FilePlace(f"{self.folder.name}/{name}")))
            return None
        shown = f"{self.folder.name}/{name}"
        document, problems = yaml_files.read(path, shown)
        self.problems.extend(problems)
        if document is None:
            return None
        self.documents[name] = document
        return self._validated(document, model)

    def many(self, sub: str, model: type[T]) -> list[tuple[str, T]]:
        """Every file of a sub-folder, sorted by name; the id must be the file's name."""
        found = []
        for path in sorted((self.folder / sub).glob("*.yaml")):
            name = f"{sub}/{path.name}"
            entity = self.one(name, model, required=True)
            if entity is None:
                continue
            if entity.id != path.stem:
                place = self.documents[name].place(("id",))
                self.problems.append(problem("E_ID_FILE_NAME", place, found=entity.id, expected=path.stem))
            found.append((name, entity))
        return found

    def _validated(self, document: Document, model: Any) -> Any:
        try:
            if isinstance(model, TypeAdapter):
                return model.validate_python(document.data)
            return model.model_validate(document.data)
        except ValidationError as error:
            self.problems.extend(explain(document, error, model))
            return None


def _read_all(reader: _Reader) -> dict[str, Any] | None:
    header = reader.one("framework.yaml", Header, required=True)
    standards = reader.many("standards", Standard)
    categories = reader.many("skills", SkillCategory)
    roles = reader.many("roles", Role)
    groups = reader.many("trainings", TrainingGroup)
    careers = reader.one("careers.yaml", TypeAdapter(tuple[CareerStep, ...]), required=False)
    qualifications = reader.one("qualifications.yaml", TypeAdapter(tuple[Qualification, ...]), required=False)
    conduct = reader.one("conduct.yaml", Conduct, required=False)
    leaders = reader.one("leaders.yaml", LeaderRules, required=True)
    needs = reader.one("needs.yaml", TypeAdapter(tuple[Need, ...]), required=False)
    if header is None or leaders is None:
        return None
    skills = [s.model_copy(update={"category": c.id}) for _, c in categories for s in c.skills]
    return {
        "header": header,
        "standards": _by_id(reader, ((name, s, ()) for name, s in standards)),
        "skills": _by_id(reader, _items(categories, "skills", skills)),
        "categories": {c.id: c for _, c in categories},
        "roles": _by_id(reader, ((name, r, ()) for name, r in roles)),
        "trainings": _by_id(reader, _items(groups, "trainings")),
        "careers": careers or (),
        "qualifications": _by_id(
            reader, (("qualifications.yaml", q, (i,)) for i, q in enumerate(qualifications or ()))
        ),
        "conduct": conduct,
        "leaders": leaders,
        "needs": needs or (),
    }


def _items(
    groups: list[tuple[str, Any]], key: str, replaced: list[Any] | None = None
) -> Iterable[tuple[str, Any, Any]]:
    """(file, entity, path in the file) of all entities that stand in lists under `key`."""
    count = 0
    for name, group in groups:
        for i, entity in enumerate(getattr(group, key)):
            yield name, entity if replaced is None else replaced[count], (key, i)
            count += 1


def _by_id(reader: _Reader, entities: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, entity, path in entities:
        if entity.id in found:
            place = reader.documents[name].place((*path, "id"))
            reader.problems.append(problem("E_ID_TWICE", place, found=entity.id))
        else:
            found[entity.id] = entity
    return found


def _digest(parts: dict[str, Any]) -> str:
    """sha256 of the content as sorted JSON: the same definitions give the same digest, whatever their comments."""
    plain = {key: _plain(value) for key, value in parts.items()}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Definition):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The nearest known id, when one is near enough to be meant."""
    close = difflib.get_close_matches(found, list(known), n=1, cutoff=0.6)
    return close[0] if close else None
