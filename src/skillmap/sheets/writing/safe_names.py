"""Names of departments as names of files and sheets: legal everywhere, inside the folder, never twice the same."""

import re
import unicodedata
from collections.abc import Collection

_FILE_BYTES = 200
_SHEET_UNITS = 31
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def safe_file_name(text: str, taken: Collection[str] = (), suffix: str = ".xlsx") -> str:
    """A file name (without folder) that shows `text`, is valid on Windows and Linux, and differs from all in `taken`.

    At most 200 bytes in UTF-8 with the suffix. Names are compared without case after NFC, as file systems do; the
    caller adds each result to `taken`. An empty text becomes 無題.
    """
    name = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    name = re.sub(r'[<>:"/\\|?*]', "_", name)
    name = re.sub(r"\s+", " ", name).strip(" .")
    # ~$ and . mark files that Office and the system hide, - an option of a command.
    name = re.sub(r"^[-~.$]+", "_", name)
    # Windows opens a device under these names, whatever their ending.
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    name = _cut_bytes(name, _FILE_BYTES - len(suffix.encode())).rstrip(" .") or "無題"
    known = {_fold(one) for one in taken}
    number, candidate = 1, f"{name}{suffix}"
    while _fold(candidate) in known:
        number += 1
        tail = f"_{number}"
        candidate = f"{_cut_bytes(name, _FILE_BYTES - len((tail + suffix).encode()))}{tail}{suffix}"
    return candidate


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _cut_bytes(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def safe_sheet_name(text: str, taken: Collection[str] = ()) -> str:
    """A sheet name that Excel accepts and that differs from all in `taken` without case.

    At most 31 UTF-16 units, without []:*?/\\ and control characters, without ' at the ends, not blank, not "History".
    """
    # The Japanese edition is reported to refuse the full-width forms of what is forbidden too.
    name = re.sub(r"[\[\]:*?/\\［］：＊？／＼]", "_", _INVISIBLE.sub("", text))
    name = re.sub(r"\s+", " ", name).strip().strip("'").strip()
    # Excel keeps this name for its own list of changes.
    if name.casefold() in ("", "history", "変更履歴"):
        name = f"_{name}" if name else "無題"
    name = _cut_units(name, _SHEET_UNITS)
    known = {one.casefold() for one in taken}
    number, candidate = 1, name
    while candidate.casefold() in known:
        number += 1
        tail = f"~{number}"
        candidate = f"{_cut_units(name, _SHEET_UNITS - len(tail))}{tail}"
    return candidate


def _cut_units(text: str, most: int) -> str:
    """At most so many UTF-16 units, never half a character, never ending in an apostrophe or a blank."""
    units = 0
    for at, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1
        if units > most:
            text = text[:at]
            break
    return text.rstrip(" '")
