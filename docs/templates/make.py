"""Makes the example of an office's own layout: 様式第3号 with a logo, boxes for seals, a total and a note below.

    python docs/templates/make.py

A real office draws its template in Excel; this one is drawn by a program so that everybody can see what is in it.
"""

import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "様式第3号_受講者名簿.xlsx"
HEADINGS = ("番号", "課", "係", "職員番号", "職名", "氏名", "フリガナ", "研修名", "日程", "会場", "備考")
MARKS = ("連番", "課", "係", "職員番号", "職名", "氏名", "フリガナ", "研修名", "日程", "会場")
WIDTHS = (6, 18, 14, 11, 9, 16, 22, 36, 26, 13, 13)


def logo(size: int = 64) -> bytes:
    """A green leaf on white as PNG: the made-up ward's mark."""
    rows = b""
    for y in range(size):
        line = bytearray()
        for x in range(size):
            u, v = (x - size / 2) / size * 2, (y - size / 2) / size * 2
            inside = u * u + v * v < 0.9 and abs(u - v) > 0.07 and (u - 0.55) ** 2 + (v + 0.55) ** 2 > 0.02
            line += b"\x2e\x7d\x4f" if inside else b"\xff\xff\xff"
        rows += b"\0" + bytes(line)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def make(path: Path) -> None:
    """Writes the template."""
    import xlsxwriter

    font = {"font_name": "游明朝", "font_size": 10.5, "valign": "vcenter"}
    book = xlsxwriter.Workbook(str(path), {"default_format_properties": font})
    book.set_properties(
        {"author": "星見区総務部人材育成課", "created": datetime(2026, 4, 1, tzinfo=UTC).replace(tzinfo=None)}
    )
    page = book.add_worksheet("受講者名簿")
    look = {name: book.add_format(font | more) for name, more in _LOOKS.items()}
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    _write_top(page, look)
    for column, title in enumerate(HEADINGS):
        page.write_string(7, column, title, look["heading"])
    page.set_row(7, 24)
    page.set_row(8, 22.5)
    page.set_row(9, 22.5)
    for column, name in enumerate(MARKS):
        page.write_string(8, column, f"{{{{{name}}}}}", look["middle" if column in (0, 3, 4) else "body"])
    page.write_blank(8, 10, None, look["body"])
    _write_foot(page, look)
    _set_up(book, page)
    book.close()


_LOOKS: dict[str, dict[str, Any]] = {
    "small": {"font_size": 9},
    "title": {"font_size": 16, "bold": True, "align": "center"},
    "right": {"align": "right"},
    "heading": {"bold": True, "border": 1, "align": "center", "bg_color": "#E2EFDA", "pattern": 1, "text_wrap": True},
    "body": {"border": 1, "text_wrap": True},
    "middle": {"border": 1, "align": "center"},
    "seal": {"border": 1, "align": "center", "font_size": 9},
    "total": {"border": 1, "bold": True, "align": "right"},
    "plain": {},
}


def _write_top(page: Any, look: dict[str, Any]) -> None:
    page.insert_image(
        0, 0, "logo.png", {"image_data": BytesIO(logo()), "object_position": 2, "x_offset": 4, "y_offset": 18}
    )
    page.write_string(0, 0, "様式第3号（第5条関係）", look["small"])
    for column, title in zip((8, 9, 10), ("部長", "課長", "係長"), strict=True):
        page.write_string(0, column, title, look["seal"])
        page.merge_range(1, column, 3, column, "", look["seal"])
    page.merge_range(2, 1, 2, 7, "{{年度}}　研修受講者名簿", look["title"])
    page.set_row(2, 27)
    page.write_string(4, 1, "{{団体名}}　{{部名}}", look["plain"])
    page.merge_range(4, 8, 4, 10, "{{現在日}}", look["right"])
    page.write_string(5, 1, "次のとおり受講を決定したので、所属の職員に周知してください。", look["plain"])


def _write_foot(page: Any, look: dict[str, Any]) -> None:
    page.merge_range(9, 0, 9, 6, "延べ受講数", look["total"])
    page.write_formula(9, 7, "=COUNTA(H9:H9)", look["total"], 1)
    page.merge_range(9, 8, 9, 10, "（{{人数}}人）", look["body"])
    page.write_string(
        11, 1, "備考　受講できなくなったときは、開催日の3日前までに人材育成課へ連絡してください。", look["small"]
    )
    page.write_string(12, 1, "担当　総務部人材育成課　内線 2345", look["small"])


def _set_up(book: Any, page: Any) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.set_header("&L&9{{部名}}&R&9【取扱注意】")
    page.set_footer("&C&P / &N")
    page.repeat_rows(7)
    page.print_area(0, 0, 12, 10)
    page.fit_to_pages(1, 0)
    page.freeze_panes(8, 0)
    grey = book.add_format({"bg_color": "#EDEDED", "italic": True})
    page.conditional_format(8, 0, 8, 10, {"type": "formula", "criteria": '=$J9="eラーニング"', "format": grey})
    page.data_validation(8, 10, 8, 10, {"validate": "list", "source": ["公務のため欠席", "代理", "調整中"]})
    book.define_name("受講数", "=受講者名簿!$H$10")


if __name__ == "__main__":
    make(FILE)
