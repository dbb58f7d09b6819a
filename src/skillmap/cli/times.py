"""Options that take a day or a year. What reads them is loaded when one is given: --help needs none of it."""

from datetime import date
from typing import Annotated, Any, Literal

import typer

from skillmap import cli
from skillmap.days import FiscalYear


def parse_day(text: str) -> date:
    """A day as people type it; see `typed.parse_day`."""
    return cli.typed.parse_day(text)


def parse_fy(text: str) -> FiscalYear:
    """A fiscal year as people type it; see `typed.parse_fy`."""
    return cli.typed.parse_fy(text)


def parse_since(text: str) -> int | date | Literal["last"]:
    """What numbers are compared with; see `typed.parse_since`."""
    return cli.typed.parse_since(text)


def parse_known_at(text: str | None) -> int | str | None:
    """A journal entry or a time; see `typed.parse_known_at`."""
    return cli.typed.parse_known_at(text)


def day_option(name: str, help_text: str) -> Any:
    """An option that takes a day."""
    return typer.Option(name, metavar="DAY", help=help_text, parser=parse_day)


From = Annotated[date | None, day_option("--from", "First day of the term")]
Due = Annotated[date | None, day_option("--due", "The day by which forms should be back")]
