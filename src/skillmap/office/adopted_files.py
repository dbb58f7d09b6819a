"""The definition files of an office as they will be when something of another office comes in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from skillmap.changes import Change, ChangeSet
from skillmap.errors import InputRefused
from skillmap.framework.dump import plain
from skillmap.framework.editing import with_values
from skillmap.framework.model import Framework
from skillmap.framework.reader import FrameworkSource, read
from skillmap.framework.schemas import modeline
from skillmap.framework.trial import tried
from skillmap.framework.yaml_files import text_of
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.problems import Problem, errors_of, has_errors

OWN = ("contact", "venue", "period", "mandatory_for", "since", "proposed_by")
"""What an office says of a definition for itself alone."""


@dataclass
class AdoptedFiles:
    """The office's files as they will be: entries that come in addition, entries that change."""

    office: Office
    added: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=lambda: defaultdict(dict))
    changed: dict[str, dict[tuple[str | int, ...], Any]] = field(default_factory=dict)
    fresh: dict[str, dict[str, Any]] = field(default_factory=dict)
    _source: FrameworkSource | None = None

    @property
    def source(self) -> FrameworkSource:
        """The files as they are."""
        self._source = self._source or read(self.office.workspace.data)
        return self._source

    def add(self, kind: str, data: dict[str, Any], theirs: Framework) -> None:
        """One more entry in the file where its kind stands."""
        match kind:
            case "role":
                self.fresh[f"roles/{data['id']}.yaml"] = data
            case "skill":
                category = theirs.skills[data["adopted_from"]["id"]].category
                head = {"id": category, "name": plain(theirs.categories[category].name)}
                self._entry(f"skills/{category}.yaml", "skills", data, head)
            case "training":
                name = {"ja": "取り入れた研修", "en": "Trainings of other offices"}
                self._entry("trainings/adopted.yaml", "trainings", data, {"id": "adopted", "name": name})
            case _:
                # Articles are cited by their numbers: those that come in are counted on behind ours.
                articles = self.office.framework.conduct.articles if self.office.framework.conduct else ()
                before = self.added["conduct.yaml"].get("articles", [])
                data["number"] = max((one.number for one in articles), default=0) + len(before) + 1
                text = theirs.conduct
                assert text is not None
                # What another office has copied was not held against its source here.
                head_: dict[str, Any] = {"name": plain(text.name), "source": text.source, "verified": False}
                self._entry("conduct.yaml", "articles", data, head_)

    def _entry(self, file: str, key: str, data: dict[str, Any], head: dict[str, Any]) -> None:
        if file in self.source.documents:
            self.added[file].setdefault(key, []).append(data)
        else:
            self.fresh.setdefault(file, {**head, key: []})[key].append(data)
            # Counted here too, for the number of the next article; the file itself is written once, as `fresh`.
            if file == "conduct.yaml":
                self.added[file].setdefault(key, []).append(data)

    def change(self, kind: str, one: Any, merged: Mapping[str, Any]) -> None:
        """An entry with other values; what belongs to us alone stays."""
        file, path = self.source.homes[kind, one.id]
        here: Any = self.source.documents[file].data
        for key in path:
            here = here[key]
        # What their new version no longer says goes, what only we say stays.
        left = {key: value for key, value in here.items() if key in merged or key in ("id", "number", "source", *OWN)}
        self.changed.setdefault(file, {})[path] = {**left, **merged}

    def draft(self, told: Sequence[Problem], title: Any, changes: Sequence[Change]) -> Draft:
        """The files tried, and the draft. Raises InputRefused (E_FRAMEWORK)."""
        folder = self.office.workspace.data
        texts = {name: modeline(name) + text_of(data) for name, data in self.fresh.items()}
        for name in sorted({*self.added, *self.changed} - set(texts)):
            text = (folder / name).read_text("utf-8-sig")
            if name in self.changed:
                text = with_values(text, name, self.changed[name])
            texts[name] = with_values(text, name, {}, self.added[name]) if name in self.added else text
        # Files speak of each other: they are tried together, in the place of ours.
        _, problems = tried(folder, texts)
        if has_errors(problems):
            raise InputRefused("E_FRAMEWORK", errors_of(problems))
        return Draft("framework adopt", ChangeSet(title, list(changes), texts=texts), told)
