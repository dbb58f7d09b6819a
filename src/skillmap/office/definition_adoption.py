"""Definition files made from a list of another body: its requirements, its level words or letters."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skillmap import temporary
from skillmap.documents.foreign_files import read_tables
from skillmap.documents.level_names import read_levels
from skillmap.documents.requirement_list import read_requirements
from skillmap.documents.requirement_matrix import read_requirement_matrix
from skillmap.documents.skill_texts import read_skill_texts
from skillmap.errors import InputRefused, Refusal, UsageRefused
from skillmap.framework import flat_out, foreign
from skillmap.framework.case_in import read_package
from skillmap.framework.check import examine
from skillmap.framework.find import find_one
from skillmap.framework.flat_list import GOVERNMENT_WORDS, About, RequirementLine, files
from skillmap.framework.foreign_read import value_table
from skillmap.framework.foreign_table import text_of
from skillmap.framework.model import Framework, ScaleLevel
from skillmap.framework.reader import read
from skillmap.japanese import fold
from skillmap.office import foreign_adoption
from skillmap.office.definitions import shipped_framework
from skillmap.office.office import Office
from skillmap.problems import FilePlace, Problem, Severity, problem
from skillmap.sheets import ReadOptions
from skillmap.words import Fact, Message, message


@dataclass(frozen=True)
class AboutList:
    """What a list does not say of itself."""

    name: str = ""
    """Name of the framework; empty = the file's."""
    source: str = "－"
    """Where it was published."""
    levels: tuple[str, ...] = ()
    """Its level words from the lowest."""
    importance: str = ""
    """Its levels are the letters of this standard."""
    is_matrix: bool = False
    """Skills down and roles across."""
    headings: Mapping[str, str] | None = None
    """The headings of role, grade, skill and level."""
    grades: tuple[str, ...] = ()
    """Its grades from the lowest."""
    skills: Path | None = None
    """A second list: what each skill means and what its levels look like."""
    table: str = ""
    """How decimals become levels (`foreign_adoption.AboutForeign`)."""
    least: float = 0.0
    only: tuple[str, ...] = ()
    leave_out_bad: bool = False
    """Rows in which something is wrong, and grades that ask for nothing, are left out."""
    scale: tuple[ScaleLevel, ...] = ()
    """The scale, where a file of its own says it."""


@dataclass(frozen=True)
class AdoptedFramework:
    """A framework made from a list: everything there is to say of it, and its files."""

    problems: Sequence[Problem]
    counts: Mapping[str, int]
    files: Mapping[str, str]
    letters: tuple[Fact, tuple[Fact, ...]] | None
    """The standard whose letters are levels, and what each of them asks for."""
    left_out: int = 0
    """Rows and grades that are left out."""
    layout: str = ""
    """Which platform's layout it was; empty = a list or a package."""
    table: tuple[tuple[str, int], ...] = ()
    """How its values became levels."""

    def write(self, folder: Path) -> None:
        """The whole folder or nothing of it."""
        write_folder(folder, self.files)


