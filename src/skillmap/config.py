"""The workspace (a folder with `skillmap.toml`) and its settings: where things lie; never data or database."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from skillmap.errors import InputRefused
from skillmap.problems import FilePlace, Problem, problem
from skillmap.words import Lang

FILE = "skillmap.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office decides about itself; every value has a default, unknown keys are refused."""

    office: str = ""
    lang: Lang | None = None
    database: str = ""
    """URL of a PostgreSQL database; empty = `skillmap.sqlite` in the workspace."""
    staff_number_width: int = 0
    """Digits of a staff number; shorter ones read from a number cell get their zeros back. 0 = leave as they are."""
    grades: tuple[str, ...] = ()
    """The office's grades (職層), highest first; order of rosters."""
    grade_aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Other spellings of grades: as printed -> name in `grades`."""
    headings: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=lambda: MappingProxyType({}))
    """The office's own column headings: layout id -> field key -> headings."""
    sheet_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The sheet to read per layout id, when a workbook has several."""
    mass_change_share: float = 0.2
    """An import that would make more than this share of the staff leave is refused."""
    hours_per_year: float = 60.0
    """Training hours a person may spend in a fiscal year."""
    absence_share: float = 0.2
    """Share of a section's present members who may be away on one half day."""
    completion_share: float = 0.75
    """Share of a session's half days that must be attended to complete it."""
    completion_score: float = 0.0
    """Lowest score that completes a training with a test; 0 = any."""
    closed_days: tuple[date, ...] = ()
    """Days the office is closed besides weekends, public holidays and 29 December - 3 January."""
    backups_kept: int = 20


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
    def database_file(self) -> Path:
        """The embedded database."""
        return self.root / "skillmap.sqlite"

    @property
    def database_url(self) -> str:
        """The database as SQLAlchemy names it."""
        return self.settings.database or f"sqlite:///{self.database_file}"

    @property
    def out(self) -> Path:
        """Where rosters go unless told otherwise."""
        return self.root / "out"

    @property
    def backups(self) -> Path:
        """Snapshots taken before imports."""
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
        text = path.read_text("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError:
        raise InputRefused("E_CONFIG", [problem("E_CONFIG_ENCODING", FilePlace(FILE))]) from None
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("E_CONFIG", [problem("E_CONFIG_SYNTAX", FilePlace(FILE), found=str(error))]) from None
    settings, problems = parse(raw, text)
    if problems:
        raise InputRefused("E_CONFIG", problems)
    return settings


def parse(raw: Mapping[str, Any], text: str = "") -> tuple[Settings, list[Problem]]:
    """Settings from the parsed file, and every problem; `text` is only used to find line numbers."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in raw.items():
        place = FilePlace(FILE, _line_of(key, text), 1)
        if key not in _EXPECTED:
            problems.append(problem("E_CONFIG_KEY", place, found=key, expected=tuple(_EXPECTED)))
            continue
        kind, convert = _EXPECTED[key]
        try:
            values[key] = convert(value)
        except (TypeError, ValueError, AttributeError):
            problems.append(problem("E_CONFIG_VALUE", place, key=key, found=str(value), expected=kind))
    return Settings(**values), problems


def _line_of(key: str, text: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip("[ ").startswith(key):
            return number
    return 1


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(v) for v in value)


def _whole(value: object) -> int:
    if type(value) is not int or not 0 <= value <= 1000:
        raise ValueError
    return value


def _share(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
        raise ValueError
    return float(value)


def _hours(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 2000:
        raise ValueError
    return float(value)


def _lang(value: object) -> str:
    if value not in get_args(Lang):
        raise ValueError
    return str(value)


def _days(value: object) -> tuple[date, ...]:
    if not isinstance(value, list) or not all(type(d) is date for d in value):
        raise TypeError
    return tuple(value)


def _text_map(value: Mapping[str, object]) -> Mapping[str, str]:
    return MappingProxyType({k: _text(v) for k, v in value.items()})


def _heading_map(value: Mapping[str, Mapping[str, object]]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return MappingProxyType(
        {
            layout: MappingProxyType({k: _texts(v if isinstance(v, list) else [v]) for k, v in keys.items()})
            for layout, keys in value.items()
        }
    )


_EXPECTED: Mapping[str, tuple[str, Any]] = {
    "office": ('"みどり区"', _text),
    "lang": ('"ja" / "en"', _lang),
    "database": ('"postgresql+psycopg://…"', _text),
    "staff_number_width": ("0-1000", _whole),
    "grades": ('["部長", "課長", …]', _texts),
    "grade_aliases": ('{ "主事補" = "主事" }', _text_map),
    "headings": ('[headings.staff-list] number = ["職員No."]', _heading_map),
    "sheet_names": ('{ "staff-list" = "名簿" }', _text_map),
    "mass_change_share": ("0-1", _share),
    "hours_per_year": ("0-2000", _hours),
    "absence_share": ("0-1", _share),
    "completion_share": ("0-1", _share),
    "completion_score": ("0-1000", _hours),
    "closed_days": ("[2026-07-01]", _days),
    "backups_kept": ("0-1000", _whole),
}

TEMPLATE = """\
# skillmap の設定です。行頭の # を外すと有効になります。
# Settings of skillmap. Remove the # at the start of a line to use it.

office = "{office}"
# lang = "en"
staff_number_width = 6
grades = ["部長", "課長", "課長代理", "係長", "主任", "主事"]
hours_per_year = 60
absence_share = 0.2
# mass_change_share = 0.2
# completion_share = 0.75
# completion_score = 60
# closed_days = [2026-07-01]
# database = "postgresql+psycopg://user@host/skillmap"

# 自分の役所の見出しと職名 / your office's own headings and grades
# [headings.staff-list]
# number = ["職員No."]
# [grade_aliases]
# "主事補" = "主事"
"""
