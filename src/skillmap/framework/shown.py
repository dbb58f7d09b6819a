"""Values of definitions as facts that people read: names instead of ids."""

from collections.abc import Mapping
from typing import Any

from skillmap.days import FiscalYear
from skillmap.framework.definition import Definition, Named
from skillmap.framework.model import AdoptedFrom, Elective, Framework, Mandate, Prerequisites, Training
from skillmap.framework.naming import grade_name, skill_level, training_name
from skillmap.framework.role_page import item_line
from skillmap.words import Bilingual, Fact, Message, message

_TRAININGS = ("prescribed", "from", "trainings", "taught_by", "programme")
_GRADES = ("to", "from_")


def shown(framework: Framework, key: str, value: Any) -> Fact:
    """The value of a key of a definition; empty lists, mappings and None are nothing."""
    if value is None or (isinstance(value, tuple | Mapping) and not value):
        return None
    if isinstance(value, tuple):
        return tuple(one_of(framework, key, one) for one in value)
    if isinstance(value, Mapping):
        return _levels(framework, value)
    if isinstance(value, Elective):
        names = tuple(training_name(framework, t) for t in value.from_)
        return message("framework.elective", choose=value.choose, trainings=names)
    return _simple(framework, key, value)


def _simple(framework: Framework, key: str, value: Any) -> Fact:
    if isinstance(value, Named):
        return value.text
    if isinstance(value, Prerequisites):
        needed = tuple(training_name(framework, t) for t in value.trainings)
        return (*needed, *_levels(framework, value.levels)) or None
    if isinstance(value, AdoptedFrom):
        return (value.office, value.version)
    if isinstance(value, Definition):
        # What has no words of its own: what it says, in the order of its keys.
        parts = ((field, getattr(value, field)) for field in type(value).model_fields)
        return tuple(fact for field, part in parts if (fact := shown(framework, field, part)) is not None)
    # A truth value is a number to Python; both are shown as what they are.
    if isinstance(value, bool | int | float):
        return value
    return message(f"training.format.{value}") if key == "format" else str(value)


def one_of(framework: Framework, key: str, value: Any) -> Fact:
    """One value of a list by its name."""
    if key in _TRAININGS:
        return training_name(framework, value)
    if key in _GRADES:
        return grade_name(framework, value)
    if key == "aligns":
        return item_line(framework, value)
    if key == "replaced_by" and value in framework.qualifications:
        return framework.qualifications[value].name.text
    if key == "conduct" and framework.conduct:
        return next((a.keyword.text for a in framework.conduct.articles if a.id == value), value)
    return mandate_line(framework, value) if isinstance(value, Mandate) else _simple(framework, key, value)


def mandate_line(framework: Framework, mandate: Mandate) -> Message:
    """Who must take a training, in which fiscal years."""
    roles = tuple(framework.roles[r].name.text if r in framework.roles else r for r in mandate.aiming_at)
    joined = (message("framework.mandate.new_staff"),) if mandate.new_staff else ()
    who = (*mandate.staff_grades, *mandate.job_kinds, *mandate.employment, *roles, *joined)
    years = tuple(Bilingual(FiscalYear(y).ja, f"FY{y}") for y in mandate.fiscal_years)
    every = message("framework.mandate.each_year")
    due = (
        *((message("framework.mandate.by_day", day=mandate.due),) if mandate.due else ()),
        *((message("framework.mandate.within", count=mandate.within_months),) if mandate.within_months else ()),
        *((message("framework.mandate.once"),) if mandate.once else ()),
    )
    key, facts = ("framework.mandate.due", {"due": due}) if due else ("framework.mandate", {})
    return message(key, years=years or every, who=who or message("framework.mandate.everybody"), **facts)


def validity_line(training: Training) -> Message | None:
    """How long a training is held after completion; None = for ever."""
    if training.valid_to_year_end:
        return message("framework.valid.year_end", count=training.valid_years or 1)
    return message("page.years", years=training.valid_years) if training.valid_years else None


def _levels(framework: Framework, levels: Mapping[Any, Any]) -> tuple[Fact, ...]:
    return tuple(skill_level(framework, skill, level) for skill, level in levels.items())
