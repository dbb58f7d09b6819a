"""新旧対照表 of two frameworks: what changed for people to read and sign, whom it concerns, and the lines as data."""

from collections.abc import Sequence
from dataclasses import replace

from skillmap.framework.differences import Difference
from skillmap.framework.model import Framework
from skillmap.i18n.wording import sentence
from skillmap.sheets import Extras, Fingerprint, Sheet, sheet_from_table
from skillmap.tables import Table, column
from skillmap.words import Fact, Lang, message

LAYOUT_ID = "framework-comparison"
_COLUMNS = (
    column("change", "区分", "change", width=12),
    column("kind", "種類", "kind", width=14),
    column("name", "対象", "what", width=28),
    column("item", "項目", "item", width=26),
    column("before", "旧", "before", width=38),
    column("after", "新", "after", width=38),
)


def comparison_table(old: Framework, new: Framework, differences: Sequence[Difference]) -> Table:
    """One line per difference, in the order of the files."""
    rows: list[tuple[Fact, ...]] = [
        (message(f"difference.{d.change}"), message(f"entity.{d.kind}"), d.name, d.item, d.before, d.after)
        for d in differences
    ]
    note = message("difference.count", count=len(rows)) if rows else message("difference.none")
    versions = message("difference.versions", old=_version(old), new=_version(new))
    return Table("framework-diff", message("difference.title"), _COLUMNS, rows, (note, versions))


def comparison_book(comparison: Table, people: Table | None, office: str, lang: Lang) -> list[Sheet]:
    """The workbook: the comparison on paper, the people it concerns, and both as data."""
    top = (office,) if office else ()
    print_name, data = sentence("difference.sheet", lang), sentence("roster.sheet.data", lang)
    seals = tuple(sentence(f"comparison.seal.{one}", lang) for one in ("chief", "leader", "clerk"))
    sheets = [replace(sheet_from_table(comparison, lang, extras=Extras(subtitle=top, name=print_name)), approval=seals)]
    if people is not None:
        extras = Extras(subtitle=top, name=sentence("affected.sheet", lang), confidential=True)
        sheets.append(sheet_from_table(people, lang, extras=extras))
    # Once more as data: sheets to sign are for eyes.
    return [*sheets, sheet_from_table(comparison, lang, kind="data", extras=Extras(name=data))]


def fingerprint(new: Framework) -> Fingerprint:
    """What the workbook says of itself."""
    return Fingerprint(LAYOUT_ID, framework=new.digest)


def _version(framework: Framework) -> Fact:
    return message(
        "difference.version", name=framework.header.name.text, version=framework.header.version, id=framework.digest[:8]
    )
