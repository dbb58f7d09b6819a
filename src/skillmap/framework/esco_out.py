"""A framework as ESCO-like CSV: skills and their groups, roles and their grades as occupations, in two languages."""

from collections.abc import Iterator

from skillmap.framework.definition import Named
from skillmap.framework.foreign_table import text_of
from skillmap.framework.model import Framework

OURS = "urn:skillmap:"
GROUP = "category/"
_SKILL, _SKILL_GROUP, _OCCUPATION = "KnowledgeSkillCompetence", "SkillGroup", "Occupation"
_CONCEPT = ("conceptType", "conceptUri", "preferredLabel", "altLabels", "status", "description")


def address(uri: str) -> str:
    """The id out of an address that `esco_files` wrote."""
    return uri.removeprefix(OURS)


def esco_files(framework: Framework) -> dict[str, str]:
    """File name -> text. Levels have no place there: what a grade asks for is essential, whatever the level."""
    files: dict[str, str] = {}
    for lang in ("ja", "en"):
        # Files are called as in ESCO's own download, so that its readers find them.
        files[f"skillGroups_{lang}.csv"] = text_of(_CONCEPT, _groups(framework, lang))
        files[f"skills_{lang}.csv"] = text_of(_CONCEPT, _skills(framework, lang))
        files[f"occupations_{lang}.csv"] = text_of(_CONCEPT, _jobs(framework, lang))
    relation = ("conceptType", "conceptUri", "broaderType", "broaderUri")
    files["broaderRelationsSkillPillar.csv"] = text_of(relation, _skills_above(framework))
    files["broaderRelationsOccPillar.csv"] = text_of(relation, _jobs_above(framework))
    files["occupationSkillRelations.csv"] = text_of(
        ("occupationUri", "relationType", "skillType", "skillUri"), _asked(framework)
    )
    return files


def _text(named: Named, lang: str) -> str:
    return named.ja if lang == "ja" else named.en


def _row(kind: str, key: str, name: Named, text: Named | None, lang: str) -> tuple[str, ...]:
    return kind, f"{OURS}{key}", _text(name, lang), "", "released", _text(text, lang) if text else ""


def _groups(framework: Framework, lang: str) -> Iterator[tuple[str, ...]]:
    for category in framework.categories.values():
        yield _row(_SKILL_GROUP, f"{GROUP}{category.id}", category.name, None, lang)


def _skills(framework: Framework, lang: str) -> Iterator[tuple[str, ...]]:
    for skill in framework.skills.values():
        yield _row(_SKILL, skill.id, skill.name, skill.definition, lang)


def _jobs(framework: Framework, lang: str) -> Iterator[tuple[str, ...]]:
    for role in framework.roles.values():
        yield _row(_OCCUPATION, role.id, role.name, role.purpose, lang)
        for number, grade in role.grades.items():
            name = grade.name or Named(ja=f"{role.name.ja} {number}", en=f"{role.name.en} {number}")
            yield _row(_OCCUPATION, f"{role.id}/{number}", name, grade.summary, lang)


def _skills_above(framework: Framework) -> Iterator[tuple[str, ...]]:
    for category in framework.categories.values():
        for skill in category.skills:
            yield _SKILL, f"{OURS}{skill.id}", _SKILL_GROUP, f"{OURS}{GROUP}{category.id}"


def _jobs_above(framework: Framework) -> Iterator[tuple[str, ...]]:
    for role in framework.roles.values():
        for number in role.grades:
            yield _OCCUPATION, f"{OURS}{role.id}/{number}", _OCCUPATION, f"{OURS}{role.id}"


def _asked(framework: Framework) -> Iterator[tuple[str, ...]]:
    for role in framework.roles.values():
        for number, grade in role.grades.items():
            for skill in grade.requires:
                yield f"{OURS}{role.id}/{number}", "essential", "skill/competence", f"{OURS}{skill}"
