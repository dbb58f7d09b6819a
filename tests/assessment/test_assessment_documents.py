"""Rating lists as offices send them, and the round trip of what we write."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skillmap.assessment.model import Stage
from skillmap.documents.aim_list import read_aims
from skillmap.documents.rating_list import columns, layout, read_ratings
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.definition import Named
from skillmap.framework.model import Framework, ScaleLevel
from skillmap.org.model import Organisation
from skillmap.problems import CellPlace
from skillmap.sheets import ReadOptions, sheet_from_layout, write_book

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "dirty"
DAY = ReadOptions(as_of=date(2024, 7, 1))


@pytest.fixture
def five(framework: Framework) -> Framework:
    """The skills and the scale (0-5) of the corpus file."""
    names = {"data-use": "データ活用", "security": "セキュリティ", "bpr": "業務改革"}
    skills = {
        id_: skill.model_copy(update={"name": Named(ja=names.get(id_, skill.name.ja), en=skill.name.en)})
        for id_, skill in framework.skills.items()
    }
    last = framework.header.scale[-1]
    scale = (
        *framework.header.scale,
        *(ScaleLevel(level=n, name=last.name, description=last.description) for n in (4, 5)),
    )
    header = framework.header.model_copy(update={"scale": scale})
    return framework.model_copy(update={"skills": skills, "header": header})


def test_two_row_heading_and_every_bad_level_with_its_cell(five: Framework) -> None:
    rows, reading = read_ratings(CORPUS / "d55_assessment_matrix.xlsx", five, Stage.APPROVED, DAY)
    assert reading.header_rows == (3, 4)
    first, second, third = ({(a.skill, a.stage): a.level for a in row.answers} for row in rows)
    assert first["data-use", Stage.SELF] == 3
    assert first["data-use", Stage.SUPERVISOR] == 2
    assert second["data-use", Stage.SELF] == 3  # ３
    assert second["bpr", Stage.SUPERVISOR] is None  # －
    assert third["data-use", Stage.SELF] == 3  # レベル3
    assert third["security", Stage.SUPERVISOR] is None  # blank
    bad = {p.place.cell for p in reading.problems if p.code == "E_LEVEL" and isinstance(p.place, CellPlace)}
    assert bad == {"D8", "E8", "F8", "C9", "D9", "E9", "F9", "G9", "H9", "C10", "C11"}
    assert [p.place.cell for p in reading.problems if p.code == "W_LEVEL_TEXT"] == ["C7"]  # type: ignore[union-attr]
    assert len(rows) == 3


def test_a_heading_that_is_no_skill_is_told_with_the_nearest(framework: Framework) -> None:
    file = CORPUS / "d55_assessment_matrix.xlsx"
    with pytest.raises(NeedsAnswer) as asked:
        read_ratings(file, framework, Stage.SELF, DAY)
    told = {p.facts["heading"]: p.facts["nearest"] for p in asked.value.problems if p.code == "E_COLUMN_LEVELS"}
    assert told["セキュリティ 自己"] == "情報セキュリティ"
    means = {"セキュリティ": "情報セキュリティ", "業務改革 自己": "-", "業務改革 上司": "-"}
    _, reading = read_ratings(file, framework, Stage.SELF, replace(DAY, headings=means))
    assert {key for key in reading.columns if "." in key} == {
        "data-use.self", "data-use.supervisor", "security.self", "security.supervisor",
    }  # fmt: skip


def test_no_skill_at_all_and_no_day_are_refused(framework: Framework, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("職員番号,氏名,体力\n001200,佐藤 美咲,3\n", "utf-8")
    with pytest.raises(NeedsAnswer):
        read_ratings(file, framework, Stage.APPROVED, DAY)
    with pytest.raises(InputRefused) as refused:
        read_ratings(file, framework, Stage.APPROVED, replace(DAY, headings={"体力": "-"}))
    assert refused.value.code == "E_RATING_NO_SKILLS"
    file.write_text("職員番号,氏名,企画\n001200,佐藤 美咲,3\n", "utf-8")
    with pytest.raises(NeedsAnswer):
        read_ratings(file, framework, Stage.APPROVED, ReadOptions())


def test_a_plain_column_holds_levels_of_the_stage_asked_for(framework: Framework, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("職員番号,氏名,企画,データ活用（上司）\n001200,佐藤 美咲,3,1\n", "utf-8")
    [row], _ = read_ratings(file, framework, Stage.SELF, DAY)
    assert {(a.skill, a.stage, a.level) for a in row.answers} == {
        ("planning", Stage.SELF, 3),
        ("data-use", Stage.SUPERVISOR, 1),
    }


@pytest.mark.parametrize("kind", ["print", "data"])
def test_what_is_written_reads_back_the_same(
    framework: Framework, office: Organisation, tmp_path: Path, kind: str
) -> None:
    profiles = {1200: {"planning": 2, "bpr": 0}, 1311: {"security": 3}}
    form = layout(framework, Stage.APPROVED)
    rows = [{"number": p.number, "name": p.name, **profiles.get(p.id, {})} for p in office.people]
    sheet = sheet_from_layout(form, rows, kind=kind, as_of=office.day, fields=columns(framework))  # type: ignore[arg-type]
    write_book(tmp_path / "out.xlsx", [sheet], None, "ja")
    again, reading = read_ratings(tmp_path / "out.xlsx", framework, Stage.APPROVED, ReadOptions(as_of=office.day))
    assert [p.code for p in reading.problems if p.code[0] != "N"] == []
    found = {row.number: {a.skill: a.level for a in row.answers if a.level is not None} for row in again}
    assert found == {p.number: profiles.get(p.id, {}) for p in office.people}
    assert [row.name for row in again] == [p.name for p in office.people]


def test_aims_with_grade_in_one_cell_or_two(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "職員番号,氏名,目標の人材像,段階,希望区分\n001200,佐藤 美咲,プロダクトマネージャー／2,,本人\n"
        "001237,鈴木 拓也,プロダクトマネージャー,1,人事\n001274,高橋 千尋,product-manager,,\n",
        "utf-8",
    )
    records, _ = read_aims(file, ReadOptions())
    assert [(r.number, r.role, r.grade, r.wish.value) for r in records] == [
        ("001200", "プロダクトマネージャー／2", None, "own"),
        ("001237", "プロダクトマネージャー", "1", "hr"),
        ("001274", "product-manager", None, "own"),
    ]
