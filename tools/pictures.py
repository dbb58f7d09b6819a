"""Makes the pictures of the documentation from a made-up ward: terminal, sheets as printed, the page for managers.

Usage: `make pictures`. Needs LibreOffice, pdftoppm (poppler), Chromium and Noto's Japanese fonts; a user needs none of
them, the pictures are committed. Look at each before you commit it.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
STAFF = 300
TODAY = "2026-09-01"
"""A day in the middle of the demo's year: some sessions are over, some are to come."""
DOTS = 72
"""Per inch of paper: letters of 9 points stay readable and a page stays below 150 kB."""
COLUMNS = 100
LINES = 34
LOOK = "margin:0;padding:14px;background:#10151c;color:#e6e9ee;font:14px/20px 'Noto Sans Mono CJK JP',monospace"


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet as it is printed: what makes the workbook, which of the files, which page."""

    name: str
    command: tuple[str, ...]
    file: str
    page: int = 1
    out: str = ""
    """The file that the command is told to write; empty = a folder."""
    height: int = 0
    """Dots from the top that are shown; 0 = the whole page."""
    dots: int = DOTS


TERMINAL = {
    "start": (),
    "seats": ("allocate", "show"),
}
PRINTED = (
    Printed("roster", ("roster", "export", "--department", "福祉部", "--kind", "department", "--final"), "*福祉部*", 2),
    Printed("session-roster", ("roster", "export", "--kind", "session", "--final"), "*R8-005-2*"),
    Printed("skill-map", ("roster", "export", "--kind", "skillmap", "--department", "福祉部"), "*福祉部*", 9),
    Printed("skill-radar", ("staff", "card", "021857"), "職員カード*", 4),
    Printed("career-place", ("staff", "card", "021857"), "職員カード*", 5),
    Printed("calendar", ("roster", "export", "--kind", "calendar", "--month", "10"), "*"),
    Printed("decision", ("roster", "export", "--kind", "decision", "--department", "福祉部"), "*", 2),
    Printed("plan-sheet", ("plan", "sheet", "--staff", "021857"), "*"),
    Printed("assessment-form", ("assess", "form", "--staff", "021857", "--due", "2026-09-30"), "*", 2),
    Printed("nomination-letter", ("leader", "form", "--fy", "2027", "--department", "福祉部"), "*福祉部*"),
    Printed("nomination-form", ("leader", "form", "--fy", "2027", "--department", "福祉部"), "*福祉部*", 2),
    Printed("leader-page", ("leader", "sheet", "--staff", "021857"), "*"),
    Printed("yearly-plan", ("framework", "export", "catalogue"), "*", 17, "年間研修計画.xlsx", dots=52),
    Printed("leader-list", ("roster", "export", "--kind", "leader"), "*リーダー*", 2),
    Printed("transition", ("framework", "migrate", "version2"), "移行表", 1, "移行表.xlsx", 395),
)
TOP = 3
"""The highest level of the made-up next version of the definitions; the present one has one more."""
RENAMED = {"data-analytics": "data-reading", "digital-communication": "telling-residents"}
WITHDRAWN = "agile-process"


def main() -> int:
    """Writes every picture anew."""
    for program in ("soffice", "pdftoppm", "chromium"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is not installed")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ward = Path(folder) / "ward"
        skillmap("demo", "--staff", STAFF, "--out", ward, place=Path(folder))
        version_2(ward / "data", ward / "version2")
        for name, words in TERMINAL.items():
            terminal(name, words, ward)
        for one in PRINTED:
            printed(one, ward, Path(folder) / one.name)
        page = Path(folder) / "page.html"
        skillmap("report", "html", "--out", page, place=ward)
        screenshot("page", page, 1280, 1000)
    return 0


def skillmap(*words: object, place: Path) -> str:
    """What a command prints, both streams in their order; a refusal ends the script."""
    env = {
        **os.environ,
        "COLUMNS": str(COLUMNS),
        "NO_COLOR": "1",
        "SKILLMAP_TODAY": TODAY,
        "PYTHONUTF8": "1",
        "LOGNAME": "人事 花子",
    }
    command = [sys.executable, "-m", "skillmap", *map(str, words)]
    done = subprocess.run(
        command,
        cwd=place,
        env=env,
        input="y\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(done.stdout)
    return done.stdout


def version_2(data: Path, folder: Path) -> None:
    """A next version of the definitions: one level less, two skills under other ids, one withdrawn."""
    shutil.copytree(data, folder)
    read = {file: yaml.safe_load(file.read_bytes()) for file in sorted(folder.rglob("*.yaml"))}
    skills = {one["id"] for made in read.values() if "skills" in made for one in made["skills"]}
    for file, made in read.items():
        if file.parent.name not in ("standards", "transitions"):
            new = changed(made, skills)
            if file.name == "framework.yaml":
                new |= {"version": "2.0", "scale": [step for step in new["scale"] if step["level"] <= TOP]}
            file.write_text(yaml.safe_dump(new, allow_unicode=True, sort_keys=False), "utf-8")


def changed(value: Any, skills: Set[str]) -> Any:
    """The same in the words of the next version."""
    if isinstance(value, dict):
        # The texts of levels have their numbers as keys.
        gone = {WITHDRAWN, *({str(TOP + 1)} if "0" in value else ())}
        kept = {key: changed(one, skills) for key, one in value.items() if key not in gone}
        return {RENAMED.get(key, key): min(one, TOP) if key in skills else one for key, one in kept.items()}
    if isinstance(value, list):
        return [
            changed(one, skills) for one in value if WITHDRAWN not in (one, isinstance(one, dict) and one.get("id"))
        ]
    return RENAMED.get(value, value) if isinstance(value, str) else value


def terminal(name: str, words: tuple[str, ...], ward: Path) -> None:
    """A command and what it prints, as a terminal shows it."""
    shown = skillmap(*words, place=ward).replace(str(ward), "C:\\研修管理")
    lines = [f"> skillmap {' '.join(words)}".rstrip(), *shown.rstrip().splitlines()][:LINES]
    text = html.escape("\n".join(lines))
    file = ward.parent / f"{name}.html"
    file.write_text(f'<meta charset="utf-8"><body style="margin:0"><pre style="{LOOK}">{text}</pre>', "utf-8")
    screenshot(f"terminal-{name}", file, 860, 20 * len(lines) + 28)


def printed(one: Printed, ward: Path, folder: Path) -> None:
    """A page of a workbook as LibreOffice prints it."""
    folder.mkdir()
    skillmap(*one.command, "--out", folder / one.out, "--yes", place=ward)
    book = min(folder.glob(f"{one.file}.xlsx"))
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, book]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    place = ["-f", str(one.page), "-l", str(one.page), "-singlefile", folder / f"{book.stem}.pdf", PICTURES / one.name]
    part = ["-H", str(one.height)] if one.height else []
    subprocess.run(["pdftoppm", "-png", "-r", str(one.dots), *part, *place], check=True)


def screenshot(name: str, file: Path, width: int, height: int) -> None:
    """A page as Chromium shows it."""
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"]
        size = [f"--window-size={width},{height}", f"--screenshot={PICTURES / f'{name}.png'}"]
        quiet = ["--disable-background-networking", "--disable-sync", "--no-first-run"]
        command = ["chromium", *flags, *quiet, *size, file.as_uri()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main())
