"""Text that a terminal can be given."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text without control and direction characters, which could rewrite the terminal."""
    return _CONTROL.sub("�", text)
