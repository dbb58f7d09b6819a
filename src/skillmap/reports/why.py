"""Where a level, posting, leader or seat comes from: each fact with file, cell, day, person and entry. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from skillmap.days import FOREVER
from skillmap.framework.model import Framework
from skillmap.framework.naming import qualification_name, role_name, skill_name, training_name
from skillmap.storage.listing import local_time
from skillmap.storage.trace import FactOrigin, TracedFact
from skillmap.tables import Table, column
from skillmap.words import Fact, Message, message


@dataclass(frozen=True)
class WhyNames:
    """What the ids in the facts mean, those that ended included."""

    framework: Framework
    units: Mapping[int, str]
    staff: Mapping[int, str]
    sessions: Mapping[int, str]
    skills: Mapping[int, str]
    days: Mapping[int, tuple[date, date]] = field(default_factory=dict)
    """First and last day of each session that has days."""

    def unit(self, unit_id: int | None) -> str:
        """The name of a unit, － for none."""
        return self.units.get(unit_id, "－") if unit_id is not None else "－"

    def skill(self, skill_id: int) -> Fact:
        """The name of a skill in the framework, else its id."""
        code = self.skills.get(skill_id, "－")
        return skill_name(self.framework, code)

    def role(self, role: str, grade: int) -> Message:
        """プロダクトマネージャー/2."""
        return message("why.role", role=role_name(self.framework, role), grade=grade)


COLUMNS = (
    column("fact", "事項", "fact"),
    column("value", "内容", "value"),
    column("when", "期間・日付", "when"),
    column("source", "出どころ", "source"),
    column("entry", "記録", "entry"),
    column("state", "状態", "state"),
)


def why_table(
    subject: Fact, facts: Iterable[TracedFact], names: WhyNames, today: date, *, future: bool = False
) -> Table:
    """Every fact of a subject with its origin, those that were taken back marked; days to come only with `future`."""
    rows: list[tuple[Fact, ...]] = []
    hidden = 0
    for fact in _with_order(facts):
        # Orders are recorded before the 内示 and are confidential until then, so days to come are asked for (ADR 10).
        since = fact.values.get("valid_from") or fact.values.get("from_day")
        if isinstance(since, date) and since > today and not future:
            hidden += 1
            continue
        value = VALUES[fact.table](fact.values, names)
        label = message(f"why.fact.{fact.table}")
        when = _when(fact, names, None if future else today)
        rows.append((label, value, when, _source(fact.origin), _entry(fact.origin), _state(fact, today)))
    notes = (message("why.hidden", count=hidden),) if hidden else ()
    return Table("why", message("why.title", subject=subject), COLUMNS, rows, notes, today)


def _with_order(facts: Iterable[TracedFact]) -> list[TracedFact]:
    order = list(VALUES)
    return sorted(facts, key=lambda f: order.index(f.table))


def _posting(v: Mapping[str, Any], names: WhyNames) -> Fact:
    return names.unit(v["unit_id"]) if v["is_main"] else message("why.extra", unit=names.unit(v["unit_id"]))


def _person(v: Mapping[str, Any], names: WhyNames) -> Fact:
    del names
    shown = (v["name"], v["kana"], v["grade"], v["job_kind"], v["employment"])
    former = message("why.former", name=v["former_name"]) if v["former_name"] else None
    return tuple(part for part in (*shown, former) if part)


def _leader(v: Mapping[str, Any], names: WhyNames) -> Fact:
    facts = {"unit": names.unit(v["unit_id"]), "person": names.staff.get(v["staff_id"], "－"), "seat": v["seat_no"]}
    by = message("why.by", person=v["nominated_by"]) if v["nominated_by"] else ""
    return message("why.leader", **facts, route=message(f"leader.route.{v['route']}"), by=by)


def _rating(v: Mapping[str, Any], names: WhyNames) -> Fact:
    stage = message(f"stage.{('self', 'supervisor', 'approved')[v['stage'] - 1]}")
    skill = names.skill(v["skill_id"])
    return message("why.rating", skill=skill, stage=stage, level=v["level"], person=v["rated_by"] or "－")


def _unit(v: Mapping[str, Any], names: WhyNames) -> Fact:
    if v["parent_id"] is None:
        return str(v["name"])
    return message("why.unit", name=v["name"], parent=names.unit(v["parent_id"]))


def _succession(v: Mapping[str, Any], names: WhyNames) -> Fact:
    return message("why.succession", old=names.unit(v["unit_id"]), new=names.unit(v["successor_id"]))


def _enrolment(v: Mapping[str, Any], names: WhyNames) -> Fact:
    return message(
        "why.enrolment", session=names.sessions.get(v["session_id"], "－"), person=names.staff.get(v["staff_id"], "－"),
        why=message(f"enrol.why.{v['why']}"), origin=message(f"enrol.origin.{v['origin']}"),
    )  # fmt: skip


def _request(v: Mapping[str, Any], names: WhyNames) -> Fact:
    training = training_name(names.framework, v["training"])
    return message("why.request", training=training, kind=message(f"request.kind.{v['kind']}"))


def _session(v: Mapping[str, Any], names: WhyNames) -> Fact:
    training = training_name(names.framework, v["training"])
    code = names.sessions.get(v["session_id"], "－")
    return message("why.session", session=code, training=training, capacity=v["capacity"])


def _completion(v: Mapping[str, Any], names: WhyNames) -> Fact:
    training = training_name(names.framework, v["training"])
    return message("why.completion", training=training, outcome=message(f"why.outcome.{v['outcome']}"))


def _qualification(v: Mapping[str, Any], names: WhyNames) -> Fact:
    shown = qualification_name(names.framework, str(v["qualification"]))
    until = message("why.until", day=v["expires_on"]) if v["expires_on"] else None
    number = message("why.certificate", number=v["certificate"]) if v["certificate"] else None
    return tuple(part for part in (shown, until, number) if part)


VALUES: Mapping[str, Callable[[Mapping[str, Any], WhyNames], Fact]] = {
    "unit_fact": _unit,
    "succession": _succession,
    "staff_fact": _person,
    "posting": _posting,
    "leave": lambda v, _: str(v["kind"]),
    "leader_term": _leader,
    "rating": _rating,
    "aim": lambda v, names: names.role(v["role"], v["grade"]),
    "recognition": lambda v, names: names.role(v["role"], v["grade"]),
    "qualification_held": _qualification,
    "completion": _completion,
    "session_fact": _session,
    "request": _request,
    "enrolment": _enrolment,
}
"""What a fact says, by table; the order in which facts are listed."""


def _when(fact: TracedFact, names: WhyNames, hides_after: date | None) -> Fact:
    v = fact.values
    if fact.table in ("session_fact", "enrolment") and v["session_id"] in names.days:
        since, until = names.days[v["session_id"]]
        return since if since == until else message("why.period", since=since, last=until)
    for name in ("rated_on", "completed_on", "passed_on", "from_day"):
        if name in v:
            day: date = v[name]
            return day
    if "valid_from" not in v:
        return None
    # The end of a post that lies ahead gives away the order that comes then.
    is_hidden = hides_after is not None and fact.table in ("posting", "staff_fact") and v["valid_to"] > hides_after
    last = None if is_hidden or v["valid_to"] == FOREVER else v["valid_to"] - timedelta(days=1)
    return message("why.period", since=v["valid_from"], last=last)


def _source(origin: FactOrigin) -> Fact:
    if not origin.file:
        return message("why.by_hand", command=origin.entry.command)
    sheet = f"[{origin.sheet}] " if origin.sheet else ""
    return f"{origin.file} {sheet}{origin.cell}".rstrip()


def _entry(origin: FactOrigin) -> Message:
    entry = origin.entry
    return message("why.entry", number=entry.id, at=local_time(entry), by=entry.by)


def _state(fact: TracedFact, today: date) -> Message:
    if fact.retracted_by is not None:
        return message("why.state.retracted", entry=fact.retracted_by)
    v = fact.values
    if "valid_from" in v and v["valid_from"] > today:
        return message("why.state.coming")
    if "valid_to" in v and v["valid_to"] <= today:
        return message("why.state.past")
    return message("why.state.cancelled" if v.get("status") == "cancelled" else "why.state.now")
