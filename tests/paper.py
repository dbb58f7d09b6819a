"""Reads what LibreOffice printed: which text is cut, lies over other text, is too small; which pages are mostly empty.

The page descriptions are read themselves: a text outside the box that it is clipped to is there for every program that
reads texts, and on no paper. What is read here is as much as LibreOffice writes; `test_reports_paper.py` proves that
each fault is found on a sheet that has it.
"""

import re
import subprocess
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import openpyxl

SMALLEST = 7.0
"""Points of the smallest letters that people read without a lens."""
EMPTY = 0.12
"""Share of a page's height between header and footer below which it is mostly empty."""
MARGIN = 40.0
"""Points at the top and the bottom of a page in which headers and footers stand."""
DATA = ("データ", "Data")
"""Sheets for machines: they hold what they hold."""
_ASCENT, _DESCENT = 0.80, 0.05
"""Parts of the letter size that the ink of a line takes above and below its base."""
_SLACK = 0.12
"""Part of the letter size that may lie outside a box unseen."""


class Box(NamedTuple):
    """Points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: "Box") -> "Box":
        """What both have in common; may be empty."""
        return Box(
            max(self.left, other.left), max(self.bottom, other.bottom),
            min(self.right, other.right), min(self.top, other.top),
        )  # fmt: skip

    @property
    def area(self) -> float:
        """Square points; 0 when it is empty."""
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)


class Run(NamedTuple):
    """A piece of text on a page: letters of one size in one line, and the box outside which nothing is seen."""

    text: str
    size: float
    ink: Box
    clip: Box


@dataclass(frozen=True)
class Page:
    """A printed page."""

    width: float
    height: float
    runs: tuple[Run, ...]
    sheet: str
    """Name of the sheet that it belongs to."""
    is_first: bool
    """Whether the sheet begins with it."""

    @property
    def body(self) -> list[Run]:
        """Without header and footer."""
        return [run for run in self.runs if run.ink.bottom > MARGIN and run.ink.top < self.height - MARGIN]

    @property
    def filled(self) -> float:
        """Share of the height between header and footer that is used."""
        if not self.body:
            return 0.0
        lowest = min(run.ink.bottom for run in self.body)
        return (self.height - MARGIN - lowest) / (self.height - 2 * MARGIN)


class Fault(NamedTuple):
    """What is wrong on a page, from 1."""

    page: int
    kind: str
    text: str


def print_all(soffice: str, books: Sequence[Path], out: Path) -> dict[str, list[Page]]:
    """The pages of each workbook by its name without suffix, in one run of LibreOffice: starting it costs most."""
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, books)]
    subprocess.run(command, check=True, capture_output=True, timeout=400)
    return {book.stem: pages_of((out / f"{book.stem}.pdf").read_bytes()) for book in books}


def faults(pages: Sequence[Page], texts: Iterable[str] = ()) -> list[Fault]:
    """Everything that is wrong on the pages of one document; `texts` are what its cells hold."""
    found: list[Fault] = []
    for number, page in enumerate(pages, 1):
        found += [Fault(number, kind, text) for kind, text in dict.fromkeys(_faults(page))]
    said = [_bare("".join(run.text for run in page.runs)) for page in pages]
    for text, times in Counter(bare for text in texts if (bare := _bare(text))).items():
        if sum(page.count(text) for page in said) < times:
            found.append(Fault(0, "cut", text))
    return found


def texts_of(book: Path) -> list[str]:
    """The texts that stand where a workbook is printed."""
    found = []
    for sheet in openpyxl.load_workbook(book, read_only=False).worksheets:
        if sheet.sheet_state == "visible":
            area = sheet.print_area.rpartition("!")[2].replace("$", "") or sheet.dimensions
            found += [cell.value for row in sheet[area] for cell in row if isinstance(cell.value, str)]
    return found


def _faults(page: Page) -> Iterator[tuple[str, str]]:
    paper = Box(0, 0, page.width, page.height)
    for run in page.runs:
        slack = run.size * _SLACK
        box = run.clip.within(paper)
        if (
            run.ink.left < box.left - slack or run.ink.right > box.right + slack
            or run.ink.bottom < box.bottom - slack or run.ink.top > box.top + slack
        ):  # fmt: skip
            yield "cut", run.text
        if run.size < SMALLEST - 0.05:
            yield "small", f"{run.text} ({run.size:.1f})"
        if set(run.text) == {"#"}:
            yield "cut", run.text
    for one, other in _overlapping(page.runs):
        yield "over", f"{one.text} / {other.text}"
    if page.filled < (0.01 if page.sheet in DATA and page.is_first else EMPTY):
        yield "empty", f"{page.filled:.0%}"


def _overlapping(runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    inked = ((run, run.ink.within(run.clip)) for run in runs if _bare(run.text))
    seen = sorted(inked, key=lambda pair: -pair[1].top)
    for at, (run, ink) in enumerate(seen):
        for other, its in seen[at + 1 :]:
            if its.top <= ink.bottom:
                break
            least = min(ink.area, its.area)
            if least and ink.within(its).area > 0.15 * least:
                yield run, other


def _bare(text: str) -> str:
    """Without what has no ink of its own: blanks, and marks that choose a form of the letter before."""
    return "".join(one for one in text if not one.isspace() and unicodedata.category(one) not in ("Mn", "Cf"))


# Page descriptions as LibreOffice writes them


def pages_of(data: bytes) -> list[Page]:
    """The pages of a document."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    fonts = {
        name.decode(): _Font(objects, int(number))
        for body in objects.values()
        if b"/Type/Font" not in body and (listed := re.search(rb"<<\s*(/F\d+ \d+ 0 R\s*)+>>", body))
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", listed[0])
    }
    found: list[Page] = []
    named = dict(_sheets(objects))
    for number in _kids(objects, _root(objects)):
        page = objects[number]
        size = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", page)
        content = re.search(rb"/Contents (\d+) 0 R", page)
        assert size
        assert content
        width, height = float(size[1]), float(size[2])
        runs = tuple(_runs(_stream(objects[int(content[1])]), fonts, Box(0, 0, width, height)))
        sheet = named.get(number, found[-1].sheet if found else "")
        found.append(Page(width, height, runs, sheet, number in named))
    return found


