"""育成計画書: a person's plan on one page for the interview: trainings, time and reason, profile, what stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.i18n.wording import sentence, word
from skillmap.org.model import Organisation, Person, Unit
from skillmap.planning.progress import Progress, placed
from skillmap.planning.store import RecordedPlan
from skillmap.planning.tables import named, plan_notes, target
from skillmap.planning.timeline import half_column, halves, marks
from skillmap.sheets import Extras, Fingerprint, HeadCell, Sheet, safe_sheet_name, sheet_from_table
from skillmap.tables import Table, column, number
from skillmap.training.serving import ServingSeat
from skillmap.words import Fact, Lang, message

LAYOUT_ID = "plan-sheet"


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What one page is about: whose plan, how far it is, and the seats of its owner by training."""

    person: Person
    made: RecordedPlan
    progress: Progress
    seats: Mapping[str, ServingSeat]


def plan_book(
    framework: Framework, organisation: Organisation, pages: Sequence[PlanPage], office: str, lang: Lang
) -> list[Sheet]:
    """A sheet per page, in the order given; sheets are named after the people."""
    taken: list[str] = []
    sheets = []
    for page in pages:
        name = safe_sheet_name(page.person.name, taken)
        taken.append(name)
        sheets.append(_sheet(framework, organisation, page, office, name, lang))
    return sheets


def _sheet(
    framework: Framework, organisation: Organisation, page: PlanPage, office: str, name: str, lang: Lang
) -> Sheet:
    table = page_table(framework, organisation, page)
    person = message(
        "plan.sheet.person",
        number=page.person.number,
        name=page.person.name,
        unit=organisation.unit_name_of(page.person),
    )
    aim = message(
        "plan.sheet.aim",
        target=target(framework, page.made),
        purpose=message(f"plan.purpose.{page.made.purpose}"),
        no=page.made.no,
        status=message(f"plan.status.{page.made.status}"),
    )
    subtitle = tuple(line for line in (office, word(person, lang), word(aim, lang)) if line)
    made = sheet_from_table(table, lang, extras=Extras(subtitle=subtitle, confidential=True, name=name))
    return replace(made, head=_signatures(len(table.columns), lang))


def _signatures(columns: int, lang: Lang) -> tuple[HeadCell, ...]:
    """本人, 所属長 and the day of the interview, with room of two lines to sign in."""

    def label(key: str, first: int, last: int) -> HeadCell:
        return HeadCell(0, first, last, sentence(f"plan.sheet.{key}", lang), "label")

    # The line end makes the row two lines high: a seal needs the room.
    room, last = "\n", columns - 1
    day = HeadCell(0, last, last, sentence("plan.sheet.interview", lang))
    return (
        label("person_signs", 0, 0), HeadCell(0, 1, 1, room), label("head_signs", 2, 3),
        HeadCell(0, 4, last - 1, room), day,
    )  # fmt: skip


def page_table(framework: Framework, organisation: Organisation, page: PlanPage) -> Table:
    """The table of a page: trainings in order, a mark in the half of the year, the reason; sums below."""
    made = page.made
    places = placed(made, page.progress, page.seats)
    times = halves(places)
    rows: list[tuple[Fact, ...]] = []
    for no, (item, place, stand) in enumerate(zip(made.plan.items, places, page.progress.stands, strict=True), 1):
        training = framework.trainings.get(item.course)
        spent = (training.hours, training.cost_yen) if training else (None, None)
        name = training_name(framework, item.course)
        rows.append((no, name, *spent, *marks(place, times, stand), named(framework, item.why)))
    columns = (
        number("no", "順", "no.", width=5),
        column("training", "研修名", "training", width=34),
        number("hours", "時間", "hours", width=7),
        number("cost", "費用", "cost", unit=("円", "yen"), width=10),
        *(half_column(*time) for time in times),
        column("why", "受ける理由", "why", width=52),
    )
    blanks: tuple[Fact, ...] = ("",) * len(times)
    total = (None, message("plan.sheet.total"), made.plan.hours, made.plan.cost_yen, *blanks, "")
    notes = (message("plan.timeline.note"), *plan_notes(framework, made))
    return Table("plan-sheet", message("plan.sheet.title"), columns, rows, notes, organisation.day, total)


def fingerprint(framework: Framework, organisation: Organisation, entry: int) -> Fingerprint:
    """What a plan sheet says of itself: layout, day, journal entry and framework it was made from."""
    return Fingerprint(LAYOUT_ID, organisation.day.isoformat(), entry, framework.digest)


def title(of: Person | Unit | None, lang: Lang) -> str:
    """The file's name without suffix: 育成計画書_高橋千尋, 育成計画書_人事課."""
    name = of.name if of is not None else sentence("plan.sheet.office", lang)
    return sentence("plan.sheet.file", lang, name=name.replace(" ", "").replace("　", ""))
