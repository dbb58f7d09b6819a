"""needs.yaml with other needs, by its lines: what stays is not touched, comments and order of the rest stay."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from skillmap.errors import InputRefused
from skillmap.framework.yaml_files import Document, parse, text_of

FILE = "needs.yaml"
# The number behind `count`, quoted or not, and no key that merely ends like it.
_COUNT = re.compile(r"""(?<![\w-])(["']?count["']?\s*:\s*)[0-9]+""")
_START = "# yaml-language-server: $schema=../docs/schemas/needs.json\n"

Key = tuple[str, int, int, str | None, str]
"""What makes a need one of a kind: role, grade, year, department, way."""


def needs_of(text: str) -> dict[Key, int]:
    """How many are needed by key, in the order of the file. Raises InputRefused (E_EDIT) when it cannot be read."""
    document, problems = parse(text, FILE)
    if problems or document is None or not isinstance(document.data, list | type(None)):
        raise InputRefused("E_EDIT", file=FILE, path="/")
    return {_key(one): one["count"] for one in document.data or []}


def with_needs(text: str, wanted: Mapping[Key, int]) -> str:
    """The file's text with these needs and no others: counts changed in place, new ones after those of their role.

    Raises InputRefused (E_EDIT) when the file is written in a way that cannot be changed line by line: what was made
    is read again and compared before it is handed back.
    """
    document, problems = parse(text, FILE)
    if problems or document is None or not isinstance(document.data, list | type(None)):
        raise InputRefused("E_EDIT", file=FILE, path="/")
    present: list[Mapping[str, Any]] = document.data or []
    if not present:
        # An empty list is written as []; it goes when the first need comes.
        kept = [line for line in text.splitlines() if line.strip() != "[]"]
        made = "\n".join([*(kept or [_START.rstrip()]), *_rendered(wanted, "")]) + "\n"
    else:
        made = "\n".join(_changed(document, text.splitlines(), present, wanted)) + "\n"
    # The proof of it: what was changed by lines must read as what was meant, or nothing is written.
    again, _ = parse(made, FILE)
    if again is None or {_key(one): one["count"] for one in again.data or []} != dict(wanted):
        raise InputRefused("E_EDIT", file=FILE, path="count")
    return made


def _changed(
    document: Document, lines: list[str], present: Sequence[Mapping[str, Any]], wanted: Mapping[Key, int]
) -> list[str]:
    """The lines after the changes, worked through from the last entry to the first."""
    starts = [document.marks[index,][0] - 1 for index in range(len(present))]
    ends = [_end(lines, start, after) for start, after in zip(starts, [*starts[1:], len(lines)], strict=True)]
    dash = lines[starts[0]].partition("-")[0]
    known = {_key(one) for one in present}
    added: dict[int, dict[Key, int]] = {}
    for key, count in wanted.items():
        if key not in known:
            added.setdefault(_after(present, key), {})[key] = count
    # From the last entry to the first, so that the lines above keep their numbers.
    for index in reversed(range(len(present))):
        start, end, key = starts[index], ends[index], _key(present[index])
        lines[end:end] = _rendered(added.get(index, {}), dash)
        if key not in wanted:
            del lines[start:end]
        elif wanted[key] != present[index]["count"]:
            body = "\n".join(lines[start:end])
            lines[start:end] = _COUNT.sub(rf"\g<1>{wanted[key]}", body, count=1).split("\n")
    return lines


def _end(lines: Sequence[str], start: int, after: int) -> int:
    """The line behind an entry; comments and blank lines before the next one are not its own."""
    while after > start + 1 and (not lines[after - 1].strip() or lines[after - 1].lstrip().startswith("#")):
        after -= 1
    return after


def _after(present: Sequence[Mapping[str, Any]], key: Key) -> int:
    """The entry that a new one stands behind: the last of its role grade, else of its role, else of all."""
    same = [i for i, one in enumerate(present) if (one["role"], one["grade"]) == key[:2]]
    same = same or [i for i, one in enumerate(present) if one["role"] == key[0]]
    return same[-1] if same else len(present) - 1


def _key(one: Mapping[str, Any]) -> Key:
    return one["role"], one["grade"], one["fy"], one.get("department"), one.get("by", "train")


def _rendered(wanted: Mapping[Key, int], dash: str) -> list[str]:
    """New entries as lines, keys in the order of the shipped file; the whole office is not written."""
    found: list[str] = []
    for (role, grade, fy, department, by), count in wanted.items():
        entry: dict[str, object] = {"role": role, "grade": grade, "fy": fy}
        entry |= {"department": department} if department is not None else {}
        entry |= {"count": count, "by": by}
        found += [f"{dash}{line}" for line in text_of([entry]).splitlines()]
    return found
