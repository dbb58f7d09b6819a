"""What leaves the office: one record of each set, nothing of others destroyed, whatever waits is finished."""

import json
import os
import shutil
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import update

from made_once import made_once
from skillmap import office
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.i18n import word
from skillmap.office import Office
from skillmap.office.handing_out import people_in
from skillmap.storage import schema
from skillmap.storage.handouts import HandoutKind
from skillmap.words import message

Cli = Callable[..., Any]
STAFF = (
    "職員番号,氏名,部,課,職名\n001200,佐藤 美咲,総務部,人事課,主任\n"
    "001237,髙橋 健,総務部,人事課,係長\n001274,𠮷田 恵,福祉部,保育課,主事\n"
)

SHOWN = ("髙橋 健", "佐藤 美咲", "𠮷田 恵")


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Three people of two departments; two of them in a session."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "planning-practice", "--day", "2026-06-20", "--capacity", "9", "--code", "K1", "--yes")
    for number in ("001200", "001274"):
        cli("enrol", "add", "K1", "--staff", number, "--yes")
    return workspace


def told(cli: Cli) -> list[str]:
    return [row["staff"][:6] for row in json.loads(cli("enrol", "told", "--list", "--format", "json").out)]


def sets(cli: Cli, *more: str) -> list[dict[str, Any]]:
    return list(json.loads(cli("roster", "list", *more, "--format", "json").out))


def test_a_draft_binds_nothing_and_a_final_roster_tells(ward: Path, cli: Cli) -> None:
    cli("roster", "export", "--out", "out")
    names = sorted(path.name for path in (ward / "out").iterdir())
    assert names == [
        "ICTリーダー名簿_令和8年度_全庁（案）.xlsx", "研修名簿_令和8年度_福祉部（案）.xlsx",
        "研修名簿_令和8年度_総務部（案）.xlsx", "配布一覧_名簿.xlsx",
    ]  # fmt: skip
    book = openpyxl.load_workbook(ward / "out" / names[2])
    assert all("照合番号 H0001" in page.oddHeader.left.text + page.oddHeader.right.text for page in book)
    assert any("照合番号 H0001　【案】" in str(row[0].value) for row in book.worksheets[0].iter_rows(max_row=6))
    assert told(cli) == ["001200", "001274"]
    cli("roster", "export", "--department", "総務部", "--out", "final", "--final", "--yes")
    assert told(cli) == ["001274"]
    assert [(row["set"], row["stage"], row["people"], row["files"]) for row in sets(cli)] == [
        ("H0002", "確定", 1, 1),
        ("H0001", "案", 2, 4),
    ]
    assert [(row["about"], row["people"]) for row in sets(cli, "--set", "h0001")] == [
        ("総務部", 1), ("福祉部", 1), ("全庁", 0), ("", 0),
    ]  # fmt: skip
    cli("db", "undo", "--yes")
    assert told(cli) == ["001200", "001274"], "the record that they were told is taken back"
    assert len(sets(cli)) == 2, "what has left has left"


def test_a_final_roster_is_only_of_what_tells_and_of_today(ward: Path, cli: Cli) -> None:
    assert "E_ROSTER_FINAL_KIND" not in cli("roster", "export", "--kind", "leader", "--final", "--yes", expect=2).out
    cli("roster", "export", "--final", "--as-of", "2026-05-01", "--yes", expect=2)
    cli("roster", "export", "--final", expect=4)
    assert sets(cli) == []


def test_another_ones_file_is_replaced_only_after_asking(ward: Path, cli: Cli) -> None:
    mine = ward / "職員名簿.xlsx"
    mine.write_bytes(b"HR's own")
    cli("staff", "list", "--out", mine, expect=4)
    assert mine.read_bytes() == b"HR's own"
    cli("staff", "list", "--out", mine, answer="n")
    assert mine.read_bytes() == b"HR's own"
    assert sets(cli) == []
    cli("staff", "list", "--out", mine, answer="y")
    assert [cell.value for cell in openpyxl.load_workbook(mine).active["B"]] == ["氏名", *SHOWN]
    cli("staff", "list", "--out", mine)
    book = openpyxl.load_workbook(mine)
    book.active["H2"] = "電話済み"
    book.save(mine)
    cli("staff", "list", "--out", mine, expect=4)
    cli("staff", "list", "--out", mine, "--replace")
    assert [(row["set"], row["kind"], row["people"]) for row in sets(cli)] == [
        (f"H000{n}", "一覧", 3) for n in (3, 2, 1)
    ]
    journal = json.loads(cli("db", "journal", "--format", "json").out)[0]
    assert (journal["command"], journal["summary"]) == ("staff list", ["H0003：1 ファイル、3 人分"])


