"""リーダー名簿・推薦名簿: who leads which section. A list by section (vacant sections are blank rows) or a letter.

Both are read and written by the same columns; they differ in what must be there: a list names the section of every
row, a letter (推薦書 with 文書番号, 宛名 and 記 above the table) at least the staff number.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read, recognise
from skillmap.errors import InputRefused
from skillmap.framework.model import LeaderRule
from skillmap.leaders.model import Nomination, NominationRoute
from skillmap.problems import Problem, problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading, Row
from skillmap.sheets.list_shapes import JoinedField, Ranked, Together
from skillmap.words import Bilingual

LIST, LETTER = "leader-list", "nomination-letter"

ROUTES = (
    Choice(
        NominationRoute.RECOMMENDED,
        Bilingual("所属長の推薦", "recommended"),
        ("推薦", "所属長推薦", "課長推薦", "他薦"),
    ),
    Choice(
        NominationRoute.VOLUNTEER, Bilingual("立候補", "volunteer"), ("希望", "自薦", "応募", "本人希望", "自己推薦")
    ),
    Choice(NominationRoute.APPOINTED, Bilingual("指名", "appointed"), ("任命", "指定", "職指定")),
)
# ○ ◯ 〇 are three characters that look alike, and all of them are typed.
YES = Choice("yes", Bilingual("○", "yes"), ("◯", "〇", "有", "はい", "済", "該当", "✓", "レ"))
NO = Choice("no", Bilingual("×", "no"), ("無", "いいえ", "未", "非該当", "－"))

_FIELDS = (
    Field(
        "department", Bilingual("部", "department"), equals=("部名",), aliases=("局", "部局"), fills_down=True, width=18
    ),
    Field(
        "section",
        Bilingual("課", "section"),
        equals=("課名", "課・室"),
        aliases=("所属", "所属名", "推薦所属", "課室"),
        fills_down=True,
        width=22,
    ),
    staff_number(required=False, locked=False),
    Field(
        "name",
        Bilingual("氏名", "name"),
        Kind.NAME,
        aliases=(
            "職員氏名",
            "リーダー",
            "推薦者氏名",
            "推薦する職員の氏名",
            "推薦職員氏名",
            "推薦する職員",
            "被推薦者氏名",
            "被推薦者",
            "候補者氏名",
            "リーダー氏名",
        ),
        vacant=True,
        width=16,
        locked=False,
    ),
    Field("kana", Bilingual("フリガナ", "kana"), equals=("ふりがな", "カナ"), width=20),
    Field("grade", Bilingual("職名", "grade"), equals=("職層", "役職"), width=10),
    Field("subsection", Bilingual("係", "team"), equals=("担当", "係名"), width=14),
    Field("fy", Bilingual("年度", "fiscal year"), Kind.FISCAL_YEAR, aliases=("対象年度",), width=12),
    Field("seat", Bilingual("席", "seat"), width=4),
    Field("rank", Bilingual("推薦順位", "rank"), Kind.INTEGER, equals=("順位",), minimum=1, maximum=99, width=8),
    Field(
        "route",
        Bilingual("経路", "route"),
        Kind.CHOICE,
        choices=ROUTES,
        aliases=("選出方法", "推薦区分"),
        width=14,
        locked=False,
    ),
    Field(
        "starts", Bilingual("就任日", "from"), Kind.DATE, aliases=("任期開始", "委嘱日", "任命日", "開始日"), width=14
    ),
    Field("ends", Bilingual("退任日", "until"), Kind.DATE, aliases=("任期終了", "任期満了日", "終了日"), width=14),
    Field("before", Bilingual("前任者", "predecessor"), width=16),
    Field("nominated_by", Bilingual("推薦者", "recommended by"), equals=("所属長",), width=16, locked=False),
    Field("nominated_on", Bilingual("推薦日", "recommended on"), Kind.DATE, width=14, locked=False),
    Field("reason", Bilingual("推薦理由", "reason"), aliases=("理由",), max_length=1000, width=36, locked=False),
    Field(
        "theme",
        Bilingual("改善テーマ", "theme"),
        aliases=("テーマ", "取組テーマ"),
        max_length=1000,
        width=30,
        locked=False,
    ),
    Field("result", Bilingual("成果", "result"), aliases=("取組結果",), max_length=2000, width=30, locked=False),
    Field("status", Bilingual("状態", "status"), width=14),
)
# 推薦書 ask for sex and age; nobody needs them here, so they are not read.
_IGNORED = ("性別", "年齢", "生年月日", "住所", "在課年数", "内線", "備考", "No.", "採用年月日")


def layouts(rule: LeaderRule) -> tuple[Layout, Layout]:
    """The list and the letter; the rule's conditions are columns to be ticked."""
    conditions = tuple(
        Field(f"condition.{no}", text.text, Kind.CHOICE, choices=(YES, NO), width=14, locked=False)
        for no, text in enumerate(rule.conditions, 1)
    )
    return _layout(LIST, rule, conditions, "section"), _layout(LETTER, rule, conditions, "number")


