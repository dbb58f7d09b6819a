"""What is held about people: told, handed to them, and erased so that nothing names them while every count stays."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine, select, text

from skillmap import config, office
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, UsageRefused
from skillmap.i18n import sentence
from skillmap.office import Office
from skillmap.storage import backup, database, redaction, schema
from skillmap.storage.personal import ABOUT_NOBODY, BOOKKEEPING, TABLES
from skillmap.tables import records

NAME, KANA, NUMBER = "印付 名子", "シルシツキ メイコ", "778899"
MARKS = ("印付", "名子", "シルシツキ", "メイコ", NUMBER, "秘密の理由", "ひみつの備考", "証明-4711")
TODAY = date(2026, 6, 15)
STAFF = f"""職員番号,氏名,フリガナ,部,課,職名,備考
{NUMBER},{NAME},{KANA},総務部,人事課,主任,ひみつの備考
000102,石田 実,イシダ ミノル,総務部,人事課,主事,
000103,上野 望,ウエノ ノゾミ,総務部,総務課,主事,
000104,林 一,ハヤシ ハジメ,総務部,総務課,主事,
000105,小林 一郎,コバヤシ イチロウ,区民部,戸籍課,主事,
"""
RETENTION = "\n[retention]\n" + "".join(
    f"{kind} = 5\n"
    for kind in ("staff", "leave", "leaders", "levels", "qualifications", "careers", "trainings", "plans")
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def marked(request: pytest.FixtureRequest, workspace: Path) -> Iterator[Office]:
    """An office in which somebody with marks left in March 2020, with everything that can be recorded of them."""
    settings = workspace / config.FILE
    lines = settings.read_text("utf-8")
    if request.param == "postgresql":
        lines = f'database = "{request.getfixturevalue("postgres_url")}"\n{lines}'
    settings.write_text(lines + RETENTION, "utf-8")
    here = Office.open(workspace, today=TODAY, by=NAME)
    kinds = office.intake.kinds

    def take(kind: office.intake.kind.ListKind, name: str, *rows: str) -> int | None:
        file = workspace.parent / name
        file.write_text("\n".join(rows) + "\n", "utf-8")
        return here.record(office.intake.engine.read_list(here, file, kind).draft)

    take(kinds.StaffImport(date(2019, 4, 1)), f"名簿_{NAME}.csv", STAFF)
    own = f"{NUMBER},{NAME}"
    take(
        kinds.RatingImport(date(2019, 6, 30)), "評価.csv", "職員番号,氏名,企画", f"{own},2",
        "000102,石田 実,1", "000104,林 一,3",
    )  # fmt: skip
    take(kinds.LeaveImport(), "休職.csv", "職員番号,氏名,区分,開始日,終了日", f"{own},病休,2019-07-01,2019-07-31")
    take(
        kinds.ResultImport(), "修了.csv", "職員番号,氏名,研修名,修了日,結果", f"{own},企画の基礎,2019-09-20,修了",
        "000102,石田 実,企画の基礎,2019-09-20,修了",
    )  # fmt: skip
    take(kinds.AimImport(date(2019, 6, 1)), "目標.csv", "職員番号,氏名,人材像,段階", f"{own},product-manager,1")
    take(
        kinds.LeaderImport(FiscalYear(2019)), "推薦.csv", "課,職員番号,氏名,就任日,推薦者,推薦理由",
        f"人事課,{own},2019-06-01,石田 実,秘密の理由", f"総務課,000103,上野 望,2019-06-01,{NAME},意欲",
    )  # fmt: skip
    asked = office.new_session.NewSession(["2019-09-19am"], 9, trainers=[NAME, "外部 花子"])
    here.record(office.sessions.add(here, "企画の基礎", asked, "T1"))
    here.record(office.orders.depart(here, NUMBER, date(2020, 3, 31), "退職"))
    office.handing_out.hand_out(here, office.person_card.card(here, NUMBER, date(2019, 8, 1)))
    if request.param == "sqlite":
        here.backup()
    yield here
    here.close()


def _bytes_naming(folder: Path, marks: tuple[str, ...]) -> list[str]:
    """Files below a folder that hold a mark in any usual encoding, packages looked into."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            parts = [path.read_bytes(), str(path).encode()]
        except FileNotFoundError:  # a server tidies up its own
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                parts += map(package.read, package.namelist())
        texts = {mark.encode(code) for mark in marks for code in ("utf-8", "utf-16-le", "utf-16-be", "cp932")}
        if any(one in part for one in texts for part in parts):
            found.append(path.relative_to(folder).as_posix())
    return found


