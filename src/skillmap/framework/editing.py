"""Changing levels inside a definition file by its lines, so that comments, order and style of everything else stay."""

import re
from collections.abc import Mapping

from skillmap.errors import InputRefused
from skillmap.framework.yaml_files import Document, Path_, parse

_LEVEL = re.compile(r"^(\s*[^:#]+:\s*)\d+(\s*(?:#.*)?)$")
_INLINE = re.compile(r"^(\s*[^:#]+:\s*)\{.*\}(\s*(?:#.*)?)$")


def with_levels(text: str, file: str, path: Path_, levels: Mapping[str, int]) -> str:
    """The file's text with the mapping of skills to levels at `path` replaced; lines that stay are not touched.

    Raises InputRefused (E_EDIT) when the file is written in a way that cannot be changed line by line.
    """
    document, _ = parse(text, file)
    if document is None:
        raise InputRefused("E_EDIT", file=file, path="/".join(map(str, path)))
    before = _inside(document, path)
    lines = text.splitlines()
    at = document.marks[path][0] - 1
    if inline := _INLINE.match(lines[at]):
        pairs = ", ".join(f"{skill}: {level}" for skill, level in levels.items())
        lines[at] = f"{inline[1]}{{{pairs}}}{inline[2]}"
    else:
        _edit_block(lines, document, path, before, levels)
    content = "\n".join(lines) + "\n"
    again, _ = parse(content, file)
    if again is None or again.data != _replaced(document.data, path, levels):
        raise InputRefused("E_EDIT", file=file, path="/".join(map(str, path)))
    return content


def _edit_block(
    lines: list[str], document: Document, path: Path_, before: Mapping[str, int], levels: Mapping[str, int]
) -> None:
    """One skill per line: changed and removed from the bottom up, new ones after the last."""
    places = {skill: document.marks[(*path, skill)] for skill in before}
    last, column = max(places.values())
    fresh = [f"{' ' * (column - 1)}{skill}: {level}" for skill, level in levels.items() if skill not in before]
    lines[last:last] = fresh
    for skill, (number, _) in sorted(places.items(), key=lambda item: -item[1][0]):
        if skill not in levels:
            del lines[number - 1]
        elif levels[skill] != before[skill]:
            lines[number - 1] = _LEVEL.sub(rf"\g<1>{levels[skill]}\g<2>", lines[number - 1])


def _inside(document: Document, path: Path_) -> dict[str, int]:
    data = document.data
    for key in path:
        data = data[key]
    return dict(data)


def _replaced(data: object, path: Path_, levels: Mapping[str, int]) -> object:
    """The same data with the mapping at the path replaced."""
    if not path:
        return dict(levels)
    if isinstance(data, dict):
        return {k: _replaced(v, path[1:], levels) if k == path[0] else v for k, v in data.items()}
    return data
