"""Definition files in a place or with a name that means nothing: whoever wrote them believes that they count."""

import re
from pathlib import Path

from skillmap.folders import files_below

FOLDERS = ("standards", "skills", "roles", "trainings", "transitions")
FILES = ("framework.yaml", "careers.yaml", "qualifications.yaml", "conduct.yaml", "leaders.yaml", "needs.yaml")

# Also .yml, and what an editor calls .yaml.txt.
_YAML = re.compile(r"\.ya?ml(\.txt)?\Z", re.IGNORECASE)


def stray(folder: Path) -> tuple[str, ...]:
    """The files below a folder of definitions that nobody reads, as paths in it, sorted; none that cannot be listed."""
    unread: list[Path] = []
    names = (path.relative_to(folder).as_posix() for path in files_below(folder, unread))
    return tuple(sorted(name for name in names if _YAML.search(name) and not _is_read(name)))


def _is_read(name: str) -> bool:
    top, _, rest = name.partition("/")
    # Hidden ones are what an editor or a command that was cut off has left.
    if name.rpartition("/")[2].startswith("."):
        return True
    return name in FILES if not rest else top in FOLDERS and "/" not in rest and rest.endswith(".yaml")
