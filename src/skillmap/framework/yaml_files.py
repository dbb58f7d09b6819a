"""The one place that reads YAML: strict, safe, and every value keeps its line and column.

Refused: aliases and anchors, tags, duplicate keys, nesting deeper than 20, files over 4 MB, several documents. Scalars
become text, whole numbers, decimals, true/false or null exactly as YAML 1.2 core reads them unquoted; `no`, `1:30` and
dates stay text.
"""

import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from skillmap.errors import reason_of
from skillmap.framework import yaml_mistakes
from skillmap.framework.yaml_text import text_of as text_of  # noqa: PLC0414 - reading and writing go together
from skillmap.problems import FilePlace, Problem, problem
from skillmap.words import message

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20

Path_ = tuple[str | int, ...]
# In C where the library was built with it; the events are the same.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Longer ones are no number that any file means, and Python refuses to convert them.
_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}\Z")
_BEGIN_NUMBERS = frozenset("-0123456789")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WORDS: Mapping[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""A line that git leaves where two people have changed the same one."""
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no reader of YAML takes."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel and Word begin, of today and of before."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content as plain data, and where each value and key stands (path -> (line, column), from 1)."""

    path: str
    data: Any
    marks: Mapping[Path_, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path_ = ()) -> FilePlace:
        """The place of a value, or of the nearest value around it."""
        for length in range(len(path), -1, -1):
            if mark := self.marks.get(path[:length]):
                return FilePlace(self.path, *mark)
        return FilePlace(self.path, 1, 1)


def read(path: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """A file as a Document, or the problems that make it unreadable; `shown` is its name in messages."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [problem("E_FILE_UNREADABLE", FilePlace(shown), found=message("framework.no_file"))]
        if status.st_size > MAX_BYTES:
            return None, [problem("E_YAML_TOO_LARGE", FilePlace(shown), size=status.st_size, expected=MAX_BYTES)]
        raw = path.read_bytes()
    except OSError as error:
        return None, [problem("E_FILE_UNREADABLE", FilePlace(shown), found=reason_of(error))]
    if raw.startswith(_WORKBOOKS):
        return None, [problem("E_YAML_NOT_TEXT", FilePlace(shown))]
    try:
        # Editors on Windows put a mark before UTF-8.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [problem("E_YAML_ENCODING", FilePlace(shown, line, 1))]
    return parse(text, shown)


def parse(text: str, shown: str) -> tuple[Document | None, list[Problem]]:
    """As `read`, from text. Duplicate and odd keys are problems beside the Document, everything else refuses it."""
    if conflict := _CONFLICT.search(text):
        place = FilePlace(shown, text.count("\n", 0, conflict.start()) + 1, 1)
        return None, [problem("E_YAML_CONFLICT", place, found=conflict[0])]
    builder = _Builder(text, shown)
    try:
        data = builder.document()
    except _RefusedError as refused:
        return None, [*builder.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        # A problem that stands earlier in the file is the one to be mended first.
        earlier = _refused_before(text[: mark.index], shown) if mark else []
        return None, earlier or [*builder.problems, yaml_mistakes.explain(text, shown, error, _Loader)]
    except yaml.YAMLError as error:
        # The reader counts in bytes: the place is looked for anew.
        if found := _UNPRINTABLE.search(text):
            start = text.rfind("\n", 0, found.start()) + 1
            place = FilePlace(shown, text.count("\n", 0, found.start()) + 1, found.start() - start + 1)
            return None, [problem("E_YAML_CONTROL", place)]
        return None, [problem("E_YAML_SYNTAX", FilePlace(shown), found=str(error).splitlines()[0])]
    return Document(shown, data, builder.marks), builder.problems


def _refused_before(text: str, shown: str) -> list[Problem]:
    """What refuses a text that ends where the parser gave up; empty if nothing does.

    The parser reads ahead: it may give up (on its own limit of nesting, for one) before its events come to the place
    that we refuse, which stands earlier in the file.
    """
    builder = _Builder(text, shown)
    try:
        builder.document()
    except _RefusedError as refused:
        return [*builder.problems, refused.problem]
    except yaml.YAMLError:
        pass
    return []


class _RefusedError(Exception):
    """The file is not read any further."""

    def __init__(self, found: Problem) -> None:
        self.problem = found


class _Builder:
    """Plain data straight from parser events, in one pass: nothing is built that would be refused later."""

    next: Callable[[], Any]

    def __init__(self, text: str, shown: str) -> None:
        self.text = text
        self.shown = shown
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        # What is forbidden stands in the text itself or behind a backslash: most files need no look at each value.
        self.is_suspect = "\\" in text or _CONTROL.search(text) is not None

    def document(self) -> Any:
        """The data of the only document; None for an empty file."""
        self.next = _Loader(self.text).get_event
        data = None
        documents = 0
        while type(event := self.next()) is not yaml.StreamEndEvent:
            if type(event) is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._refusal("E_YAML_DOCUMENTS", event)
                event = self.next()
                mark = event.start_mark
                self.marks[()] = (mark.line + 1, mark.column + 1)
                data = self._value(event, (), 0)
        return data

    def _value(self, event: Any, path: Path_, depth: int) -> Any:
        kind = type(event)
        self._guard(event, kind)
        if kind is yaml.ScalarEvent:
            # In quotes it is a text, whatever it looks like.
            return event.value if event.style else _plain(event.value)
        if depth >= MAX_DEPTH:
            raise self._refusal("E_YAML_DEPTH", event, expected=MAX_DEPTH)
        if kind is yaml.MappingStartEvent:
            return self._mapping(path, depth + 1)
        items: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            inner = (*path, len(items))
            mark = event.start_mark
            self.marks[inner] = (mark.line + 1, mark.column + 1)
            items.append(self._value(event, inner, depth + 1))
        return items

    def _mapping(self, path: Path_, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        following, marks = self.next, self.marks
        while type(event := following()) is not yaml.MappingEndEvent:
            mark = event.start_mark
            where = (mark.line + 1, mark.column + 1)
            if type(event) is not yaml.ScalarEvent:
                self.problems.append(problem("E_YAML_KEY", FilePlace(self.shown, *where)))
                self._skip(event, path, depth)
                self._skip(following(), path, depth)
                continue
            if self.is_suspect or event.anchor or event.tag:
                self._guard(event, yaml.ScalarEvent)
            key = str(event.value)
            if key in found:
                self.problems.append(problem("E_YAML_DUPLICATE", FilePlace(self.shown, *where), found=key))
                self._skip(following(), path, depth)
                continue
            # A mistake about a value is shown at its key: that is where people look.
            inner = (*path, key)
            marks[inner] = where
            event = following()
            if type(event) is not yaml.ScalarEvent or self.is_suspect or event.anchor or event.tag:
                found[key] = self._value(event, inner, depth)
            else:
                found[key] = event.value if event.style else _plain(event.value)
        return found

    def _skip(self, event: Any, path: Path_, depth: int) -> None:
        """Read past a value that has no place in the data; what is forbidden is refused here as well."""
        self._value(event, (*path, ""), depth)

    def _guard(self, event: Any, kind: type) -> None:
        if kind is yaml.AliasEvent or event.anchor:
            raise self._refusal("E_YAML_ALIAS", event)
        if event.tag:
            raise self._refusal("E_YAML_TAG", event, found=str(event.tag).replace("tag:yaml.org,2002:", "!!"))
        if self.is_suspect and kind is yaml.ScalarEvent and _CONTROL.search(event.value):
            raise self._refusal("E_YAML_CONTROL", event)

    def _refusal(self, code: str, event: Any, **facts: str | int) -> _RefusedError:
        place = FilePlace(self.shown, event.start_mark.line + 1, event.start_mark.column + 1)
        return _RefusedError(problem(code, place, **facts))


def _plain(text: str) -> Any:
    """An unquoted scalar as the value it means."""
    if text in _WORDS:
        return _WORDS[text]
    # Most texts begin with a letter: two patterns less for each of them.
    if text[0] not in _BEGIN_NUMBERS:
        return text
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
