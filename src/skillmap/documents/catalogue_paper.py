"""年間研修計画 on paper: the twelve columns that a yearly plan has, by group."""

from collections.abc import Sequence

from skillmap.framework.catalogue import groups_of
from skillmap.framework.model import Framework, Training
from skillmap.framework.reader import FrameworkSource
from skillmap.i18n.wording import sentence
from skillmap.sheets import Emphasis, Sheet, SheetColumn
from skillmap.sheets.layout import Layout
from skillmap.sheets.sheet import CellValue
from skillmap.tables import Align
from skillmap.words import Lang

# Columns and order of the yearly plans that offices print (年間研修計画).
_WIDTHS = {
    "code": 13, "name": 24, "format": 11, "audience": 13, "summary": 32, "teaches": 17, "period": 8, "half_days": 6,
    "capacity": 6, "provider": 14, "venue": 8, "budget": 10, "contact": 9,
}  # fmt: skip
_SMALL = ("code", "name", "audience", "summary", "teaches", "provider", "venue", "contact", "format", "period")
_NUMBERS = ("half_days", "capacity", "budget")


def paper_sheet(source: FrameworkSource, layout: Layout, lang: Lang) -> Sheet:
    """The plan to be printed: active trainings, a heading row before each group."""
    framework, groups = source.framework, groups_of(source)
    titles = {choice.code: choice.title.text(lang) for choice in layout.field("group").choices}
    rows: list[tuple[CellValue, ...]] = []
    emphasis: dict[int, Emphasis] = {}
    for group, title in titles.items():
        # Withdrawn trainings stay defined for what is on record; a plan of the year has none.
        listed = [t for t in framework.trainings.values() if groups[t.id] == group and t.status == "active"]
        if not listed:
            continue
        emphasis[len(rows)] = Emphasis.BAND
        heading = sentence("catalogue.group", lang, group=title, count=len(listed))
        rows.append((heading, *(None for _ in range(len(_WIDTHS) - 1))))
        rows += [_row(framework, training, lang) for training in listed]
    note = sentence("catalogue.print.note", lang, sheet=layout.sheet.text(lang))
    return Sheet(
        sentence("catalogue.print", lang), _columns(layout, lang), rows, title=layout.title.text(lang), notes=(note,),
        emphasis=emphasis, is_tall=True,
    )  # fmt: skip


def _columns(layout: Layout, lang: Lang) -> tuple[SheetColumn, ...]:
    return tuple(
        SheetColumn(
            key,
            layout.field(key).title.text(lang),
            align=Align.RIGHT if key in _NUMBERS else Align.LEFT,
            width=width,
            number_format="#,##0" if key == "budget" else "",
            is_small=key in _SMALL,
        )
        for key, width in _WIDTHS.items()
    )


def _row(framework: Framework, training: Training, lang: Lang) -> tuple[CellValue, ...]:
    values: Sequence[CellValue] = (
        training.id,
        training.name.text.text(lang),
        sentence(f"training.format.{training.format}", lang),
        training.audience.text.text(lang),
        training.summary.text.text(lang),
        levels_text(framework, list(training.teaches.items()), lang),
        training.period,
        # Trainings are counted in half days here, in days on paper.
        training.half_days / 2 if training.half_days else None,
        training.usual_capacity,
        training.provider.text.text(lang),
        training.venue,
        # A yearly plan asks for the money of a session; definitions hold yen per person.
        training.cost_yen * training.usual_capacity if training.usual_capacity else None,
        training.contact,
    )
    return tuple(values)


def levels_text(framework: Framework, levels: Sequence[tuple[str, int]], lang: Lang) -> str:
    """Skills with their levels as a cell has them: データ分析 2、AIの活用 1."""
    return "、".join(f"{framework.skills[skill].name.text.text(lang)} {level}" for skill, level in levels)
