"""What the global options said: language, workspace, author, known-at. Set once per process, before any command."""

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillmap.errors import UsageRefused
from skillmap.words import Lang

if TYPE_CHECKING:
    from skillmap.office import Office


@dataclass(frozen=True, slots=True)
class Globals:
    """The global options as given; None = not given."""

    lang: Lang = "ja"
    workspace: Path | None = None
    by: str | None = None
    known_at: str | None = None
    command: str = "skillmap"
    """The command that the line asks for, for `… --help`."""
    looks_ahead: bool = False
    """Days to come may be shown: --include-future."""
    wide: bool = False
    """Listings are shown with all their columns, however long the lines become: --wide."""
    replaces: bool = False
    """Files of others may be replaced: --replace."""
    reason: str = ""
    """Why so many names leave: --reason."""
    opens: bool = False
    """What was written is opened: --open."""


_now = Globals()
_office: "Office | None" = None
_recorded: int | None = None


def current() -> Globals:
    """The global options of this process."""
    return _now


def lang() -> Lang:
    """The language of messages and documents."""
    return _now.lang


def set_globals(*, lang: str | None, workspace: str | None, by: str | None, known_at: str | None) -> None:
    """Take over what the root command parsed. Raises UsageRefused for a language that is not there."""
    global _now  # noqa: PLW0603 - the one place that holds process-wide options
    _now = Globals(_choose(lang, workspace), Path(workspace) if workspace else None, by, known_at, _now.command)


def heard(given: Callable[[Globals, Any], Globals], said: object) -> None:
    """An option of the running command that holds for all that it does."""
    global _now  # noqa: PLW0603
    _now = given(_now, said)


def entered(office: "Office") -> None:
    """The office of the running command: what it writes is recorded there."""
    global _office  # noqa: PLW0603
    _office = office


def left() -> None:
    """The command is over: nothing of its office stays open."""
    global _office, _recorded  # noqa: PLW0603
    if _office is not None:
        _recorded = _office.recorded
        _office.close()
    _office = None


def recorded() -> int | None:
    """The newest entry that the running command has recorded, also when it is over; None = it has recorded none."""
    return _office.recorded if _office is not None else _recorded


def office_here() -> "Office | None":
    """The office of the running command; None when it needs none."""
    return _office


def language_from(arguments: list[str]) -> None:
    """Find the language before parsing, because help must already speak it."""
    global _now  # noqa: PLW0603
    given = {
        name: _value(arguments, *names)
        for name, names in {"lang": ("--lang",), "workspace": ("--workspace", "-C")}.items()
    }
    try:
        _now = replace(_now, lang=_choose(given["lang"], given["workspace"]))
    except UsageRefused:
        # That the language is none is told when the line is read.
        _now = replace(_now, lang="ja")


def reached(command: str) -> None:
    """Note the command that the line asks for."""
    global _now, _recorded
    _now, _recorded = replace(_now, command=command), None


def _value(arguments: list[str], *names: str) -> str | None:
    for i, argument in enumerate(arguments):
        for name in names:
            if argument == name and i + 1 < len(arguments):
                return arguments[i + 1]
            if argument.startswith(f"{name}="):
                return argument.split("=", 1)[1]
    return None


def _choose(given: str | None, workspace: str | None) -> Lang:
    """--lang, then SKILLMAP_LANG, then the workspace's setting, then Japanese; never the machine's LANG."""
    asked = given or os.environ.get("SKILLMAP_LANG") or _configured(workspace) or "ja"
    if asked not in ("ja", "en"):
        raise UsageRefused("E_LANG", found=asked)
    return "en" if asked == "en" else "ja"


def _configured(workspace: str | None) -> str | None:
    start = Path(workspace or os.environ.get("SKILLMAP_WORKSPACE") or Path.cwd())
    for folder in (start, *start.parents):
        file = folder / "skillmap.toml"
        if file.is_file():
            try:
                return str(tomllib.loads(file.read_text("utf-8-sig")).get("lang") or "") or None
            # Broken settings are told by whoever needs them, in a language that does not depend on them.
            except (OSError, ValueError):
                return None
    return None
