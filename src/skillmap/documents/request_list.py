"""応募・指名一覧 (who asks for which training): one row per person and training."""

from pathlib import Path

from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading
from skillmap.training.model import RequestKind
from skillmap.training.requesting import Line
from skillmap.words import Bilingual

KINDS = (
    Choice(RequestKind.APPLICATION, Bilingual("応募", "application"), ("本人", "本人応募", "希望", "申込")),
    Choice(RequestKind.RAISED, Bilingual("人事指名", "raised by HR"), ("人事", "指名", "人事課", "所属推薦", "推薦")),
)

LAYOUT = Layout(
    id="request-list",
    title=Bilingual("研修の申込一覧", "Requests for trainings"),
    sheet=Bilingual("申込", "Requests"),
    fields=(
        staff_number(),
        Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名", "応募者"), width=18),
        Field("training", Bilingual("研修名", "training"), aliases=("研修", "希望する研修", "研修コード"), width=30),
        Field(
            "session",
            Bilingual("希望する開催コード", "session wished for"),
            aliases=("希望する回", "希望回", "第1希望", "開催コード"),
            width=16,
        ),
        Field("kind", Bilingual("申込区分", "kind"), Kind.CHOICE, choices=KINDS, aliases=("応募区分",), width=12),
        Field("asked_on", Bilingual("申込日", "asked on"), Kind.DATE, aliases=("応募日", "受付日"), width=14),
        Field("remark", Bilingual("備考", "remark"), max_length=500, aliases=("志望理由", "応募理由"), width=24),
    ),
    ignored=("No.", "フリガナ", "所属", "部", "課", "係", "職名", "日程", "席のある開催コード"),
)


def read_request_list(path: Path, options: ReadOptions) -> tuple[list[Line], Reading]:
    """The lines in the order of the list, and the reading with its problems. A line without 申込区分 is a 応募."""
    reading = read(path, LAYOUT, options)
    lines = []
    for row in reading.rows:
        v = row.values
        lines.append(
            Line(
                number=v["number"],
                training=v["training"] or "",
                session=v["session"] or "",
                name=v["name"] or "",
                kind=RequestKind(v["kind"] or RequestKind.APPLICATION),
                asked_on=v["asked_on"],
                remark=v["remark"] or "",
                cell=row.cells.get("number", ""),
                places={key: reading.place(row, key) for key in ("number", "name", "training", "session")},
            )
        )
    return lines, reading
