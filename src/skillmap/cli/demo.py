"""`skillmap demo`: the whole main job on a made-up ward, with the ordinary commands."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from skillmap import demo as made_up
from skillmap import office
from skillmap.cli import output, state
from skillmap.cli.app import app as root
from skillmap.cli.desk import progress
from skillmap.errors import Exit, UsageRefused

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def demo(
    staff: Annotated[int, typer.Option("--staff", metavar="N", help="How many people the ward has")] = 3000,
    into: Annotated[
        Path, typer.Option("--out", metavar="DIR", file_okay=False, help="The folder of the ward's workspace")
    ] = Path("demo-ward"),
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another number gives another ward")] = 1,
) -> None:
    """Make the workspace of a made-up ward and run the whole main job on it."""
    if not 1 <= staff <= made_up.ward.MOST_STAFF:
        raise UsageRefused("E_DEMO_STAFF", found=staff, most=made_up.ward.MOST_STAFF)
    begun = time.monotonic()
    made_up.folder.prepare(into)
    with _surroundings(
        # A workspace that is set for this shell must not become the ward's.
        SKILLMAP_TODAY=made_up.ward.TODAY.isoformat(),
        SKILLMAP_LANG=state.lang(),
        SKILLMAP_WORKSPACE=None,
    ):
        output.tell("demo.begin", office=made_up.chart.OFFICE, day=made_up.ward.TODAY)
        _run(made_up.job.begin(str(into)))
        made_up.folder.mark(into)
        _inputs(into, staff, seed)
        typer.echo(f"\n$ cd {into}")
        with _inside(into):
            for step in made_up.job.steps():
                _run(step)
    _show_folders(into, _since(begun))


def _inputs(out: Path, staff: int, seed: int) -> None:
    """Write what the ward's offices hand in."""
    begun = time.monotonic()
    framework = office.definitions.load_from(out / "data")
    with progress("demo.writing") as told:
        made = made_up.inputs.write(out / made_up.job.INPUT, made_up.ward.make(seed, staff, framework), framework, told)
    output.tell("demo.inputs", count=len(made), folder=str(out / made_up.job.INPUT), seconds=_since(begun))


def _run(step: made_up.job.JobStep) -> None:
    """Run a command of the job in this process; its failure ends the demo with its exit code."""
    typer.echo(f"\n$ {step.line}")
    begun = time.monotonic()
    code = 0
    try:
        # In this process: each by itself every command would start Python anew.
        root(args=list(step.arguments), prog_name="skillmap")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(Exit.BUG)
    if code == Exit.FINDINGS and step.may_find:
        code = 0
    # The next lines may go to stderr: on the screen all of them stay in their order.
    sys.stdout.flush()
    if code:
        output.say("demo.stopped", command=step.line, code=code)
        raise typer.Exit(code)
    output.say("demo.took", seconds=_since(begun))


def _since(begun: float) -> float:
    return round(time.monotonic() - begun, 1)


@contextmanager
def _surroundings(**values: str | None) -> Iterator[None]:
    """Environment variables as given (None = not set), and as they were afterwards."""
    before = {name: os.environ.get(name) for name in values}
    _set(values)
    try:
        yield
    finally:
        _set(before)


def _set(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """The folder as the present one, as after cd."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _show_folders(out: Path, seconds: float) -> None:
    """Where everything lies, and how to go on."""
    books = sum(1 for _ in (out / "out").glob("*.xlsx"))
    output.tell("demo.done", seconds=seconds, folder=str(out.resolve()))
    output.tell("demo.folders", count=books, out=str(out / "out"), input=str(out / made_up.job.INPUT))
    output.tell("demo.go_on", folder=str(out), day=made_up.ward.TODAY)
