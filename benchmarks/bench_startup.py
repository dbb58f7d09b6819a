"""Start-up: `skillmap --help` against a bare Typer program, alternating child processes, medians and ratio."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 15
BARE = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def one() -> None: "one"
@app.command()
def two(name: str = "") -> None: "two"
app()
"""


def milliseconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        candidates = {
            "bare Typer program": [sys.executable, str(bare), "--help"],
            "bare Typer program, a command with an option": [sys.executable, str(bare), "two", "--help"],
            "skillmap --help": [sys.executable, "-m", "skillmap", "--help"],
            "skillmap staff --help": [sys.executable, "-m", "skillmap", "staff", "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in candidates}
        for _ in range(ROUNDS):
            for name, command in candidates.items():
                times[name].append(milliseconds(command))
    for name, values in times.items():
        # The library loads more for a command with options: each is compared with its like.
        like = "bare Typer program, a command with an option" if "staff" in name else "bare Typer program"
        median, base = statistics.median(values), statistics.median(times[like])
        print(f"{name:46} {median:6.0f} ms  {median / base:4.2f} x  ({min(values):.0f}-{max(values):.0f})")


if __name__ == "__main__":
    main()
