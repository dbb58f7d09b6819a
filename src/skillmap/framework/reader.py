"""Reading a folder of definition files: values, problems of shape, and where everything stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from skillmap.errors import reason_of
from skillmap.framework import yaml_files
from skillmap.framework.definition import Definition
from skillmap.framework.model import (
    CareerStep,
    Conduct,
    Framework,
    Header,
    LeaderRules,
    Need,
    Qualification,
    Role,
    SkillCategory,
    TrainingGroup,
)
from skillmap.framework.published import Standard, StandardTransition
from skillmap.framework.salvage import salvage, validated
from skillmap.framework.shape import explain
from skillmap.framework.stray import stray
from skillmap.framework.yaml_files import Document, Path_
from skillmap.problems import FilePlace, Problem, problem

T = TypeVar("T", bound=Definition)

FOLDERS: Mapping[str, Any] = {
    "standards": Standard,
    "skills": SkillCategory,
    "roles": Role,
    "trainings": TrainingGroup,
    "transitions": StandardTransition,
}
"""Sub-folders, and what each of their files holds."""

FILES: Mapping[str, Any] = {
    "framework.yaml": Header,
    "careers.yaml": TypeAdapter(tuple[CareerStep, ...]),
    "qualifications.yaml": TypeAdapter(tuple[Qualification, ...]),
    "conduct.yaml": Conduct,
    "leaders.yaml": LeaderRules,
    "needs.yaml": TypeAdapter(tuple[Need, ...]),
}
"""Single files, and what each holds."""

# Without a scale nothing has a level, without a rule nobody can be asked for leaders.
REQUIRED = ("framework.yaml", "leaders.yaml")


@dataclass(frozen=True, slots=True)
class FrameworkSource:
    """A framework as its files say it, perhaps in part, with every problem of shape and the place of everything."""

    framework: Framework
    """Without what could not be read; usable by other rooms only when nothing is an error."""
    problems: tuple[Problem, ...]
    documents: Mapping[str, Document]
    """By name below the folder (roles/product-manager.yaml)."""
    shown: str
    """The folder's own name, as messages begin with it."""
    homes: Mapping[tuple[str, str], tuple[str, Path_]]
    """(kind, id) -> (document, path in it). Entities without an id go by their number from 0."""
    other_files: tuple[str, ...]
    """YAML files of the folder that stand where no definition belongs, so that nobody reads them."""
    broken: frozenset[str]
    """Kinds of which something could not be read: what is missing there may stand in the unreadable part."""
    stand_ins: frozenset[FilePlace] = frozenset()
    """Where something stands for a value that could not be read."""

    def place(self, kind: str, name: str | int, *path: str | int) -> FilePlace:
        """Where an entity, or something in it, stands."""
        document, home = self.homes[kind, str(name)]
        return self.documents[document].place((*home, *path))


def read(folder: Path) -> FrameworkSource:
    """The framework of a folder as far as it can be read. Order of entities: by file name, then as in the file."""
    reader = _Reader(folder)
    if not folder.is_dir():
        reader.problems.append(problem("E_FOLDER_MISSING", FilePlace(str(folder))))
    else:
        reader.read_all()
    return reader.source()


