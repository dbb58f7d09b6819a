"""The next version of definitions with what the office has changed in the former one, as a new folder."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillmap.commands import quoted
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework import merging, yaml_files
from skillmap.framework.check import examine
from skillmap.framework.load import shipped, sound
from skillmap.framework.reader import read
from skillmap.framework.three_way import FieldConflict
from skillmap.framework.yaml_files import text_of
from skillmap.office import versions
from skillmap.office.definition_adoption import write_folder
from skillmap.office.office import Office
from skillmap.problems import Problem, errors_of, problem
from skillmap.tables import Table, column
from skillmap.words import Fact, message

COLUMNS = (
    column("key", "項目", "value"),
    column("base", "元の版", "former version"),
    column("theirs", "新しい版", "new version"),
    column("ours", "自庁", "ours"),
)


@dataclass(frozen=True)
class MergedDefinitions:
    """What came of three versions; nothing is written yet."""

    conflicts: Table | None
    """Values that both have changed, to be decided; None when there are none."""
    kept: Table
    """Values that only the office has changed."""
    told: Sequence[Problem]
    taken: int
    """How many values become those of the new version."""
    files: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """The whole folder or nothing of it."""
        write_folder(folder, self.files)


@dataclass(frozen=True)
class _Side:
    texts: Mapping[str, str]
    data: merging.Data


def prepare(
    office: Office,
    folder: Path,
    new: Path | None = None,
    base: Path | None = None,
    take_theirs: Sequence[str] = (),
    keep_ours: Sequence[str] = (),
) -> MergedDefinitions:
    """The definitions of `new` (the shipped ones when not said) with what the office has changed since `base`.

    `folder` is where they are to be written. `base` is the version that the office's own were made from; not said: of
    those that were kept when the workspace was made or merged, the one that is most like ours.

    Raises:
        InputRefused: E_FRAMEWORK, E_FRAMEWORK_FOLDER for errors in one of them, E_MERGE_UNSOUND for errors in what
            comes of them, E_MERGE_BASE when no former version is kept, E_VERSION_LOST when one cannot be read,
            E_MERGE_SAME when the new one is the former one, E_INIT_NOT_EMPTY.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputRefused("E_INIT_NOT_EMPTY", folder=str(folder))
    ours = _sound_side(office.workspace.data, is_other=False)
    theirs = _sound_side(new or shipped())
    before = _sound_side(base) if base is not None else _kept_side(office, ours)
    if before.data == theirs.data:
        raise InputRefused("E_MERGE_SAME")
    found = merging.merged(before.data, theirs.data, ours.data, take_theirs, keep_ours)
    values = found.values
    told = [
        problem("W_FOLLOW_UNUSED", None, found=key)
        for key in dict.fromkeys((*take_theirs, *keep_ours))
        if key not in values.decided
    ]
    files = merging.texts(found.data, theirs.texts, ours.texts, (theirs.data, ours.data), text_of)
    if not values.conflicts:
        _try(files)
    rows = [_row(one) for one in values.conflicts]
    asked = Table("merge-conflicts", message("merge.conflicts"), COLUMNS, rows, (message("merge.note"),))
    own = [(".".join(path),) for path in values.kept]
    kept = Table("merge-kept", message("merge.kept"), COLUMNS[:1], own, ())
    return MergedDefinitions(asked if rows else None, kept, told, len(values.taken), files)


def refuse_conflicts(found: MergedDefinitions) -> None:
    """Raises NeedsAnswer (E_FOLLOW_CONFLICT) for values that both sides have changed."""
    if found.conflicts is not None:
        # Keys of needs have blanks in them.
        example = quoted(str(found.conflicts.rows[0][0]))
        raise NeedsAnswer("E_FOLLOW_CONFLICT", count=len(found.conflicts.rows), example=example)


def remember(office: Office, new: Path | None) -> None:
    """Keep the shipped definitions that were merged: the next merge begins from them."""
    if new is None:
        versions.keep_shipped(office.workspace)


def _sound_side(folder: Path, *, is_other: bool = True) -> _Side:
    sound(folder, is_other=is_other)
    return _side(folder)


def _side(folder: Path) -> _Side:
    texts = {name: data.decode("utf-8-sig") for name, data in versions.definition_files(folder).items()}
    return _Side(texts, {name: _data(text, name) for name, text in texts.items()})


def _data(text: str, name: str) -> Any:
    document, _ = yaml_files.parse(text, name)
    return document.data if document is not None else None


def _kept_side(office: Office, ours: _Side) -> _Side:
    """The kept version that is most like ours.

    Not examined: it was sound by the checks of the program that kept it, and is merely compared with.
    """
    kept: list[_Side] = []
    for archive in versions.kept_shipped(office.workspace):
        with versions.unpacked(archive) as folder:
            kept.append(_side(folder))
    if not kept:
        raise InputRefused("E_MERGE_BASE")
    return max(kept, key=lambda one: merging.likeness(one.data, ours.data))


def _try(files: Mapping[str, str]) -> None:
    """Raises InputRefused (E_MERGE_UNSOUND) when files that fit alone do not fit together."""
    with tempfile.TemporaryDirectory() as trial:
        folder = Path(trial) / "data"
        write_folder(folder, files)
        errors = errors_of(examine(read(folder)))
    if errors:
        raise InputRefused("E_MERGE_UNSOUND", errors)


def _row(one: FieldConflict) -> tuple[Fact, ...]:
    return (one.key, _shown(one.base), _shown(one.theirs), _shown(one.ours))


def _shown(value: Any) -> Fact:
    return None if value is None else "、".join(map(str, value)) if isinstance(value, list) else str(value)
