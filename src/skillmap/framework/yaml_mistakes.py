"""Why the parser gave up, in people's words and where they made the mistake, which is often earlier than it noticed."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from skillmap.problems import FilePlace, Problem, problem
from skillmap.words import Fact, message

_SYNTAX: Mapping[str | None, str] = {
    "did not find expected ',' or ']'": "yaml.list_open",
    "did not find expected ',' or '}'": "yaml.mapping_open",
    "mapping values are not allowed in this context": "yaml.colon",
    "could not find expected ':'": "yaml.no_colon",
    "did not find expected key": "yaml.indent",
    "did not find expected '-' indicator": "yaml.indent",
    "did not find expected <document start>": "yaml.indent",
    "block sequence entries are not allowed in this context": "yaml.dash",
    "found unexpected end of stream": "yaml.quote_open",
    "found unexpected document indicator": "yaml.quote_open",
    "found unknown escape character": "yaml.backslash",
    "did not find expected hexdecimal number": "yaml.backslash",
    "found invalid Unicode character escape code": "yaml.backslash",
    "found character that cannot start any token": "yaml.first_character",
    "did not find expected alphabetic or numeric character": "yaml.first_character",
    "did not find expected node content": "yaml.first_character",
    "did not find expected comment or line break": "yaml.first_character",
    "did not find expected whitespace or line break": "yaml.first_character",
    "did not find expected tag URI": "yaml.first_character",
    "did not find expected '!'": "yaml.first_character",
    "did not find the expected '>'": "yaml.first_character",
    "could not find expected directive name": "yaml.first_character",
    "found unknown directive name": "yaml.first_character",
    "mapping keys are not allowed in this context": "yaml.first_character",
    "found undefined tag handle": "yaml.first_character",
    "found a tab character that violates indentation": "yaml.tab",
    "found a tab character where an indentation space is expected": "yaml.tab",
}
"""The parser's words for usual mistakes -> ours; others are shown as they are."""
_TYPED = re.compile(
    r"""[ \t]*(?P<wide_blank>\u3000)"""
    r"""|[ ]*(?:-[ ]+)?["']?[A-Za-z0-9_-]+["']?[ ]*(?P<wide_colon>\uff1a)"""
    # A list item (dss-p-2.0:item) and an address (https://) have their colon rightly.
    r"""|[ ]*["']?[A-Za-z0-9_-]+["']?(?P<no_blank>:)(?![ \t\r]|//|\Z)"""
)
"""What an input method types for a blank or a colon where a key stands, and a colon with no blank behind it."""
_BRACKET = re.compile(r"""[^\[{"']*?[:-] +(?P<bracket>[\[{]).*[\]}] *[^\s,\]}#]""")
"""A value that begins with a bracket, as a list does, and goes on behind it, as a text does."""
_LINES_BACK = 2
"""How many lines before the place where the parser gives up such a character may stand."""


def explain(text: str, shown: str, error: yaml.MarkedYAMLError, tokens_of: Callable[[str], Any]) -> Problem:
    """The mistake that made the parser give up; `tokens_of` is the class of the loader, for a second look."""
    mark = error.problem_mark
    if mark is None:
        return problem("E_YAML_SYNTAX", FilePlace(shown), found=_said(error))
    lines = text.split("\n", mark.line + 1)
    last = min(mark.line, len(lines) - 1)
    for at in range(last, max(last - _LINES_BACK, -1), -1):
        if (found := _TYPED.match(lines[at])) and (kind := found.lastgroup):
            return _syntax(shown, at, found.start(kind), message(f"yaml.{kind}"))
    # Nothing is said of a tab that stands where one is allowed.
    if lines[last][mark.column : mark.column + 1] == "\t" or "\t" in _indent(lines[last]):
        return _syntax(shown, last, mark.column, message("yaml.tab"))
    if opened := _quote_over_lines(text, mark.line, tokens_of):
        return _syntax(shown, *opened, message("yaml.quote_open"))
    if found := _BRACKET.match(lines[last]):
        return _syntax(shown, last, found.start("bracket"), message("yaml.bracket"))
    if error.problem in ("found unexpected end of stream", "found unexpected document indicator"):
        # The end of the file tells nothing: the quote that is open does.
        mark = error.context_mark or mark
    return _syntax(shown, mark.line, mark.column, _said(error))


def _said(error: yaml.MarkedYAMLError) -> Fact:
    return message(_SYNTAX[error.problem]) if error.problem in _SYNTAX else str(error.problem)


def _syntax(shown: str, line: int, column: int, found: Fact) -> Problem:
    return problem("E_YAML_SYNTAX", FilePlace(shown, line + 1, column + 1), found=found)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _quote_over_lines(text: str, given_up: int, tokens_of: Callable[[str], Any]) -> tuple[int, int] | None:
    """Line and column (from 0) of a quote that was closed only by one further down, right where the parser gave up."""
    opened: tuple[int, int] | None = None
    loader = tokens_of(text)
    try:
        while (token := loader.get_token()) is not None:
            if type(token) is yaml.ScalarToken and token.style in ('"', "'"):
                start, end = token.start_mark, token.end_mark
                if start.line < end.line == given_up:
                    opened = start.line, start.column
    except yaml.YAMLError:
        pass
    return opened
