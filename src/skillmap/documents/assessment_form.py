"""スキル評価シート: a workbook per section, a page per person, written and read by one layout.

A page asks only for the skills of the person's role grades. The level descriptors stand beside them; what people fill
in are the two columns for levels, the wish, two days and the supervisor's name. Everything else is protected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from skillmap.assessment.forms import PersonForm
from skillmap.days import FiscalYear, day_on_paper
from skillmap.documents.form_ids import ASSESSMENT
from skillmap.documents.person_fields import NUMBER_CODES
from skillmap.framework.model import Framework
from skillmap.i18n.wording import sentence, word
from skillmap.reports.person_skills import LEAST_AXES
from skillmap.sheets import Fingerprint, HeadCell, Sheet, SheetColumn, safe_sheet_name
from skillmap.sheets.layout import Choice, Field, Kind, Layout
from skillmap.sheets.writing.making import NOT_ASSESSED, as_of_line
from skillmap.tables import Align, Chart
from skillmap.words import Bilingual, Lang

ID = ASSESSMENT

HEAD = {
    "number": Bilingual("職員番号", "Staff number"),
    "name": Bilingual("氏名", "Name"),
    "grade": Bilingual("職名", "Grade"),
    "unit": Bilingual("所属", "Unit"),
    "targets": Bilingual("人材像・目標", "Role or aim"),
    "self_day": Bilingual("本人の記入日", "Day (self)"),
    "wish": Bilingual("希望する人材像", "Role wished for"),
    "supervisor_day": Bilingual("上司の記入日", "Day (supervisor)"),
    "supervisor_name": Bilingual("上司の氏名", "Supervisor"),
}
"""Labels above the table."""


def role_choices(framework: Framework) -> tuple[Choice, ...]:
    """Every role grade as something to pick; the code is `role/grade`."""
    found = []
    for role in framework.roles.values():
        for number, grade in sorted(role.grades.items()):
            ja, en = f"{role.name.ja} {number}", f"{role.name.en} {number}"
            has_own = grade.name is not None and grade.name.ja != role.name.ja
            long = (f"{ja}（{grade.name.ja}）", f"{en} ({grade.name.en})") if grade.name and has_own else (ja, en)
            found.append(Choice(f"{role.id}/{number}", Bilingual(*long), (ja, en, f"{role.name.ja}/{number}")))
    return tuple(found)


def layout(framework: Framework) -> Layout:
    """A page: the skill, what is asked and what was approved, the two columns to fill in, the descriptors."""
    low, high = framework.header.lowest, framework.header.highest
    bounds: dict[str, Any] = {"minimum": low, "maximum": high, "width": 8, "choices": _level_words(framework)}
    fields = (
        Field("skill", Bilingual("スキル", "skill"), required=True, width=22),
        Field("category", Bilingual("分野", "field"), width=14),
        Field("required", Bilingual("必要", "asked"), Kind.LEVEL, **bounds | {"width": 6}),
        Field("before", Bilingual("前回", "before"), Kind.LEVEL, **bounds | {"width": 6}),
        Field("self", Bilingual("自己", "self"), Kind.LEVEL, equals=("自己評価",), locked=False, **bounds),
        Field("supervisor", Bilingual("上司", "supervisor"), Kind.LEVEL, equals=("上司評価",), locked=False, **bounds),
    )
    wish = Field("wish", HEAD["wish"], Kind.CHOICE, choices=role_choices(framework))
    head = (
        Field("number", HEAD["number"], Kind.CODE, codes=NUMBER_CODES),
        Field("name", HEAD["name"], Kind.NAME),
        Field("self_day", HEAD["self_day"], Kind.DATE),
        wish,
        Field("supervisor_day", HEAD["supervisor_day"], Kind.DATE),
        Field("supervisor_name", HEAD["supervisor_name"]),
    )
    title = Bilingual("スキル評価シート", "Skill assessment")
    # The descriptors are headed by names of levels: columns to look at, and no column that nobody knows.
    ignored = tuple(text for one in _level_words(framework) for text in (one.title.ja, one.title.en))
    return Layout(ID, title, title, fields, ignored=(*ignored, "備考"), head=head)


def _level_words(framework: Framework) -> tuple[Choice, ...]:
    """The levels as the headings of the descriptors have them (2 実践), and their names alone."""
    return tuple(
        Choice(
            str(step.level), Bilingual(f"{step.level} {step.name.ja}", f"{step.level} {step.name.en}"),
            (step.name.ja, step.name.en),
        )
        for step in framework.header.scale
    )  # fmt: skip


@dataclass(frozen=True)
class AssessmentIssue:
    """What all pages of one round have in common."""

    framework: Framework
    fy: FiscalYear
    day: date
    entry: int
    """Newest entry of the journal when the forms were made."""
    office: str
    due: date | None = None
    return_to: str = ""
    """Where the forms go when they are filled in."""
    fallback: str = ""
    """`role/grade` that people without role or aim are asked about; "" = their pages ask for the wish only."""

    @cached_property
    def role_titles(self) -> dict[str, Bilingual]:
        """`role/grade` -> as it can be picked."""
        return {choice.code: choice.title for choice in role_choices(self.framework)}


def fingerprint(issue: AssessmentIssue, unit_code: str, unit: str, forms: Sequence[PersonForm]) -> Fingerprint:
    """What a form says of itself: the state it shows, its round and deadline, whom it asks."""
    extra = {
        "fy": str(issue.fy.year),
        "due": issue.due.isoformat() if issue.due else "",
        "unit": unit_code,
        "unit_name": unit,
        "staff": ",".join(one.person.number for one in forms),
        "rows": str(sum(len(one.asked) for one in forms)),
    }
    return Fingerprint(ID, issue.day.isoformat(), issue.entry, issue.framework.digest, extra)


def file_title(issue: AssessmentIssue, unit: str, lang: Lang) -> str:
    """The file's name without suffix: スキル評価シート_令和8年度_総務部_人事課."""
    return sentence("assess.form.file", lang, fy=issue.fy.text, unit=unit.replace("/", "_"))


