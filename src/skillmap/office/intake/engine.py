"""One way in for every list: read, compared with what is recorded, judged; then a draft that somebody may record.

A kind of list (see `kinds`) says which document it is and how one file of it is compared. Everything else is the same
for all of them: bad rows left out on request, files taken in before, other documents by mistake, the office's totals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection

from skillmap import collector, sheets
from skillmap.commands import command_line
from skillmap.config import FILE
from skillmap.days import JST
from skillmap.errors import InputRefused, UsageRefused
from skillmap.i18n import sentence
from skillmap.office import intake
from skillmap.office.draft import Draft
from skillmap.office.handout import BookToWrite, Made
from skillmap.office.intake import bad_rows, checks, together, unchanged
from skillmap.office.intake.kind import Comparison, ListKind
from skillmap.office.intake.people import with_people
from skillmap.office.intake.recipes import options_for
from skillmap.office.office import Office
from skillmap.org.store import has_staff
from skillmap.problems import CellPlace, FilePlace, Problem, Severity, has_errors, problem
from skillmap.sheets.grid import spans
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment
from skillmap.storage.rehearsal import known_file


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user said about reading files and taking them in; the same for every kind of list."""

    sheet: str = ""
    hidden: str = ""
    """include or skip; empty = ask."""
    struck: str = ""
    """include or skip; empty = ask."""
    fill_down: tuple[str, ...] | None = None
    """Columns in which a blank means 'as above'; None = ask."""
    columns: str = ""
    encoding: str = ""
    leave_out_bad: bool = False
    """Take in the good rows although others are bad."""
    ignore_checks: bool = False
    """Take in although totals of checks.yaml would be wrong."""
    all_sheets: bool = False
    """All sheets with the headings are one list."""
    sheet_field: str = ""
    """The column that each sheet's name is the value of."""
    constants: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Columns that the file lacks and their value for all rows."""
    marks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What marks mean where levels are expected."""
    recipe: str = ""
    """Name of the recipe by which the file is read; empty = the one that its headings fit, if any."""
    headings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What single headings of the file mean: heading -> column, "-" = not read."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A list on its way in: the draft, and what is shown beside it."""

    draft: Draft
    file: Path
    layout: Layout
    options: ReadOptions
    wrong: Mapping[int, Sequence[Problem]]
    """Rows that are left out, and why."""
    found: Sequence[Problem]
    """Every problem of the file, those of rows that are left out too."""

    @property
    def wrong_rows(self) -> str:
        """The numbers of the rows that are left out: 4-6, 9."""
        return spans(sorted(self.wrong))

    @property
    def has_good_rows(self) -> bool:
        """Whether anything but what is left out was in the file."""
        return bool(self.draft.changes.changes) or self.draft.changes.unchanged > 0


def read_list(office: Office, file: Path, kind: ListKind, answers: Answers = Answers()) -> Intake:
    """Read a file and compare it with what is recorded.

    Raises UsageRefused (E_LEAVE_OUT_COMPLETE) and what reading raises.
    """
    # Of a whole list who is missing leaves: a row left out for a mistyped day would be a dismissal.
    if answers.leave_out_bad and kind.is_complete:
        raise UsageRefused("E_LEAVE_OUT_COMPLETE")
    options = options_of(office, kind, answers, file)

    def again() -> Draft:
        return read_list(office, file, kind, answers).draft

    with collector.paused():
        with office.read() as connection:
            mark = unchanged.mark_of(office, connection, file, kind, options, answers)
            if (same := unchanged.said_before(mark)) is not None:
                told = file_known(connection, file.name, mark.sha256)
                draft = Draft(kind.command, same.changes, told, backup=True, again=again)
                return Intake(draft, file, _layout(office, kind, same.layout), _to_mend(options), {}, ())
            compared, wrong = compare(office, connection, file, options, kind, patient=answers.leave_out_bad)
            noted = _other_document(office, file, kind, compared.reading)
            known_before = file_known(connection, compared.reading.file, compared.reading.sha256)
            told = [*compared.told, *_changing(known_before, len(compared.changes.changes)), *noted]
            known = checks.totals(office, connection)
            if compared.changes.is_empty and not (wrong or compared.changes.changes or compared.all_problems or noted):
                after = unchanged.mark_of(office, connection, file, kind, options, answers)
                unchanged.keep(mark, after, compared.changes, compared.reading.layout)
        found = [*(p for one in wrong.values() for p in one), *compared.all_problems]
        changes = compared.changes
        if not changes.is_empty and not has_errors(compared.all_problems):
            # The office's own totals (checks.yaml) as they would be afterwards; of a list with errors they would say
            # nothing.
            told += judged(checks.broken_after(office, known, changes), ignore=answers.ignore_checks)
    # A snapshot before whatever writes much at once from a file that may be wrong (ADR 26).
    recorded = None
    if compared.second is not None and not (wrong or compared.all_problems or noted):
        recorded = _second(office, file, kind, (options, answers), mark, compared)
    draft = Draft(kind.command, changes, told, backup=True, again=again, after=recorded)
    return Intake(draft, file, _layout(office, kind, compared.reading.layout), _to_mend(options), wrong, found)


