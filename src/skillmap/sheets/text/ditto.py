"""Marks that stand for the value above."""

import re

DITTO = frozenset({"〃", "〻", "仝", "同上", "上に同じ", "上同"})
WEAK_DITTO = DITTO | {"″", "々", "同", "同じ", '"', "''", "``", "”", "“", "ゝ", "ditto"}
"""Marks that mean 'as above' only where a blank could mean it too."""
_AROUND = re.compile(r"[\s()（）〔〕［］\[\]]+")
_LONGEST = 12
"""Characters of a cell that may be a mark, blanks and brackets around it included."""


def is_ditto(value: object, marks: frozenset[str] = DITTO) -> bool:
    """Whether a cell holds one of the marks, however it is spaced out or put in brackets: 同　上, (同上)."""
    return isinstance(value, str) and len(value) <= _LONGEST and _AROUND.sub("", value) in marks
