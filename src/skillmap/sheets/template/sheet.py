"""One sheet of a template: its marks, the rows to repeat, and its XML with the rows filled in."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias
from xml.dom import minidom
from xml.sax.saxutils import escape, quoteattr

from skillmap.days import day_on_paper
from skillmap.errors import InputRefused
from skillmap.japanese import fold
from skillmap.sheets.grid import Range, address, column_number, letters
from skillmap.sheets.package.styles import is_date_format
from skillmap.sheets.package.worksheet import parse_range
from skillmap.sheets.sheet import CellValue
from skillmap.sheets.template.moving import Repeat, move_formula, move_range
from skillmap.sheets.writing.heights import lines

MARK = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_EPOCH_1900 = date(1899, 12, 30)
_PLACE = "@@ROWS@@"
# Excel's width of a column that does not say its own.
_USUAL_WIDTH = 8.43
# About 18 points a line for letters of 11, as in `writing.heights`.
_POINTS_PER_SIZE = 1.65
_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\r]|_(?=x[0-9A-Fa-f]{4}_)")
TemplateValue: TypeAlias = "Callable[[TemplateCell, int | None], CellValue]"


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell's style means for its height and its days."""

    wraps: bool = False
    size: float = 11
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class TemplateCell:
    """A cell of a template: its column, style, text as it reads, name, formula, and its XML as it stands."""

    column: str
    style: str
    text: str
    name: str
    formula: str
    xml: str
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def is_marked(self) -> bool:
        """Whether something is to be filled in."""
        return bool(self.name or MARK.search(self.text))

    def names(self) -> list[str]:
        """The names between braces in its text; without any the name that a defined name gives the cell; else none."""
        return MARK.findall(self.text) or ([self.name] if self.name else [])


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A row of a template."""

    number: int
    attributes: Mapping[str, str]
    cells: tuple[TemplateCell, ...]


def styles_of(data: bytes) -> list[Look]:
    """The looks of a workbook's cells by their style number."""
    dom: Any = minidom.parseString(data)
    formats = {n.getAttribute("numFmtId"): n.getAttribute("formatCode") for n in _all(dom, "numFmt")}
    sizes = [_size(font) for fonts in _all(dom, "fonts") for font in _all(fonts, "font")]
    looks = []
    for xf in [xf for group in _all(dom, "cellXfs") for xf in _all(group, "xf")]:
        wraps = any(n.getAttribute("wrapText") in ("1", "true") for n in _all(xf, "alignment"))
        font, number = int(xf.getAttribute("fontId") or 0), xf.getAttribute("numFmtId") or "0"
        is_day = is_date_format(formats[number]) if number in formats else number in ("14", "15", "16", "17", "22")
        looks.append(Look(wraps, sizes[font] if font < len(sizes) else 11, is_day))
    return looks


def _size(font: Any) -> float:
    found = _all(font, "sz")
    return float(found[0].getAttribute("val") or 11) if found else 11


def _all(node: Any, name: str) -> list[Any]:
    return list(node.getElementsByTagNameNS("*", name))


