"""The files of a folder, all of them: what cannot be listed is told, not passed over as `glob` does."""

import os
from pathlib import Path


def files_below(folder: Path, unread: list[Path] | None = None) -> list[Path]:
    """Every file of a folder and of the folders in it, sorted by path; none where there is no such folder.

    A folder that cannot be listed (no right to it, a drive that does not answer) is added to `unread`; without such a
    list it raises OSError.
    """

    def tell(error: OSError) -> None:
        if unread is None:
            raise error
        unread.append(Path(error.filename))

    if not folder.is_dir():
        return []
    return sorted(Path(top, name) for top, _, names in os.walk(folder, onerror=tell) for name in names)
