"""What of a file can be read although something in it is wrong, so that the rest of it is checked in the same pass.

Each wrong or missing value is put right with the first stand-in that its model takes. What a check then says of a
stand-in is not the file's and is left out by `examine`.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from skillmap.framework.yaml_files import Document, Path_
from skillmap.problems import FilePlace

_ROUNDS = 40
"""A mistake needs as many rounds as there are stand-ins at most; the deepest files have a few such levels."""
_GONE = object()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A file's value with stand-ins, where they stand, and whether ids may be lost with what they stand for."""

    value: Any
    places: frozenset[FilePlace]
    lost_ids: bool


def validated(model: Any, data: Any) -> Any:
    """The model's value of plain data. Raises ValidationError."""
    is_adapter = isinstance(model, TypeAdapter)
    return model.validate_python(data) if is_adapter else model.model_validate(data)


def salvage(document: Document, model: type[BaseModel] | TypeAdapter[Any], name: str) -> Salvaged | None:
    """The value of a file that does not fit its model; None when nothing can be done. `name` stands for its own id."""
    data = deepcopy(document.data)
    tried: dict[Path_, Iterator[object]] = {}
    for _ in range(_ROUNDS):
        try:
            value = validated(model, data)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                path, is_key = _path(item["loc"], data)
                if not path:
                    return None
                if path not in tried:
                    # The library words the choices of a literal as 'a', 'b' or 'c'.
                    choices = str(item.get("ctx", {}).get("expected", "")).split("'")[1::2]
                    tried[path] = chain(choices, _stand_ins(name if path == ("id",) else f"x-{len(tried)}"))
                # A key that nobody knows goes; a value that does not fit is tried in every kind.
                is_extra = is_key or item["type"] == "extra_forbidden"
                stand_in = _GONE if is_extra else next(tried[path], _GONE)
                _put(data, path, stand_in)
        else:
            places = frozenset(document.place(path) for path in tried)
            # Where an id was lost, whoever names it is not wrong: `broken` keeps that from being told.
            lost = [path for path in tried if path[-1] == "id" or _held_more(document.data, data, path)]
            return Salvaged(value, places, bool(lost))
    return None


def _stand_ins(name: str) -> Iterator[object]:
    """Values of every kind, those that name nothing first."""
    return iter(([], {}, name, "04-01", "x/1", "x:x", {"ja": name, "en": name}, 1, 1.0, False, [name], "2026-04-01"))


def _path(found: tuple[int | str, ...], data: Any) -> tuple[Path_, bool]:
    """Where a mistake stands in the data, and whether it is the key; words of the library in between are left out."""
    path: list[str | int] = []
    here = data
    for number, part in enumerate(found):
        if part == "[key]":
            return tuple(path), True
        if isinstance(here, dict) and (part in here or number == len(found) - 1):
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            continue
        path.append(part)
    return tuple(path), False


def _at(data: Any, path: Path_) -> Any:
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def _put(data: Any, path: Path_, value: object) -> None:
    *above, last = path
    home = _at(data, tuple(above))
    if value is not _GONE:
        home[last] = value
    elif isinstance(home, dict):
        home.pop(last, None)


def _held_more(before: Any, after: Any, path: Path_) -> bool:
    """Whether a value stood there that may have named things, and now does not."""
    old, new = _at(before, path), _at(after, path)
    return isinstance(old, dict | list) or isinstance(new, list) or (old is not None and isinstance(new, dict))
