"""The ward's section ICT leaders: last year's, and this year's nominations, with which some sections are late."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from skillmap.demo import chart
from skillmap.demo.absence import DemoAbsence
from skillmap.demo.chance import Chance
from skillmap.demo.chart import ChartSection
from skillmap.demo.people import FY, LAST_APRIL, REGULAR, THIS_APRIL, MadeUpPerson, StaffEntry
from skillmap.framework.model import LeaderRule

SECTIONS_LATE = 3
"""Sections that have not nominated anybody yet this year (besides those that have nobody to nominate)."""
RECOMMENDED, VOLUNTEER = "recommended", "volunteer"

_GRADES = ("主任", "主事", "係長")
_REASONS = (
    "課の業務に詳しく、改善に意欲がある。",
    "表計算ソフトの活用で課内の相談役になっている。",
    "窓口の混雑緩和に取り組んでおり、データの活用を学ばせたい。",
    "申請のオンライン化を担当しており、課内への展開を期待している。",
    "若手の中心であり、新しい道具を周囲に広める力がある。",
    "紙の台帳の電子化を自分から提案した。",
)
_THEMES = (
    "申請受付のオンライン化",
    "定例報告の自動作成",
    "窓口の待ち時間の見える化",
    "紙台帳の電子化",
    "会議資料のペーパーレス化",
    "問い合わせ対応の整理",
    "現場写真の整理と共有",
    "予約受付の一本化",
)


@dataclass(frozen=True, slots=True)
class SectionNominee:
    """A person whom a section nominates for a fiscal year."""

    fy: int
    section: ChartSection
    number: str
    route: str
    nominated_on: date
    nominated_by: str
    reason: str
    theme: str
    ends: date
    """Last day of the term."""


def last_year(seed: int, rule: LeaderRule, staff: Sequence[MadeUpPerson]) -> tuple[SectionNominee, ...]:
    """Last year's leaders by section, each to the end of the year.

    One of them was appointed for two years and transferred on 1 April of this year all the same, where anybody was.
    """
    chance = Chance(seed, "leaders last year")
    found: list[SectionNominee] = []
    for section, members in _members(rule, ((p, p.then) for p in staff if not _moved_in_the_year(p))):
        moved = [p for p in members if p.now is not None and p.now.post.section != section.name]
        stayed = [p for p in members if p not in moved]
        if members:
            # About one leader in six is transferred, as everybody is.
            pool = moved if moved and (not stayed or chance.happens(0.16)) else stayed
            found.append(_nominee(chance, rule, section, chance.pick(pool), april=LAST_APRIL))
    return tuple(_with_one_moved(found, staff, rule, chance))


def this_year(
    seed: int,
    rule: LeaderRule,
    staff: Sequence[MadeUpPerson],
    before: Sequence[SectionNominee],
    away: Iterable[DemoAbsence],
) -> tuple[SectionNominee, ...]:
    """This year's nominations by section; some leaders go on for another year.

    Missing: the section whose two-year leader was transferred, and `SECTIONS_LATE` others.
    """
    chance = Chance(seed, "leaders this year")
    was = {n.section.name: n.number for n in before}
    # Nominated between April and May (`_nominee`): whoever is away at either end of that is not proposed.
    absent = {a.number for a in away if a.covers(date(FY, 4, 1)) or a.covers(date(FY, 5, 31))}
    sections = _members(rule, ((p, p.now) for p in staff if p.number not in absent))
    late = {s.name for s, _ in chance.some(sections, SECTIONS_LATE)} | {
        n.section.name for n in before if n.ends >= THIS_APRIL
    }
    found: list[SectionNominee] = []
    for section, members in sections:
        same = [p for p in members if p.number == was.get(section.name) and chance.happens(0.3)]
        if members and section.name not in late:
            found.append(_nominee(chance, rule, section, chance.pick(same or members), april=THIS_APRIL))
    return tuple(found)


def _moved_in_the_year(person: MadeUpPerson) -> bool:
    """Whether a transfer fell into last year itself: such a person did not lead to its end."""
    return person.then is not None and person.now is not None and LAST_APRIL < person.now.posted_on < THIS_APRIL


def _members(
    rule: LeaderRule, stands: Iterable[tuple[MadeUpPerson, StaffEntry | None]]
) -> list[tuple[ChartSection, list[MadeUpPerson]]]:
    """Sections that must have a leader, in 建制順, each with the people it could nominate."""
    could: dict[str, list[MadeUpPerson]] = {s.name: [] for s in chart.sections() if not _is_exempt(rule, s)}
    # In the order of the staff, so that equal seeds nominate the same people.
    for person, stand in stands:
        if stand is not None and stand.post.section in could and _may_lead(rule, person, stand):
            could[stand.post.section].append(person)
    return [(s, could[s.name]) for s in chart.sections() if s.name in could]


def _is_exempt(rule: LeaderRule, section: ChartSection) -> bool:
    names: Container[str] = rule.exempt_units
    return section.name in names or section.department in names


def _may_lead(rule: LeaderRule, person: MadeUpPerson, stand: StaffEntry) -> bool:
    eligible = rule.eligible_employment or (REGULAR,)
    return stand.grade in _GRADES and stand.grade not in rule.excluded_grades and person.employment in eligible


def _nominee(
    chance: Chance, rule: LeaderRule, section: ChartSection, person: MadeUpPerson, *, april: date
) -> SectionNominee:
    volunteer = VOLUNTEER in rule.routes and chance.happens(0.12)
    return SectionNominee(
        fy=april.year,
        section=section,
        number=person.number,
        route=VOLUNTEER if volunteer else RECOMMENDED,
        nominated_on=april.replace(month=5 if chance.happens(0.4) else 4, day=chance.whole(8, 28)),
        # Only a 課 has a 課長: heads of 事務所 and センター are called otherwise.
        nominated_by=f"{section.name}長" if section.kind == "課" else f"{section.name} 所属長",
        reason=chance.pick(_REASONS),
        theme=chance.pick(_THEMES),
        ends=date(april.year + 1, 3, 31),
    )


def _with_one_moved(
    found: list[SectionNominee], staff: Sequence[MadeUpPerson], rule: LeaderRule, chance: Chance
) -> list[SectionNominee]:
    """The same leaders, the first who was transferred with a term of two years; if need be one is exchanged."""
    moved = {p.number for p in staff if p.then and p.now and p.now.post.section != p.then.post.section}
    # In a small ward chance may have moved no leader: `leader check` must have its case all the same.
    if not any(n.number in moved for n in found):
        for section, members in _members(rule, ((p, p.then) for p in staff if not _moved_in_the_year(p))):
            if able := [p for p in members if p.number in moved]:
                new = _nominee(chance, rule, section, able[0], april=LAST_APRIL)
                found = [new if n.section == section else n for n in found]
                break
    first = next((n for n in found if n.number in moved), None)
    return [replace(n, ends=date(FY + 1, 3, 31)) if n is first else n for n in found]
