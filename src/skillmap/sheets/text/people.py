"""Numbers that are names, personal names and readings as they stand in cells: tidied without losing a character."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeAlias

from skillmap.japanese import katakana
from skillmap.sheets.text.neutral import is_formula_like
from skillmap.words import Fact

Note: TypeAlias = tuple[str, Mapping[str, Fact]]
"""A problem code with its facts; the caller knows the place."""
NameReading: TypeAlias = tuple[Any, tuple[Note, ...]]

INVISIBLE = "\u200b\u2060\ufeff\u00ad\u200e\u200f"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_QUICK_NAME = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fe\u3400-\u9fff々〆]{1,8} [\u3041-\u3096\u30a1-\u30fe\u3400-\u9fff々〆]{1,8}"
)
_NOT_A_NAME = re.compile(
    r"[(（〔［\[]?(?:欠員|空席|未定|不明|調整中|該当なし|なし|同上|〃|TRUE|FALSE)[)）〕］\]]?|(?:.*\s)?(?:様|殿|さん)|.+\s.+(?:様|殿)|.*(?:他|外|ほか)\s*\d+\s*[名人].*"
)
_HONORIFIC = re.compile(r"\s?(?:様|殿|さん)$")
_MARK = re.compile(r"[※*＊★☆●○◎◆◇■□▲△▼▽◯✓✔]+")
"""Marks that point to a note: they belong to the sheet, not to the name."""
_LOST = re.compile("[〓?？\u2800-\u28ff]")
"""What stands where a program had no character; Braille, because a writer of PDFs cuts the numbers of rare ones."""
_LINES = re.compile(r"[\r\n\u2028\u2029\x0b\x0c]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS = {0x309B: "\u3099", 0x309C: "\u309a"}
_KANA = re.compile(r"[\u30a1-\u30fe ・]+")


def _note(code: str, **facts: Fact) -> Note:
    return code, facts


def read_name(text: str) -> NameReading:
    """A personal name: exact characters, one half-width space between its parts."""
    if _QUICK_NAME.fullmatch(text) and text[-1] not in "様殿":
        return text, ()
    if (name := without_reading(text)) != text:
        value, told = read_name(name)
        return value, (*told, _note("W_NAME_READING", value=value)) if value is not None else told
    bare = _INVISIBLE.sub("", text)
    lines = [line.split() for line in _LINES.split(bare) if line.strip()]
    parts = [part for line in lines for part in line]
    wrong = _wrong_name(lines, parts)
    if wrong:
        return None, (wrong,)
    notes = [_note("W_INVISIBLE")] if bare != text else []
    name = " ".join(parts)
    # Two letters without a space may be a whole name; from three on the family name's end
    # is unknown.
    if len(parts) == 1 and len(_base(name)) > 2:
        notes.append(_note("W_NAME_NO_SPACE"))
    return name or None, tuple(notes)


_IN_BRACKETS = re.compile(r"[(（〔［\[]([^()（）〔〕［］\[\]]+)[)）〕］\]]")


def without_reading(text: str) -> str:
    """A name without its reading, where that stands in the same cell: in brackets, or in a line of its own.

    Any other text as it is: what stands in brackets is a reading only if it is kana and the name is none.
    """
    if not ("(" in text or "（" in text or "〔" in text or _LINES.search(text)):
        return text
    lines = [line.strip() for line in _LINES.split(_IN_BRACKETS.sub(r"\n\1\n", text)) if line.strip()]
    names = [line for line in lines if not _is_reading(line.split())]
    if len(lines) != 2 or len(names) != 1 or not _KANJI.search(names[0]):
        return text
    # フリガナ stands above a name; what stands behind it may be （パート） or （ほか）, which is no reading.
    is_above = lines[1] == names[0] and not _IN_BRACKETS.search(text)
    return names[0] if is_above or _is_of_a_name(next(line for line in lines if line != names[0])) else text


_KANJI = re.compile("[\u3400-\u9fff々〆\U00020000-\U0003ffff]")
_HIRAGANA = re.compile("[\u3041-\u309fー]{4,}")


def _is_of_a_name(kana: str) -> bool:
    """Whether kana are those of a whole name: two parts, or hiragana in one."""
    return len(kana.split()) > 1 or _HIRAGANA.fullmatch(kana) is not None


NOBODY = frozenset((
    "未定", "未選出", "選出中", "選考中", "調整中", "検討中", "人選中", "欠員", "空席", "不在", "該当なし",
    "該当者なし", "なし", "無し", "-", "ー", "―", "—", "tbd", "vacant", "none",
    # Of days.
    "当分の間", "当分", "無期限", "期限なし", "定めなし", "期間の定めなし",
))  # fmt: skip
"""What stands in the place of a name where there is nobody, or nobody yet."""


def is_nobody(text: str) -> bool:
    """Whether a text says that there is nobody (（未定）, 該当者なし)."""
    return unicodedata.normalize("NFKC", text).casefold().strip(" \u3000()[]【】〔〕") in NOBODY


def _wrong_name(lines: list[list[str]], parts: list[str]) -> Note | None:
    """Why this cannot be the name of one person: several people, letters set apart, titles, brackets, vacancies."""
    name = " ".join(parts)
    # フリガナ typed above the name in its own cell: the name is what stands below.
    if len(lines) == 2 and _is_reading(lines[0]) and not _is_reading(lines[1]):
        return _format(" ".join(lines[1]))
    if (len(lines) > 1 and any(len(line) > 1 for line in lines)) or (len(parts) > 1 and re.search("[、，]", name)):
        return _note("E_MULTI_VALUE")
    if is_spaced_out(parts):
        # Which letters are the family name nobody can see: two of them is only the likeliest.
        return _note("E_NAME_FORMAT", nearest=f"{''.join(parts[:2])} {''.join(parts[2:])}")
    if re.search(r"[(（].*[)）]", name) or _NOT_A_NAME.fullmatch(name):
        return _format(_HONORIFIC.sub("", re.sub(r"\s*[(（].*?[)）]", "", name)))
    # A text like a formula is told as such and kept: whoever sees it decides.
    return None if is_formula_like(name) else _wrong_characters(name)


def is_spaced_out(parts: list[str]) -> bool:
    """Whether the letters of a name are set apart: 青 木 一 郎."""
    return len(parts) > 2 and all(len(_base(part)) == 1 for part in parts)


def closed_up(text: str) -> str:
    """A name whose letters are set apart (青 木　　一 郎) with one space where the gap is widest; empty if unclear."""
    bare = _INVISIBLE.sub("", text).strip()
    if not is_spaced_out(bare.split()):
        return ""
    gaps = [sum(2 if c == "\u3000" else 1 for c in gap) for gap in re.findall(r"\s+", bare)]
    widest = [at for at, gap in enumerate(gaps) if gap == max(gaps)]
    letters = bare.split()
    at = widest[0] + 1
    return f"{''.join(letters[:at])} {''.join(letters[at:])}" if len(widest) == 1 and len(gaps) > 1 else ""


def _is_reading(parts: list[str]) -> bool:
    """Whether a line is the reading of the name below it."""
    return bool(parts) and _KANA.fullmatch(katakana(" ".join(parts))) is not None


def _wrong_characters(name: str) -> Note | None:
    if _LOST.search(name):
        return _note("E_CHAR_LOST")
    if _MARK.search(name) or (name and not any(c.isalpha() for c in name)):
        return _format(_MARK.sub("", name))
    return None


def _format(nearest: str) -> Note:
    """E_NAME_FORMAT with the name that is meant, if what is left can be one."""
    left = " ".join(nearest.split())
    can_be = any(c.isalpha() for c in left) and not _NOT_A_NAME.fullmatch(left)
    return _note("E_NAME_FORMAT", nearest=left if can_be else None)


def _base(text: str) -> str:
    """Without variation selectors and combining marks: 葛󠄀 counts as one character."""
    return "".join(c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Mn")


def read_kana(text: str) -> NameReading:
    """A reading as full-width katakana with single half-width spaces; kanji and letters are an error."""
    if _KANA.fullmatch(text) and "  " not in text and text == text.strip():
        return text, ()
    bare = " ".join(_INVISIBLE.sub("", text).split())
    if not bare:
        return None, ()
    # Half-width kana set their voicing mark apart, and old systems put a space between.
    kana = katakana(re.sub("[ 　]+(?=[\u309b\u309c\uff9e\uff9f])", "", bare).translate(_MARKS))
    kana = " ".join(re.sub(r"(?<=[\u30a1-\u30fe])[ｰ\-‐‑‒–—―−－一]", "ー", unicodedata.normalize("NFC", kana)).split())
    if not _KANA.fullmatch(kana):
        return None, (_note("E_KANA_FORMAT"),)
    return kana, ()


def read_code(raw: object, width: int) -> NameReading:
    """A number that is a name as text with its leading zeros; `width` 0 = unknown, nothing is padded."""
    if isinstance(raw, int):
        text, notes = str(raw), [_note("W_LEADING_ZERO")] if width and raw >= 0 and len(str(raw)) < width else []
        return _finish_code(text, width, notes)
    if isinstance(raw, float):
        # Excel keeps fifteen digits: a longer number has lost its end for good and must come from the source again.
        return None, (_note("E_SCIENTIFIC" if abs(raw) >= 1e15 else "E_CODE_FORMAT"),)
    if not isinstance(raw, str):
        return None, (_note("E_CODE_FORMAT"),)
    if raw.isascii() and raw.isalnum() and len(raw) == width and raw.isdecimal():
        return raw, ()
    return _tidy_code(raw, width)


def _tidy_code(raw: str, width: int) -> NameReading:
    if len([line for line in re.split(r"[\r\n]+", raw) if line.strip()]) > 1:
        return None, (_note("E_MULTI_VALUE"),)
    notes: list[Note] = []
    text = _INVISIBLE.sub("", raw)
    if text != raw:
        notes.append(_note("W_INVISIBLE"))
    if text != text.strip():
        text = text.strip()
        notes.append(_note("W_TRIMMED"))
    if text.startswith(("'", "’")):
        text = text[1:].strip()
        notes.append(_note("W_APOSTROPHE"))
    # Not NFKC: that would make a 1 of ①, and a number of what was none.
    narrow = text.translate(_FULL_WIDTH)
    if narrow != text:
        text = narrow
        notes.append(_note("W_FULLWIDTH"))
    if not text:
        return None, ()
    # 1.23E+11, saved as a text: its last digits are gone.
    if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", text, re.ASCII) and re.search(r"[.+]", text):
        return None, (_note("E_SCIENTIFIC"),)
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", text, re.ASCII):
        text = text.replace(",", "")
        notes.append(_note("W_THOUSANDS"))
    if re.fullmatch(r"\d+\.0+", text, re.ASCII):
        text = text.partition(".")[0]
        notes.append(_note("W_LEADING_ZERO"))
    elif width and text.isascii() and text.isdecimal() and len(text) < width:
        notes.append(_note("W_LEADING_ZERO"))
    return _finish_code(text, width, notes)


def _finish_code(text: str, width: int, notes: list[Note]) -> NameReading:
    if not re.fullmatch(r"[0-9A-Za-z]+" if width else r"[0-9A-Za-z][0-9A-Za-z\-]*", text, re.ASCII):
        digits = re.sub(r"[^0-9]", "", text) if text.isascii() else ""
        nearest = digits.rjust(width, "0") if digits and len(digits) <= width else None
        return None, (_note("E_CODE_FORMAT", nearest=nearest),)
    # 000000 is what systems print for nobody.
    if not text.strip("0"):
        return None, (_note("E_CODE_FORMAT"),)
    # O for 0 and l for 1 are typing errors; a number with real letters stays one.
    as_digits = text.translate(str.maketrans("OoQIl", "00011"))
    if as_digits != text and as_digits.isdecimal():
        return None, (_note("E_CODE_FORMAT", nearest=as_digits.rjust(width, "0")),)
    if width and text.isdecimal():
        text = text.rjust(width, "0")
    if width and len(text) != width:
        return None, (_note("E_CODE_LENGTH", expected=width),)
    seen: dict[str, Note] = {note[0]: note for note in notes}
    return text, tuple((code, {**facts, "value": text}) for code, facts in seen.values())
