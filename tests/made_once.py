"""Workspaces that several tests begin with are filled once; each test gets a copy."""

import atexit
import functools
import inspect
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any


def made_once(fill: Callable[..., Path]) -> Callable[..., Path]:
    """For a fixture that fills the workspace it stands in and gives it: later tests of this process get a copy.

    Put it below `@pytest.fixture`. Whatever the fixture does must be in the workspace when it is done.
    """
    kept = tempfile.TemporaryDirectory(prefix="skillmap-made-")
    atexit.register(kept.cleanup)
    made = Path(kept.name) / "workspace"

    @functools.wraps(fill)
    def filled(**given: Any) -> Path:
        folder = Path.cwd()
        if not made.exists():
            found = fill(**given)
            assert found == folder, f"{inspect.getmodule(fill)}: only for a fixture that gives the present folder"
            shutil.copytree(folder, made)
            return found
        for old in folder.iterdir():
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(made, folder, dirs_exist_ok=True)
        return folder

    return filled
