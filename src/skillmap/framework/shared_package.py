"""A package of definitions for another office: the files, the history of their versions, whose they are, a checksum."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

# Counted up when a reader of today could not understand it: then it says so instead of guessing.
FORMAT = "skillmap-share-1"
MANIFEST = "manifest.json"
LEFT_OUT = ("needs.yaml",)
"""What is the office's own business: how many people it needs."""
MOST_BYTES = 64 * 1024 * 1024
SHORT = 12
"""Letters of the checksum that two offices read to each other on the telephone."""
_ANY_DAY = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"(?:[\w.-]+/)?[\w.-]+\.yaml")


@dataclass(frozen=True)
class SharedPackage:
    """What a package says of itself, and its definition files."""

    office: str
    contact: str
    framework: str
    version: str
    name: Mapping[str, str]
    licence: str
    digest: str
    history: Sequence[Mapping[str, Any]]
    """The versions before, the latest first: day, names, digests, and what became of every definition."""
    files: Mapping[str, bytes]
    checksum: str = ""
    """Over everything."""


class PackageTornError(ValueError):
    """Not a package, changed on its way, or something in it that has no place there."""


def packed(one: SharedPackage) -> bytes:
    """The same package gives the same bytes."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(one.files.items())}
    manifest = {
        "format": FORMAT,
        "office": one.office,
        "contact": one.contact,
        "framework": one.framework,
        "version": one.version,
        "name": dict(one.name),
        "licence": one.licence,
        "digest": one.digest,
        "history": list(one.history),
        "files": sums,
    }
    told = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name, data in [(MANIFEST, told), *((f"data/{n}", d) for n, d in sorted(one.files.items()))]:
            made.writestr(zipfile.ZipInfo(name, _ANY_DAY), data, zipfile.ZIP_DEFLATED)
        # Beside the manifest, which has the sums of all files: whoever changes any byte changes this.
        made.writestr(zipfile.ZipInfo("checksum.txt", _ANY_DAY), hashlib.sha256(told).hexdigest().encode())
    return out.getvalue()


def unpacked(data: bytes) -> SharedPackage:
    """A package, every file checked against its sum. Raises PackageTornError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            # Asked before anything is unpacked: a small archive can hold a very large file.
            if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
                raise PackageTornError("size")
            names = archive.namelist()
            if MANIFEST not in names or "checksum.txt" not in names:
                raise PackageTornError(MANIFEST)
            told = archive.read(MANIFEST)
            if archive.read("checksum.txt").decode() != hashlib.sha256(told).hexdigest():
                raise PackageTornError("checksum.txt")
            manifest = json.loads(told)
            files = {name: archive.read(f"data/{name}") for name in manifest["files"]}
        return _checked(manifest, files, hashlib.sha256(told).hexdigest())
    # Whatever a torn or strange archive can raise, down to what zipfile says of an encrypted one.
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, TypeError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, PackageTornError):
            raise
        raise PackageTornError(type(error).__name__) from error


def _checked(manifest: Mapping[str, Any], files: Mapping[str, bytes], checksum: str) -> SharedPackage:
    if manifest["format"] != FORMAT:
        raise PackageTornError(str(manifest["format"])[:40])
    for name, data in files.items():
        # A name that leads out of the folder, or to anything but a definition, has no place there.
        if not _NAME.fullmatch(name) or ".." in name:
            raise PackageTornError(name[:60])
        if hashlib.sha256(data).hexdigest() != manifest["files"][name]:
            raise PackageTornError(name)
    texts = [manifest[key] for key in ("office", "contact", "framework", "version", "licence", "digest")]
    if not all(isinstance(one, str) for one in texts) or not re.fullmatch("[0-9a-f]{64}", texts[5]):
        raise PackageTornError(MANIFEST)
    title = {lang: str(manifest["name"][lang]) for lang in ("ja", "en")}
    office, contact, framework, version, licence, digest = texts
    return SharedPackage(
        office, contact, framework, version, title, licence, digest, list(manifest["history"]), files, checksum
    )
