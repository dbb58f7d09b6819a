"""Where files that come with the program lie: in the wheel beside its code, in a checkout at the top."""

from importlib.resources import files
from pathlib import Path


def installed(name: str) -> Path:
    """The folder of that name at the top of a checkout (`data`, `docs`); a wheel has it as `skillmap/_<name>`."""
    inside = Path(str(files("skillmap"))) / f"_{name}"
    return inside if inside.is_dir() else Path(__file__).parents[2] / name
