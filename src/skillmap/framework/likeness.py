"""How much alike names and texts are: shared pairs of characters, by an index so that thousands meet thousands."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from skillmap.japanese import fold

NAME_ENOUGH = 0.6
"""Share of pairs of characters from which two names are much alike (Dice's measure; tried on two versions of lists)."""
TEXT_ENOUGH = 0.75
SHORT = 4
"""Texts with fewer pairs say too little."""


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text in normal form."""
    plain = fold(text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def nearest(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]], enough: float) -> dict[str, str]:
    """Old key -> the new key whose texts are most alike, where both find each other and it is enough.

    Every entry gives texts of the same meaning in the same order (Japanese name, English name): the best one counts.
    """
    forward, back = _best(old, new, enough), _best(new, old, enough)
    return {a: b for a, b in forward.items() if back.get(b) == a}


def _best(ones: Mapping[str, tuple[str, ...]], others: Mapping[str, tuple[str, ...]], enough: float) -> dict[str, str]:
    index: dict[tuple[int, str], list[str]] = defaultdict(list)
    sizes: dict[tuple[int, str], int] = {}
    for key, texts in others.items():
        for place, text in enumerate(texts):
            found = pairs(text)
            sizes[place, key] = len(found)
            for pair in found:
                index[place, pair].append(key)
    best: dict[str, str] = {}
    for key, texts in ones.items():
        top, chosen = 0.0, ""
        for place, text in enumerate(texts):
            mine = pairs(text)
            if len(mine) < SHORT:
                continue
            shared: Counter[str] = Counter()
            for pair in mine:
                shared.update(index.get((place, pair), ()))
            for other, count in shared.items():
                score = 2 * count / (len(mine) + sizes[place, other])
                # Of equals the later name: the order of files decides nothing.
                if (score, other) > (top, chosen) and score >= enough:
                    top, chosen = score, other
        if chosen:
            best[key] = chosen
    return best
