"""The framework's values: everything that the definition files say, read-only.

Loading is in `load`, checking in `check`; what values are made of stands in `definition`, published lists in
`published`. A training's `teaches` gives the level a person reaches who starts one level below.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from skillmap.framework.definition import (
    Decimal,
    Definition,
    Flag,
    GradeName,
    GradeNumber,
    Hours,
    Id,
    ItemName,
    Level,
    LevelKey,
    Named,
    Text,
    Whole,
    Year,
    YearDay,
)
from skillmap.framework.digest import digest_of
from skillmap.framework.published import Standard, StandardTransition
from skillmap.words import Bilingual, Fact


class ScaleLevel(Definition):
    """One step of the level scale."""

    level: Level
    name: Named
    description: Named


class Header(Definition):
    """framework.yaml: what this framework is, whose, and its scale."""

    id: Id
    version: str
    name: Named
    provider: Named
    licence: str
    note: Named | None = None
    scale: Annotated[tuple[ScaleLevel, ...], Field(min_length=2)]

    @property
    def lowest(self) -> int:
        """The lowest level of the scale."""
        return min(step.level for step in self.scale)

    @property
    def highest(self) -> int:
        """The highest level of the scale."""
        return max(step.level for step in self.scale)


class AdoptedFrom(Definition):
    """Whose definition this was, and of which of their versions: what their next version is compared with."""

    office: Text
    framework: Id
    version: str
    digest: Text
    """Of their definitions; the package lies in the workspace's `shared` under it."""
    id: Id
    """Its id over there."""
    licence: str


class Skill(Definition):
    """A skill of the organisation; `descriptors` say what each level looks like in daily work."""

    id: Id
    name: Named
    definition: Named
    aligns: tuple[ItemName, ...] = ()
    descriptors: dict[LevelKey, Named]
    adopted_from: AdoptedFrom | None = None
    category: str = ""
    """Id of the file it stands in; filled by the loader."""


class SkillCategory(Definition):
    """skills/<category>.yaml."""

    id: Id
    name: Named
    skills: tuple[Skill, ...]


class Elective(Definition):
    """Choose some of these."""

    choose: Annotated[Whole, Field(ge=1)]
    from_: Annotated[tuple[Id, ...], Field(alias="from")]


class Grade(Definition):
    """A grade of a role: required levels and prescribed trainings."""

    name: Named | None = None
    summary: Named
    requires: dict[Id, Level]
    prescribed: tuple[Id, ...] = ()
    elective: Elective | None = None


class Role(Definition):
    """roles/<id>.yaml: a role with its grades, lowest first."""

    id: Id
    name: Named
    purpose: Named
    duties: tuple[Named, ...]
    start_here: tuple[Named, ...] = ()
    """Where somebody who has just taken the role begins; the first item is the very first step."""
    aligns: tuple[ItemName, ...] = ()
    origin: Literal["ours", "adopted"]
    """ours = the requirements are this framework's own; adopted = they come from the source named in `source`."""
    source: str | None = None
    adopted_from: AdoptedFrom | None = None
    grades: Annotated[dict[Annotated[int, Field(ge=1, le=9)], Grade], Field(min_length=1)]


class Prerequisites(Definition):
    """What somebody must have before a training."""

    trainings: tuple[Id, ...] = ()
    levels: dict[Id, Level] = {}


class Mandate(Definition):
    """Who must take a training: somebody to whom everything given applies. Nothing given = everybody."""

    fiscal_years: tuple[Year, ...] = ()
    """Fiscal years in which it is mandatory; none = each."""
    staff_grades: tuple[Text, ...] = ()
    """職名 as the office writes them."""
    job_kinds: tuple[Text, ...] = ()
    employment: tuple[Text, ...] = ()
    aiming_at: tuple[Id, ...] = ()
    """Roles that the person's plan aims at."""
    new_staff: Flag = False
    """Only people who joined in that fiscal year, or whose `within_months` reach into it."""
    within_months: Annotated[Whole, Field(ge=1, le=36)] | None = None
    """New staff: so many months from the day they joined; none = until the end of the fiscal year."""
    due: YearDay | None = None
    """The day (MM-DD) by which it must be done in the fiscal year; none = 31 March."""
    once: Flag = False
    """Whoever has completed it before and still holds it need not take it again."""


