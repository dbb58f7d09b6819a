"""Days and times that stand in one cell are read one way only, or not at all."""

from datetime import date

import pytest

from skillmap.sheets.text.occasions import OtherYear, Unclear, read_hours_list, read_occasions


def said(text: str) -> list[str]:
    """Day, end of a period, and parts of the day, as one text each."""
    return [
        " ".join([
            f"{one.day:%m%d}" + (f"-{one.until:%m%d}" if one.until else ""),
            *(part.half or f"{part.starts}-{part.ends}" for part in one.hours),
        ])
        for one in read_occasions(text, 2026)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月11日(月)・5月18日(月)", ["0511", "0518"]),
        ("５月１１日（月）\n５月１８日（月）", ["0511", "0518"]),
        ("5月11日、18日、25日", ["0511", "0518", "0525"]),
        ("5/11,12,13", ["0511", "0512", "0513"]),
        ("5/11(月)と12日(火)", ["0511", "0512"]),
        ("5/11～5/13", ["0511-0513"]),
        ("5/11〜13", ["0511-0513"]),
        ("R8.5.11-13", ["0511-0513"]),
        ("5.11・5.18", ["0511", "0518"]),
        ("5.11(月) 5.18(月)", ["0511", "0518"]),
        ("5月11日(月)から13日(水)まで", ["0511-0513"]),
        ("令和8年12月21日(月)、1月18日(月)", ["1221", "0118"]),
        ("5月14日(木)午後", ["0514 pm"]),
        ("5月14日(木)【午前】", ["0514 am"]),
        ("2026/5/14 13:15", ["0514 13:15-"]),
        ("5月14日(木)　９：３０～１１：３０", ["0514 09:30-11:30"]),
        ("5月14日(木)午後2時～4時半", ["0514 14:00-16:30"]),
        ("5月14日 午後(14:00～16:00)", ["0514 14:00-16:00"]),
        ("5月14日 10:00～12:00、13:00～15:00", ["0514 10:00-12:00 13:00-15:00"]),
        ("5/14・5/15 13:00～15:00", ["0514 13:00-15:00", "0515 13:00-15:00"]),
        ("5/14 13:00～15:00\n5/15 9:00～11:00", ["0514 13:00-15:00", "0515 09:00-11:00"]),
        ("5月14日(木)～5月15日(金) 各日9:00～17:00", ["0514-0515 09:00-17:00"]),
        ("5月4日(月・祝)", ["0504"]),
    ],
)
def test_days_and_times(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5月11日または5月18日",
        "5月11日(予備日5月18日)",
        "①5/11 ②5/18",
        "第1回5/11 第2回5/18",
        "5月中旬",
        "毎週月曜日",
        # The times of the last day alone, or of both?
        "5/11、5/12午後",
        "5/11 午前・5/12",
        "5月11日 9.30～10.15",
        "5.11 9.30",
        "5/11・5/11",
        "5/13～5/11",
        "5/11～5/13、5/12",
        "5/12、5/11～5/13",
        # In the morning, or at two?
        "5/11(午前)14:00",
        "5/11 【午前】 13:00～",
        "5月31日・6月31日",
        "5月11日 15:00～13:00",
        "5月11日 午前・終日",
        "5月11日 13:00～15:00、14:00～16:00",
        "5月11日 20名",
        "5/11 12",
        "8.5.11・8.5.18",
        "5/11・" * 200,
    ],
)
def test_what_may_mean_two_things_is_none(text: str) -> None:
    with pytest.raises(Unclear):
        read_occasions(text, 2026)


def test_a_weekday_must_fit_its_day() -> None:
    with pytest.raises(OtherYear) as wrong:
        read_occasions("5月11日(月)・5月18日(日)", 2026)
    assert (wrong.value.day, wrong.value.weekday) == (date(2026, 5, 18), "日")


def test_times_alone() -> None:
    assert [one.half or (one.starts, one.ends) for one in read_hours_list("午前・午後")] == ["am", "pm"]
    assert [(one.starts, one.ends) for one in read_hours_list("10:00～12:00\n13:00～15:00")] == [
        ("10:00", "12:00"),
        ("13:00", "15:00"),
    ]
    for text in ("2時間", "調整中", "5月11日", "13:00～12:00"):
        with pytest.raises(Unclear):
            read_hours_list(text)
