"""Messages as they are stored: key and facts as JSON, worded only when they are read."""

import json
from typing import Any

from skillmap.words import Fact, Message


def dump(sentence: Message) -> str:
    """A message as it is stored: key and facts, worded when it is read."""
    return json.dumps(as_json(sentence), ensure_ascii=False)


def load(text: str) -> Message:
    """A message out of the text that `dump` stored; ValueError for anything else."""
    key, facts = json.loads(text)
    return Message(key, {k: from_json(v) for k, v in facts.items()})


def as_json(fact: Fact) -> Any:
    """A fact as JSON: a message within another is `[key, {facts}]`, a list is a list of facts."""
    if isinstance(fact, Message):
        return [fact.key, {k: as_json(v) for k, v in fact.facts.items()}]
    return [as_json(part) for part in fact] if isinstance(fact, tuple) else fact


def from_json(value: Any) -> Fact:
    """The fact that `as_json` made this of."""
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]
    if len(value) == 2 and isinstance(value[1], dict):
        return Message(value[0], {k: from_json(v) for k, v in value[1].items()})
    return tuple(from_json(part) for part in value)
