"""Text in CSV that a spreadsheet program would compute: made harmless by an apostrophe, with an exact way back.

The way back, as documented for users: an apostrophe at the beginning of a field (or after a separator inside it) that
stands before = + - @ or another apostrophe leading to one of these is not part of the text.
"""

import re

_RISKY = "=+\\-@＝＋－＠"
_LEAD = f"(?=[\\s'\u200b\ufeff]*[{_RISKY}])"
_BOUNDARY = re.compile(f"(?:^|(?<=[,;\t\r\n])){_LEAD}")
_GUARD = re.compile(f"(?:^|(?<=[,;\t\r\n]))'{_LEAD}")
_QUICK = re.compile(f"[{_RISKY}]")


def neutralise(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet program would begin to compute; `restore` undoes it."""
    return _BOUNDARY.sub("'", text) if _QUICK.search(text) else text


def restore(text: str) -> str:
    """The text as it was before `neutralise`; other texts as they are."""
    return _GUARD.sub("", text) if "'" in text and _QUICK.search(text) else text


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet program would take the text for a formula if it were typed in."""
    return len(text) > 1 and text.lstrip(" \t\r\n\u3000\u200b")[:1] in "=+-@＝＋－＠" and bool(text.strip())
