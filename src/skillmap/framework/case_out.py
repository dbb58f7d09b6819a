"""A framework as a 1EdTech CASE 1.1 package: items, associations and rubrics for others, all else in extensions.

The same definitions give the same bytes: identifiers are made of the framework's own ids, and a framework does not
know when it was changed, so the required time is the same everywhere.
"""

import json
import uuid
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from skillmap.framework.definition import Named
from skillmap.framework.dump import plain
from skillmap.framework.model import Framework, Grade, Role, Skill, Training

OURS = "skillmap"
"""The key of what is ours in the `extensions` of a class."""
UNKNOWN_TIME = "1970-01-01T00:00:00+00:00"
TYPES = {
    "category": "Skill category",
    "skill": "Skill",
    "role": "Role",
    "grade": "Role grade",
    "training": "Training",
}
"""CFItemType of what becomes an item."""
# Never changed: the identifiers of every package that was ever written hang on it.
_SPACE = uuid.UUID("6f1f7c3e-7b0e-5c35-9d0a-3b6f5f2f9a41")


def package_text(framework: Framework) -> str:
    """The package as JSON text."""
    return json.dumps(package(framework), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def package(framework: Framework) -> dict[str, Any]:
    """The package as plain data."""
    made = _Package(framework)
    items = list(made.items())
    return {
        "CFDocument": made.document(),
        "CFItems": items,
        "CFAssociations": list(made.associations()),
        "CFDefinitions": {"CFItemTypes": [made.item_type(kind) for kind in TYPES]},
        "CFRubrics": [made.rubric(skill) for skill in framework.skills.values() if skill.descriptors],
    }


class _Package:
    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.root = framework.header.id

    def identifier(self, *parts: str) -> str:
        """The identifier of a thing of this framework, always the same."""
        return str(uuid.uuid5(_SPACE, "\0".join((self.root, *parts))))

    def _head(self, *parts: str) -> dict[str, Any]:
        identifier = self.identifier(*parts)
        return {"identifier": identifier, "uri": f"urn:uuid:{identifier}", "lastChangeDateTime": UNKNOWN_TIME}

    def _link(self, title: str, *parts: str) -> dict[str, str]:
        identifier = self.identifier(*parts)
        return {"title": title, "identifier": identifier, "uri": f"urn:uuid:{identifier}"}

    def document(self) -> dict[str, Any]:
        """The root with the header, and the files that CASE has no class for."""
        header, f = self.framework.header, self.framework
        rest = {
            "standards": [plain(one) for one in f.standards.values()],
            **({"transitions": [plain(one) for one in f.transitions.values()]} if f.transitions else {}),
            "careers": [plain(one) for one in f.careers],
            "qualifications": [plain(one) for one in f.qualifications.values()],
            "conduct": plain(f.conduct) if f.conduct else None,
            "leaders": plain(f.leaders),
            "needs": [plain(one) for one in f.needs],
        }
        return {
            **self._head("document"),
            "caseVersion": "1.1",
            "creator": header.provider.ja,
            "title": header.name.ja,
            **({"description": header.note.ja} if header.note else {}),
            "language": "ja",
            "version": header.version,
            "notes": header.licence,
            "extensions": {OURS: {"header": plain(header), **rest}},
        }

    def items(self) -> Iterator[dict[str, Any]]:
        """Categories with their skills, roles with their grades, trainings; in the order of the files."""
        for category in self.framework.categories.values():
            head = {"id": category.id, "name": plain(category.name)}
            yield self._item("category", category.id, category.name, "", head)
            for skill in category.skills:
                yield self._item("skill", skill.id, skill.name, skill.definition.ja, self._own(skill))
        for role in self.framework.roles.values():
            yield self._item("role", role.id, role.name, role.purpose.ja, self._own(role))
            for number, grade in role.grades.items():
                name = grade.name or Named(ja=f"{role.name.ja} {number}", en=f"{role.name.en} {number}")
                yield self._item("grade", f"{role.id}/{number}", name, grade.summary.ja, None)
        for training in self.framework.trainings.values():
            yield self._item("training", training.id, training.name, training.summary.ja, self._own(training))

    def _own(self, entity: BaseModel) -> dict[str, Any]:
        kept = plain(entity)
        kept.pop("category", None)
        return kept

    def _item(self, kind: str, key: str, name: Named, text: str, own: dict[str, Any] | None) -> dict[str, Any]:
        return {
            **self._head(kind, key),
            "fullStatement": text or name.ja,
            "abbreviatedStatement": name.ja,
            "alternativeLabel": name.en,
            "humanCodingScheme": key,
            "CFItemType": TYPES[kind],
            "CFItemTypeURI": self._link(TYPES[kind], "type", kind),
            "language": "ja",
            **({"extensions": {OURS: own}} if own is not None else {}),
        }

    def associations(self) -> Iterator[dict[str, Any]]:
        """The tree; what grades ask for, with the level as number; what trainings teach; alignment to standards."""
        document = ("document",)
        for at, category in enumerate(self.framework.categories.values()):
            yield self._tie("isChildOf", ("category", category.id), document, at)
            for i, skill in enumerate(category.skills):
                yield self._tie("isChildOf", ("skill", skill.id), ("category", category.id), i)
                yield from self._aligned("skill", skill)
        for at, role in enumerate(self.framework.roles.values()):
            yield self._tie("isChildOf", ("role", role.id), document, at)
            yield from self._aligned("role", role)
            for number, grade in role.grades.items():
                yield from self._grade(f"{role.id}/{number}", role, number, grade)
        for at, training in enumerate(self.framework.trainings.values()):
            yield self._tie("isChildOf", ("training", training.id), document, at)
            yield from self._training(training)

    def _grade(self, key: str, role: Role, number: int, grade: Grade) -> Iterator[dict[str, Any]]:
        yield self._tie("isChildOf", ("grade", key), ("role", role.id), number)
        for skill, level in grade.requires.items():
            # CASE has no tie for this; it lets others pass over what begins with ext:.
            yield self._tie("ext:requires", ("grade", key), ("skill", skill), level)
        for at, training in enumerate(grade.prescribed):
            yield self._tie("ext:prescribes", ("grade", key), ("training", training), at)

    def _training(self, training: Training) -> Iterator[dict[str, Any]]:
        for skill, level in training.teaches.items():
            yield self._tie("ext:teaches", ("training", training.id), ("skill", skill), level)
        for before in training.prerequisites.trainings:
            yield self._tie("precedes", ("training", before), ("training", training.id), 0)

    def _aligned(self, kind: str, one: Skill | Role) -> Iterator[dict[str, Any]]:
        for at, item in enumerate(one.aligns):
            yield self._tie("isRelatedTo", (kind, one.id), ("standard", item), at)

    def _tie(self, how: str, origin: tuple[str, ...], to: tuple[str, ...], number: int) -> dict[str, Any]:
        return {
            **self._head("association", how, *origin, *to),
            "associationType": how,
            "sequenceNumber": number,
            "originNodeURI": self._link("/".join(origin), *origin),
            "destinationNodeURI": self._link("/".join(to), *to),
        }

    def item_type(self, kind: str) -> dict[str, Any]:
        """The definition of an item type."""
        title = TYPES[kind]
        return {**self._head("type", kind), "title": title, "description": title, "hierarchyCode": kind}

    def rubric(self, skill: Skill) -> dict[str, Any]:
        """What each level of a skill looks like; the score is the level."""
        names = {step.level: step.name.ja for step in self.framework.header.scale}
        levels = [
            {
                **self._head("level", skill.id, str(level)),
                "description": text.ja,
                "quality": names.get(level, str(level)),
                "score": level,
                "position": level,
            }
            for level, text in sorted(skill.descriptors.items())
        ]
        criterion = {
            **self._head("criterion", skill.id),
            "CFItemURI": self._link(skill.name.ja, "skill", skill.id),
            "position": 0,
            "CFRubricCriterionLevels": levels,
        }
        return {**self._head("rubric", skill.id), "title": skill.name.ja, "CFRubricCriteria": [criterion]}
