"""An office in which every command that writes has something to write, and one such command of each kind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from office_filled import NEXT, STAFF

KINDS = ("staff", "leave", "leaders", "levels", "qualifications", "careers", "trainings", "plans", "journal")
FORMER = STAFF.replace("0001", "0009").replace("0002", "0008")
QUALIFICATION = "- {id: basic-exam, name: {ja: 基本の試験, en: Basic exam}, level: 1, source: test, verified: false}\n"
CONDUCT = """name: {ja: 行動指針, en: Code of conduct}
source: test
verified: true
articles:
  - id: simple
    number: 1
    keyword: {ja: シンプル, en: Simple}
    explanation: {ja: 減らせるものを先に考える。, en: Ask first what can be left out.}
    taught_by: [planning-basics]
"""
FURTHER: dict[str, tuple[str, ...]] = {
    "folder of lists": ("import", "lists", "--as-of", "2026-06-01", "--yes"),
    "units": ("org", "import", "more-units.csv", "--as-of", "2026-06-01", "--yes"),
    "reorganisation": ("org", "reorganise", "reorganisation.csv", "--yes"),
    "move": ("staff", "move", "000102", "--section", "総務課", "--yes"),
    "departure": ("staff", "depart", "000103", "--on", "2026-06-10", "--yes"),
    "second post": ("staff", "post", "add", "000103", "--section", "人事課", "--yes"),
    "two numbers": ("staff", "join", "000902", "000201", "--yes"),
    "leave": ("staff", "leave", "leave.csv", "--yes"),
    "levels": ("assess", "import", "levels.csv", "--as-of", "2026-06-01", "--yes"),
    "approval": ("assess", "approve", "--yes"),
    "forms back": ("assess", "import", "forms", "--yes"),
    "qualifications": ("qualification", "import", "qualifications.csv", "--yes"),
    "aim": ("career", "aim", "--staff", "000102", "--to", "section-ict-leader", "--yes"),
    "recognition": ("career", "recognise", "--all", "--yes"),
    "post": ("career", "post", "set", "DX推進担当", "--section", "人事課", "--to", "product-manager/1", "--yes"),
    "sessions": ("session", "import", "sessions.csv", "--yes"),
    "session changed": ("session", "change", "K1", "--capacity", "12", "--yes"),
    "session cancelled": ("session", "cancel", "K2", "--yes"),
    "session split": ("session", "split", "K1", "--day", "2026-11-05", "--seats", "1", "--yes"),
    "session merged": ("session", "merge", "K2", "--into", "K1", "--yes"),
    "seat back": ("enrol", "cancel", "K1", "--staff", "000102", "--yes"),
    "seats": ("enrol", "import", "seats.csv", "--yes"),
    "substitute": ("enrol", "substitute", "K1", "--staff", "000102", "--to", "000103", "--yes"),
    "told": ("enrol", "told", "--yes"),
    "request": ("enrol", "request", "add", "data-basics", "--staff", "000103", "--yes"),
    "request back": ("enrol", "request", "withdraw", "data-basics", "--staff", "000102", "--yes"),
    "results": ("result", "import", "results.csv", "--yes"),
    "result corrected": ("result", "correct", "000101", "security-basics", "--day", "2026-05-21", "--yes"),
    "session over": ("result", "close", "K0", "--yes"),
    "plan approved": ("plan", "approve", "--all", "--yes"),
    "plan withdrawn": ("plan", "withdraw", "--all", "--yes"),
    "allocation": ("allocate", "run", "--yes"),
    "allocation kept": ("allocate", "run", "--dry-run"),
    "allocation applied": ("allocate", "apply", "--yes"),
    "refresh": ("refresh", "--yes"),
    "leader's term": ("leader", "record", "--section", "総務課", "--theme", "窓口の改善", "--yes"),
    "leader replaced": (
        "leader",
        "replace",
        "--section",
        "総務課",
        "--staff",
        "000104",
        "--from",
        "2026-07-01",
        "--yes",
    ),
    "leader forms back": ("leader", "import", "nominations", "--yes"),
    "needs": ("need", "import", "needs.csv", "--yes"),
    "draft definition": (
        "framework",
        "new",
        "skill",
        "new-skill",
        "--file",
        "basics",
        "--ja",
        "新しいスキル",
        "--en",
        "New skill",
        "--yes",
    ),
    "article": ("framework", "conduct", "--add", "見直し", "--text", "毎年見直す。", "--in-version", "2", "--yes"),
    "definitions received": ("framework", "receive", "theirs.share.zip"),
    "erasure": ("privacy", "erase", "--staff", "000901", "--yes"),
}
"""Beside those of `test_cli_faults.py`, which try what these share too."""
FURTHER_OUT: dict[str, tuple[str, ...]] = {
    "plan sheets": ("plan", "sheet", "--all", "--out", "out"),
    "leader forms": ("leader", "form", "--due", "2026-07-31", "--out", "out"),
    "leader pages": ("leader", "sheet", "--out", "out"),
    "card": ("staff", "card", "000101", "--out", "out"),
    "timetable": ("session", "export", "--out", "out/timetable.xlsx"),
    "needs out": ("need", "export", "--out", "out/needs.xlsx"),
    "a person's data": ("privacy", "export", "--staff", "000101", "--out", "out"),
    "totals for others": ("privacy", "share", "--out", "out"),
    "empty forms": ("blank", "--all", "out"),
}


def fill(ward: Path, cli: Callable[..., Any]) -> Path:
    """Fills a workspace with the tiny definitions."""
    texts = {
        "former.csv": FORMER,
        "staff.csv": STAFF + "000104,江口 歩,総務部,総務課,主事\n",
        "more-units.csv": "部,課\n総務部,人事課\n総務部,総務課\n区民部,戸籍課\n区民部,窓口課\n",
        "reorganisation.csv": "施行日,区分,旧所属,新所属\n2026-07-01,名称変更,区民部/戸籍課,区民課\n",
        "leave.csv": "職員番号,氏名,区分,開始日,終了日\n000103,上野 望,育児休業,2026-07-01,2027-03-31\n",
        "levels.csv": "職員番号,氏名,bpr,planning\n000103,上野 望,1,1\n",
        "supervised.csv": "職員番号,氏名,企画,データ活用,情報セキュリティ\n000201,小川 恵,3,3,3\n",
        "qualifications.csv": "職員番号,氏名,資格,取得日\n000103,上野 望,基本の試験,2025-06-01\n",
        "sessions.csv": "開催コード,研修名,開催日,時間帯,定員\nK9,data-basics,2026-12-01,午前,20\n",
        "seats.csv": "開催コード,職員番号,氏名\nK1,000103,上野 望\n",
        "results.csv": "研修名,職員番号,氏名,修了,修了日\ndata-basics,000103,上野 望,修了,2026-05-01\n",
        "done.csv": "研修名,職員番号,氏名,修了,修了日\nsecurity-basics,000101,青木 健,修了,2026-05-20\n",
        "needs.csv": "年度,人材像,レベル,部,人数\n2026,product-manager,1,総務部,3\n",
    }
    (ward / "data" / "qualifications.yaml").write_text(QUALIFICATION, "utf-8")
    (ward / "data" / "conduct.yaml").write_text(CONDUCT, "utf-8")
    for name, text in texts.items():
        (ward / name).write_text(text, "utf-8")
    (ward / "lists").mkdir()
    (ward / "lists" / "staff.csv").write_text(NEXT + "000104,江口 歩,総務部,総務課,主事\n", "utf-8")
    (ward / "lists" / "sessions.csv").write_text(texts["sessions.csv"], "utf-8")
    settings = ward / "skillmap.toml"
    kept = "".join(f"{kind} = 5\n" for kind in KINDS)
    settings.write_text(f"{settings.read_text('utf-8')}\n[retention]\n{kept}", "utf-8")
    cli("staff", "import", "former.csv", "--as-of", "2014-04-01", "--yes")
    for number in ("000901", "000902"):
        cli("staff", "depart", number, "--on", "2015-03-31", "--yes")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "security-basics", "--day", "2026-05-20", "--capacity", "9", "--code", "K0", "--yes")
    for code, day in (("K1", "2026-09-10"), ("K2", "2026-10-10")):
        cli("session", "add", "planning-basics", "--day", day, "--capacity", "9", "--code", code, "--yes")
    for number in ("000101", "000102"):
        cli("enrol", "add", "K1", "--staff", number, "--yes")
    cli("enrol", "add", "K0", "--staff", "000104", "--yes")
    cli("assess", "import", "supervised.csv", "--stage", "supervisor", "--as-of", "2026-05-01", "--yes")
    cli("enrol", "add", "K2", "--staff", "000201", "--yes")
    cli("result", "import", "done.csv", "--yes")
    cli("enrol", "request", "add", "data-basics", "--staff", "000102", "--yes")
    cli("leader", "nominate", "--section", "総務課", "--staff", "000103", "--yes")
    cli("career", "aim", "--staff", "000101", "--to", "product-manager/2", "--yes")
    cli("plan", "make", "--all", "--yes")
    cli("assess", "form", "--out", "forms")
    cli("leader", "form", "--due", "2026-07-31", "--out", "nominations")
    fill_form(next((ward / "forms").glob("*人事課*.xlsx")), "000101 青木 健", "自己", 1)
    fill_form(next((ward / "nominations").glob("*総務部*.xlsx")), "推薦書", "推薦する職員", "000102 石田 実")
    cli("allocate", "run", "--dry-run", expect=None)
    cli("framework", "share", "--name", "隣の市", "--out", "theirs.share.zip")
    cli("db", "backup")
    return ward


def fill_form(file: Path, page: str, heading: str, value: object) -> None:
    """Types into the first cell below a heading of a form that was handed out."""
    book = openpyxl.load_workbook(file)
    found = next(cell for row in book[page].iter_rows() for cell in row if cell.value == heading)
    book[page].cell(found.row + 1, found.column).value = value
    book.save(file)
