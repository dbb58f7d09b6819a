"""Several processes at once, for what several people do at the same time."""

import multiprocessing
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.pool import Pool

from trials import LONG


@contextmanager
def processes(count: int) -> Iterator[Pool]:
    """So many processes; in `make torture`, and on Windows, each starts Python anew."""
    kind = "spawn" if LONG or sys.platform == "win32" else "fork"
    with warnings.catch_warnings():
        # From Python 3.12 on it warns of threads that the other process lacks: those of the test runner.
        warnings.simplefilter("ignore", DeprecationWarning)
        pool = multiprocessing.get_context(kind).Pool(count)
    with pool:
        yield pool
