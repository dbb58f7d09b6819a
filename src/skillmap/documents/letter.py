"""Letters in the office's own words: a text file with a few marks and {fields} becomes the lines of a page."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from skillmap.errors import InputRefused
from skillmap.problems import FilePlace, Problem, problem
from skillmap.sheets import PaperLine
from skillmap.words import Lang

FOLDER = "letters"
_LOOKS = {">": "right", "^": "center", "!": "title"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its fields filled in; `addressee` are the lines (marked @) that stand on the form itself."""

    lines: tuple[PaperLine, ...]
    addressee: tuple[str, ...] = ()


def find_letter(data: Path, shipped: Path, name: str, lang: Lang) -> Path:
    """The office's own text (data/letters/NAME.LANG.txt), else the example that comes with the program."""
    own = data / FOLDER / f"{name}.{lang}.txt"
    return own if own.is_file() else shipped / FOLDER / f"{name}.{lang}.txt"


def read_letter(path: Path, fields: Mapping[str, str]) -> Letter:
    """A letter with its fields filled in; a line whose fields are all empty is left out.

    Raises InputRefused (E_LETTER) with every unknown field and every brace that stands alone; E_LETTER_FILE when the
    file cannot be read.
    """
    lines: list[PaperLine] = []
    addressee: list[str] = []
    problems: list[Problem] = []
    for number, raw in enumerate(_text(path).splitlines(), 1):
        # Lines for whoever edits the text; the shipped letters explain their fields like this.
        if raw.startswith("#"):
            continue
        look = _LOOKS.get(raw[:1], "letter")
        is_marked = look != "letter" or raw.startswith("@")
        text = raw[1:].lstrip(" ") if is_marked else raw
        place = FilePlace(path.name, number, 1)
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        except ValueError:
            problems.append(problem("E_LETTER_BRACE", place, found=text))
            continue
        unknown = [name for name in names if name not in fields]
        problems += [problem("E_LETTER_FIELD", place, found=name, expected=tuple(fields)) for name in unknown]
        # 文書番号 and the like are not always given: their lines would stand there empty.
        if unknown or (names and text.strip() and not any(fields[name] for name in names) and _is_bare(text)):
            continue
        filled = text.format_map(fields)
        if raw.startswith("@"):
            addressee.append(filled)
        else:
            lines.append(PaperLine(filled, look))  # type: ignore[arg-type]
    if problems:
        raise InputRefused("E_LETTER", problems, file=path.name)
    return Letter(tuple(lines), tuple(addressee))


def _is_bare(text: str) -> bool:
    """Whether a line holds nothing besides its fields."""
    return not "".join(before for before, *_ in string.Formatter().parse(text)).strip()


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise InputRefused("E_LETTER_FILE", file=str(path)) from None
    # UTF-8 first: CP932 is hardly ever valid UTF-8, while the other way round it may be, as nonsense.
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputRefused("E_LETTER_FILE", file=str(path))
