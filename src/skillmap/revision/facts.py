"""The fact that an office went over to another version of its definitions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from skillmap.storage.ledger import Stored, TableFact
from skillmap.words import Bilingual

_NAME = Stored(
    lambda name: json.dumps([name.ja, name.en], ensure_ascii=False), lambda text: Bilingual(*json.loads(text))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionChange(TableFact):
    """From `day` on the definitions with `new_digest` are in force; `steps` as `framework.transition.packed` does."""

    table = "definition_change"
    stored: ClassVar[Mapping[str, Stored]] = {"old_name": _NAME, "new_name": _NAME}
    day: date
    old_digest: str
    new_digest: str
    old_name: Bilingual
    new_name: Bilingual
    steps: str
