"""Whether anything could come out of order: nothing in an office that begins."""

import subprocess
import sys
from pathlib import Path

from skillmap import office
from skillmap.office import Office


def test_seats_and_plans_are_at_stake_and_people_alone_are_not(small: Office, ward: Office) -> None:
    assert not office.rests.is_anything_at_stake(small)
    assert office.rests.is_anything_at_stake(ward)


def test_asking_leaves_what_a_draft_was_compared_with(small: Office, workspace: Path) -> None:
    with small.read():
        pass
    seen = small.seen_head
    other = Office.open(workspace, today=small.today, by="人事 太郎")
    other.note("test", {})
    other.engine.dispose()
    assert not office.rests.is_anything_at_stake(small)
    assert small.seen_head == seen


def test_a_first_list_loads_nothing_that_judges_seats(workspace: Path) -> None:
    file = workspace / "list.csv"
    file.write_text("職員番号,氏名,部,課,職名\n000101,青木 健,総務部,人事課,主任\n", "utf-8")
    arguments = ["-C", str(workspace), "staff", "import", str(file), "--as-of", "2026-04-01", "--yes"]
    code = (
        "import sys\nfrom skillmap.cli.app import app\n"
        f"try:\n    app({arguments!r})\n"
        "except SystemExit as end:\n    print(end.code, 'skillmap.allocation.rules' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "0 False"
