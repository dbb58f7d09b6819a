"""A new version and the office's own changes, without a terminal."""

import shutil
from pathlib import Path

import pytest

from skillmap import office
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.reader import read
from skillmap.office import Office, versions


def changed(folder: Path, old: str, new: str) -> None:
    path = folder / "roles" / "product-manager.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_former_new_and_own_come_together_in_a_new_folder(small: Office, tmp_path: Path) -> None:

    base, new = tmp_path / "base", tmp_path / "new"
    shutil.copytree(small.workspace.data, base)
    shutil.copytree(small.workspace.data, new)
    changed(new, "目的を決める。", "目的を定める。")
    changed(small.workspace.data, "Decides the aim.", "Settles the aim.")
    found = office.definition_merging.prepare(small, tmp_path / "out", new, base)
    # The duties are one value, and both have changed it.
    assert found.conflicts is not None
    with pytest.raises(NeedsAnswer) as asked:
        office.definition_merging.refuse_conflicts(found)
    key = str(asked.value.facts["example"])
    decided = office.definition_merging.prepare(small, tmp_path / "out", new, base, keep_ours=(key,))
    office.definition_merging.refuse_conflicts(decided)
    decided.write(tmp_path / "out")
    duty = read(tmp_path / "out").framework.roles["product-manager"].duties[0]
    assert (duty.ja, duty.en) == ("目的を決める。", "Settles the aim.")
    with pytest.raises(InputRefused) as full:
        office.definition_merging.prepare(small, tmp_path / "out", new, base)
    assert full.value.code == "E_INIT_NOT_EMPTY"


def test_shipped_definitions_are_remembered_and_found_again(small: Office, tmp_path: Path) -> None:

    for one in versions.kept_shipped(small.workspace):
        one.unlink()
    with pytest.raises(InputRefused) as lost:
        office.definition_merging.prepare(small, tmp_path / "out")
    assert lost.value.code == "E_MERGE_BASE"
    office.definition_merging.remember(small, tmp_path)
    assert versions.kept_shipped(small.workspace) == []
    office.definition_merging.remember(small, None)
    [kept] = versions.kept_shipped(small.workspace)
    with pytest.raises(InputRefused) as same:
        office.definition_merging.prepare(small, tmp_path / "out")
    assert same.value.code == "E_MERGE_SAME"
    kept.write_bytes(b"PK")
    with pytest.raises(InputRefused) as torn:
        office.definition_merging.prepare(small, tmp_path / "out")
    assert torn.value.code == "E_VERSION_LOST"
