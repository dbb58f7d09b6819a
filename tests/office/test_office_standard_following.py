"""What speaks of a published standard follows it to its next version; what is not known stays and is told."""

import shutil
from pathlib import Path

import pytest

from skillmap import office
from skillmap.errors import InputRefused
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework
from skillmap.framework.standard_following import follow
from skillmap.framework.transition import Basis, Fate
from skillmap.framework.transition_proposal import propose
from skillmap.office import Office
from skillmap.tables import records

OLD = ("marketing", "item-18", "item-23", "item-04")
"""Marketing (same name), data understanding (renamed), a data platform (group known), systems engineering (unknown)."""


def aligned(folder: Path) -> None:
    """The skill planning is aligned to items of the old version; the office has both."""
    for name in ("dss-p-1.2", "dss-p-2.0"):
        shutil.copy(shipped() / "standards" / f"{name}.yaml", folder / "standards")
    file = next((folder / "skills").glob("*.yaml"))
    text = file.read_text("utf-8")
    assert text.count("  - id: planning\n") == 1
    lines = "".join(f"      - dss-p-1.2:{one}\n" for one in OLD)
    head, _, tail = text.partition("  - id: planning\n")
    kept = "\n".join(line for line in tail.splitlines() if "aligns" not in line and "- dss-" not in line)
    file.write_text(f"{head}  - id: planning  # 企画\n    aligns:\n{lines}{kept}\n", "utf-8")


def loaded(folder: Path) -> Framework:
    found, problems = load(folder)
    assert found is not None, problems
    return found


def test_alignments_follow_as_far_as_it_is_known_and_come_back(small: Office) -> None:
    folder = small.workspace.data
    aligned(folder)
    here = office.Office.open(small.workspace.root)
    before = {p: p.read_bytes() for p in sorted(folder.rglob("*.yaml"))}
    found = office.standard_following.follow_standard(here, "dss-p-2.0")
    rows = [(row["old"], row["new"]) for row in records(found.table, "ja")]
    assert [new for _, new in rows] == [
        ["マーケティング"],
        ["データ・AI理解・活用"],
        "「データマネジメント」のどれか（今のまま残す）",
        "分からない（今のまま残す）",
    ]
    assert [p.code for p in found.told] == ["W_FOLLOW_UNKNOWN"]
    assert found.draft is not None
    number = here.record(found.draft)
    after = loaded(folder)
    assert after.skills["planning"].aligns == (
        "dss-p-2.0:marketing", "dss-p-2.0:understanding-and-utilization-of-data-and-ai",
        "dss-p-1.2:item-23", "dss-p-1.2:item-04",
    )  # fmt: skip
    assert "# 企画" in "".join(p.read_text("utf-8") for p in (folder / "skills").glob("*.yaml"))
    assert set(after.transitions) == {"dss-p-1.2-to-2.0"}
    again = office.standard_following.follow_standard(office.Office.open(small.workspace.root), "dss-p-2.0")
    assert again.draft is None
    later = office.Office.open(small.workspace.root)
    office.journal.record_undo(later, office.journal.undo(later, number))
    assert {p: p.read_bytes() for p in sorted(folder.rglob("*.yaml"))} == before


def test_a_standard_that_nothing_leads_to_is_refused(small: Office) -> None:
    with pytest.raises(InputRefused) as refused:
        office.standard_following.follow_standard(small, "dss-p-3.0")
    assert refused.value.code == "E_FOLLOW_UNKNOWN"


def test_the_shipped_transition_accounts_for_every_item_of_both_versions() -> None:
    framework = loaded(shipped())
    transition = framework.transitions["dss-p-1.2-to-2.0"]
    old, new = framework.standards["dss-p-1.2"].items, framework.standards["dss-p-2.0"].items
    assert sorted(step.old for step in transition.items) == sorted(item.id for item in old)
    reached = [item for step in transition.items for item in step.new]
    assert sorted([*reached, *transition.unknown_origin]) == sorted(item.id for item in new)
    names = {item.id: item.name for item in (*old, *new)}
    fates = {fate: [s for s in transition.items if s.fate == fate] for fate in ("same", "renamed", "unknown")}
    assert {fate: len(steps) for fate, steps in fates.items()} == {"same": 30, "renamed": 3, "unknown": 16}
    assert all(names[step.old] == names[step.new[0]] for step in fates["same"])
    assert not any(step.verified for step in transition.items)
    assert {item.subcategory for item in new} >= {step.group for step in transition.items if step.group}


def test_skills_aligned_to_the_two_versions_find_each_other(small: Office) -> None:
    skill = small.framework.skills["planning"]
    both = {k: skill.model_copy(update={"id": k, "aligns": (f"dss-p-1.2:{k}",)}) for k in ("item-18", "item-23")}
    old = small.framework.model_copy(update={"skills": both})
    key = "understanding-and-utilization-of-data-and-ai"
    other = skill.name.model_copy(update={"ja": "全く別の名", "en": "Quite another"})
    made = skill.model_copy(update={"id": key, "aligns": (f"dss-p-2.0:{key}",), "name": other})
    new = small.framework.model_copy(update={"skills": {key: made}})
    steps = propose(old, new, beside=loaded(shipped())).by_kind["skill"]
    assert (steps["item-18"].fate, steps["item-18"].new, steps["item-18"].basis) == (
        Fate.RENAMED,
        (key,),
        Basis.PUBLISHED,
    )
    assert (steps["item-23"].fate, steps["item-23"].note) == (Fate.WITHDRAWN, "dss-p-2.0: データマネジメント")
    assert propose(old, new).by_kind["skill"]["item-18"].fate is Fate.WITHDRAWN
    assert follow(old, loaded(shipped()).transitions["dss-p-1.2-to-2.0"])[1].new == ()