class Training(Definition):
    """trainings/<file>.yaml entry: a course of the catalogue."""

    id: Id
    name: Named
    format: Literal["e-learning", "half-day", "workshop", "on-the-job", "external", "examination"]
    hours: Hours
    # Whole yen: there are no smaller coins.
    cost_yen: Annotated[Whole, Field(ge=0)] = 0
    """Per person."""
    half_days: Annotated[Whole, Field(ge=0, le=60)] = 0
    """How many half-day meetings a session of it has; 0 for courses without a fixed day (e-learning, on the job)."""
    usual_capacity: Annotated[Whole, Field(ge=1)] | None = None
    period: Text | None = None
    """When in the year, as the yearly plan prints it (6月〜9月); the days themselves belong to the sessions."""
    venue: Text | None = None
    contact: Text | None = None
    """Section in charge (担当)."""
    provider: Named
    audience: Named
    summary: Named
    prerequisites: Prerequisites = Prerequisites()
    teaches: dict[Id, Level] = {}
    conduct: tuple[Id, ...] = ()
    """Articles of the code of conduct that it teaches."""
    qualification: Id | None = None
    """An examination: passing it gives this qualification."""
    mandatory_for: tuple[Mandate, ...] = ()
    """Who must take it, whatever their plan: seated together with the leaders' programme, before everybody else."""
    aliases: tuple[Text, ...] = ()
    """Other names by which training centres and learning platforms know it."""
    valid_years: Annotated[Decimal, Field(gt=0, le=99)] | None = None
    """It is held for so many years after completion; none = for ever (or `valid_to_year_end`)."""
    valid_to_year_end: Flag = False
    """It is held to the end of the fiscal year it was completed in (of the n-th, with `valid_years: n`)."""
    renewed_by: tuple[Id, ...] = ()
    """Shorter trainings that renew it for somebody who has completed it once."""
    # Retired it keeps its name for what is on record.
    status: Literal["active", "retired"] = "active"
    adopted_from: AdoptedFrom | None = None


class TrainingGroup(Definition):
    """trainings/<group>.yaml."""

    id: Id
    name: Named
    trainings: tuple[Training, ...]


class RoleGrade(Definition):
    """`product-manager/2`, split."""

    role: Id
    grade: int


class CareerStep(Definition):
    """A step of the role graph: from one role grade to another with the experience asked for."""

    to: GradeName
    from_: Annotated[GradeName | None, Field(alias="from")] = None
    years: Annotated[Decimal, Field(ge=0, le=40)] = 0
    """Years that the `from` grade should have been held."""
    note: Named | None = None


class Qualification(Definition):
    """An examination or certificate as evidence for skills."""

    id: Id
    name: Named
    level: Whole | None = None
    standard: str | None = None
    valid_years: Annotated[Decimal, Field(gt=0, le=99)] | None = None
    ends_on: date | None = None
    replaced_by: tuple[Id, ...] = ()
    evidence: dict[Id, Level] = {}
    evidence_origin: Literal["ours"] = "ours"
    source: str
    verified: Flag
    note: Named | None = None


class ConductArticle(Definition):
    """An article of the code of conduct."""

    id: Id
    number: Whole
    keyword: Named
    explanation: Named
    taught_by: tuple[Id, ...] = ()
    since: Text | None = None
    """The version of the text in which it came in or was last changed; none = the first."""
    proposed_by: Text | None = None
    """Who proposed it: a section, a group, an office; no person's name is needed."""
    adopted_from: AdoptedFrom | None = None


class ConductVersion(Definition):
    """A version of the text: when it came, who decided it, what changed."""

    number: Text
    decided_on: date | None = None
    decided_by: Text | None = None
    changes: Named | None = None


