"""組織改正一覧: which unit is renamed, merged, split, moved, abolished or founded, and on which day."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from skillmap.documents.reading import read
from skillmap.i18n.wording import sentence
from skillmap.org.records import Origin, ReformRecord, ReformStep
from skillmap.sheets import ReadOptions, Sheet, sheet_from_layout
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading, Row
from skillmap.sheets.writing.making import Extras
from skillmap.words import Bilingual, Lang

STEPS = (
    Choice(ReformStep.RENAME.value, Bilingual("改称", "rename"), ("名称変更", "改名", "名称の変更")),
    Choice(ReformStep.MERGE.value, Bilingual("統合", "merge"), ("合併", "統廃合")),
    Choice(ReformStep.SPLIT.value, Bilingual("分割", "split"), ("分離", "分課")),
    Choice(ReformStep.MOVE.value, Bilingual("移管", "move"), ("所管替え", "移動", "所管変更")),
    Choice(ReformStep.ABOLISH.value, Bilingual("廃止", "abolish"), ("廃課", "廃部")),
    Choice(ReformStep.FOUND.value, Bilingual("新設", "new"), ("設置", "創設")),
)
_STAYS = Choice("stays", Bilingual("継続", "goes on"), ("続ける", "引き継ぐ"))
_ENDS = Choice("ends", Bilingual("終了", "ends"), ("終える", "解任"))
_YES = Choice("yes", Bilingual("○", "yes"), ("◯", "〇", "1", "有", "はい"))
_NO = Choice("no", Bilingual("－", "no"), ("×", "0", "無", "いいえ", "-"))
_OLD, _NEW = ("old_bureau", "old_division", "old_section", "old_team"), (
    "new_bureau", "new_division", "new_section", "new_team",
)  # fmt: skip

LAYOUT = Layout(
    id="reorganisation-list",
    title=Bilingual("組織改正一覧", "Reorganisation"),
    sheet=Bilingual("組織改正", "Reorganisation"),
    fields=(
        Field(
            "step", Bilingual("区分", "kind"), Kind.CHOICE, required=True, choices=STEPS,
            aliases=("改正区分", "改正の区分", "改正内容", "種別"), width=10, locked=False,
        ),
        Field("old", Bilingual("旧所属", "old unit"), aliases=("改正前", "現所属", "旧組織"), width=34, locked=False),
        Field("old_bureau", Bilingual("旧局", "old bureau"), width=16, locked=False),
        Field("old_division", Bilingual("旧部", "old department"), aliases=("改正前部",), width=16, locked=False),
        Field("old_section", Bilingual("旧課", "old section"), aliases=("改正前課",), width=20, locked=False),
        Field("old_team", Bilingual("旧係", "old team"), width=16, locked=False),
        Field("new", Bilingual("新所属", "new unit"), aliases=("改正後", "新組織"), width=34, locked=False),
        Field("new_bureau", Bilingual("新局", "new bureau"), width=16, locked=False),
        Field("new_division", Bilingual("新部", "new department"), aliases=("改正後部",), width=16, locked=False),
        Field("new_section", Bilingual("新課", "new section"), aliases=("改正後課",), width=20, locked=False),
        Field("new_team", Bilingual("新係", "new team"), width=16, locked=False),
        Field(
            "day", Bilingual("施行日", "takes effect on"), Kind.DATE,
            aliases=("施行年月日", "改正日", "実施日", "適用日"), fills_down=True, width=16, locked=False,
        ),
        Field(
            "takes", Bilingual("引き継ぐ係・職員", "takes over"),
            aliases=("引き継ぐ係", "引継ぐ係・職員", "移る係・職員"), width=34, max_length=4000, locked=False,
        ),
        Field(
            "leader", Bilingual("リーダー", "leader"), Kind.CHOICE, choices=(_STAYS, _ENDS),
            aliases=("リーダーの任期",), width=12, locked=False,
        ),
        Field(
            "leaders", Bilingual("リーダー配置", "leaders counted"), Kind.CHOICE, choices=(_YES, _NO),
            aliases=("リーダーを置く所属",), width=14, locked=False,
        ),
    ),
    ignored=("No.", "番号", "備考", "改正理由", "理由"),
)  # fmt: skip

SHOWN = ("step", "old", "new", "day", "takes", "leader", "leaders")
"""The columns of the empty sheet; paths in one cell, departments and sections in several are read as well."""
_EMPTY_ROWS = 30
_NOTES = ("how", "same", "merge", "split", "end")


def read_reorganisation(path: Path, options: ReadOptions, source_no: int = 1) -> tuple[list[ReformRecord], Reading]:
    """The lines of a reorganisation in their order, and the reading with its problems."""
    reading = read(path, LAYOUT, options)
    return [_record(row, reading, source_no) for row in reading.rows], reading


def _record(row: Row, reading: Reading, source_no: int) -> ReformRecord:
    v = row.values
    places = {
        "old": reading.place(row, _first(row, "old", _OLD)),
        "new": reading.place(row, _first(row, "new", _NEW)),
        "takes": reading.place(row, _first(row, "takes", ())),
        "day": reading.place(row, "day"),
    }
    return ReformRecord(
        ReformStep(v["step"]),
        _path(v, "old", _OLD),
        _path(v, "new", _NEW),
        v.get("day"),
        _words(v.get("takes")),
        # None = the sheet does not say: a question, where it matters, and never a no.
        {"stays": True, "ends": False}.get(v.get("leader") or ""),
        {"yes": True, "no": False}.get(v.get("leaders") or ""),
        Origin(source_no, row.cells.get("step", ""), places),
    )


def _first(row: Row, whole: str, parts: tuple[str, ...]) -> str:
    """The field that says it, from the lowest unit up; else the column where it would stand."""
    keys = (whole, *reversed(parts))
    filled = next((key for key in keys if row.values.get(key)), "")
    return filled or next((key for key in keys if key in row.cells), "step")


def _path(values: Mapping[str, Any], whole: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    text = values.get(whole) or ""
    if text:
        return tuple(part.strip() for part in re.split(r"[/／\u3000>＞]", text) if part.strip())
    return tuple(str(values[key]).strip() for key in parts if values.get(key))


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in re.split(r"[、,，;；\n]", text or "") if word.strip())


def template(day: date, lang: Lang) -> Sheet:
    """An empty sheet to fill in, with what each column takes below it."""
    return sheet_from_layout(
        LAYOUT,
        # The day of the first row holds for those below it.
        [{"day": day} if i == 0 else {} for i in range(_EMPTY_ROWS)],
        lang,
        "form",
        fields=SHOWN,
        extras=Extras(notes=tuple(sentence(f"reorganise.note.{step}", lang) for step in _NOTES)),
    )
