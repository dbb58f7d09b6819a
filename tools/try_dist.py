"""Installs what stands in dist/ into an empty environment and does the main job there, far from the clone.

Usage: `make dist`. The wheel gets the versions of requirements.lock and nothing else; the source archive must give the
same wheel.
"""

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

from lock import running

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Tries the only wheel and the only archive; an exception (of a command) is the failure."""
    (wheel,), (archive,) = (ROOT / "dist").glob("*.whl"), (ROOT / "dist").glob("*.tar.gz")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        venv.create(work / "venv", with_pip=True)
        scripts = work / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        (work / "run.lock").write_text(running(), "utf-8")

        def run(program: str, *arguments: object) -> None:
            print("$", program, *arguments, flush=True)
            subprocess.run([scripts / program, *map(str, arguments)], cwd=work, check=True)

        run("pip", "install", "--quiet", "--require-hashes", "-r", "run.lock")
        run("pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", "again", archive)
        run("pip", "install", "--quiet", "--no-deps", wheel)
        run("pip", "check")
        run("skillmap", "--version")
        run("skillmap", "help", "year")
        run("skillmap", "demo", "--staff", 100, "--out", "ward")
        (again,) = (work / "again").glob("*.whl")
        assert again.name == wheel.name and inside(again) == inside(wheel), "archive and wheel differ"
        books = len(list((work / "ward" / "out").rglob("*.xlsx")))
        assert books, "no workbook came out"
    print(f"{wheel.name} and {archive.name}: installed and tried, {books} workbooks came out")
    return 0


def inside(wheel: Path) -> set[tuple[str, int]]:
    """Names and sizes of what a wheel holds."""
    with zipfile.ZipFile(wheel) as opened:
        return {(each.filename, each.file_size) for each in opened.infolist()}


if __name__ == "__main__":
    raise SystemExit(main())
