"""The changelog gives the version and the tag of a release."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import release  # noqa: E402

CHANGELOG = """# Changelog

## 1.3.0 (2026-12-24)

### Added
- Rosters.

## 1.2.0 (2026-11-01)
- Leaders.
"""


def test_a_release_is_what_the_changelog_begins_with() -> None:
    version, day, text = release.top_entry(CHANGELOG)
    assert (version, day, text) == ("1.3.0", "2026-12-24", "### Added\n- Rosters.")
    assert release.refusal(version, day, "", ["v1.2.0"]) == ""
    assert "v1.3.0 exists" in release.refusal(version, day, "", ["v1.2.0", "v1.3.0"])
    assert " M README.md" in release.refusal(version, day, " M README.md", [])
    assert "1.3.0.dev0" in release.refusal("1.3.0.dev0", "not released", "", [])
    assert "not released" in release.refusal("1.3.0", "not released", "", [])


def test_the_version_is_the_top_entry_of_the_changelog() -> None:
    version, _day, text = release.top_entry((ROOT / "CHANGELOG.md").read_text("utf-8"))
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "version"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    assert built.stdout.strip() == version
    assert text
