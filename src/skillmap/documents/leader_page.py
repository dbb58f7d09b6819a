"""リーダーの一枚: what a leader does first, the next training, the section's gaps, the code of conduct, whom to ask.

On one page of A4, with a letter from the executive behind it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from skillmap.days import day_on_paper, fiscal_year
from skillmap.documents.letter import Letter
from skillmap.framework.naming import training_name
from skillmap.i18n.wording import sentence, word
from skillmap.leaders.programme import Done
from skillmap.leaders.register import LeaderSeat
from skillmap.org.model import Person
from skillmap.reports.skills import by_skill
from skillmap.reports.snapshot import Snapshot
from skillmap.sheets import PAGE_GRID, Fingerprint, PaperBlock, PaperCell, PaperLine, Sheet
from skillmap.training.model import Outcome, SessionStatus
from skillmap.training.store import HeldSession
from skillmap.training.tables import named_day, when
from skillmap.words import Fact, Lang, message

ID = "leader-page"
_SKILLS = 5
"""Skills of the section that are named."""
_COLLEAGUES = 6


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader with what the page tells of the term."""

    seat: LeaderSeat
    person: Person
    programme: tuple[str, ...]
    done: Done
    """How far the programme is."""
    completed: frozenset[str]


def leader_book(snapshot: Snapshot, leader: Leader, letter: Letter, lang: Lang) -> list[Sheet]:
    """The leader's page and the executive's letter."""
    page = Sheet(
        sentence("leader.page.sheet", lang), PAGE_GRID, (), paper=tuple(_page(snapshot, leader, lang)), portrait=True,
        confidential=True,
    )  # fmt: skip
    own = Sheet(sentence("leader.page.letter", lang), PAGE_GRID, (), paper=letter.lines, portrait=True)
    return [page, own]


def fingerprint(snapshot: Snapshot, leader: Leader, entry: int) -> Fingerprint:
    """What a page says of itself."""
    extra = {"fy": str(snapshot.fy.year), "staff": leader.person.number}
    return Fingerprint(ID, snapshot.organisation.day.isoformat(), entry, snapshot.framework.digest, extra)


def file_title(snapshot: Snapshot, leader: Leader, lang: Lang) -> str:
    """The file's name without suffix: ICTリーダーの一枚_令和8年度_人事課_高橋千尋."""
    return sentence(
        "leader.page.file", lang, title=snapshot.rule.title.text, fy=snapshot.fy.text,
        section=leader.seat.section.name, name=leader.person.name.replace(" ", "").replace("　", ""),
    )  # fmt: skip


def _day(day: date, lang: Lang) -> str:
    return day_on_paper(day, lang)


def _page(snapshot: Snapshot, leader: Leader, lang: Lang) -> list[PaperBlock]:
    title = sentence("leader.page.title", lang, title=snapshot.rule.title.text)
    as_of = sentence("out.as_of", lang, day=_day(snapshot.organisation.day, lang))
    return [
        PaperLine(title, "title"),
        PaperLine(as_of, "right"),
        *_who(snapshot, leader, lang),
        *_numbered(
            [
                _first_steps(snapshot, lang),
                _trainings(snapshot, leader, lang),
                _gaps(snapshot, leader, lang),
                _conduct(snapshot, lang),
                _ask(snapshot, leader, lang),
            ],
            lang,
        ),
    ]


def _numbered(parts: Sequence[list[PaperBlock]], lang: Lang) -> Iterator[PaperBlock]:
    """Parts that say anything, their headings numbered."""
    for no, (heading, *blocks) in enumerate((part for part in parts if part), 1):
        assert isinstance(heading, PaperLine)
        yield replace(heading, text=sentence("leader.page.heading", lang, no=no, title=heading.text))
        yield from blocks


def _who(snapshot: Snapshot, leader: Leader, lang: Lang) -> list[PaperBlock]:
    term = leader.seat.term
    assert term is not None
    earlier = leader.seat.before
    before = snapshot.names.get(earlier.staff_id) if earlier else None
    stays = earlier is not None and earlier.staff_id == term.staff_id
    named = sentence("leader.page.stays", lang) if stays else before.name if before else "－"
    span = sentence("leader.form.term", lang, starts=_day(term.valid_from, lang), ends=_day(term.last_day, lang))
    theme = term.theme or sentence("leader.page.no_theme", lang)

    def pair(key: str, text: str, span: int) -> tuple[PaperCell, ...]:
        return PaperCell(sentence(f"leader.page.{key}", lang), 2, is_label=True), PaperCell(text, span)

    return [
        (*pair("name", leader.person.name, 4), *pair("section", leader.seat.section.full_name, 4)),
        (*pair("term", span, 4), *pair("before", named, 4)),
        pair("theme", theme, 10),
    ]


def _heading(key: str, lang: Lang) -> PaperLine:
    return PaperLine(sentence(f"leader.page.{key}", lang), "heading")