_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj", re.DOTALL)
_TOKEN = re.compile(rb"<[0-9A-Fa-f]*>|\[[^\]]*\]|/[\w.+-]+|-?[\d.]+|[A-Za-z*']+")


def _root(objects: dict[int, bytes]) -> int:
    catalogue = next(body for body in objects.values() if b"/Type/Catalog" in body)
    found = re.search(rb"/Pages (\d+) 0 R", catalogue)
    assert found
    return int(found[1])


def _sheets(objects: dict[int, bytes]) -> Iterator[tuple[int, str]]:
    """The first page of each sheet, from the bookmarks."""
    for body in objects.values():
        title, place = re.search(rb"/Title<(\w+)>", body), re.search(rb"/Dest\[(\d+) 0 R", body)
        if title and place:
            yield int(place[1]), bytes.fromhex(title[1].decode()).decode("utf-16")


def _kids(objects: dict[int, bytes], number: int) -> Iterator[int]:
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", objects[number])
    if kids is None:
        yield number
        return
    for kid in re.findall(rb"(\d+) 0 R", kids[1]):
        yield from _kids(objects, int(kid))


def _stream(body: bytes) -> bytes:
    start = re.search(rb"stream\r?\n", body)
    assert start
    return zlib.decompressobj().decompress(body[start.end() :])


class _Font:
    """What the codes of a font mean and how wide its letters are."""

    def __init__(self, objects: dict[int, bytes], number: int) -> None:
        body = objects[number]
        self.first, self.widths, self.letters = 0, [1000.0], dict[int, str]()
        if first := re.search(rb"/FirstChar (\d+)", body):
            self.first = int(first[1])
        if widths := re.search(rb"/Widths\s*\[([^\]]*)\]", body):
            self.widths = [float(one) for one in widths[1].split()]
        if cmap := re.search(rb"/ToUnicode (\d+) 0 R", body):
            for code, letters in re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]+)>", _stream(objects[int(cmap[1])])):
                self.letters[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be", "replace")

    def width(self, code: int) -> float:
        """Of a letter in thousandths of the letter size."""
        at = code - self.first
        return self.widths[at] if 0 <= at < len(self.widths) else 1000.0


Matrix = tuple[float, float, float, float, float, float]


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _runs(content: bytes, fonts: dict[str, _Font], paper: Box) -> Iterator[Run]:
    place: Matrix = (1, 0, 0, 1, 0, 0)
    clip, kept, pending = paper, [], paper
    text, font, size = place, None, 0.0
    values: list[bytes] = []
    for token in _TOKEN.findall(content):
        if token[:1] in b"<[/-.0123456789":
            values.append(token)
            continue
        match token:
            case b"q":
                kept.append((place, clip))
            case b"Q":
                place, clip = kept.pop()
            case b"cm":
                place = _times(_matrix(values), place)
            case b"re":
                pending = _boxed(values, place)
            case b"W" | b"W*":
                clip = clip.within(pending)
            case b"BT":
                text = (1, 0, 0, 1, 0, 0)
            case b"Tm":
                text = _matrix(values)
            case b"Td":
                text = _times((1, 0, 0, 1, *_numbers(values, 2)), text)
            case b"Tf":
                font, size = fonts[values[-2][1:].decode()], float(values[-1])
            case b"Tj" | b"TJ":
                assert font
                yield _run(values[-1], font, size, _times(text, place), clip)
        values = []


def _numbers(values: list[bytes], count: int) -> tuple[float, ...]:
    return tuple(float(one) for one in values[-count:])


def _matrix(values: list[bytes]) -> Matrix:
    a, b, c, d, e, f = _numbers(values, 6)
    return a, b, c, d, e, f


def _boxed(values: list[bytes], place: Matrix) -> Box:
    x, y, wide, tall = _numbers(values, 4)
    corners = [(x, y), (x + wide, y + tall)]
    a, b, c, d, e, f = place
    xs, ys = zip(*((a * p + c * q + e, b * p + d * q + f) for p, q in corners), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _run(shown: bytes, font: _Font, size: float, at: Matrix, clip: Box) -> Run:
    codes: list[int] = []
    wide = 0.0
    for piece in re.findall(rb"<[0-9A-Fa-f]*>|-?[\d.]+", shown):
        if piece[:1] == b"<":
            own = bytes.fromhex(piece[1:-1].decode())
            codes += own
            wide += sum(font.width(code) for code in own)
        else:
            wide -= float(piece)
    letters = "".join(font.letters.get(code, "") for code in codes)
    scale_x, scale_y = (at[0] ** 2 + at[1] ** 2) ** 0.5, (at[2] ** 2 + at[3] ** 2) ** 0.5
    wide, size = wide / 1000 * size * scale_x, size * scale_y
    x, y = at[4], at[5]
    if abs(at[1]) > abs(at[0]):  # turned: the letters stand on the left or right of their base
        ink = Box(x - _ASCENT * size, y, x + _DESCENT * size, y + wide)
    else:
        ink = Box(x, y - _DESCENT * size, x + wide, y + _ASCENT * size)
    return Run(letters, size, ink, clip)
