"""What was handed out, as listings: the sets, the files of one, and the small list that leaves with a set."""

from __future__ import annotations

from collections.abc import Sequence

from skillmap import sheets
from skillmap.errors import InputRefused
from skillmap.i18n import sentence
from skillmap.office.handout import BookContent, Handout
from skillmap.office.office import Office
from skillmap.storage import handouts
from skillmap.storage.handouts import FileRecord
from skillmap.storage.listing import in_japan
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, message

SET_COLUMNS = (
    column("set", "照合番号", "set"),
    column("day", "日時", "time"),
    column("by", "書き出した人", "by"),
    column("kind", "種類", "kind"),
    column("stage", "段階", "stage"),
    column("as_of", "基準日", "as of"),
    number("files", "ファイル", "files"),
    number("people", "人数", "people"),
    column("reason", "理由", "reason"),
)


def list_name(office: Office, handout: Handout) -> str:
    """The file name of the small list of a set."""
    what = sentence(f"handout.kind.{handout.kind}", office.lang)
    return sheets.safe_file_name(sentence("handout.list.file", office.lang, what=what))


FILE_COLUMNS = (
    column("file", "ファイル", "file", width=50),
    column("about", "配布先", "for", width=24),
    number("people", "人数", "people", width=8),
    number("pages", "シート", "sheets", width=8),
)


def list_of(office: Office, handout: Handout, no: int, files: Sequence[FileRecord]) -> BookContent:
    """Which files are of the set, for whom, how many people each names."""
    rows: list[tuple[Fact, ...]] = [(one.name, one.about, one.people, one.pages) for one in files]
    title = message("handout.list.title", number=handouts.shown(no))
    table = Table("set", title, FILE_COLUMNS, rows, as_of=handout.as_of or office.today)
    name = office.settings.office
    extras = sheets.Extras(subtitle=(name,) if name else (), confidential=True)
    return BookContent((sheets.sheet_from_table(table, office.lang, extras=extras),), None, office.lang)


def sets(office: Office, most: int = 20) -> Table:
    """What was handed out, the newest first."""
    with office.read() as connection:
        known = handouts.sets(connection, office.moment(), most)
    rows: list[tuple[Fact, ...]] = [
        (
            one.set.shown,
            in_japan(one.at),
            one.by,
            handouts.kind_in_words(one.set.kind),
            message(f"handout.stage.{one.set.stage}") if one.set.stage else "",
            one.set.as_of,
            len(one.set.files),
            one.set.people,
            one.set.reason,
        )
        for one in known
    ]
    return Table("sets", Bilingual("書き出した組", "What was handed out"), SET_COLUMNS, rows)


def files(office: Office, shown: str) -> Table:
    """The files of one set. Raises InputRefused (E_HANDOUT_SET)."""
    with office.read() as connection:
        known = handouts.sets(connection, office.moment())
    # The number is read off paper and typed: neither case nor blanks tell sets apart.
    one = next((s for s in known if s.set.shown.casefold() == shown.strip().casefold()), None)
    if one is None:
        raise InputRefused("E_HANDOUT_SET", found=shown)
    rows: list[tuple[Fact, ...]] = [(f.name, f.about, f.people, f.pages) for f in one.set.files]
    title = message("handout.list.title", number=one.set.shown)
    return Table("set", title, FILE_COLUMNS, rows, as_of=one.set.as_of)