def _second(
    office: Office, file: Path, kind: ListKind, asked: tuple[object, ...], before: unchanged.Mark, compared: Comparison
) -> Callable[[int], None]:
    """Keeps what a second reading of the file would say, once the entry is recorded."""
    second, layout = compared.second, compared.reading.layout

    def after(number: int) -> None:
        with reading(office.engine) as connection:
            said = second(connection) if second is not None else None
            if said is not None:
                now = unchanged.mark_of(office, connection, file, kind, *asked)
                unchanged.keep_recorded(before, now, number, said, layout)

    return after


def _layout(office: Office, kind: ListKind, layout: str) -> Layout:
    return next(one for one in kind.layouts(office) if one.id == layout)


def _to_mend(options: ReadOptions) -> ReadOptions:
    """The sheet to mend gets the column of numbers that the file lacks, to be filled in."""
    return replace(options, lookup=lambda _: "")


def options_of(office: Office, kind: ListKind, answers: Answers, file: Path) -> ReadOptions:
    """How a file of this kind is read: the user's answers before the recipe, that before the office's settings.

    Raises InputRefused (E_CONFIG) for headings in the settings that belong to no field of the document.
    """
    _check_headings(office, kind)
    options = read_options(office, kind.layouts(office)[0].id, answers, kind.as_of)
    return options_for(office, file, kind, options, answers.recipe)


def read_options(office: Office, layout: str, answers: Answers, as_of: date | None = None) -> ReadOptions:
    """The user's answers and the office's settings for reading one document of a layout."""
    settings = office.settings
    return ReadOptions(
        sheet=answers.sheet,
        usual_sheet=settings.sheet_names.get(layout, ""),
        hidden=answers.hidden or "ask",  # type: ignore[arg-type]
        strike=answers.struck or "ask",  # type: ignore[arg-type]
        fill_down=answers.fill_down,
        columns=answers.columns,
        encoding=answers.encoding,
        code_width=settings.staff_number_width,
        as_of=as_of,
        all_sheets=answers.all_sheets,
        sheet_field=answers.sheet_field,
        constants=answers.constants,
        marks=answers.marks,
        headings=answers.headings,
        former=office.words.former,
        aliases=settings.headings.get(layout, {}),
    )


def _check_headings(office: Office, kind: ListKind) -> None:
    layouts = kind.layouts(office)
    known = [one.key for layout in layouts for one in layout.fields]
    wrong = [key for key in office.settings.headings.get(layouts[0].id, {}) if key not in known]
    if wrong:
        place = FilePlace(FILE)
        raise InputRefused("E_CONFIG", [
            problem("E_CONFIG_HEADING", place, found=f"headings.{layouts[0].id}.{key}", expected=tuple(known[:30]),
                    nearest=next(iter(get_close_matches(key, known, 1, 0.4)), None))
            for key in wrong
        ])  # fmt: skip


def compare(
    office: Office, connection: Connection, file: Path, options: ReadOptions, kind: ListKind, *, patient: bool
) -> tuple[Comparison, dict[int, list[Problem]]]:
    """The comparison; a patient one leaves bad rows out until the rest is good, and gives these rows too.

    Raises InputRefused (E_NO_STAFF_YET) for a list about people where nobody is known: every row would be wrong.
    """
    if _is_about_people(office, kind) and not has_staff(connection, Moment(office.today)):
        raise InputRefused("E_NO_STAFF_YET", file=file.name)
    options = with_people(options, office, connection, options.as_of or office.today)
    compared = _compared(office, connection, file, options, kind)
    # A row that cannot be read hides what else is wrong with it: names and numbers are looked at all the same, so that
    # everything is told at once.
    if compared.reading.bad_rows:
        compared = replace(compared, problems=[*compared.problems, *bad_rows.wrong_names(
            compared, lambda: kind.compare(office, connection, file, replace(options, stand_in=office.today))
        )])  # fmt: skip
    wrong: dict[int, list[Problem]] = {}
    whole = compared.reading
    while patient:
        errors = [p for p in compared.all_problems if p.severity is Severity.ERROR]
        rows = [_row(p, compared.reading) for p in errors]
        # An error that stays although its row was left out is no row's: leaving out more would never end.
        if not errors or None in rows or set(rows) <= set(wrong):
            break
        for number, one in zip(rows, errors, strict=True):
            wrong.setdefault(number or 0, []).append(one)
        together.wait(_layout(office, kind, whole.layout), whole, wrong)
        # Leaving rows out can show others that were hidden behind them (a double whose first is gone): once more.
        out = replace(options, leave_out_rows=frozenset(wrong))
        compared = _compared(office, connection, file, out, kind)
    return compared, wrong


