"""Placement (配置): people with a role against what departments need, and who could follow in each post. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from skillmap.careers.aims import shown
from skillmap.careers.posts import RolePost
from skillmap.careers.recognise import Standing, candidate, nearest
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework, Need, RoleGrade
from skillmap.org.model import Organisation, Person, Unit
from skillmap.tables import Table, column, number
from skillmap.words import Fact, Message, message


@dataclass(frozen=True)
class Staffed:
    """What placement looks at, on one day."""

    framework: Framework
    organisation: Organisation
    standing: Standing
    posts: Sequence[RolePost]
    fy: FiscalYear

    def department(self, person: Person) -> Unit | None:
        """The department of the main post."""
        return self.organisation.department_of(person.unit_id)

    def recognised(self, target: RoleGrade) -> list[Person]:
        """People who hold a role grade or a higher one of the role, in roster order."""
        return [p for p in self.organisation.people if self.standing.holds(p.id, target)]

    def ready(self, target: RoleGrade) -> list[Person]:
        """People who fulfil everything and are not recognised yet, of those who aim at the role."""
        found = []
        for person in self.organisation.people:
            aim = self.standing.aims.get(person.id)
            # Only who aims at it: fulfilling everything without wanting the role is nobody's candidate.
            if aim is None or aim.role != target.role or self.standing.holds(person.id, target):
                continue
            if candidate(self.framework, self.standing, person, target).fit.is_ready:
                found.append(person)
        return found

    @property
    def placed(self) -> frozenset[int]:
        """Who holds a post that asks for a role."""
        return frozenset(p.holder_id for p in self.posts if p.holder_id is not None)


class PostState(StrEnum):
    """How a post is filled."""

    FILLED = "filled"
    """By somebody who is recognised for what it asks for."""
    UNRECOGNISED = "unrecognised"
    MOVED = "moved"
    """Its holder works in another unit now."""
    OPEN = "open"
    """Nobody holds it, or its holder has left."""


def state_of(staffed: Staffed, post: RolePost) -> PostState:
    """How a post is filled on the day."""
    holder = staffed.organisation.person_by_id.get(post.holder_id) if post.holder_id is not None else None
    if holder is None:
        return PostState.OPEN
    if not any(p.id == holder.id for p in staffed.organisation.members(post.unit_id)):
        return PostState.MOVED
    target = RoleGrade(role=post.role, grade=post.grade)
    return PostState.FILLED if staffed.standing.holds(holder.id, target) else PostState.UNRECOGNISED


MOST_FOLLOWERS = 3


def followers(staffed: Staffed, post: RolePost) -> Iterator[tuple[str, Person]]:
    """Who could follow in a post: recognised without a post, then ready, then the nearest of the department."""
    target = RoleGrade(role=post.role, grade=post.grade)
    if target.role not in staffed.framework.roles or target.grade not in staffed.framework.roles[target.role].grades:
        return
    mine = staffed.organisation.department_of(post.unit_id)
    busy = set(staffed.placed)
    free = [p for p in staffed.recognised(target) if p.id not in busy]
    # A stable sort: within and outside the department the roster's order stays.
    near_first = sorted(free, key=lambda p: staffed.department(p) != mine)
    ready = [p for p in staffed.ready(target) if p.id not in busy]
    given = [*(("recognised", p) for p in near_first), *(("ready", p) for p in ready)]
    named = {p.id for _, p in given} | busy
    if len(given) < MOST_FOLLOWERS and mine is not None:
        people = [p for p in staffed.organisation.members(mine.id) if p.id not in named]
        found = nearest(staffed.framework, staffed.standing, people, target, MOST_FOLLOWERS)
        # Somebody with nothing of it would head the list only because nobody else is there.
        given += [("near", one.person) for one in found if one.fit.levels_met or one.fit.trainings_done]
    yield from given[:MOST_FOLLOWERS]


NEED_COLUMNS = (
    column("department", "部署", "department"),
    column("role", "人材像", "role"),
    number("needed", "必要", "needed", unit=("人", "people")),
    number("recognised", "認定済み", "recognised", unit=("人", "people")),
    number("posted", "うちポスト就任", "of these on a post", unit=("人", "people")),
    number("short", "不足", "short", unit=("人", "people")),
    number("ready", "認定待ち", "ready", unit=("人", "people")),
    number("elsewhere", "他部署の認定済み・ポストなし", "elsewhere, without a post", unit=("人", "people")),
)


def need_table(staffed: Staffed) -> Table:
    """What each department needs in the year (needs.yaml) against who is there; the whole office comes first."""
    order = {unit.full_name: no for no, unit in enumerate(staffed.organisation.departments, 1)}
    roles = list(staffed.framework.roles)

    def place(item: tuple[tuple[str, str, int], int]) -> tuple[int, int, int]:
        (department, role, grade), _ = item
        return order.get(department, 0), roles.index(role), grade

    rows: list[tuple[Fact, ...]] = []
    for (department, role, grade), needed in sorted(_needed(staffed).items(), key=place):
        target = RoleGrade(role=role, grade=grade)
        everybody = staffed.recognised(target)
        here = [p for p in everybody if not department or _name(staffed.department(p)) == department]
        ready = [p for p in staffed.ready(target) if not department or _name(staffed.department(p)) == department]
        # Who holds a post elsewhere cannot be asked for without opening a gap there.
        elsewhere = [p for p in everybody if p not in here and p.id not in staffed.placed]
        posted = sum(p.id in staffed.placed for p in here)
        where: Fact = department or message("place.whole")
        name = shown(staffed.framework, role, grade)
        short = max(0, needed - len(here))
        rows.append((where, name, needed, len(here), posted, short, len(ready), len(elsewhere) if department else None))
    title = message("place.needs", fy=staffed.fy.text)
    notes: tuple[Message, ...] = () if rows else (message("place.no_needs", fy=staffed.fy.text),)
    return Table("placement-needs", title, NEED_COLUMNS, rows, notes, staffed.organisation.day)


def _needed(staffed: Staffed) -> Mapping[tuple[str, str, int], int]:
    """Department ("" = the whole office), role, grade -> people, of the year's needs that the definitions know."""
    found: dict[tuple[str, str, int], int] = {}
    for need in staffed.framework.needs:
        if need.fy == staffed.fy.year and need.role in staffed.framework.roles:
            key = (_department_name(staffed, need), need.role, need.grade)
            found[key] = found.get(key, 0) + need.count
    return found


