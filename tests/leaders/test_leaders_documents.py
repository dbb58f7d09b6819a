"""Nominations as offices send them: lists, ledgers, letters; and the round trip of what we write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from skillmap.documents.nomination_list import LETTER, LIST, columns, layouts, read_nominations
from skillmap.framework.definition import Named
from skillmap.framework.model import LeaderRule
from skillmap.leaders.model import Nomination, NominationRoute
from skillmap.leaders.resolve import Book
from skillmap.leaders.seating import nominate
from skillmap.org.model import Organisation
from skillmap.problems import CellPlace, Problem
from skillmap.sheets import ReadOptions, sheet_from_layout, write_book
from skillmap.words import message

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "dirty"
PLAIN = ReadOptions()


def cells(problems: tuple[Problem, ...] | list[Problem], code: str) -> list[str]:
    return [p.place.cell for p in problems if p.code == code and isinstance(p.place, CellPlace)]


def row_of(nomination: Nomination, rule: LeaderRule) -> dict[str, object]:
    """The values of a line as an office fills it in."""
    department, _, section = nomination.section.partition("/")
    own = ("fy", "number", "name", "starts", "ends", "nominated_by", "nominated_on", "reason", "theme", "result")
    confirmed = {
        f"condition.{no}": "yes" for no, text in enumerate(rule.conditions, 1) if text.ja in nomination.conditions
    }
    values = {key: getattr(nomination, key) or None for key in own}
    return {**values, "department": department, "section": section, "route": str(nomination.route), **confirmed}


def test_a_letter_is_read_below_its_head(rule: LeaderRule) -> None:
    found, reading = read_nominations(CORPUS / "d36_nomination_letter_list.xlsx", rule, PLAIN)
    assert reading.layout == LETTER
    assert reading.header_rows == (12,)
    assert [(n.number, n.name, n.rank) for n in found] == [
        ("001422", "山本 綾", 1),
        ("001459", "中村 健太", 2),
        ("001940", "山崎 楓", 3),
    ]
    assert found[0].reason == "窓口業務のオンライン化を担当しているため"
    assert found[0].at("number") == CellPlace("d36_nomination_letter_list.xlsx", "様式第1号", "B13")
    assert cells(reading.problems, "W_COLUMN_IGNORED") == ["G12", "H12", "I12"]
    assert not any(p.code[0] == "E" for p in reading.problems)


def test_a_ledger_of_handovers_and_contradictions(
    rule: LeaderRule, office: Organisation, book: Callable[..., Book]
) -> None:
    path = CORPUS / "d38_leader_conflicts.xlsx"
    found, reading = read_nominations(path, rule, PLAIN)
    assert reading.layout == LIST
    assert len(found) == 9
    assert (found[2].starts, found[2].ends) == (date(2024, 4, 1), date(2024, 9, 30))
    renamed = tuple(replace(u, name=u.name.replace("区民", "市民")) for u in office.units)
    base = next(p for p in office.people if p.unit_id == 2)
    extra = replace(base, id=1644, number="001644", name="松本 一")
    ward = replace(office, units=renamed, people=(*office.people, extra))
    state = book(organisation_on=lambda day: replace(ward, day=day))
    changes = nominate(message("leader.import_title", title="", fy=""), found, state)
    assert cells(list(changes.problems), "E_LEADER_DUP") == ["C2", "C3"]
    assert cells(list(changes.problems), "E_LEADER_OVERLAP") == ["C6", "C7"]
    assert cells(list(changes.problems), "E_STAFF_UNKNOWN") == ["C9"]
    assert cells(list(changes.problems), "E_LEADER_OTHER_SECTION") == ["C10"]
    assert {p.code for p in changes.problems} == {
        "E_LEADER_DUP", "E_LEADER_OVERLAP", "E_STAFF_UNKNOWN", "E_LEADER_OTHER_SECTION",
    }  # fmt: skip


def test_words_for_routes_and_ticked_conditions(rule: LeaderRule, tmp_path: Path) -> None:
    asks = rule.model_copy(
        update={"conditions": (Named(ja="意欲がある", en="keen"), Named(ja="業務を知る", en="knows"))}
    )
    file = tmp_path / "n.csv"
    file.write_text(
        "部,課,職員番号,氏名,推薦理由,経路,意欲がある,業務を知る\n"
        "総務部,総務課,001200,佐藤 美咲,詳しい,立候補,○,×\n"
        "〃,人事課,001274,高橋 千尋,,推薦,◯,有\n"
        "区民部,区民課,,,,,,\n",
        "utf-8",
    )
    found, reading = read_nominations(file, asks, PLAIN)
    assert [(n.section, n.route, n.conditions) for n in found] == [
        ("総務部/総務課", NominationRoute.VOLUNTEER, ("意欲がある",)),
        ("総務部/人事課", NominationRoute.RECOMMENDED, ("意欲がある", "業務を知る")),
    ]
    assert [p.facts["count"] for p in reading.problems if p.code == "N_LEADER_VACANT_ROWS"] == [1]


def test_what_is_written_reads_back_the_same(rule: LeaderRule, tmp_path: Path) -> None:
    asks = rule.model_copy(update={"conditions": (Named(ja="意欲がある", en="keen"),)})
    given = [
        Nomination(
            "001200", "佐藤 美咲", "総務部/総務課", fy=2026, route=NominationRoute.VOLUNTEER, starts=date(2026, 4, 1),
            ends=date(2027, 3, 31), nominated_by="総務課長", nominated_on=date(2026, 5, 10), reason="=詳しい",
            conditions=("意欲がある",), theme="申請の電子化", result="+3 件",
        ),
        Nomination("001274", "高橋 千尋", "総務部/人事課", fy=2026),
    ]  # fmt: skip
    keys = columns(
        asks,
        ("fy", "department", "section", "number", "name", "route", "starts", "ends", "nominated_by", "nominated_on",
         "reason", "theme", "result"),
    )  # fmt: skip
    sheet = sheet_from_layout(layouts(asks)[0], [row_of(n, asks) for n in given], fields=keys)
    write_book(tmp_path / "out.xlsx", [sheet], None, "ja")
    again, _ = read_nominations(tmp_path / "out.xlsx", asks, PLAIN)
    assert [replace(n, place=None, places=(), source_no=None) for n in again] == given


def test_people_are_not_needed_beyond_number_and_name(rule: LeaderRule) -> None:
    fields = {f.key for layout in layouts(rule) for f in layout.fields}
    assert not fields & {"sex", "age", "birthday", "address"}
    assert {"性別", "年齢", "生年月日", "住所"} <= set(layouts(rule)[0].ignored)