def _compared(office: Office, connection: Connection, file: Path, options: ReadOptions, kind: ListKind) -> Comparison:
    """What the kind of list says, and what is wrong in lists of every kind."""
    compared = kind.compare(office, connection, file, options)
    twos = together.two_people(compared.reading, compared.all_problems)
    return replace(compared, problems=[*compared.problems, *twos]) if twos else compared


def _is_about_people(office: Office, kind: ListKind) -> bool:
    """Whether the list speaks of people whom only a staff list brings."""
    fields = {one.key for layout in kind.layouts(office) for one in layout.fields}
    return "number" in fields and kind.command != "staff import"


def _row(found: Problem, reading: Reading) -> int | None:
    """The record that an error belongs to; None when it concerns the sheet or the file."""
    place = found.place
    if not isinstance(place, CellPlace) or not place.cell:
        return None
    return reading.row_at(place)


def file_known(connection: Connection, file: str, sha256: str, before: int | None = None) -> list[Problem]:
    """A note when the very same file was taken in before (by an entry earlier than `before`)."""
    known = known_file(connection, sha256, before)
    if known is None:
        return []
    # Recorded in UTC; people look for the day of their own calendar.
    day = datetime.fromisoformat(known.at).astimezone(JST).date()
    return [problem("N_FILE_KNOWN", CellPlace(file), day=day, entry=known.entry)]


def _changing(noted: Sequence[Problem], count: int) -> list[Problem]:
    """The note about a known file; a warning where it would change something, most often what came after it."""
    return [problem("W_FILE_KNOWN", one.place, **one.facts, count=count) if count else one for one in noted]


_UNKNOWN_COLUMNS = 3
"""With so many columns that mean nothing the file may be another document."""


def _other_document(office: Office, file: Path, kind: ListKind, reading: Reading) -> list[Problem]:
    """A warning when many columns are unknown and another kind of list knows more of them."""
    unknown = sum(one.code == "N_COLUMN_UNKNOWN" for one in reading.problems)
    # A workbook of ours says itself what it is; only of others the headings are asked.
    if unknown < _UNKNOWN_COLUMNS or reading.fingerprint is not None:
        return []
    other = intake.recognition.better_fit(office, file, kind, len(reading.columns))
    if other is None:
        return []
    place = CellPlace(reading.file, reading.sheet)
    return [problem("W_OTHER_DOCUMENT", place, found=other[0], command=command_of(other[1]))]


def command_of(kind: str) -> str:
    """The command that takes in a list, as it is typed, from the name that the journal knows it by."""
    if kind == "career aim":
        return command_line("career", "aim", "--file", "FILE")
    return command_line(*kind.split(), "FILE")


def judged(broken: Sequence[Problem], *, ignore: bool) -> list[Problem]:
    """Broken checks as they count: warnings when the user says that they may be."""
    return [replace(one, code="W_CHECK_IGNORED") if ignore and one.code[0] == "E" else one for one in broken]


def rest(office: Office, taken: Intake) -> BookToWrite:
    """The rows that were left out as a sheet to mend."""
    name = sheets.safe_file_name(sentence("import.rest_name", office.lang, name=taken.file.stem))
    wrong = {number: list(found) for number, found in taken.wrong.items()}
    made = Made(lambda out: sheets.write_rest(taken.file, taken.layout, taken.options, wrong, out, office.lang))
    return BookToWrite(name, lambda: made)


def problem_book(office: Office, file: Path, found: Sequence[Problem], encoding: str = "") -> Made:
    """The user's own sheet with the bad cells marked."""
    return Made(lambda out: sheets.write_problem_book(file, list(found), out, office.lang, encoding))