def _department_name(staffed: Staffed, need: Need) -> str:
    # needs.yaml is typed by people: by path, name or code.
    known = (u for u in staffed.organisation.departments if need.department in (u.full_name, u.name, u.code))
    return next((u.full_name for u in known), need.department or "")


def _name(unit: Unit | None) -> str:
    return unit.full_name if unit else ""


POST_COLUMNS = (
    column("unit", "所属", "unit"),
    column("post", "ポスト", "post"),
    column("role", "求める人材像", "role asked for"),
    column("holder", "就いている職員", "holder"),
    column("state", "状態", "state"),
    column("followers", "後任・候補", "who could follow"),
)


def placement_table(staffed: Staffed, names: Mapping[int, str]) -> Table:
    """Every post with its holder and who could follow, in 建制順; open ones are counted."""
    place = {unit.id: no for no, unit in enumerate(staffed.organisation.units)}
    rows: list[tuple[Fact, ...]] = []
    states: list[PostState] = []
    for post in sorted(staffed.posts, key=lambda p: (place.get(p.unit_id, len(place)), p.name)):
        unit = staffed.organisation.unit_by_id.get(post.unit_id)
        states.append(state_of(staffed, post))
        holder = names.get(post.holder_id, "") if post.holder_id is not None else ""
        follow = tuple(message(f"place.{why}", person=p.shown) for why, p in followers(staffed, post))
        role = shown(staffed.framework, post.role, post.grade)
        rows.append((_name(unit) or "－", post.name, role, holder, message(f"place.state.{states[-1]}"), follow))
    title = message("place.posts", fy=staffed.fy.text)
    return Table("placement-posts", title, POST_COLUMNS, rows, (_count(states),), staffed.organisation.day)


def _count(states: Iterable[PostState]) -> Message:
    listed = list(states)
    if not listed:
        return message("place.no_posts")
    counts = {state.value: listed.count(state) for state in PostState}
    return message("place.count", count=len(listed), **counts)
