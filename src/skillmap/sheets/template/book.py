"""An office's own workbook as a template: which marks stand in it, and the workbook filled in, everything else kept.

The package's parts are patched one by one, so images, shapes, styles, validations and print set-up stay as they are.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.dom import minidom

from skillmap.days import day_on_paper
from skillmap.errors import InputRefused
from skillmap.japanese import fold
from skillmap.sheets.limits import ORDINARY
from skillmap.sheets.package.preflight import Package, load
from skillmap.sheets.package.strings import read_strings
from skillmap.sheets.package.workbook import Workbook
from skillmap.sheets.sheet import CellValue
from skillmap.sheets.template.moving import Repeat, move_formula
from skillmap.sheets.template.sheet import MARK, TemplateCell, TemplateSheet, styles_of
from skillmap.sheets.writing.replacing import replace_file

# The earliest day that a zip can name: equal contents give equal bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST = 5000


@dataclass(frozen=True, slots=True)
class TemplateMark:
    """A name that a template asks for, and where. `cell` is empty for headers, footers and text boxes."""

    sheet: str
    cell: str
    name: str
    is_in_shape: bool = False


class Template:
    """A workbook that passed the pre-flight, as parts. Raises InputRefused like every reader of workbooks."""

    def __init__(self, path: Path) -> None:
        source = load(path, ORDINARY)
        book = Workbook(source, ORDINARY)
        # Reads every sheet once, guarded: minidom, which reads them again, knows no limits.
        _ = book.grids
        package = Package(source, ORDINARY)
        self.file = path.name
        with zipfile.ZipFile(BytesIO(source.data)) as opened:
            self.parts = {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}
        self._names = {name.casefold(): name for name in self.parts}
        self.book_part = self._name(package.workbook_part)
        relations = package.relations(package.workbook_part)
        # Reversed, so that of two parts of one kind the first counts, as for the reader.
        kinds = {one.kind: one.target for one in reversed(relations) if not one.external}
        strings = read_strings(package, kinds.get("sharedStrings", "")).values
        styles = styles_of(self.parts[self._name(kinds["styles"])]) if "styles" in kinds else []
        self.chain = kinds.get("calcChain", "")
        self.book: Any = minidom.parseString(self.parts[self.book_part])
        self.sheets: list[TemplateSheet] = []
        for entry in book.entries:
            if entry.has_cells:
                links = {one.kind: self._name(one.target) for one in package.relations(entry.part) if not one.external}
                part = self._name(entry.part)
                self.sheets.append(TemplateSheet(entry.name, part, self.parts[part], strings, styles, links))
        self._name_cells()

    def _name(self, part: str) -> str:
        return self._names.get(part.casefold(), part)

    def _name_cells(self) -> None:
        """Named cells are marks too, when nothing but their name says what belongs there."""
        by_name = {sheet.name: sheet for sheet in self.sheets}
        for one in self.book.getElementsByTagNameNS("*", "definedName"):
            text = "".join(node.data for node in one.childNodes)
            found = re.fullmatch(r"(?:'((?:[^']|'')+)'|([\w.]+))!\$([A-Z]{1,3})\$([1-9]\d*)", text)
            # _xlnm.Print_Area and the like are Excel's own names.
            if found and not one.getAttribute("name").startswith("_"):
                sheet = by_name.get((found[1] or found[2]).replace("''", "'"))
                if sheet is not None:
                    sheet.named[(int(found[4]), found[3])] = one.getAttribute("name")

    def marks(self) -> list[TemplateMark]:
        """Everything asked for in {{…}}, sheet by sheet in reading order."""
        found = []
        for sheet in self.sheets:
            found += [TemplateMark(sheet.name, at, name) for at, name in sheet.marks()]
            found += [TemplateMark(sheet.name, "", name) for name in sheet.edge_marks()]
            drawing = self.parts.get(sheet.links.get("drawing", ""), b"").decode("utf-8", "replace")
            shapes = "".join(re.findall(r"<a:t>([^<]*)</a:t>", drawing))
            found += [TemplateMark(sheet.name, "", name, is_in_shape=True) for name in MARK.findall(shapes)]
        return found

    def named_cells(self) -> list[TemplateMark]:
        """Names of single cells; which of them mean something is for the caller to say."""
        return [TemplateMark(s.name, f"{c}{r}", name) for s in self.sheets for (r, c), name in sorted(s.named.items())]


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into a template: single values, and rows by the names of their columns."""

    facts: Mapping[str, CellValue]
    columns: Mapping[str, int]
    rows: Sequence[tuple[CellValue, ...]]

    def column(self, name: str) -> int | None:
        """The column that a mark means, by any of its names."""
        return self.columns.get(fold(name))

    def knows(self, name: str) -> bool:
        """Whether a mark of this name can be filled."""
        return fold(name) in self.facts or fold(name) in self.columns


