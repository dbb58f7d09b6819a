"""Every example of the page about new versions of the definitions does what the page says."""

import shutil
from pathlib import Path

import doc_examples
import pytest

from skillmap.framework.load import shipped
from trials import first_here

DOCS = Path(__file__).parents[2] / "docs"
STAFF = "職員番号,氏名,部,課,職名\n000101,青木 一郎,総務部,人事課,係長\n000102,石田 花,総務部,人事課,主事\n"
LEVELS = "令和8年5月1日現在,,\n職員番号,氏名,データ分析\n000101,青木 一郎,2\n000102,石田 花,1\n"


@pytest.mark.parametrize(
    ("page", "name"), first_here([("frameworks.ja.md", "新しい版"), ("frameworks.md", "version2")])
)
def test_over_to_a_new_version(page: str, name: str, tmp_path: Path) -> None:
    assert doc_examples.in_this_process(["init", str(tmp_path / "ward")], tmp_path)[0] == 0
    new = tmp_path / name
    shutil.copytree(shipped(), new)
    for file in new.rglob("*.yaml"):
        text = file.read_text("utf-8").replace("data-analytics", "data-insight")
        file.write_text(text, "utf-8")
    (tmp_path / "ward" / "staff.csv").write_text(STAFF, "utf-8")
    (tmp_path / "ward" / "levels.csv").write_text(LEVELS, "utf-8")
    for command in (["staff", "import", "staff.csv", "--as-of", "2026-04-01"], ["assess", "import", "levels.csv"]):
        code, told = doc_examples.in_this_process([*command, "--yes"], tmp_path / "ward")
        assert code == 0, told
    assert doc_examples.try_page(DOCS / page, tmp_path / "ward", tmp_path) == []
