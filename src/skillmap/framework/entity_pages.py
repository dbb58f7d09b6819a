"""Pages of skills, qualifications, standards, articles of the code of conduct and leader rules."""

from calendar import month_abbr
from collections.abc import Iterator

from skillmap.framework.model import ConductArticle, Framework, LeaderRule, Qualification, Skill, Training
from skillmap.framework.naming import grade_name, level_name, skill_level, training_name
from skillmap.framework.page import Page, PagePart, Paragraph, explained, part, points
from skillmap.framework.published import Importance, Standard, StandardItem
from skillmap.framework.role_page import item_line, training_line
from skillmap.framework.shown import mandate_line, validity_line
from skillmap.words import Bilingual, Fact, Message, message


def skill_page(framework: Framework, skill: Skill) -> Page:
    """Definition, what each level looks like, who is asked for it, and where it is learnt."""
    blocks: list[PagePart] = [Paragraph(skill.definition.text)]
    levels = [
        (message("page.level_of", level=n, name=level_name(framework, n)), text.text)
        for n, text in sorted(skill.descriptors.items())
    ]
    blocks += part(message("page.levels"), explained(levels))
    blocks += part(message("page.asked_by"), points(_asked_by(framework, skill)))
    taught = sorted(
        ((t.teaches[skill.id], t.id) for t in framework.trainings.values() if skill.id in t.teaches),
        # By level alone: equal ones keep the order of the catalogue.
        key=lambda pair: pair[0],
    )
    lines = [message("page.taught_to", level=n, training=training_line(framework, t)) for n, t in taught]
    blocks += part(message("page.taught_by"), points(lines))
    shown = [q for q in framework.qualifications.values() if skill.id in q.evidence]
    evidence = [message("page.evidence", name=q.name.text, level=q.evidence[skill.id]) for q in shown]
    blocks += part(message("page.evidence_by"), points(evidence))
    blocks += part(message("page.aligned"), points(item_line(framework, name) for name in skill.aligns))
    return Page(skill.name.text, tuple(blocks))


def training_page(framework: Framework, training: Training) -> Page:
    """What a training is, what it asks for and teaches, who prescribes it."""
    facts: list[tuple[Fact, Fact]] = [
        (message("page.of.format"), message(f"training.format.{training.format}")),
        (message("page.of.hours"), _hours(training)),
        (message("page.of.cost"), message("page.yen", cost=training.cost_yen)),
        (message("page.of.capacity"), training.usual_capacity),
        (message("page.of.season"), training.period),
        (message("page.of.venue"), training.venue),
        (message("page.of.provider"), training.provider.text),
        (message("page.of.contact"), training.contact),
        (message("page.of.audience"), training.audience.text),
        (message("field.valid_years"), validity_line(training)),
        (message("field.renewed_by"), tuple(training_name(framework, t) for t in training.renewed_by) or None),
        (message("field.aliases"), training.aliases or None),
    ]
    needs: list[Fact] = [training_name(framework, t) for t in training.prerequisites.trainings]
    needs += [skill_level(framework, s, n) for s, n in training.prerequisites.levels.items()]
    teaches: list[Fact] = [skill_level(framework, s, n) for s, n in training.teaches.items()]
    blocks: list[PagePart] = [Paragraph(training.summary.text)]
    lines: list[Fact] = [message("page.fact", item=k, value=v) for k, v in facts if v is not None]
    blocks += part(message("page.outline"), points(lines))
    blocks += part(message("page.before"), points(needs))
    blocks += part(
        message("field.mandatory_for"), points(mandate_line(framework, one) for one in training.mandatory_for)
    )
    blocks += part(message("page.teaches"), points(teaches))
    blocks += part(message("page.conduct"), points(_articles(framework, training.conduct)))
    blocks += part(message("page.prescribed_by"), points(_prescribed_by(framework, training)))
    if training.status == "retired":
        blocks.append(Paragraph(message("page.retired")))
    return Page(training.name.text, tuple(blocks))


def qualification_page(framework: Framework, qualification: Qualification) -> Page:
    """Level, life and successors of a qualification, and the skills it is evidence for."""
    q = qualification
    named: list[tuple[str, Fact]] = [
        ("level", q.level),
        ("valid", message("page.years", years=q.valid_years) if q.valid_years else None),
        ("ends_on", q.ends_on),
        ("replaced_by", tuple(framework.qualifications[r].name.text for r in q.replaced_by) or None),
        ("source", message("page.source", source=q.source, verified=_verified(verified=q.verified))),
    ]
    blocks: list[PagePart] = [Paragraph(q.note.text)] if q.note else []
    lines: list[Fact] = [message("page.fact", item=message(f"page.of.{k}"), value=v) for k, v in named if v is not None]
    blocks += part(message("page.outline"), points(lines))
    levels: list[Fact] = [skill_level(framework, s, n) for s, n in q.evidence.items()]
    blocks += part(message("page.evidence_for"), points(levels))
    return Page(q.name.text, tuple(blocks))


