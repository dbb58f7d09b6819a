"""The comparison of two frameworks: everything that differs, in the order of the files, in people's terms."""

from typing import Any

from skillmap.framework.diff_core import role, skills, training
from skillmap.framework.diff_fields import FieldLines, entities, fields
from skillmap.framework.differences import Difference, DifferenceKind
from skillmap.framework.model import CareerStep, Framework, Need
from skillmap.framework.naming import grade_name
from skillmap.framework.pairing import pair_skills
from skillmap.framework.shown import one_of
from skillmap.words import Fact, message


def compare(old: Framework, new: Framework) -> tuple[Difference, ...]:
    """Every difference; none at all for frameworks with the same digest."""
    # First: a skill under another id is the same one wherever a role or a training names it.
    paired = pair_skills(old.skills, new.skills)
    parts: tuple[FieldLines, ...] = (
        fields(old, new, "framework", new.header.id, new.header.name.text, old.header, new.header, skip=("scale",)),
        _levels(old, new),
        entities(old, new, "category", old.categories, new.categories, skip=("skills",)),
        skills(old, new, paired),
        entities(old, new, "role", old.roles, new.roles, role(dict(paired.same))),
        entities(old, new, "training", old.trainings, new.trainings, training(dict(paired.same))),
        entities(old, new, "qualification", old.qualifications, new.qualifications),
        _standards(old, new),
        _conduct(old, new),
        _rules(old, new),
        _careers(old, new),
        _needs(old, new),
    )
    return tuple(line for part in parts for line in part)


def _levels(old: Framework, new: Framework) -> FieldLines:
    before = {s.level: s for s in old.header.scale}
    after = {s.level: s for s in new.header.scale}
    for n in sorted(before.keys() | after.keys()):
        a, b = before.get(n), after.get(n)
        if a and b:
            yield from fields(old, new, "level", str(n), message("page.level_of", level=n, name=b.name.text), a, b)
        elif a or b:
            step = a or b
            name = message("page.level_of", level=n, name=step.name.text if step else None)
            gone = () if b else (str(n),)
            yield Difference(DifferenceKind.ADDED if b else DifferenceKind.REMOVED, "level", str(n), name, gone=gone)


def _standards(old: Framework, new: Framework) -> FieldLines:
    yield from entities(old, new, "standard", old.standards, new.standards, skip=("items",))
    for key, after in new.standards.items():
        before = old.standards.get(key)
        if before is None:
            continue
        was, now = {i.id: i for i in before.items}, {i.id: i for i in after.items}
        for item in dict.fromkeys((*was, *now)):
            a, b = was.get(item), now.get(item)
            if a and b and a != b:
                yield from fields(old, new, "standard", key, after.name.text, a, b, prefix=b.name)
            elif (a is None) != (b is None):
                name: Fact = a.name if a else b.name if b else item
                change = DifferenceKind.REMOVED if a else DifferenceKind.ADDED
                yield Difference(
                    change, "standard", key, after.name.text, name, name if a else None, name if b else None
                )


def _conduct(old: Framework, new: Framework) -> FieldLines:
    before = {a.id: a for a in old.conduct.articles} if old.conduct else {}
    after = {a.id: a for a in new.conduct.articles} if new.conduct else {}
    if old.conduct and new.conduct:
        title = new.conduct.name.text
        yield from fields(old, new, "article", "", title, old.conduct, new.conduct, ("articles",))
    for key in dict.fromkeys((*before, *after)):
        a, b = before.get(key), after.get(key)
        if a and b:
            yield from fields(old, new, "article", key, b.keyword.text, a, b)
        else:
            known = a or b
            change = DifferenceKind.ADDED if b else DifferenceKind.REMOVED
            yield Difference(change, "article", key, known.keyword.text if known else key)


def _rules(old: Framework, new: Framework) -> FieldLines:
    before, after = {r.id: r for r in old.leaders.rules}, {r.id: r for r in new.leaders.rules}
    if old.leaders.use != new.leaders.use:
        names = before[old.leaders.use].name.text, after[new.leaders.use].name.text
        title = message("framework.rule_in_force")
        yield Difference(DifferenceKind.CHANGED, "rule", new.leaders.use, title, message("field.use"), *names)
    yield from entities(old, new, "rule", before, after)


def _careers(old: Framework, new: Framework) -> FieldLines:
    def keyed(steps: tuple[CareerStep, ...]) -> dict[tuple[str, str], CareerStep]:
        # A step has no id: it is where it begins and where it leads.
        return {(s.from_ or "", s.to): s for s in steps}

    before, after = keyed(old.careers), keyed(new.careers)
    for key in dict.fromkeys((*before, *after)):
        a, b = before.get(key), after.get(key)
        framework = new if b else old
        start = one_of(framework, "from_", key[0]) if key[0] else message("framework.anybody")
        name = message("framework.step", start=start, to=one_of(framework, "to", key[1]))
        if a and b:
            yield from fields(old, new, "career", " ".join(key), name, a, b, ("from_", "to"))
        else:
            yield Difference(DifferenceKind.ADDED if b else DifferenceKind.REMOVED, "career", " ".join(key), name)


def _needs(old: Framework, new: Framework) -> FieldLines:
    def keyed(needs: tuple[Need, ...]) -> dict[tuple[Any, ...], Need]:
        # Nor has a need; the number is what can change of it.
        return {(n.role, n.grade, n.fy, n.department, n.by): n for n in needs}

    before, after = keyed(old.needs), keyed(new.needs)
    for key in dict.fromkeys((*before, *after)):
        a, b = before.get(key), after.get(key)
        if a == b:
            continue
        role_id, grade, fy, department, by = key
        name = grade_name(new if role_id in new.roles else old, f"{role_id}/{grade}")
        where = department or message("framework.whole")
        item = message("framework.need_of", fy=str(fy), department=where, by=message(f"need.by.{by}"))
        x, y = (a.count if a else None), (b.count if b else None)
        change = DifferenceKind.ADDED if x is None else DifferenceKind.REMOVED if y is None else _more(x, y)
        yield Difference(change, "need", f"{role_id}/{grade}", name, item, x, y)


def _more(before: int, after: int | None) -> DifferenceKind:
    return DifferenceKind.RAISED if after is not None and after > before else DifferenceKind.LOWERED
