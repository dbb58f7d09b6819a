"""Definitions as pages for people, and a first draft of a new one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from skillmap import sheets, temporary
from skillmap.documents import page_text, role_page
from skillmap.errors import InputRefused
from skillmap.framework.dump import plain
from skillmap.framework.entities import PAGE_KINDS, Entity, find_entity, page_of
from skillmap.framework.making import KINDS, DefinitionWish, draft
from skillmap.framework.model import Framework, Role
from skillmap.framework.trial import tried
from skillmap.office.definitions import known_kind
from skillmap.office.handout import BookContent, BookToWrite
from skillmap.office.office import Office
from skillmap.problems import has_errors
from skillmap.words import Lang


def find(framework: Framework, name: str, kind: str | None = None) -> Entity:
    """A definition by id, name or a unique part of one."""
    return find_entity(framework, name, known_kind(kind, PAGE_KINDS) if kind else None)


def as_text(framework: Framework, entity: Entity, lang: Lang, width: int) -> str:
    """A definition as a page of plain text."""
    return page_text.plain(page_of(framework, entity), lang, width)


def as_markdown(framework: Framework, entity: Entity, lang: Lang) -> str:
    """A definition as a page of Markdown."""
    return page_text.markdown(page_of(framework, entity), lang)


def as_json(entity: Entity) -> str:
    """A definition as its file has it."""
    return json.dumps(plain(entity.value), ensure_ascii=False, indent=1) + "\n"


def as_workbook(framework: Framework, entity: Entity, lang: Lang) -> BookToWrite:
    """A role as a workbook of one page. Raises InputRefused (E_PAGE_NO_WORKBOOK) for anything else."""
    role = entity.value
    if not isinstance(role, Role):
        raise InputRefused("E_PAGE_NO_WORKBOOK", found=entity.name.text)
    sheet, mark = role_page.role_sheet(framework, role, lang), role_page.fingerprint(framework)
    name = sheets.safe_file_name(role_page.file_title(role, lang))
    return BookToWrite(name, lambda: BookContent((sheet,), mark, lang))


@dataclass(frozen=True)
class NewDefinition:
    """A first draft of a role, skill or training: what is new of it, and its file as it would be."""

    fresh: str
    file: Path
    content: str

    def write(self) -> None:
        """Write the file whole or not at all."""
        # Other commands may be reading the folder: they meet the old file or the new one.
        making = temporary.beside(self.file)
        making.write_text(self.content, "utf-8")
        making.replace(self.file)


def new(
    office: Office, kind: str, name_id: str, *, ja: str, en: str, like: str | None = None, group: str | None = None
) -> NewDefinition:
    """A first draft, from nothing or like one that exists.

    Args:
        office: The office.
        kind: role, skill or training.
        name_id: Its id.
        ja: Its name in Japanese.
        en: Its name in English.
        like: Begin with a copy of this one, by id or name.
        group: The file it goes into: skills and trainings.

    Raises:
        InputRefused: E_FRAMEWORK with what would be wrong, and what making it raises.
    """
    framework, folder = office.framework, office.workspace.data
    what = known_kind(kind, KINDS)
    model = find_entity(framework, like, what).id if like else None
    made = draft(
        folder, framework, DefinitionWish(what, name_id, ja, en, model, group.removesuffix(".yaml") if group else None)
    )
    # Tried with all the others: an id may be taken, or a group unknown, in another file.
    _, problems = tried(folder, {made.file: made.content})
    if has_errors(problems):
        raise InputRefused("E_FRAMEWORK", list(problems))
    return NewDefinition(made.fresh, folder / made.file, made.content)
