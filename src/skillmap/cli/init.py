"""`skillmap init`: a new workspace."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap import config
from skillmap.cli import output
from skillmap.errors import InputRefused

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", file_okay=False, help="The folder of the new workspace")
    ] = Path(),
    office: Annotated[str, typer.Option("--office", metavar="NAME", help="Name of the office")] = "",
) -> None:
    """Make a workspace: settings, a copy of the definition files, an empty database."""
    make(folder, office)
    output.tell("init.done", folder=str(folder.resolve()))
    output.tell("init.next")


def make(folder: Path, office: str) -> config.Workspace:
    """A new workspace in an empty or new folder. Raises InputRefused (E_INIT_NOT_EMPTY, E_CANNOT_WRITE)."""
    import shutil

    from skillmap.framework import schemas
    from skillmap.framework.load import shipped
    from skillmap.storage.database import create_database

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputRefused("E_INIT_NOT_EMPTY", folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused("E_CANNOT_WRITE", file=str(folder), reason=error.strerror or "") from error
    shutil.copytree(shipped(), folder / "data")
    schemas.write(folder / schemas.FOLDER)
    for name in ("out", "backups", "logs"):
        (folder / name).mkdir()
    quoted = office.replace("\\", "\\\\").replace('"', '\\"')
    (folder / config.FILE).write_text(config.TEMPLATE.format(office=quoted), "utf-8")
    workspace = config.Workspace(folder, config.load(folder / config.FILE))
    create_database(workspace.database_url).dispose()
    return workspace
