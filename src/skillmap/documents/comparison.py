"""新旧対照表: what an import is about to change, for the section chief to seal before it is applied."""

import hashlib
from collections.abc import Sequence
from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.days import day_on_paper
from skillmap.i18n.wording import sentence, word
from skillmap.problems import CellPlace
from skillmap.sheets.sheet import Emphasis, Sheet, SheetColumn
from skillmap.tables import Align
from skillmap.words import Fact, Lang

_WIDTHS = {
    "no": 6, "kind": 9, "subject": 26, "item": 14, "before": 32, "after": 32, "cell": 11, "checked": 11, "remark": 11,
}  # fmt: skip
_AT_ONCE = 10_000
_SEALS = ("chief", "leader", "clerk")


def check_number(changes: ChangeSet) -> str:
    """Eight characters that stand for the whole of a change set: printed on the paper and shown before applying."""
    digest = hashlib.sha256()
    # A list says the same of a hundred thousand people: what stands around a name is worded once.
    worded: dict[int, str] = {}
    for start in range(0, len(changes.changes), _AT_ONCE):
        kinds, subjects, *facts, _ = zip(*changes.changes[start : start + _AT_ONCE], strict=True)
        columns = [_worded(column, worded) for column in facts]
        lines = map("\x1f".join, zip(kinds, subjects, *columns, strict=True))
        # A name may hold half a pair of surrogates: it must not keep the number from coming out.
        digest.update(("\x1e".join(lines) + "\x1e").encode("utf-8", "surrogatepass"))
    found = digest.hexdigest()[:8].upper()
    return f"{found[:4]}-{found[4:]}"


def _worded(facts: Sequence[Fact], known: dict[int, str]) -> list[str]:
    """The words of facts of which many are the same values; `known` by their identity."""
    ids = list(map(id, facts))
    for number, fact in dict(zip(ids, facts, strict=True)).items():
        if number not in known:
            known[number] = word(fact, "ja")
    return list(map(known.__getitem__, ids))


def counts_line(changes: ChangeSet, lang: Lang) -> str:
    """新規 3 / 異動 12 / 変更なし 2,950."""
    parts = [f"{sentence(f'kind.{kind}', lang)} {count:,}" for kind, count in changes.counts().items()]
    return " / ".join([*parts, f"{sentence('kind.unchanged', lang)} {changes.unchanged:,}"])


def comparison_sheet(changes: ChangeSet, files: Sequence[str], office: str, made_on: date, lang: Lang) -> Sheet:
    """The sheet: one line per change in the order of `ChangeKind`, with boxes for seals; conflicts stand out."""
    listed = sorted(changes.changes, key=lambda one: list(ChangeKind).index(one.kind))
    day = day_on_paper(made_on, lang)
    subtitle = (
        word(changes.title, lang),
        sentence("comparison.files", lang, files=tuple(files)),
        f"{sentence('comparison.counts', lang)} {counts_line(changes, lang)}",
        sentence("comparison.made", lang, office=office or "－", day=day, number=check_number(changes)),
    )
    return Sheet(
        sentence("comparison.sheet", lang),
        tuple(_column(key, lang) for key in _WIDTHS),
        [_row(number, one, lang, many=len(files) > 1) for number, one in enumerate(listed, 1)],
        sentence("comparison.title", lang),
        subtitle,
        (sentence("comparison.consent", lang), sentence("comparison.how", lang)),
        confidential=True,
        emphasis={n: Emphasis.CHANGED for n, one in enumerate(listed) if one.kind is ChangeKind.CONFLICT},
        approval=tuple(sentence(f"comparison.seal.{one}", lang) for one in _SEALS),
    )


def _column(key: str, lang: Lang) -> SheetColumn:
    align = {"no": Align.RIGHT, "kind": Align.CENTER, "cell": Align.CENTER}.get(key, Align.LEFT)
    return SheetColumn(key, sentence(f"comparison.{key}", lang), align=align, width=_WIDTHS[key])


def _row(number: int, one: Change, lang: Lang, *, many: bool) -> tuple[str | int | None, ...]:
    place = one.place if isinstance(one.place, CellPlace) else None
    cell = (f"{place.file} {place.cell}" if many else place.cell) if place else ""
    texts = [word(fact, lang) for fact in (one.item, one.before, one.after)]
    return (number, sentence(f"kind.{one.kind}", lang), one.subject, *texts, cell, None, None)
