"""Definitions between offices: a package of our own, packages of others beside them, and how they compare."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skillmap import sheets
from skillmap.documents.framework_comparison import comparison_table
from skillmap.errors import InputRefused, NeedsAnswer, UsageRefused
from skillmap.framework import shared_package
from skillmap.framework.adopting import KINDS, entities
from skillmap.framework.diff import compare
from skillmap.framework.load import sound
from skillmap.framework.model import AdoptedFrom, Framework
from skillmap.framework.shared_package import SHORT, PackageTornError, SharedPackage
from skillmap.japanese import fold
from skillmap.office import versions
from skillmap.office.handout import BookToWrite, DataContent
from skillmap.office.office import Office
from skillmap.problems import Problem, problem
from skillmap.sheets.writing.replacing import replace_file
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True)
class ShareReady:
    """A package ready to be written, what there is to say of it, and its checksum in short."""

    book: BookToWrite
    told: Sequence[Problem]
    checksum: str


def share(office: Office, contact: str = "", name: str = "") -> ShareReady:
    """The office's definitions, with the history of their versions, for another office.

    Args:
        office: The office.
        contact: Whom to ask, as it shall stand in the package: a section, no person.
        name: The office's name; empty = the settings'.

    Raises:
        UsageRefused: E_PACKAGE_OFFICE without a name.
    """
    framework, own = office.framework, name or office.settings.office
    if not own:
        raise UsageRefused("E_PACKAGE_OFFICE")
    found = versions.definition_files(office.workspace.data)
    files = {key: data for key, data in found.items() if key not in shared_package.LEFT_OUT}
    header = framework.header
    history = [
        {
            "day": row.fact.day.isoformat(),
            "old": {"digest": row.fact.old_digest, "ja": row.fact.old_name.ja, "en": row.fact.old_name.en},
            "new": {"digest": row.fact.new_digest, "ja": row.fact.new_name.ja, "en": row.fact.new_name.en},
            "steps": row.fact.steps,
        }
        for row, taken_back in office.words.changes
        if taken_back is None
    ]
    made = SharedPackage(
        own, contact, header.id, header.version, {"ja": header.name.ja, "en": header.name.en}, header.licence,
        framework.digest, history, files,
    )  # fmt: skip
    data = shared_package.packed(made)
    left = tuple(key for key in shared_package.LEFT_OUT if key in found)
    told = [problem("N_SHARE_LEFT", None, files=left)] if left else []
    file = sheets.safe_file_name(f"{own}-{header.id}-{header.version}", suffix=".share.zip")
    checksum = shared_package.unpacked(data).checksum[:SHORT]
    return ShareReady(BookToWrite(file, lambda: DataContent(data, (own, contact))), told, checksum)


@dataclass(frozen=True)
class TakenIn:
    """A package of another office, as it lies in the workspace."""

    package: SharedPackage
    framework: Framework
    path: Path

    @property
    def source(self) -> AdoptedFrom:
        """What stands at a definition that is taken over from it; its id is put in there."""
        one = self.package
        return AdoptedFrom(
            office=one.office, framework=one.framework, version=one.version, digest=one.digest, id="id",
            licence=one.licence,
        )  # fmt: skip


def receive(office: Office, file: Path) -> tuple[TakenIn, bool]:
    """Take a package in beside our own definitions, which stay as they are; and whether it was there already.

    Raises:
        InputRefused: E_PACKAGE_TORN for what is no package or was changed on its way, E_FRAMEWORK for errors in it.
    """
    # Asked of the disk first: a file of any size may be handed in.
    if file.stat().st_size > shared_package.MOST_BYTES:
        raise InputRefused("E_PACKAGE_TORN", file=file.name, found=f"> {shared_package.MOST_BYTES:,} B")
    data = file.read_bytes()
    found = _opened(data, file)
    one = found.package
    plain = re.sub(r"[^\w.]+", "-", f"{one.office}-{one.framework}-{one.version}")[:80]
    # Two versions may go by one name; their digests differ.
    path = office.workspace.shared / f"{plain}-{one.digest[:SHORT]}.zip"
    if path.exists() and path.read_bytes() == data:
        return TakenIn(one, found.framework, path), True
    path.parent.mkdir(exist_ok=True)
    replace_file(path, lambda making: _put(making, data))
    others = [p.stat().st_mtime_ns for p in path.parent.glob("*.zip") if p != path]
    if others and one.digest in _adopted_digests(office):
        # What we took over from comes again, because it was lost: it is not their newest version for that.
        os.utime(path, ns=(min(others) - 1, min(others) - 1))
    return TakenIn(one, found.framework, path), False


def _adopted_digests(office: Office) -> list[str]:
    """Of the versions that our definitions were taken over from, once for each definition."""
    known = [one for kind in KINDS for one in entities(office.framework, kind).values()]
    return [one.adopted_from.digest for one in known if one.adopted_from]


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _opened(data: bytes, file: Path) -> TakenIn:
    try:
        package = shared_package.unpacked(data)
    except PackageTornError as error:
        raise InputRefused("E_PACKAGE_TORN", file=file.name, found=str(error)) from error
    # Read as files of a folder, by the very checks that an office's own go through.
    with tempfile.TemporaryDirectory() as trial:
        folder = Path(trial) / "data"
        folder.mkdir()
        for name, content in package.files.items():
            # Names that lead out of the folder were refused when it was unpacked.
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        return TakenIn(package, sound(folder).framework, file)


def taken_in(office: Office) -> list[TakenIn]:
    """Every package that lies in the workspace, by office, the one taken in last behind. Raises as `receive`."""
    files = office.workspace.shared.glob("*.zip") if office.workspace.shared.is_dir() else ()
    # Version names of others have no order that we know: what came in last counts as the newest.
    paths = sorted(files, key=lambda one: (one.stat().st_mtime_ns, one.name))
    return sorted((_opened(path.read_bytes(), path) for path in paths), key=lambda one: one.package.office)


def latest(office: Office, name: str) -> TakenIn:
    """The package of an office (its name or a part of it) that was taken in last.

    Raises:
        InputRefused: E_PACKAGE_UNKNOWN. NeedsAnswer: E_PACKAGE_SEVERAL for a part of several names.
    """
    known = taken_in(office)
    found = [one for one in known if fold(name) in fold(one.package.office) or name == one.package.framework]
    names = tuple(dict.fromkeys(one.package.office for one in found))
    if not found:
        expected = tuple(dict.fromkeys(one.package.office for one in known))
        raise InputRefused("E_PACKAGE_UNKNOWN", found=name, expected=expected or ("－",))
    if len(names) > 1:
        raise NeedsAnswer("E_PACKAGE_SEVERAL", found=name, expected=names)
    return found[-1]


def with_digest(office: Office, digest: str) -> TakenIn | None:
    """The package of a version; None when it no longer lies there."""
    return next((one for one in taken_in(office) if one.package.digest == digest), None)


_COLUMNS = (
    column("office", "団体", "office"),
    column("name", "人材定義", "framework"),
    column("version", "版", "version"),
    column("checksum", "照合値", "checksum"),
    column("licence", "利用条件", "licence"),
    column("contact", "問い合わせ先", "contact"),
    number("adopted", "取り入れた数", "taken over"),
)


def listing(office: Office) -> Table:
    """The packages that lie beside our definitions, and how much was taken over from each version."""
    digests = _adopted_digests(office)
    rows: list[tuple[Fact, ...]] = [
        (
            one.package.office,
            Bilingual(one.package.name["ja"], one.package.name["en"]),
            one.package.version,
            one.package.checksum[:SHORT],
            one.package.licence,
            one.package.contact or None,
            digests.count(one.package.digest),
        )
        for one in taken_in(office)
    ]
    return Table("shared", message("shared.title"), _COLUMNS, rows)


def compared(office: Office, name: str) -> Table:
    """Their definitions against ours, as a comparison of old and new. Raises as `latest`."""
    theirs = latest(office, name).framework
    own = office.framework
    # A package has no needs: how many people an office wants is its own business, and nothing that they have removed.
    differences = compare(own.model_copy(update={"needs": theirs.needs}), theirs)
    return comparison_table(own, theirs, differences)
