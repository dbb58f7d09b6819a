"""Equal problems as one line with its cells: twenty-six times the same misspelt role is one thing to mend."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from skillmap.i18n.wording import hint, problem_text, sentence
from skillmap.problems import CellPlace, Place, Problem
from skillmap.words import Lang

LOOKED_AT = 5_000
"""So many problems are compared with each other; nobody reads further."""
SHOWN = 30
"""So many cells and runs of cells stand in a line."""
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(slots=True)
class FoldedProblems:
    """Problems of one text in one sheet: where they are, what is wrong (`CODE sentence`), what to do."""

    text: str
    advice: str
    places: list[Place] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The problem's code."""
        return self.text.partition(" ")[0]

    def where(self, lang: Lang) -> str:
        """名簿.xlsx [名簿] F3-F8, F11; empty where there is no place."""
        if len(self.places) == 1:
            return str(self.places[0] or "")
        places = [place for place in self.places if place is not None]
        if not places:
            return ""
        first = places[0]
        if not isinstance(first, CellPlace):
            return ", ".join(str(place) for place in places[:SHOWN])
        runs = _runs(place.cell for place in places if isinstance(place, CellPlace))
        more = sum(size for _, size in runs[SHOWN:])
        tail = sentence("out.more_cells", lang, count=more) if more else ""
        sheet = str(CellPlace(first.file, first.sheet))
        return f"{sheet} {', '.join(run for run, _ in runs[:SHOWN])}{tail}"


def folded(problems: Iterable[Problem], lang: Lang) -> list[FoldedProblems]:
    """The problems in their order, equal ones where the first of them stands; what nobody reads is left out."""
    found: dict[tuple[object, ...], FoldedProblems] = {}
    for one in islice(problems, LOOKED_AT):
        text, advice = f"{one.code} {problem_text(one, lang)}", hint(one.code, lang, **one.facts)
        place = one.place
        sheet = (place.file, place.sheet) if isinstance(place, CellPlace) and place.cell else place
        told = found.setdefault((sheet, text, advice), FoldedProblems(text, advice))
        if place not in told.places:
            told.places.append(place)
    return list(found.values())


def _runs(cells: Iterable[str]) -> list[tuple[str, int]]:
    """F3-F8 and F11 from their cells, each with the number of its cells, in the order of the sheet's columns."""
    known: dict[tuple[int, str], list[int]] = {}
    other = []
    for cell in cells:
        if match := _CELL.fullmatch(cell):
            known.setdefault((len(match[1]), match[1]), []).append(int(match[2]))
        else:
            other.append((cell, 1))
    runs: list[tuple[str, int]] = []
    for (_, column), rows in sorted(known.items()):
        ordered = sorted(set(rows))
        start = 0
        for n in range(1, len(ordered) + 1):
            if n == len(ordered) or ordered[n] != ordered[n - 1] + 1:
                first, last = ordered[start], ordered[n - 1]
                runs.append((f"{column}{first}" if first == last else f"{column}{first}-{column}{last}", n - start))
                start = n
    return [*runs, *other]
