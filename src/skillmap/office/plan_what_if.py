"""The same people planned again under other circumstances; nothing is recorded."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from skillmap.errors import UsageRefused
from skillmap.framework.find import find_skill, find_training
from skillmap.office.office import Office
from skillmap.office.plan_scope import PlanLimits, PlanScope, asked, limits
from skillmap.planning import standing
from skillmap.planning import what_if as comparing
from skillmap.planning.catalogue import catalogue
from skillmap.planning.problem import Course, Step
from skillmap.tables import Table
from skillmap.words import Bilingual

COURSE = "NAME:HOURS:SKILL=LEVEL,SKILL=LEVEL"


@dataclass(frozen=True)
class Circumstances:
    """What would be different, as people write it."""

    without: Sequence[str] = ()
    """Trainings that are cancelled, by id or name."""
    added: Sequence[str] = ()
    """Further trainings: SQL入門:6:データ分析=2."""
    require: Sequence[str] = ()
    """Levels asked for: データ分析=3."""


@dataclass(frozen=True)
class WhatIf:
    """Both sides beside each other, and the trainings that would move."""

    compared: Table
    moved: Table


def what_if(office: Office, scope: PlanScope, said: PlanLimits, other: Circumstances) -> WhatIf:
    """Plans under other limits, with a training more or less, or with a higher level.

    Raises UsageRefused (E_PLAN_SAME when nothing would differ, E_PLAN_ALTER), and as `plans.make`.
    """
    framework = office.framework
    present = limits(office, PlanLimits(said.fy))
    changed = limits(office, said)
    gone = frozenset(find_training(framework, text).id for text in other.without)
    courses = tuple(_course(office, text, no) for no, text in enumerate(other.added, 1))
    required = dict(_level(office, text, "--require") for text in other.require)
    if changed == present and not (gone or courses or required):
        raise UsageRefused("E_PLAN_SAME")
    with office.read() as connection:
        organisation = office.organisation(connection, office.moment())
        wanted = asked(office, connection, organisation, scope)
        known = standing.known(framework, connection, office.moment(), [a.person.id for a in wanted])
    altered = comparing.AlteredNeed(changed, gone, courses, required)
    compared = comparing.compare(framework, catalogue(framework), wanted, known, present, altered)
    return WhatIf(comparing.compared_table(compared), comparing.moved_table(framework, compared, courses))


def _level(office: Office, text: str, name: str) -> tuple[str, int]:
    """`データ分析=3` as skill id and level. Raises UsageRefused (E_PLAN_ALTER) and as `find_skill`."""
    # Typed with a Japanese keyboard ＝ and digits are full-width.
    skill, _, level = unicodedata.normalize("NFKC", text).rpartition("=")
    header = office.framework.header
    if not skill or not level.strip().isdecimal() or not header.lowest < int(level) <= header.highest:
        expected = f"SKILL=LEVEL ({header.lowest + 1}-{header.highest})"
        raise UsageRefused("E_PLAN_ALTER", name=name, found=text, expected=expected)
    return find_skill(office.framework, skill).id, int(level)


def _course(office: Office, text: str, no: int) -> Course:
    """`SQL入門:6:データ分析=2` as a course. Raises UsageRefused (E_PLAN_ALTER) and as `find_skill`."""
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
    teaches = dict(_level(office, pair, "--with") for pair in parts[2].replace("、", ",").split(","))
    name = Bilingual(parts[0].strip(), parts[0].strip())
    # 0 yen: nobody has said what it would cost.
    return Course(f"what-if-{no}", hours, 0, tuple(Step(s, k) for s, k in sorted(teaches.items())), name=name)
