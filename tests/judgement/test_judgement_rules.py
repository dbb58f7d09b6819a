"""Every rule that can refuse or warn has a judge of what is recorded; every breach has its words."""

import re
from pathlib import Path

from skillmap import judgement, training
from skillmap.allocation.rules import RULES
from skillmap.i18n.wording import catalogue
from skillmap.judgement import definitions, people, seats
from skillmap.judgement.judges import JUDGED, JUDGES

SEATING = Path(training.__file__).parent / "seating.py"
HANDED_OVER = frozenset(("E_ENROL_HAS_SEAT",))
"""Of a substitution alone: the seat that results is judged like any other."""


def test_every_rule_of_an_allocation_has_its_judge() -> None:
    assert {rule.code for rule in RULES} <= set(JUDGED)


def test_everything_said_against_a_seat_given_by_hand_has_its_judge() -> None:
    said = set(re.findall(r'problem\("([EW]_ENROL_\w+)"', SEATING.read_text("utf-8"))) - HANDED_OVER
    assert said
    assert said <= set(JUDGED)


def test_the_judges_named_are_asked() -> None:
    asked = {f"{judge.__module__.rpartition('.')[2]}.{judge.__name__}" for judge in JUDGES}
    assert set(JUDGED.values()) <= asked
    public = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in (seats, people, definitions)
        for name, value in vars(module).items()
        if not name.startswith("_")
        and getattr(value, "__module__", "") == module.__name__
        and getattr(value, "__annotations__", {}).get("return") == judgement_result()
    }
    assert public == asked


def judgement_result() -> object:
    """What judges give: `Iterator[Breach]`."""
    return seats.leavers.__annotations__["return"]


def test_every_breach_has_a_name_for_its_rule() -> None:
    files = Path(judgement.__file__).parent.glob("*.py")
    codes = {code for file in files for code in re.findall(r'Breach\(\s*"([\w-]+)"', file.read_text("utf-8"))}
    codes |= {rule.code for rule in RULES if rule.code != "closed"}
    assert len(codes) > 15
    assert {f"judge.rule.{code}" for code in codes} <= set(catalogue())
