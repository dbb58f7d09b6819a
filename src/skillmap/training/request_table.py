"""Requests as a table: who asked for what, and whether there is a seat."""

from collections.abc import Iterable, Mapping

from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.model import Organisation
from skillmap.tables import Table, column
from skillmap.training.request_store import Kept
from skillmap.training.requesting import MOST_WISHES
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.words import Bilingual, Fact, message

COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("training", "研修名", "training"),
    column("kind", "申込区分", "kind"),
    column("wish", "希望する開催コード", "session wished for"),
    column("second", "第2希望", "second wish"),
    column("third", "第3希望", "third wish"),
    column("asked_on", "申込日", "asked on"),
    column("reason", "申込理由", "reason"),
    column("approved", "所属長承認", "approved by the head"),
    column("rank", "所属長推薦順位", "rank given by the head"),
    column("seat", "席のある開催コード", "seat"),
    column("remark", "備考", "remark", is_minor=True),
)


def request_table(
    framework: Framework,
    organisation: Organisation,
    kept: Iterable[Kept],
    held: Mapping[str, HeldSession],
    taken: Iterable[TakenSeat],
) -> Table:
    """Requests by training, in each in roster order; `seat` is empty where the person has none."""
    place = {p.id: i for i, p in enumerate(organisation.people)}
    seat_of = {(t.staff_id, held[t.enrolment.session].session.training): t.enrolment.session for t in taken}
    rows: list[tuple[Fact, ...]] = []
    for one in sorted(kept, key=lambda k: (k.request.training, place.get(k.staff_id, len(place)), k.request.kind)):
        request = one.request
        person = organisation.person_by_id.get(one.staff_id)
        who = (request.staff, person.name if person else "", organisation.unit_name_of(person))
        what = (training_name(framework, request.training), message(f"request.kind.{request.kind}"))
        seat = seat_of.get((one.staff_id, request.training), "")
        wishes = (*request.wishes, "", "", "")[:MOST_WISHES]
        approved = "" if request.approved is None else message(f"request.approved.{str(request.approved).lower()}")
        said = (request.asked_on, request.reason, approved, request.rank)
        rows.append((*who, *what, *wishes, *said, seat, request.remark))
    return Table("requests", Bilingual("研修の申込", "Requests"), COLUMNS, rows)
