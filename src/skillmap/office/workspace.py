"""A new workspace: settings, a copy of the definition files, an empty database."""

from __future__ import annotations

import shutil
from pathlib import Path

from skillmap import config
from skillmap.errors import InputRefused
from skillmap.framework import schemas
from skillmap.framework.load import shipped
from skillmap.storage.database import create_database


def make(folder: Path, name: str = "") -> config.Workspace:
    """A new workspace in an empty or new folder, of the office `name`.

    Raises InputRefused (E_INIT_NOT_EMPTY, E_CANNOT_WRITE).
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputRefused("E_INIT_NOT_EMPTY", folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused("E_CANNOT_WRITE", file=str(folder), reason=error.strerror or "") from error
    shutil.copytree(shipped(), folder / "data")
    schemas.write(folder / schemas.FOLDER)
    for inner in ("out", "backups", "logs"):
        (folder / inner).mkdir()
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    (folder / config.FILE).write_text(config.TEMPLATE.format(office=quoted), "utf-8")
    workspace = config.Workspace(folder, config.load(folder / config.FILE))
    create_database(workspace.database_url).dispose()
    return workspace
