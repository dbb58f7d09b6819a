"""What the user says of results wherever lists of them come in: by themselves or in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import course_names
from skillmap.cli.shared_options import shares
from skillmap.cli.times import day_option
from skillmap.errors import UsageRefused

PROXY = ("attended", "absent")
Proxy = Annotated[
    str | None,
    typer.Option("--proxy", metavar="attended|absent", help="What somebody else's attendance (代) counts as"),
]

NearName = Annotated[
    str | None,
    typer.Option("--near", metavar="same|another", help="What a completion near another one of that training is"),
]
AttemptsName = Annotated[
    str | None,
    typer.Option("--attempts", metavar="best|last", help="What counts of a completion and a failure of one day"),
]
DayOrder = Annotated[
    str, typer.Option("--day-order", metavar="dmy|mdy|ymd", help="What comes first in days like 05/06/26")
]
Course = Annotated[
    list[str] | None,
    typer.Option("--course", metavar="NAME=TRAINING", help="What an unknown name of a course means; once per name"),
]
On = Annotated[date | None, day_option("--on", "The day of completion, when the file does not say it")]

FullMarks = Annotated[
    float,
    typer.Option("--full-marks", min=0.01, metavar="N", help="The best score of the list, if not 100"),
]


@dataclass(frozen=True, slots=True)
class ResultOptions:
    """The answers, each for all lines that do not say it themselves."""

    proxy: Proxy = None
    near: NearName = None
    on: On = None
    day_order: DayOrder = ""
    course: Course = None
    full_marks: FullMarks = 100
    attempts: AttemptsName = None

    @property
    def kind(self) -> office.intake.results.ResultImport:
        """The list of results with these answers. Raises UsageRefused (E_RESULT_PROXY, E_COURSE_FORM)."""
        if self.proxy not in (None, *PROXY):
            raise UsageRefused("E_RESULT_PROXY", found=self.proxy, expected=PROXY)
        courses = course_names.given(self.course)
        return office.intake.results.ResultImport(
            proxy=self.proxy,
            near=self.near,
            on=self.on,
            day_order=self.day_order,
            courses=courses,
            full_marks=self.full_marks,
            attempts=self.attempts,
        )


with_result_options = shares(ResultOptions, "said")
"""The command with these options; they reach it as `said`."""
