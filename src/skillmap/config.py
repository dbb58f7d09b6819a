"""The workspace (a folder with `skillmap.toml`): found, settings loaded, where things lie; never data or database."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from skillmap.errors import InputRefused
from skillmap.problems import FilePlace, Problem, problem
from skillmap.settings import SettingMistake, parse
from skillmap.settings import Settings as Settings  # noqa: PLC0414 # named by other rooms

FILE = "skillmap.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything of one office lies."""

    root: Path
    settings: Settings

    @property
    def data(self) -> Path:
        """The framework's definition files."""
        return self.root / "data"

    @property
    def versions(self) -> Path:
        """The versions of the definitions that anything was recorded under."""
        return self.root / "framework"

    @property
    def shared(self) -> Path:
        """Packages of definitions of other offices, beside the office's own."""
        return self.root / "shared"

    @property
    def database_file(self) -> Path:
        """The embedded database."""
        return self.root / "skillmap.sqlite"

    @property
    def database_url(self) -> str | Path:
        """The file of the embedded database, or the address of a server's."""
        return self.settings.database or self.database_file

    @property
    def out(self) -> Path:
        """Where rosters go unless told otherwise."""
        return self.root / "out"

    @property
    def backups(self) -> Path:
        """Snapshots of the database: taken before lists, returned forms, reorganisations and the like, and by hand."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """Reports of bugs."""
        return self.root / "logs"


def find(start: Path) -> Workspace:
    """The workspace that `start` lies in: the nearest folder upwards with a skillmap.toml.

    Raises InputRefused (E_NO_WORKSPACE, E_CONFIG) when there is none or its settings cannot be used.
    """
    named = os.environ.get("SKILLMAP_WORKSPACE")
    folders = [Path(named)] if named else [start, *start.parents]
    for folder in folders:
        if (folder / FILE).is_file():
            return Workspace(folder, load(folder / FILE))
    raise InputRefused("E_NO_WORKSPACE", folder=str(folders[0]))


def load(path: Path) -> Settings:
    """The settings of a file; raises InputRefused with every problem at once."""
    try:
        # Some editors of Windows put a mark at the front of a file, which TOML refuses.
        text = path.read_text("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError:
        raise InputRefused("E_CONFIG", [problem("E_CONFIG_ENCODING", FilePlace(FILE))]) from None
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("E_CONFIG", [problem("E_CONFIG_SYNTAX", FilePlace(FILE), found=str(error))]) from None
    settings, mistakes = parse(raw)
    if mistakes or settings is None:
        raise InputRefused("E_CONFIG", [_problem(one, text) for one in mistakes])
    return settings


def _problem(mistake: SettingMistake, text: str) -> Problem:
    place = FilePlace(FILE, _line_of(mistake.key, text), 1)
    if mistake.is_unknown:
        return problem("E_CONFIG_KEY", place, found=mistake.key, expected=mistake.expected)
    return problem("E_CONFIG_VALUE", place, key=mistake.key, found=mistake.found, expected=mistake.expected)


def _line_of(key: str, text: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip("[ ").startswith(key):
            return number
    return 1


TEMPLATE = """\
# skillmap の設定です。行頭の # を外すと有効になります。
# Settings of skillmap. Remove the # at the start of a line to use it.

office = {office}
# lang = "en"
# dates = "western"
staff_number_width = 6
grades = ["部長", "課長", "課長代理", "係長", "主任", "主事"]
hours_per_year = 60
absence_share = 0.2
# mass_change_share = 0.2
# completion_share = 0.75
# completion_score = 60
# applications_need_approval = true
# turned_down_first = true
# closed_days = [2026-07-01]
# reason_above = 500
# share_threshold = 5
# database = "postgresql+psycopg://user@host/skillmap"

# 自分の役所の見出しと職名 / your office's own headings and grades
# [headings.staff-list]
# number = ["職員No."]
# [grade_aliases]
# "主事補" = "主事"
# 一年の締切（status --year）/ days of the year (MM-DD)
# [calendar]
# assessment = "06-30"
# allocation = "06-15"
# 退職者の記録の保存年限（退職した年度の翌年度4月1日から数えた年数）/ years that records of leavers are kept
# [retention]
# staff = 5
# levels = 3
# plans = "permanent"
# [result_words]
# "聴講" = "present"
# 部署ごとの上限（年度の席の数）。trainings を省くと全研修の合計、departments を省くと各部署それぞれ
# seats of a department in a year; without trainings of all together, without departments of each
# [[department_limits]]
# trainings = ["データ分析入門"]
# seats = 3
"""
