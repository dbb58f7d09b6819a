"""Command lines that people are told to type: advice is a command, not prose, so that a test can read it."""

import re

_BARE = re.compile(r"[\w./:=@%+…-]+")
"""Words that every shell takes as they are; all others are put in double quotes (cmd, PowerShell and sh know them)."""


def command_line(*words: str | int) -> str:
    """`skillmap enrol add R8-101 --staff 001274`: the words behind the program's name, each quoted where it must be.

    The command and its options are literals: a test reads every call in the code and tries it on the real command
    line. Words in capitals (FILE, DAY) and … stand for what the reader puts there.
    """
    return " ".join(("skillmap", *(quoted(str(word)) for word in words)))


def quoted(word: str) -> str:
    """A word as it is typed: in quotes where a shell would take it apart."""
    return word if _BARE.fullmatch(word) else '"' + word.replace('"', '\\"') + '"'
