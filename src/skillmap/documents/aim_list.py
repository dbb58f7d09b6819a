"""目標（希望）一覧: which role grade each person aims at, by own wish or set by HR."""

from pathlib import Path

from skillmap.careers.model import AimRecord, Wish
from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.sheets import LARGE, ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading, Row
from skillmap.sheets.list_shapes import Together
from skillmap.words import Bilingual

WISHES = (
    Choice(Wish.OWN, Bilingual("本人", "own"), ("本人希望", "希望", "自己申告")),
    Choice(Wish.HR, Bilingual("所属", "hr"), ("人事", "所属長", "所属推薦", "人事課", "指名")),
)

LAYOUT = Layout(
    id="aim-list",
    title=Bilingual("目標（希望する人材像）一覧", "Aims"),
    sheet=Bilingual("目標", "Aims"),
    together=(Together((("number", "name"),)),),
    fields=(
        staff_number(),
        Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名",), width=16),
        Field(
            "role",
            Bilingual("目標の人材像", "role aimed at"),
            required=True,
            names="role",
            aliases=(
                "人材像",
                "希望する人材像",
                "希望人材像",
                "目標人材像",
                "目標とする人材像",
                "目指す人材像",
                "目標",
                "第1希望",
                "第一希望",
                "第1希望の人材像",
                "希望1",
            ),
            width=26,
        ),
        Field(
            "grade", Bilingual("段階", "role grade"), aliases=("目標段階", "目標の段階", "目標レベル", "等級"), width=8
        ),
        Field("wish", Bilingual("希望区分", "wish"), Kind.CHOICE, choices=WISHES, aliases=("区分",), width=10),
        Field("since", Bilingual("希望日", "since"), Kind.DATE, aliases=("申告日", "設定日"), width=14),
        Field("department", Bilingual("部", "department"), equals=("部名",), width=16),
        Field("section", Bilingual("課", "section"), equals=("課名", "所属"), width=18),
    ),
    # What offices have in every list and no aim needs: told, not read.
    ignored=("No.", "備考", "フリガナ", "職名", "係"),
    limits=LARGE,
)


def read_aims(path: Path, options: ReadOptions, source_no: int = 1) -> tuple[list[AimRecord], Reading]:
    """The lines of an aim list, roles as they are written (also with the grade in the same cell), and the reading.

    A line without 希望区分 is the person's own wish.
    """
    reading = read(path, LAYOUT, options)
    return [_record(row, reading, source_no) for row in reading.rows], reading


def _record(row: Row, reading: Reading, source_no: int) -> AimRecord:
    v = row.values
    return AimRecord(
        number=v["number"],
        role=v["role"],
        grade=v["grade"],
        wish=Wish(v["wish"] or Wish.OWN),
        name=v["name"] or "",
        source_no=source_no,
        cell=row.cells.get("role", ""),
        place=reading.place(row, "role"),
        places={key: reading.place(row, key) for key in ("number", "name", "grade") if key in row.cells},
    )
