"""pandas with its XlsxWriter engine: python make_pandas.py OUT"""

import json
import sys
from pathlib import Path

import pandas

data = json.loads((Path(__file__).parent / "rows.json").read_text("utf-8"))
frame = pandas.DataFrame(data["rows"], columns=data["headings"])
frame["採用年月日"] = pandas.to_datetime(frame["採用年月日"])
frame["開始時刻"] = pandas.to_datetime(frame["開始時刻"], format="%H:%M").dt.time
# A timedelta would be written as a bare number of days.
frame["時間数"] = frame["時間数"].map(lambda hours: f"{int(hours)}:{round(hours % 1 * 60):02}")
frame["進捗率"] = frame["進捗率"].map("{:.0%}".format)
options = {"strings_to_formulas": False}
with pandas.ExcelWriter(sys.argv[1], engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
    frame.to_excel(writer, sheet_name="一覧", index=False)
