"""Lines that need no desk: what they say can mean nothing else than what stands there. Pure.

Of a list of three hundred thousand lines nearly all are such. A person's lines about a training are looked at together:
where any of them could concern a session, a recorded event or another line, `event_register` compares them all.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from enum import Enum, auto

from skillmap.training.sayings import Saying
from skillmap.training.store import RecordedResult

Pair = tuple[int, str]
"""Staff id and training."""


class Plain(Enum):
    """What becomes of a line."""

    NEW = auto()
    """An event of its own."""
    RECORDED = auto()
    """Recorded already, word for word."""
    COMPARE = auto()
    """Not plain: it is to be compared with others."""


def plain_lines(
    staff: Sequence[int],
    sayings: Sequence[Saying],
    recorded: Iterable[RecordedResult],
    seated: Collection[Pair],
    corrected: Collection[Pair] = (),
) -> list[Plain]:
    """What becomes of each line: whom it is about (staff id), what it says.

    `seated`: who has a seat in any session of a training; `corrected`: of whom a result in it was corrected by hand.
    """
    said = list(zip(staff, [one.training for one in sayings], strict=True))
    lines = Counter(said)
    own: dict[Pair, list[RecordedResult]] = defaultdict(list)
    for one in recorded:
        if (pair := (one.staff_id, one.training)) in lines:
            own[pair].append(one)
    found = [Plain.COMPARE] * len(staff)
    pairs: dict[Pair, list[int]] = defaultdict(list)
    alone = Plain.NEW
    for at, pair in enumerate(said):
        if lines[pair] > 1 or pair in own or pair in seated or pair in corrected:
            pairs[pair].append(at)
        elif sayings[at].is_plain:
            found[at] = alone
    for pair, ats in pairs.items():
        if not _are_apart([sayings[at] for at in ats]):
            continue
        if pair in own:
            if all(_is_recorded(sayings[at], own[pair]) for at in ats):
                for at in ats:
                    found[at] = Plain.RECORDED
        elif pair not in seated and pair not in corrected:
            for at in ats:
                found[at] = Plain.NEW
    return found


def _are_apart(sayings: Sequence[Saying]) -> bool:
    """Whether no session is named, nothing taken back, and no two are of one day."""
    # Nearly every line stands alone, and the set below costs more than this question.
    if len(sayings) == 1:
        return sayings[0].is_plain
    return len({one.day for one in sayings if one.is_plain}) == len(sayings)


def _is_recorded(saying: Saying, recorded: Sequence[RecordedResult]) -> bool:
    """Whether exactly one event of the day is recorded and the line says nothing else of it."""
    of_day = [one for one in recorded if one.completed_on == saying.day]
    if len(of_day) != 1:
        return False
    one, told = of_day[0], saying.told
    said = ((told.hours, one.hours), (told.score, one.score), (told.remark or None, one.remark))
    return saying.outcome.value == one.outcome and all(mine is None or mine == theirs for mine, theirs in said)