@pytest.mark.parametrize(
    ("name", "starts"), [("l.csv", "\ufeff職員番号"), ("l.json", "[\n"), ("l.txt", "職員一覧"), ("l.xlsx", "PK")]
)
def test_the_ending_of_the_file_says_how_it_is_written(ward: Path, cli: Cli, name: str, starts: str) -> None:
    cli("staff", "list", "--out", name)
    assert (ward / name).read_bytes().startswith(starts.encode())


def test_an_ending_nobody_knows_or_another_formats_is_refused(ward: Path, cli: Cli) -> None:
    assert ".xlsx" in cli("staff", "list", "--out", "名簿.xls", expect=2).err
    assert "名簿.xlsx" in cli("staff", "list", "--format", "csv", "--out", "名簿.xlsx", expect=2).err
    cli("staff", "list", "--format", "csv", "--out", "名簿.dat")
    assert [path.name for path in ward.iterdir() if path.name.startswith("名簿")] == ["名簿.dat"]


@pytest.mark.parametrize(
    ("command", "right"),
    [
        (("session", "export", "--out"), ".xlsx"),
        (("need", "export", "--out"), ".xlsx"),
        (("blank", "staff-list", "--out"), ".xlsx"),
        (("report", "html", "--out"), ".html"),
        (("career", "show", "--svg"), ".svg"),
        (("career", "place", "--book"), ".xlsx"),
        (("org", "reorganise", "--template"), ".xlsx"),
        (("assess", "status", "--reminder"), ".xlsx"),
        (("leader", "answers", "--reminder"), ".xlsx"),
        (("framework", "export", "case", "--out"), ".json"),
        (("framework", "share", "--out"), ".zip"),
        (("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--problems"), ".xlsx"),
        (("leader", "form", "--due", "2026-12-31", "--out"), ""),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else value,
)
def test_what_has_one_form_only_leaves_under_no_other_ending(
    ward: Path, cli: Cli, command: tuple[str, ...], right: str
) -> None:
    """A workbook called .csv, a page called .xlsx: whoever opens it sees an error, or HR's own kind of file is lost."""
    for wrong in {".xlsx", ".csv", ".docx", ".html"} - {right} - ({".xlsx"} if right == "" else set()):
        ran = cli(*command, f"a/名簿{wrong}", expect=2)
        assert f"名簿{wrong}" in ran.text and right in ran.text
    assert not (ward / "a").exists()


def test_a_page_of_a_definition_is_what_the_ending_says(ward: Path, cli: Cli) -> None:
    for name, starts in (("a.json", "{"), ("a.md", "# "), ("a.xlsx", "PK")):
        cli("framework", "show", "product-manager", "--out", name)
        assert (ward / name).read_bytes().startswith(starts.encode())
    assert ".md" in cli("framework", "show", "product-manager", "--out", "a.doc", expect=2).text
    assert "json" in cli("framework", "show", "product-manager", "--format", "json", "--out", "b.md", expect=2).text
    assert not (ward / "b.md").exists()


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders")
def test_a_device_or_pipe_is_not_replaced_by_a_file(ward: Path, cli: Cli) -> None:
    """`--out /dev/null` out of habit: whoever may write there would lose it."""
    os.mkfifo("pipe.csv")
    for more in ((), ("--replace",)):
        told = cli("staff", "list", "--out", "pipe.csv", *more, expect=3).text
        assert "ふつうのファイルではありません" in told and stat.S_ISFIFO(Path("pipe.csv").stat().st_mode)
    os.mkfifo("研修名簿_令和8年度_総務部（案）.xlsx")
    cli("roster", "export", "--out", ".", expect=3)
    assert "it is no ordinary file" in cli("staff", "list", "--out", "pipe.csv", lang="en", expect=3).text
    assert sets(cli) == []


def test_many_names_leave_only_with_a_reason(ward: Path, cli: Cli) -> None:
    settings = ward / "skillmap.toml"
    settings.write_text(settings.read_text("utf-8") + "\nreason_above = 2\n", "utf-8")
    cli("staff", "list", "--out", "l.csv", expect=4)
    assert not (ward / "l.csv").exists()
    cli("staff", "list", "--out", "l.csv", "--reason", "監査")
    cli("enrol", "list", "--out", "two.csv")
    cli("staff", "list", "--out", "m.csv", answer="照会への回答")
    assert [(row["people"], row["reason"]) for row in sets(cli)] == [(3, "照会への回答"), (2, ""), (3, "監査")]


def test_what_cannot_be_replaced_is_named_and_finished_later(ward: Path, cli: Cli) -> None:
    out = ward / "out"
    cli("roster", "export", "--kind", "department", "--out", out)
    blocked = out / "研修名簿_令和8年度_総務部（案）.xlsx"
    kept = {path.name: path.read_bytes() for path in out.iterdir()}
    cli("enrol", "add", "K1", "--staff", "001237", "--yes")
    blocked.unlink()
    blocked.mkdir()  # as Excel keeps a file that is open: nothing can take its place
    ran = cli("roster", "export", "--kind", "department", "--out", out, expect=5)
    assert "総務部（案）.xlsx（総務部）は置き換えられませんでした" in ran.err
    assert (out / "研修名簿_令和8年度_福祉部（案）.xlsx").read_bytes() != kept["研修名簿_令和8年度_福祉部（案）.xlsx"]
    assert "roster export --again" in cli("status", "--format", "json").out
    newest = json.loads(cli("db", "journal", "--format", "json").out)[0]
    assert newest["command"] == "roster export"
    cli("roster", "export", "--again", expect=5)
    blocked.rmdir()
    cli("roster", "export", "--again")
    assert any("髙橋 健" in row for sheet in openpyxl.load_workbook(blocked) for row in sheet.values)
    assert sorted(path.name for path in out.iterdir()) == sorted(kept)
    cli("roster", "export", "--again", expect=3)
    assert "--again" not in cli("status", "--format", "json").out


def test_a_run_cut_short_before_its_record_leaves_everything_as_it_was(
    ward: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Office.open(ward)
    cli("roster", "export", "--kind", "department", "--out", "out")
    before = {path.name: path.read_bytes() for path in (ward / "out").iterdir()}
    handout = office.rosters.rosters(here, "department", out=ward / "out")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(office.handing_out, "_stand_ready", full)
    with pytest.raises(OSError, match="space"):
        office.handing_out.hand_out(here, handout)
    assert {path.name: path.read_bytes() for path in (ward / "out").iterdir()} == before
    assert len(sets(cli)) == 1


def test_a_set_killed_half_way_is_finished_from_what_stands_ready(
    ward: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, out = Office.open(ward), ward / "out"

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(office.handing_out, "_put_all", killed)
        with pytest.raises(KeyboardInterrupt):
            office.handing_out.hand_out(here, office.rosters.rosters(here, "department", out=out))
    assert [path.name for path in out.iterdir()] == [".skillmap-set-H0001"]
    found = office.waiting_files.unfinished(here)
    assert found is not None and found.shown == "H0001"
    assert len(office.handing_out.again(here).paths) == 3
    assert not list(out.glob(".*"))
    with pytest.raises(InputRefused, match="E_HANDOUT_NOTHING"):
        office.handing_out.again(here)


def test_people_who_were_told_of_another_state_are_not_recorded(ward: Path, cli: Cli, today: date) -> None:
    here = Office.open(ward, today=today)
    handout = office.rosters.rosters(here, "department", final=True, out=ward / "out")
    cli("enrol", "add", "K1", "--staff", "001237", "--yes")
    with pytest.raises(InputRefused, match="E_DB_MOVED_ON"):
        office.handing_out.hand_out(here, handout)
    assert list((ward / "out").iterdir()) == []
    with pytest.raises(NeedsAnswer, match="E_OUT_REASON"):
        office.handing_out.no_reason(3)


def test_rows_left_out_are_never_written_over_what_was_mended(ward: Path, cli: Cli) -> None:
    (ward / "bad.csv").write_text(STAFF + "001299,無い 課,総務部,,主事\n,名 無し,総務部,人事課,主事\n", "utf-8")
    given = ("staff", "import", "bad.csv", "--leave-out-bad", "--yes", "--as-of")
    cli(*given, "2026-05-01")
    [rest] = (ward / "out").glob("*.*")
    rest.write_bytes(b"half mended")
    shutil.copy(ward / "bad.csv", ward / "bad2.csv")
    cli(*given, "2026-05-02")
    assert rest.read_bytes() == b"half mended"
    assert len(list((ward / "out").glob("*.*"))) == 2


def test_the_record_of_a_set_is_read_without_a_terminal(ward: Path, today: date) -> None:
    here, mine = Office.open(ward, today=today), ward / "l.txt"
    mine.write_text("mine", "utf-8")
    assert office.handing_out.foreign(here, [mine]) == [mine]
    assert office.handing_out.beside(here, mine).name == "l (2).txt"
    handout = office.rosters.rosters(here, "all", out=ward / "out")
    assert office.handed_out.list_name(here, handout) == "配布一覧_名簿.xlsx"
    done = office.handing_out.hand_out(here, handout)
    rows = office.handed_out.files(here, done.number).rows
    assert [row[0] for row in rows] == [file.name for file in done.files]
    assert len(office.handed_out.sets(here).rows) == 1
    assert office.handed_out.list_of(here, handout, 1, done.files).pages == 1
    with pytest.raises(InputRefused, match="E_HANDOUT_SET"):
        office.handed_out.files(here, "H9")


def test_every_kind_of_handout_has_its_word() -> None:
    for kind in HandoutKind:
        japanese, english = (word(message(f"handout.kind.{kind}"), lang) for lang in ("ja", "en"))
        assert japanese != english
        assert "handout.kind" not in japanese + english
    assert {f"roster-{kind}" for kind in office.rosters.KINDS} <= set(HandoutKind)


def test_one_workbook_goes_to_the_file_that_is_named(ward: Path, cli: Cli) -> None:
    for _ in range(2):  # a second time over what was written
        cli("staff", "card", "001200", "--out", "card.xlsx")
    assert (ward / "card.xlsx").is_file()
    assert [row["kind"] for row in sets(cli)] == ["職員カード", "職員カード"]
    cli("roster", "export", "--kind", "leader", "--out", "lists/leaders.xlsx")
    assert [path.name for path in (ward / "lists").iterdir()] == ["leaders.xlsx"]
    for kind, name in (("department", "all.xlsx"), ("leader", "leaders.csv")):
        refused = cli("roster", "export", "--kind", kind, "--out", name, expect=2)
        assert "--out" in refused.err
        assert not (ward / name).exists()


def test_a_set_of_another_version_is_listed_by_its_own_word(ward: Path, cli: Cli, today: date) -> None:
    cli("staff", "card", "001200", "--out", "card.xlsx")
    here = Office.open(ward, today=today)
    with here.engine.begin() as connection:
        connection.execute(update(schema.handout).values(kind="wall-poster"))
    assert office.handed_out.sets(here).rows[0][3] == "wall-poster"


def test_people_are_counted_by_number_by_both_or_by_the_name_alone() -> None:
    names = {"001": "青木 健", "002": "北 咲", "003": "青木 健"}
    assert people_in({"001", "総務課", "001 青木 健"}, names) == {"001"}
    assert people_in({"002 北 咲", "003 "}, names) == {"002"}
    assert people_in({"001 北 咲", "004"}, names) == set()
    assert people_in({"001", "003", "青木 健"}, names) == {"001", "003"}
    assert len(people_in({"青木 健"}, names)) == 1
    assert people_in({"001", "青木 健", "北 咲"}, names) == {"001", "002", "003"}
