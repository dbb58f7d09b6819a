"""The small sound framework of the tests, and copies of it with something wrong."""

import shutil
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "framework"
GOOD = DATA / "good"
BAD = DATA / "bad"


def laid_over_good(case: Path, to: Path) -> Path:
    """The good files with those of a case over them; `recipe.txt` says what files cannot: remove X, grow X BYTES."""
    folder = to / "data"
    shutil.copytree(GOOD, folder)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "recipe.txt"))
    recipe = case / "recipe.txt"
    for line in recipe.read_text("utf-8").splitlines() if recipe.exists() else ():
        verb, name, *rest = line.split()
        if verb == "remove":
            shutil.rmtree(folder) if name == "." else (folder / name).unlink()
        elif verb == "folder":
            (folder / name).unlink()
            (folder / name).mkdir()
        else:
            assert verb == "grow"
            with (folder / name).open("ab") as file:
                file.write(b"#" * int(rest[0]))
    return folder
