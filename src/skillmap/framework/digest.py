"""The digest of a framework's content."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

LATER: Mapping[str, object] = {
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


def digest_of(framework: BaseModel) -> str:
    """sha256 of the content as sorted JSON: the same definitions give the same digest, whatever comments and order."""
    # By alias: the words of the files, which stay when the program renames an attribute.
    plain = framework.model_dump(mode="json", by_alias=True)
    _leave_out(plain)
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _leave_out(value: dict[str, Any] | list[Any]) -> None:
    """Drop what does not count, in place: a large framework has a hundred thousand values."""
    if isinstance(value, dict):
        for key in LATER.keys() & value.keys():
            if value[key] == LATER[key]:
                del value[key]
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            _leave_out(inner)
