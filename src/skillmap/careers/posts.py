"""Posts that ask for a role (ポスト): which unit has them, the role grade asked for, who holds them, since when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from sqlalchemy import Connection

from skillmap.careers.aims import shown
from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.days import FOREVER
from skillmap.errors import InputRefused
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Organisation, Person, Unit
from skillmap.storage import schema
from skillmap.storage.facts import Moment, recorded, valid
from skillmap.storage.ledger import BY_HAND, Lasting, Ledger, Recorded, Source
from skillmap.tables import Table, column
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePost(Lasting):
    """A post of a unit that asks for a role grade; `holder_id` None = nobody holds it."""

    table = "role_post"
    unit_id: int
    name: str
    role: str
    grade: int
    holder_id: int | None = None


def posts(connection: Connection, moment: Moment) -> list[Recorded[RolePost]]:
    """The posts of the moment's day, by unit and name."""
    found = recorded(connection, RolePost, valid(schema.role_post, moment))
    return sorted(found, key=lambda r: (r.fact.unit_id, r.fact.name))


def set_change_set(
    framework: Framework,
    present: Iterable[Recorded[RolePost]],
    unit: Unit,
    name: str,
    target: RoleGrade | None,
    holder: Person | None,
    day: date,
    names: Mapping[int, str],
    *,
    is_open: bool = False,
    source: Source = BY_HAND,
) -> ChangeSet:
    """A post as it is from a day on: new, or with what is said of it changed; `is_open` = nobody holds it.

    Raises InputRefused (E_POST_ROLE) for a new post without a role grade.
    """
    old = next((r for r in present if r.fact.unit_id == unit.id and r.fact.name == name), None)
    if old is None and target is None:
        raise InputRefused("E_POST_ROLE", found=name)
    before = old.fact if old else None
    role, grade = (target.role, target.grade) if target else (before.role, before.grade) if before else ("", 0)
    kept = before.holder_id if before else None
    who = None if is_open else holder.id if holder else kept
    new = RolePost(unit_id=unit.id, name=name, role=role, grade=grade, holder_id=who, valid_from=day, valid_to=FOREVER)
    title, ledger = message("post.title", day=day), Ledger()
    # Said again as it is: the same post with its own days is no change.
    if before is not None and replace(new, valid_from=before.valid_from, valid_to=before.valid_to) == before:
        return ChangeSet(title, (), 1)
    if old is not None:
        ledger.change(old, replace(new, valid_to=old.fact.valid_to), source)
    else:
        ledger.begin(new, source)
    kind = ChangeKind.CHANGE if before else ChangeKind.ADD
    was = _described(framework, before, names) if before else None
    change = Change(kind, f"{unit.full_name} {name}", message("post.item"), was, _described(framework, new, names))
    return ChangeSet(title, [change], 0, ledger.writes())


def end_change_set(
    framework: Framework, present: Iterable[Recorded[RolePost]], unit: Unit, name: str, day: date,
    names: Mapping[int, str],
) -> ChangeSet:  # fmt: skip
    """A post that is no more from a day on. Raises InputRefused (E_POST_UNKNOWN)."""
    mine = {r.fact.name: r for r in present if r.fact.unit_id == unit.id}
    if name not in mine:
        near = get_close_matches(name, mine, 1)
        raise InputRefused("E_POST_UNKNOWN", found=name, unit=unit.full_name, nearest=near[0] if near else None)
    ledger = Ledger()
    ledger.end(mine[name], day)
    was = _described(framework, mine[name].fact, names)
    change = Change(ChangeKind.REMOVE, f"{unit.full_name} {name}", message("post.item"), was, "－")
    return ChangeSet(message("post.title", day=day), [change], 0, ledger.writes())


def _described(framework: Framework, post: RolePost, names: Mapping[int, str]) -> tuple[Fact, ...]:
    who = names.get(post.holder_id, "") if post.holder_id is not None else message("post.open")
    return shown(framework, post.role, post.grade), who


COLUMNS = (
    column("unit", "所属", "unit"),
    column("post", "ポスト", "post"),
    column("role", "求める人材像", "role asked for"),
    column("holder", "就いている職員", "holder"),
    column("since", "この状態の始まり", "since"),
)


def post_table(
    framework: Framework, organisation: Organisation, found: Sequence[Recorded[RolePost]], names: Mapping[int, str]
) -> Table:
    """The posts in 建制順."""
    place = {unit.id: no for no, unit in enumerate(organisation.units)}
    rows: list[tuple[Fact, ...]] = []
    for row in sorted(found, key=lambda r: (place.get(r.fact.unit_id, len(place)), r.fact.name)):
        unit = organisation.unit_by_id.get(row.fact.unit_id)
        holder = names.get(row.fact.holder_id, "") if row.fact.holder_id is not None else message("post.open")
        role = shown(framework, row.fact.role, row.fact.grade)
        rows.append((unit.full_name if unit else "－", row.fact.name, role, holder, row.fact.valid_from))
    title = Bilingual("人材像を求めるポスト", "Posts that ask for a role")
    return Table("role-posts", title, COLUMNS, rows, as_of=organisation.day)
