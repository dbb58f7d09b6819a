"""応募・指名一覧 (who asks for which training): one row per person and training."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading
from skillmap.sheets.list_shapes import Matrix, Together
from skillmap.training.model import RequestKind
from skillmap.training.requesting import WISHES, RequestLine
from skillmap.words import Bilingual

KINDS = (
    Choice(RequestKind.APPLICATION, Bilingual("応募", "application"), ("本人", "本人応募", "希望", "申込")),
    Choice(RequestKind.RAISED, Bilingual("人事指名", "raised by HR"), ("人事", "指名", "人事課", "所属推薦", "推薦")),
)

APPROVALS = (
    Choice("yes", Bilingual("承認", "approved"), ("○", "〇", "可", "適", "済", "承認済", "yes")),
    Choice("no", Bilingual("不承認", "not approved"), ("×", "✕", "否", "不可", "却下", "no")),
)

LAYOUT = Layout(
    id="request-list",
    title=Bilingual("研修の申込一覧", "Requests for trainings"),
    sheet=Bilingual("申込", "Requests"),
    together=(Together((("number", "name"), ("training", "session"))),),
    fields=(
        staff_number(),
        Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名", "応募者"), width=18),
        Field(
            "training",
            Bilingual("研修名", "training"),
            names="training",
            aliases=("研修", "希望する研修", "研修コード"),
            width=30,
            above=("研修名称", "講座名"),
        ),
        Field(
            "session",
            Bilingual("希望する開催コード", "session wished for"),
            aliases=("希望する回", "希望回", "第1希望", "第１希望", "第一希望", "開催コード"),
            width=16,
        ),
        Field("second", Bilingual("第2希望", "second wish"), aliases=("第２希望", "第二希望"), width=16),
        Field("third", Bilingual("第3希望", "third wish"), aliases=("第３希望", "第三希望"), width=16),
        Field("kind", Bilingual("申込区分", "kind"), Kind.CHOICE, choices=KINDS, aliases=("応募区分",), width=12),
        Field("asked_on", Bilingual("申込日", "asked on"), Kind.DATE, aliases=("応募日", "受付日"), width=14),
        Field(
            "reason",
            Bilingual("申込理由", "reason"),
            max_length=500,
            aliases=("志望理由", "応募理由", "理由", "受講理由", "希望理由"),
            width=24,
        ),
        Field(
            "approved",
            Bilingual("所属長承認", "approved by the head"),
            Kind.CHOICE,
            choices=APPROVALS,
            aliases=("所属長の承認", "承認", "所属長の可否"),
            width=12,
        ),
        Field(
            "rank",
            Bilingual("所属長推薦順位", "rank given by the head"),
            Kind.INTEGER,
            minimum=1,
            aliases=("推薦順位", "所属内順位", "優先順位"),
            width=14,
        ),
        Field("remark", Bilingual("備考", "remark"), max_length=500, width=24),
    ),
    # 席のある開催コード stands in our own listing: it says what there is, not what is wished for.
    ignored=("No.", "フリガナ", "所属", "部", "課", "係", "職名", "日程", "席のある開催コード"),
)


def layout(trainings: Sequence[str]) -> Layout:
    """The document; these trainings may also stand side by side, with ○ below those that somebody asks for."""
    return replace(LAYOUT, matrix=Matrix("training", tuple(trainings))) if trainings else LAYOUT


def read_request_list(path: Path, options: ReadOptions, form: Layout = LAYOUT) -> tuple[list[RequestLine], Reading]:
    """The lines in the order of the list, and the reading with its problems. A line without 申込区分 is a 応募."""
    reading = read(path, form, options)
    lines = []
    for row in reading.rows:
        v = row.values
        lines.append(
            RequestLine(
                number=v["number"],
                training=v["training"] or "",
                wishes=tuple(v[key] for key in WISHES if v[key]),
                name=v["name"] or "",
                kind=RequestKind(v["kind"] or RequestKind.APPLICATION),
                asked_on=v["asked_on"],
                reason=v["reason"] or "",
                approved=None if not v["approved"] else v["approved"] == "yes",
                rank=v["rank"],
                remark=v["remark"] or "",
                cell=row.cells.get("number", ""),
                places={key: reading.place(row, key) for key in ("number", "name", "training", "asked_on", *WISHES)},
            )
        )
    return lines, reading
