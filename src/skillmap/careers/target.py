"""The role grade that somebody means when they say a role: the grade they named, else the next one."""

from collections.abc import Iterable

from skillmap.careers.model import Recognition
from skillmap.framework.find import find_role_grade
from skillmap.framework.model import Framework, RoleGrade


def target(framework: Framework, text: str, held: Iterable[Recognition] = ()) -> RoleGrade:
    """`product-manager/2` as it stands; `product-manager` alone is the grade above the highest one held.

    Nobody aims above the highest grade: there it stays. Raises as `find_role_grade`.
    """
    choice = find_role_grade(framework, text)
    if choice.grade is not None:
        return RoleGrade(role=choice.role, grade=choice.grade)
    # "Become a product manager" means the next step for everybody: the first grade for a beginner, the second for who
    # holds the first.
    top = max((r.grade for r in held if r.role == choice.role), default=0)
    grades = sorted(framework.roles[choice.role].grades)
    return RoleGrade(role=choice.role, grade=next((g for g in grades if g > top), grades[-1]))