def standard_page(standard: Standard) -> Page:
    """A published list with the mark of every item."""
    blocks: list[PagePart] = [Paragraph(standard.note.text)] if standard.note else []
    groups: dict[tuple[str | None, str | None], list[StandardItem]] = {}
    for item in standard.items:
        groups.setdefault((item.category, item.subcategory), []).append(item)
    for (category, sub), items in groups.items():
        parts = [text for text in (category, sub) if text]
        name: Fact = message("page.group", category=parts[0], sub=parts[1]) if len(parts) > 1 else (*parts,)
        lines = [message("page.confidence", name=i.name, mark=message(f"confidence.{i.confidence}")) for i in items]
        blocks += part(name or message("page.items"), points(lines))
    for talent_type in dict.fromkeys(role.talent_type for role in standard.roles):
        roles = [role for role in standard.roles if role.talent_type == talent_type]
        lines = [message("page.confidence", name=r.name, mark=message(f"confidence.{r.confidence}")) for r in roles]
        blocks += part(message("page.standard.roles", talent_type=talent_type), points(lines))
    blocks += part(message("page.importance"), points(_importance(one) for one in standard.importance))
    return Page(standard.name.text, tuple(blocks))


def _importance(one: Importance) -> Fact:
    """A letter with its meaning, how well that is known, and the level this framework gives it."""
    level = message("page.importance.none")
    if one.level is not None:
        level = message("page.importance.level", level=one.level)
    mark = message(f"confidence.{one.confidence}")
    return message("page.importance.line", letter=one.letter, meaning=one.meaning.text, mark=mark, level=level)


def article_page(framework: Framework, article: ConductArticle) -> Page:
    """An article of the code of conduct, and where it is taught."""
    blocks: list[PagePart] = [Paragraph(article.explanation.text)]
    blocks += part(message("page.taught_by"), points(training_line(framework, t) for t in article.taught_by))
    return Page(message("page.article", number=article.number, keyword=article.keyword.text), tuple(blocks))


def rule_page(framework: Framework, rule: LeaderRule) -> Page:
    """A leader rule in sentences."""
    named: list[tuple[str, Fact]] = [
        ("title", rule.title.text),
        ("role", grade_name(framework, f"{rule.role}/{rule.grade}")),
        ("seats", message("page.seats", seats=rule.seats_per_section)),
        ("share", message("page.share", share=rule.share_of_section * 100) if rule.share_of_section else None),
        ("exempt", rule.exempt_units or None),
        ("term", message("page.term", years=rule.term_fiscal_years)),
        ("on_transfer", message(f"page.on_transfer.{rule.on_transfer}")),
        ("routes", tuple(message(f"page.route.{r}") for r in rule.routes)),
        ("conditions", tuple(c.text for c in rule.conditions) or None),
        ("eligible", rule.eligible_employment or None),
        ("excluded", rule.excluded_grades or None),
        ("sections", message("page.one_section" if rule.one_section_only else "page.several_sections")),
        ("acting", message("page.acting") if rule.acting_counts else None),
        ("deadline", _year_day(rule.nomination_deadline)),
        ("period", message("page.period", first=_year_day(rule.programme_from), last=_year_day(rule.programme_to))),
        ("target_total", rule.target_total),
        ("source", message("page.source", source=rule.source, verified=_verified(verified=rule.verified))),
    ]
    lines: list[Fact] = [message("page.fact", item=message(f"page.of.{k}"), value=v) for k, v in named if v is not None]
    in_force = framework.leaders.use == rule.id
    blocks: list[PagePart] = [Paragraph(message("page.in_force" if in_force else "page.not_in_force"))]
    blocks += part(message("page.outline"), points(lines))
    blocks += part(message("page.programme"), points(training_line(framework, t) for t in rule.programme))
    if rule.note:
        blocks.append(Paragraph(rule.note.text))
    return Page(rule.name.text, tuple(blocks))


def _hours(training: Training) -> Message:
    # An e-learning has hours and no days.
    key = "page.hours_in_days" if training.half_days else "page.hours"
    return message(key, hours=training.hours, half_days=training.half_days)


def _year_day(text: str) -> Bilingual:
    month, _, day = text.partition("-")
    return Bilingual(f"{int(month)}月{int(day)}日", f"{int(day)} {month_abbr[int(month)]}")


def _verified(*, verified: bool) -> Fact:
    return message("page.verified" if verified else "page.unverified")


def _asked_by(framework: Framework, skill: Skill) -> Iterator[Fact]:
    for role in framework.roles.values():
        for number, grade in sorted(role.grades.items()):
            level = grade.requires.get(skill.id, framework.header.lowest)
            # The lowest level asks for nothing.
            if level > framework.header.lowest:
                yield message("page.asks", grade=grade_name(framework, f"{role.id}/{number}"), level=level)


def _articles(framework: Framework, ids: tuple[str, ...]) -> Iterator[Fact]:
    articles = framework.conduct.articles if framework.conduct else ()
    for a in articles:
        if a.id in ids:
            yield message("page.article", number=a.number, keyword=a.keyword.text)


def _prescribed_by(framework: Framework, training: Training) -> Iterator[Fact]:
    for role in framework.roles.values():
        for number, grade in sorted(role.grades.items()):
            name = grade_name(framework, f"{role.id}/{number}")
            if training.id in grade.prescribed:
                yield message("page.must", grade=name)
            elif grade.elective and training.id in grade.elective.from_:
                yield message("page.may", grade=name)
