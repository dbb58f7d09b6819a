"""`skillmap help`: the documentation in the terminal; a command's or a problem code's explanation."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import app as program
from skillmap.cli import fitting, output, state
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def explain(
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TOPIC", help="A topic, words of its title, a command or a problem code; none lists the topics"
        ),
    ] = None,
) -> None:
    """The pages of the documentation, without a network: `help` lists them, `help year` shows one."""
    words, lang = tuple(topic or ()), state.lang()
    asked = " ".join(words)
    if not asked:
        output.show(office.manual.topics(office.manual.pages(lang)))
        output.say("help.how")
        return
    if explained := office.manual.problem_page(asked, lang) or program.help_of(words):
        typer.echo(explained.rstrip("\n"))
        return
    found = office.manual.find(asked, lang)
    if not found:
        raise UsageRefused("E_HELP_TOPIC", found=asked, near=office.manual.near(asked, lang))
    if len(found) > 1:
        output.show(office.manual.topics(found))
        return
    _show(found[0].text)


def _show(markdown: str) -> None:
    """A page, tables and lists laid out; a terminal stops after each screen, a file gets the lines."""
    from rich.console import Console
    from rich.markdown import Markdown

    page = Markdown(markdown, hyperlinks=False)
    if sys.stdout.isatty():
        console = Console(width=fitting.room())
        with console.pager():
            console.print(page)
        return
    stream = io.StringIO()
    Console(file=stream, width=fitting.room()).print(page)
    # The library fills every line up to the width.
    typer.echo("\n".join(line.rstrip() for line in stream.getvalue().splitlines()))
