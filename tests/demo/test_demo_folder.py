"""The demo's folder is only ever emptied when the demo made it."""

from pathlib import Path

import pytest

from skillmap.demo import folder
from skillmap.errors import InputRefused


def test_a_new_folder_is_made_and_its_own_is_emptied(tmp_path: Path) -> None:
    ward = tmp_path / "deep" / "ward"
    folder.prepare(ward)
    folder.mark(ward)
    (ward / "out").mkdir()
    (ward / "out" / "old.xlsx").write_bytes(b"old")
    (ward / "old.txt").write_text("old")
    folder.prepare(ward)
    assert list(ward.iterdir()) == []


def test_an_empty_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    folder.prepare(tmp_path)
    assert tmp_path.is_dir()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "skillmap.sqlite"
    precious.write_bytes(b"precious")
    with pytest.raises(InputRefused) as refused:
        folder.prepare(tmp_path)
    assert refused.value.code == "E_DEMO_FOLDER"
    assert precious.read_bytes() == b"precious"


def test_a_file_or_a_link_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    target = tmp_path / "target"
    folder.prepare(target)
    folder.mark(target)
    link = tmp_path / "link"
    link.symlink_to(target)
    for path in (file, link):
        with pytest.raises(InputRefused):
            folder.prepare(path)
    assert (target / folder.MARK).is_file()


def test_links_inside_are_removed_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("x")
    ward = tmp_path / "ward"
    folder.prepare(ward)
    folder.mark(ward)
    (ward / "link").symlink_to(elsewhere)
    folder.prepare(ward)
    assert (elsewhere / "kept").is_file()
    assert not (ward / "link").is_symlink()
