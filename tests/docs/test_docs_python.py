"""The pages about Python: their examples run in order and print what the page shows."""

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", ["python.md", "python.ja.md"])
def test_every_example_prints_what_it_shows(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    printed, blocks = "", BLOCK.findall((DOCS / page).read_text("utf-8"))
    assert sum(kind == "python" for kind, _ in blocks) == 6
    for kind, text in blocks:
        if kind == "text":
            assert printed == text
            printed = ""
            continue
        assert not printed, "what an example prints is shown below it"
        out = io.StringIO()
        with redirect_stdout(out):
            exec(compile(text, page, "exec"), names)
        printed = out.getvalue()
    names["ward"].engine.dispose()
