"""The digest of a framework's content."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def digest_of(parts: Mapping[str, Any]) -> str:
    """sha256 of the content as sorted JSON: the same definitions give the same digest, whatever comments and order."""
    plain = {key: _plain(value) for key, value in parts.items()}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value
