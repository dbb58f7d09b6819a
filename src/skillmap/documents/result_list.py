"""研修の結果: our session rosters with attendance, 修了者名簿 of training centres, completion exports of LMSs.

One layout for all of them; a session adds a column per half day. What an LMS calls its columns stands here as further
headings (Udemy Business: data export reports; Moodle: course completion report); an office adds its own under
`[headings.result-list]` in skillmap.toml.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from pathlib import Path
from types import MappingProxyType
from typing import Any

from skillmap.days import WEEKDAYS_JA, HalfDay
from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.problems import CellPlace, problem
from skillmap.sheets import HISTORY, ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading, cell_place
from skillmap.sheets.list_shapes import Implied, Matrix, Otherwise, Titled, Together
from skillmap.sheets.text.occasions import last_day
from skillmap.training.model import Outcome, Slot
from skillmap.training.result_lines import FULL_MARKS, AttendanceMark, ResultLine, TrainingLine
from skillmap.words import Bilingual

LAYOUT_ID = "result-list"
NO_WORDS: Mapping[str, str] = MappingProxyType({})
_HALVES = {HalfDay.MORNING: Bilingual("午前", "morning"), HalfDay.AFTERNOON: Bilingual("午後", "afternoon")}

WITHDRAWN, NOT_THERE, EXCUSED = "withdrawn", "absent", "excused"
"""Ways of not completing: recorded as not completed, with the word as remark."""
_REMARKS = {WITHDRAWN: "途中辞退", NOT_THERE: "欠席", EXCUSED: "公欠"}

_VERBS = (
    "launched", "initialized", "attempted", "progressed", "experienced", "answered", "interacted", "suspended",
    "resumed", "terminated",
)  # fmt: skip
"""What xAPI statements say of somebody who is still at it."""

# Words of learning platforms (Moodle, Totara, Canvas, Udemy Business: see docs/importing.md) and of training centres.
OUTCOMES = (
    Choice(
        Outcome.COMPLETED.value, Bilingual("修了", "completed"),
        ("合格", "完了", "完了済", "完了済み", "修了済", "修了済み", "受講済", "受講済み", "受講完了", "履修済",
         "達成", "済", "○", "〇", "◯", "Completed", "Complete", "Completed (achieved pass grade)", "Complete via RPL",
         "Passed", "Pass", "Yes", "Y"),
    ),
    Choice(
        Outcome.NOT_COMPLETED.value, Bilingual("未修了", "not completed"),
        ("不合格", "修了せず", "未達成", "×", "Not completed", "Incomplete", "Failed", "Fail", "Not passed",
         "Completed (did not achieve pass grade)"),
    ),
    Choice(
        WITHDRAWN, Bilingual("途中辞退", "withdrawn"),
        ("辞退", "途中退室", "棄権", "中途辞退", "受講中止", "Withdrawn", "Dropped", "Unenrolled"),
    ),
    Choice(NOT_THERE, Bilingual("欠席", "absent"), ("不参加", "未参加", "No show", "Did not attend")),
    Choice(EXCUSED, Bilingual("公欠", "excused"), ("公務欠席", "Excused")),
    Choice(
        Outcome.IN_PROGRESS.value, Bilingual("受講中", "in progress"),
        ("学習中", "進行中", "未完了", "未受講", "未開始", "未着手", "未", "登録済", "登録済み", "申込済", "保留",
         "受講待ち", "In progress", "In-progress", "On going", "Ongoing", "Not started", "Not yet started",
         "Registered", "Enrolled", "Invited", "Pending", "Active", "Started", "Unlocked", "Locked", "No", "N",
         *_VERBS),
    ),
    Choice(
        Outcome.TAKEN_BACK.value, Bilingual("取消", "taken back"),
        ("取り消し", "取消し", "修了取消", "修了取り消し", "取消済", "無効", "誤登録", "抹消", "修了認定取消",
         "Revoked", "Cancelled", "Canceled", "Void"),
    ),
)  # fmt: skip
MARKS = (
    Choice(AttendanceMark.PRESENT.value, Bilingual("○", "present"), ("出席", "出", "◯", "〇", "1", "受講", "Present")),
    Choice(
        AttendanceMark.LATE.value, Bilingual("遅", "late"),
        ("遅刻", "早", "早退", "遅早", "遅参", "△", "Late", "Left early"),
    ),
    Choice(
        AttendanceMark.ABSENT.value, Bilingual("×", "absent"),
        ("欠", "欠席", "欠講", "0", "私欠", "辞退", "途中辞退", "無断欠席", "病欠", "Absent"),
    ),
    Choice(AttendanceMark.EXCUSED.value, Bilingual("公欠", "excused"), ("公", "公務欠席", "公務", "Excused")),
    Choice(
        AttendanceMark.MADE_UP.value, Bilingual("振替", "made up"), ("振", "振替出席", "振替受講", "補講", "Made up")
    ),
    Choice(AttendanceMark.PROXY.value, Bilingual("代", "proxy"), ("代理", "代理出席", "代理受講")),
)  # fmt: skip

_FIELDS = (
    staff_number(),
    Field(
        "name", Bilingual("氏名", "name"), Kind.NAME, width=16,
        aliases=("受講者", "受講者氏名", "Name", "User Name", "User's Fullname", "User Full Name", "Student", "名前",
                 "修了者", "修了者氏名", "修了者名", "受講者名", "参加者", "参加者氏名", "参加者名"),
    ),
    Field("section", Bilingual("所属", "section"), aliases=("課", "課名", "所属名"), width=20),
    Field("grade", Bilingual("職名", "grade"), equals=("職層",), width=10),
    Field("session", Bilingual("開催コード", "session code"), aliases=("回コード",), width=14, above=()),
    Field(
        "training", Bilingual("研修名", "training"), names="training", width=34,
        aliases=("講座名", "研修", "コース名", "Course", "Course Title", "Course Name", "Course Full Name",
                 "研修コード"),
        above=("研修名称", "件名", "講座"),
    ),
)  # fmt: skip
_DAYS_OF_COURSES = (
    "受講日", "受講年月日", "受講日程", "実施日", "研修日", "実施年月日", "研修実施日", "開催日",
)  # fmt: skip
"""Headings of days of a course: beside a result the day on which it was completed."""
_OUTCOME = (
    Field(
        "outcome", Bilingual("修了", "result"), Kind.CHOICE, choices=OUTCOMES, locked=False, width=10,
        aliases=("修了区分", "結果", "合否", "学習状況", "受講状況", "受講状態", "Status", "Completion Status"),
    ),
    Field(
        "score", Bilingual("評点", "score"), Kind.NUMBER, minimum=0, locked=False, width=8,
        aliases=("効果測定", "点数", "得点", "テスト", "評価/点", "Score", "Grade", "Course total (Real)",
                 "Final Score", "最終得点", "テスト得点", "コース合計 (実データ)"),
    ),
    Field(
        "hours", Bilingual("受講時間", "hours"), Kind.HOURS, minimum=0, locked=False, width=10,
        aliases=("時間", "時間数"),
    ),
    Field(
        "completed_on", Bilingual("修了年月日", "completed on"), Kind.DATE, locked=False, width=14,
        aliases=("修了日", "修了日時", "完了日時", "受講完了日時", "完了日", "受講完了日",
                 "Course Completion Date", "Completion Date", "Date Completed",
                 "Course complete", "コース完了", "コースの完了"),
        several="days",
        above=("実施日", "研修日", "受講日", "開催日", "実施年月日"),
        otherwise=Otherwise(_DAYS_OF_COURSES, "outcome", "session"),
        codes={"E_DAYS_UNCLEAR": "E_RESULT_DAYS", "E_DATE_RANGE": "E_RESULT_DAYS",
               "E_DATE_OTHER_YEAR": "E_DATE_NOT_OF_YEAR"},
    ),
    Field(
        "progress", Bilingual("進捗率", "progress"), Kind.NUMBER, minimum=0, maximum=100,
        aliases=("受講率", "Completion Ratio", "% Marked Completed", "Progress", "進捗"),
    ),
    Field("remark", Bilingual("備考", "remark"), locked=False, max_length=500, width=24),
)  # fmt: skip
# What platforms tell of accounts and addresses: personal data that no result needs.
_IGNORED = (
    "No.", "フリガナ", "kana", "署名", "部", "係", "修了番号", "Signature", "Email address", "User Email",
    "Email", "ID", "受講の理由", "日程",
    "メールアドレス", "Department", "Institution", "Date Started", "Date Enrolled", "Login ID", "SIS Login ID",
    "Root Account", "Section", "Current Score", "Unposted Current Score", "Unposted Final Score",
    "Last downloaded from this course", "このコースからの前回ダウンロード日時",
)  # fmt: skip


MOST_DAYS = 10
"""So many columns of attendance of days are read in a list of others."""
_COMPLETED_ALL = Implied(
    "outcome",
    OUTCOMES[0].title.ja,
    says=r"(?<!未)修了証?(?:書?交付)?者(?!数)",
    not_with=r"未\s*修了|(?:受講|申込|推薦|対象|候補|参加|予定)者|見込|予定",
    unless=("outcome", "completed_on", "progress", "day", "half"),
    against=tuple(text for one in OUTCOMES[1:] for text in (one.title.ja, *one.aliases)),
    code="E_RESULT_TITLE",
)
"""A list of those who completed (修了者名簿) has no column for it."""


def list_layout(
    slots: Sequence[Slot] = (), words: Mapping[str, str] = NO_WORDS, trainings: Sequence[str] = ()
) -> Layout:
    """The document as others send it: `layout` with columns of attendance by day (1日目, 2日目 …)."""
    whole = layout(slots, words, trainings)
    days = tuple(_attended(no, words, is_only=not slots) for no in range(1, MOST_DAYS + 1))
    return replace(whole, fields=(*whole.fields, *days))


_HALF_DAYS = 2


def _attended(no: int, words: Mapping[str, str], *, is_only: bool) -> Field:
    """A day's attendance; where the session's half days are not known, 出席1 and 第1回 mean it too."""
    equals: tuple[str, ...] = (f"第{no}日", f"第{no}日目", f"{no}回目", f"{no}日目出欠", f"{no}日目出席", f"Day {no}")
    equals += (f"出席{no}", f"第{no}回") if is_only else ()
    equals += ("出席", "出欠", "出席状況", "出欠状況", "出欠席") if is_only and no == 1 else ()
    # Of a course on one day: its halves.
    equals += (("午前", "午前の部"), ("午後", "午後の部"))[no - 1] if is_only and no <= _HALF_DAYS else ()
    title = Bilingual(f"{no}日目", f"day {no}")
    return Field(f"day.{no}", title, Kind.CHOICE, choices=_with(MARKS, words), equals=equals, locked=False, width=9)


def layout(slots: Sequence[Slot] = (), words: Mapping[str, str] = NO_WORDS, trainings: Sequence[str] = ()) -> Layout:
    """The document; `slots` are the half days of the session it belongs to, one column each.

    `words` are the office's own: as written -> code of an outcome or of a mark. `trainings` are the names that may
    head a column each, with days or marks in the cells.
    """
    attendance = tuple(_attendance(no, slot, words) for no, slot in enumerate(slots, 1))
    last = tuple(replace(f, choices=_with(f.choices, words)) if f.key == "outcome" else f for f in _OUTCOME)
    return Layout(
        LAYOUT_ID,
        Bilingual("受講者名簿", "Session roster"),
        Bilingual("受講者", "Participants"),
        (*_FIELDS, *attendance, *last),
        ignored=_IGNORED,
        limits=HISTORY,
        stated_year=True,
        implied=_COMPLETED_ALL,
        together=(Together((("number", "name"), ("session", "training")), apart="completed_on"),),
        matrix=Matrix("training", tuple(trainings), "completed_on", "outcome", "progress") if trainings else None,
    )


def _with(choices: tuple[Choice, ...], words: Mapping[str, str]) -> tuple[Choice, ...]:
    own = {choice.code: tuple(word for word, code in words.items() if code == choice.code) for choice in choices}
    return tuple(replace(choice, aliases=(*choice.aliases, *own[choice.code])) for choice in choices)


def _attendance(no: int, slot: Slot, words: Mapping[str, str]) -> Field:
    day, half = slot.day, _HALVES[slot.half]
    short, weekday = f"{day.month}/{day.day}", WEEKDAYS_JA[day.weekday()]
    aliases = (f"{day.month}月{day.day}日{half.ja}", f"{short}({weekday}){half.ja}", f"出席{no}", f"第{no}回")
    title = Bilingual(f"{short}{half.ja}", f"{day:%d %b} {half.en}")
    return Field(f"half.{no}", title, Kind.CHOICE, choices=_with(MARKS, words), equals=aliases, locked=False, width=9)


@dataclass(frozen=True, slots=True)
class ResultAnswers:
    """What the user said of the whole file, where a line does not say it itself.

    Lines that name neither session nor training belong to the ones given; those that name a training belong to the
    session given. The day is for lines that say how it ended and not when.
    """

    session: str = ""
    training: str = ""
    on: date | None = None
    full_marks: float = FULL_MARKS
    """The best score of the list: another one than 100 is made points of 100."""


@dataclass(frozen=True, slots=True)
class ResultLines:
    """The lines of a list as they are written, those on which nothing was filled in too; and the reading."""

    lines: Sequence[ResultLine]
    reading: Reading

    def place(self, one: ResultLine, key: str) -> CellPlace | None:
        """Where a value of a line stands; None when the list has no such column."""
        cell = self.reading.rows.cell(one.at, key)
        if cell:
            return cell_place(self.reading.file, self.reading.sheet, cell)
        return self.reading.place(self.reading.rows[one.at], "number") if key == "number" else None


def read_results(
    path: Path,
    slots: Sequence[Slot],
    options: ReadOptions,
    words: Mapping[str, str] = NO_WORDS,
    trainings: Sequence[str] = (),
    given: ResultAnswers = ResultAnswers(),
    former: Sequence[Slot] = (),
) -> ResultLines:
    """The lines of a list; `former` are the half days of its session when the list was made, if they were others.

    Raises as `reading.read`. Problems besides those of reading: W_RESULT_OLD_ROSTER, E_RESULT_ROSTER_DAYS.
    """
    asked = list_layout(slots, words, trainings)
    # What the user says, or our own roster of itself, goes before what the title may mean.
    if trainings and not (given.session or given.training):
        asked = replace(asked, titled=Titled("training", tuple(trainings), ("training", "session")))
    reading = read(path, asked, options)
    halves = _halves(slots)
    days = tuple(slot.day for slot in slots)
    if former and not all(one in reading.columns for one in halves):
        older = read(path, list_layout(former, words, trainings), options)
        if all(one in older.columns for one in _halves(former)):
            reading = _of_former_days(older, former, slots, given.session)
            # Whoever ticked the printed list sat there on the days that hold now.
            halves = halves if len(former) == len(slots) else ()
    if not any(one in reading.columns for one in halves):
        # Whose days these are is known once a line's session is.
        halves, days = _days_filled(reading), ()
    said = list(reading.rows.values((*_SAID, *halves)))
    # A list says the same of a hundred thousand people: each saying is made once, and nothing is asked of it per line.
    told = {values: _told(values, days, given) for values in dict.fromkeys(said)}
    place = CellPlace if reading.moved is None else cell_place
    places = map(place, repeat(reading.file), repeat(reading.sheet), reading.rows.cells("outcome", "number"))
    who = reading.rows.values(("number", "name"))
    rows = enumerate(zip(who, map(told.__getitem__, said), places, strict=True))
    return ResultLines([ResultLine(number, name or "", one, at, p) for at, ((number, name), one, p) in rows], reading)


def _halves(slots: Sequence[Slot]) -> tuple[str, ...]:
    return tuple(f"half.{no}" for no in range(1, len(slots) + 1))


def _of_former_days(older: Reading, former: Sequence[Slot], slots: Sequence[Slot], session: str) -> Reading:
    """A roster that went out before its session moved, with what is to be told of it where anybody was ticked."""
    if not any(row.values[key] for row in older.rows for key in _halves(former)):
        return older
    titles = [tuple(_attendance(1, slot, NO_WORDS).title for slot in some) for some in (former, slots)]
    code = "W_RESULT_OLD_ROSTER" if len(former) == len(slots) else "E_RESULT_ROSTER_DAYS"
    place = CellPlace(older.file, older.sheet)
    told = problem(code, place, session=session, found=titles[0], expected=titles[1])
    return replace(older, problems=(*older.problems, told))


def _days_filled(reading: Reading) -> tuple[str, ...]:
    """The columns of days of the list up to the last one in which anything stands."""
    keys = [f"day.{no}" for no in range(1, MOST_DAYS + 1) if f"day.{no}" in reading.columns]
    filled = [any(row.values[key] for row in reading.rows) for key in keys]
    return tuple(keys[: max((at for at, is_filled in enumerate(filled, 1) if is_filled), default=0)])


_SAID = ("session", "training", "outcome", "completed_on", "hours", "score", "progress", "remark")
"""What a line says besides whom it is about and its half days."""


def _told(values: tuple[Any, ...], days: tuple[date, ...], given: ResultAnswers) -> TrainingLine:
    session, training, said, completed_on, hours, score, progress, remark = values[: len(_SAID)]
    marks = tuple(AttendanceMark(mark) if mark else None for mark in values[len(_SAID) :])
    said = said or ""
    session, training = session or given.session, training or ""
    return TrainingLine(
        session=session,
        training=training if session or training else given.training,
        marks=marks if any(marks) else (),
        days=days if any(marks) else (),
        outcome=Outcome.NOT_COMPLETED if said in _REMARKS else Outcome(said) if said else None,
        # Of a course on several days the last one: with it the training is completed.
        completed_on=last_day(completed_on) if isinstance(completed_on, tuple) else completed_on,
        hours=hours,
        # Two decimals: 2 of 3 points are 66.67, and a limit of the office is compared with that.
        score=score if score is None else round(score * FULL_MARKS / given.full_marks, 2),
        progress=progress,
        remark=remark or _REMARKS.get(said, ""),
        on=given.on,
    )
