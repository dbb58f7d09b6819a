"""Definitions between two offices: a package, single definitions taken over with their source, the next version."""

import shutil
import zipfile
from pathlib import Path

import pytest

from skillmap import office
from skillmap.errors import InputRefused, NeedsAnswer, Refusal, UsageRefused
from skillmap.office import Office
from skillmap.office.adoption import ToAdopt
from skillmap.tables import records

ROLE = "roles/navigator.yaml"
TEXT = """id: navigator
name: {ja: 案内役, en: Navigator}
purpose: {ja: 道を示す。, en: Shows the way.}
duties: [{ja: 案内する。, en: Guides.}]
aligns: ["sample:planning"]
origin: ours
grades:
  "1":
    summary: {ja: 手本があれば案内する。, en: Guides with an example.}
    requires: {planning: 1, mapping: 1}
    prescribed: [map-class]
  "2":
    summary: {ja: 一人で案内する。, en: Guides alone.}
    requires: {planning: 2, mapping: 2}
"""
SKILL = """id: ways
name: {ja: 道, en: Ways}
skills:
  - id: mapping
    name: {ja: 地図, en: Maps}
    definition: {ja: 地図を読む力。, en: Reading maps.}
    descriptors:
      "0": {ja: 読めない。, en: Cannot read them.}
      "1": {ja: 手本があれば読む。, en: Reads with an example.}
      "2": {ja: 一人で読む。, en: Reads alone.}
      "3": {ja: 教える。, en: Teaches.}
"""
COURSE = """id: ways
name: {ja: 道, en: Ways}
trainings:
  - id: map-class
    name: {ja: 地図の講座, en: Class on maps}
    format: half-day
    hours: 3.0
    half_days: 1
    contact: 内部の担当
    provider: {ja: 情報課, en: ICT section}
    audience: {ja: 全員, en: Everybody}
    summary: {ja: 地図を読む。, en: Reading maps.}
    teaches: {mapping: 1}
"""


CONDUCT = """# 行動指針
name: {ja: 指針, en: Code}
source: 作り物
verified: false
articles:
  - id: first
    number: 1
    keyword: {ja: 初め, en: First}
    explanation: {ja: 初めに考える。, en: Think first.}
"""


def reopened(one: Office) -> Office:
    return Office.open(one.workspace.root)


@pytest.fixture
def giver(small: Office, tmp_path: Path) -> Office:
    """A second office with a role, a skill and a training that the first one does not have."""
    root = tmp_path / "giver"
    office.workspace.make(root)
    shutil.rmtree(root / "data")
    (small.workspace.data / "conduct.yaml").write_text(CONDUCT, "utf-8")
    shutil.copytree(small.workspace.data, root / "data")
    for name, text in {ROLE: TEXT, "skills/ways.yaml": SKILL, "trainings/ways.yaml": COURSE}.items():
        (root / "data" / name).write_text(text, "utf-8")
    return Office.open(root)


def package(giver: Office, folder: Path) -> Path:
    ready = office.definition_sharing.share(reopened(giver), "情報課", "みどり区")
    path = folder / f"{ready.checksum}.zip"
    ready.book.write(path)
    return path


def changed(giver: Office, file: str, *pairs: tuple[str, str]) -> None:
    path = giver.workspace.data / file
    text = path.read_text("utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")


def test_a_package_holds_the_definitions_their_history_and_whose_they_are(giver: Office, tmp_path: Path) -> None:
    with pytest.raises(UsageRefused, match="E_PACKAGE_OFFICE"):
        office.definition_sharing.share(giver)
    path = package(giver, tmp_path)
    assert path.read_bytes() == package(giver, tmp_path).read_bytes()
    names = zipfile.ZipFile(path).namelist()
    assert "data/roles/navigator.yaml" in names
    assert "data/needs.yaml" not in names
    assert "人事 花子".encode() not in path.read_bytes()


def test_a_package_lies_beside_and_is_compared(small: Office, giver: Office, tmp_path: Path) -> None:
    history = f"{CONDUCT}versions:\n- {{number: '2', changes: {{ja: 一条を加えた, en: One added}}}}\n"
    (giver.workspace.data / "conduct.yaml").write_text(history, "utf-8")
    needs = "- {role: product-manager, grade: 1, fy: 2026, count: 3}\n"
    (small.workspace.data / "needs.yaml").write_text(needs, "utf-8")
    before = office.versions.definition_files(small.workspace.data)
    path = package(giver, tmp_path)
    found, known = office.definition_sharing.receive(small, path)
    assert (found.package.office, found.package.contact, known) == ("みどり区", "情報課", False)
    assert found.package.checksum.startswith(path.stem)
    assert office.definition_sharing.receive(small, path)[1] is True
    assert office.versions.definition_files(small.workspace.data) == before
    [row] = records(office.definition_sharing.listing(small), "ja")
    assert (row["office"], row["adopted"]) == ("みどり区", 0)
    lines = records(office.definition_sharing.compared(small, "みどり"), "ja")
    assert {row["name"] for row in lines} >= {"案内役", "地図", "地図の講座"}
    # Needs are every office's own and not in a package: none of ours is gone for that.
    assert "必要人数" not in {row["kind"] for row in lines}
    [row] = [row for row in lines if "版" in str(row["item"])]
    assert row["after"] == [["2", "一条を加えた"]]
    assert [one.package.office for one in office.definition_sharing.taken_in(small)] == ["みどり区"]
    assert office.definition_sharing.with_digest(small, "0" * 64) is None
    with pytest.raises(InputRefused, match="E_PACKAGE_UNKNOWN"):
        office.definition_sharing.latest(small, "あおば市")


