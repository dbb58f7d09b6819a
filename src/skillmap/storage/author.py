"""Who records."""

import getpass
import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who records: `by` from --by or the login name, `host` the PC."""

    by: str
    host: str


def author(by: str | None) -> Author:
    """The author of what is recorded now; a machine without login names gives "?"."""
    try:
        return Author(by or getpass.getuser(), socket.gethostname())
    except (OSError, KeyError, ImportError):
        return Author("?", socket.gethostname())