def _first_steps(snapshot: Snapshot, lang: Lang) -> list[PaperBlock]:
    role = snapshot.framework.roles.get(snapshot.rule.role)
    steps = role.start_here if role else ()
    lines = [PaperLine(f"{no}. {step.text.text(lang)}") for no, step in enumerate(steps, 1)]
    return [_heading("first", lang), *lines] if lines else []


def _row(texts: Sequence[str], spans: Sequence[int], *, is_label: bool = False) -> tuple[PaperCell, ...]:
    return tuple(PaperCell(text, span, is_label) for text, span in zip(texts, spans, strict=True))


def _trainings(snapshot: Snapshot, leader: Leader, lang: Lang) -> list[PaperBlock]:
    if not leader.programme:
        return []
    spans = (5, 1, 6)
    heads = [sentence(f"leader.page.{key}", lang) for key in ("training", "hours", "when")]
    rows = [_row(heads, spans, is_label=True)]
    found = [(code, *_when(snapshot, leader, code)) for code in leader.programme]
    for code, _, state in sorted(found, key=lambda one: one[1]):
        known = snapshot.framework.trainings.get(code)
        hours = word(float(known.hours), lang) if known else ""
        rows.append(_row((word(training_name(snapshot.framework, code), lang), hours, word(state, lang)), spans))
    told = sentence(
        "leader.page.so_far", lang, done=leader.done.count, total=leader.done.total, hours=leader.done.hours
    )
    return [_heading("next", lang), *rows, PaperLine(told, "small")]


def _when(snapshot: Snapshot, leader: Leader, training: str) -> tuple[date, Fact]:
    """Done, the day of the seat, the next session that can be asked for, or nothing yet; the day that it stands by."""
    today = snapshot.organisation.day
    if training in leader.completed:
        done = [r for r in snapshot.results if (r.staff_id, r.training) == (leader.person.id, training)]
        days = [r.completed_on for r in done if r.outcome == Outcome.COMPLETED]
        if not days:
            return date.min, message("leader.page.done")
        last = max(days)
        # Of an earlier year with the year: 10 June of last year is not the one of this page's year.
        shown: Fact = named_day(last) if fiscal_year(last) == fiscal_year(today) else last
        return last, message("leader.page.done_on", day=shown)
    # A seat that they have says more than one that could be asked for.
    seat = snapshot.serving.get(leader.person.id, {}).get(training)
    if seat is not None:
        day, key = seat.session.first_day or date.min, "awaited" if seat.awaits_result else "booked"
        return day, message(f"leader.page.{key}", when=when(seat.session), venue=seat.session.venue)
    coming = [
        h
        for h in snapshot.held.values()
        if h.session.training == training and h.session.status is SessionStatus.PLANNED and _begins(h) >= today
    ]
    if coming:
        first = min(coming, key=_begins)
        return _begins(first), message("leader.page.coming", when=when(first.session))
    return date.max, message("leader.page.open")


def _begins(held: HeldSession) -> date:
    return held.session.first_day or held.session.last_day or date.min


def _gaps(snapshot: Snapshot, leader: Leader, lang: Lang) -> list[PaperBlock]:
    """The skills in which the section falls short most, if any; not assessed stands apart and is never a gap."""
    found = by_skill(snapshot, snapshot.organisation.members(leader.seat.section.id))
    asked = [(skill, cell) for skill, cell in found.items() if cell.asked]
    short = sorted((p for p in asked if p[1].missing), key=lambda p: -p[1].missing)[:_SKILLS]
    if not short:
        return []
    spans = (6, 2, 2, 2)
    heads = [sentence(f"leader.page.{key}", lang) for key in ("skill", "asked", "short", "unassessed")]
    rows = [
        _row((snapshot.framework.skills[s].name.text.text(lang), str(c.asked), str(c.short), str(c.unassessed)), spans)
        for s, c in short
    ]
    return [_heading("gaps", lang), _row(heads, spans, is_label=True), *rows]


def _conduct(snapshot: Snapshot, lang: Lang) -> list[PaperBlock]:
    conduct = snapshot.framework.conduct
    if conduct is None:
        return []
    lines = [
        PaperLine(f"{a.number}. {a.keyword.text.text(lang)}　{a.explanation.text.text(lang)}", "small")
        for a in conduct.articles
    ]
    return [PaperLine(sentence("leader.page.conduct", lang, name=conduct.name.text), "heading"), *lines]


def _ask(snapshot: Snapshot, leader: Leader, lang: Lang) -> list[PaperBlock]:
    """Leaders of the same department, whom one can simply ring up."""
    office = snapshot.organisation
    mine = office.department_of(leader.seat.section.id)
    others = [
        message("leader.page.colleague", section=s.section.name, name=s.person.name)
        for s in snapshot.seats
        if s.is_covered and s.person is not None and s.person.id != leader.person.id
        and office.department_of(s.section.id) == mine
    ]  # fmt: skip
    if not others:
        return []
    shown = tuple(others[:_COLLEAGUES])
    return [_heading("ask", lang), PaperLine(sentence("leader.page.others", lang, names=shown))]
