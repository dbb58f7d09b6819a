"""Any entity by what a user types, whatever its kind, and its page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skillmap.errors import InputRefused
from skillmap.framework import entity_pages
from skillmap.framework.definition import Definition, Named
from skillmap.framework.find import find_one, find_role_grade
from skillmap.framework.model import Framework
from skillmap.framework.page import Page
from skillmap.framework.role_page import role_page


@dataclass(frozen=True, slots=True)
class Entity:
    """A definition of some kind under one roof: what a search by name needs."""

    kind: str
    id: str
    name: Named
    value: Definition
    grade: int | None = None
    """Of a role: the grade that was asked for."""


def entities(framework: Framework) -> Iterator[Entity]:
    """Everything that has a page, kind by kind, in file order."""
    for role in framework.roles.values():
        yield Entity("role", role.id, role.name, role)
    for skill in framework.skills.values():
        yield Entity("skill", skill.id, skill.name, skill)
    for training in framework.trainings.values():
        yield Entity("training", training.id, training.name, training)
    for qualification in framework.qualifications.values():
        yield Entity("qualification", qualification.id, qualification.name, qualification)
    for standard in framework.standards.values():
        yield Entity("standard", standard.id, standard.name, standard)
    for article in framework.conduct.articles if framework.conduct else ():
        yield Entity("article", article.id, article.keyword, article)
    for rule in framework.leaders.rules:
        yield Entity("rule", rule.id, rule.name, rule)


PAGE_KINDS = ("role", "skill", "training", "qualification", "standard", "article", "rule")
"""Kinds that have pages."""


def find_entity(framework: Framework, text: str, kind: str | None = None) -> Entity:
    """The entity meant, of one kind or of any; `role/2` means a grade of a role. Raises as `find.find_one`."""
    if "/" in text.replace("／", "/") and kind in (None, "role"):
        try:
            choice = find_role_grade(framework, text)
        except InputRefused as refused:
            # A stroke may be part of a name (UI/UX): then it is looked for among all names.
            if refused.code == "E_NO_SUCH_GRADE" or kind == "role":
                raise
        else:
            role = framework.roles[choice.role]
            return Entity("role", role.id, role.name, role, choice.grade)
    among = [e for e in entities(framework) if kind in (None, e.kind)]
    return find_one(kind or "any", among, text)


def page_of(framework: Framework, entity: Entity) -> Page:
    """The page of an entity. KeyError for a kind that is not among PAGE_KINDS."""
    if entity.kind == "role":
        return role_page(framework, framework.roles[entity.id], entity.grade)
    if entity.kind == "standard":
        return entity_pages.standard_page(framework.standards[entity.id])
    return _PAGES[entity.kind](framework, entity.value)


_PAGES: Mapping[str, Callable[[Framework, Any], Page]] = {
    "skill": entity_pages.skill_page,
    "training": entity_pages.training_page,
    "qualification": entity_pages.qualification_page,
    "article": entity_pages.article_page,
    "rule": entity_pages.rule_page,
}