class Conduct(Definition):
    """conduct.yaml: a text that grows."""

    name: Named
    source: str
    verified: Flag
    note: Named | None = None
    versions: tuple[ConductVersion, ...] = ()
    """The oldest first."""
    articles: tuple[ConductArticle, ...]


class LeaderRule(Definition):
    """One ready set of leader rules; data, not code."""

    id: Id
    name: Named
    title: Named
    """The office's own title for the post."""
    source: str
    verified: Flag
    role: Id
    grade: GradeNumber = 1
    seats_per_section: Annotated[Whole, Field(ge=1)] = 1
    # 四日市市 wants a fifth of each section.
    share_of_section: Annotated[Decimal, Field(gt=0, le=1)] | None = None
    """If given, seats = max(seats_per_section, ceil(share × members))."""
    # 荒川区, for one, leaves out the section that runs the programme itself.
    exempt_units: tuple[str, ...] = ()
    # A year in 江東区, to the end of the third fiscal year in 野洲市.
    term_fiscal_years: Annotated[Whole, Field(ge=1, le=10)] = 1
    # 野洲市's 要綱 lets a term go on after a transfer; a rule that says nothing ends it.
    on_transfer: Literal["ends", "continues", "ask"] = "ends"
    routes: tuple[Literal["recommended", "volunteer", "appointed"], ...] = ("recommended",)
    # What the head confirms: 野洲市 has three conditions, many have none.
    conditions: tuple[Named, ...] = ()
    eligible_employment: tuple[str, ...] = ()
    excluded_grades: tuple[str, ...] = ()
    # Counted in two sections, one person would cover for two.
    one_section_only: Flag = True
    acting_counts: Flag = False
    """Whether who acts for a vacant post (事務取扱, 心得) in a section may lead it."""
    programme: tuple[Id, ...] = ()
    """Trainings of the leaders' programme, besides the prescribed ones of the role grade."""
    # Asked for in April, when the transfers are done.
    nomination_deadline: YearDay = "05-31"
    programme_from: YearDay = "06-01"
    # Before the end of February: a programme must not straddle the transfers of 1 April.
    programme_to: YearDay = "02-28"
    target_total: Annotated[Whole, Field(ge=0)] | None = None
    note: Named | None = None


class LeaderRules(Definition):
    """leaders.yaml: the rule in force (`use`) and the ready sets to pick from."""

    use: Id
    rules: tuple[LeaderRule, ...]


class Need(Definition):
    """How many people of a role grade a department needs in a fiscal year, and how it means to get them."""

    role: Id
    grade: GradeNumber
    fy: Year
    department: str | None = None
    """Name of the department; None = the whole organisation."""
    count: Annotated[Whole, Field(ge=0)]
    by: Literal["train", "hire", "external"] = "train"


class Framework(Definition):
    """One version of all definition files, resolved. Dictionaries are in file order."""

    header: Header
    standards: dict[str, Standard]
    skills: dict[str, Skill]
    categories: dict[str, SkillCategory]
    roles: dict[str, Role]
    trainings: dict[str, Training]
    careers: tuple[CareerStep, ...]
    qualifications: dict[str, Qualification]
    conduct: Conduct | None
    leaders: LeaderRules
    needs: tuple[Need, ...]
    transitions: dict[str, StandardTransition] = {}
    _former: Mapping[tuple[str, str], Bilingual] = PrivateAttr(default_factory=dict)

    def remembering(self, former: Mapping[tuple[str, str], Bilingual]) -> "Framework":
        """The same definitions, knowing what others were called that they no longer have (kind and id -> name)."""
        again = self.model_copy()
        again._former = former
        return again

    def former_name(self, kind: str, one: str) -> Fact:
        """What a definition was called that is no longer there; its id where nobody knows."""
        return self._former.get((kind, one), one)

    @cached_property
    def digest(self) -> str:
        """sha256 of the normalised content: the same definitions give the same digest on every machine."""
        return digest_of(self)

    def grade(self, target: RoleGrade) -> Grade:
        """The grade of a target; KeyError when the framework has no such role grade."""
        return self.roles[target.role].grades[target.grade]
