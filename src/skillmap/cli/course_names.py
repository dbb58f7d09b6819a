"""What unknown names of courses in a result list mean: said with --course, or asked."""

from __future__ import annotations

from collections.abc import Sequence

from skillmap import office
from skillmap.cli import talk
from skillmap.errors import UsageRefused
from skillmap.problems import Problem


def given(texts: Sequence[str] | None) -> dict[str, str]:
    """--course 名前=研修 as name -> training. Raises UsageRefused (E_COURSE_FORM)."""
    found: dict[str, str] = {}
    for text in texts or ():
        name, equals, training = text.replace("＝", "=").rpartition("=")
        if not (name.strip() and equals and training.strip()):
            raise UsageRefused("E_COURSE_FORM", found=text)
        found[name.strip()] = training.strip()
    return found


def ask(here: office.Office, found: Sequence[Problem]) -> dict[str, str]:
    """Ask what each unknown name means; an empty line leaves it unknown."""
    said: dict[str, str] = {}
    for one in found:
        if one.code not in office.intake.results.ASKED_NAMES:
            continue
        name = str(one.facts["found"])
        near = office.intake.results.proposals(here, name)
        talk.say("result.course.ask", found=name, count=one.facts["count"])
        for number, training in enumerate(near, 1):
            talk.say("result.course.near", number=number, training=here.framework.trainings[training].name.text)
        # Asked until it is a training: a name mistyped here would leave all its results out.
        while typed := talk.answer(""):
            chosen = near[int(typed) - 1] if typed.isdecimal() and 0 < int(typed) <= len(near) else typed
            meant = office.intake.results.training_meant(here, chosen)
            if meant is not None:
                said[name] = meant
                break
            talk.say("result.course.none", found=typed)
    return said
