"""What a writing use case gives: nothing is written before somebody calls `Office.record` with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from skillmap.changes import ChangeSet
from skillmap.problems import Problem

if TYPE_CHECKING:
    from skillmap.framework.model import Framework


@dataclass(frozen=True)
class Draft:
    """What would be recorded (起案): the changes, what is told besides, and how the journal names it."""

    command: str
    changes: ChangeSet
    told: Sequence[Problem] = ()
    """Problems of the files that the changes come from."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    backup: bool = False
    """Whether a snapshot of the database is taken before."""
    again: Callable[[], Draft] | None = None
    """Works it out anew from what is recorded by then; None = it is refused when anything was recorded since."""
    definitions: Framework | None = None
    """The definitions as they will be, when it changes which role grades, skills or levels there are."""
    versions: Sequence[tuple[Framework, Mapping[str, bytes]]] = ()
    """Versions of the definitions with their files, kept so that earlier days are answered in their words."""
    perform: Callable[[], int] | None = None
    """Records it in another way than whole at once; gives the number of the entry."""

    after: Callable[[int], None] | None = None
    """Told the number of the entry once it is recorded; nothing depends on it."""
    is_final: bool = False
    """Whether it cannot be taken back."""

    @property
    def problems(self) -> list[Problem]:
        """Everything there is to say of it; with an error among it nothing is recorded."""
        return [*self.told, *self.changes.problems]


Opened = TypeVar("Opened")
"""The office."""
P = ParamSpec("P")


def renewable(make: Callable[Concatenate[Opened, P], Draft]) -> Callable[Concatenate[Opened, P], Draft]:
    """A use case whose draft is worked out anew by itself when somebody has recorded something else meanwhile."""

    @wraps(make)
    def made(office: Opened, /, *args: P.args, **kwargs: P.kwargs) -> Draft:
        return replace(make(office, *args, **kwargs), again=lambda: make(office, *args, **kwargs))

    return made
