"""The one place that reads YAML: strict, safe, and every value keeps its line and column.

Refused: aliases and anchors, tags, duplicate keys, nesting deeper than 20, files over 4 MB, several documents. Scalars
become text, whole numbers, decimals, true/false or null exactly as YAML 1.2 core reads them unquoted; `no`, `1:30` and
dates stay text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from skillmap.problems import FilePlace, Problem, problem

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20

Path_ = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS: Mapping[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}


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
        raw = path.read_bytes()
    except OSError as error:
        return None, [problem("E_FILE_UNREADABLE", FilePlace(shown), found=error.strerror or type(error).__name__)]
    if len(raw) > MAX_BYTES:
        return None, [problem("E_YAML_TOO_LARGE", FilePlace(shown), found=len(raw), expected=MAX_BYTES)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [problem("E_YAML_ENCODING", FilePlace(shown, line, 1))]
    return parse(text, shown)


def parse(text: str, shown: str) -> tuple[Document | None, list[Problem]]:
    """As `read`, from text."""
    try:
        if refused := _forbidden(text, shown):
            return None, [refused]
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = FilePlace(shown, mark.line + 1, mark.column + 1) if mark else FilePlace(shown)
        return None, [problem("E_YAML_SYNTAX", place, found=error.problem or "")]
    except yaml.YAMLError as error:
        return None, [problem("E_YAML_SYNTAX", FilePlace(shown), found=str(error).splitlines()[0])]
    builder = _Builder(shown)
    data = builder.build(node, ()) if node is not None else None
    return Document(shown, data, builder.marks), builder.problems


def _forbidden(text: str, shown: str) -> Problem | None:
    """The first anchor, alias, tag, second document or too deep nesting; found on events, before nodes are built."""
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        place = FilePlace(shown, mark.line + 1, mark.column + 1) if mark else FilePlace(shown)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return problem("E_YAML_ALIAS", place)
        if tag := getattr(event, "tag", None):
            return problem("E_YAML_TAG", place, found=str(tag))
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                return problem("E_YAML_DOCUMENTS", place)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return problem("E_YAML_DEPTH", place, expected=MAX_DEPTH)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
    return None


class _Builder:
    """Plain data from nodes, with marks and problems on the way."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, path: Path_) -> Any:
        self.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: Path_) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(problem("E_YAML_KEY", FilePlace(self.shown, *mark)))
                continue
            key = str(key_node.value)
            if key in seen:
                self.problems.append(problem("E_YAML_DUPLICATE", FilePlace(self.shown, *mark), found=key))
                continue
            seen.add(key)
            # A mistake about a value is shown at its key: that is where people look.
            self.marks[(*path, key)] = mark
            yield key, self.build(value_node, (*path, key))


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None) is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
