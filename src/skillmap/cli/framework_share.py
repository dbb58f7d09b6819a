"""`skillmap framework share`, `receive`, `shared`, `adopt`, `follow`: definitions between offices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import DryRun, Out, Yes
from skillmap.errors import UsageRefused

Office_ = Annotated[str, typer.Argument(metavar="OFFICE", help="The other office, by its name or a part of it")]
Names = list[str] | None


def share(
    contact: Annotated[
        str, typer.Option("--contact", metavar="TEXT", help="The section to ask, as it shall stand in the package")
    ] = "",
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Name of the office (default: the settings)")
    ] = "",
    out: Out = None,
) -> None:
    """Write the definitions as a package for another office: files, history of versions, licence, checksum."""
    ready = office.definition_sharing.share(desk.opened(), contact, name)
    output.say_problems(ready.told)
    outgoing.write(ready.book, out)
    output.say("share.checksum", checksum=ready.checksum)


def receive(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The package of framework share")
    ],
) -> None:
    """Take a package of another office in beside the own definitions, which stay as they are."""
    found, known = office.definition_sharing.receive(desk.opened(), file)
    one = found.package
    # The same package taken in twice is no mistake: somebody wanted to be sure.
    key = "receive.known" if known else "receive.done"
    output.say(key, office=one.office, version=one.version, checksum=one.checksum[:12], licence=one.licence)


def shared(
    name: Annotated[
        str | None, typer.Argument(metavar="OFFICE", help="Compare this office's definitions with the own ones")
    ] = None,
) -> None:
    """The packages of other offices; with a name a comparison with the own definitions."""
    here = desk.opened()
    output.show(office.definition_sharing.compared(here, name) if name else office.definition_sharing.listing(here))


def adopt(
    name: Office_,
    role: Annotated[Names, typer.Option("--role", metavar="ROLE", help="A role of theirs; may be repeated")] = None,
    training: Annotated[
        Names, typer.Option("--training", metavar="TRAINING", help="A training of theirs; may be repeated")
    ] = None,
    article: Annotated[
        Names, typer.Option("--article", metavar="ARTICLE", help="An article of their code; may be repeated")
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take single roles, trainings or articles of another office over, with what they need and their source."""
    asked = office.adoption.ToAdopt(tuple(role or ()), tuple(training or ()), tuple(article or ()))
    if asked == office.adoption.ToAdopt():
        raise UsageRefused("E_ADOPT_NOTHING")
    here = desk.opened()
    desk.apply(here, office.adoption.adopt(here, name, asked), yes=yes, dry_run=dry_run)


def follow(
    name: Office_,
    theirs: Annotated[
        Names, typer.Option("--theirs", metavar="KEY", help="Of what both have changed, take theirs (role.analyst)")
    ] = None,
    ours: Annotated[
        Names, typer.Option("--ours", metavar="KEY", help="Of what both have changed, keep ours; may be repeated")
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Follow another office to its next version, in what was taken over; what both have changed is asked."""
    here = desk.opened()
    found = office.follow_up.follow_up(here, name, tuple(theirs or ()), tuple(ours or ()))
    if found.conflicts is not None:
        output.show(found.conflicts)
        output.say_problems(found.told)
    office.follow_up.refuse_conflicts(found)
    if found.draft is None:
        output.say_problems(found.told)
        output.say("out.nothing")
        return
    desk.apply(here, found.draft, yes=yes, dry_run=dry_run)