@pytest.mark.parametrize("spoilt", ["data/roles/navigator.yaml", "manifest.json", "checksum.txt", ""])
def test_a_package_that_was_changed_on_its_way_is_refused(
    small: Office, giver: Office, tmp_path: Path, spoilt: str
) -> None:
    path, torn = package(giver, tmp_path), tmp_path / "torn.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(torn, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"1", b"2", 1) if name == spoilt else data)
    if not spoilt:
        torn.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputRefused, match="E_PACKAGE_TORN"):
        office.definition_sharing.receive(small, torn)
    assert not small.workspace.shared.exists()


def taken_over(small: Office, giver: Office, tmp_path: Path) -> Office:
    office.definition_sharing.receive(small, package(giver, tmp_path))
    small.record(office.adoption.adopt(small, "みどり区", ToAdopt(roles=("案内役",))))
    return reopened(small)


def test_a_role_comes_with_what_it_needs_and_its_source(small: Office, giver: Office, tmp_path: Path) -> None:
    before = office.versions.definition_files(small.workspace.data)
    office.definition_sharing.receive(small, package(giver, tmp_path))
    draft = office.adoption.adopt(small, "みどり区", ToAdopt(roles=("案内役",)))
    assert [p.code for p in draft.problems] == ["N_ADOPT_ALONG"]
    number = small.record(draft)
    here = reopened(small)
    role, skill = here.framework.roles["navigator"], here.framework.skills["mapping"]
    course = here.framework.trainings["map-class"]
    for one in (role, skill, course):
        assert one.adopted_from is not None
        assert (one.adopted_from.office, one.adopted_from.digest) == ("みどり区", giver.framework.digest)
    assert (role.origin, role.aligns) == ("adopted", ("sample:planning",))
    assert role.grades[1].requires == {"planning": 1, "mapping": 1}
    assert course.contact is None
    [row] = records(office.definition_sharing.listing(here), "ja")
    assert row["adopted"] == 3
    with pytest.raises(InputRefused, match="E_ADOPT_HERE"):
        office.adoption.adopt(here, "みどり区", ToAdopt(roles=("navigator",)))
    office.journal.record_undo(here, office.journal.undo(here, number))
    assert office.versions.definition_files(small.workspace.data) == before


def test_an_article_gets_the_next_number_and_a_taken_id_another_one(
    small: Office, giver: Office, tmp_path: Path
) -> None:
    small = reopened(small)
    last = max(one.number for one in small.framework.conduct.articles) if small.framework.conduct else 0
    office.definition_sharing.receive(small, package(giver, tmp_path))
    key = giver.framework.conduct.articles[0].id if giver.framework.conduct else ""
    draft = office.adoption.adopt(small, "みどり区", ToAdopt(articles=(key,)))
    assert "W_ADOPT_ID" in {p.code for p in draft.problems}
    small.record(draft)
    conduct = reopened(small).framework.conduct
    assert conduct is not None
    assert (conduct.articles[-1].id, conduct.articles[-1].number) == (f"{key}-2", last + 1)


def test_another_scale_and_nothing_named_are_refused(small: Office, giver: Office, tmp_path: Path) -> None:
    path = package(giver, tmp_path)
    office.definition_sharing.receive(small, path)
    with pytest.raises(Refusal, match="E_ADOPT_NOTHING"):
        office.adoption.adopt(small, "みどり区", ToAdopt())
    with pytest.raises(InputRefused, match="E_NOT_DEFINED"):
        office.adoption.adopt(small, "みどり区", ToAdopt(articles=("ない条",)))


def test_their_next_version_is_followed_and_our_own_changes_stay(small: Office, giver: Office, tmp_path: Path) -> None:
    here = taken_over(small, giver, tmp_path)
    assert office.follow_up.follow_up(here, "みどり区").draft is None
    changed(here, ROLE, ("一人で案内する。", "一人で区内を案内する。"))
    changed(
        giver,
        ROLE,
        ("手本があれば案内する。", "手本を見て案内する。"),
        ("{planning: 2, mapping: 2}", "{planning: 2, mapping: 3}"),
    )
    office.definition_sharing.receive(here, package(giver, tmp_path))
    here = reopened(here)
    found = office.follow_up.follow_up(here, "みどり区")
    assert (found.conflicts, found.draft is None) == (None, False)
    assert found.draft is not None
    here.record(found.draft)
    role = reopened(here).framework.roles["navigator"]
    assert [role.grades[n].summary.ja for n in (1, 2)] == ["手本を見て案内する。", "一人で区内を案内する。"]
    assert role.grades[2].requires == {"planning": 2, "mapping": 3}
    assert role.adopted_from is not None
    assert role.adopted_from.digest == reopened(giver).framework.digest
    assert office.follow_up.follow_up(reopened(here), "みどり区").draft is None


