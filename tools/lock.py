"""Writes requirements.lock anew: exact versions with hashes of all that runs, builds and develops the program.

Usage: `python tools/lock.py`, or `make lock`; with `--lowest FILE` the oldest versions that pyproject.toml admits go to
FILE instead (`make lowest`). Needs an index of packages; the tool that resolves is fetched into a
temporary environment. The newest versions inside the ranges of pyproject.toml are taken, for every Python from the
oldest supported one on and for every system. The first part is what the program runs on and is built with, the second
what only its developers need.
"""

import argparse
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
HASHES = ("--generate-hashes",)
TOOL = "uv>=0.13,<0.14"
HEADER = """\
# Exact versions with hashes for Python 3.11 to 3.14 on Linux, Windows and macOS.
# Written by `make lock`; the ranges stand in pyproject.toml.

# What the program runs on and is built with
"""
DEVELOPMENT = "# Development only"
"""The line between the two parts; the Makefile cuts here."""


def main() -> int:
    """Resolves and writes."""
    arguments = argparse.ArgumentParser(description="Exact versions of all packages")
    arguments.add_argument("--lowest", metavar="FILE", type=Path)
    lowest: Path | None = arguments.parse_args().lowest
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    extras = project["project"]["optional-dependencies"].values()
    every = [*run, *(need for extra in extras for need in extra)]
    with tempfile.TemporaryDirectory() as name:
        resolver = Resolver(Path(name), project["project"]["requires-python"].removeprefix(">="))
        if lowest:
            lowest.write_text("".join(resolver.pins(every, "--resolution", "lowest-direct").values()), "utf-8")
            return 0
        whole = resolver.pins(every, *HASHES)
        chosen = Path(name) / "chosen.txt"
        chosen.write_text("".join(whole.values()), "utf-8")
        part = resolver.pins(run, *HASHES, "--constraints", str(chosen))
    rest = {name: block for name, block in whole.items() if name not in part}
    text = f"{HEADER}{''.join(part.values())}\n{DEVELOPMENT}\n{''.join(rest.values())}"
    LOCK.write_text(text, "utf-8", newline="\n")
    print(f"{LOCK.name}: {len(part)} packages to run, {len(rest)} more to develop")
    return 0


def running() -> str:
    """The first part of the file: what the program runs on and is built with."""
    return LOCK.read_text("utf-8").split(DEVELOPMENT)[0]


class Resolver:
    """The tool that finds versions, in an environment of its own below `work`."""

    def __init__(self, work: Path, python: str) -> None:
        self.work, self.python = work, python
        venv.create(work / "venv", with_pip=True)
        self.scripts = work / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([self.scripts / "python", "-m", "pip", "install", "--quiet", TOOL], check=True)

    def pins(self, needs: list[str], *options: str) -> dict[str, str]:
        """The pinned requirements that fulfil `needs`: first line without its continuation mark -> all its lines."""
        file = self.work / "needs.txt"
        file.write_text("\n".join(needs), "utf-8")
        command = [self.scripts / "uv", "pip", "compile", "--quiet", "--universal", "--python-version", self.python]
        command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-config"]
        done = subprocess.run([*command, *options, file], check=True, stdout=subprocess.PIPE, encoding="utf-8")
        blocks: dict[str, str] = {}
        for line in done.stdout.splitlines(keepends=True):
            if not line.startswith(" "):
                current = line.rstrip(" \\\n")
                blocks[current] = ""
            blocks[current] += line
        return blocks


if __name__ == "__main__":
    raise SystemExit(main())
