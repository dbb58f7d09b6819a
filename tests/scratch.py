"""Where tests put their files: in memory where there is plenty, for they make and remove fifty thousand of them."""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # Linux; elsewhere the folder for temporary files is used as always
_PLENTY = 8 * 2**30
"""Free bytes. A run holds less than one gibibyte at a time; a container's memory folder often has 64 MB."""


def use_memory() -> None:
    """Temporary files of this process and its children go to memory: a fifth of the time, most of it in the system.

    Not where the user chose a folder, and not where nothing may be started from there: tests unpack programs.
    """
    if os.environ.get("TMPDIR") or not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK | os.X_OK):
        return
    if shutil.disk_usage(_MEMORY).free < _PLENTY or os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC:
        return
    os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None
