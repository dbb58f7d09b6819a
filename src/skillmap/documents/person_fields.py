"""The columns by which every list names a person, declared once: a heading known in one list is known in all."""

from collections.abc import Mapping
from types import MappingProxyType

from skillmap.sheets.layout import Field, Kind
from skillmap.words import Bilingual

NUMBER = Bilingual("職員番号", "staff number")
# What offices call it, then what learning platforms do (docs/importing.md).
NUMBER_HEADINGS = (
    "職員No.", "職員No", "職員№", "職員コード", "職員CD", "職員ID", "社員番号", "職番", "Staff No.", "Staff No",
    "Staff ID", "Employee ID", "ID number", "User External ID", "External ID", "ユーザーID",
    "User ID Number", "SIS User ID", "IDナンバー",
)  # fmt: skip
NUMBER_CODES: Mapping[str, str] = MappingProxyType(
    {
        "E_CODE_MISSING": "E_STAFFNO_MISSING",
        "E_CODE_FORMAT": "E_STAFFNO_FORMAT",
        "E_CODE_LENGTH": "E_STAFFNO_LENGTH",
        "E_CODE_CASE": "E_STAFFNO_DUP_CASE",
        "E_CODE_TWICE": "E_STAFF_NUMBER_TWICE",
    }
)
"""What is said of staff numbers names the setting of their width."""


def staff_number(*, required: bool = True, width: int = 12, locked: bool = True) -> Field:
    """The column of staff numbers."""
    return Field(
        "number", NUMBER, Kind.CODE, required=required, aliases=NUMBER_HEADINGS, width=width, locked=locked,
        codes=NUMBER_CODES, vacant=not required,
    )  # fmt: skip
