"""The stages of a rating by the words that offices have for them."""

from __future__ import annotations

from skillmap.assessment.model import Stage
from skillmap.documents.rating_list import STAGES
from skillmap.errors import UsageRefused
from skillmap.japanese import fold


def stage_of(text: str) -> Stage:
    """A stage by its code or a word that offices have for it. Raises UsageRefused (E_STAGE)."""
    for stage, (title, aliases) in STAGES.items():
        if fold(text) in {fold(name) for name in (stage.code, title.ja, title.en, *aliases)}:
            return Stage(stage)
    raise UsageRefused("E_STAGE", found=text)