class _Reader:
    """Collects values, problems and places, file by file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.homes: dict[tuple[str, str], tuple[str, Path_]] = {}
        self.broken: set[str] = set()
        self.stand_ins: set[FilePlace] = set()
        self.parts: dict[str, Any] = {}

    def read_all(self) -> None:
        """Every file of the folder, in the order of FOLDERS and FILES."""
        files = {name: list(self._files_of(name)) for name in FOLDERS}
        for name, model in FILES.items():
            self.parts[name] = self._one(name, model, _KIND_OF[name])
        standards = self._by_id("standard", ((file, s, ()) for file, s in files["standards"]))
        categories = self._by_id("category", ((file, c, ()) for file, c in files["skills"]))
        skills = self._by_id("skill", _inside(files["skills"], "skills"))
        category_of = {s.id: c.id for _, c in files["skills"] for s in c.skills}
        groups = self._by_id("group", ((file, g, ()) for file, g in files["trainings"]))
        # Items are named together with their standard: two standards may use the same ids.
        for file, standard in files["standards"]:
            self._by_id(f"item of {standard.id}", _inside([(file, standard)], "items"))
        self.parts |= {
            "standards": standards,
            "categories": categories,
            # Which file a skill stands in is its category; the file says it once.
            "skills": {k: s.model_copy(update={"category": category_of[k]}) for k, s in skills.items()},
            "roles": self._by_id("role", ((file, r, ()) for file, r in files["roles"])),
            "groups": groups,
            "transitions": self._by_id("transition", ((file, t, ()) for file, t in files["transitions"])),
            "trainings": self._by_id("training", _inside(files["trainings"], "trainings")),
        }
        self._single_files()

    def _single_files(self) -> None:
        for name, kind in (("careers.yaml", "career"), ("needs.yaml", "need")):
            for i in range(len(self.parts[name] or ())):
                self.homes[kind, str(i)] = (name, (i,))
        qualifications = self.parts["qualifications.yaml"] or ()
        self.parts["qualifications"] = self._by_id(
            "qualification", (("qualifications.yaml", q, (i,)) for i, q in enumerate(qualifications))
        )
        for name, kind, key in (("conduct.yaml", "article", "articles"), ("leaders.yaml", "rule", "rules")):
            if value := self.parts[name]:
                self.homes[name, ""] = (name, ())
                self._by_id(kind, _inside([(name, value)], key))

    def _files_of(self, sub: str) -> Iterator[tuple[str, Any]]:
        """Every file of a sub-folder, sorted by name; the id must be the file's name."""
        listed = self._listed(self.folder / sub)
        stems = {path.stem for path in listed}
        for path in listed:
            name = f"{sub}/{path.name}"
            entity = self._one(name, FOLDERS[sub], _KIND_OF[sub])
            if entity is None:
                continue
            # The name is how people and messages find a file; one entity under two names would be two.
            if entity.id != path.stem:
                place = self.documents[name].place(("id",))
                if entity.id in stems:
                    # A copy under another name: what stands in it would be told once more, line by line.
                    other = self._shown(f"{sub}/{entity.id}.yaml")
                    self.problems.append(problem("E_ID_TWICE", place, found=entity.id, other=other))
                    self.broken.add(_KIND_OF[sub])
                    continue
                self.problems.append(problem("E_ID_FILE_NAME", place, found=entity.id, expected=path.stem))
                self.broken.add(_KIND_OF[sub])
            yield name, entity

    def _listed(self, folder: Path) -> list[Path]:
        """The definition files of a folder; one that cannot be listed is not the same as one that is empty."""
        try:
            listed = folder.iterdir() if folder.is_dir() else ()
            # Hidden ones are what an editor or a command that was cut off has left.
            return sorted(path for path in listed if path.match("*.yaml") and not path.name.startswith("."))
        except OSError as error:
            place = FilePlace(self._shown(folder.name))
            found = reason_of(error)
            self.problems.append(problem("E_FILE_UNREADABLE", place, found=found))
            self.broken.add(_KIND_OF[folder.name])
            return []

    def _one(self, name: str, model: Any, kind: str) -> Any:
        path = self.folder / name
        shown = self._shown(name)
        if not path.exists():
            # What a sub-folder lists and yet is not there is a link to nowhere.
            if name in REQUIRED or "/" in name:
                self.problems.append(problem("E_FILE_MISSING", FilePlace(shown)))
                self.broken.add(kind)
            return None
        document, problems = yaml_files.read(path, shown)
        self.problems.extend(problems)
        if document is not None:
            self.documents[name] = document
            if document.data is None and name not in REQUIRED:
                self.problems.append(problem("E_FILE_EMPTY", FilePlace(shown)))
                self.broken.add(kind)
                return None
            if problems:
                # Of what stands twice one is not read.
                self.broken.add(kind)
            try:
                return validated(model, document.data)
            except ValidationError as error:
                self.problems.extend(explain(document, error, model))
            # Every level is judged by the scale: with a wrong one all of them would look wrong.
            rest = salvage(document, model, path.stem) if kind != "scale" else None
            if rest is not None:
                self.stand_ins |= rest.places
                if rest.lost_ids:
                    self.broken.add(kind)
                return rest.value
        self.broken.add(kind)
        return None

    def _shown(self, name: str) -> str:
        return f"{self.folder.resolve().name}/{name}"

    def _by_id(self, kind: str, entities: Iterable[tuple[str, Any, Path_]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, entity, path in entities:
            if entity.id in found:
                place = self.documents[name].place((*path, "id"))
                home, first = self.homes[kind, entity.id]
                other = str(self.documents[home].place((*first, "id")))
                self.problems.append(problem("E_ID_TWICE", place, found=entity.id, other=other))
                self.broken.add(kind)
            else:
                found[entity.id] = entity
                self.homes[kind, entity.id] = (name, path)
        return found

    def source(self) -> FrameworkSource:
        """What was read."""
        part = self.parts.get
        values = {
            # Where nothing could be read something empty stands, so that other files are checked in the same pass.
            "header": part("framework.yaml") or Header.model_construct(scale=()),
            "standards": part("standards", {}),
            "skills": part("skills", {}),
            "categories": part("categories", {}),
            "roles": part("roles", {}),
            "trainings": part("trainings", {}),
            "careers": part("careers.yaml") or (),
            "qualifications": part("qualifications", {}),
            "conduct": part("conduct.yaml"),
            "leaders": part("leaders.yaml") or LeaderRules.model_construct(use="", rules=()),
            "needs": part("needs.yaml") or (),
            "transitions": part("transitions", {}),
        }
        framework = Framework.model_construct(**values)
        return FrameworkSource(
            framework, tuple(self.problems), self.documents, self.folder.resolve().name, self.homes, self._others(),
            frozenset(self.broken), frozenset(self.stand_ins),
        )  # fmt: skip

    def _others(self) -> tuple[str, ...]:
        return tuple(map(self._shown, stray(self.folder)))


_KIND_OF = {
    "standards": "standard",
    "skills": "skill",
    "roles": "role",
    "trainings": "training",
    "transitions": "transition",
    "framework.yaml": "scale",
    "careers.yaml": "career",
    "qualifications.yaml": "qualification",
    "conduct.yaml": "article",
    "leaders.yaml": "rule",
    "needs.yaml": "need",
}


def _inside(groups: Iterable[tuple[str, Any]], key: str) -> Iterator[tuple[str, Any, Path_]]:
    """(file, entity, path in the file) of all entities that stand in lists under `key`."""
    for name, group in groups:
        for i, entity in enumerate(getattr(group, key)):
            yield name, entity, (key, i)
