"""The kinds of lists that can be taken in, one entry each, in the order in which a folder is taken in.

Units and people come first: what follows may speak of those that they bring.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from skillmap.assessment.model import Stage
from skillmap.days import FiscalYear
from skillmap.documents.unit_blocks import Blocks
from skillmap.office.intake.aims import AimImport
from skillmap.office.intake.kind import ListKind
from skillmap.office.intake.leaders import LeaderImport
from skillmap.office.intake.leave import LeaveImport
from skillmap.office.intake.needs import NeedImport
from skillmap.office.intake.posts import PostImport
from skillmap.office.intake.qualifications import QualificationImport
from skillmap.office.intake.ratings import RatingImport
from skillmap.office.intake.requests import RequestImport
from skillmap.office.intake.results import ResultImport
from skillmap.office.intake.seats import EnrolImport
from skillmap.office.intake.sessions import SessionImport
from skillmap.office.intake.staff import StaffImport
from skillmap.office.intake.units import UnitImport


@dataclass(frozen=True, slots=True)
class ForFolder:
    """What the user said about the lists of a folder, each kind taking what it needs."""

    as_of: date | None = None
    fy: FiscalYear | None = None
    stage: Stage = Stage.APPROVED
    is_complete: bool = False
    """The staff list holds everybody."""
    allow_mass_change: bool = False
    blocks: Blocks = "ask"
    results: ResultImport = field(default_factory=ResultImport)
    """How lists of results are read."""


KINDS: tuple[Callable[[ForFolder], ListKind], ...] = (
    lambda said: UnitImport(said.as_of),
    lambda said: StaffImport(said.as_of, said.is_complete, said.allow_mass_change, said.blocks),
    lambda said: LeaveImport(said.as_of),
    lambda said: RatingImport(said.as_of, said.stage),
    lambda said: LeaderImport(said.fy),
    lambda _: AimImport(),
    lambda said: PostImport(said.as_of),
    lambda _: QualificationImport(),
    lambda _: NeedImport(),
    lambda said: SessionImport(said.fy),
    lambda said: RequestImport(said.fy),
    lambda _: EnrolImport(),
    lambda said: said.results,
)
"""The order matters: units, people, then what speaks of them; sessions before seats, seats before results."""


def of_folder(said: ForFolder = ForFolder()) -> tuple[ListKind, ...]:
    """Every kind of list, as a folder is taken in."""
    return tuple(kind(said) for kind in KINDS)
