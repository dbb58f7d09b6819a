"""The sentences that stand in a first draft until somebody writes what is meant: one declaration for both sides."""

import re

from skillmap.framework.definition import Named

PURPOSE = ("{ja}が何のためにいるのかを書きます。", "What {en} is for.")
DUTY = ("主な仕事を一つずつ書きます。", "Write the duties one by one.")
SUMMARY = ("この段階の姿を書きます。", "This grade in short.")
DEFINITION = ("{ja}とは何をする力かを書きます。", "What {en} is the ability to do.")
PROVIDER = ("実施者を書きます。", "Who holds it.")
LEARNT = ("何を学ぶ研修かを書きます。", "What is learnt.")
ALL = (PURPOSE, DUTY, SUMMARY, DEFINITION, PROVIDER, LEARNT)


def filled(placeholder: tuple[str, str], ja: str = "", en: str = "") -> dict[str, str]:
    """A placeholder as it stands in a file."""
    return {"ja": placeholder[0].format(ja=ja), "en": placeholder[1].format(en=en)}


def is_placeholder(text: Named) -> bool:
    """Whether a text still is one, in either language, whatever the name of the thing has become."""
    return _PATTERNS[0].fullmatch(text.ja) is not None or _PATTERNS[1].fullmatch(text.en) is not None


_PATTERNS = tuple(
    re.compile("|".join(re.escape(one[n]).replace(re.escape(name), ".+") for one in ALL), re.DOTALL)
    for n, name in enumerate(("{ja}", "{en}"))
)
