"""A number that stands twice is told whatever else is wrong with one of its rows; names decide what is advised."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
HEAD = "職員番号,氏名,部,課,本務兼務\n"


@pytest.mark.parametrize(
    ("first", "second", "advice"),
    [
        ("000301,赤井 一,総務部,人事課,本務", "000301,赤井 一(ハジメ),総務部,情報課,本務", "兼務"),
        ("000301,赤井 一,総務部,人事課,本務", "000301,井上 二郎様,総務部,情報課,本務", "別の人"),
        ("000301,赤井 一,総務部,人事課,本務", "000301,井上 二郎,総務部,情報課,本務", "別の人"),
        ("000301,赤井 一,総務部,人事課,本務", "000301,井上 二郎,総務部,情報課,兼務", "別の人"),
        ("000301,赤井 一,総務部,人事課,本務", "301,赤井 一(ハジメ),総務部,情報課,本務", "兼務"),
    ],
)
def test_it_is_told_and_neither_row_goes_in(first: str, second: str, advice: str, workspace: Path, cli: Cli) -> None:
    (workspace / "staff.csv").write_text(f"{HEAD}{first}\n{second}\n000302,上田 三郎,総務部,人事課,本務\n", "utf-8")
    told = cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--leave-out-bad", "--yes")
    assert told.err.count("E_STAFF_NUMBER_TWICE") == 2
    assert advice in told.err
    assert [one[:6] for one in cli("staff", "list", "--format", "csv").out.splitlines()[1:]] == ["000302"]


def test_a_second_post_beside_a_row_that_is_wrong_is_no_double(workspace: Path, cli: Cli) -> None:
    rows = "000301,赤井 一,総務部,人事課,本務\n000301,赤井 一(ハジメ),総務部,情報課,兼務\n"
    (workspace / "staff.csv").write_text(HEAD + rows, "utf-8")
    told = cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--leave-out-bad", "--yes")
    assert "E_STAFF_NUMBER_TWICE" not in told.err
    assert len(cli("staff", "list", "--format", "csv").out.splitlines()) == 2