def fill_template(path: Path, out: Path, filling: Filling) -> Path:
    """Writes the template at `path` filled in to `out`, whole or not at all; marks nobody knows stay blank.

    The rows with marks of columns are repeated for each row; addresses, totals, print areas, merged cells, page breaks,
    formats with conditions and validations follow. Raises InputRefused (E_TEMPLATE_…) for what cannot follow.
    """
    template = Template(path)
    if len(filling.rows) > _MOST:
        raise InputRefused("E_TEMPLATE_ROWS", file=template.file, found=len(filling.rows), expected=_MOST)
    repeats = []
    for sheet in template.sheets:
        repeat = sheet.repeat(filling.columns, len(filling.rows), template.file)
        if repeat is not None:
            _refuse_what_stays(template, sheet, repeat)
            repeats.append(repeat)
    for sheet in template.sheets:
        sheet.fill(lambda cell, record: _value(cell, record, filling), repeats, lambda text: _text(text, None, filling))
        template.parts[sheet.part] = sheet.bytes()
    _move_names(template, repeats)
    _move_drawings(template, repeats)
    _forget_results(template)
    packed = _packed(template.parts)

    def write(new: Path) -> None:
        new.write_bytes(packed)

    return replace_file(out, write)


def _value(cell: TemplateCell, record: int | None, filling: Filling) -> CellValue:
    """What a marked cell gets: the value itself when the mark stands alone, else the text with it inside."""
    alone = MARK.fullmatch(cell.text.strip()) if cell.text else None
    name = alone[1] if alone else cell.name if not MARK.search(cell.text) else ""
    if name:
        return _known(name, record, filling)
    return _text(cell.text, record, filling)


def _known(name: str, record: int | None, filling: Filling) -> CellValue:
    column = filling.column(name)
    if column is not None:
        known = record is not None and record < len(filling.rows)
        return filling.rows[record][column] if known and record is not None else None
    return filling.facts.get(fold(name))


def _text(text: str, record: int | None, filling: Filling) -> str:
    def shown(found: re.Match[str]) -> str:
        value = _known(found[1], record, filling)
        return "" if value is None else day_on_paper(value, "ja") if isinstance(value, date) else str(value)

    return MARK.sub(shown, text)


def _refuse_what_stays(template: Template, sheet: TemplateSheet, repeat: Repeat) -> None:
    """Parts that hold addresses of their own and cannot follow the rows."""
    for kind in ("table", "pivotTable", "comments", "threadedComment"):
        if kind in sheet.links and repeat.added:
            raise InputRefused("E_TEMPLATE_PART", file=template.file, sheet=sheet.name, part=kind)


def _move_names(template: Template, repeats: Sequence[Repeat]) -> None:
    for one in template.book.getElementsByTagNameNS("*", "definedName"):
        for node in one.childNodes:
            for repeat in repeats:
                node.data = move_formula(node.data, "", repeat)
    template.parts[template.book_part] = template.book.toxml(encoding="UTF-8", standalone=True)


def _move_drawings(template: Template, repeats: Sequence[Repeat]) -> None:
    """Images and shapes below the repeated rows move with them; ranges of charts grow."""
    for repeat in repeats:
        for sheet in template.sheets:
            part = sheet.links.get("drawing", "")
            if sheet.name == repeat.sheet and part in template.parts:
                template.parts[part] = _moved_drawing(template.parts[part], repeat)
        for part in [name for name in template.parts if "/charts/chart" in name and name.endswith(".xml")]:
            chart: Any = minidom.parseString(template.parts[part])
            for formula in chart.getElementsByTagNameNS("*", "f"):
                for node in formula.childNodes:
                    node.data = move_formula(node.data, "", repeat)
            template.parts[part] = chart.toxml(encoding="UTF-8", standalone=True)


def _moved_drawing(data: bytes, repeat: Repeat) -> bytes:
    drawing: Any = minidom.parseString(data)
    for start in drawing.getElementsByTagNameNS("*", "from"):
        (row,) = start.getElementsByTagNameNS("*", "row")
        if int(row.firstChild.data) >= repeat.bottom:
            for end in (start, *start.parentNode.getElementsByTagNameNS("*", "to")):
                (moved,) = end.getElementsByTagNameNS("*", "row")
                moved.firstChild.data = str(int(moved.firstChild.data) + repeat.added)
    out: bytes = drawing.toxml(encoding="UTF-8", standalone=True)
    return out


def _forget_results(template: Template) -> None:
    """Formulas are computed anew when the workbook is opened; the order of computing that was kept is gone."""
    book: Any = minidom.parseString(template.parts[template.book_part])
    found = book.getElementsByTagNameNS("*", "calcPr")
    calc = found[0] if found else None
    if calc is None:
        before = [
            n
            for n in book.documentElement.childNodes
            if n.localName in ("sheets", "externalReferences", "definedNames")
        ]
        prefix = before[-1].nodeName.rpartition(":")[0]
        calc = book.createElement(f"{prefix}:calcPr" if prefix else "calcPr")
        book.documentElement.insertBefore(calc, before[-1].nextSibling)
    calc.setAttribute("fullCalcOnLoad", "1")
    template.parts[template.book_part] = book.toxml(encoding="UTF-8", standalone=True)
    chain = next((name for name in template.parts if name.casefold() == template.chain.casefold()), "")
    if chain:
        del template.parts[chain]
        for part in [n for n in template.parts if n == "[Content_Types].xml" or n.endswith(".rels")]:
            # A part that is named and gone would have Excel offer to repair the workbook.
            text = template.parts[part].decode("utf-8")
            template.parts[part] = re.sub(
                r'<(?:\w+:)?(?:Override|Relationship)\b[^>]*calcChain\.xml"[^>]*/>', "", text
            ).encode()


def _packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
