"""`skillmap framework conduct`: the code of conduct as a text that grows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import DryRun, Yes
from skillmap.cli.times import day_option
from skillmap.errors import UsageRefused


def conduct(
    add: Annotated[str, typer.Option("--add", metavar="KEYWORD", help="Add an article with this keyword")] = "",
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="What the new article says")] = "",
    add_en: Annotated[str, typer.Option("--add-en", metavar="KEYWORD", help="Its keyword in English")] = "",
    text_en: Annotated[str, typer.Option("--text-en", metavar="TEXT", help="What it says, in English")] = "",
    proposed_by: Annotated[
        str, typer.Option("--proposed-by", metavar="WHO", help="The section or group that proposed it")
    ] = "",
    taught_by: Annotated[
        list[str] | None,
        typer.Option("--taught-by", metavar="TRAINING", help="A training that teaches it (id); may be repeated"),
    ] = None,
    version: Annotated[
        str, typer.Option("--in-version", metavar="NUMBER", help="The version of the text in which it comes in")
    ] = "",
    on: Annotated[date | None, day_option("--decided-on", "The day on which that version was decided")] = None,
    decided_by: Annotated[str, typer.Option("--decided-by", metavar="WHO", help="Who decided that version")] = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """The code of conduct: since which version each article stands, who proposed it, which training teaches it."""
    here = desk.opened()
    if not add:
        output.show(office.conduct_text.conduct_table(here))
        return
    if not (text and version):
        raise UsageRefused("E_CONDUCT_ADD")
    new = office.conduct_text.NewArticle(add, text, add_en, text_en, proposed_by, tuple(taught_by or ()))
    which = office.conduct_text.NewVersion(version, on, decided_by)
    desk.apply(here, office.conduct_text.add_article(here, new, which), yes=yes, dry_run=dry_run)
