"""What is about to happen as a workbook to be signed, and the number that both copies carry."""

from collections.abc import Sequence

from skillmap.documents.comparison import check_number, comparison_sheet
from skillmap.office.draft import Draft
from skillmap.office.handout import BookContent
from skillmap.office.office import Office


def number(draft: Draft) -> str:
    """The check number of what is about to happen; the same changes have the same number."""
    return check_number(draft.changes)


def book(office: Office, draft: Draft, files: Sequence[str]) -> BookContent:
    """A draft as a comparison of before and after."""
    sheet = comparison_sheet(draft.changes, files, office.settings.office, office.today, office.lang)
    return BookContent((sheet,), None, office.lang)
