"""openpyxl: python make_openpyxl.py OUT [iso]"""

import json
import sys
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl

data = json.loads((Path(__file__).parent / "rows.json").read_text("utf-8"))
book = openpyxl.Workbook()
book.iso_dates = sys.argv[2:] == ["iso"]
sheet = book.active
sheet.title = "一覧"
sheet.append(data["headings"])
for number, name, unit, day, clock, hours, share, remark in data["rows"]:
    sheet.append([
        number, name, unit, date.fromisoformat(day), time.fromisoformat(clock), timedelta(hours=hours), share, None,
    ])  # fmt: skip
    row = sheet.max_row
    sheet.cell(row, 7).number_format = "0%"
    sheet.cell(row, 6).number_format = "[h]:mm"
    if remark is not None:
        sheet.cell(row, 8).value = remark
        sheet.cell(row, 8).data_type = "s"
book.save(sys.argv[1])