class TemplateSheet:
    """A sheet's XML with its rows taken out as values."""

    def __init__(
        self,
        name: str,
        part: str,
        data: bytes,
        strings: Sequence[str],
        styles: Sequence[Look],
        links: Mapping[str, str],
    ) -> None:
        self.name, self.part, self.links = name, part, links
        self.named: dict[tuple[int, str], str] = {}
        self._strings, self._styles = strings, styles
        self._dom: Any = minidom.parseString(data)
        (self._data,) = _all(self._dom, "sheetData")
        prefix = self._data.nodeName.rpartition(":")[0]
        self._prefix = f"{prefix}:" if prefix else ""
        self._lines = [self._line(row, number) for number, row in self._numbered()]
        self._xml = ""

    def _numbered(self) -> Iterable[tuple[int, Any]]:
        number = 0
        for row in _all(self._data, "row"):
            number = int(row.getAttribute("r") or number + 1)
            yield number, row

    def _line(self, row: Any, number: int) -> TemplateRow:
        cells = tuple(self._cell(c, number, place) for place, c in enumerate(_all(row, "c"), 1))
        attributes = {key: value for key, value in row.attributes.items() if key not in ("r", "spans")}
        return TemplateRow(number, attributes, cells)

    def _cell(self, c: Any, number: int, place: int) -> TemplateCell:
        formulas = _all(c, "f")
        formula = "".join(n.data for n in formulas[0].childNodes) if formulas else ""
        shared = formulas[0].getAttribute("t") if formulas else ""
        if shared in ("shared", "array"):
            self._check_shared(formulas[0], number)
        value = _all(c, "v")
        raw = "".join(n.data for n in value[0].childNodes) if value else ""
        kind, text = c.getAttribute("t"), ""
        if kind == "s" and raw:
            text = self._strings[int(raw)]
        elif kind == "inlineStr":
            text = "".join(n.data for t in _all(c, "t") if t.parentNode.localName != "rPh" for n in t.childNodes)
        keep = "".join(n.toxml() for n in c.childNodes) if not formulas else formulas[0].toxml()
        attributes = tuple(
            (k, v) for k, v in c.attributes.items() if k not in ("r", "s") and not (formulas and k == "t")
        )
        column = re.sub(r"\d", "", c.getAttribute("r")) or letters(place)
        return TemplateCell(column, c.getAttribute("s"), text, "", formula, keep, attributes)

    def _check_shared(self, formula: Any, number: int) -> None:
        area = parse_range(formula.getAttribute("ref"))
        if area is not None and area.top != area.bottom:
            raise InputRefused("E_TEMPLATE_SHARED", sheet=self.name, found=formula.getAttribute("ref"), row=number)

    def marks(self) -> list[tuple[str, str]]:
        """Cell and name of every mark, in reading order."""
        return [
            (f"{cell.column}{line.number}", name)
            for line in self._lines
            for cell in line.cells
            for name in MARK.findall(cell.text)
        ]

    def edge_marks(self) -> list[str]:
        """Names asked for in headers and footers."""
        return [name for node in self._edges() for name in MARK.findall(node.data)]

    def _edges(self) -> list[Any]:
        return [n for group in _all(self._dom, "headerFooter") for e in group.childNodes for n in e.childNodes]

    def repeat(self, columns: Mapping[str, int], times: int, file: str) -> Repeat | None:
        """The rows that ask for columns; None when there are none.

        Raises InputRefused (E_TEMPLATE_APART, E_TEMPLATE_MERGED) when they do not hang together.
        """
        asking = [
            line.number
            for line in self._lines
            if any(fold(name) in columns for cell in line.cells for name in self._named(line, cell).names())
        ]
        if not asking:
            return None
        top, bottom = asking[0], asking[-1]
        if bottom - top + 1 != len(asking):
            raise InputRefused("E_TEMPLATE_APART", file=file, sheet=self.name, rows=tuple(asking))
        for area in self._merged:
            if area.top < top <= area.bottom or area.top <= bottom < area.bottom:
                found = f"{address(area.top, area.left)}:{address(area.bottom, area.right)}"
                raise InputRefused("E_TEMPLATE_MERGED", file=file, sheet=self.name, found=found)
        return Repeat(self.name, top, bottom, max(times, 1))

    def _named(self, line: TemplateRow, cell: TemplateCell) -> TemplateCell:
        name = self.named.get((line.number, cell.column), "")
        return replace(cell, name=name) if name else cell

    def fill(self, value: TemplateValue, repeats: Sequence[Repeat], text: Callable[[str], str]) -> None:
        """Fills the rows, and moves what stands below them; formulas follow the rows of all sheets."""
        own = next((one for one in repeats if one.sheet == self.name), None)
        out: list[str] = []
        block = [line for line in self._lines if own and own.within(line.number)]
        for line in self._lines:
            if own is None or not own.within(line.number):
                out.append(self._row(line, own.row(line.number) if own else line.number, None, value, repeats))
            elif line.number == block[-1].number:
                for record in range(own.times):
                    step = record * own.height
                    out.extend(self._row(one, one.number + step, record, value, repeats) for one in block)
        self._xml = "".join(out)
        if own is not None:
            self._move(own)
        for node in self._edges():
            if MARK.search(node.data):
                # & begins a code in headers and footers; twice it is the sign itself.
                node.data = MARK.sub(lambda m: text(m[0]).replace("&", "&&"), node.data)

    def _row(
        self, line: TemplateRow, number: int, record: int | None, value: TemplateValue, repeats: Sequence[Repeat]
    ) -> str:
        cells, tall = [], 0.0
        for plain in line.cells:
            cell = self._named(line, plain)
            at = f"{cell.column}{number}"
            if cell.is_marked and not cell.formula:
                shown = value(cell, record)
                cells.append(self._filled(cell, at, shown))
                if isinstance(shown, str) and shown:
                    tall = max(tall, self._height(cell, line.number, shown))
            else:
                cells.append(self._kept(cell, at, record, repeats))
        attributes = dict(line.attributes)
        usual = float(attributes.get("ht") or self._usual_height)
        if tall > usual:
            attributes |= {"ht": f"{tall:g}", "customHeight": "1"}
        worded = "".join(f" {key}={quoteattr(text)}" for key, text in attributes.items())
        return f'<{self._prefix}row r="{number}"{worded}>{"".join(cells)}</{self._prefix}row>'

    def _kept(self, cell: TemplateCell, at: str, record: int | None, repeats: Sequence[Repeat]) -> str:
        inner = cell.xml
        if cell.formula:
            moved = cell.formula
            for repeat in repeats:
                moved = move_formula(moved, self.name, repeat, record if repeat.sheet == self.name else None)
            inner = inner.replace(f">{escape(cell.formula)}<", f">{escape(moved)}<", 1)
            inner = inner if escape(moved) in inner else f"<{self._prefix}f>{escape(moved)}</{self._prefix}f>"
        worded = "".join(f" {key}={quoteattr(text)}" for key, text in cell.attributes)
        style = f' s="{cell.style}"' if cell.style else ""
        return f'<{self._prefix}c r="{at}"{style}{worded}>{inner}</{self._prefix}c>'

    def _filled(self, cell: TemplateCell, at: str, value: CellValue) -> str:
        """A value in its own type: a text is never computed, whatever it begins with."""
        p, style = self._prefix, f' s="{cell.style}"' if cell.style else ""
        if isinstance(value, date):
            # A real day where the office's own format shows days, else as it is written on paper.
            value = (value - _EPOCH_1900).days if self._look(cell).is_day else day_on_paper(value, "ja")
        if value is None or value == "":
            return f'<{p}c r="{at}"{style}/>'
        if isinstance(value, str):
            inner = f'<{p}is><{p}t xml:space="preserve">{escape(_escaped(value))}</{p}t></{p}is>'
            return f'<{p}c r="{at}"{style} t="inlineStr">{inner}</{p}c>'
        return f'<{p}c r="{at}"{style}><{p}v>{value}</{p}v></{p}c>'

    def _look(self, cell: TemplateCell) -> Look:
        number = int(cell.style or 0)
        return self._styles[number] if number < len(self._styles) else Look()

    def _height(self, cell: TemplateCell, row: int, text: str) -> float:
        """Points that a wrapped text takes, over the columns that its cell is merged with; 0 when it does not wrap."""
        look = self._look(cell)
        if not look.wraps:
            return 0
        first = last = column_number(cell.column)
        for area in self._merged:
            if area.top == row and area.left == first:
                last = area.right
                # Merged downwards, a cell has the height that the office gave it.
                if area.bottom != area.top:
                    return 0
        room = sum(self._widths.get(column, _USUAL_WIDTH) for column in range(first, last + 1)) * 11 / look.size
        taken = lines(text, max(int(room), 1))
        return taken * look.size * _POINTS_PER_SIZE + 3 if taken > 1 else 0

    @cached_property
    def _merged(self) -> list[Range]:
        found = (parse_range(node.getAttribute("ref")) for node in _all(self._dom, "mergeCell"))
        return [area for area in found if area is not None]

    @cached_property
    def _widths(self) -> dict[int, float]:
        """Widths of columns that have one of their own."""
        return {
            column: float(col.getAttribute("width"))
            for col in _all(self._dom, "col")
            if col.getAttribute("width")
            for column in range(int(col.getAttribute("min")), min(int(col.getAttribute("max")), 300) + 1)
        }

    @cached_property
    def _usual_height(self) -> float:
        found = _all(self._dom, "sheetFormatPr")
        return float(found[0].getAttribute("defaultRowHeight") or 18.75) if found else 18.75

    def _move(self, own: Repeat) -> None:
        """Everything outside the rows that names addresses of them."""
        self._repeat_merges(own)
        for name in ("conditionalFormatting", "dataValidation", "protectedRange", "ignoredError"):
            for node in _all(self._dom, name):
                if node.getAttribute("sqref"):
                    node.setAttribute("sqref", move_range(node.getAttribute("sqref"), own))
        for name in ("hyperlink", "autoFilter", "dimension", "sortState"):
            for node in _all(self._dom, name):
                node.setAttribute("ref", move_range(node.getAttribute("ref"), own))
        for group in _all(self._dom, "rowBreaks"):
            for node in _all(group, "brk"):
                node.setAttribute("id", str(own.row(int(node.getAttribute("id")))))
        for name, move in _text_moves(self.name, own):
            for node in _all(self._dom, name):
                for text in node.childNodes:
                    text.data = move(text.data)

    def _repeat_merges(self, own: Repeat) -> None:
        merges = _all(self._dom, "mergeCells")
        for node in _all(self._dom, "mergeCell"):
            area = parse_range(node.getAttribute("ref"))
            if area is None:
                continue
            if own.within(area.top):
                for record in range(1, own.times):
                    copy = node.cloneNode(deep=True)
                    copy.setAttribute("ref", _stepped(node.getAttribute("ref"), record * own.height))
                    merges[0].appendChild(copy)
            elif area.top > own.bottom:
                node.setAttribute("ref", _stepped(node.getAttribute("ref"), own.added))
        for group in merges:
            group.setAttribute("count", str(len(_all(group, "mergeCell"))))

    def bytes(self) -> bytes:
        """The sheet's part of the package as UTF-8, with the rows as they are now."""
        while self._data.firstChild:
            self._data.removeChild(self._data.firstChild)
        self._data.appendChild(self._dom.createTextNode(_PLACE))
        text: bytes = self._dom.toxml(encoding="UTF-8", standalone=True)
        return text.replace(_PLACE.encode(), self._xml.encode())


def _text_moves(home: str, own: Repeat) -> list[tuple[str, Callable[[str], str]]]:
    """Elements whose text names addresses, and what becomes of it."""

    def area(text: str) -> str:
        return move_range(text, own)

    def formula(text: str) -> str:
        return move_formula(text, home, own)

    return [("sqref", area), *((name, formula) for name in ("formula", "formula1", "formula2", "f"))]


def _stepped(ref: str, step: int) -> str:
    return re.sub(r"[1-9]\d*", lambda found: str(int(found[0]) + step), ref)


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", _ILLEGAL.sub("", text))
