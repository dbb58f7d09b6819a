"""Names of levels, role grades and skills at a level, as people read them."""

from skillmap.framework.model import Framework
from skillmap.words import Bilingual, Fact, Message, message


def level_name(framework: Framework, level: int) -> Bilingual:
    """実践 for 2; the number itself for a level that the scale does not have."""
    for step in framework.header.scale:
        if step.level == level:
            return step.name.text
    return Bilingual(str(level), str(level))


def grade_name(framework: Framework, target: str) -> Message:
    """プロダクトマネージャー 段階2 for `product-manager/2`; the id stands for a role that is not defined."""
    role_id, _, grade = target.rpartition("/")
    return message("framework.grade", role=role_name(framework, role_id), grade=grade)


def role_name(framework: Framework, role: str) -> Fact:
    """A role's name, also of one that is withdrawn; its id where nobody knows it."""
    known = framework.roles.get(role)
    return known.name.text if known else framework.former_name("role", role)


def qualification_name(framework: Framework, qualification: str) -> Fact:
    """A qualification's name, also of one that is withdrawn; its id where nobody knows it."""
    known = framework.qualifications.get(qualification)
    return known.name.text if known else framework.former_name("qualification", qualification)


def skill_name(framework: Framework, skill: str) -> Fact:
    """A skill's name, also of one that is withdrawn; its id where nobody knows it."""
    known = framework.skills.get(skill)
    return known.name.text if known else framework.former_name("skill", skill)


def training_name(framework: Framework, training: str) -> Fact:
    """A training's name, also of one that is withdrawn; its id where nobody knows it."""
    known = framework.trainings.get(training)
    return known.name.text if known else framework.former_name("training", training)


def skill_level(framework: Framework, skill: str, level: int) -> Message:
    """A skill with a level: 業務改革（BPR） 2; the id stands for a skill that is not defined."""
    return message("framework.skill_level", skill=skill_name(framework, skill), level=level)
