"""Japanese text: folding for matching, the 五十音 sort key, display width, lookalikes out of PDFs."""

import re
import unicodedata
from functools import cache

from skillmap.kanji import plain_forms

# Text copied out of a PDF often holds radicals in place of the characters they look like: 係⻑, ⻄田, ⼾籍, ⿊川.
# NFKC leaves the supplement (U+2E80-2EF3) as it is and makes older forms of some others (⼾ 戶, ⿊ 黑).
_RADICALS = str.maketrans("⺠⻁⻄⻆⻑⻘⻝⻣⻤⻨⻩⻫⻭⻯⻲戶靑黃黑", "民虎西角長青食骨鬼麦黄斉歯竜亀戸青黄黒")
# Text out of a PDF also holds the doubles that Unicode keeps for Korean (U+F900-FA0D; U+F90A where 金 is meant); seven
# of them are characters of JIS X 0213 and may stand in somebody's name, as all from U+FA0E on (﨑, 神) may.
_LOOKALIKE = re.compile(
    "[\u2e80-\u2fd5\uf900-\uf91c\uf91e-\uf927\uf92a-\uf935\uf937-\uf96f\uf971-\uf9cf\uf9d1-\uf9db\uf9dd-\ufa0d]"
)
# Keyboards and older systems differ in the dashes, the minus and 〜 ～; CSV in CP932 changes some of them.
_MARKS = str.maketrans("〜‐‑‒–—―−·‖", "~-------・∥")
_SAME = plain_forms() | _RADICALS | _MARKS
# Spaces are typed into names at will, and selectors choose a shape of the same character (葛󠄀飾区). One pattern: looked
# at character by character, folding the names of definitions took half the time of taking in a catalogue.
_SELECTORS = "\u200b\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = re.compile(f"[\\s{_SELECTORS}]+")
# Hardly a name has any of these, and to look for them takes a tenth of the time of replacing them.
_RARE = re.compile(f"[{''.join(map(re.escape, map(chr, _SAME)))}{_SELECTORS}]")
_SMALL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_VOWEL_ROWS = {
    "ア": "アカサタナハマヤラワ",
    "イ": "イキシチニヒミリヰ",
    "ウ": "ウクスツヌフムユル",
    "エ": "エケセテネヘメレヱ",
    "オ": "オコソトノホモヨロヲ",
}
_VOWEL_OF = {letter: vowel for vowel, letters in _VOWEL_ROWS.items() for letter in letters}
_FULL_KANA = re.compile("[ア-ンヴ ]*")
_BASE = {code: unicodedata.normalize("NFD", chr(code))[0].translate(_SMALL) for code in range(ord("ァ"), ord("ヴ") + 1)}
_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def without_lookalikes(text: str) -> str:
    """The characters of Japanese in the place of those that merely look like them, all else as it is."""
    return _LOOKALIKE.sub(lambda one: unicodedata.normalize("NFKC", one[0]).translate(_RADICALS), text)


def fold(text: str) -> str:
    """A copy for matching: NFKC, radicals, variants and dashes made one, no spaces or selectors, lower case."""
    folded = unicodedata.normalize("NFKC", text)
    if _RARE.search(folded):
        return _UNSEEN.sub("", folded.translate(_SAME).casefold())
    return "".join(folded.casefold().split())


def katakana(text: str) -> str:
    """Kana of any width or kind as full-width katakana; everything else as it is."""
    return unicodedata.normalize("NFKC", text).translate(_HIRAGANA_TO_KATAKANA)


def sort_key(kana: str) -> str:
    """The 五十音 key: base letters, small as large, ー as the vowel before it; ties are settled by the string itself.

    Stored in a column and compared bytewise, so that SQLite and PostgreSQL sort alike.
    """
    if _FULL_KANA.fullmatch(kana):
        # Nearly all readings: the letters are taken at once.
        return f"{kana.translate(_BASE)}\t{kana}"
    base: list[str] = []
    for char in unicodedata.normalize("NFD", katakana(kana)):
        if unicodedata.combining(char):
            continue
        letter = char.translate(_SMALL)
        if letter == "ー" and base:
            letter = _VOWEL_OF.get(base[-1], letter)
        base.append(letter)
    return f"{''.join(base)}\t{katakana(kana)}"


def width(text: str) -> int:
    """Columns on a Japanese terminal or sheet: 2 for wide and ambiguous characters, 0 for combining ones."""
    return sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if unicodedata.combining(char) or 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1
