"""Names of files and sheets made of any text."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.sheets import safe_file_name, safe_sheet_name
from trials import trials

TEXTS = st.lists(st.text(max_size=60), min_size=1, max_size=5)


@settings(max_examples=trials(500))
@given(TEXTS)
def test_any_text_makes_legal_names_that_differ(texts: list[str]) -> None:
    files: list[str] = []
    sheets: list[str] = []
    for text in [*texts, *texts, "CON", "../総務", "a:b", "'課'", "History"]:
        files.append(safe_file_name(text, files))
        sheets.append(safe_sheet_name(text, sheets))
    assert len({one.casefold() for one in files}) == len(files)
    assert len({one.casefold() for one in sheets}) == len(sheets)
    for one in files:
        assert len(one.encode()) <= 200 and not re.search(r'[<>:"/\\|?*\x00-\x1f]', one)
        assert not one.startswith((".", "-")) and one.rpartition(".")[0].casefold() != "con"
    for one in sheets:
        assert 0 < len(one.encode("utf-16-le")) // 2 <= 31 and not re.search(r"[\[\]:*?/\\]", one)
        assert not one.startswith("'") and not one.endswith("'") and one.casefold() != "history"
