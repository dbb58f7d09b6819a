"""Placement: what departments need against who is recognised, posts with their holders, and who could follow."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
001200,佐藤 美咲,総務部,総務課,主任
001237,鈴木 拓也,総務部,人事課,主事
001274,髙橋 千尋,総務部,人事課,主事
001311,渡邊 太郎,区民部,区民課,主事
001348,伊藤 結衣,区民部,区民課,主事
"""
A, B, C, D, E = "001200", "001237", "001274", "001311", "001348"
POST = ("career", "post", "set", "企画の主担当", "--section", "人事課")


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """A and D are recognised for 企画 grade 1; B fulfils everything and is not recognised yet; C is half-way."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    (workspace / "levels.csv").write_text(
        "職員番号,スキル,レベル\n"
        + "".join(f"{who},企画,1\n{who},データ活用,1\n" for who in (A, B, D))
        + f"{C},企画,1\n{C},データ活用,0\n",
        "utf-8",
    )
    cli("assess", "import", "levels.csv", "--stage", "approved", "--as-of", "2026-06-01", "--yes")
    (workspace / "done.csv").write_text(
        "職員番号,研修名,修了,修了年月日\n" + "".join(f"{who},planning-basics,修了,2026-06-01\n" for who in (A, B, D)),
        "utf-8",
    )
    cli("result", "import", "done.csv", "--yes")
    for who in (A, B, D):
        cli("career", "aim", "--staff", who, "--to", "product-manager/1", "--yes")
    for who in (A, D):
        cli("career", "recognise", "--staff", who, "--yes")
    (workspace / "data" / "needs.yaml").write_text(
        "- {role: product-manager, grade: 1, fy: 2026, count: 4}\n"
        "- {role: product-manager, grade: 1, fy: 2026, department: 総務部, count: 3}\n"
        "- {role: product-manager, grade: 1, fy: 2027, department: 区民部, count: 1}\n",
        "utf-8",
    )
    return workspace


def posts(cli: Cli, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli("career", "place", *options, "--format", "json").out)
    return found


def test_needs_stand_against_those_who_are_recognised(ward: Path, cli: Cli) -> None:
    def rows(fy: int) -> list[list[Any]]:
        found = json.loads(cli("career", "place", "--needs", "--fy", fy, "--format", "json").out)
        return [[v for k, v in row.items() if k != "role"] for row in found]

    assert rows(2026) == [["全庁", 4, 2, 0, 2, 1, None], ["総務部", 3, 1, 0, 2, 1, 1]]
    assert rows(2027) == [["区民部", 1, 1, 0, 0, 0, 1]]
    assert "必要人数が登録されていません" in cli("career", "place", "--fy", "2028").out


def test_a_post_is_recorded_filled_left_and_ended(ward: Path, cli: Cli) -> None:
    assert "求める人材像が指定されていません" in cli(*POST, "--yes", expect=3).err
    cli(*POST, "--to", "product-manager/1", "--yes")
    assert [(p["state"], p["holder"]) for p in posts(cli)] == [("空き", "")]
    cli(*POST, "--holder", B, "--yes")
    assert [p["state"] for p in posts(cli)] == ["認定なし"]
    cli("career", "recognise", "--staff", B, "--yes")
    assert [(p["state"], p["holder"]) for p in posts(cli)] == [("充足", f"{B} 鈴木 拓也")]
    assert "変更はありません" in cli(*POST, "--holder", B, "--yes").err
    cli("staff", "move", B, "--section", "区民課", "--yes")
    assert [p["state"] for p in posts(cli)] == ["異動済み"]
    cli(*POST, "--open", "--yes")
    assert [p["state"] for p in posts(cli)] == ["空き"]
    cli("career", "post", "end", "企画の主担当", "--section", "人事課", "--yes")
    assert posts(cli) == []
    assert (
        "ポスト「無い」はありません"
        in cli("career", "post", "end", "無い", "--section", "人事課", "--yes", expect=3).err
    )
    cli("db", "undo", "--yes")
    assert len(posts(cli)) == 1


def test_who_could_follow_is_named_recognised_before_ready_before_near(ward: Path, cli: Cli) -> None:
    cli(*POST, "--to", "product-manager/1", "--yes")
    names = [text.partition(" ")[0] + text[text.index("（") :] for text in posts(cli)[0]["followers"]]
    assert names == [f"{A}（認定済み）", f"{D}（認定済み）", f"{B}（認定待ち）"]
    # Who holds a post is not offered for another one.
    cli(*POST, "--holder", A, "--yes")
    follow = posts(cli)[0]["followers"]
    assert follow == [f"{D} 渡邊 太郎（認定済み）", f"{B} 鈴木 拓也（認定待ち）", f"{C} 髙橋 千尋（あと少し）"]


def test_the_personnel_section_gets_a_workbook(ward: Path, cli: Cli, tmp_path: Path) -> None:
    cli(*POST, "--to", "product-manager/1", "--holder", A, "--yes")
    out = tmp_path / "placement.xlsx"
    cli("career", "place", "--fy", "2026", "--book", out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["必要と認定", "ポストと候補"]
    texts = {str(cell.value) for row in book["ポストと候補"].iter_rows() for cell in row if cell.value}
    assert {"企画の主担当", f"{A} 佐藤 美咲", "異動済み"} <= texts


POSTS = """所属,ポスト,求める人材像,段階,就いている職員
総務部/人事課,企画の主担当,プロダクトマネージャー,1,001237
区民課,窓口改革の担当,product-manager/1,,空き
総務課,統括の担当,プロダクトマネージャー 2,,001200 佐藤 美咲
"""


def listed(cli: Cli, *more: str) -> list[tuple[str, ...]]:
    found = json.loads(cli("career", "post", "list", *more, "--format", "json").out)
    return [(row["unit"], row["post"], row["role"], row["holder"]) for row in found]


def test_posts_come_in_as_a_list_and_what_was_written_comes_back_without_a_change(ward: Path, cli: Cli) -> None:
    (ward / "posts.csv").write_text(POSTS, "utf-8")
    cli("career", "post", "import", "posts.csv", "--from", "2026-04-01", "--yes")
    assert listed(cli) == [
        ("総務部/総務課", "統括の担当", "プロダクトマネージャー 2", "001200 佐藤 美咲"),
        ("総務部/人事課", "企画の主担当", "プロダクトマネージャー 1", "001237 鈴木 拓也"),
        ("区民部/区民課", "窓口改革の担当", "プロダクトマネージャー 1", "空き"),
    ]
    cli("career", "post", "list", "--out", "back.xlsx")
    assert "変更なし 3" in cli("career", "post", "import", "back.xlsx", "--yes").text
    # From July on somebody else; the post that the list does not name stays, and so does what a blank cell leaves out.
    (ward / "july.csv").write_text(
        "課,ポスト,就いている職員\n人事課,企画の主担当,渡邊 太郎\n区民課,窓口改革の担当,\n", "utf-8"
    )
    ran = cli("career", "post", "import", "july.csv", "--from", "2026-06-02", "--yes")
    assert "変更 1" in ran.text and "変更なし 1" in ran.text
    holders = [row[3] for row in listed(cli, "--as-of", "2026-06-01")]
    assert holders == ["001200 佐藤 美咲", "001237 鈴木 拓也", "空き"]
    cli("db", "undo", "--yes")
    assert [row[3] for row in listed(cli)] == ["001200 佐藤 美咲", "001237 鈴木 拓也", "空き"]


def test_a_folder_takes_a_list_of_posts_in_and_leaves_a_directory_of_duties_alone(ward: Path, cli: Cli) -> None:
    (ward / "in").mkdir()
    (ward / "in" / "posts.csv").write_text(POSTS, "utf-8")
    (ward / "in" / "内線.csv").write_text("課,担当名,担当者,内線\n人事課,研修担当,山田,1234\n", "utf-8")
    ran = cli("import", "in", "--as-of", "2026-04-01", "--yes")
    assert "内線.csv" in ran.text
    assert [row[3] for row in listed(cli)] == ["001200 佐藤 美咲", "001237 鈴木 拓也", "空き"]


def test_every_mistake_of_a_list_of_posts_is_told_at_its_cell(ward: Path, cli: Cli) -> None:
    lines = (
        "所属,ポスト,求める人材像,段階,就いている職員",
        "企画課,甲,product-manager,1,",
        "人事課,乙,,,",
        "人事課,丙,宇宙飛行士,1,",
        "人事課,丁,product-manager,1,誰か",
        "人事課,戊,product-manager,1,",
        "総務部/人事課,戊,product-manager,2,",
    )
    (ward / "bad.csv").write_text("\n".join(lines), "utf-8")
    ran = cli("career", "post", "import", "bad.csv", "--yes", expect=3)
    assert all(text in ran.text for text in ("企画課", "「乙」", "宇宙飛行士", "「誰か」"))
    assert "2行以上" in ran.text
    assert listed(cli) == []


def test_a_post_whose_role_grade_is_gone_is_told_with_what_mends_it(ward: Path, cli: Cli) -> None:
    cli(*POST, "--to", "product-manager/2", "--holder", A, "--yes")
    cli("career", "post", "set", "窓口改善の担当", "--section", "区民課", "--to", "product-manager/1", "--yes")

    def gone() -> list[dict[str, str]]:
        rows = json.loads(cli("status", "--all", "--format", "json", expect=None).out)
        return [row for row in rows if "ポスト「" in row["what"]]

    assert gone() == []
    role = ward / "data" / "roles" / "product-manager.yaml"
    role.write_text(role.read_text("utf-8").partition('  "2":')[0], "utf-8")
    careers = ward / "data" / "careers.yaml"
    text = careers.read_text("utf-8")
    careers.write_text(text.replace("- to: product-manager/2\n  from: product-manager/1\n  years: 1\n", ""), "utf-8")
    [line] = gone()
    assert "「企画の主担当」" in line["what"] and "product-manager/2" in line["what"]
    words = shlex.split(line["command"].replace("ROLE/GRADE", "product-manager/1"))
    cli(*words[1:], "--yes")
    assert gone() == []
