"""Versions of the definitions without a terminal: over to a new one, what is to be reviewed, and back."""

import shutil
from pathlib import Path

from skillmap import office
from skillmap.framework.foreign import texts
from skillmap.office import Office
from skillmap.office.definition_migration import MigrationAsked
from skillmap.tables import records


def test_over_to_a_new_version_and_back(own: Office, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(own.workspace.data, new)
    for file in new.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("data-analytics", "data-insight"), "utf-8")
    before = records(office.levels.levels(own, own.moment()), "ja")
    found = office.definition_migration.prepare(own, MigrationAsked(new))
    assert [(s.kind, s.old, s.new) for s in found.transition.proposals] == [
        ("skill", "data-analytics", ("data-insight",))
    ]
    book = office.definition_migration.workbook(own, found).make()
    assert any("data-analytics" in text for text in book.texts())
    made = office.definition_migration.draft(own, found)
    assert records(made.carried, "en")[0]["carried"]
    assert office.definitions.check_own(own).counts is not None
    number = own.record(made.draft)
    after = records(office.levels.levels(own, own.moment()), "ja")
    assert [row["data-insight"] for row in after] == [row["data-analytics"] for row in before]
    assert office.definition_review.to_review(own, own.moment()).rows == []
    assert office.definition_review.people_to_review(own, own.moment()) == 0
    office.journal.record_undo(own, office.journal.undo(own, number))
    own.words.forget()
    assert records(office.levels.levels(own, own.moment()), "ja") == before


def test_over_to_another_bodys_framework_the_examinations_come_along_with_their_list(
    own: Office, tmp_path: Path
) -> None:
    made = office.foreign_export.export(own, "moodle")
    made.book.write(tmp_path / "m.moodle.csv")
    back = office.foreign_adoption.made_of(tmp_path / "m.moodle.csv", office.foreign_adoption.AboutForeign())
    new = tmp_path / "new"
    for name, text in texts(back.files).items():
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).write_text(text, "utf-8")
    found = office.definition_migration.prepare(own, MigrationAsked(new))
    named = {one.standard for one in found.new.qualifications.values() if one.standard}
    assert named
    assert named <= set(found.new.standards)
    assert set(found.new.qualifications) == set(own.framework.qualifications)
