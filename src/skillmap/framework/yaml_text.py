"""Writing YAML: the same bytes as the library's own writer in its usual case, in a tenth of its time.

The library walks every character of every text in Python; a package of ten thousand items took eleven seconds. Here
a text that plainly needs no quotes is written as it is, and only others are asked of the library, one by one.
"""

import re
from functools import lru_cache
from typing import Any

import yaml

_WIDTH = 10_000
"""Texts stay on one line: that is how they are compared and edited."""
_LONGEST = 9_000
"""A longer text, or one of several lines, is folded by rules that depend on its place: the library writes the whole."""
_KEY = 100
"""A longer key may need the library's long form."""
# The words are those that readers of YAML 1.1 take for true, false and nothing.
_PLAIN = re.compile(
    "(?!(?:y|n|yes|no|on|off|true|false|null)\\Z)[A-Za-z\u3041-\u30fe\u4e00-\u9fff]"
    "(?:[A-Za-z0-9_./()+,;=@&*!|<>'\"%`~?^$\\[\\]{}\u00b7\u3001-\u30fe\u4e00-\u9fff\uff01-\uff5e-]"
    "| (?!#)|:(?![ ]|\\Z)|(?<! )#)*"
    "(?<! )\\Z"
    "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\Z",
    re.IGNORECASE,
)
"""Begins with a letter, holds nothing that YAML could take for a mark, and is none of its words; or an identifier."""
_BREAKS = re.compile("[\n\x85\u2028\u2029]")


def text_of(data: Any) -> str:
    """Plain data as YAML that `yaml_files.parse` reads back unchanged: keys in their order, a text on one line."""
    try:
        lines: list[str] = []
        _put(data, "", "", lines)
        return "\n".join(lines) + "\n"
    except _UnusualError:
        return _by_library(data)


class _UnusualError(Exception):
    """Something whose form depends on its place."""


def _by_library(data: Any) -> str:
    dumped = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return str(dumped)


def _put(value: Any, indent: str, first: str, out: list[str]) -> None:
    """The lines of a mapping or list with something in it; `first` is what stands before its first line."""
    if isinstance(value, dict) and value:
        for key, one in value.items():
            head = f"{first}{_key(key)}:"
            first = indent
            if isinstance(one, dict | list) and one:
                out.append(head)
                _put(one, f"{indent}  ", f"{indent}  ", out)
            else:
                out.append(f"{head} {_scalar(one)}")
    elif isinstance(value, list) and value:
        for one in value:
            if isinstance(one, dict | list) and one:
                _put(one, f"{indent}  ", f"{first}- ", out)
            else:
                out.append(f"{first}- {_scalar(one)}")
            first = indent
    else:
        raise _UnusualError


@lru_cache(maxsize=4096)
def _key(key: Any) -> str:
    if not isinstance(key, str) or len(key) > _KEY:
        raise _UnusualError
    return _text(key)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return _text(value) if len(value) > _KEY else _short(value)
    if value is True or value is False:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    if isinstance(value, dict | list) and not value:
        return "[]" if isinstance(value, list) else "{}"
    if value is None or isinstance(value, float):
        # Line ends that YAML knows besides the usual one.
        return _asked(value)
    raise _UnusualError


def _text(text: str) -> str:
    if len(text) > _LONGEST or _BREAKS.search(text):
        raise _UnusualError
    return text if _PLAIN.match(text) else _asked(text)


_short = lru_cache(maxsize=4096)(_text)


def _asked(value: Any) -> str:
    """One value as the library writes it behind a key."""
    made = _by_library({"k": value})
    if not made.startswith("k: ") or made.count("\n") != 1:
        raise _UnusualError
    return made[3:-1]


class _Dumper(yaml.SafeDumper):
    """Without aliases, lists indented under their key, as people write them."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never: what is used twice is written twice."""
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand two columns further in than their key."""
        del indentless
        super().increase_indent(flow, indentless=False)
