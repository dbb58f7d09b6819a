"""A new workspace: settings, a copy of the definition files, an empty database."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from skillmap import config, temporary
from skillmap.documents import recipe_schema
from skillmap.errors import InputRefused, reason_of
from skillmap.framework import schemas
from skillmap.framework.load import shipped
from skillmap.office import versions
from skillmap.storage.database import create_database

_PARTS = ("docs", "out", "backups", "logs", "framework", "data", "skillmap.sqlite", config.FILE)
"""What a workspace is made of. The settings come last: a folder with them is a workspace."""


def make(folder: Path, name: str = "") -> config.Workspace:
    """A new workspace in an empty or new folder, or in one where making it was cut off, of the office `name`.

    Raises InputRefused (E_INIT_NOT_EMPTY, E_CANNOT_WRITE).
    """
    if folder.exists() and (not folder.is_dir() or not _is_free(folder)):
        raise InputRefused("E_INIT_NOT_EMPTY", folder=str(folder))
    new = folder / temporary.name("workspace")
    try:
        new.mkdir(parents=True)
        temporary.clear(folder)
        _build(new, name)
        for part in _PARTS:
            # What an earlier attempt has put in place is whole.
            if not (folder / part).exists():
                (new / part).rename(folder / part)
        shutil.rmtree(new)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise InputRefused("E_CANNOT_WRITE", file=str(folder), reason=reason_of(error)) from error
    return config.Workspace(folder, config.load(folder / config.FILE))


def _is_free(folder: Path) -> bool:
    """Whether it is empty, or holds nothing but parts of a workspace that was not finished."""
    there, left = set(folder.iterdir()), set(temporary.left_behind(folder))
    parts = {folder / part for part in _PARTS if part != config.FILE}
    return not there or (bool(left) and there <= left | parts)


def _build(folder: Path, name: str) -> None:
    shutil.copytree(shipped(), folder / "data")
    schemas.write(folder / schemas.FOLDER)
    (folder / schemas.FOLDER / recipe_schema.FILE).write_text(recipe_schema.schema_text(), "utf-8")
    for inner in ("out", "backups", "logs"):
        (folder / inner).mkdir()
    # A text of JSON is one of TOML, but for the character that JSON leaves alone.
    # An argument may hold half a pair of surrogates, which no file takes.
    text = name.encode("utf-8", "replace").decode()
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
    (folder / config.FILE).write_text(config.TEMPLATE.format(office=quoted), "utf-8")
    # What a later program brings is merged with the office's changes from these on.
    versions.keep_shipped(config.Workspace(folder, config.load(folder / config.FILE)))
    create_database(config.Workspace(folder, config.load(folder / config.FILE)).database_url).dispose()
