"""The pre-flight of a workbook: what the bytes are, and whether the package is one that may be opened at all."""

import hashlib
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from skillmap.errors import InputRefused, Locked
from skillmap.sheets.limits import MIB, FileLimits
from skillmap.sheets.package.markup import Budget, Reader, local, parse
from skillmap.words import Message, message

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_MACRO_TYPES = ("vbaproject", "macrosheet")
_MAIN_TYPES = ("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")


@dataclass(frozen=True)
class FileSource:
    """The bytes of a file, read once, so that what was checked is what is read."""

    path: Path
    data: bytes

    @property
    def name(self) -> str:
        """The file name, as messages show it."""
        return self.path.name

    @cached_property
    def sha256(self) -> str:
        """Digest of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def is_zip(self) -> bool:
        """Whether it begins like a zip package."""
        return self.data.startswith(_ZIP)

    @property
    def is_ole(self) -> bool:
        """Whether it begins like an old Office file or an encrypted one."""
        return self.data.startswith(_OLE)


def load(path: Path, limits: FileLimits) -> FileSource:
    """The file's bytes. Raises InputRefused (E_NO_FILE, E_EMPTY_FILE, E_FILE_TOO_LARGE) or Locked (E_FILE_OPEN)."""
    name = path.name
    try:
        if not path.is_file():
            raise InputRefused("E_NO_FILE", file=str(path))
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise InputRefused("E_FILE_TOO_LARGE", file=name, found=size // MIB, expected=limits.file_bytes // MIB)
        with path.open("rb") as stream:
            # Bounded once more: on a shared folder the file may have grown since its size was asked for.
            data = stream.read(limits.file_bytes + 1)
    # Windows locks a workbook that is open in Excel: the way out is to close it there.
    except PermissionError as error:
        raise Locked("E_FILE_OPEN", file=name) from error
    except OSError as error:
        raise InputRefused("E_NO_FILE", file=str(path)) from error
    if not data:
        raise InputRefused("E_EMPTY_FILE", file=name)
    return FileSource(path, data)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another. `kind` is the last word of its type, the same in both dialects of the format."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A workbook's package that passed the pre-flight of its directory. Parts are parsed one by one, guarded."""

    def __init__(self, source: FileSource, limits: FileLimits) -> None:
        self.file = source.name
        self.limits = limits
        self.budget = Budget(source.name, limits.inflated_bytes)
        _refuse_what_is_no_package(source)
        _check_end_record(source, limits)
        try:
            self._zip = zipfile.ZipFile(BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as error:
            raise InputRefused("E_CORRUPT", file=self.file, part="") from error
        self.parts = check_directory(self.file, self._zip.infolist(), limits)
        self.types = self._content_types()
        self.workbook_part = self._workbook_part()

    def has(self, part: str) -> bool:
        """Whether the package has this part (names are compared as Office does, without case)."""
        return part.casefold() in self.parts

    def parse(self, part: str, reader: Reader) -> None:
        """Feeds one part through a reader; raises InputRefused when it is missing or not sound."""
        info = self.parts.get(part.casefold())
        # Named by the workbook and not there: opening what is left would lose it without a word.
        if info is None:
            raise InputRefused("E_CORRUPT", file=self.file, part=part)
        try:
            with self._zip.open(info) as stream:
                parse(stream, part, reader, self.limits, self.budget)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise InputRefused("E_CORRUPT", file=self.file, part=part) from error
        except RuntimeError as error:
            # zipfile tells an encrypted entry by a plain RuntimeError.
            raise InputRefused("E_ENCRYPTED", file=self.file) from error

    def relations(self, part: str) -> list[Relation]:
        """The links of a part in file order; empty when it has none. An empty `part` is the package itself."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return []
        reader = _Relations(folder)
        self.parse(rels, reader)
        return reader.found

    def check_parts(self, besides: set[str]) -> None:
        """Runs every XML part that is not read otherwise through the guard."""
        done = {name.casefold() for name in besides}
        for key, info in self.parts.items():
            if key not in done and self._is_xml(info.filename):
                self.parse(info.filename, Reader())

    def _is_xml(self, name: str) -> bool:
        kind = self.types.of(name)
        return name.casefold().endswith((".xml", ".rels")) or kind.endswith(("+xml", "/xml"))

    def _content_types(self) -> "_ContentTypes":
        types = _ContentTypes()
        if not self.has("[Content_Types].xml"):
            raise InputRefused("E_NOT_XLSX", file=self.file, found=_what_zip(self.parts))
        self.parse("[Content_Types].xml", types)
        # A type that is declared for an ending no part has (some libraries declare all they know) says nothing.
        for part in self.parts:
            kind = types.of(part).casefold()
            # Renamed to .xlsx a workbook keeps its macro; the name of the part gives it away whatever its type says.
            if "vbaproject" in part or any(word in kind for word in _MACRO_TYPES):
                raise InputRefused("E_MACRO", file=self.file)
        return types

    def _workbook_part(self) -> str:
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and not relation.external:
                kind = self.types.of(relation.target)
                if kind.endswith(_MAIN_TYPES):
                    return relation.target
                if "macroenabled" in kind.casefold() and "binary" not in kind.casefold():
                    raise InputRefused("E_MACRO", file=self.file)
                raise InputRefused("E_NOT_XLSX", file=self.file, found=_what_office(kind))
        raise InputRefused("E_NOT_XLSX", file=self.file, found=_what_zip(self.parts))


class _ContentTypes(Reader):
    def __init__(self) -> None:
        self.overrides: dict[str, str] = {}
        self.defaults: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name.endswith("Override"):
            self.overrides[attributes.get("PartName", "").lstrip("/").casefold()] = attributes.get("ContentType", "")
        elif name.endswith("Default"):
            self.defaults[attributes.get("Extension", "").casefold()] = attributes.get("ContentType", "")

    def of(self, part: str) -> str:
        key = part.lstrip("/").casefold()
        return self.overrides.get(key) or self.defaults.get(key.rpartition(".")[2], "")


class _Relations(Reader):
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: list[Relation] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name.endswith("Relationship"):
            external = attributes.get("TargetMode") == "External"
            target = attributes.get("Target", "")
            if not external:
                # Targets are addresses: relative to the part or absolute, with %20 for a space.
                target = posixpath.normpath(posixpath.join("/", self.folder, unquote(target))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append(Relation(local(attributes, "Id"), kind, target, external))


def _refuse_what_is_no_package(source: FileSource) -> None:
    if source.is_ole:
        # A workbook with a password is an OLE file like the old .xls; its directory names the stream inside.
        encrypted = "EncryptedPackage".encode("utf-16-le") in source.data
        raise InputRefused("E_ENCRYPTED" if encrypted else "E_LEGACY_XLS", file=source.name)
    if not source.is_zip:
        raise InputRefused("E_NOT_XLSX", file=source.name, found=_what_bytes(source))


def _what_bytes(source: FileSource) -> Message:
    head = source.data[:2048]
    # Excel's lock file beside an open workbook: it lies in the folder and looks like a list.
    if source.name.startswith("~$"):
        return message("sheets.what.lock")
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta)", head, re.IGNORECASE):
        return message("sheets.what.html")
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", head):
        return message("sheets.what.xml")
    if b"\0" not in head and (b"," in head or b"\t" in head):
        return message("sheets.what.csv")
    return message("sheets.what.other")


def _what_zip(parts: "dict[str, zipfile.ZipInfo]") -> Message:
    if "mimetype" in parts and "content.xml" in parts:
        return message("sheets.what.ods")
    return message("sheets.what.zip")


def _what_office(kind: str) -> Message:
    if "wordprocessing" in kind:
        return message("sheets.what.docx")
    if "presentation" in kind:
        return message("sheets.what.pptx")
    if "binary" in kind:
        return message("sheets.what.xlsb")
    return message("sheets.what.other")


def _check_end_record(source: FileSource, limits: FileLimits) -> None:
    """Reads the end record by itself: a directory of a million entries must not even be loaded."""
    data = source.data
    # The end record stands within the last 64 KiB (its comment is at most that long).
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 22 - 65535))
    if at < 0 or at + 22 > len(data):
        raise InputRefused("E_TRUNCATED", file=source.name)
    entries, size = struct.unpack_from("<HI", data, at + 10)
    if entries == 0xFFFF or size == 0xFFFFFFFF:
        entries, size = _zip64_record(source, at)
    # An entry of the directory takes 46 bytes and its name; 400 are far more than any needs.
    if entries > limits.parts or size > limits.parts * 400:
        raise InputRefused("E_TOO_MANY_PARTS", file=source.name, found=entries, expected=limits.parts)
    # Something stands before the package, as in a program that unpacks itself.
    if data[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        raise InputRefused("E_ZIP_STRUCTURE", file=source.name, part="")


def _zip64_record(source: FileSource, end: int) -> tuple[int, int]:
    """Number of entries and size of the directory from the large form of the end record."""
    data = source.data
    if end < 20 or data[end - 20 : end - 16] != b"PK\x06\x07":
        raise InputRefused("E_CORRUPT", file=source.name, part="")
    (at,) = struct.unpack_from("<Q", data, end - 12)
    if at + 56 > len(data) or data[at : at + 4] != b"PK\x06\x06":
        raise InputRefused("E_CORRUPT", file=source.name, part="")
    entries, size = struct.unpack_from("<QQ", data, at + 32)
    return int(entries), int(size)


def check_directory(file: str, infos: list[zipfile.ZipInfo], limits: FileLimits) -> dict[str, zipfile.ZipInfo]:
    """The entries by name without case. Refuses what no spreadsheet program writes."""
    if len(infos) > limits.parts:
        raise InputRefused("E_TOO_MANY_PARTS", file=file, found=len(infos), expected=limits.parts)
    parts: dict[str, zipfile.ZipInfo] = {}
    taken: list[tuple[int, int]] = []
    total = 0
    for info in infos:
        if info.flag_bits & 0x1:
            raise InputRefused("E_ENCRYPTED", file=file)
        # Two parts of one name: one program would read the first of them, another the second.
        if _is_odd(info) or info.filename.casefold() in parts:
            raise InputRefused("E_ZIP_STRUCTURE", file=file, part=ascii(info.filename)[1:80])
        parts[info.filename.casefold()] = info
        # 30 bytes is the shortest header of an entry: what begins before the one in front has ended shares its bytes.
        taken.append((info.header_offset, info.header_offset + 30 + info.compress_size))
        total += info.file_size
        # Small parts of nothing but spaces pack better than 100 : 1 and harm nobody.
        if info.file_size > MIB and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise InputRefused("E_ZIP_BOMB", file=file)
    if total > limits.inflated_bytes:
        raise InputRefused("E_ZIP_BOMB", file=file)
    taken.sort()
    if any(end > start for (_, end), (start, _) in pairwise(taken)):
        raise InputRefused("E_ZIP_STRUCTURE", file=file, part="")
    return parts


def _is_odd(info: zipfile.ZipInfo) -> bool:
    # As it stands in the file: `filename` is cut at a zero byte, and on Windows has its strokes turned.
    name = info.orig_filename
    return (
        name.startswith("/")
        or "\\" in name
        or ":" in name
        or "\0" in name
        or ".." in name.split("/")
        or stat.S_ISLNK(info.external_attr >> 16)
        or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    )
