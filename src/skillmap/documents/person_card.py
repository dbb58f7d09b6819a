"""職員カード: everything recorded of one person on one page of A4, for whoever answers the telephone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from skillmap.days import day_on_paper
from skillmap.framework.model import Framework
from skillmap.i18n.wording import sentence, word
from skillmap.org.listing import person_rows
from skillmap.org.model import Organisation, Person
from skillmap.reports.person import PersonRecord
from skillmap.reports.person_lines import SECTIONS, PersonLine, lines
from skillmap.reports.person_place import person_place_table
from skillmap.reports.person_skills import person_skill_table
from skillmap.sheets import (
    PAGE_GRID,
    Extras,
    Fingerprint,
    PaperBlock,
    PaperCell,
    PaperLine,
    Sheet,
    sheet_from_table,
)
from skillmap.words import Fact, Lang

ID = "person-card"
_LABEL, _HALF = 2, 4
MOST = {"posts": 6, "values": 6, "plan": 16, "level": 40, "seat": 10, "result": 10}
"""Lines of a section on the page; the others are counted."""
_USUALLY = 4


def card(framework: Framework, organisation: Organisation, record: PersonRecord, office: str, lang: Lang) -> Sheet:
    """The page: who it is, then every section that holds anything."""
    day = day_on_paper(record.day, lang)
    as_of = sentence("out.as_of", lang, day=day)
    blocks: list[PaperBlock] = [
        PaperLine(sentence("person.card.title", lang), "title"),
        PaperLine("　".join(part for part in (office, as_of) if part), "right"),
        *_who(organisation, record.person, lang),
        PaperLine(),
    ]
    found = lines(framework, record)
    for section in SECTIONS:
        blocks += _section([line for line in found if line.section == section], lang)
    blocks += [PaperLine(), PaperLine(sentence("person.card.personal", lang), "small")]
    name = sentence("person.card.sheet", lang)
    return Sheet(name, PAGE_GRID, (), paper=tuple(blocks), portrait=True, confidential=True)


def skills(framework: Framework, record: PersonRecord, lang: Lang) -> Sheet | None:
    """The second page: levels as a table and a picture; None for whom nothing is rated and no aim asks for a level."""
    table = person_skill_table(framework, record)
    if not table.rows:
        return None
    name = sentence("person.skill.sheet", lang)
    made = sheet_from_table(table, lang, extras=Extras(name=name, confidential=True, portrait=True))
    return replace(made, one_page=True)


def place(framework: Framework, record: PersonRecord, lang: Lang) -> Sheet:
    """The last page: where the person stands among the roles, as a table and a picture."""
    name = sentence("person.place.sheet", lang)
    extras = Extras(name=name, confidential=True, portrait=True)
    made = sheet_from_table(person_place_table(framework, record), lang, extras=extras)
    return replace(made, one_page=True)


def fingerprint(framework: Framework, record: PersonRecord, entry: int) -> Fingerprint:
    """What a card says of itself."""
    return Fingerprint(ID, record.day.isoformat(), entry, framework.digest, {"staff": record.person.number})


def file_title(person: Person, lang: Lang) -> str:
    """The file's name without suffix: 職員カード_001274_高橋千尋."""
    name = person.name.replace(" ", "").replace("　", "")
    return sentence("person.card.file", lang, number=person.number, name=name)


def _who(organisation: Organisation, person: Person, lang: Lang) -> Iterator[PaperBlock]:
    """Two values beside each other; a long one alone."""
    pairs = [(word(item, lang), _text(value, lang)) for item, value in person_rows(organisation, person)]
    while pairs:
        item, text = pairs.pop(0)
        if pairs:
            other, more = pairs.pop(0)
            yield _label(item), PaperCell(text, _HALF), _label(other), PaperCell(more, _HALF)
        else:
            yield _label(item), PaperCell(text, 2 * _HALF + _LABEL)


def _section(found: Sequence[PersonLine], lang: Lang) -> Iterator[PaperBlock]:
    if not found:
        return
    shown = found[: MOST.get(found[0].section, _USUALLY)]
    rows = list(_levels(shown, lang) if found[0].section == "level" else _rows(shown, lang))
    for no, row in enumerate(rows):
        yield _label(word(found[0].label, lang) if no == 0 else ""), *row
    if len(found) > len(shown):
        more = sentence("person.card.more", lang, count=len(found) - len(shown))
        yield _label(""), PaperCell(more, 2 * _HALF + _LABEL)


def _rows(found: Sequence[PersonLine], lang: Lang) -> Iterator[tuple[PaperCell, ...]]:
    for line in found:
        yield PaperCell(_text(line.what, lang), 7), PaperCell(_text(line.when, lang), 3)


def _levels(found: Sequence[PersonLine], lang: Lang) -> Iterator[tuple[PaperCell, ...]]:
    """Two levels beside each other: there are as many as the framework has skills."""
    # One below the other they would fill the page.
    texts = [f"{_text(line.what, lang)} {_text(line.when, lang)}" for line in found]
    for at in range(0, len(texts), 2):
        yield tuple(PaperCell(text, 5) for text in (*texts[at : at + 2], "")[:2])


def _label(text: str) -> PaperCell:
    return PaperCell(text, _LABEL, is_label=True)


def _text(fact: Fact, lang: Lang) -> str:
    return word(fact, lang) if fact is not None else ""
