"""休職等一覧: who is away from when to when (育休, 病休, 派遣 …). The reason is kept as the office writes it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.org.records import LeaveRecord, Origin
from skillmap.problems import Problem, problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Reading
from skillmap.sheets.list_shapes import JoinedField, Together
from skillmap.words import Bilingual

NOT_OF_YEAR = MappingProxyType({"E_DATE_OTHER_YEAR": "E_DATE_NOT_OF_YEAR"})

LAYOUT = Layout(
    id="leave-list",
    title=Bilingual("休職等一覧", "Leave"),
    sheet=Bilingual("休職等", "Leave"),
    together=(Together((("number", "name"),), apart="since"),),
    fields=(
        staff_number(),
        Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名",), width=18),
        Field(
            "kind",
            Bilingual("区分", "kind"),
            required=True,
            aliases=(
                "休職等の区分",
                "休業区分",
                "種別",
                "休職等の種類",
                "休職等の種別",
                "休職区分",
                "休職種別",
                "休業種別",
                "種類",
                "事由",
                "休職事由",
                "休業事由",
                "休職等の事由",
            ),
            width=14,
        ),
        # 部分休業 and 育児短時間勤務 are leave of some half days only.
        Field(
            "halves",
            Bilingual("時間帯", "half days"),
            aliases=("休業時間帯", "休む時間帯", "曜日・時間帯", "曜日", "休業曜日", "休む曜日", "対象時間"),
            width=14,
        ),
        Field(
            "since",
            Bilingual("開始日", "from"),
            Kind.DATE,
            required=True,
            codes=NOT_OF_YEAR,
            aliases=("自", "始期", "開始年月日", "休業開始日", "休職開始日"),
            width=14,
        ),
        Field(
            "until",
            Bilingual("終了日", "to"),
            Kind.DATE,
            codes=NOT_OF_YEAR,
            aliases=("至", "終期", "終了予定日", "終了年月日", "休業終了日", "休職終了日"),
            width=14,
            vacant=True,
        ),
        Field(
            "back",
            Bilingual("復職日", "back on"),
            Kind.DATE,
            aliases=("復帰日", "復職年月日", "復職予定日", "職務復帰日", "復職予定", "復帰予定日", "復帰予定"),
            width=14,
            vacant=True,
        ),
    ),
    stated_year=True,
    wholes=(JoinedField(("期間", "休業期間", "休職期間", "休職等期間", "承認期間", "派遣期間"), "since", "until"),),
    ignored=("所属", "部", "課", "係", "職名", "備考", "No.", "フリガナ"),
)


def read_leave_list(path: Path, options: ReadOptions, source_no: int = 1) -> tuple[list[LeaveRecord], Reading]:
    """The lines of a leave list, and the reading with its problems."""
    reading = read(path, LAYOUT, options)
    records: list[LeaveRecord] = []
    problems: list[Problem] = []
    for row in reading.rows:
        v = row.values
        places = {key: reading.place(row, key) for key in ("number", "name", "kind", "since", "until", "halves")}
        origin = Origin(source_no, row.cells.get("number", ""), places)
        halves = (v["halves"] or "").strip()
        # 復職日 is the first day of work again, 終了日 the last one away.
        before_back = v["back"] - timedelta(days=1) if v.get("back") else None
        until = v.get("until") or before_back
        # Which of the two days is right only the office knows.
        if before_back is not None and until != before_back:
            facts = {"person": f"{v['number']} {v['name'] or ''}".strip(), "found": until, "back": v["back"]}
            other = str(reading.place(row, "back"))
            problems.append(problem("E_LEAVE_BACK", places["until"], other=other, **facts))
        records.append(LeaveRecord(v["number"], v["kind"], v["since"], until, origin, v["name"] or "", halves))
    return records, replace(reading, problems=(*reading.problems, *problems)) if problems else reading
