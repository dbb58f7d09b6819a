"""Aims and readiness as tables."""

import json
from collections.abc import Iterable, Mapping, Sequence

from skillmap.careers.aims import shown
from skillmap.careers.model import Aim, Fit
from skillmap.careers.path import Measure, Way
from skillmap.careers.recognise import Candidate, Standing
from skillmap.framework.model import Framework
from skillmap.framework.naming import skill_name, training_name
from skillmap.org.model import Organisation
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, Message, message

_PERSON = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("target", "目標", "aim"),
)
_PARTS = (
    column("levels", "レベル", "levels"),
    column("trainings", "必修研修", "trainings"),
    column("missing", "足りないもの", "missing"),
)
AIM_COLUMNS = (*_PERSON, column("wish", "希望区分", "whose wish"), column("since", "設定日", "since", is_minor=True))

RECOGNITION_COLUMNS = (
    *_PERSON[:3],
    column("role", "認定", "recognised for"),
    column("since", "認定日", "since"),
    column("by", "認定者", "by"),
    column("levels", "根拠（レベル）", "evidence: levels"),
    column("trainings", "根拠（研修）", "evidence: trainings"),
)
WAY_COLUMNS = (
    number("way", "道筋", "way"),
    column("from", "前の段階", "from"),
    column("to", "次の段階", "to"),
    number("experience", "経験", "experience", unit=("年", "years")),
    number("trainings", "研修数", "trainings"),
    number("hours", "時間", "hours", unit=("時間", "h")),
    number("cost", "費用", "cost", unit=("円", "yen")),
    number("years", "年数", "years", unit=("年", "years")),
    number("on_the_job", "実務で", "on the job", unit=("段階", "levels")),
)
POOL_COLUMNS = (
    *_PERSON[:3],
    column("grade", "職名", "grade"),
    *_PARTS[:2],
    number("hours", "研修", "to train", unit=("時間", "h")),
    column("aim", "本人の目標", "own aim"),
    _PARTS[2],
)


def aim_table(framework: Framework, organisation: Organisation, standing: Standing) -> Table:
    """Everybody with an aim, in roster order."""
    rows: list[tuple[Fact, ...]] = []
    for person in organisation.people:
        aim = standing.aims.get(person.id)
        if aim is not None:
            target = shown(framework, aim.role, aim.grade)
            wish = message(f"career.wish.{aim.wish}")
            rows.append((person.number, person.name, organisation.unit_name_of(person), target, wish, aim.valid_from))
    return Table("aims", Bilingual("目標一覧", "Aims"), AIM_COLUMNS, rows, as_of=organisation.day)


def recognition_table(framework: Framework, organisation: Organisation, standing: Standing) -> Table:
    """Everybody who holds a role grade, in roster order, with the levels and trainings that were the evidence."""
    rows: list[tuple[Fact, ...]] = []
    for person in organisation.people:
        for one in standing.recognitions.get(person.id, ()):
            kept = json.loads(one.evidence)
            levels = tuple(
                message("plan.level", skill=skill_name(framework, skill), level=level)
                for skill, level in kept["levels"].items()
            )
            done = tuple(training_name(framework, t) for t in kept["trainings"])
            head = (
                person.number,
                person.name,
                organisation.unit_name_of(person),
                shown(framework, one.role, one.grade),
            )
            rows.append((*head, one.valid_from, one.recognised_by, levels, done))
    title = Bilingual("認定一覧", "Recognitions")
    return Table("recognitions", title, RECOGNITION_COLUMNS, rows, as_of=organisation.day)


def candidate_table(
    framework: Framework, organisation: Organisation, candidates: Iterable[Candidate], title: Bilingual
) -> Table:
    """People against a role grade, with the parts of the fit."""
    rows: list[tuple[Fact, ...]] = []
    for c in candidates:
        target = shown(framework, c.target.role, c.target.grade)
        person = (c.person.number, c.person.name, organisation.unit_name_of(c.person), target)
        rows.append((*person, *parts(framework, c.fit)))
    return Table("candidates", title, (*_PERSON, *_PARTS), rows, as_of=organisation.day)


def parts(framework: Framework, fit: Fit) -> tuple[Fact, Fact, Fact]:
    """Levels met of required, trainings done of prescribed, and what is missing by name."""
    missing: list[Fact] = []
    for skill, present, required in fit.missing:
        missing.append(message("career.gap", skill=skill_name(framework, skill), present=present, required=required))
    missing.extend(message("career.unassessed", skill=skill_name(framework, s)) for s in fit.not_assessed)
    missing.extend(framework.trainings[t].name.text for t in fit.missing_trainings if t in framework.trainings)
    if fit.choices_left:
        missing.append(message("career.choices", count=fit.choices_left))
    levels = f"{fit.levels_met}/{fit.levels_required}"
    return levels, f"{fit.trainings_done}/{fit.trainings_required}", tuple(missing)


def fit_table(framework: Framework, organisation: Organisation, candidates: Iterable[Candidate]) -> Table:
    """One person against several role grades, best first."""
    # By the share of levels, since roles ask for different numbers of skills.
    ranked = sorted(candidates, key=lambda c: (-c.fit.levels_met / max(1, c.fit.levels_required), c.target.role))
    return candidate_table(framework, organisation, ranked, Bilingual("適合の状況", "Fit"))


def way_table(
    framework: Framework, title: Message, found: Sequence[Way], measure: Measure, hours_per_year: float
) -> Table:
    """The ways one below the other, stage by stage; their sums and what is proven of the first below."""
    rows: list[tuple[Fact, ...]] = []
    for no, way in enumerate(found, 1):
        for stage in way.stages:
            before = shown(framework, stage.before.role, stage.before.grade) if stage.before else None
            target = shown(framework, stage.target.role, stage.target.grade)
            spent = (len(stage.trainings), stage.hours, stage.cost_yen, stage.years, stage.on_the_job)
            rows.append((no, before or message("career.path.entry"), target, stage.experience, *spent))
    notes = [
        message("career.path.sums", no=no, hours=way.hours, years=round(way.years, 1), cost=way.cost_yen)
        for no, way in enumerate(found, 1)
    ]
    notes.append(message(f"career.path.{measure}"))
    notes.append(message("career.path.rule", hours=hours_per_year))
    return Table("ways", title, WAY_COLUMNS, rows, tuple(notes))


def pool_table(
    framework: Framework,
    organisation: Organisation,
    candidates: Sequence[Candidate],
    hours: Mapping[int, float],
    aims: Mapping[int, Aim],
    title: Message,
) -> Table:
    """People nearest to a role grade: parts of the fit, planned hours that are left, their own aim, what is missing."""
    rows: list[tuple[Fact, ...]] = []
    for c in candidates:
        levels, trainings, missing = parts(framework, c.fit)
        aim = aims.get(c.person.id)
        own = shown(framework, aim.role, aim.grade) if aim else ""
        head = (c.person.number, c.person.name, organisation.unit_name_of(c.person), c.person.grade)
        rows.append((*head, levels, trainings, hours.get(c.person.id), own, missing))
    return Table("pool", title, POOL_COLUMNS, rows, (message("career.pool.note"),), organisation.day)


def ready_title() -> Bilingual:
    """Title of the list of people who wait to be recognised."""
    return Bilingual("認定を待つ職員", "Ready to be recognised")
