"""Refusals: a command that cannot go on raises one `Refusal`; `i18n` words it, `cli` turns it into an exit code."""

import errno
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

from skillmap.words import Fact, message


class Exit(IntEnum):
    """Exit codes: an interface for scripts, listed in the README."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    REFUSED = 3
    NEEDS_ANSWER = 4
    LOCKED = 5
    # EX_SOFTWARE of sysexits.h; below it 128 + 2, as shells report Ctrl+C.
    BUG = 70
    STOPPED = 130


class Refusal(Exception):
    """The command stops here and nothing is written.

    `code` is a key of the catalogue, `facts` go into its sentence, `problems` (values of `skillmap.problems`) are
    listed below it, all of them at once.
    """

    exit: Exit = Exit.REFUSED

    def __init__(self, code: str, /, problems: "Sequence[object]" = (), **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.problems = tuple(problems)


class UsageRefused(Refusal):
    """The command line does not make sense as it stands (exit 2)."""

    exit = Exit.USAGE


class InputRefused(Refusal):
    """A file, workspace, database or name is not usable (exit 3)."""


class NeedsAnswer(Refusal):
    """The program will not guess: the user must say which is meant (exit 4)."""

    exit = Exit.NEEDS_ANSWER


class Locked(Refusal):
    """Somebody else is writing, or a file is open in another program (exit 5)."""

    exit = Exit.LOCKED


_REASONS = {
    errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EFBIG: "too_big", errno.EROFS: "read_only",
    errno.EACCES: "no_right", errno.EPERM: "no_right", errno.ENAMETOOLONG: "too_long", errno.EIO: "device",
    errno.ESTALE: "gone", errno.ENODEV: "gone", errno.ENXIO: "gone", errno.EHOSTDOWN: "gone", errno.ENOTCONN: "gone",
    errno.EHOSTUNREACH: "gone", errno.ENETUNREACH: "gone", errno.ETIMEDOUT: "gone", errno.ENOENT: "missing",
    errno.EBUSY: "open", errno.ETXTBSY: "open", errno.EAGAIN: "open", errno.EMFILE: "many", errno.ENFILE: "many",
}  # fmt: skip


def reason_of(error: OSError) -> Fact:
    """What an accident with a file was, in words of both languages; a rare one as the system says it."""
    known = _REASONS.get(error.errno or 0)
    return message(f"accident.{known}") if known else error.strerror or type(error).__name__
