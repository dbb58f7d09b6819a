"""Fifteen lists laid out as real ones are, taken in by somebody who begins: asked where need be, never guessed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from public_lists import LISTS

from trials import LONG

Cli = Callable[..., Any]


def test_an_office_begins_with_lists_as_they_are(shipped_workspace: Path, cli: Cli) -> None:
    for number, (name, one) in enumerate(LISTS.items()):
        file = shipped_workspace / f"{name}.xlsx"
        one.write(file)
        first, told = one.asked
        if first:
            words = [str(file) if word == "FILE" else word for word in first.split(" ")]
            refused = cli(*words, "--yes", expect=None)
            assert refused.code in (3, 4) and told in refused.err, (name, refused.text)
        words = [str(file) if word == "FILE" else word for word in one.command.split(" ")]
        ran = cli(*words, "--yes")
        flat = "\n".join(" ".join(line.split(" ")) for line in ran.err.splitlines())
        assert all(text in flat for text in one.seen), (name, ran.text)
        if LONG or number % 4 == 0:
            again = cli(*words, "--yes", expect=None)
            assert "変更はありません" in again.err, (name, again.text)


def test_a_folder_of_them_takes_none_for_another_kind(shipped_workspace: Path, cli: Cli) -> None:
    folder = shipped_workspace / "in"
    folder.mkdir()
    for name, one in LISTS.items():
        one.write(folder / f"{name}.xlsx")
    told = cli("import", "in", "--as-of", "2026-06-01", "--dry-run", expect=None).err
    kinds = {
        "組織一覧": "組織一覧", "会計年度任用職員一覧": "職員名簿", "スキルマップ": "スキル評価表（承認）",
        "自己申告": "目標（希望する人材像）一覧", "資格取得者一覧": "資格一覧", "研修日程表": "研修日程",
        "休職・休業者一覧": "休職等一覧", "eラーニング受講状況": "受講者名簿",
    }  # fmt: skip
    for line in told.splitlines():
        number, _, rest = line.strip().partition(". ")
        if number.isdecimal() and "→" in rest:
            file, _, kind = rest.partition(".xlsx → ")
            assert file in kinds and kind.startswith(kinds[file]), line
    assert "決められません" in told or "W_FILE_UNKNOWN" in told