_RANKED = Ranked(
    "rank",
    (
        (
            "正",
            "正リーダー",
            "主リーダー",
            "リーダー(正)",
            "正担当",
            "主担当",
            "正担当者",
            "正副(正)",
            "推進員(正)",
            "担当者(正)",
            "担当(正)",
            "リーダー（正）氏名",
            "正(氏名)",
        ),
        (
            "副",
            "副リーダー",
            "サブリーダー",
            "リーダー(副)",
            "副担当",
            "副担当者",
            "補佐",
            "正副(副)",
            "推進員(副)",
            "担当者(副)",
            "担当(副)",
            "リーダー（副）氏名",
            "副(氏名)",
        ),
    ),
)
"""Whoever is named second has the second rank: which seat that is the rule says."""
_TERM = (JoinedField(("任期", "任期間", "委嘱期間", "任命期間"), "starts", "ends"),)


def _layout(name: str, rule: LeaderRule, conditions: tuple[Field, ...], required: str) -> Layout:
    # The required field stands first: it is what makes a row a record.
    ordered = sorted(_FIELDS, key=lambda one: one.key != required)
    fields = tuple(replace(one, required=one.key == required) for one in ordered)
    # Two documents, two names: people choose between them by these.
    ja, en = ("推薦書", "nomination") if name == LETTER else ("名簿", "list")
    return Layout(
        name,
        Bilingual(f"{rule.title.ja}{ja}", f"{rule.title.en} {en}"),
        Bilingual("名簿", "Leaders"),
        (*fields, *conditions),
        ignored=_IGNORED,
        wholes=_TERM,
        ranked=_RANKED,
        together=(
            Together((("section",), ("department",), ("seat",), ("fy",)), apart="starts"),
            Together((("number", "name"), ("fy",)), apart="starts"),
        ),
    )


def read_nominations(
    path: Path, rule: LeaderRule, options: ReadOptions, source_no: int = 1
) -> tuple[list[Nomination], Reading]:
    """The nominations of a list or letter, and the reading with its problems (rows that name nobody are counted)."""
    both = layouts(rule)
    fits = recognise(path, both)
    layout = both[1] if fits == (LETTER,) else both[0]
    reading = read(path, layout, options)
    # Without a column of people every row would be a vacancy, and a complete list would end every term.
    if not {"number", "name"} & reading.columns.keys():
        unknown = tuple(str(p.facts["found"]) for p in reading.problems if p.code == "N_COLUMN_UNKNOWN")
        raise InputRefused("E_LEADER_NO_NAMES", reading.problems, file=reading.file, found=unknown)
    found = [_nomination(row, reading, rule, source_no) for row in reading.rows]
    named = [one for one in found if one.number or one.name]
    notes: list[Problem] = []
    if len(named) < len(found):
        notes.append(problem("N_LEADER_VACANT_ROWS", reading.place(reading.rows[0]), count=len(found) - len(named)))
    return named, replace(reading, problems=(*reading.problems, *notes))


_PLACES = ("number", "department", "section", "route", "starts", "ends", "before")


def _nomination(row: Row, reading: Reading, rule: LeaderRule, source_no: int) -> Nomination:
    v = row.values
    section = "/".join(name for name in (v["department"], v["section"]) if name)
    ticked = [text.ja for no, text in enumerate(rule.conditions, 1) if v.get(f"condition.{no}") == YES.code]
    return Nomination(
        number=v["number"] or "",
        name=v["name"] or "",
        section=section if v["section"] else "",
        fy=v["fy"],
        rank=v["rank"],
        route=NominationRoute(v["route"] or NominationRoute.RECOMMENDED),
        starts=v["starts"],
        ends=v["ends"],
        before=v["before"] or "",
        nominated_by=v["nominated_by"] or "",
        nominated_on=v["nominated_on"],
        reason=v["reason"] or "",
        conditions=tuple(ticked),
        theme=v["theme"] or "",
        result=v["result"] or "",
        source_no=source_no,
        place=reading.place(row, "number"),
        places=tuple((key, reading.place(row, key)) for key in _PLACES if key in row.cells),
    )


_OWN = (
    "number", "name", "fy", "rank", "starts", "ends", "nominated_by", "nominated_on", "reason", "theme", "result",
)  # fmt: skip


def columns(rule: LeaderRule, keys: Sequence[str]) -> tuple[str, ...]:
    """Keys of the columns to write, the rule's conditions at the end."""
    return (*keys, *(f"condition.{no}" for no in range(1, len(rule.conditions) + 1)))
