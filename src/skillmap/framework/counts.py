"""How much a framework holds."""

from skillmap.framework.model import Framework


def counts(framework: Framework) -> dict[str, int]:
    """Numbers of entities by kind; `grades` over all roles, `items` over all standards."""
    return {
        "roles": len(framework.roles),
        "grades": sum(len(role.grades) for role in framework.roles.values()),
        "skills": len(framework.skills),
        "trainings": len(framework.trainings),
        "standards": len(framework.standards),
        "items": sum(len(standard.items) for standard in framework.standards.values()),
        "qualifications": len(framework.qualifications),
        "careers": len(framework.careers),
        "needs": len(framework.needs),
    }