def adopt(file: Path, folder: Path, said: AboutList, framework: Framework) -> AdoptedFramework:
    """Definition files from a list of another body.

    Args:
        file: The list (.xlsx or CSV).
        folder: The new folder; it must be empty or not there yet.
        said: What the list does not say.
        framework: Where the standard of its letters is looked up.

    Raises:
        InputRefused: E_INIT_NOT_EMPTY, E_LIST_IMPORTANCE, and what reading raises.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputRefused("E_INIT_NOT_EMPTY", folder=str(folder))
    # Of all layouts that are known only CASE comes as JSON.
    if file.suffix.casefold() == ".json":
        return _package(file)
    layout = "" if said.is_matrix else foreign_adoption.layout_of(file)
    if layout == "flat":
        with tempfile.TemporaryDirectory() as unpacked:
            return _flat(file, Path(unpacked), said, framework)
    if layout:
        about_it = foreign_adoption.AboutForeign(said.name, said.source, said.table, said.least, said.only)
        found = foreign_adoption.made_of(file, about_it)
        return replace(_adopted(found.files, found.problems, found.rows), layout=layout, table=found.table)
    return _list(file, said, framework)


def _flat(file: Path, folder: Path, said: AboutList, framework: Framework) -> AdoptedFramework:
    """The three lists of `framework export flat`."""
    # From here on an archive goes the way of a list by hand, with the same checks.
    for table in read_tables(file)[0]:
        (folder / table.file).write_text(text_of(table.headings, table.rows), "utf-8-sig")
    skills = folder / flat_out.SKILLS
    scale = folder / flat_out.LEVELS
    said = replace(
        said,
        name=said.name or file.stem,
        skills=skills if skills.exists() else None,
        scale=read_levels(scale) if scale.exists() else (),
    )
    return _list(folder / flat_out.REQUIREMENTS, said, framework)


def _list(file: Path, said: AboutList, framework: Framework) -> AdoptedFramework:
    """Definition files from a list of who needs what."""
    about, letters = _about(said, said.name or file.stem, framework)
    headings = {key: text for key, text in (said.headings or {}).items() if text}
    try:
        lines, told, unread = _lines(file, about, headings, matrix=said.is_matrix)
    except InputRefused as refused:
        # Here columns are named by options of their own.
        if refused.code != "E_NO_HEADER":
            raise
        raise InputRefused("E_LIST_HEADINGS", refused.problems, **refused.facts) from refused
    # The UK government's four words need not be typed; that they were taken for its scale is told.
    if not about.words and not about.standard and {fold(x.level) for x in lines} <= set(GOVERNMENT_WORDS) and lines:
        about = replace(about, words=GOVERNMENT_WORDS)
        told.append(problem("N_LIST_WORDS", None, words=GOVERNMENT_WORDS))
    if said.skills is not None:
        texts, of_texts = read_skill_texts(said.skills, about.level)
        about = replace(about, skills=texts)
        told += of_texts
    problems, left_out = [*told, *_letters(lines, about)], 0
    if said.leave_out_bad:
        good, bad = _good(lines, about)
        left_out = len(lines) - len(good) + unread
        lines, problems = good, [as_left_out(one) for one in [*problems, *bad]]
    made, wrong = files(lines, about)
    counts = {"roles": len({x.role for x in lines}), "skills": len({x.skill for x in lines}), "rows": len(lines)}
    return AdoptedFramework([*problems, *wrong], counts, made, letters, left_out)


MOST_BYTES = 64 * 1024 * 1024
"""Of a package: ten thousand items are a tenth of it."""


def _package(file: Path) -> AdoptedFramework:
    """Definition files from a CASE package, tried before anything is written."""
    if file.stat().st_size > MOST_BYTES:
        return AdoptedFramework(
            [problem("E_CASE_FILE", FilePlace(file.name), found=f"> {MOST_BYTES:,} B")], {}, {}, None
        )
    try:
        found = read_package(file.read_text("utf-8-sig"), file.name)
    except UnicodeDecodeError as error:
        return AdoptedFramework([problem("E_CASE_FILE", FilePlace(file.name), found=error.reason)], {}, {}, None)
    return _adopted(found.files, found.problems, found.items)


def _adopted(made: Mapping[str, Any], told: Sequence[Problem], rows: int) -> AdoptedFramework:
    """Definition files from plain data, tried before anything is written."""
    written = foreign.texts(made)
    wrong = list(_wrong(written)) if written else []
    skills = sum(len(one["skills"]) for name, one in made.items() if name.startswith("skills/"))
    counts = {"roles": sum(name.startswith("roles/") for name in made), "skills": skills, "rows": rows}
    return AdoptedFramework([*told, *wrong], counts, written, None)


def _wrong(files: Mapping[str, str]) -> Iterator[Problem]:
    """Errors that the files would have, as `framework check` tells them."""
    with tempfile.TemporaryDirectory() as trial:
        folder = Path(trial) / "data"
        folder.mkdir()
        _fill(folder, files)
        yield from (one for one in examine(read(folder)) if one.severity is Severity.ERROR)


def _good(lines: Sequence[RequirementLine], about: About) -> tuple[list[RequirementLine], list[Problem]]:
    """The lines without those in which something is wrong, those that contradict each other all of them; and why."""
    wrong = [one for one in files(lines, about)[1] if one.code in _BAD_LINES]
    bad = {one.place for one in wrong}
    # Of rows that contradict each other nobody knows which is right: none goes in.
    twice = {(one.facts["role"], one.facts["grade"], one.facts["skill"]) for one in wrong if one.code == "E_LIST_TWICE"}
    kept = [x for x in lines if x.place not in bad and (x.role, x.grade, x.skill) not in twice]
    wrong += _first_of_twice(lines, wrong)
    # A second pass: without its bad rows a grade may be left with nothing.
    nothing = [one for one in files(kept, about)[1] if one.code == "W_LIST_NOTHING"]
    empty = {(one.facts["role"], one.facts["grade"]) for one in nothing}
    return [x for x in kept if (x.role, x.grade) not in empty], [*wrong, *nothing]


def _first_of_twice(lines: Sequence[RequirementLine], wrong: Sequence[Problem]) -> list[Problem]:
    """The rows that others contradict, each told as these are."""
    told = {one.facts["other"]: one for one in wrong if one.code == "E_LIST_TWICE"}
    found: list[Problem] = []
    for line in lines:
        if (later := told.get(str(line.place or ""))) is not None:
            sides = {"found": later.facts["expected"], "expected": later.facts["found"], "other": str(later.place)}
            found.append(problem("E_LIST_TWICE", line.place, **{**later.facts, **sides}))
    return found


_BAD_LINES = ("E_LIST_LEVEL", "E_LIST_UNUSED", "E_LIST_TWICE")


def as_left_out(found: Problem) -> Problem:
    """An error in a row that is left out, as a warning."""
    if found.code[0] != "E" or found.place is None:
        return found
    return problem("W_LIST_LEFT_OUT", found.place, why=Message(found.code, found.facts))


def known_framework(open_office: Callable[[], Office]) -> Framework:
    """The definitions of the workspace; outside of one those that come with the program."""
    try:
        return open_office().framework
    except Refusal as refused:
        # Adopting is often the first thing done, before there is a workspace.
        if refused.code != "E_NO_WORKSPACE":
            raise
        return shipped_framework()


def _about(said: AboutList, name: str, framework: Framework) -> tuple[About, tuple[Fact, tuple[Fact, ...]] | None]:
    """What the list does not say. Raises InputRefused: no such standard, E_LIST_IMPORTANCE."""
    if not said.importance:
        try:
            table = value_table(said.table) if said.table else ()
        except ValueError as error:
            raise UsageRefused("E_OPTION_VALUE", name="--map", found=said.table) from error
        about = About("adopted", name, said.source, said.levels, grades=said.grades, table=table, scale=said.scale)
        return about, None
    standard = find_one("standard", framework.standards.values(), said.importance)
    if not standard.importance:
        expected = tuple(one.id for one in framework.standards.values() if one.importance)
        raise InputRefused("E_LIST_IMPORTANCE", found=standard.id, expected=expected)
    letters = tuple(
        message("list.letter", letter=one.letter, level="－" if one.level is None else one.level)
        for one in standard.importance
    )
    about = About("adopted", name, said.source, standard=standard, scale=framework.header.scale, grades=said.grades)
    return about, (standard.name.text, letters)


def write_folder(out: Path, made: Mapping[str, str]) -> None:
    """The whole folder or nothing of it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    temporary.clear(out.parent)
    # Beside its place, thus on the same disk: a rename is whole or not at all.
    making = Path(tempfile.mkdtemp(prefix=temporary.name(f"{out.name}-"), dir=out.parent))
    try:
        _fill(making, made)
        # A temporary folder is its owner's alone; definitions name nobody and may be read by all.
        making.chmod(0o755)
        # Windows renames no folder onto another one, not even an empty one.
        if out.is_dir():
            out.rmdir()
        making.rename(out)
    except OSError:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _lines(
    file: Path, about: About, headings: dict[str, str], *, matrix: bool
) -> tuple[Sequence[RequirementLine], list[Problem], int]:
    """The requirements of the list, everything there is to say of it, and how many rows could not be read."""
    if matrix:
        lines, reading, notes = read_requirement_matrix(
            file, headings.get("skill", ""), lambda text: about.level(text) is not None
        )
        return lines, [*reading.problems, *notes], len(reading.bad_rows)
    lines, reading = read_requirements(file, ReadOptions(aliases={key: (text,) for key, text in headings.items()}))
    return lines, list(reading.problems), len(reading.bad_rows)


def _letters(lines: Sequence[RequirementLine], about: About) -> list[Problem]:
    """Skills that are no items of the standard, and letters that ask for no level."""
    if about.standard is None:
        return []
    items = {fold(one.name): one.name for one in about.standard.items}
    found: list[Problem] = []
    # From behind, so that the first place of a skill is the one that stays.
    for skill, place in {line.skill: line.skill_place for line in reversed(lines)}.items():
        if fold(skill) not in items:
            near = difflib.get_close_matches(fold(skill), list(items), n=1, cutoff=0.6)
            facts = {"nearest": items[near[0]]} if near else {}
            found.append(problem("W_MATRIX_ITEM", place, found=skill, standard=about.standard.name.text, **facts))
    none = [line.level for line in lines if about.level(line.level) == -1]
    if none:
        found.append(problem("N_LIST_LETTERS", None, count=len(none), letters=tuple(sorted(set(none)))))
    return found
