"""The main job as the ordinary commands that a user would type, in their order."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from skillmap.demo.chart import OFFICE
from skillmap.demo.people import FY, LAST_APRIL, THIS_APRIL

INPUT = "input"
"""The folder of the workspace that holds what HR hands in."""

UNITS = f"組織一覧_令和{LAST_APRIL.year - 2018}年4月1日.xlsx"
STAFF_BEFORE = f"職員名簿_令和{LAST_APRIL.year - 2018}年4月1日.xlsx"
STAFF = f"職員名簿_令和{THIS_APRIL.year - 2018}年4月1日.xlsx"
LEAVE = f"休職等一覧_令和{FY - 2018}年度.xlsx"
LEADERS_BEFORE = f"ICTリーダー推薦名簿_令和{FY - 1 - 2018}年度.xlsx"
LEADERS = f"ICTリーダー推薦名簿_令和{FY - 2018}年度.xlsx"
RATINGS = f"スキル評価表_令和{FY - 1 - 2018}年度.xlsx"
AIMS = f"目標一覧_令和{FY - 2018}年度.xlsx"
SESSIONS = f"研修日程_令和{FY - 2018}年度.xlsx"


@dataclass(frozen=True, slots=True)
class JobStep:
    """A command of the job: its arguments behind `skillmap`, and whether findings (exit 1) are a fine end of it."""

    arguments: tuple[str, ...]
    may_find: bool = False

    @property
    def line(self) -> str:
        """The command as a user would type it, in any shell."""
        # Double quotes alone: bash, PowerShell and cmd all take them.
        return " ".join(("skillmap", *(f'"{a}"' if " " in a else a for a in self.arguments)))


def begin(folder: str) -> JobStep:
    """The command that makes the workspace; run from outside it."""
    return JobStep(("init", folder, "--office", OFFICE))


def steps() -> tuple[JobStep, ...]:
    """The commands of the job, run inside the workspace."""
    return (
        # First the definitions: everything behind speaks in their words.
        JobStep(("framework", "check"), may_find=True),
        JobStep(("org", "import", _input(UNITS), "--yes")),
        # Last year before this one: somebody who leads must have been transferred for `leader check` to find it.
        JobStep(("staff", "import", _input(STAFF_BEFORE), "--complete", "--yes")),
        JobStep(("leader", "import", _input(LEADERS_BEFORE), "--yes")),
        JobStep(("staff", "import", _input(STAFF), "--complete", "--yes")),
        JobStep(("staff", "leave", _input(LEAVE), "--yes")),
        JobStep(("leader", "import", _input(LEADERS), "--yes")),
        JobStep(("assess", "import", _input(RATINGS), "--yes")),
        JobStep(("career", "aim", "--file", _input(AIMS), "--yes")),
        JobStep(("assess", "gap")),
        # Plans before seats: seats are given to those whose plans ask for them.
        JobStep(("plan", "make", "--all", "--yes")),
        JobStep(("plan", "make", "--leaders", "--yes")),
        JobStep(("session", "import", _input(SESSIONS), "--yes")),
        JobStep(("allocate", "run", "--fy", str(FY), "--yes")),
        JobStep(("leader", "check"), may_find=True),
        JobStep(("roster", "export", "--final", "--yes")),
        JobStep(("report", "year", "--fy", str(FY))),
        JobStep(("status",), may_find=True),
    )


def _input(name: str) -> str:
    # A forward stroke on Windows too: there it works as well, and the line can be typed anywhere.
    return str(PurePosixPath(INPUT, name))
