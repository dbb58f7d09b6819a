"""Why a leader is in another section: transferred, also from the term's first day on, or a second post that is over."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
004201,大森 慧,水道局,給水課,主任
004202,関口 文,水道局,浄水課,主事
"""


@pytest.fixture
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes")
    return workspace


def told(cli: Cli) -> list[str]:
    """What `leader check` finds about who leads 給水課, and what `status` says of it."""
    found = json.loads(cli("leader", "check", "--format", "json", expect=None).out)
    texts = [row["finding"] for row in found if row["section"] == "水道局/給水課"]
    return [*texts, cli("status", expect=None).out]


def test_a_transfer_of_the_first_day_of_the_term_is_no_second_post(ward: Path, cli: Cli) -> None:
    cli("leader", "nominate", "--section", "給水課", "--staff", "004201", "--from", "2026-04-01", "--yes")
    cli("staff", "move", "004201", "--section", "浄水課", "--on", "2026-04-01", "--yes")
    [first, *_], status = told(cli)[:-1], told(cli)[-1]
    assert first == "水道局/浄水課 へ異動し（2026-04-01）、所属にリーダーがいない状態です。"
    assert "兼務" not in status
    assert "異動" in status.replace("\n", "")


def test_a_second_post_that_ended_within_the_term_is_told(ward: Path, cli: Cli) -> None:
    cli("staff", "post", "add", "004202", "--section", "給水課", "--on", "2026-04-01", "--yes")
    cli("leader", "nominate", "--section", "給水課", "--staff", "004202", "--from", "2026-04-01", "--yes")
    cli("staff", "post", "end", "004202", "--section", "給水課", "--on", "2026-06-01", "--yes")
    [first, *_], status = told(cli)[:-1], told(cli)[-1]
    assert first == "この所属での兼務が終わり（本務は 水道局/浄水課）、所属にリーダーがいない状態です。"
    assert "兼務" in status
