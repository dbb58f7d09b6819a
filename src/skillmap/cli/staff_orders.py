"""`skillmap staff depart`, `staff post add|end`: orders of one person by hand."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk
from skillmap.cli.options import DryRun, Yes
from skillmap.cli.times import day_option
from skillmap.errors import UsageRefused

Person = Annotated[str, typer.Argument(metavar="PERSON", help="Staff number, name or kana")]
Unit = Annotated[str, typer.Option("--section", metavar="UNIT", help="A unit by name or path (総務部/人事課)")]

post = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@post.callback()
def posts() -> None:
    """Second posts (兼務) of one person."""


def depart(
    person: Person,
    on: Annotated[date, day_option("--on", "Last day in the office (for 転出: the first day elsewhere)")],
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="WHY", help="退職, 転出, 任期満了, 死亡 (retired, moved-out, term-over, died)"
        ),
    ] = "退職",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record that somebody leaves; seats, requests, aims and leader's seats are freed with it."""
    here = desk.opened()
    desk.apply(here, office.orders.depart(here, person, on, reason), yes=yes, dry_run=dry_run)


def join(
    old: Annotated[str | None, typer.Argument(metavar="OLD", help="The staff number that is no longer used")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="The person's number from now on")] = None,
    many: Annotated[
        Path | None,
        typer.Option("--list", metavar="FILE", exists=True, dir_okay=False, help="Many at once: old and new numbers"),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record that two staff numbers are one person: everything recorded under the old one goes on under the new one."""
    here = desk.opened()
    if many is not None and old is None:
        desk.apply(here, office.joining.join_list(here, many), yes=yes, dry_run=dry_run)
    elif many is None and old is not None and new is not None:
        desk.apply(here, office.joining.join(here, old, new), yes=yes, dry_run=dry_run)
    else:
        raise UsageRefused("E_JOIN_WHAT")


@post.command()
def add(
    person: Person,
    section: Unit,
    on: Annotated[date | None, day_option("--on", "First day of the post (default: today)")] = None,
    until: Annotated[date | None, day_option("--until", "Last day of the post")] = None,
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="KIND", help="兼務, 併任, 事務取扱, 充て職 (extra, concurrent, acting, ex-officio)"
        ),
    ] = "兼務",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record a second post."""
    here = desk.opened()
    desk.apply(here, office.orders.add_post(here, person, section, on, until, kind), yes=yes, dry_run=dry_run)


@post.command()
def end(
    person: Person,
    section: Unit,
    on: Annotated[date | None, day_option("--on", "First day without the post (default: today)")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record that a second post is over."""
    here = desk.opened()
    desk.apply(here, office.orders.end_post(here, person, section, on), yes=yes, dry_run=dry_run)
