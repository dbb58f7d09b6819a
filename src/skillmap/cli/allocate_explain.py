"""One session explained: who sits in it and why, who waits for it and what stands against them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from skillmap.cli import output
from skillmap.cli.allocate_ask import ask
from skillmap.cli.context import Context
from skillmap.cli.output import Format


def explain_session(context: Context, text: str, fy: str | None, form: Format, out: Path | None) -> None:
    """A session's page (as text only) and its waiting list. Raises what `find_session` and `ask` raise."""
    from skillmap.allocation import substitutes, tables
    from skillmap.training.seating import find_session

    asked = ask(context, fy)
    one = find_session(context.framework, asked.facts.held, text).session
    found = substitutes.waiting_for(asked.problem, (*asked.problem.fixed, *asked.problem.earlier), one.code)
    if form is Format.TEXT and out is None:
        why = Counter(t.enrolment.why for t in asked.facts.taken if t.enrolment.session == one.code)
        output.show(tables.session_page(context.framework, one, why, len(found)))
    output.show(tables.candidate_table(asked.facts.organisation, one.code, found, len(found)), form, out)