@pytest.mark.parametrize(("side", "level"), [("theirs", 3), ("ours", 1)])
def test_what_both_have_changed_is_asked(small: Office, giver: Office, tmp_path: Path, side: str, level: int) -> None:
    here = taken_over(small, giver, tmp_path)
    path = here.workspace.data / ROLE
    path.write_text(path.read_text("utf-8").replace("mapping: 2", "mapping: 1"), "utf-8")
    changed(giver, ROLE, ("{planning: 2, mapping: 2}", "{planning: 2, mapping: 3}"))
    office.definition_sharing.receive(here, package(giver, tmp_path))
    here = reopened(here)
    found = office.follow_up.follow_up(here, "みどり区")
    assert found.draft is None
    assert found.conflicts is not None
    [row] = records(found.conflicts, "ja")
    assert (row["key"], row["base"], row["theirs"], row["ours"]) == (
        "role.navigator.grades.2.requires.mapping", "2", "3", "1",
    )  # fmt: skip
    with pytest.raises(NeedsAnswer, match="E_FOLLOW_CONFLICT") as asked:
        office.follow_up.refuse_conflicts(found)
    assert asked.value.facts["example"] == "role.navigator"
    mistyped = office.follow_up.follow_up(here, "みどり区", ("role.navigater",), ("role.navigator.name",))
    unused = [one.facts["found"] for one in mistyped.told if one.code == "W_FOLLOW_UNUSED"]
    assert (mistyped.draft, unused) == (None, ["role.navigater", "role.navigator.name"])
    decided = {"theirs": (("role.navigator",), ()), "ours": ((), (str(row["key"]),))}[side]
    done = office.follow_up.follow_up(here, "みどり区", *decided)
    assert done.draft is not None
    assert not done.told
    here.record(done.draft)
    assert reopened(here).framework.roles["navigator"].grades[2].requires["mapping"] == level
    assert office.follow_up.follow_up(reopened(here), "みどり区").draft is None


def test_what_they_withdraw_stays_and_is_told_and_a_lost_package_is_named(
    small: Office, giver: Office, tmp_path: Path
) -> None:
    here = taken_over(small, giver, tmp_path)
    (giver.workspace.data / ROLE).unlink()
    old = next(here.workspace.shared.glob("*.zip"))
    office.definition_sharing.receive(here, package(giver, tmp_path))
    found = office.follow_up.follow_up(reopened(here), "みどり区")
    assert "W_FOLLOW_GONE" in {p.code for p in found.told}
    old.unlink()
    with pytest.raises(InputRefused, match="E_FOLLOW_BASE"):
        office.follow_up.follow_up(reopened(here), "みどり区")


def test_the_code_of_conduct_grows_by_versions(small: Office) -> None:
    with pytest.raises(InputRefused, match="E_CONDUCT_NONE"):
        office.conduct_text.conduct_table(small)
    (small.workspace.data / "conduct.yaml").write_text(CONDUCT, "utf-8")
    small = reopened(small)
    before = (small.workspace.data / "conduct.yaml").read_bytes()
    new = office.conduct_text.NewArticle("振り返り", "終えたら振り返る。", "Review", "Look back.", "情報課")
    version = office.conduct_text.NewVersion("2", small.today, "DX推進会議")
    number = small.record(office.conduct_text.add_article(small, new, version))
    here = reopened(small)
    conduct = here.framework.conduct
    assert conduct is not None
    assert (conduct.articles[-1].id, conduct.articles[-1].since, conduct.articles[-1].proposed_by) == (
        "review",
        "2",
        "情報課",
    )
    [made] = conduct.versions
    assert (made.number, made.decided_on, made.decided_by) == ("2", small.today, "DX推進会議")
    table = office.conduct_text.conduct_table(here)
    row = records(table, "ja")[-1]
    assert (row["keyword"], row["since"], row["proposed_by"], row["taught_by"]) == ("振り返り", "2", "情報課", None)
    with pytest.raises(InputRefused, match="E_ID_TAKEN"):
        office.conduct_text.add_article(here, new, version)
    other = office.conduct_text.NewArticle(
        "公開", "結果を公開する。", taught_by=(next(iter(here.framework.trainings)),)
    )
    here.record(office.conduct_text.add_article(here, other, office.conduct_text.NewVersion("2")))
    again = reopened(here)
    assert again.framework.conduct is not None
    assert len(again.framework.conduct.versions) == 1
    last = again.framework.conduct.articles[-1]
    assert (last.id, last.number, len(last.taught_by)) == (
        f"article-{last.number:02d}",
        len(again.framework.conduct.articles),
        1,
    )
    for entry in (number + 1, number):
        later = reopened(here)
        office.journal.record_undo(later, office.journal.undo(later, entry))
    assert (small.workspace.data / "conduct.yaml").read_bytes() == before
