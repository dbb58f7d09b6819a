"""docs/reliability.md names a test for each of its fifty points, the same in both languages, and each exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^\| (\d+) \| [^|]+ \| ([^|]*) \|$", re.MULTILINE)


def _points(page: str) -> dict[int, list[str]]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return {int(number): re.findall(r"`([^`]+)`", tests) for number, tests in LINE.findall(text)}


def test_every_point_names_tests_that_exist() -> None:
    points = _points("reliability.md")
    assert list(points) == list(range(1, 51))
    assert points == _points("reliability.ja.md")
    for number, tests in points.items():
        assert tests, number
        for one in tests:
            file, _, name = one.partition("::")
            assert re.search(rf"^def {name}\(", (ROOT / "tests" / file).read_text("utf-8"), re.MULTILINE), one
