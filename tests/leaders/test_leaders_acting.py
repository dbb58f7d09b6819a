"""Who acts for a vacant post (事務取扱) leads its section only where the leader rule says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

CLI = Callable[..., Any]
LIST = (
    "職員番号,氏名,部,課,係,職名,本務兼務\n"
    "000201,相川 誠,企画部,財政課,財政係,係長,本務\n"
    "000201,相川 誠,企画部,広報課,広報係,係長,事務取扱\n"
    "000202,馬場 京子,企画部,広報課,広報係,主任,本務\n"
    "000203,千田 実,企画部,財政課,財政係,主任,本務\n"
    "000203,千田 実,企画部,広報課,広報係,主任,兼務\n"
)


def test_acting_for_a_post_counts_only_where_the_rule_says_so(shipped_workspace: Path, cli: CLI) -> None:
    Path("first.csv").write_text(LIST, "utf-8")
    cli("staff", "import", "first.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    nominate = ("leader", "nominate", "--section", "広報課", "--staff")
    assert "E_LEADER_NOT_MEMBER" in cli(*nominate, "000201", "--dry-run", expect=3).err
    cli(*nominate, "000203", "--dry-run")
    rules = shipped_workspace / "data" / "leaders.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("one_section_only: true", "one_section_only: true\n    acting_counts: true"), "utf-8")
    cli("framework", "check")
    cli(*nominate, "000201", "--yes")
    assert "在任" in cli("leader", "list", "--format", "csv").out
    rules.write_text(text, "utf-8")
    found = cli("leader", "check", expect=None).text
    assert "000201" in found, "the rule changed: the term is told"
