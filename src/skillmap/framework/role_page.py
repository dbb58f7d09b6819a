"""A role as a page that a manager can read: what it is for, what people do, where to start, what each grade asks."""

from collections.abc import Iterator

from skillmap.framework.model import CareerStep, Framework, Grade, Role
from skillmap.framework.naming import grade_name, level_name, skill_name
from skillmap.framework.page import Page, PagePart, Paragraph, explained, part, points
from skillmap.words import Fact, Message, message


def role_page(framework: Framework, role: Role, only: int | None = None) -> Page:
    """The page of a role, or of one of its grades. KeyError for a grade that it does not have."""
    grades = {only: role.grades[only]} if only is not None else role.grades
    blocks: list[PagePart] = [Paragraph(role.purpose.text)]
    blocks += part(message("page.duties"), points([d.text for d in role.duties]))
    blocks += part(message("page.start"), points([s.text for s in role.start_here], numbered=True))
    for number in sorted(grades):
        blocks += _grade(framework, role, number, with_below=only is None)
    if only is None:
        blocks += part(message("page.onward"), explained(_onward(framework, role)))
    blocks += part(message("page.aligned"), points(_aligned(framework, role)))
    blocks.append(Paragraph(message(f"page.origin.{role.origin}", source=role.source)))
    title = role.name.text if only is None else grade_name(framework, f"{role.id}/{only}")
    return Page(title, tuple(blocks))


def grade_heading(number: int, grade: Grade) -> Message:
    """段階2 実践リーダー."""
    return message("page.grade", number=number, name=grade.name.text if grade.name else None)


def training_line(framework: Framework, training: str) -> Fact:
    """A training with its form and hours."""
    known = framework.trainings.get(training)
    if known is None:
        return training
    form = message(f"training.format.{known.format}")
    return message("page.training", name=known.name.text, format=form, hours=known.hours)


def hours(framework: Framework, grade: Grade) -> float:
    """Hours of the prescribed trainings of a grade; what is chosen comes on top."""
    return sum(framework.trainings[name].hours for name in grade.prescribed)


def way_in(framework: Framework, step: CareerStep) -> Message:
    """From where a step leads to its role grade, and after how long."""
    if step.from_ is None:
        return message("page.way.anybody")
    key = "page.way.years" if step.years else "page.way.from"
    return message(key, grade=grade_name(framework, step.from_), years=step.years)


def _grade(framework: Framework, role: Role, number: int, *, with_below: bool) -> Iterator[PagePart]:
    grade = role.grades[number]
    yield from part(grade_heading(number, grade), Paragraph(grade.summary.text))
    # On the page of all grades a level is explained once; on one grade's own page it stands for itself.
    below = role.grades.get(number - 1)
    known = below.requires if below and with_below else {}
    asked = [(s, level) for s, level in grade.requires.items() if level > framework.header.lowest]
    levels = (_level(framework, s, level, as_below=known.get(s) == level) for s, level in asked)
    yield from part(message("page.requires"), explained(levels), 2)
    lines = [training_line(framework, name) for name in grade.prescribed]
    total = hours(framework, grade)
    yield from part(message("page.prescribed", count=len(lines), hours=total), points(lines), 2)
    if grade.elective:
        chosen = [training_line(framework, name) for name in grade.elective.from_]
        yield from part(message("page.elective", choose=grade.elective.choose), points(chosen), 2)
    ways = [s for s in framework.careers if s.to == f"{role.id}/{number}"]
    steps = [
        # A note on a step that anybody may take says it better than "open to anybody".
        (s.note.text, None) if s.note and s.from_ is None else (way_in(framework, s), s.note.text if s.note else None)
        for s in ways
    ]
    yield from part(message("page.ways"), explained(steps), 2)


def _level(framework: Framework, skill: str, level: int, *, as_below: bool) -> tuple[Fact, Fact]:
    """A required level with what it looks like; said once only when the grade below asks for the same."""
    known = framework.skills.get(skill)
    name = level_name(framework, level)
    looks = known.descriptors.get(level) if known and not as_below else None
    key = "page.level_same" if as_below else "page.level"
    return message(key, skill=skill_name(framework, skill), level=level, name=name), looks.text if looks else None


def _onward(framework: Framework, role: Role) -> Iterator[tuple[Fact, Fact]]:
    for step in framework.careers:
        # Steps within the role stand with its grades.
        if step.from_ is None or step.from_.rpartition("/")[0] != role.id or step.to.rpartition("/")[0] == role.id:
            continue
        facts: dict[str, Fact] = {
            "grade": step.from_.rpartition("/")[2],
            "to": grade_name(framework, step.to),
            "years": step.years,
        }
        key = "page.onward.years" if step.years else "page.onward.step"
        yield message(key, **facts), step.note.text if step.note else None


def _aligned(framework: Framework, role: Role) -> Iterator[Fact]:
    for name in role.aligns:
        yield item_line(framework, name)


def item_line(framework: Framework, name: str) -> Fact:
    """An item of a standard by its published name, with the standard; the id where it is not defined."""
    standard_id, _, item_id = name.partition(":")
    standard = framework.standards.get(standard_id)
    for item in standard.items if standard else ():
        if item.id == item_id and standard:
            return message("page.item", name=item.name, standard=standard.name.text)
    return name
