"""Sets the tag of a release: the version and the text are the top entry of CHANGELOG.md.

Usage: `make tag`, after the heading lost its `.dev0`, got its day and was committed.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADING = re.compile(r"^## (?P<version>\S+) \((?P<day>[^)]+)\)$", re.MULTILINE)


def top_entry(text: str) -> tuple[str, str, str]:
    """Version, day (`not released` while it is in the making) and text of the first entry of a changelog."""
    entries = list(HEADING.finditer(text))
    end = entries[1].start() if len(entries) > 1 else len(text)
    return entries[0]["version"], entries[0]["day"], text[entries[0].end() : end].strip()


def refusal(version: str, day: str, changed: str, tags: list[str]) -> str:
    """Why there is no release now; empty if there may be one. `changed` is what `git status` lists."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version) or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return f"CHANGELOG.md begins with {version} ({day}): write the version without .dev0, and its day"
    if changed:
        return f"commit first:\n{changed}"
    if f"v{version}" in tags:
        return f"v{version} exists: begin a new entry in CHANGELOG.md"
    return ""


def git(*arguments: str) -> str:
    """What a git command says."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


def main() -> int:
    """Sets the tag on the present commit or says why not."""
    version, day, text = top_entry((ROOT / "CHANGELOG.md").read_text("utf-8"))
    if why := refusal(version, day, git("status", "--porcelain"), git("tag", "--list").split()):
        print(why)
        return 1
    git("tag", "--annotate", f"v{version}", "--cleanup=whitespace", "--message", f"skillmap {version}\n\n{text}")
    print(f"v{version} is set; push it with: git push origin v{version}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
