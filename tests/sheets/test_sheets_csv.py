"""CSV: encodings by rule, quotes, delimiters, widths; texts that would be computed go out and come back exactly."""

import json
from pathlib import Path

import pytest
from corpus_runner import FOLDER
from hypothesis import given, settings
from hypothesis import strategies as st
from made_books import DAY, LAYOUT

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.sheets import Reading, ReadOptions, Sheet, SheetColumn, read, write_csv
from skillmap.sheets.text.neutral import neutralise, restore
from trials import trials

TEXT = "職員番号,氏名,課,備考\r\n001200,佐藤 美咲,総務課,表十ソ\r\n001237,鈴木 拓也,人事課,㈱①髙﨑\r\n"


def read_bytes(tmp_path: Path, data: bytes, name: str = "a.csv", encoding: str = "") -> Reading:
    path = tmp_path / name
    path.write_bytes(data)
    return read(path, LAYOUT, ReadOptions(encoding=encoding))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_the_same_list_in_every_encoding_gives_the_same_rows(codec: str, tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, TEXT.encode(codec))
    assert [dict(row.values)["remark"] for row in reading.rows] == ["表十ソ", "㈱①髙﨑"]


@pytest.mark.parametrize("codec", ["euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_asked_and_then_read(codec: str, tmp_path: Path) -> None:
    text = TEXT.replace("㈱①髙﨑", "株式")
    with pytest.raises(NeedsAnswer) as caught:
        read_bytes(tmp_path, text.encode(codec))
    assert codec in caught.value.problems[0].facts["found"]  # type: ignore[attr-defined]
    assert len(read_bytes(tmp_path, text.encode(codec), encoding=codec).rows) == 2


def test_euc_that_happens_to_be_kana_in_cp932_is_not_read_as_such(tmp_path: Path) -> None:
    data = "あい,うえお\r\n伊加,阿伊\r\n".encode("euc_jp")
    data.decode("cp932")  # no error: half-width kana by accident
    with pytest.raises(NeedsAnswer):
        read_bytes(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (TEXT.encode()[:60] , 2),
        (TEXT.encode() + "001300,田中 恵".encode("cp932"), 4),
        (TEXT.encode("cp932") + "001300,田中 恵".encode(), 4),
        (b"\xef\xbb\xbf" + TEXT.encode("cp932"), 1),
        (TEXT.encode("cp932")[:-3], 3),
    ],
)  # fmt: skip
def test_damaged_and_mixed_files_name_the_line(data: bytes, line: int, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as caught:
        read_bytes(tmp_path, data)
    assert (caught.value.code, caught.value.facts["line"]) == ("E_ENCODING", line)


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as caught:
        read_bytes(tmp_path, TEXT.encode(), encoding="klingon")
    assert caught.value.code == "E_ENCODING_UNKNOWN"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('職員番号,氏名\n001200,"佐藤 美咲\n001201,林 一\n', 2),
        ('職員番号,氏名\n001200,佐藤 美咲\n001201,"林 一"x\n', 3),
    ],
)
def test_quotes_that_do_not_close(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as caught:
        read_bytes(tmp_path, text.encode())
    assert (caught.value.code, caught.value.facts["line"]) == ("E_CSV_QUOTE", line)


def test_line_breaks_and_commas_in_quotes(tmp_path: Path) -> None:
    text = '職員番号,氏名,備考\r\n001200,佐藤 美咲,"一行目\r\n二, 行目 ""引用"""\r\n001201,林 一,\u2028x\r\n'
    reading = read_bytes(tmp_path, text.encode())
    assert [row.values["remark"] for row in reading.rows] == ['一行目\r\n二, 行目 "引用"', "\u2028x"]
    assert [row.number for row in reading.rows] == [2, 3]


@pytest.mark.parametrize(
    ("delimiter", "name", "told"), [(";", "a.csv", True), ("\t", "a.csv", True), ("\t", "a.tsv", False)]
)
def test_other_delimiters(delimiter: str, name: str, told: bool, tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, TEXT.replace(",", delimiter).encode(), name)
    assert len(reading.rows) == 2
    assert ("W_DELIMITER" in [p.code for p in reading.problems]) is told


def test_rows_of_another_width(tmp_path: Path) -> None:
    lines = (
        "職員番号,氏名,課",
        "001200,佐藤 美咲,総務課,,",
        "001201,林,一,総務課",
        "001202,森 健",
        "001203,原 隆,人事課",
        "合計,3名",
    )
    text = "\n".join(lines) + "\n"
    reading = read_bytes(tmp_path, text.encode())
    assert [row.values["number"] for row in reading.rows] == ["001200", "001203"]
    assert [str(p.place).split()[-1] for p in reading.problems if p.code == "E_CSV_WIDTH"] == ["A3", "A4"]
    assert reading.skipped_rows == (6,)


def test_a_title_above_the_headings(tmp_path: Path) -> None:
    text = "職員名簿\n令和8年4月1日現在\n\n" + TEXT.replace("\r\n", "\n")
    assert read_bytes(tmp_path, text.encode()).header_rows == (4,)


PAYLOADS = json.loads((FOLDER / "names" / "formula_payloads.json").read_text("utf-8"))["values"]
RISKY = tuple("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize("value", PAYLOADS)
def test_formula_payloads_go_out_harmless_and_come_back(value: str, tmp_path: Path) -> None:
    out = neutralise(value)
    assert not out.lstrip(" \u200b").startswith(tuple("=+-@＝＋－＠\t\r\n")) or out.startswith("'")
    assert restore(out) == value
    columns = (SheetColumn("number", "職員番号"), SheetColumn("name", "氏名"), SheetColumn("remark", "備考"))
    path = write_csv(tmp_path / "a.csv", Sheet("x", columns, [("001200", "佐藤 美咲", value)]))
    if "\0" in value:
        with pytest.raises(InputRefused) as caught:
            read(path, LAYOUT)
        assert caught.value.code == "E_CONTROL_CHAR"
    else:
        assert read(path, LAYOUT).rows[0].values["remark"] == value


@given(st.text(alphabet=st.sampled_from("=+-@＝'\t\r\n ;,a\u200b\"佐"), max_size=8))
@settings(max_examples=trials(500))
def test_neutral_texts_have_an_exact_way_back(text: str) -> None:
    assert restore(neutralise(text)) == text
    for part in neutralise(text).replace(";", "\n").replace(",", "\n").replace("\t", "\n").splitlines():
        assert not part.strip(" \u200b").startswith(tuple("=+-@＝"))


def test_what_is_written(tmp_path: Path) -> None:
    columns = (SheetColumn("a", "番号"), SheetColumn("b", "日"), SheetColumn("c", "点", over="効果"))
    path = write_csv(tmp_path / "a.csv", Sheet("x", columns, [("001", DAY, 3), ("=1", None, 1.5)]))
    assert path.read_bytes() == "番号,日,効果(点)\r\n001,2026-04-01,3\r\n'=1,,1.5\r\n".encode("utf-8-sig")


def test_cp932_is_written_whole_or_refused_with_every_cell(tmp_path: Path) -> None:
    columns = (SheetColumn("a", "氏名"),)
    path = write_csv(tmp_path / "a.csv", Sheet("x", columns, [("髙橋〜−①",)]), "cp932")
    assert path.read_bytes().decode("cp932") == "氏名\r\n髙橋～－①\r\n"
    before = path.read_bytes()
    with pytest.raises(InputRefused) as caught:
        write_csv(path, Sheet("x", columns, [("佐藤",), ("𠮷田",), ("葛\U000e0100城",)]), "cp932")
    assert [str(p.place) for p in caught.value.problems] == ["a.csv A3", "a.csv A4"]  # type: ignore[attr-defined]
    assert path.read_bytes() == before


def test_texts_that_programs_keep_from_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('職員番号,氏名\r\n"=""001200""","=""佐藤 美咲"""\r\n="000012",鈴木 拓也\r\n'.encode("cp932"))
    rows = read(path, LAYOUT, ReadOptions(code_width=6, as_of=DAY)).rows
    assert [(row.values["number"], row.values["name"]) for row in rows] == [
        ("001200", "佐藤 美咲"),
        ("000012", "鈴木 拓也"),
    ]
