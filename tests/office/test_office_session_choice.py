"""Rosters for a month, a week, a room, a trainer, a session; who is told by them, and who is not."""

from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.errors import InputRefused, UsageRefused
from skillmap.office import Office
from skillmap.office.new_session import NewSession
from skillmap.office.notices import to_tell
from skillmap.office.session_choice import SessionChoice


@pytest.fixture
def seated(small: Office) -> Office:
    """K1 in July in room A, K2 from July to September in room B, E1 an e-learning of all autumn."""
    for code, asked in (
        ("K1", NewSession(["2026-07-21am"], 9, venue="研修室A", trainers=["山田 太郎、李 慧", "山田 太郎"])),
        ("K2", NewSession(["2026-07-28am", "2026-09-08am"], 9, venue="研修室B")),
        ("E1", NewSession([], 99, window_from=date(2026, 9, 1), window_to=date(2026, 11, 30))),
    ):
        small.record(office.sessions.add(small, "企画の基礎", asked, code))
    for code, number in (("K1", "000101"), ("K2", "000102"), ("E1", "000201")):
        small.record(office.enrolment.add(small, code, number))
    return small


def codes(here: Office, choice: SessionChoice, kind: str = "session") -> list[str]:
    return [book.about for _, book in office.rosters.rosters(here, kind, choice=choice).jobs]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (SessionChoice(), ["E1", "K1", "K2"]),
        (SessionChoice(codes=("K2", "K1")), ["K1", "K2"]),
        (SessionChoice(month=7), ["K1", "K2"]),
        (SessionChoice(month=9), ["E1", "K2"]),
        (SessionChoice(month=10), ["E1"]),
        (SessionChoice(first=date(2026, 7, 27), last=date(2026, 8, 2)), ["K2"]),
        (SessionChoice(first=date(2026, 10, 1)), ["E1"]),
        (SessionChoice(last=date(2026, 7, 21)), ["K1"]),
        (SessionChoice(room="研修室ａ"), ["K1"]),
        (SessionChoice(month=7, room="研修室B"), ["K2"]),
        (SessionChoice(trainer="山田太郎"), ["K1"]),
        (SessionChoice(trainer="慧"), ["K1"]),
    ],
)
def test_what_is_given_must_all_fit(seated: Office, choice: SessionChoice, expected: list[str]) -> None:
    assert codes(seated, choice) == expected


def test_no_session_and_other_rosters_are_refused(seated: Office) -> None:
    with pytest.raises(InputRefused, match="E_ROSTER_NONE_FITS"):
        codes(seated, SessionChoice(month=8))
    with pytest.raises(InputRefused, match="E_SESSION_UNKNOWN"):
        codes(seated, SessionChoice(codes=("K1", "R8-999")))
    with pytest.raises(UsageRefused, match="E_ROSTER_CHOICE_KIND"):
        codes(seated, SessionChoice(month=7), kind="department")


@pytest.mark.parametrize("kind", ["session", "decision"])
def test_only_who_is_in_them_counts_as_told(seated: Office, tmp_path: Path, kind: str) -> None:
    july = SessionChoice(codes=("K1",))
    made = office.rosters.rosters(seated, kind, out=tmp_path / "out", final=True, choice=july)
    office.handing_out.hand_out(seated, made)
    assert sorted(row[0] for row in to_tell(seated).rows) == ["E1", "K2"]


def test_seats_of_other_sessions_are_not_withdrawn(seated: Office, tmp_path: Path) -> None:
    everything = office.rosters.rosters(seated, "decision", out=tmp_path / "all", final=True)
    office.handing_out.hand_out(seated, everything)
    again = office.rosters.rosters(seated, "decision", out=tmp_path / "some", final=True, choice=SessionChoice(month=9))
    assert not again.changes.changes
    assert list(to_tell(seated).rows) == []
