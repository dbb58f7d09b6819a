"""A checked workbook: its sheets as grids, what it says of itself, what it carries that must be told."""

from dataclasses import dataclass
from functools import cached_property

from skillmap.errors import InputRefused
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import FINGERPRINT_PREFIX, Fingerprint
from skillmap.sheets.limits import FileLimits
from skillmap.sheets.package.context import Context
from skillmap.sheets.package.markup import Reader, local
from skillmap.sheets.package.preflight import FileSource, Package, Relation
from skillmap.sheets.package.strings import SharedStrings, read_strings
from skillmap.sheets.package.styles import PLAIN, read_styles
from skillmap.sheets.package.worksheet import SheetReader, parse_range

CUSTOM_PART = "docProps/custom.xml"
_MAX_PROPERTIES = 200


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A line of the workbook's sheet list."""

    name: str
    part: str
    is_hidden: bool
    has_cells: bool
    """False for chart sheets and macro sheets."""


class _WorkbookReader(Reader):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.is_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        if name == "sheet":
            # veryHidden as well, which Excel's own menu neither shows nor lists.
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), local(attributes, "id"), hidden))
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "0").lower() in ("1", "true", "on")


class _TableReader(Reader):
    def __init__(self) -> None:
        self.ref = ""
        self.totals = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name.rpartition(":")[2] == "table":
            self.ref = attributes.get("ref", "")
            count = attributes.get("totalsRowCount", "0")
            self.totals = int(count) if count.isdecimal() and len(count) < 3 else 0


class _CustomReader(Reader):
    """The custom document properties, as texts."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name.rpartition(":")[2] == "property":
            self._name = attributes.get("name", "")

    def text(self, data: str) -> None:
        """Character data, in pieces."""
        if self._name.startswith(FINGERPRINT_PREFIX) and len(self.values) < _MAX_PROPERTIES:
            # A property is as long as Excel allows at most; longer texts go on in name~2, name~3.
            name = self._name.partition("~")[0]
            self.values[name] = self.values.get(name, "") + data

    def end(self, name: str) -> None:
        """An element ends."""
        if name.rpartition(":")[2] == "property":
            self._name = ""


class Workbook:
    """A workbook that passed the whole pre-flight. Every sheet is parsed once, guarded, whether it is used or not."""

    def __init__(self, source: FileSource, limits: FileLimits, top: int = 0) -> None:
        """The workbook; with `top` only so many rows with content of each sheet are read (0 = all)."""
        self.file = source.name
        self._top = top
        self._package = package = Package(source, limits)
        reader = _WorkbookReader()
        package.parse(package.workbook_part, reader)
        relations = package.relations(package.workbook_part)
        by_id = {relation.id: relation for relation in relations if not relation.external}
        self.entries: list[SheetEntry] = []
        for name, rid, hidden in reader.sheets:
            # A sheet in the list without its part: what is missing may be the list that was meant.
            if rid not in by_id or not package.has(by_id[rid].target):
                raise InputRefused("E_CORRUPT", file=self.file, part=name)
            self.entries.append(SheetEntry(name, by_id[rid].target, hidden, by_id[rid].kind == "worksheet"))
        if not self.entries:
            raise InputRefused("E_CORRUPT", file=self.file, part=package.workbook_part)
        # Reversed, so that of two parts of one kind the first in the list counts.
        parts = {relation.kind: relation.target for relation in reversed(relations) if not relation.external}
        self._strings_part, styles_part = parts.get("sharedStrings", ""), parts.get("styles", "")
        read = {package.workbook_part, self._strings_part, styles_part, "[Content_Types].xml"}
        package.check_parts(besides=read | {entry.part for entry in self.entries if entry.has_cells})
        self._styles = read_styles(package, styles_part) if styles_part else [PLAIN]
        self._is_1904 = reader.is_1904
        self.problems: list[Problem] = []
        self._tell_links(relations, "")

    @cached_property
    def grids(self) -> list[Grid | None]:
        """The cells of each sheet, in the order of `entries`; None for a sheet without cells."""
        strings: SharedStrings = read_strings(self._package, self._strings_part)
        context = Context(
            self.file, self._package.limits, strings, self._styles, self._is_1904, self._package.limits.cells, {}, {}
        )
        return [self._grid(entry, context) if entry.has_cells else None for entry in self.entries]

    def _grid(self, entry: SheetEntry, context: Context) -> Grid:
        reader = SheetReader(entry.name, context, self._top)
        self._package.parse(entry.part, reader)
        grid = reader.finish()
        relations = self._package.relations(entry.part)
        self._tell_links(relations, entry.name)
        grid.has_objects = any(relation.kind == "drawing" for relation in relations)
        for relation in relations:
            if relation.kind == "table" and not relation.external:
                table = _TableReader()
                self._package.parse(relation.target, table)
                area = parse_range(table.ref)
                if area and table.totals:
                    grid.totals.update(range(area.bottom - table.totals + 1, area.bottom + 1))
        return grid

    def _tell_links(self, relations: list[Relation], sheet: str) -> None:
        """Links to other files and embedded objects: told, never followed or opened."""
        kinds = {relation.kind for relation in relations}
        if kinds & {"externalLink", "connections", "queryTable"}:
            self.problems.append(problem("W_EXTERNAL_LINK", CellPlace(self.file, sheet)))
        if kinds & {"oleObject", "package", "control", "activeXControlBinary"}:
            self.problems.append(problem("W_EMBEDDED", CellPlace(self.file, sheet)))

    def fingerprint(self) -> Fingerprint | None:
        """What the workbook says of itself if this program wrote it."""
        return fingerprint_of(self._package)


def fingerprint_of(package: Package) -> Fingerprint | None:
    """The fingerprint among a package's custom properties; None when there is none that makes sense."""
    if not package.has(CUSTOM_PART):
        return None
    reader = _CustomReader()
    package.parse(CUSTOM_PART, reader)
    values = {name.removeprefix(FINGERPRINT_PREFIX): text for name, text in reader.values.items()}
    layout = values.pop("layout", "")
    if not layout:
        return None
    entry = values.pop("entry", "0")
    return Fingerprint(
        layout=layout,
        as_of=values.pop("as_of", ""),
        entry=int(entry) if entry.isascii() and entry.isdecimal() else 0,
        framework=values.pop("framework", ""),
        written=values.pop("written", ""),
        extra=values,
    )