def form_book(issue: AssessmentIssue, unit: str, forms: Sequence[PersonForm], lang: Lang) -> list[Sheet]:
    """The workbook of a section: whom it asks, with a link to each page, and the pages."""
    taken: list[str] = [sentence("assess.form.index", lang)]
    names: list[str] = []
    # By number and name: two of one name must not meet, and people look for either.
    for one in forms:
        names.append(safe_sheet_name(f"{one.person.number} {one.person.name}", taken))
        taken.append(names[-1])
    pages = [_page(issue, one, name, lang) for one, name in zip(forms, names, strict=True)]
    return [_index(issue, unit, forms, names, lang), *pages]


def _index(issue: AssessmentIssue, unit: str, forms: Sequence[PersonForm], names: Sequence[str], lang: Lang) -> Sheet:
    columns = (
        SheetColumn("no", sentence("assess.form.no", lang), align=Align.CENTER, width=4),
        SheetColumn("number", HEAD["number"].text(lang), align=Align.CENTER, width=10),
        SheetColumn("name", HEAD["name"].text(lang), width=26),
        SheetColumn("grade", HEAD["grade"].text(lang), width=14),
        SheetColumn("targets", HEAD["targets"].text(lang), width=50),
        SheetColumn("count", sentence("assess.form.count", lang), align=Align.CENTER, width=8),
        SheetColumn("page", sentence("assess.form.page", lang), width=26, is_link=True),
    )
    rows = [
        (no, p.person.number, p.person.name, p.person.grade, _targets(issue, p, lang), len(p.asked), name)
        for no, (p, name) in enumerate(zip(forms, names, strict=True), 1)
    ]
    title = sentence("assess.form.title_unit", lang, fy=issue.fy.text, unit=unit, count=len(forms))
    steps = tuple(sentence(f"assess.form.step{n}", lang) for n in (1, 2, 3))
    subtitle = (*_origin(issue, lang), *steps)
    name = sentence("assess.form.index", lang)
    return Sheet(name, columns, rows, title, subtitle, purpose="form", confidential=True, is_tall=True)


def _origin(issue: AssessmentIssue, lang: Lang) -> tuple[str, ...]:
    made = "　".join(part for part in (as_of_line(issue.day, lang), issue.office) if part)
    due = ""
    if issue.due:
        day = day_on_paper(issue.due, lang)
        key = "assess.form.due_to" if issue.return_to else "assess.form.due"
        due = sentence(key, lang, day=day, to=issue.return_to)
    elif issue.return_to:
        due = sentence("assess.form.to", lang, to=issue.return_to)
    return (made, due) if due else (made,)


