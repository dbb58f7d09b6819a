"""資格一覧: which qualifications members of staff hold, a row per qualification."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from skillmap.assessment.certificates import CertificateRecord
from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.framework.model import Framework
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Reading
from skillmap.sheets.list_shapes import Matrix, Together
from skillmap.words import Bilingual

LAYOUT = Layout(
    id="qualification-list",
    title=Bilingual("資格一覧", "Qualifications held"),
    sheet=Bilingual("資格", "Qualifications"),
    together=(Together((("number", "name"), ("qualification",)), apart="passed_on"),),
    fields=(
        staff_number(),
        Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名",), width=16),
        Field(
            "qualification",
            Bilingual("資格", "qualification"),
            required=True,
            names="qualification",
            equals=("資格名", "資格名称"),
            aliases=(
                "資格・免許",
                "免許・資格",
                "資格・免許の名称",
                "免許・資格の名称",
                "資格等の名称",
                "資格等",
                "保有資格",
                "試験名",
                "試験区分",
                "合格試験",
            ),
            width=40,
            above=(),
        ),
        Field(
            "passed_on",
            Bilingual("取得日", "passed on"),
            Kind.DATE,
            required=True,
            equals=("取得年月日",),
            aliases=(
                "合格日",
                "合格年月日",
                "登録日",
                "認定日",
                "免許取得日",
                "取得年月",
                "合格年月",
                "取得時期",
                "取得年月(日)",
                "認定年月日",
                "免許取得年月日",
            ),
            months=True,
            width=14,
            above=(),
        ),
        Field(
            "expires_on",
            Bilingual("有効期限", "valid until"),
            Kind.DATE,
            equals=("有効期限日",),
            aliases=("有効期間", "失効日", "更新期限", "期限"),
            width=14,
        ),
        Field(
            "certificate",
            Bilingual("登録番号", "certificate no."),
            aliases=("合格証書番号", "証書番号", "免許番号", "認定番号", "合格番号"),
            width=18,
        ),
    ),
    ignored=("No.", "フリガナ", "部", "課", "係", "所属", "職名", "備考", "状態", "section", "state"),
)


def layout(framework: Framework, former: Iterable[str] = ()) -> Layout:
    """The document; its qualifications may also stand side by side, also under names of before, with days below."""
    own = framework.qualifications.values()
    names = (*(text for one in own for text in (one.id, *_short(one.name.ja), one.name.en)), *former)
    return replace(LAYOUT, matrix=Matrix("qualification", names, "passed_on")) if names else LAYOUT


def _short(name: str) -> tuple[str, ...]:
    """ITパスポート試験（IP）, ITパスポート試験, ITパスポート: as headings have it."""
    # Offices write ITパスポート above a column, never the whole name of the examination.
    bare = name.partition("（")[0]
    return name, bare, bare.removesuffix("試験")


def read_qualification_list(
    path: Path, options: ReadOptions, form: Layout = LAYOUT
) -> tuple[list[CertificateRecord], Reading]:
    """The lines of a list, and the reading with its problems."""
    reading = read(path, form, options)
    # A list that has no such column says nothing of it: what is recorded stays.
    has_expiry, has_number = "expires_on" in reading.columns, "certificate" in reading.columns
    records = []
    for row in reading.rows:
        v = row.values
        places = {key: reading.place(row, key) for key in ("number", "qualification", "passed_on", "expires_on")}
        records.append(
            CertificateRecord(
                v["number"],
                v["name"] or "",
                v["qualification"],
                v["passed_on"],
                v["expires_on"],
                v["certificate"] or "",
                row.cells.get("qualification", ""),
                places,
                has_expiry,
                has_number,
            )
        )
    return records, reading
