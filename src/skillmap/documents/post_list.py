"""人材像を求めるポスト一覧: which unit has which post, the role grade that it asks for, who holds it."""

from dataclasses import dataclass, field
from pathlib import Path

from skillmap.documents.reading import read
from skillmap.japanese import fold
from skillmap.problems import Place
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Layout, Reading, Row
from skillmap.words import Bilingual

OPEN = ("空き", "空席", "欠員", "なし", "－", "-", "open", "vacant")
"""What stands in the holder's cell when nobody holds a post. Blank says nothing of it."""

LAYOUT = Layout(
    id="post-list",
    title=Bilingual("人材像を求めるポスト一覧", "Posts that ask for a role"),
    sheet=Bilingual("ポスト", "Posts"),
    fields=(
        Field("department", Bilingual("部", "department"), equals=("部名",), width=16),
        Field("section", Bilingual("所属", "unit"), required=True, equals=("課", "課名", "所属名"), width=24),
        Field("post", Bilingual("ポスト", "post"), required=True, aliases=("ポスト名", "職・担当", "担当名"), width=24),
        Field(
            "role",
            Bilingual("求める人材像", "role asked for"),
            names="role",
            aliases=("人材像", "必要な人材像", "求める役割"),
            width=26,
        ),
        Field("grade", Bilingual("段階", "role grade"), width=8),
        Field(
            "holder",
            Bilingual("就いている職員", "holder"),
            aliases=("現任者", "担当者", "就いている職員の番号"),
            equals=("職員番号", "氏名"),
            width=22,
        ),
    ),
    ignored=("No.", "備考", "この状態の始まり", "since"),
)


@dataclass(frozen=True, slots=True)
class PostLine:
    """A line as it is written; `holder` "" = nothing is said of who holds it."""

    unit: str
    post: str
    role: str
    grade: str | None
    holder: str
    source_no: int = 1
    cell: str = ""
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether nobody holds the post."""
        return fold(self.holder) in {fold(one) for one in OPEN}


def read_posts(path: Path, options: ReadOptions, source_no: int = 1) -> tuple[list[PostLine], Reading]:
    """The lines of a list of posts, and the reading."""
    reading = read(path, LAYOUT, options)
    return [_line(row, reading, source_no) for row in reading.rows], reading


def _line(row: Row, reading: Reading, source_no: int) -> PostLine:
    v = row.values
    return PostLine(
        unit="/".join(part for part in (v["department"], v["section"]) if part),
        post=v["post"],
        role=(v["role"] or "").strip(),
        grade=v["grade"],
        holder=_holder(v["holder"] or ""),
        source_no=source_no,
        cell=row.cells.get("post", ""),
        places={f.key: reading.place(row, f.key) for f in LAYOUT.fields if f.key in row.cells},
    )


def _holder(text: str) -> str:
    """The number alone where number and name stand in one cell, as our own listing writes them."""
    # A name alone has a space too: only a number in front is taken off.
    first, _, rest = text.replace("　", " ").strip().partition(" ")
    return first if rest and first.isdecimal() else text.strip()
