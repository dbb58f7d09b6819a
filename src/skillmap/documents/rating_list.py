"""スキル評価表: a row per person, a column per skill, or per skill × stage under a two-row heading.

The columns come from the framework: skills by their names. A level that is blank or － is not assessed.
"""

import difflib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from skillmap.assessment.model import AnswerRow, Columns, RowAnswers, Stage
from skillmap.documents.person_fields import staff_number
from skillmap.documents.reading import read
from skillmap.errors import InputRefused
from skillmap.framework.model import Framework
from skillmap.problems import Problem, problem
from skillmap.sheets import LARGE, ReadOptions
from skillmap.sheets.layout import Field, Kind, Layout, Lines, Reading, cell_place
from skillmap.sheets.list_shapes import Once
from skillmap.sheets.options import FormerName
from skillmap.words import Bilingual

ID = "rating-list"
NO_NAMES: Mapping[str, FormerName] = MappingProxyType({})

STAGES: Mapping[Stage, tuple[Bilingual, tuple[str, ...]]] = {
    Stage.SELF: (Bilingual("自己", "self"), ("自己評価", "本人", "本人評価")),
    Stage.SUPERVISOR: (Bilingual("上司", "supervisor"), ("上司評価", "所属長", "所属長評価", "一次評価")),
    Stage.APPROVED: (Bilingual("承認", "approved"), ("承認済", "決定", "確定", "最終", "最終評価")),
}
"""What stands under a skill's heading for each stage, and other words that offices have for it."""


def layout(framework: Framework, stage: Stage, former: Mapping[str, FormerName] = NO_NAMES) -> Layout:
    """The columns of a rating list. A skill's column without a stage below it holds levels of `stage`.

    `former` are names of skills in earlier versions by their folded text: those that mean one skill are understood.
    """
    was: dict[str, tuple[str, ...]] = {}
    for name in former.values():
        if not name.why:
            was[name.key] = (*was.get(name.key, ()), name.text)
    low, high = framework.header.scale[0].level, framework.header.highest
    skills = [
        Field(
            skill.id, skill.name.text, Kind.LEVEL, aliases=was.get(skill.id, ()), names="skill", minimum=low,
            maximum=high, width=10,
        )
        for skill in framework.skills.values()
    ]  # fmt: skip
    staged = [
        Field(
            f"{skill.id}.{one.code}", title, Kind.LEVEL, aliases=aliases, over=skill.name.text,
            over_aliases=was.get(skill.id, ()), names="skill", minimum=low, maximum=high, width=6,
        )
        for skill in framework.skills.values()
        for one, (title, aliases) in STAGES.items()
    ]  # fmt: skip
    title, _ = STAGES[stage]
    return Layout(
        ID,
        Bilingual(f"スキル評価表（{title.ja}）", f"Skill ratings ({title.en})"),
        Bilingual("スキル評価", "Ratings"),
        (*_PERSON, *skills, *staged),
        as_of=True,
        # Where every line has its 評価日 nobody has to say the day of the list.
        own_days="rated_on",
        # Sums and means of levels are no levels.
        ignored=("No.", "性別", "年齢", "備考", "合計", "平均"),
        limits=LARGE,
        once=Once("org.twice.one_row", "org.twice.two_people"),
        lines=_lines(low, high),
    )


def _lines(low: int, high: int) -> Lines:
    """The same list with a level a line: person, skill, level (or a level per stage)."""
    level = Field(
        "level", Bilingual("レベル", "level"), Kind.LEVEL, minimum=low, maximum=high,
        aliases=("評価", "評価結果", "評価レベル", "スキルレベル", "習熟度", "段階", "評点", "点数", "rating", "score"),
    )  # fmt: skip
    return Lines(
        subject=tuple(one.key for one in _PERSON),
        thing=Field(
            "skill", Bilingual("スキル", "skill"),
            aliases=(
                "スキル名", "スキル項目", "項目", "項目名", "評価項目", "能力", "技能", "スキルID", "スキルコード",
            ),
        ),
        values=(
            level,
            *(
                Field(f"level.{one.code}", title, Kind.LEVEL, aliases=aliases, minimum=low, maximum=high)
                for one, (title, aliases) in STAGES.items()
            ),
        ),
        qualifier=Field("stage", Bilingual("評価区分", "stage"), aliases=("評価者区分", "評価段階", "区分")),
    )  # fmt: skip


_PERSON = (
    staff_number(),
    Field("name", Bilingual("氏名", "name"), Kind.NAME, aliases=("職員氏名",), width=16),
    Field("department", Bilingual("部", "department"), equals=("部名",), width=16),
    Field("section", Bilingual("課", "section"), equals=("課名", "所属"), width=18),
    Field("subsection", Bilingual("係", "team"), equals=("係名",), width=14),
    Field("grade", Bilingual("職名", "grade"), equals=("職層", "役職"), width=10),
    Field("kana", Bilingual("フリガナ", "kana"), width=18),
    Field("rated_on", Bilingual("評価日", "rated on"), Kind.DATE, aliases=("評価年月日",), width=14),
)
_WHOSE = ("number", "name", "rated_on")
_LEVELS = len(_WHOSE)


def read_ratings(
    path: Path, framework: Framework, stage: Stage, options: ReadOptions, source_no: int = 1
) -> tuple[list[AnswerRow], Reading]:
    """The rows of a rating list, and the reading with its problems.

    A heading that is no skill is told with the nearest one. Raises InputRefused (E_RATING_NO_SKILLS) when none is.
    """
    form = layout(framework, stage, options.former.get("skill", NO_NAMES))
    reading = _about_skills(read(path, form, options), framework)
    columns = [
        (key, skill, one)
        for skill in framework.skills
        for key, one in ((skill, stage), *((f"{skill}.{s.code}", s) for s in Stage))
        if key in reading.columns
    ]
    if not columns:
        names = tuple(skill.name.text for skill in framework.skills.values())
        raise InputRefused("E_RATING_NO_SKILLS", reading.problems, file=reading.file, expected=names)
    # Said once for all rows: a sheet of everybody holds millions of levels.
    shared = Columns(
        reading.file,
        reading.sheet,
        tuple((skill, one) for _, skill, one in columns),
        tuple(reading.columns[key] for key, _, _ in columns),
        reading.moved,
    )
    rows = reading.rows
    told = rows.values((*_WHOSE, *(key for key, _, _ in columns)))
    cells = rows.cells("number", *(one.key for one in form.fields))
    return [
        AnswerRow(
            one[0], one[1] or "", RowAnswers(shared, one[_LEVELS:], line), one[2],
            cell_place(reading.file, reading.sheet, cell), source_no,
        )
        for line, cell, one in zip(rows.numbers, cells, told, strict=True)
    ], reading  # fmt: skip


def _about_skills(reading: Reading, framework: Framework) -> Reading:
    """The reading, whose unknown headings are told as skills that the framework does not have."""
    # Near in either language: lists of other bodies often keep the English names.
    names = {name: skill.name.text for skill in framework.skills.values() for name in (skill.name.ja, skill.name.en)}
    problems: list[Problem] = []
    for one in reading.problems:
        if one.code != "N_COLUMN_UNKNOWN":
            problems.append(one)
            continue
        found = str(one.facts["found"])
        near = difflib.get_close_matches(found, names, 1, 0.5)
        problems.append(problem("W_SKILL_UNKNOWN", one.place, found=found, nearest=names[near[0]] if near else None))
    return replace(reading, problems=tuple(problems))


def columns(framework: Framework) -> tuple[str, ...]:
    """Keys of the columns to write for one stage."""
    return ("number", "name", "department", "section", "grade", *framework.skills)
