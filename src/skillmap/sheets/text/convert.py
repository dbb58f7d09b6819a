"""From a raw cell to the value of a field: one converter per field, quick for what is in order."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeAlias

from skillmap.day_text import (
    LATEST,
    day_in_order,
    day_of_short_year,
    day_of_year,
    first_of_month,
    read_day,
    read_fiscal_year,
    tidy,
)
from skillmap.japanese import fold, without_lookalikes
from skillmap.sheets.grid import BadDate, CellError, NoValue, Raw, Unsure
from skillmap.sheets.layout import Field, Kind
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.text.many import several, several_hours
from skillmap.sheets.text.named import named
from skillmap.sheets.text.neutral import is_formula_like
from skillmap.sheets.text.people import (
    INVISIBLE,
    NameReading,
    Note,
    closed_up,
    is_nobody,
    is_spaced_out,
    read_code,
    read_kana,
    read_name,
)
from skillmap.sheets.text.times import read_hours, read_time
from skillmap.words import Fact

_UNUSABLE = {CellError: "E_CELL_ERROR", NoValue: "E_FORMULA_NO_CACHE", BadDate: "E_DATE_INVALID"}
Converter: TypeAlias = Callable[[Raw], NameReading]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_TOLD = re.compile(
    f"[\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd\u2028\u2029\u2e80-\u2fd5\uf900-\ufa0d{INVISIBLE}]|\\(cid:\\d|^[\\s'\u200b]*[=+\\-@＝＋－＠]"
)
_NOT_ASSESSED = frozenset({"-", "ー", "―", "—", "‐", "−", "–", "未評価", "未", "評価なし", "n/a", "na", "対象外"})
_LEVEL = re.compile(r"(?:レベル|LEVEL|LV\.?|L)(\d{1,2})", re.ASCII)
_WHOLE_SHARE = 100
_LONGEST = 1000
"""Characters that a cell other than free text may have: what is longer is not worth looking at, and would take long."""
_UNIT = re.compile(r"([+\-]?\d[\d,]*(?:\.\d+)?)(?:位|名|人|時間|年|か月|ヶ月|月|回|点|円|日|件|%|H)?", re.ASCII)


def converter(field: Field, options: ReadOptions) -> Converter:
    """What turns a cell of this field into (value, notes); a note whose code begins with E means there is no value."""
    by_kind: dict[Kind, Callable[[Raw], NameReading]] = {
        Kind.TEXT: _text,
        Kind.CODE: lambda raw: (None, ()) if _is_vacant(field, raw) else read_code(raw, options.code_width),
        Kind.NAME: lambda raw: (None, ()) if _is_vacant(field, raw) else _name(raw, options),
        Kind.KANA: lambda raw: read_kana(raw) if isinstance(raw, str) else (None, (("E_KANA_FORMAT", {}),)),
        Kind.DATE: lambda raw: (None, ()) if _is_vacant(field, raw) else _date(raw, options, field.months),
        Kind.INTEGER: lambda raw: _number(raw, field, whole=True),
        Kind.NUMBER: lambda raw: _number(raw, field, whole=False),
        Kind.HOURS: lambda raw: _hours(raw, field),
        Kind.TIME: _time,
        Kind.CHOICE: _choice_of(field),
        Kind.FISCAL_YEAR: _fiscal_year,
    }
    inner = _level_of(field, options.marks) if field.kind is Kind.LEVEL else by_kind[field.kind]
    if field.names and field.kind is Kind.TEXT and (former := options.former.get(field.names)):
        inner = named(inner, former)
    if field.several:
        with_times = field.several == "times"
        inner = several(inner, options, with_times) if field.kind is Kind.DATE else several_hours(inner)
    checks_text = field.kind in (Kind.TEXT, Kind.NAME, Kind.KANA, Kind.CODE)

    def convert(raw: Raw) -> NameReading:
        if isinstance(raw, tuple):
            return _unusable(raw)
        notes: tuple[Note, ...] = ()
        if isinstance(raw, str):
            # Pasted out of mails and PDFs; on a terminal they could hide or turn round what the message says.
            if _CONTROL.search(raw):
                return _error("E_CONTROL_CHAR", found=visible(raw))
            # Only free text (remarks) may be long; anything else of that length is a pasted paragraph.
            if len(raw) > _LONGEST and field.kind is not Kind.TEXT:
                return _error("E_TOO_LONG", found=visible(raw, 20), expected=field.max_length, count=len(raw))
            if checks_text and _TOLD.search(raw):
                # 係⻑ and 係長 look alike and would be two grades, ⼤森 and 大森 a change of name.
                found, raw = raw, without_lookalikes(raw)
                notes = _told(raw, field)
                notes += (("W_LOOKALIKE", {"value": raw}),) if raw != found else ()
                if any(code[0] == "E" for code, _ in notes):
                    return None, notes
        value, more = inner(raw)
        if isinstance(value, str) and len(value) > field.max_length:
            return _error("E_TOO_LONG", found=f"{value[:20]}…", expected=field.max_length, count=len(value))
        return value, (*notes, *more)

    return convert


def _is_vacant(field: Field, raw: Raw) -> bool:
    """Whether a cell says that there is nobody, or no day yet, where that may be."""
    return field.vacant and isinstance(raw, str) and is_nobody(raw)


def _name(raw: Raw, options: ReadOptions) -> NameReading:
    """A personal name; one with its letters set apart where the gaps, or the people on record, say which name it is."""
    if not isinstance(raw, str):
        return _error("E_NAME_FORMAT")
    value, notes = read_name(raw)
    if value is None and notes and is_spaced_out(raw.split()):
        known = options.name_known("".join(raw.split())) if options.name_known else ""
        name = closed_up(raw) or known
        # 佐 藤 美 咲 could be 佐 藤美咲 as well: the gaps decide only where they agree with the people on record.
        if name and (not known or fold(known) == fold(name)):
            return known or name, (("W_NAME_SPACED", {"value": known or name}),)
    return value, notes


def _unusable(raw: CellError | NoValue | BadDate | Unsure) -> NameReading:
    if isinstance(raw, Unsure):
        return _error(raw.code, found=raw.found, expected=raw.nearest)
    return _error(_UNUSABLE[type(raw)])


def _error(code: str, **facts: Fact) -> NameReading:
    return None, ((code, facts),)


def visible(text: str, most: int = 60) -> str:
    """A text for messages: control and direction characters spelled out, line breaks as ⏎, cut at `most` characters."""
    shown = _CONTROL.sub(lambda m: f"<U+{ord(m[0]):04X}>", text)
    shown = re.sub(r"\r\n|[\r\n\u2028\u2029]", "⏎", shown).replace("\t", "→")
    return f"{shown[:most]}…" if len(shown) > most else shown


def _told(text: str, field: Field) -> tuple[Note, ...]:
    notes: list[Note] = []
    # The replacement character, or the number of a glyph in the font of a PDF: some program lost what stood there, and
    # nobody can say what it was.
    if "\ufffd" in text or "(cid:" in text:
        return (("E_CHAR_LOST", {}),)
    if re.search("[\ue000-\uf8ff\U000f0000-\U0010fffd]", text):
        # 外字: the same code is another character on another PC.
        notes.append(("W_PUA", {}))
    if field.kind is Kind.TEXT and re.search(f"[\u2028\u2029{INVISIBLE}]", text):
        notes.append(("W_INVISIBLE", {}))
    if field.kind in (Kind.TEXT, Kind.NAME) and is_formula_like(text):
        notes.append(("W_FORMULA_LIKE", {}))
    return tuple(notes)


def _text(raw: Raw) -> NameReading:
    if isinstance(raw, str):
        return (raw, ()) if raw and not raw.isspace() else (None, ())
    if isinstance(raw, date):
        return iso(raw), (("W_DATE_IN_TEXT", {}),)
    return str(raw), ()


def iso(day: date) -> str:
    """A day as ISO text; a time of day only when it has one."""
    return day.isoformat(" ") if isinstance(day, datetime) else day.isoformat()


def _date(raw: Raw, options: ReadOptions, months: bool) -> NameReading:
    if isinstance(raw, date):
        return _date_value(raw)
    day = read_day(str(raw), options.era_codes)
    if day.code == "E_DATE_AMBIGUOUS" and (ordered := day_in_order(str(raw), options.day_order)):
        return ordered, ()
    if (within := _within_year(str(raw), day.code, options)) is not None:
        return within
    if day.code == "E_DATE_INCOMPLETE" and months and (first := first_of_month(str(raw))) is not None:
        return first, (("W_MONTH_ALONE", {"value": first}),)
    if not day.code:
        return day.day, ()
    facts = dict(day.facts)
    if day.day:
        facts["value"] = day.day
    return (day.day if day.code[0] == "W" else None), ((day.code, facts),)


def _within_year(text: str, code: str, options: ReadOptions) -> NameReading | None:
    """A day without a year or an era within the fiscal year that is known; None where it is no such day."""
    if options.fiscal_year is None:
        return None
    if code == "E_DATE_AMBIGUOUS":
        within, told = day_of_short_year(text, options.fiscal_year), "W_ERA_ADDED"
    elif code == "E_DATE_INCOMPLETE":
        within, told = day_of_year(text, options.fiscal_year), "W_YEAR_ADDED"
    else:
        return None
    if within.day:
        return within.day, ((told, {"value": within.day}),)
    # Neither a day nor a reason against it: the text names no day of a year at all.
    return _error(within.code, **dict(within.facts)) if within.code else None


def _date_value(raw: date) -> NameReading:
    if isinstance(raw, datetime):
        return raw.date(), (("W_TIME_DROPPED", {}),)
    return (raw, ()) if raw <= LATEST else _error("E_DATE_FUTURE")


def _time(raw: Raw) -> NameReading:
    if isinstance(raw, datetime):
        return f"{raw:%H:%M}", ()
    text = str(raw)
    if tidy(text) in ("", "-", "ー", "―"):
        return None, ()
    found = read_time(text)
    return (found, ()) if found else _error("E_TIME")


def _hours(raw: Raw, field: Field) -> NameReading:
    hours = read_hours(raw) if isinstance(raw, str) else None
    return _number(raw if hours is None else hours, field, whole=False)


def _number(raw: Raw, field: Field, *, whole: bool) -> NameReading:
    notes: tuple[Note, ...] = ()
    if isinstance(raw, str):
        tidied = tidy(raw)
        if tidied in ("", "-", "ー", "―"):
            return None, ()
        match = _UNIT.fullmatch(tidied)
        if not match:
            return _error("E_NUMBER")
        if match[1] != tidied and tidied.replace(",", "") != match[1].replace(",", ""):
            # A field up to 100 is a percentage: its sign is no unit that gets lost.
            is_share = tidied.endswith("%") and field.maximum == _WHOLE_SHARE
            notes = () if is_share else (("W_UNIT_DROPPED", {"value": match[1]}),)
        number = float(match[1].replace(",", ""))
    elif isinstance(raw, int | float):
        number = float(raw)
    else:
        return _error("E_NUMBER")
    if whole and not number.is_integer():
        return _error("E_NUMBER")
    low, high = field.minimum, field.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        return _error("E_OUT_OF_RANGE", expected=_bounds(low, high))
    return (int(number) if number.is_integer() else number), notes


_ROUND = str.maketrans("◯〇⭕✕✖╳❌⨯☓ⅹⅩ", "○○○××××××xx")


def mark_key(text: str) -> str:
    """A mark for comparing: NFKC, lower case, without spaces; circles and crosses of all fonts alike."""
    key = "".join(unicodedata.normalize("NFKC", text.translate(_ROUND)).casefold().split())
    return {"x": "×", "o": "○"}.get(key, key)


def _bounds(low: int | None, high: int | None) -> str:
    return f"{'' if low is None else low}-{'' if high is None else high}"


def _level_of(field: Field, marks: Mapping[str, str]) -> Converter:
    """Reads 2, "２", レベル2; where the field names its levels (`choices`) also 実践 and "2 実践"."""
    lowest, highest = field.minimum or 0, field.maximum
    expected = _bounds(lowest, highest)
    words = {
        fold(name): int(choice.code)
        for choice in field.choices
        for name in (choice.title.ja, choice.title.en, *choice.aliases)
    }
    meant = {mark_key(mark): level for mark, level in marks.items()}

    def convert(raw: Raw) -> NameReading:
        notes: tuple[Note, ...] = ()
        # What the user said of a mark goes before what it usually means.
        if isinstance(raw, str) and mark_key(raw) in meant:
            raw = meant[mark_key(raw)]
        level: object = raw
        if isinstance(raw, str):
            tidied = tidy(raw)
            if not tidied or tidied.lower() in _NOT_ASSESSED:
                return None, ()
            if fold(tidied) in words:
                return words[fold(tidied)], ()
            named = _LEVEL.fullmatch(tidied)
            digits = named[1] if named else tidied
            level = int(digits) if re.fullmatch(r"\d{1,2}", digits, re.ASCII) else raw
            notes = (("W_LEVEL_TEXT", {"value": digits}),) if named else ()
        if not isinstance(level, int) or level < lowest or (highest is not None and level > highest):
            return _error("E_LEVEL", expected=expected)
        return level, notes

    return convert


def _fiscal_year(raw: Raw) -> NameReading:
    if isinstance(raw, date):
        # A day is no year, but it lies in one: that is offered.
        return _error("E_FISCAL_YEAR", nearest=str(raw.year if raw.month >= 4 else raw.year - 1))
    year = read_fiscal_year(str(raw))
    return (year.year, ()) if year is not None else _error("E_FISCAL_YEAR")


def _choice_of(field: Field) -> Converter:
    """Matches titles in both languages, codes and aliases by their folded form."""
    known: dict[str, str] = {}
    for choice in field.choices:
        for name in (choice.code, choice.title.ja, choice.title.en, *choice.aliases):
            known.setdefault(fold(name), choice.code)
    titles = {choice.code: choice.title for choice in field.choices}

    def convert(raw: Raw) -> NameReading:
        text = iso(raw) if isinstance(raw, date) else str(raw)
        key = fold(text)
        if not key:
            return None, ()
        if key in known:
            return known[key], ()
        near = difflib.get_close_matches(key, known, 1)
        nearest = titles[known[near[0]]] if near else None
        return _error("E_CHOICE", expected=tuple(choice.title for choice in field.choices[:12]), nearest=nearest)

    return convert
