"""Changing values inside a definition file by its lines, so that comments, order and style of everything else stay."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from skillmap.errors import InputRefused
from skillmap.framework.yaml_files import Document, Path_, parse, text_of

_COMMENT = re.compile(r"\s+#.*$")
# Without quotes YAML reads true, false and null as something else than texts.
_WORD = re.compile(r"(?!(?:true|false|null)\Z)[A-Za-z][A-Za-z0-9./_-]*\Z")
"""A text that needs no quotes wherever it stands."""


def with_values(text: str, file: str, wanted: Mapping[Path_, Any], added: Mapping[str, Sequence[Any]] = {}) -> str:
    """The file's text with the values at the paths replaced; lines of what stays the same are not touched.

    Args:
        text: The file as it is.
        file: Its name in messages.
        wanted: Path of a value -> plain data that takes its place. The keys' order says where new keys go.
        added: Key of a list at the top of the file -> entries that come after its last one.

    Raises InputRefused (E_EDIT) when the file is written in a way that cannot be changed line by line: what was made
    is read again and compared before it is handed back.
    """
    document, problems = parse(text, file)
    first = next(iter(wanted), next(((key,) for key in added), ()))
    if document is None or problems:
        raise InputRefused("E_EDIT", file=file, path="/".join(map(str, first)))
    editor = _Editor(document, text.splitlines())
    expected = document.data
    for path, new in wanted.items():
        editor.change(path, _at(document.data, path), new)
        expected = _replaced(expected, path, new)
    for key, entries in added.items():
        editor.append(key, entries)
        expected = {**expected, key: [*expected[key], *entries]}
    content = "\n".join(editor.result()) + "\n"
    # The proof of it: what was edited by lines must read as what was meant, or nothing is written at all.
    again, _ = parse(content, file)
    if again is None or again.data != expected:
        raise InputRefused("E_EDIT", file=file, path="/".join(map(str, first)))
    return content


@dataclass(frozen=True, slots=True)
class _Splice:
    """Lines `start` to `end` (from 0, end exclusive) become `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


class _Editor:
    """Collects what happens to which lines; nothing moves before all is collected."""

    def __init__(self, document: Document, lines: list[str]) -> None:
        self.document = document
        self.lines = lines
        self.splices: list[_Splice] = []
        self._order = list(document.marks)
        self._number = {path: i for i, path in enumerate(self._order)}

    def result(self) -> list[str]:
        """All lines after the changes; what was added at one place stands in the order in which it was added."""
        lines = list(self.lines)
        # From the bottom up, so that the lines above keep their numbers.
        for _, one in sorted(enumerate(self.splices), key=lambda s: (s[1].start, s[1].end, s[0]), reverse=True):
            lines[one.start : one.end] = one.lines
        return lines

    def change(self, path: Path_, old: Any, new: Any) -> None:
        """The value at a path becomes another one, in as few lines as can be."""
        if old == new:
            return
        if self._in_lines(path, old) and isinstance(new, dict) and new:
            self._mapping(path, old, new)
        elif self._in_lines(path, old) and _is_list_of_words(old) and _is_list_of_words(new) and new:
            self._list(path, old, new)
        else:
            self._whole(path, old, new)

    def append(self, key: str, entries: Sequence[Any]) -> None:
        """Entries after the last one of a list, a comment below it stays below them."""
        old = self.document.data[key]
        made = [f"  {line}" for line in text_of(list(entries)).splitlines()]
        # Empty it stands as [] beside its key; now it gets lines of its own.
        if not old:
            self._put(*self._extent((key,)), [f"{key}:", *made])
            return
        start, end = self._extent((key, len(old) - 1))
        indent = self.lines[start].partition("-")[0]
        self._put(end, end, [indent + line[2:] for line in made])

    def _mapping(self, path: Path_, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Key by key; new keys stand behind the one that goes before them in `new`."""
        column = self.document.marks[(*path, next(iter(old)))][1]
        for key in old:
            if key in new:
                self.change((*path, key), old[key], new[key])
            else:
                self._put(*self._extent((*path, key)), [])
        before: str | None = None
        for key in new:
            if key in old:
                before = key
                continue
            at = self._extent((*path, before))[1] if before else self._extent((*path, next(iter(old))))[0]
            self._put(at, at, _rendered(key, new[key], column))

    def _list(self, path: Path_, old: Sequence[Any], new: Sequence[Any]) -> None:
        """Item by item, one per line."""
        dash = self.lines[self.document.marks[(*path, 0)][0] - 1].partition("-")[0]
        # Long lists of equal items are ordinary here: none of them is junk.
        for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            start = self._extent((*path, a))[0] if a < len(old) else self._extent((*path, len(old) - 1))[1]
            end = self._extent((*path, b - 1))[1] if b > a else start
            self._put(start, end, [f"{dash}{line}" for line in text_of(list(new[c:d])).splitlines()] if d > c else [])

    def _whole(self, path: Path_, old: Any, new: Any) -> None:
        """The key with its value anew; in one line when it was one, with the remark at its end."""
        start, end = self._extent(path)
        if not path or not isinstance(path[-1], str):
            # An item of a list has no key by which it could be written anew.
            raise InputRefused("E_EDIT", file=self.document.path, path="/".join(map(str, path)))
        is_inline = isinstance(old, dict | list) and end - start == 1
        column = self.document.marks[path][1]
        made = _rendered(path[-1], new, column, inline=is_inline)
        if end - start == 1 and len(made) == 1:
            made = [made[0] + self._remark(self.lines[start], path[-1], old)]
        head = self.lines[start][: column - 1]
        if head.strip():
            made[0] = head + made[0].lstrip()
        self._put(start, end, made)

    def _remark(self, line: str, key: str, value: Any) -> str:
        """The comment at the end of a line; empty when what looks like one belongs to the value."""
        for found in _COMMENT.finditer(line):
            alone, _ = parse(line[: found.start()].strip().removeprefix("- "), "")
            if alone is not None and alone.data == {key: value}:
                return found[0]
        return ""

    def _in_lines(self, path: Path_, old: Any) -> bool:
        """Whether a mapping or list has its parts on lines of their own."""
        if not isinstance(old, dict | list) or not old:
            return False
        keys = old if isinstance(old, dict) else range(len(old))
        rows = [self.document.marks[(*path, key)][0] for key in keys]
        own = self.document.marks[path][0] if path and isinstance(path[-1], str) else 0
        return len({own, *rows}) == len(rows) + 1

    def _extent(self, path: Path_) -> tuple[int, int]:
        """The lines of a key or item with everything in it; comments and blank lines below are not its own."""
        number = self._number[path] + 1
        while number < len(self._order) and self._order[number][: len(path)] == path:
            number += 1
        start = self.document.marks[path][0] - 1
        end = self.document.marks[self._order[number]][0] - 1 if number < len(self._order) else len(self.lines)
        # A comment above the next key speaks of that one.
        while end > start + 1 and _is_empty(self.lines[end - 1]):
            end -= 1
        return start, max(end, start + 1)

    def _put(self, start: int, end: int, lines: Sequence[str]) -> None:
        self.splices.append(_Splice(start, end, tuple(lines)))


def _rendered(key: str, value: Any, column: int, *, inline: bool = False) -> list[str]:
    """A key with its value as lines that begin in a column; on one line if asked and if its parts are plain words."""
    indent = " " * (column - 1)
    if inline and isinstance(value, dict) and all(_is_word(v) for pair in value.items() for v in pair):
        return [f"{indent}{key}: {{{', '.join(f'{k}: {v}' for k, v in value.items())}}}"]
    if inline and isinstance(value, list) and all(map(_is_word, value)):
        return [f"{indent}{key}: [{', '.join(map(str, value))}]"]
    return [f"{indent}{line}" for line in text_of({key: value}).splitlines()]


def _is_word(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and _WORD.match(value) is not None)


def _is_list_of_words(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_word, value))


def _is_empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _at(data: Any, path: Path_) -> Any:
    for key in path:
        data = data[key]
    return data


def _replaced(data: Any, path: Path_, value: Any) -> Any:
    """The same data with the value at the path replaced."""
    if not path:
        return value
    if isinstance(data, dict):
        return {k: _replaced(v, path[1:], value) if k == path[0] else v for k, v in data.items()}
    return [_replaced(v, path[1:], value) if i == path[0] else v for i, v in enumerate(data)]
