"""Writes requirements.lock anew: exact versions with hashes of all that runs, builds and develops the program.

Usage: `python tools/lock.py`, or `make lock`. Needs an index of packages; the tool that resolves is fetched into a
temporary environment. The newest versions inside the ranges of pyproject.toml are taken, for every Python from the
oldest supported one on and for every system. The first part is what the program runs on and is built with, the second
what only its developers need.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
RESOLVER = "uv>=0.13,<0.14"
HEADER = """\
# Exact versions with hashes for Python 3.11 to 3.14 on Linux, Windows and macOS.
# Written by `make lock`; the ranges stand in pyproject.toml.

# What the program runs on and is built with
"""
DEVELOPMENT = "# Development only"
"""The line between the two parts; the Makefile cuts here."""


def main() -> int:
    """Resolves both parts and writes the file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    extras = project["project"]["optional-dependencies"].values()
    python = project["project"]["requires-python"].removeprefix(">=")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        venv.create(work / "venv", with_pip=True)
        tools = work / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([tools / "python", "-m", "pip", "install", "--quiet", RESOLVER], check=True)
        whole = resolve(tools / "uv", work, python, [*run, *(need for extra in extras for need in extra)])
        (work / "pins.txt").write_text("".join(whole.values()), "utf-8")
        part = resolve(tools / "uv", work, python, run, "--constraints", str(work / "pins.txt"))
    rest = {name: block for name, block in whole.items() if name not in part}
    text = f"{HEADER}{''.join(part.values())}\n{DEVELOPMENT}\n{''.join(rest.values())}"
    LOCK.write_text(text, "utf-8", newline="\n")
    print(f"{LOCK.name}: {len(part)} packages to run, {len(rest)} more to develop")
    return 0


def running() -> str:
    """The first part of the file: what the program runs on and is built with."""
    return LOCK.read_text("utf-8").split(DEVELOPMENT)[0]


def resolve(uv: Path, work: Path, python: str, needs: list[str], *options: str) -> dict[str, str]:
    """The pinned requirements that fulfil `needs`: first line without its continuation mark -> all its lines."""
    (work / "needs.txt").write_text("\n".join(needs), "utf-8")
    command = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", python]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-config"]
    done = subprocess.run([*command, *options, work / "needs.txt"], check=True, capture_output=True, encoding="utf-8")
    blocks: dict[str, str] = {}
    for line in done.stdout.splitlines(keepends=True):
        if not line.startswith(" "):
            current = line.rstrip(" \\\n")
            blocks[current] = ""
        blocks[current] += line
    return blocks


if __name__ == "__main__":
    raise SystemExit(main())
