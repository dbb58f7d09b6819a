"""The ward's people on two first days of April, this year's and last year's: postings, grades, transfers, leavers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from skillmap.demo import chart, names
from skillmap.demo.chance import Chance
from skillmap.demo.chart import ChartSection, Work

FY = 2026
THIS_APRIL = date(FY, 4, 1)
LAST_APRIL = date(FY - 1, 4, 1)
# Highest first: lists are sorted by the place in it, and the next one is the grade before a promotion.
GRADES = ("部長", "課長", "課長代理", "係長", "主任", "主事")
REGULAR, YEARLY, REEMPLOYED, FIXED_TERM = "常勤", "会計年度任用職員", "再任用", "任期付"

_SERVICE_YEARS = {
    "部長": (28, 38),
    "課長": (20, 36),
    "課長代理": (15, 36),
    "係長": (11, 34),
    "主任": (5, 30),
    "主事": (0, 10),
}
_NEW_SHARE, _MOVED_SHARE, _PROMOTED_SHARE = 0.035, 0.16, 0.04
_LEFT_SHARE = 0.033
_EXTRA_POST_SHARE, _RENAMED_SHARE = 0.012, 0.004
_JOBS = {
    Work.ADMIN: (("事務", 1.0),),
    Work.COUNTER: (("事務", 1.0),),
    Work.IT: (("事務", 0.7), ("ICT", 0.3)),
    Work.CIVIL: (("土木技術", 0.55), ("造園技術", 0.15), ("事務", 0.3)),
    Work.BUILDING: (("建築技術", 0.5), ("電気技術", 0.12), ("機械技術", 0.1), ("事務", 0.28)),
    Work.WELFARE: (("福祉", 0.55), ("事務", 0.4), ("心理", 0.05)),
    Work.NURSERY: (("保育士", 0.75), ("福祉", 0.1), ("事務", 0.07), ("栄養士", 0.08)),
    Work.HEALTH: (("保健師", 0.45), ("衛生監視", 0.15), ("栄養士", 0.1), ("事務", 0.3)),
    Work.CLEANING: (("技能", 0.75), ("事務", 0.25)),
    Work.CULTURE: (("事務", 0.75), ("司書", 0.15), ("学芸", 0.1)),
}


@dataclass(frozen=True, slots=True)
class ChartPost:
    """A place in the organisation chart; no section = the department itself, no team = the section itself."""

    department: str
    section: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """What a staff list says of a person on a day; `extra` is a second post held besides (兼務)."""

    post: ChartPost
    grade: str
    posted_on: date
    name: str
    kana: str
    extra: ChartPost | None = None


@dataclass(frozen=True, slots=True)
class MadeUpPerson:
    """Somebody who does not exist. `then` and `now`: on 1 April of last and of this year; None = not on the staff."""

    number: str
    job: str
    employment: str
    hired_on: date
    work: Work
    then: StaffEntry | None
    now: StaffEntry | None
    former_name: str = ""


def people(seed: int, count: int) -> tuple[MadeUpPerson, ...]:
    """`count` people on this year's list, and besides them those who left, by staff number."""
    sections = chart.sections()
    heads = _department_heads(count)
    sizes = chart.spread(count - len(heads), [s.weight for s in sections])
    chance = Chance(seed, "people")
    found = [_person(chance, post, grade, Work.ADMIN, sections) for post, grade in heads]
    for section, size in zip(sections, sizes, strict=True):
        found.extend(_person(chance, post, grade, section.work, sections) for post, grade in _places(section, size))
    # In a very small ward everybody may be new, and last year's list would be empty.
    if all(p.then is None for p in found):
        found[0] = replace(found[0], hired_on=date(FY - 6, 4, 1), then=found[0].now)
    found.extend(_left(chance, sections, round(count * _LEFT_SHARE)))
    # Numbers come last: they grow with the day of joining, that of the leavers too.
    return _numbered(chance, _namesakes(found))


