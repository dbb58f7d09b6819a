"""Tables of text as other platforms write them (CSV, tabs), before anybody knows what they mean. Values only."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillmap.problems import CellPlace, FilePlace, Problem, problem


@dataclass(frozen=True)
class ForeignTable:
    """One file: its headings and rows; a row may be shorter than the headings."""

    file: str
    """Its name, of one in an archive the name there."""
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int] = ()
    """The line in which each row begins."""

    def has(self, *headings: str) -> bool:
        """Whether it has all of these columns, upper and lower case alike."""
        known = {one.casefold() for one in self.headings}
        return all(one.casefold() in known for one in headings)

    def records(self, **wanted: str) -> Iterator[Mapping[str, str]]:
        """Each row by the names given to its columns; what is missing is empty."""
        # Of two columns with one heading the first is meant.
        places = {heading.casefold().strip(): at for at, heading in reversed(list(enumerate(self.headings)))}
        columns = [(name, places.get(heading.casefold(), -1)) for name, heading in wanted.items()]
        for row in self.rows:
            yield {name: row[at].strip() if 0 <= at < len(row) else "" for name, at in columns}

    def place(self, number: int, column: str = "A") -> CellPlace:
        """The place of a row, from 0."""
        line = self.lines[number] if number < len(self.lines) else number + 2
        return CellPlace(self.file, "", f"{column}{line}")


MOST_COLUMNS = 200
MOST_ROWS = 400_000
"""The largest relation tables of the great public lists have a third of that."""


def parsed(text: str, file: str) -> tuple[ForeignTable | None, list[Problem]]:
    """A table out of a text, with commas, tabs or semicolons as its heading shows. Problem: E_FOREIGN_FILE."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    # Strict, or a quote that is never closed swallows the rest of the file without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    begun = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
                lines.append(begun)
            begun = reader.line_num + 1
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                return None, [problem("E_FOREIGN_FILE", FilePlace(file), found=f"> {MOST_ROWS:,} × {MOST_COLUMNS}")]
    except csv.Error as error:
        return None, [problem("E_FOREIGN_FILE", FilePlace(file, begun, 1), found=str(error))]
    if not rows:
        return None, [problem("E_FOREIGN_FILE", FilePlace(file), found="0")]
    return ForeignTable(file, [one.strip() for one in rows[0]], rows[1:], lines[1:]), []


def text_of(headings: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """A table as text that `parsed` reads back unchanged; blanks around a text are left out, as every reader does."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([str(cell).strip() for cell in row] for row in rows)
    return buffer.getvalue()
