"""Which list a file is: told by its fingerprint or its headings, asked where two kinds fit alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skillmap.documents.reading import identify
from skillmap.errors import InputRefused, NeedsAnswer, Refusal
from skillmap.office.files import FORMS, SPREADSHEETS, files_of
from skillmap.office.intake.kind import ListKind
from skillmap.office.intake.kinds import of_folder
from skillmap.office.intake.recipes import recognised
from skillmap.office.office import Office
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import Identification
from skillmap.sheets.layout import Kind, Layout
from skillmap.words import Fact


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """A file of the folder and the document that it is."""

    file: Path
    name: str
    """Its path within the folder."""
    kind: ListKind
    title: Fact
    as_of: date | None
    order: int


def recognise(office: Office, folder: Path, among: Sequence[ListKind]) -> tuple[list[RecognisedFile], list[Problem]]:
    """The files that are documents, in the order in which they are taken in, and what is told of the others.

    Raises InputRefused (E_FOLDER_EMPTY, E_FOLDER_FILES), NeedsAnswer (E_FOLDER_ASK) with all files at once.
    """
    found: list[RecognisedFile] = []
    told: list[Problem] = []
    refused: list[tuple[str, Refusal]] = []
    for file, name in files_of(folder):
        if file.suffix.lower() not in SPREADSHEETS:
            told.append(problem("N_FILE_OTHER", CellPlace(name)))
            continue
        try:
            one = _recognised(office, file, name, among)
        except Refusal as refusal:
            refused.append((name, refusal))
            continue
        if isinstance(one, RecognisedFile):
            found.append(one)
        else:
            told.append(one)
    # After all files were looked at: one wrong file must not hide the others.
    refuse(refused)
    if not found:
        raise InputRefused("E_FOLDER_EMPTY", told, found=str(folder))
    # Several lists of one kind: the older state first.
    return sorted(found, key=lambda one: (one.order, one.as_of is not None, one.as_of or office.today, one.name)), told


def _recognised(office: Office, file: Path, name: str, among: Sequence[ListKind]) -> RecognisedFile | Problem:
    layouts = [(order, kind, layout) for order, kind in enumerate(among) for layout in kind.layouts(office)]
    # The fingerprint goes before headings: a workbook of ours says itself what it is.
    seen = identify(file, [layout for _, _, layout in layouts], office.settings.headings, _by_name(layouts))
    taught = recognised(office, file, {layout.id: layout for *_, layout in layouts}) if not seen.fingerprint else ""
    if taught:
        order, kind, layout = next(one for one in layouts if one[2].id == taught)
        return RecognisedFile(file, name, kind, layout.title, seen.as_of if layout.as_of else None, order)
    fitting = [
        (score, order, kind, layout)
        for order, kind, layout in layouts
        if (score := _score(seen, layout, kind)) is not None
    ]
    if not fitting:
        if seen.fingerprint is not None and seen.fingerprint.layout in FORMS:
            title, command = FORMS[seen.fingerprint.layout]
            return problem("W_FILE_FORM", CellPlace(name), found=title, command=command)
        if seen.fingerprint is not None:
            return problem("N_FILE_OURS", CellPlace(name), found=seen.fingerprint.layout)
        return problem("W_FILE_UNKNOWN", CellPlace(name), found=seen.headings)
    best = max(score for score, *_ in fitting)
    # By command: two layouts of one kind are no two answers.
    hits = {kind.command: (order, kind, layout) for score, order, kind, layout in reversed(fitting) if score == best}
    if len(hits) > 1:
        titles = tuple(layout.title for _, _, layout in hits.values())
        question = problem("E_FILE_SEVERAL", CellPlace(name), expected=titles, commands=tuple(hits))
        raise NeedsAnswer("E_FOLDER_ASK", [question], count=1)
    order, kind, layout = next(iter(hits.values()))
    return RecognisedFile(file, name, kind, layout.title, seen.as_of if layout.as_of else None, order)


def _by_name(layouts: Sequence[tuple[int, ListKind, Layout]]) -> tuple[str, ...]:
    """The lists that are known for sure by other columns too, so that people may stand there without their numbers."""
    return tuple(
        layout.id
        for _, kind, layout in layouts
        # Names stand in every list: only further columns that must be there tell for sure which one it is.
        if kind.command != "staff import" and (layout.lines or sum(one.required for one in layout.fields) > 1)
    )


def better_fit(office: Office, file: Path, kind: ListKind, columns: int) -> tuple[Fact, str] | None:
    """Title and command of the kind that has a field for more than `columns` of the columns; None without one."""
    others = [one for one in of_folder() if one.command != kind.command]
    layouts = [(one, layout) for one in others for layout in one.layouts(office)]
    seen = identify(file, [layout for _, layout in layouts], office.settings.headings)
    scores = [(_score(seen, layout, one) or 0, layout.title, one.command) for one, layout in layouts]
    best = max(scores, key=lambda score: score[0])
    return best[1:] if best[0] > columns else None


def _score(seen: Identification, layout: Layout, kind: ListKind) -> int | None:
    """How well a kind fits: the number of headings it knows; None when it does not, or lacks what tells it apart."""
    keys = seen.fits.get(layout.id)
    is_about_people = any(one.kind is Kind.NAME for one in layout.fields)
    if keys is None or (seen.names_people and not is_about_people):
        # A timetable with a column 担当者 is no list of people, and the other way round.
        return None
    is_own = seen.fingerprint is not None
    return len(keys) if is_own or not keys <= kind.ordinary else None


def refuse(refused: Sequence[tuple[str, Refusal]]) -> None:
    """Raises what is wrong with all files at once; questions only when nothing is wrong."""
    if not refused:
        return
    problems = [one for name, refusal in refused for one in _as_problems(name, refusal)]
    if all(isinstance(refusal, NeedsAnswer) for _, refusal in refused):
        raise NeedsAnswer("E_FOLDER_ASK", problems, count=len(refused))
    raise InputRefused("E_FOLDER_FILES", problems, count=len(refused))


def _as_problems(name: str, refusal: Refusal) -> list[Problem]:
    inner = [one for one in refusal.problems if isinstance(one, Problem)]
    if refusal.code == "E_FOLDER_ASK":
        return inner
    return [Problem(refusal.code, CellPlace(name), refusal.facts), *inner]
