"""One good line of every kind of list, and an office in which all of them go in."""

from datetime import date
from pathlib import Path

from skillmap.office import Office
from skillmap.office.intake import engine, kinds
from skillmap.office.intake.engine import Answers
from skillmap.office.intake.kind import ListKind
from skillmap.office.intake.sessions import SessionImport
from skillmap.office.intake.staff import StaffImport
from skillmap.sheets.layout import Field, Kind, Layout

TODAY = date(2026, 6, 15)
TRAINING = "ICTリーダー成果報告会"
PEOPLE = 60
GOOD = {
    "unit-list": {"department": "総務部", "leaders": "○", "roster": "○"},
    "staff-list": {"department": "総務部"},
    "leave-list": {"kind": "育児休業", "since": "2026-07-01", "until": "2027-03-31"},
    "rating-list": {"data-analytics": "2"},
    "leader-list": {"department": "総務部", "starts": "2026-07-01"},
    "aim-list": {"role": "プロダクトマネージャー", "grade": "1"},
    "qualification-list": {"qualification": "ITパスポート", "passed_on": "2025-06-01"},
    "need-list": {"role": "プロダクトマネージャー", "grade": "1", "department": "総務部", "count": "3"},
    "session-list": {"training": TRAINING, "day": "2026-07-02", "half": "午前", "capacity": "20"},
    "request-list": {"training": TRAINING},
    "enrol-list": {"session": "A-1"},
    "result-list": {"training": TRAINING, "outcome": "修了", "completed_on": "2026-05-01"},
}


def person(no: int) -> dict[str, str]:
    return {
        "number": f"{1000 + no:06}", "name": f"青木 太郎{no}", "section": f"第{no}課", "code": f"B-{no}",
        "fy": str(2026 + no),
    }  # fmt: skip


def make_office(shipped_workspace: Path) -> Office:
    """The workspace with people, and a session to be seated in."""
    people = [person(no) for no in range(PEOPLE)]
    rows = [f"{p['number']},{p['name']},総務部,{p['section']},主任" for p in people]
    for name, text, kind in (
        ("staff.csv", "\n".join(["職員番号,氏名,部,課,職名", *rows]), StaffImport(as_of=date(2026, 4, 1))),
        ("s.csv", f"開催コード,研修名,開催日,時間帯,定員\nA-1,{TRAINING},2026-07-01,午前,99", SessionImport()),
    ):
        (shipped_workspace / name).write_text(text, "utf-8")
        here = Office.open(shipped_workspace, today=TODAY)
        here.record(engine.read_list(here, shipped_workspace / name, kind, Answers()).draft)  # type: ignore[arg-type]
    return Office.open(shipped_workspace, today=TODAY)


def shown_fields(layout: Layout) -> list[Field]:
    plain = [one for one in layout.fields if one.over is None]
    skills = [one for one in plain if one.kind is Kind.LEVEL][1:]
    return [one for one in plain if one not in skills or one.key == "data-analytics"]


def kind_of(office: Office, name: str) -> tuple[ListKind, Layout]:
    """A kind of list by the id of its document."""
    every = [(kind, kind.layouts(office)[0]) for kind in kinds.of_folder(kinds.ForFolder(as_of=date(2026, 5, 1)))]
    return next(pair for pair in every if pair[1].id == name)
