"""What a session is made of, as options that `session add`, `change` and `split` share."""

from datetime import date
from typing import Annotated

import typer

from skillmap.cli.times import day_option

SessionDays = Annotated[
    list[str] | None,
    typer.Option(
        "--day", metavar="DAY[am|pm][@TIME-TIME]", help="A day, with am or pm for a half day; may be repeated"
    ),
]
WindowFrom = Annotated[date | None, day_option("--window-from", "E-learning: first day on which it may be taken")]
WindowTo = Annotated[date | None, day_option("--window-to", "E-learning: last day on which it may be taken")]
Deadline = Annotated[date | None, day_option("--deadline", "Last day on which participants may be changed")]
Trainers = Annotated[
    list[str] | None, typer.Option("--trainer", metavar="NAME", help="Who teaches it, - for nobody; may be repeated")
]
NewCode = Annotated[str, typer.Option("--code", help="Code of the session (default: made from training and number)")]
