"""What people wish for on a form, against what is recorded: an own wish becomes the aim, HR's aim stays. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skillmap.careers.aims import shown
from skillmap.careers.model import Aim, AimRecord, Wish
from skillmap.commands import command_line
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Person
from skillmap.problems import Place, Problem, problem


def own_wishes(aims: Mapping[int, Aim]) -> dict[int, RoleGrade]:
    """The aims that are people's own wishes, by staff id."""
    return {
        staff_id: RoleGrade(role=aim.role, grade=aim.grade) for staff_id, aim in aims.items() if aim.wish is Wish.OWN
    }


@dataclass(frozen=True, slots=True)
class WishGiven:
    """A wish that stands on a returned form. `sent` is what the form said when it went out."""

    person: Person
    wish: RoleGrade
    sent: RoleGrade | None
    place: Place = None
    source_no: int | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class WishesTaken:
    """Wishes that become aims, those that do not and why, and how many were recorded already."""

    records: Sequence[AimRecord]
    problems: Sequence[Problem]
    unchanged: int


def compare(framework: Framework, given: Iterable[WishGiven], now: Mapping[int, Aim]) -> WishesTaken:
    """What becomes of wishes.

    Problems: W_WISH_AIM_SET (HR has set another aim, which stays), W_WISH_CONFLICT (another own wish was recorded after
    the form had gone out, which stays). A wish that is as it was sent says nothing new.
    """
    records: list[AimRecord] = []
    problems: list[Problem] = []
    unchanged = 0
    for one in given:
        aim = now.get(one.person.id)
        held = RoleGrade(role=aim.role, grade=aim.grade) if aim else None
        facts = {
            "person": one.person.shown,
            "found": shown(framework, one.wish.role, one.wish.grade),
            "recorded": shown(framework, held.role, held.grade) if held else "",
            "command": command_line(
                "career", "aim", "--staff", one.person.number, "--to", f"{one.wish.role}/{one.wish.grade}", "--own"
            ),
        }
        # A form repeats what it was sent with: untouched, it must not bring an older wish back over a newer one.
        if one.wish in (held, one.sent):
            unchanged += 1
        # An aim that HR has set was agreed with the section; a wish on a form alone does not undo that.
        elif aim is not None and aim.wish is not Wish.OWN:
            problems.append(problem("W_WISH_AIM_SET", one.place, **facts))
        elif held is not None and held != one.sent:
            problems.append(problem("W_WISH_CONFLICT", one.place, **facts))
        else:
            records.append(
                AimRecord(
                    number=one.person.number,
                    role=one.wish.role,
                    grade=one.wish.grade,
                    wish=Wish.OWN,
                    name=one.person.name,
                    source_no=one.source_no,
                    cell=one.cell,
                    place=one.place,
                )
            )
    return WishesTaken(records, problems, unchanged)
