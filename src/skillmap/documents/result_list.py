"""研修の結果: our session rosters with attendance, 修了者名簿 of training centres, completion exports of LMSs.

One layout for all of them; a session adds a column per half day. What an LMS calls its columns stands here as further
headings (Udemy Business: data export reports; Moodle: course completion report); an office adds its own under
`[headings.result-list]` in skillmap.toml.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from skillmap.days import WEEKDAYS_JA, HalfDay
from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading, Row
from skillmap.training.model import Outcome, Slot
from skillmap.training.results import Mark, Result
from skillmap.words import Bilingual

LAYOUT_ID = "result-list"
_HALVES = {HalfDay.MORNING: Bilingual("午前", "morning"), HalfDay.AFTERNOON: Bilingual("午後", "afternoon")}

OUTCOMES = (
    Choice(Outcome.COMPLETED.value, Bilingual("修了", "completed"), ("合格", "Completed", "Complete", "済", "○")),
    Choice(
        Outcome.NOT_COMPLETED.value,
        Bilingual("未修了", "not completed"),
        ("不合格", "Not completed", "Incomplete", "In progress", "×", "未"),
    ),
)
MARKS = (
    Choice(Mark.PRESENT.value, Bilingual("○", "present"), ("出席", "出", "◯", "〇", "1")),
    Choice(Mark.LATE.value, Bilingual("遅", "late"), ("遅刻", "早", "早退", "遅早", "△")),
    Choice(Mark.ABSENT.value, Bilingual("×", "absent"), ("欠", "欠席", "欠講", "0", "私欠")),
    Choice(Mark.EXCUSED.value, Bilingual("公欠", "excused"), ("公", "公務欠席")),
    Choice(Mark.PROXY.value, Bilingual("代", "proxy"), ("代理", "代理出席", "代理受講")),
)

_FIELDS = (
    staff_number(),
    Field("name", Bilingual("氏名", "name"), aliases=("受講者", "受講者氏名", "Name", "User Name", "名前"), width=16),
    Field("section", Bilingual("所属", "section"), aliases=("課", "課名", "所属名"), width=20),
    Field("grade", Bilingual("職名", "grade"), equals=("職層",), width=10),
    Field("session", Bilingual("開催コード", "session code"), aliases=("回コード",), width=14),
    Field(
        "training", Bilingual("研修名", "training"), width=34,
        aliases=("講座名", "研修", "コース名", "Course", "Course Title", "Course Name", "研修コード"),
    ),
)  # fmt: skip
_OUTCOME = (
    Field(
        "outcome", Bilingual("修了", "result"), Kind.CHOICE, choices=OUTCOMES, locked=False, width=10,
        aliases=("修了区分", "結果", "合否", "Status", "Completion Status"),
    ),
    Field(
        "score", Bilingual("評点", "score"), Kind.NUMBER, minimum=0, locked=False, width=8,
        aliases=("効果測定", "点数", "得点", "テスト", "評価/点", "Score", "Grade"),
    ),
    Field(
        "hours", Bilingual("受講時間", "hours"), Kind.HOURS, minimum=0, locked=False, width=10,
        aliases=("時間", "時間数"),
    ),
    Field(
        "completed_on", Bilingual("修了年月日", "completed on"), Kind.DATE, locked=False, width=14,
        aliases=("修了日", "完了日", "受講完了日", "Course Completion Date", "Completion Date", "Course complete"),
    ),
    Field(
        "progress", Bilingual("進捗率", "progress"), Kind.NUMBER, minimum=0, maximum=100,
        aliases=("受講率", "Completion Ratio", "% Marked Completed", "Progress", "進捗"),
    ),
    Field("remark", Bilingual("備考", "remark"), locked=False, max_length=500, width=24),
)  # fmt: skip
_IGNORED = (
    "No.",
    "フリガナ",
    "部",
    "係",
    "修了番号",
    "Email address",
    "User Email",
    "Email",
    "ID",
    "受講の理由",
    "日程",
)


def layout(slots: Sequence[Slot] = ()) -> Layout:
    """The document; `slots` are the half days of the session it belongs to, one column each."""
    attendance = tuple(_attendance(no, slot) for no, slot in enumerate(slots, 1))
    return Layout(
        LAYOUT_ID,
        Bilingual("受講者名簿", "Session roster"),
        Bilingual("受講者", "Participants"),
        (*_FIELDS, *attendance, *_OUTCOME),
        ignored=_IGNORED,
    )


def _attendance(no: int, slot: Slot) -> Field:
    day, half = slot.day, _HALVES[slot.half]
    short, weekday = f"{day.month}/{day.day}", WEEKDAYS_JA[day.weekday()]
    aliases = (f"{day.month}月{day.day}日{half.ja}", f"{short}({weekday}){half.ja}", f"出席{no}", f"第{no}回")
    title = Bilingual(f"{short}{half.ja}", f"{day:%d %b} {half.en}")
    return Field(f"half.{no}", title, Kind.CHOICE, choices=MARKS, equals=aliases, locked=False, width=9)


def read_results(path: Path, slots: Sequence[Slot], options: ReadOptions) -> tuple[list[Result], Reading]:
    """The lines as they are written, and the reading. Lines on which nothing was filled in are among them."""
    reading = read(path, layout(slots), options)
    return [_result(row, reading, len(slots)) for row in reading.rows], reading


def _result(row: Row, reading: Reading, halves: int) -> Result:
    v = row.values
    marks = tuple(Mark(mark) if (mark := v[f"half.{no}"]) else None for no in range(1, halves + 1))
    places = {key: reading.place(row, key) for key in (*row.cells, "number")}
    return Result(
        number=v["number"],
        name=v["name"] or "",
        session=v["session"] or "",
        training=v["training"] or "",
        marks=marks if any(marks) else (),
        outcome=Outcome(v["outcome"]) if v["outcome"] else None,
        completed_on=v["completed_on"],
        hours=v["hours"],
        score=v["score"],
        progress=v["progress"],
        remark=v["remark"] or "",
        places=places,
    )


def with_session(results: Sequence[Result], session: str, training: str) -> list[Result]:
    """The same lines; those that name neither session nor training belong to the ones given."""
    return [
        one if one.session or (one.training and not session) else replace(one, session=session, training=training)
        for one in results
    ]
