"""One staff list as many programs and hands write it: read without a change, or refused in its own words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
TITLE = "令和8年4月1日現在"
HEAD = "職員番号,氏名,フリガナ,部,課,係,職名"
PEOPLE = [
    "001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事",
    "001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,文書係,係長",
]
LIST = "\r\n".join([TITLE, HEAD, *PEOPLE]) + "\r\n"
SAME = {
    "utf16": LIST.encode("utf-16"),
    "semicolons": LIST.replace(",", ";").encode("cp932"),
    "tabs": LIST.replace(",", "\t").encode(),
    "two_marks": ("\ufeff" + TITLE + "\r\n\ufeff" + LIST.split("\r\n", 1)[1]).encode(),
    "line_in_a_name": LIST.replace("佐藤 美咲", '"佐藤\n美咲"').encode(),
    "kanji_numerals": LIST.replace(TITLE, "令和八年四月一日現在").encode(),
    "slashes": LIST.replace(TITLE, "R8/4/1現在").encode(),
    "dots": LIST.replace(TITLE, "2026.4.1 現在").encode(),
    "invisible": LIST.replace("佐藤 美咲", "佐\u200b藤\u3000美咲\u00a0").encode(),
    "half_kana": LIST.replace("サトウ ミサキ", "ｻﾄｳ ﾐｻｷ").encode("cp932"),
    "full_width": LIST.replace("001200", "００１２００").encode(),
    "corporate_numbers": "\r\n".join([TITLE, HEAD + ",法人番号", *(p + ",1234567890123" for p in PEOPLE)]).encode(),
    "formula_for_zeros": LIST.replace("001200", '"=""001200"""').encode(),
}
REFUSED = {
    "double_heading": (LIST.replace("係,職名", "係,職名,職名").encode(), "見出し「職名」の列が2つ以上あります"),
    "no_heading": ("\r\n".join(PEOPLE).encode(), "必要な見出し（職員番号、氏名）が見つかりません"),
    "empty": (b"", "空"),
}


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "plain.csv").write_bytes(LIST.encode())
    cli("staff", "import", "plain.csv", "--yes")
    return workspace


@pytest.mark.parametrize("name", SAME)
def test_the_same_people_whatever_the_writing(ward: Path, cli: Cli, name: str) -> None:
    (ward / "v.csv").write_bytes(SAME[name])
    ran = cli("staff", "import", "v.csv", "--yes")
    assert "2人" in ran.err
    assert "変更なし 2" in ran.err


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_its_own_words(ward: Path, cli: Cli, name: str) -> None:
    content, words = REFUSED[name]
    (ward / "v.csv").write_bytes(content)
    assert words in cli("staff", "import", "v.csv", "--yes", expect=3).err
    assert cli("staff", "list").out.count("総務課") == 2


def test_names_that_nobody_bears_are_told_in_whole_sentences(ward: Path, cli: Cli) -> None:
    (ward / "aims.csv").write_text("氏名,目指す人材像,段階\nZZZ QQQ,product-manager,1\n", "utf-8")
    told = cli("career", "aim", "--file", "aims.csv", "--yes", expect=3).err
    assert "似た氏名の職員も登録されていません" in told
    assert "0行の番号" not in told and "（ 行目）" not in told


@pytest.mark.parametrize("mark", ["〃", "同上", "同　上", "（同上）", "( 同 上 )", "上に同じ"])
def test_as_above_is_read_however_it_is_spaced(ward: Path, cli: Cli, mark: str) -> None:
    lines = f"001200,佐藤 美咲,product-manager,1\n001237,鈴木 拓也,{mark},{mark}\n"
    (ward / "aims.csv").write_text("職員番号,氏名,人材像,段階\n" + lines, "utf-8")
    told = cli("career", "aim", "--file", "aims.csv", "--yes").err
    assert told.count("プロダクトマネージャー 1") == 2
