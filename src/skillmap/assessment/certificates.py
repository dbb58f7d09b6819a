"""Qualifications that people hold: a list becomes a change set, what is recorded a listing. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from skillmap.assessment.people import Meant, Whose, as_problem
from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.errors import Refusal
from skillmap.framework import find
from skillmap.framework.model import Framework, Qualification
from skillmap.framework.naming import qualification_name
from skillmap.org.model import Organisation
from skillmap.problems import Place, Problem, problem
from skillmap.storage.ledger import BY_HAND, Ledger, Recorded, Source, TableFact
from skillmap.tables import Table, column
from skillmap.words import Bilingual, Fact, Message, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(TableFact):
    """A qualification as recorded: passed on a day, valid up to and with `expires_on` (None = without end)."""

    table = "qualification_held"
    staff_id: int
    qualification: str
    passed_on: date
    expires_on: date | None
    certificate: str


@dataclass(frozen=True, slots=True)
class CertificateRecord:
    """A line of a list: the qualification as it is written, and where the values stand."""

    number: str
    name: str
    qualification: str
    passed_on: date
    expires_on: date | None
    certificate: str
    cell: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)
    has_expiry: bool = True
    """Whether the list says anything about how long it holds."""
    has_number: bool = True


@dataclass(frozen=True, slots=True)
class CertificatesKnown:
    """What a list is compared with."""

    framework: Framework
    whose: Whose
    recorded: Sequence[Recorded[Certificate]]
    today: date


def change_set(
    known: CertificatesKnown, records: Iterable[CertificateRecord], sources: Sequence[SourceFile] = ()
) -> ChangeSet:
    """What taking in a list does: new ones are added; one passed on the same day takes the list's other values.

    Problems: E_STAFF_UNKNOWN, E_STAFF_AMBIGUOUS, E_NAME_DIFFERS, E_QUALIFICATION_UNKNOWN (with the nearest),
    E_QUALIFICATION_SEVERAL, E_QUALIFICATION_DATES, E_QUALIFICATION_FUTURE, E_QUALIFICATION_TWICE.
    """
    held = {(r.fact.staff_id, r.fact.qualification, r.fact.passed_on): r for r in known.recorded}
    seen: dict[tuple[int, str, date], tuple[Place, Certificate]] = {}
    disputed: set[tuple[int, str, date]] = set()
    changes: list[Change] = []
    problems: list[Problem] = []
    ledger = Ledger()
    unchanged = 0
    for record in records:
        found = _meant(known, record, problems)
        if found is None:
            continue
        person, qualification = found
        # The same examination can be passed twice, years apart: the day tells a renewal from a repetition.
        key = (person.id, qualification.id, record.passed_on)
        row = held.get(key)
        old = row.fact if row else None
        new = Certificate(
            staff_id=person.id, qualification=qualification.id, passed_on=record.passed_on,
            # A list without the column says nothing about it; what was recorded must not vanish for that.
            expires_on=record.expires_on if record.has_expiry or old is None else old.expires_on,
            certificate=record.certificate if record.has_number or old is None else old.certificate,
        )  # fmt: skip
        place = record.places.get("qualification")
        first_at, first = seen.setdefault(key, (place, new))
        if first is not new:
            # Which of two rows that differ is right nobody can know, so neither goes in.
            told = [place] if new == first or key in disputed else [first_at, place]
            name = qualification.name.text
            problems += [problem("E_QUALIFICATION_TWICE", at, found=name, person=person.shown) for at in told]
            disputed |= {key} if new != first else set()
            continue
        if old == new:
            unchanged += 1
            continue
        kind = ChangeKind.ADD if old is None else ChangeKind.CHANGE
        before = None if old is None else _shown(old)
        changes.append(Change(kind, person.shown, qualification.name.text, before, _shown(new), place))
        if row is not None:
            ledger.drop(row)
        ledger.begin(new, Source(1, record.cell) if sources else BY_HAND)
    return ChangeSet(message("qualification.import_title"), changes, unchanged, ledger.writes(), problems, sources)


def _meant(
    known: CertificatesKnown, record: CertificateRecord, problems: list[Problem]
) -> tuple[Meant, Qualification] | None:
    """The person and the qualification of a line; None after telling every problem of it."""
    person = known.whose(record.number, record.name, record.places.get("number"))
    qualification = _qualification(known.framework, record)
    wrong = [found for found in (person, qualification) if isinstance(found, Problem)]
    if record.expires_on is not None and record.expires_on < record.passed_on:
        wrong.append(problem("E_QUALIFICATION_DATES", record.places.get("expires_on"), found=record.expires_on))
    if record.passed_on > known.today:
        wrong.append(problem("E_QUALIFICATION_FUTURE", record.places.get("passed_on"), found=record.passed_on))
    problems += wrong
    if wrong or isinstance(person, Problem) or isinstance(qualification, Problem):
        return None
    return person, qualification


_ENDINGS = ("合格", "取得", "有資格者", "資格", "試験")


def _qualification(framework: Framework, record: CertificateRecord) -> Qualification | Problem:
    """The qualification that a text means; 基本情報技術者試験合格 is 基本情報技術者試験."""
    text, first = record.qualification.strip(), None
    while True:
        try:
            return find.find_qualification(framework, text)
        except Refusal as refusal:
            first = first or refusal
        ending = next((e for e in _ENDINGS if text.endswith(e) and len(text) > len(e)), None)
        if ending is None:
            break
        text = text.removesuffix(ending).strip()
    told = as_problem(first, record.places.get("qualification"))
    code = {"E_SEVERAL_DEFINED": "E_QUALIFICATION_SEVERAL"}.get(told.code, "E_QUALIFICATION_UNKNOWN")
    facts: dict[str, Fact] = {"found": record.qualification, "nearest": told.facts.get("nearest")}
    if code == "E_QUALIFICATION_SEVERAL":
        facts = {"found": record.qualification, "listed": told.facts["listed"]}
    return Problem(code, told.place, facts)


def _shown(held: Certificate) -> Message:
    expires = held.expires_on or message("qualification.endless")
    return message("qualification.shown", passed=held.passed_on, expires=expires, number=held.certificate or "－")


LISTED = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("section", "所属", "section"),
    column("qualification", "資格", "qualification"),
    column("passed_on", "取得日", "passed on"),
    column("expires_on", "有効期限", "valid until"),
    column("certificate", "登録番号", "certificate no."),
    column("state", "状態", "state"),
)


def certificate_table(
    framework: Framework,
    organisation: Organisation,
    recorded: Iterable[Recorded[Certificate]],
    qualifications: Collection[str] = (),
) -> Table:
    """Who holds what, in roster order and by day; `qualifications` limits it to some. People who left are not in it."""
    by_person: dict[int, list[Certificate]] = {}
    for one in (row.fact for row in recorded):
        if not qualifications or one.qualification in qualifications:
            by_person.setdefault(one.staff_id, []).append(one)
    rows: list[tuple[Fact, ...]] = []
    for person in organisation.people:
        for one in by_person.get(person.id, ()):
            has_ended = one.expires_on is not None and one.expires_on < organisation.day
            state = message("qualification.expired" if has_ended else "qualification.valid")
            name = qualification_name(framework, one.qualification)
            where = organisation.unit_name_of(person)
            days = (one.passed_on, one.expires_on)
            rows.append((person.number, person.name, where, name, *days, one.certificate, state))
    title = Bilingual("資格一覧", "Qualifications held")
    notes = (message("qualification.count", count=len(rows), people=len({row[0] for row in rows})),)
    return Table("qualifications", title, LISTED, rows, notes, organisation.day)
