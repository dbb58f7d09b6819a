"""The digest of a framework's content."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

_LATER: Mapping[str, object] = {
    "code": None,
    "parents": [],
    "other_names": [],
    "description": None,
    "adopted_from": None,
    "since": None,
    "proposed_by": None,
    "versions": [],
    "transitions": {},
}
"""Keys that came after the first digests were recorded: where they say nothing they do not count."""


def digest_of(parts: Mapping[str, Any]) -> str:
    """sha256 of the content as sorted JSON: the same definitions give the same digest, whatever comments and order."""
    plain = _counting({key: _plain(value) for key, value in parts.items()})
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value


def _counting(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _counting(v) for k, v in value.items() if k not in _LATER or v != _LATER[k]}
    if isinstance(value, list):
        return [_counting(v) for v in value]
    return value
