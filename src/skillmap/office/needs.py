"""How many people of each role grade are needed, by year and department: listings and the workbook to edit."""

from __future__ import annotations

from skillmap import sheets
from skillmap.days import FiscalYear
from skillmap.documents import need_list
from skillmap.framework.model import Need
from skillmap.office.handout import BookContent, BookToWrite
from skillmap.office.office import Office
from skillmap.tables import Table


def needs(office: Office, fy: FiscalYear | None = None) -> Table:
    """The needs of a fiscal year, or all, in the order of the file; `intake.needs` takes the listing back."""
    return need_list.need_table(office.framework, _needs(office, fy))


def workbook(office: Office, fy: FiscalYear | None = None) -> BookToWrite:
    """The needs as a workbook for HR to edit; `intake.needs` takes it back."""
    framework, lang = office.framework, office.lang
    sheet = need_list.need_sheet(framework, _needs(office, fy), lang)
    mark = need_list.fingerprint(framework)
    name = sheets.safe_file_name(need_list.LAYOUT.title.text(lang))
    return BookToWrite(name, lambda: BookContent((sheet,), mark, lang))


def _needs(office: Office, fy: FiscalYear | None) -> list[Need]:
    return [need for need in office.framework.needs if fy is None or need.fy == fy.year]
