"""The scripts (`completions/`) by which shells ask for completions.

The words travel in a variable: on a line they could be taken for options.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

WORDS = "SKILLMAP_WORDS"
"""The words behind the program's name up to the one that is typed, one a line; the last may be empty."""


@dataclass(frozen=True, slots=True)
class CompletionScript:
    """The script of a shell, the file it belongs into, and how it takes what is offered."""

    file: str
    place: str
    line: Callable[[str, str], str]

    @property
    def text(self) -> str:
        """The script itself."""
        return (files("skillmap.cli") / "completions" / self.file).read_text("utf-8")


def _described(value: str, about: str) -> str:
    # zsh splits at the first colon that is not escaped.
    shown = value.replace(":", "\\:")
    return f"{shown}:{about}" if about else shown


SCRIPTS = {
    "bash": CompletionScript("skillmap.bash", "~/.bashrc", lambda value, _: value),
    "zsh": CompletionScript("skillmap.zsh", "~/.zshrc", _described),
    "powershell": CompletionScript("skillmap.ps1", "$PROFILE", lambda value, about: f"{value}\t{about}".rstrip()),
}