def _targets(issue: AssessmentIssue, one: PersonForm, lang: Lang) -> str:
    names = [issue.role_titles[f"{target.role}/{target.grade}"].text(lang) for target in one.targets]
    return ("、" if lang == "ja" else ", ").join(names) or sentence("assess.form.no_target", lang)


def _page(issue: AssessmentIssue, one: PersonForm, name: str, lang: Lang) -> Sheet:
    framework = issue.framework
    table = layout(framework)
    choices = (*(str(step.level) for step in framework.header.scale), NOT_ASSESSED)
    columns = [
        SheetColumn("category", table.field("category").title.text(lang), width=14, is_small=True),
        SheetColumn("skill", table.field("skill").title.text(lang), width=22),
        *(_level_column(table.field(key), choices, lang) for key in ("required", "before", "self", "supervisor")),
        *(
            SheetColumn(f"level.{step.level}", f"{step.level} {step.name.text.text(lang)}", width=22, is_small=True)
            for step in framework.header.scale
        ),
    ]
    rows = [_row(framework, one, skill, required, lang) for skill, required in one.asked.items()]
    has_radar = len(rows) >= LEAST_AXES
    hints = ["assess.form.how" if rows else "assess.form.only_wish", *(["assess.form.radar"] if has_radar else [])]
    subtitle = (*_origin(issue, lang), *(sentence(key, lang) for key in hints))
    return Sheet(
        name,
        tuple(columns),
        rows,
        sentence("assess.form.title", lang, fy=issue.fy.text),
        subtitle,
        purpose="form",
        confidential=True,
        head=_head(issue, one, len(columns) - 1, lang),
        is_tall=True,
        chart=_radar(framework) if has_radar else None,
    )


def _radar(framework: Framework) -> Chart:
    """What is asked for, what was approved, and what is being filled in, as far as it is."""
    most = max(step.level for step in framework.header.scale)
    return Chart("radar", "skill", ("required", "before", "self", "supervisor"), most)


def _level_column(one: Field, choices: tuple[str, ...], lang: Lang) -> SheetColumn:
    return SheetColumn(
        one.key,
        one.title.text(lang),
        align=Align.CENTER,
        width=one.width,
        choices=() if one.locked else choices,
        locked=one.locked,
    )


def _row(framework: Framework, one: PersonForm, skill: str, required: int, lang: Lang) -> tuple[str | int | None, ...]:
    definition = framework.skills[skill]
    category = framework.categories.get(definition.category)
    descriptors = [
        # A skill that says nothing of a level of its own means what the level means in general.
        (definition.descriptors.get(step.level) or step.description).text.text(lang)
        for step in framework.header.scale
    ]
    return (
        category.name.text.text(lang) if category else "",
        definition.name.text.text(lang),
        required,
        # －, never 0: who was not assessed has no level.
        one.before.get(skill, NOT_ASSESSED),
        one.own.get(skill),
        one.supervisor.get(skill),
        *descriptors,
    )


def _head(issue: AssessmentIssue, one: PersonForm, last: int, lang: Lang) -> tuple[HeadCell, ...]:
    titles = {code: title.text(lang) for code, title in issue.role_titles.items()}
    wish = titles.get(f"{one.wish.role}/{one.wish.grade}") if one.wish else None
    wide = min(last, 7)

    def label(row: int, first: int, key: str) -> HeadCell:
        return HeadCell(row, first, first if first == 0 else 3, word(HEAD[key], lang), "label")

    person = one.person
    return (
        label(0, 0, "number"), HeadCell(0, 1, 1, person.number), label(0, 2, "name"), HeadCell(0, 4, wide, person.name),
        label(1, 0, "grade"), HeadCell(1, 1, 1, person.grade), label(1, 2, "unit"), HeadCell(1, 4, wide, one.unit),
        label(2, 0, "targets"), HeadCell(2, 1, wide, _targets(issue, one, lang)),
        label(3, 0, "self_day"), HeadCell(3, 1, 1, None, "typed", is_day=True),
        label(3, 2, "wish"), HeadCell(3, 4, wide, wish, "typed", tuple(titles.values())),
        label(4, 0, "supervisor_day"), HeadCell(4, 1, 1, None, "typed", is_day=True),
        label(4, 2, "supervisor_name"), HeadCell(4, 4, wide, None, "typed"),
    )  # fmt: skip
