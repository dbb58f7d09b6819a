"""`skillmap plan what-if`: the same people planned again under other circumstances; nothing is recorded."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, plan_scope
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.options import Form, Out, SectionName, StaffName, Target
from skillmap.cli.output import Format
from skillmap.cli.plan_scope import Budget, By, Everybody, First, Hours, Leaders, Least, Role, Scope, organisation_of
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from skillmap.planning.problem import Course

COURSE = "NAME:HOURS:SKILL=LEVEL,SKILL=LEVEL"
Gone = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="TRAINING", help="A training that is cancelled; may be repeated"),
]
Added = Annotated[list[str] | None, typer.Option("--with", metavar=COURSE, help="One more training; may be repeated")]
Raised = Annotated[
    list[str] | None, typer.Option("--require", metavar="SKILL=LEVEL", help="A level asked for; may be repeated")
]


def what_if(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Everybody = False,
    leaders: Leaders = False,
    role: Role = None,
    to: Target = None,
    fy: First = None,
    by: By = None,
    hours_per_year: Hours = None,
    budget: Budget = None,
    minimise: Least = "hours",
    without: Gone = None,
    added: Added = None,
    require: Raised = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Compare plans with other hours, years or budget, a training more or less, a higher level; records nothing."""
    from skillmap.framework.find import find_training
    from skillmap.planning import standing
    from skillmap.planning import what_if as comparing
    from skillmap.planning.catalogue import catalogue

    context = open_workspace()
    framework = context.framework
    limits = plan_scope.limits(context, fy, None, None, None, "hours")
    changed = plan_scope.limits(context, fy, by, hours_per_year, budget, minimise)
    gone = frozenset(find_training(framework, text).id for text in without or ())
    courses = tuple(_course(context, text, no) for no, text in enumerate(added or (), 1))
    required = dict(_level(context, text, "--require") for text in require or ())
    if changed == limits and not (gone or courses or required):
        raise UsageRefused("E_PLAN_SAME")
    with context.reading() as connection:
        organisation = organisation_of(context, connection)
        scope = Scope(staff, section, everybody, leaders, role, to)
        asked = plan_scope.asked(context, connection, organisation, scope)
        known = standing.known(framework, connection, context.moment(), [a.person.id for a in asked])
    altered = comparing.Altered(changed, gone, courses, required)
    compared = comparing.compare(framework, catalogue(framework), asked, known, limits, altered)
    output.show(comparing.compared_table(compared), form, out)
    if form is Format.TEXT and out is None:
        moved = comparing.moved_table(framework, compared, courses)
        if moved.rows:
            output.show(moved)


def _level(context: Context, text: str, name: str) -> tuple[str, int]:
    """`データ分析=3` as skill id and level. Raises UsageRefused (E_PLAN_ALTER) and as `find_skill`."""
    from skillmap.framework.find import find_skill

    skill, _, level = unicodedata.normalize("NFKC", text).rpartition("=")
    header = context.framework.header
    if not skill or not level.strip().isdecimal() or not header.lowest < int(level) <= header.highest:
        expected = f"SKILL=LEVEL ({header.lowest + 1}-{header.highest})"
        raise UsageRefused("E_PLAN_ALTER", name=name, found=text, expected=expected)
    return find_skill(context.framework, skill).id, int(level)


def _course(context: Context, text: str, no: int) -> Course:
    """`SQL入門:6:データ分析=2` as a course. Raises UsageRefused (E_PLAN_ALTER) and as `find_skill`."""
    from skillmap.planning.problem import Course, Step
    from skillmap.words import Bilingual

    parts = unicodedata.normalize("NFKC", text).split(":")
    refused = UsageRefused("E_PLAN_ALTER", name="--with", found=text, expected=COURSE)
    if len(parts) != 3 or not parts[0].strip() or not parts[2].strip():
        raise refused
    try:
        hours = float(parts[1])
    except ValueError:
        raise refused from None
    if not 0 < hours <= 2000:
        raise refused
    teaches = dict(_level(context, pair, "--with") for pair in parts[2].replace("、", ",").split(","))
    name = Bilingual(parts[0].strip(), parts[0].strip())
    return Course(f"what-if-{no}", hours, 0, tuple(Step(s, k) for s, k in sorted(teaches.items())), name=name)
