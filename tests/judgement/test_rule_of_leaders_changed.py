"""A leaders' rule that is made stricter in the middle of a term: nobody's earlier entry is blamed for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

STAFF = """職員番号,氏名,フリガナ,部,課,職名
000901,堤 守,ツツミ マモル,河川部,堤防課,主任
000902,瀬 渡,セ ワタル,河川部,水門課,主事
"""


@pytest.fixture
def leaders(workspace: Path, cli: Callable[..., Any]) -> Path:
    (workspace / "人.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "人.csv", "--as-of", "2026-04-01", "--yes")
    for section, number in (("堤防課", "000901"), ("水門課", "000902")):
        cli("leader", "nominate", "--section", section, "--staff", number, "--yes")
    return workspace


def unfit(cli: Callable[..., Any]) -> list[str]:
    listed = json.loads(cli("status", "--all", "--format", "json", expect=None).out)
    return [row["what"] for row in listed if "決まりの対象から外れて" in row["what"]]


def stricter(workspace: Path) -> None:
    path = workspace / "data" / "leaders.yaml"
    path.write_text(path.read_text("utf-8").replace("[部長]", "[部長, 主任]"), "utf-8")


def test_the_rule_is_what_has_changed_and_no_entry_is_named(leaders: Path, cli: Callable[..., Any]) -> None:
    assert unfit(cli) == []
    stricter(leaders)
    [told] = unfit(cli)
    assert "堤防課" in told and "主任" in told and "記録" not in told


def test_a_promotion_since_the_nomination_is_named_as_before(leaders: Path, cli: Callable[..., Any]) -> None:
    stricter(leaders)
    (leaders / "昇任.csv").write_text(STAFF.replace("水門課,主事", "水門課,主任"), "utf-8")
    cli("staff", "import", "昇任.csv", "--as-of", "2026-06-01", "--yes")
    told = {line.split("：")[0]: line for line in unfit(cli)}
    assert "記録4" in told["河川部/水門課"]
    assert "記録" not in told["河川部/堤防課"]
