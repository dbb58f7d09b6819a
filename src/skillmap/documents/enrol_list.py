"""受講者の名簿 (who shall sit where): one row per person; without 開催コード all rows belong to the session given."""

from pathlib import Path

from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Reading
from skillmap.sheets.list_shapes import Together
from skillmap.training.enrolling import EnrolLine
from skillmap.words import Bilingual

LAYOUT = Layout(
    id="enrol-list",
    title=Bilingual("受講者一覧", "People to be seated"),
    sheet=Bilingual("受講者", "People"),
    together=(Together((("number", "name"), ("session",))),),
    fields=(
        staff_number(),
        Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名", "受講者"), width=18),
        # Often said once, above the table, and then meant for all its rows.
        Field("session", Bilingual("開催コード", "session code"), aliases=("回コード",), width=14, above=()),
        Field("remark", Bilingual("備考", "remark"), max_length=500, width=24),
    ),
    ignored=("No.", "フリガナ", "所属", "部", "課", "係", "職名", "研修名", "日程"),
)


def read_enrol_list(path: Path, options: ReadOptions) -> tuple[list[EnrolLine], Reading]:
    """The lines in the order of the list, and the reading with its problems."""
    reading = read(path, LAYOUT, options)
    lines = []
    for row in reading.rows:
        v = row.values
        places = {key: reading.place(row, key) for key in ("number", "name", "session") if key in row.cells}
        cell = row.cells.get("number", "")
        lines.append(EnrolLine(v["number"], v["name"] or "", v["session"] or "", v["remark"] or "", cell, places))
    return lines, reading
