"""What goes onto a person's page of an assessment form. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skillmap.assessment.model import Levels, Stage
from skillmap.assessment.rounds import RoundState, asked_skills
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Organisation, Person


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What one page says when it goes out."""

    person: Person
    unit: str
    targets: Sequence[RoleGrade]
    asked: Mapping[str, int]
    """Skill -> level asked for."""
    before: Levels
    """Approved levels on the day."""
    own: Levels
    """What the person already said in this round; likewise the supervisor."""
    supervisor: Levels
    wish: RoleGrade | None = None


def person_forms(
    framework: Framework,
    office: Organisation,
    people: Iterable[Person],
    state: RoundState,
    approved: Mapping[int, Levels],
    wishes: Mapping[int, RoleGrade],
) -> list[PersonForm]:
    """A page for each of these people, in the order given. `wishes` are their own, as recorded."""
    said: dict[tuple[int, Stage], dict[str, int]] = {}
    for (staff_id, skill, stage), rating in state.rated.items():
        said.setdefault((staff_id, stage), {})[skill] = rating.level
    found: list[PersonForm] = []
    for person in people:
        targets = state.targets.get(person.id, ())
        found.append(
            PersonForm(
                person,
                office.unit_name_of(person),
                targets,
                asked_skills(framework, targets),
                approved.get(person.id, {}),
                said.get((person.id, Stage.SELF), {}),
                said.get((person.id, Stage.SUPERVISOR), {}),
                wishes.get(person.id),
            )
        )
    return found
