"""An empty form of every list, and what each of its columns is for: made from the layout that reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from skillmap.commands import command_line
from skillmap.days import day_on_paper, is_paper
from skillmap.i18n import sentence
from skillmap.i18n.wording import word
from skillmap.sheets import Extras, Fingerprint, Sheet, sheet_from_layout, sheet_from_table
from skillmap.sheets.layout import Choice, Field, Kind, Layout
from skillmap.tables import Table, column
from skillmap.words import Bilingual, Fact, Lang, message

ROWS = 200
"""Rows that can be filled in with drop-downs; more may be added below."""
PRINTED = 20
"""Of these the ones on paper, besides the example: who fills a form in by hand needs a page of it."""
EXAMPLES: Mapping[str, Bilingual] = {
    "number": Bilingual("000123", "000123"),
    "name": Bilingual("見本 花子", "Mihon Hanako"),
    "kana": Bilingual("ミホン ハナコ", "ミホン ハナコ"),
    "department": Bilingual("総務部", "総務部"),
    "section": Bilingual("人事課", "人事課"),
    "subsection": Bilingual("人事係", "人事係"),
    "grade": Bilingual("主任", "主任"),
    "training": Bilingual("データ分析入門", "Data analysis"),
    "session": Bilingual("DA-01", "DA-01"),
    "kind": Bilingual("育児休業", "parental leave"),
    "code": Bilingual("DA-01", "DA-01"),
    "trainers": Bilingual("見本 太郎、見本 花子", "Mihon Taro, Mihon Hanako"),
    "role": Bilingual("データ活用人材", "Data specialist"),
    "post": Bilingual("データ活用担当", "Data officer"),
    "holder": Bilingual("000123", "000123"),
    "qualification": Bilingual("ITパスポート", "IT Passport"),
}
_BY_KIND: Mapping[Kind, str] = {
    Kind.DATE: "2026-06-01", Kind.INTEGER: "1", Kind.NUMBER: "80", Kind.HOURS: "3:30", Kind.TIME: "9:00",
    Kind.LEVEL: "2", Kind.FISCAL_YEAR: "2026", Kind.NAME: "見本 花子", Kind.KANA: "ミホン ハナコ",
}  # fmt: skip


def columns_of(layout: Layout) -> tuple[Field, ...]:
    """The columns of the form: those that do not stand under a group heading."""
    return tuple(one for one in layout.fields if one.over is None)


def example(one: Field, lang: Lang) -> str:
    """What may stand in a column."""
    if one.choices:
        return one.choices[0].title.text(lang)
    if one.key in EXAMPLES and one.kind in (Kind.TEXT, Kind.CODE, Kind.NAME, Kind.KANA):
        return EXAMPLES[one.key].text(lang)
    if one.kind is Kind.DATE and is_paper():
        return day_on_paper(date.fromisoformat(_BY_KIND[Kind.DATE]), lang)
    return _BY_KIND.get(one.kind, "")


def form(layout: Layout, lang: Lang, today: date) -> list[Sheet]:
    """The sheet to fill in, with one row that shows how and is never read, and the sheet that explains its columns."""
    shown = columns_of(layout)
    # Layouts that go out filled in lock what is not to be typed; here everything is.
    typed = replace(layout, fields=tuple(replace(one, locked=False) for one in shown))
    subtitle = (*((sentence("blank.day", lang),) if layout.as_of else ()), sentence("blank.note", lang))
    sheet = sheet_from_layout(
        typed, [{}] * (ROWS + 1), lang, "form", as_of=today if layout.as_of else None,
        extras=Extras(subtitle=subtitle),
    )  # fmt: skip
    examples = [example(one, lang) for one in shown]
    # By this mark the row is known when the form comes back, and nobody called 見本 花子 is recorded.
    examples[0] = f"{sentence('blank.example', lang)}{examples[0]}"
    rows = [tuple(examples), *list(sheet.rows)[1:]]
    return [
        replace(sheet, rows=rows, is_open=True, spare_rows=ROWS - PRINTED),
        sheet_from_table(explanation(layout), lang),
    ]


def fingerprint(layout: Layout) -> Fingerprint:
    """What a form says of itself: which list it is, and of no day or state."""
    return Fingerprint(layout.id, extra={"blank": "yes"})


def explanation(layout: Layout) -> Table:
    """Every column of a list: whether it is needed, how it is written, other headings that mean it, an example."""
    rows: list[tuple[Fact, ...]] = [
        (
            one.title,
            message("blank.needed") if one.required else None,
            _how(one),
            # Eight of them show what is meant; the layout knows them all.
            tuple((*one.equals, *one.aliases)[:8]) or None,
            Bilingual(example(one, "ja"), example(one, "en")),
        )
        for one in columns_of(layout)
    ]
    columns = (
        column("title", "項目", "column", width=24),
        column("needed", "必要", "needed", width=8),
        column("how", "書き方", "how it is written", width=56),
        column("headings", "ほかの見出しでも可", "other headings", width=40),
        column("example", "例", "example", width=20),
    )
    return Table(f"{layout.id}-columns", message("blank.columns", title=layout.title), columns, rows)


def _how(one: Field) -> Fact:
    if one.choices:
        return message("blank.kind.choice", found=_titles(one.choices))
    facts: dict[str, Fact] = {"low": one.minimum or 0, "high": "" if one.maximum is None else one.maximum}
    return message(f"blank.kind.{one.kind.value}", **facts)


def _titles(choices: Sequence[Choice]) -> tuple[Fact, ...]:
    return tuple(choice.title for choice in choices)


def page(layouts: Sequence[Layout], lang: Lang) -> str:
    """docs/lists.md: every list with its columns, as text for the documentation."""
    parts = [f"# {sentence('blank.page', lang)}", "", sentence("blank.page.lead", lang), ""]
    for layout in layouts:
        table = explanation(layout)
        parts += [f"## {layout.title.text(lang)} (`{layout.id}`)", "", f"`{command_line('blank', layout.id)}`", ""]
        titles = [one.title.text(lang) for one in table.columns]
        parts += ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
        # A bar would begin another column of the page.
        parts += ["| " + " | ".join(word(value, lang).replace("|", "／") for value in row) + " |" for row in table.rows]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"
