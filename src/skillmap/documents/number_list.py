"""職員番号の引き継ぎ一覧: which staff number is given up for which other one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from skillmap.documents.person_fields import NUMBER_CODES
from skillmap.documents.reading import read
from skillmap.problems import Place
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Reading
from skillmap.words import Bilingual

LAYOUT = Layout(
    id="number-list",
    title=Bilingual("職員番号の引き継ぎ一覧", "New staff numbers"),
    sheet=Bilingual("番号の引き継ぎ", "Numbers"),
    fields=(
        Field(
            "old", Bilingual("旧職員番号", "old number"), Kind.CODE, required=True, codes=NUMBER_CODES, width=14,
            aliases=("旧番号", "前の職員番号", "変更前職員番号", "変更前の職員番号", "旧職番", "変更前"),
        ),
        Field(
            "new", Bilingual("新職員番号", "new number"), Kind.CODE, required=True, codes=NUMBER_CODES, width=14,
            # Beside 旧職員番号 a plain 職員番号 is the new one.
            aliases=("新番号", "職員番号", "変更後職員番号", "変更後の職員番号", "新職番", "変更後"),
        ),
        Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名", "名前"), width=16),
    ),
    ignored=("No.", "所属", "部", "課", "係", "職名", "備考", "フリガナ"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A line: the number that is given up, the one that stands for it, and the name if it is written."""

    old: str
    new: str
    name: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


def read_number_list(path: Path, options: ReadOptions) -> tuple[list[NumberLine], Reading]:
    """The lines in their order, and the reading with its problems."""
    reading = read(path, LAYOUT, options)
    lines = [
        NumberLine(
            row.values["old"], row.values["new"], row.values["name"] or "",
            {key: reading.place(row, key) for key in ("old", "new", "name")},
        )
        for row in reading.rows
    ]  # fmt: skip
    return lines, reading
