"""レベルの一覧: the numbers of a scale with their names and what they mean, beside a flat list."""

from pathlib import Path

from skillmap.documents.reading import read
from skillmap.framework.definition import Named
from skillmap.framework.model import ScaleLevel
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout
from skillmap.words import Bilingual

LAYOUT = Layout(
    id="level-names",
    title=Bilingual("レベルの一覧", "Levels"),
    sheet=Bilingual("レベル", "Levels"),
    fields=(
        Field("level", Bilingual("レベル", "level"), Kind.INTEGER, required=True),
        Field("name", Bilingual("名称", "name"), Kind.TEXT, required=True),
        Field("text", Bilingual("説明", "description"), Kind.TEXT),
    ),
)


def read_levels(path: Path) -> tuple[ScaleLevel, ...]:
    """The steps of the scale in the order of the file."""
    rows = [one.values for one in read(path, LAYOUT, ReadOptions()).rows]
    return tuple(
        ScaleLevel(
            level=row["level"],
            # Such lists have one language; definitions need both.
            name=Named(ja=row["name"], en=row["name"]),
            description=Named(ja=row["text"] or row["name"], en=row["text"] or row["name"]),
        )
        for row in rows
    )