def _tables_of(engine: Engine) -> Path:
    """The folder in which a server keeps the tables of a database, with everything written to it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        folder = connection.scalar(text("SELECT current_setting('data_directory')"))
        number = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    found = Path(str(folder)) / "base" / str(number)
    assert len(list(found.iterdir())) > 100
    return found


def _reports(here: Office) -> list[object]:
    """Counts of the past and of today, of every report that takes a year."""
    # The report of the year names the entry up to which it counts.
    names = [name for name in office.reports.REPORTS if name != "year"]
    days = (date(2019, 9, 30), date(2020, 3, 31), TODAY)
    return [(d, n, records(office.reports.report(here, n, as_of=d), "ja")) for d in days for n in names]


def test_every_column_has_its_class() -> None:
    tables = {name: t for name, t in schema.metadata.tables.items() if name != "alembic_version"}
    assert set(TABLES) | ABOUT_NOBODY == set(tables) and not set(TABLES) & ABOUT_NOBODY
    for name, one in TABLES.items():
        columns = {c.name for c in tables[name].columns} - BOOKKEEPING - {"id"}
        assert set(one.columns) == columns, f"{name}: say in storage/personal.py what becomes of it on an erasure"
        assert not one.person or one.person in tables[name].c
        assert all(sentence(f"privacy.column.{column}", "ja") for column in columns)
        assert sentence(f"privacy.table.{name}", "ja")


def test_what_is_held_is_described(marked: Office) -> None:
    rows = {row[0].key.rpartition(".")[2]: row for row in office.privacy.describe(marked).rows}  # type: ignore[union-attr]
    assert [rows[kind][3] for kind in ("staff", "levels", "trainings", "leaders", "leave")] == [5, 3, 2, 2, 1]
    assert rows["levels"][4] == 3 and rows["staff"][8] == 1 and rows["levels"][8] == 1
    one = office.privacy.describe(marked, NUMBER)
    assert {row[0].key.rpartition(".")[2]: row[3] for row in one.rows}["levels"] == 1  # type: ignore[union-attr]
    assert "2025-04-01" in str([row[7] for row in one.rows]) or "datetime.date(2025, 4, 1)" in str(one.rows)


def test_an_export_holds_every_row_that_a_search_finds(marked: Office, tmp_path: Path) -> None:
    done = office.handing_out.hand_out(marked, office.person_file.export(marked, NAME, tmp_path / "本人"))
    assert sorted(path.suffix for path in done.paths) == [".json", ".xlsx"]
    data = json.loads(next(p for p in done.paths if p.suffix == ".json").read_text("utf-8"))
    told = json.dumps(data, ensure_ascii=False)
    with database.reading(marked.engine) as connection:
        [person] = connection.scalars(select(schema.staff.c.id).where(schema.staff.c.number == NUMBER))
        about, naming = 0, set()
        for table in schema.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                values = row._mapping
                mine = person in (values.get("staff_id"), values.get("holder_id")) or values.get("number") == NUMBER
                about += mine and table.name != "handout_file"
                if not mine:
                    texts = [str(v) for v in values.values() if any(m in str(v) for m in MARKS[:5])]
                    naming.update(texts if not table.name.startswith("handout") else [])
    assert len(data["rows"]) == about > 8
    # What was recorded after it was put together is the entry of the export itself.
    assert {one["text"] for one in data["named"]} == {t for t in naming if '"set": "H0002"' not in t}
    assert [(one["set"], one["state"]) for one in data["handed_out"]] == [("H0001", "in-file")]
    assert all(mark in told for mark in (NAME, KANA, "秘密の理由", "病休"))
    book = openpyxl.load_workbook(next(p for p in done.paths if p.suffix == ".xlsx"))
    assert len(book.sheetnames) == 5
    assert office.person_file.collect(marked, NUMBER).person.number == NUMBER


def test_an_erasure_leaves_nothing_and_changes_no_count(marked: Office, cli: Callable[..., object]) -> None:
    root, lists = marked.workspace.root, marked.workspace.root.parent
    for file in lists.glob("*.csv"):
        file.unlink()
    todo = [str(row[2]) for row in office.todo.todo(marked, marked.moment()).rows]
    assert "skillmap privacy erase --left-before 2020-04-01" in todo
    before = _reports(marked)
    assert len(office.retention.due(marked)) == 1
    erasure = office.erasure.erase(marked, left_before=date(2020, 4, 1))
    shown = {change.subject for change in erasure.draft.changes.changes}
    assert any(one.startswith("out/") for one in shown) and f"{NUMBER} {NAME}" in shown
    number = marked.record(erasure.draft)
    assert number is not None
    marked.close()
    assert _bytes_naming(root, MARKS) == []
    assert _bytes_naming(Path(os.environ["XDG_CACHE_HOME"]), MARKS) == []
    with database.reading(marked.engine) as connection:
        everything = [
            str(value)
            for table in schema.metadata.sorted_tables
            for row in connection.execute(select(table))
            for value in row
        ]
        assert [text for text in everything if any(mark in text for mark in MARKS)] == []
        assert "小林 一郎" in everything and "林 一" in everything
    now, then = (json.dumps(one, ensure_ascii=False, default=str) for one in (_reports(marked), before))
    assert now == then.replace(NAME, "（消去済み）").replace(NUMBER, "ERASED-00001") and "ERASED-00001" in now
    assert office.retention.due(marked) == []
    if marked.settings.database:
        assert _bytes_naming(_tables_of(marked.engine), MARKS) == []
    else:
        newest = backup.staff_numbers(office.journal.newest_backup(marked))
        assert newest is not None and newest[1] == "ERASED-00001", "there is a snapshot again"


def test_an_undo_across_an_erasure_is_refused(marked: Office) -> None:
    number = marked.record(office.erasure.erase(marked, NUMBER).draft)
    assert number is not None
    for entry in (1, 2, number):
        with pytest.raises(InputRefused) as refused:
            office.journal.undo(marked, entry)
        assert (refused.value.code, refused.value.facts["by"]) == ("E_UNDO_ERASED", number)
    with pytest.raises(InputRefused) as refused:
        office.erasure.erase(marked, "ERASED-00001")
    assert refused.value.code == "E_ERASE_DONE"


def _codes(erasure: office.erasure.Erasure) -> set[str]:
    return {one.code for one in erasure.draft.problems}


def test_who_is_there_and_who_is_kept_is_refused(marked: Office) -> None:
    for staff, code in (("000102", "E_ERASE_PRESENT"), ("無い人", "E_STAFF_UNKNOWN")):
        with pytest.raises(InputRefused) as refused:
            office.erasure.erase(marked, staff)
        assert refused.value.code == code
    with pytest.raises(UsageRefused):
        office.erasure.erase(marked)
    marked.record(office.orders.depart(marked, "000103", date(2024, 5, 31), "退職"))
    assert _codes(office.erasure.erase(marked, "000103")) == {"E_ERASE_RETAINED"}
    assert "W_ERASE_LEFT_ALONE" in _codes(office.erasure.erase(marked, left_before=TODAY))
    with pytest.raises(InputRefused):
        marked.record(office.erasure.erase(marked, "000103").draft)
    settings = marked.workspace.root / config.FILE
    changed = settings.read_text("utf-8").replace("levels = 5\n", 'levels = "permanent"\n').replace("leave = 5\n", "")
    settings.write_text(changed, "utf-8")
    again = Office.open(marked.workspace.root, today=TODAY)
    assert _codes(office.erasure.erase(again, NUMBER)) >= {"E_ERASE_PERMANENT", "E_ERASE_NO_RULE"}
    again.close()


def test_an_older_snapshot_says_who_would_come_back(marked: Office, tmp_path: Path) -> None:
    if marked.settings.database:
        return
    aside = tmp_path / "before.sqlite"
    shutil.copy(office.journal.newest_backup(marked), aside)
    assert list(office.journal.returning(marked, aside)) == []
    marked.record(office.erasure.erase(marked, NUMBER).draft)
    # What was typed may have lost a name since: the snapshot is still one of this office.
    told, goes = office.journal.returning(marked, aside)
    assert told.code == "W_RESTORE_ERASED" and told.facts["found"] == (NUMBER,)
    assert goes.code == "N_RESTORE_GOES" and goes.facts["count"] == 1
    assert list(office.journal.returning(marked, office.journal.newest_backup(marked))) == []


def test_copies_stay_when_asked_and_others_files_are_named(marked: Office) -> None:
    (marked.workspace.root / "控え.csv").write_text(f"職員番号,氏名\n{NUMBER},{NAME}\n", "cp932")
    (marked.workspace.out / "別人.csv").write_text("職員番号,氏名\n000102,石田 実\n", "utf-8")
    erasure = office.erasure.erase(marked, NUMBER, keep_copies=True)
    assert {"W_ERASE_COPIES", "W_ERASE_OTHERS"} <= _codes(erasure)
    assert "控え.csv" in {path.name for path in erasure.files.others}
    assert "別人.csv" not in {path.name for path in (*erasure.files.own, *erasure.files.others)}
    own = erasure.files.own
    marked.record(erasure.draft)
    assert own and all(path.is_file() for path in own)


def test_what_was_written_anywhere_in_the_workspace_goes_unless_somebody_changed_it(marked: Office) -> None:
    root = marked.workspace.root
    for name in ("as it was.csv", "changed.csv"):
        text = f"職員番号,氏名\n{NUMBER},{NAME}\n"
        one = office.handout.one_file("staff list", root / "渡す" / name, office.handout.TextContent(text, (NUMBER,)))
        office.handing_out.hand_out_one(marked, one)
    with (root / "渡す" / "changed.csv").open("a") as stream:
        stream.write("済\n")
    erasure = office.erasure.erase(marked, NUMBER)
    assert root / "渡す" / "as it was.csv" in erasure.files.own
    assert root / "渡す" / "changed.csv" in erasure.files.others
    assert marked.record(erasure.draft) is not None
    assert [path.name for path in (root / "渡す").iterdir()] == ["changed.csv"]


def test_nothing_is_erased_while_copies_may_lie_where_nobody_can_look(
    marked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = office.person_copies.files_below

    def closed(folder: Path, unread: list[Path]) -> list[Path]:
        unread.append(marked.workspace.backups)
        return whole(folder, unread)

    monkeypatch.setattr(office.person_copies, "files_below", closed)
    assert "E_ERASE_CLOSED" in _codes(office.erasure.erase(marked, NUMBER))
    kept = _codes(office.erasure.erase(marked, NUMBER, keep_copies=True))
    assert "W_ERASE_UNREAD" in kept and "E_ERASE_CLOSED" not in kept


def test_a_file_that_cannot_go_keeps_everything(marked: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(paths: object) -> None:
        raise PermissionError(13, "Permission denied", "名簿.xlsx")

    erasure = office.erasure.erase(marked, NUMBER)
    monkeypatch.setattr(office.person_copies, "remove", refuse)
    with pytest.raises(InputRefused) as refused:
        marked.record(erasure.draft)
    assert refused.value.code == "E_ERASE_FILE"
    assert office.staff.person(marked, marked.moment(), NUMBER).rows


def test_a_database_that_cannot_be_written_anew_is_told(marked: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redaction, "compact", lambda engine: False)
    with pytest.raises(InputRefused) as refused:
        marked.record(office.erasure.erase(marked, NUMBER).draft)
    assert refused.value.code == "E_ERASE_COMPACT"
    with pytest.raises(InputRefused) as refused:
        office.erasure.erase(marked, "ERASED-00001")
    assert refused.value.code == "E_ERASE_DONE"


def test_a_number_taken_back_and_a_number_joined_go_as_well(small: Office, listed: Callable[..., int | None]) -> None:
    settings = small.workspace.root / config.FILE
    settings.write_text(settings.read_text("utf-8") + RETENTION.replace("= 5", "= 0"), "utf-8")
    here = Office.open(small.workspace.root, today=date(2030, 1, 1), by="人事 花子")
    kinds = office.intake.kinds
    wrong = listed(kinds.StaffImport(date(2026, 6, 1)), "職員番号,氏名,部,課", "000909,鷺沼 入子,総務部,人事課")
    assert wrong is not None
    office.journal.record_undo(here, office.journal.undo(here, wrong))
    here.record(office.joining.join(here, "000202", "000777"))
    here.record(office.orders.depart(here, "000777", date(2027, 3, 31), "退職"))
    for staff in ("000909", "000202"):
        here.record(office.erasure.erase(here, staff).draft)
    here.close()
    assert _bytes_naming(here.workspace.root, ("鷺沼", "入子", "000909", "加藤", "000202", "000777")) == ["staff.csv"]