def _department_heads(count: int) -> list[tuple[ChartPost, str]]:
    # Twelve heads would be too large a part of a small ward.
    each = 0 if count < 300 else max(1, count // 12_000)
    return [(ChartPost(department), "部長") for department in chart.departments() for _ in range(each)]


def _places(section: ChartSection, size: int) -> list[tuple[ChartPost, str]]:
    """Posts and grades of a section's people. A section of one is a 主任; from two on there is a 課長."""
    whole = ChartPost(section.department, section.name)
    managers = 0 if size < 2 else 1 + size // 90
    deputies = round(size * 0.04)
    chiefs = min(size - managers - deputies, max(round(size * 0.12), 1 if size > 3 else 0))
    leads = max(1, round(size * 0.38)) if size else 0
    rest = size - managers - deputies - chiefs - leads
    grades = ["係長"] * chiefs + ["主任"] * min(leads, leads + rest) + ["主事"] * max(0, rest)
    teams = [ChartPost(section.department, section.name, team) for team in section.teams]
    placed = [(teams[n % len(teams)], grade) for n, grade in enumerate(grades)]
    return [(whole, "課長")] * managers + [(whole, "課長代理")] * deputies + placed


def _person(chance: Chance, post: ChartPost, grade: str, work: Work, sections: Sequence[ChartSection]) -> MadeUpPerson:
    employment = _employment(chance, grade)
    hired_on = _hired(chance, grade, employment)
    posted_on = _posted(chance, hired_on)
    name, kana = names.draw(chance)
    extra = _extra(chance, sections, post) if grade in ("課長", "係長", "主任") else None
    now = StaffEntry(post, grade, posted_on, name, kana, extra)
    person = MadeUpPerson("", chance.weighted(_JOBS[work]), employment, hired_on, work, None, now)
    return person if hired_on > LAST_APRIL else _with_last_year(chance, person, now, sections)


def _with_last_year(
    chance: Chance, person: MadeUpPerson, now: StaffEntry, sections: Sequence[ChartSection]
) -> MadeUpPerson:
    then = replace(now, extra=None)
    if now.posted_on > LAST_APRIL:
        then = replace(
            then, post=_elsewhere(chance, sections, now.post), posted_on=_posted(chance, person.hired_on, LAST_APRIL)
        )
    if now.grade in ("主任", "係長", "課長代理", "課長") and chance.happens(_PROMOTED_SHARE):
        then = replace(then, grade=GRADES[GRADES.index(now.grade) + 1])
    former = ""
    if now.grade in ("主任", "主事") and chance.happens(_RENAMED_SHARE):
        family, reading = chance.pick(names.COMMON)
        then = replace(then, name=_with_family(now.name, family), kana=_with_family(now.kana, reading))
        former = family
    return replace(person, then=then, former_name=former)


def _with_family(full: str, family: str) -> str:
    return f"{family} {full.split(' ', 1)[1]}"


def _employment(chance: Chance, grade: str) -> str:
    if grade == "主事":
        return chance.weighted(((REGULAR, 0.7), (YEARLY, 0.26), (FIXED_TERM, 0.04)))
    if grade == "主任":
        return chance.weighted(((REGULAR, 0.89), (REEMPLOYED, 0.09), (FIXED_TERM, 0.02)))
    return REGULAR


def _hired(chance: Chance, grade: str, employment: str) -> date:
    if grade == "主事" and chance.happens(_NEW_SHARE * 2.5):
        return THIS_APRIL
    low, high = {YEARLY: (1, 6), FIXED_TERM: (1, 4), REEMPLOYED: (36, 42)}.get(employment, _SERVICE_YEARS[grade])
    year = FY - max(1, chance.whole(low, high))
    return date(year, chance.pick((1, 7, 10)), 1) if chance.happens(0.05) else date(year, 4, 1)


def _posted(chance: Chance, hired_on: date, latest: date = THIS_APRIL) -> date:
    """The first day in the present post: 1 April mostly, never before joining."""
    back = 0 if chance.happens(_MOVED_SHARE) else chance.weighted(((1, 26), (2, 24), (3, 20), (4, 10), (5, 4)))
    day = date(latest.year - back, 10, 1) if back and chance.happens(0.03) else date(latest.year - back, 4, 1)
    return max(hired_on, day)


def _extra(chance: Chance, sections: Sequence[ChartSection], post: ChartPost) -> ChartPost | None:
    return _elsewhere(chance, sections, post) if chance.happens(_EXTRA_POST_SHARE) else None


def _elsewhere(chance: Chance, sections: Sequence[ChartSection], post: ChartPost) -> ChartPost:
    """A post of the same kind in another section; for heads of departments in another department."""
    if not post.section:
        return ChartPost(chance.pick([d for d in chart.departments() if d != post.department]))
    work = next(s.work for s in sections if s.name == post.section)
    alike = [s for s in sections if s.work is work and s.name != post.section]
    other = chance.pick(alike or [s for s in sections if s.work is Work.ADMIN])
    return ChartPost(other.department, other.name, chance.pick(other.teams) if post.team else "")


def _left(chance: Chance, sections: Sequence[ChartSection], count: int) -> list[MadeUpPerson]:
    """People who were on last year's list only."""
    found: list[MadeUpPerson] = []
    ends = list(accumulate(s.weight for s in sections))
    for _ in range(count):
        at = chance.share() * ends[-1]
        section = sections[next(n for n, end in enumerate(ends) if at < end)]
        grade = chance.weighted((("課長", 0.06), ("係長", 0.24), ("主任", 0.45), ("主事", 0.25)))
        post = ChartPost(section.department, section.name, chance.pick(section.teams) if grade != "課長" else "")
        person = _person(chance, post, grade, section.work, sections)
        # They stood on last year's list, so they joined before it.
        hired_on = min(person.hired_on, date(FY - 2, 4, 1))
        stand = person.now
        assert stand is not None
        then = replace(stand, posted_on=max(hired_on, min(stand.posted_on, LAST_APRIL)), extra=None)
        found.append(replace(person, hired_on=hired_on, then=then, now=None, former_name=""))
    return found


def _namesakes(found: list[MadeUpPerson]) -> list[MadeUpPerson]:
    """Every four-hundredth person, the third at the latest, is called exactly like the one before on the list."""
    # Offices have namesakes: a list that is matched by name alone must be found out.
    for n in range(2, len(found), 400):
        twin, person = found[n - 1].now, found[n]
        if twin is not None and person.now is not None:
            now = replace(person.now, name=twin.name, kana=twin.kana)
            then = person.then and replace(person.then, name=twin.name, kana=twin.kana)
            found[n] = replace(person, now=now, then=then, former_name="")
    return found


def _numbered(chance: Chance, found: Sequence[MadeUpPerson]) -> tuple[MadeUpPerson, ...]:
    """Staff numbers of six digits, growing with the day of joining."""
    # With gaps, as in real lists, as far as six digits have room for them.
    step = max(1, min(97, 990_000 // (len(found) + 1)))
    drawn = [chance.share() for _ in found]
    order = sorted(range(len(found)), key=lambda n: (found[n].hired_on, drawn[n]))
    return tuple(
        replace(found[n], number=f"{101 + place * step + chance.whole(0, step - 1):06d}")
        for place, n in enumerate(order)
    )
