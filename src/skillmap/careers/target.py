"""The role grade that somebody means when they say a role: the grade they named, else the next one."""

from collections.abc import Iterable

from skillmap.careers.model import Recognition
from skillmap.errors import NeedsAnswer
from skillmap.framework.find import find_role_grade
from skillmap.framework.model import Framework, RoleGrade
from skillmap.japanese import fold
from skillmap.words import message


def target(framework: Framework, text: str, held: Iterable[Recognition] = ()) -> RoleGrade:
    """`product-manager/2` as it stands; `product-manager` alone is the grade above the highest one held.

    Nobody aims above the highest grade: there it stays. Raises as `find_role_grade`; NeedsAnswer (E_SEVERAL_DEFINED)
    where another grade than that one is called like the role.
    """
    choice = find_role_grade(framework, text)
    if choice.grade is not None:
        return RoleGrade(role=choice.role, grade=choice.grade)
    # "Become a product manager" means the next step for everybody: the first grade for a beginner, the second for who
    # holds the first.
    top = max((r.grade for r in held if r.role == choice.role), default=0)
    grades = sorted(framework.roles[choice.role].grades)
    following = next((g for g in grades if g > top), grades[-1])
    role = framework.roles[choice.role]
    # Data analyst, with Associate data analyst below: somebody who says "Data analyst" may well mean the second grade.
    alike = [n for n, g in role.grades.items() if g.name and fold(text) in (fold(g.name.ja), fold(g.name.en))]
    if alike and following not in alike and text.strip() != role.id:
        named = [(n, role.grades[n].name) for n in (following, *alike)]
        listed = "\n".join(f"  {i}. {(name or role.name).ja} ({role.id}/{n})" for i, (n, name) in enumerate(named, 1))
        raise NeedsAnswer("E_SEVERAL_DEFINED", what=message("entity.role"), found=text, count=len(named), listed=listed)
    return RoleGrade(role=choice.role, grade=following)
