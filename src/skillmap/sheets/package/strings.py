"""Texts of a workbook: shared strings, rich text without its struck parts, furigana apart, _xHHHH_ escapes decoded."""

import re

from skillmap.errors import InputRefused
from skillmap.sheets.limits import MAX_TEXT
from skillmap.sheets.package.markup import Reader
from skillmap.sheets.package.plain import PlainItems
from skillmap.sheets.package.preflight import Package
from skillmap.sheets.package.styles import is_on

_T = '<t(?: xml:space="preserve")?>{}</t>'
_PLAIN = re.compile(
    f"<si>{_T.format('([^<>]*)')}"
    rf'(?:<rPh sb="[0-9]+" eb="[0-9]+">{_T.format("[^<>]*")}</rPh>)*'
    '(?:<phoneticPr fontId="[0-9]+"(?: type="[a-zA-Z]+")?(?: alignment="[a-zA-Z]+")?/>)?</si>'
)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Decodes _xHHHH_ as the format prescribes (_x005F_ is an underscore): pairs of surrogates become one character."""
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    return decoded.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class RichText:
    """Collects one string item from <t>, <r> and <rPh> elements."""

    __slots__ = ("_file", "_furigana", "_kept", "_length", "_reading", "_run_struck", "_struck", "place")

    def __init__(self, file: str) -> None:
        self._file = file
        self.place = ""
        self._reading = False
        self.clear()

    def clear(self) -> None:
        """Forgets what was gathered: a new item begins."""
        self._kept: list[str] = []
        self._struck: list[str] = []
        self._furigana = self._run_struck = self._reading = False
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element inside the item, by its local name."""
        if name == "t":
            # ふりがな stands in the string item behind the name; read along with it, it would become part of the name.
            self._reading = not self._furigana
        elif name == "r":
            self._run_struck = False
        elif name == "strike":
            self._run_struck = is_on(attributes)
        elif name == "rPh":
            self._furigana = True

    def end(self, name: str) -> None:
        """The end of an element inside the item."""
        if name == "t":
            self._reading = False
        elif name == "r":
            self._run_struck = False
        elif name == "rPh":
            self._furigana = False

    def text(self, data: str) -> None:
        """Character data; refuses a string that no spreadsheet could hold."""
        if not self._reading:
            return
        self._length += len(data)
        # Before escapes are decoded: _x0041_ is seven characters for one.
        if self._length > MAX_TEXT * 7:
            raise InputRefused("E_TOO_LONG", file=self._file, found=self.place, expected=MAX_TEXT)
        (self._struck if self._run_struck else self._kept).append(data)

    def value(self) -> tuple[str, str]:
        """The text without its struck parts, and the whole text when parts are struck (else the same)."""
        kept = unescape("".join(self._kept))
        if len(kept) > MAX_TEXT:
            raise InputRefused("E_TOO_LONG", file=self._file, found=self.place, expected=MAX_TEXT)
        return kept, "".join(self._struck)


class SharedStrings(Reader):
    """The shared strings of a workbook. `struck` holds the indices of those of which a part is struck out."""

    def __init__(self, file: str, limit: int) -> None:
        self.values: list[str] = []
        self.struck: dict[int, str] = {}
        self._file = file
        self._limit = limit
        self._rich = RichText(file)
        self._local: dict[str, str] = {}
        self._is_between = False

    def plain_items(self) -> PlainItems:
        """Strings that are one text, with or without its reading."""
        return PlainItems(b"<si>", b"</si>", lambda: self._is_between and self.limit > 4, self._take)

    def _take(self, text: str) -> bool:
        parts = _PLAIN.split(text)
        if any(parts[::2]):
            return False
        kept = list(map(unescape, parts[1::2]))
        if max(map(len, kept), default=0) > MAX_TEXT or len(self.values) + len(kept) > self._limit:
            return False
        self.values += kept
        return True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        # A hundred thousand strings have the same few element names: each is taken apart once.
        name = self._local.setdefault(name, name.rpartition(":")[2])
        self._is_between = name == "sst"
        if name == "si":
            self._rich.clear()
        else:
            self._rich.start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        name = self._local[name]
        if name != "si":
            self._rich.end(name)
            return
        self._is_between = True
        kept, struck = self._rich.value()
        if struck:
            self.struck[len(self.values)] = struck
        self.values.append(kept)
        if len(self.values) > self._limit:
            raise InputRefused("E_TOO_MANY_CELLS", file=self._file, expected=self._limit)

    def text(self, data: str) -> None:
        """Character data, in pieces."""
        self._rich.text(data)


def read_strings(package: Package, part: str) -> SharedStrings:
    """The shared strings; an empty list when the workbook has none (`part` empty)."""
    strings = SharedStrings(package.file, package.limits.strings)
    if part:
        package.parse(part, strings)
    return strings
