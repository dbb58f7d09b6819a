"""Days, fiscal years, numbers, names and readings in every spelling."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.day_text import day_of_year, read_day, read_fiscal_year, stated_day
from skillmap.days import FiscalYear, wareki
from skillmap.japanese import without_lookalikes
from skillmap.sheets.grid import letters
from skillmap.sheets.layout import Field, Kind
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.package.styles import is_date_format, leading_zeros, serial_date, shows
from skillmap.sheets.package.worksheet import parse_range
from skillmap.sheets.text.convert import converter
from skillmap.sheets.text.people import read_code, read_kana, read_name
from skillmap.sheets.text.times import read_hours, read_time
from skillmap.words import Bilingual
from trials import trials


def test_every_day_of_five_eras_written_in_wareki_is_read_back() -> None:
    day, last = date(1868, 1, 25), date(2035, 12, 31)
    wrong = []
    while day <= last:
        found = read_day(wareki(day))
        if found.day != day or found.code:
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


@given(st.dates(date(1989, 1, 8), date(2099, 12, 31)))
@settings(max_examples=trials(300))
def test_every_spelling_of_a_day_is_the_same_day(day: date) -> None:
    year = day.year - 2018
    spellings = [day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y%m%d}"]
    if year > 0 and day >= date(2019, 5, 1):
        spellings += [
            f"R{year}.{day.month}.{day.day}",
            f"令和{year}年{day.month}月{day.day}日",
            f"R{year:02d}{day:%m%d}",
        ]
    for text in spellings:
        assert read_day(text).day == day
        assert read_day(text.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)})).day == day


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("令和六年四月一日", "2024-04-01", ""),
        ("令和三十年十二月三十一日", "2048-12-31", ""),
        ("二〇二四年四月一日", "2024-04-01", ""),
        ("昭和100年4月1日", "2025-04-01", "W_ERA_MISMATCH"),
        ("令6.4.1", "2024-04-01", ""),
        ("R.6.4.1", "2024-04-01", ""),
        ("r6/4/1", "2024-04-01", ""),
        ("R6-4-1", "2024-04-01", ""),
        ("令和6年4月1日（火）", "2024-04-01", "W_WEEKDAY_MISMATCH"),
        ("2024-04-01 00:00:00", "2024-04-01", ""),
        ("2024/4/1 9:30", "2024-04-01", "W_TIME_DROPPED"),
        ("T15.12.24", "1926-12-24", ""),
        ("M45.7.29", "1912-07-29", ""),
        ("M1.1.1", "1868-01-01", "E_DATE_INVALID"),
        ("R0.4.1", None, "E_DATE_INVALID"),
        ("24/4/1", None, "E_DATE_AMBIGUOUS"),
        ("4/1/2024", None, "E_DATE_AMBIGUOUS"),
        ("6年4月1日", None, "E_DATE_AMBIGUOUS"),
        ("060401", None, "E_DATE_AMBIGUOUS"),
        ("2024", None, "E_DATE_INCOMPLETE"),
        ("2024年4月", None, "E_DATE_INCOMPLETE"),
        ("令和6年", None, "E_DATE_INCOMPLETE"),
        ("4/1", None, "E_DATE_INCOMPLETE"),
        ("2024年度", None, "E_DATE_IS_FISCAL_YEAR"),
        ("R6.4.1～", None, "E_DATE_RANGE"),
        ("2024/4/1-2025/3/31", None, "E_DATE_INVALID"),
        ("9999-12-31", None, "E_DATE_FUTURE"),
        ("45383", None, "E_DATE_SERIAL"),
        ("2023-02-29", None, "E_DATE_INVALID"),
        ("٢٠٢٤-٠٤-٠١", None, "E_DATE_INVALID"),
        ("", None, ""),
        ("　", None, ""),
        ("なし", None, ""),
    ],
)
def test_days(text: str, day: str | None, code: str) -> None:
    found = read_day(text)
    if code.startswith("E"):
        assert (found.day, found.code) == (None, code)
    else:
        assert (found.day.isoformat() if found.day else None, found.code) == (day, code)


@given(st.text(max_size=30))
@settings(max_examples=trials(500))
def test_no_text_breaks_the_reading_of_days(text: str) -> None:
    found = read_day(text)
    assert found.day is None or not found.code.startswith("E")
    stated_day(text)
    read_fiscal_year(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和6年度", 2024),
        ("令和６年度", 2024),
        ("令和 6 年度", 2024),
        ("R6年度", 2024),
        ("R6", 2024),
        ("r06", 2024),
        ("㋿6年度", 2024),
        ("令和元年度", 2019),
        ("令和1年度", 2019),
        ("平成31年度", 2019),
        ("H31", 2019),
        ("平成30年度", 2018),
        ("2024年度", 2024),
        ("2024", 2024),
        ("FY2024", 2024),
        ("２０２４年度", 2024),
        ("2024年度(令和6年度)", 2024),
        ("令和六年度", 2024),
        ("2024年度(令和5年度)", None),
        ("6年度", None),
        ("令和6年4月", None),
        ("", None),
    ],
)
def test_fiscal_years(text: str, year: int | None) -> None:
    assert read_fiscal_year(text) == (FiscalYear(year) if year else None)


@given(st.from_regex(r"[0-9]{1,6}", fullmatch=True).filter(lambda digits: int(digits) > 0), st.integers(0, 5))
@settings(max_examples=trials(300))
def test_every_spelling_of_a_number_is_the_same_number(digits: str, way: int) -> None:
    full = digits.translate({n: n + 0xFEE0 for n in range(0x30, 0x3A)})
    spelled: object = [digits, int(digits), full, f" {digits}　", f"'{digits}", f"\u200b{digits}\u00a0"][way]
    assert read_code(spelled, 6)[0] == (str(int(digits)) if way == 1 else digits).rjust(6, "0")


@pytest.mark.parametrize(
    "raw",
    ["1.24E+03", 1.2e18, "12 34", "00_12", "０１O２３", "1,23", "-1", -1, 1.5, "००१२", "12\n34", date(2024, 2, 1)],
)
def test_numbers_that_are_none(raw: object) -> None:
    value, notes = read_code(raw, 6)
    assert value is None
    assert notes[0][0].startswith("E_")


def test_without_a_width_nothing_is_padded() -> None:
    assert read_code(1274, 0) == ("1274", ())
    assert read_code("A-12", 0) == ("A-12", ())
    assert read_code("A-12", 4)[0] is None


@pytest.mark.parametrize(
    ("text", "kana"),
    [
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"),
        ("やまだ　たろう", "ヤマダ タロウ"),
        ("ヤマダ  タロウ", "ヤマダ タロウ"),
        (" ヤマダ\u00a0タロウ ", "ヤマダ タロウ"),
        (unicodedata.normalize("NFD", "ヤマダ タロウ"), "ヤマダ タロウ"),
        ("ヤマタ゛ タロウ", "ヤマダ タロウ"),
        ("ﾊﾟｸ", "パク"),
        ("ヨ-コ", "ヨーコ"),
        ("ﾖｰｺ", "ヨーコ"),
        ("ヨ－コ", "ヨーコ"),
        ("ヴィ", "ヴィ"),
        ("ジョン・スミス", "ジョン・スミス"),
        ("Yamada Taro", None),
        ("山田 太郎", None),
        ("ヤマダ1", None),
    ],
)
def test_readings(text: str, kana: str | None) -> None:
    value, notes = read_kana(text)
    assert value == kana
    assert [code for code, _ in notes] == ([] if kana else ["E_KANA_FORMAT"])


NAMES = st.text(
    st.characters(whitelist_categories=["Lo"], min_codepoint=0x3041) | st.sampled_from("髙﨑𠮷々〆ヶー神羽塚"),
    min_size=1,
    max_size=6,
)


@given(NAMES, NAMES.filter(lambda name: name[-1] not in "様殿"))
@settings(max_examples=trials(300))
def test_names_keep_every_character(family: str, given_name: str) -> None:
    name = f"{family}\U000e0100 {given_name}"
    value, notes = read_name(name)
    assert value == name
    assert notes == ()


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("佐藤 美咲\n鈴木 翔", None, "E_MULTI_VALUE"),
        ("佐藤 美咲、鈴木 翔", None, "E_MULTI_VALUE"),
        ("佐藤 美咲 殿", None, "E_NAME_FORMAT"),
        ("欠員", None, "E_NAME_FORMAT"),
        ("佐藤 美咲 外2名", None, "E_NAME_FORMAT"),
        ("山 田 太 郎", None, "E_NAME_FORMAT"),
        ("王 力", "王 力", ""),
        ("Smith John", "Smith John", ""),
        ("佐藤[/] {0}", "佐藤[/] {0}", ""),
        ("佐藤\u200b　美咲", "佐藤 美咲", "W_INVISIBLE"),
        ("佐藤美咲", "佐藤美咲", "W_NAME_NO_SPACE"),
    ],
)
def test_names(text: str, name: str | None, code: str) -> None:
    value, notes = read_name(text)
    assert value == name
    assert [found for found, _ in notes] == ([code] if code else [])


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.NAME, "⽊村 愛", "木村 愛"),
        (Kind.NAME, "⻑⾕川 髙⼦", "長谷川 髙子"),  # 髙 is a character of its own and stays
        (Kind.NAME, "⿊⽥ ⼾⽻", "黒田 戸羽"),
        (Kind.NAME, "\uf90a子 \uf9c4", "金子 龍"),
        (Kind.TEXT, "係⻑", "係長"),
        (Kind.TEXT, "⼾籍・⺠⽣課", "戸籍・民生課"),
    ],
)
def test_what_merely_looks_like_a_character_is_read_as_it(kind: Kind, text: str, value: str) -> None:
    convert = converter(Field("said", Bilingual("職名", "grade"), kind), ReadOptions())
    assert convert(text) == (value, (("W_LOOKALIKE", {"value": value}),))
    assert convert(value) == (value, ())


def test_no_character_of_japanese_is_taken_for_another() -> None:
    for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00)):
        for encoding in ("cp932", "shift_jis_2004"):
            try:
                chr(code).encode(encoding)
            except UnicodeEncodeError:
                continue
            assert without_lookalikes(chr(code)) == chr(code)


def test_a_character_that_a_pdf_reader_lost_is_told_as_lost() -> None:
    convert = converter(Field("name", Bilingual("氏名", "name"), Kind.NAME), ReadOptions())
    assert convert("(cid:8443)山 一郎") == convert("\u284d見 一郎") == (None, (("E_CHAR_LOST", {}),))


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("yyyy/mm/dd", True),
        ('[$-411]ggge"年"m"月"d"日";@', True),
        ('[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', True),
        ("ge.m.d", True),
        ('m"月"d"日"', True),
        ("aaa", True),
        ("h:mm", False),
        ("[h]:mm:ss", False),
        ("mm:ss", False),
        ("General", False),
        ("G/標準", False),
        ("0.00E+00", False),
        ("#,##0", False),
        ('0"d"', False),
        ("[Red]0", False),
        ("@", False),
        ("_ * #,##0_ ", False),
        ("000000", False),
    ],
)
def test_number_formats(code: str, is_date: bool) -> None:
    assert is_date_format(code) is is_date
    assert leading_zeros(code) == (6 if code == "000000" else 0)


def test_serial_numbers_around_the_leap_day_that_never_was() -> None:
    assert serial_date(1, "1", is_1904=False) == date(1900, 1, 1)
    assert serial_date(59, "59", is_1904=False) == date(1900, 2, 28)
    assert not isinstance(serial_date(60, "60", is_1904=False), date)
    assert serial_date(61, "61", is_1904=False) == date(1900, 3, 1)
    assert serial_date(2958465, "", is_1904=False) == date(9999, 12, 31)
    assert serial_date(0, "0", is_1904=True) == date(1904, 1, 1)
    assert serial_date(43921, "", is_1904=True) == serial_date(45383, "", is_1904=False) == date(2024, 4, 1)


def test_ranges_and_letters() -> None:
    assert [letters(n) for n in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert parse_range("C3:A1") == (1, 1, 3, 3)
    assert parse_range("$B$2") == (2, 2, 2, 2)
    assert parse_range("A１") is None


@pytest.mark.parametrize(
    ("text", "code", "nearest"),
    [
        ("佐藤 美咲様", "E_NAME_FORMAT", "佐藤 美咲"),
        ("※佐藤 美咲", "E_NAME_FORMAT", "佐藤 美咲"),
        ("佐藤 美咲 *", "E_NAME_FORMAT", "佐藤 美咲"),
        ("佐藤 美咲(育休)", "E_NAME_FORMAT", "佐藤 美咲"),
        ("欠員", "E_NAME_FORMAT", None),
        ("調整中", "E_NAME_FORMAT", None),
        ("-", "E_NAME_FORMAT", None),
        ("0", "E_NAME_FORMAT", None),
        ("〓田 太郎", "E_CHAR_LOST", None),
        ("?田 太郎", "E_CHAR_LOST", None),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, code: str, nearest: str | None) -> None:
    value, notes = read_name(text)
    assert value is None
    assert [note[0] for note in notes] == [code]
    assert notes[0][1].get("nearest") == nearest


def test_days_of_orders() -> None:
    assert read_day("令和6年4月1日付").day == date(2024, 4, 1)
    assert read_day("2024年4月1日付け").day == date(2024, 4, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026/08/20 10:15", date(2026, 8, 20)),
        ("2026-08-20T10:15:00", date(2026, 8, 20)),
        ("2026年 08月 20日(木曜日) 10:15", date(2026, 8, 20)),
        ("R8.8.20 9:05 PM", date(2026, 8, 20)),
        ("2026-08-20T14:59:00Z", date(2026, 8, 20)),
        ("2026-08-20T15:00:00.123Z", date(2026, 8, 21)),
        ("2026-08-20 16:00:00 UTC", date(2026, 8, 21)),
        ("2026-08-20T23:59:59+09:00", date(2026, 8, 20)),
    ],
)
def test_a_time_behind_a_day_is_dropped_and_told_and_a_zone_means_the_day_in_japan(text: str, day: date) -> None:
    found = read_day(text)
    assert (found.day, found.code) == (day, "W_TIME_DROPPED")


def test_a_time_that_is_none_is_no_part_of_a_day() -> None:
    assert read_day("2026-08-20 25:99").code == "E_DATE_INVALID"
    assert read_day("8/20 10:15").code == "E_DATE_INCOMPLETE"
    assert read_day("2026/8/20 0:00") == read_day("2026/8/20")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:00", "09:00"), ("９：００", "09:00"), ("9時", "09:00"), ("9時30分", "09:30"), ("午前9時", "09:00"),
        ("午後1時半", "13:30"), ("1:30 PM", "13:30"), ("PM1:30", "13:30"), ("12:15 AM", "00:15"), ("正午", "12:00"),
        ("午後13時", None), ("25:00", None), ("9:75", None), ("9", None), ("09:00:00", "09:00"), ("午後12時", "12:00"),
        ("午前12時", "00:00"), ("午後0時", "12:00"),
    ],
)  # fmt: skip
def test_times_of_day(text: str, time: str | None) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("text", "hours"),
    [("3:30", 3.5), ("36:15", 36.25), ("3時間30分", 3.5), ("3時間半", 3.5), ("90分", 1.5), ("１．５時間", 1.5),
     ("6h", 6), ("三時間", None), ("", None), ("3.5", None)],
)  # fmt: skip
def test_hours(text: str, hours: float | None) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "day"),
    [("6/1", date(2026, 6, 1)), ("3月31日", date(2027, 3, 31)), ("２／２９", None), ("6/1(月)", date(2026, 6, 1)),
     ("13/1", None), ("6/1/2", None)],
)  # fmt: skip
def test_days_without_a_year_within_a_fiscal_year(text: str, day: date | None) -> None:
    assert day_of_year(text, 2026).day == day


@pytest.mark.parametrize(
    ("code", "what"),
    [("h:mm", "time"), ("hh:mm:ss", "time"), ("[h]:mm", "elapsed"), ("[mm]:ss", "elapsed"), ("0%", "percent"),
     ("0.0%", "percent"), ("yyyy/m/d h:mm", ""), ("0.00", ""), ("General", ""), ('h"時"mm"分"', "time"), ("m/d", "")],
)  # fmt: skip
def test_what_a_number_format_shows(code: str, what: str) -> None:
    assert shows(code) == what
    assert is_date_format("[h]:mm") is False
