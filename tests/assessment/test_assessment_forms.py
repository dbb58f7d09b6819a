"""Assessment forms: handed out, filled in as people do, taken back under any name; who has not answered."""

import gc
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from made_once import made_once
from skillmap.assessment.rounds import asked_skills, known_targets
from skillmap.documents.assessment_form import ID
from skillmap.framework.model import Framework, RoleGrade
from skillmap.sheets import read_fingerprint

STAFF = """職員番号,氏名,フリガナ,部,課,職名
001001,佐藤 花子,サトウ ハナコ,総務部,人事課,主任
001002,鈴木 一郎,スズキ イチロウ,総務部,人事課,主事
001003,ジョナサン クリストファー=スミスジョーンズ,ジョナサン クリストファースミスジョーンズ,総務部,総務課,主事
001004,田中 太郎,タナカ タロウ,総務部,総務課,主事
"""
AIMS = """職員番号,目標の人材像,段階,希望区分
001001,プロダクトマネージャー,2,本人
001002,課のICTリーダー,1,所属
"""
LEAVE = """職員番号,氏名,種別,開始日,終了日
001004,田中 太郎,育児休業,2026-05-01,2027-03-31
"""
HANAKO, ICHIRO, JONATHAN = "001001 佐藤 花子", "001002 鈴木 一郎", "001003"


def _target(text: str) -> RoleGrade:
    role, _, grade = text.partition("/")
    return RoleGrade(role=role, grade=int(grade))


def test_a_person_is_asked_for_what_all_role_grades_ask_for_at_the_highest_level(framework: Framework) -> None:
    low, high = _target("product-manager/1"), _target("product-manager/2")
    assert known_targets(framework, [low, high, _target("no-such-role/1"), low]) == (high,)
    asked = asked_skills(framework, [high, _target("section-ict-leader/1")])
    assert asked == {"planning": 2, "data-use": 1, "security": 1, "bpr": 1}
    assert asked_skills(framework, []) == {}


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Callable[..., Any]) -> Path:
    """Two sections, four people; one wishes for a role, one has an aim that the section set, one is on leave."""
    return fill_ward(workspace, cli)


def fill_ward(workspace: Path, cli: Callable[..., Any]) -> Path:
    for name, text in {"leave.csv": LEAVE, "staff.csv": STAFF, "aims.csv": AIMS}.items():
        (workspace / name).write_text(text, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--file", "aims.csv", "--yes")
    cli("staff", "leave", "leave.csv", "--yes")
    return workspace


def write_forms(cli: Callable[..., Any], *more: str) -> Path:
    cli("assess", "form", "--due", "R8.6.30", "--return-to", "人事課", "--out", "forms", *more)
    return Path("forms")


@pytest.fixture
@made_once
def asked(ward: Path, cli: Callable[..., Any]) -> Path:
    """The ward with its forms written."""
    write_forms(cli)
    return ward


@pytest.fixture
def forms(asked: Path) -> Path:
    """Forms of 2026, not yet filled in."""
    return asked / "forms"


@pytest.fixture(autouse=True)
def wide(cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:  # after cli, which sets it too
    """What a listing says stands on one line."""
    monkeypatch.setenv("COLUMNS", "240")


def page_of(book: Any, who: str) -> Worksheet:
    found: Worksheet = next(page for page in book.worksheets if page.title.startswith(who))
    return found


def right_of(page: Worksheet, label: str) -> str:
    """The address of the cell right of a label, merged or not."""
    cell = next(c for row in page.iter_rows(max_row=12) for c in row if c.value == label)
    merged = next((area for area in page.merged_cells.ranges if cell.coordinate in area), None)
    return str(page.cell(cell.row, (merged.max_col if merged else cell.column) + 1).coordinate)


def head_row(page: Worksheet) -> int:
    return next(row for row in range(1, 20) if page.cell(row, 2).value == "スキル")


def fill(
    form: Path, who: str, levels: dict[str, tuple[object, object]], head: dict[str, object] | None = None,
    out: str = "",
) -> Path:  # fmt: skip
    """Type into a person's page: skill -> (self, supervisor), label -> value."""
    book = load_workbook(form)
    page = page_of(book, who)
    first = head_row(page)
    columns = {cell.value: cell.column for cell in page[first]}
    rows = {page.cell(row, columns["スキル"]).value: row for row in range(first + 1, page.max_row + 1)}
    for skill, (own, superior) in levels.items():
        page.cell(rows[skill], columns["自己"]).value = own
        page.cell(rows[skill], columns["上司"]).value = superior
    for label, value in (head or {}).items():
        page[right_of(page, label)] = value
    target = form.parent.parent / "back" / (out or form.name) if out else form
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


PERSONNEL, GENERAL = "スキル評価シート_令和8年度_総務部_人事課.xlsx", "スキル評価シート_令和8年度_総務部_総務課.xlsx"
FULL = {"企画": (1, 2), "データ活用": ("２", "1 基礎"), "情報セキュリティ": ("レベル1", "基礎")}


def levels(cli: Callable[..., Any], stage: str, day: date = date(2026, 6, 15)) -> dict[str, dict[str, Any]]:
    rows = json.loads(cli("assess", "list", "--stage", stage, "--format", "json", day=day).out)
    return {
        row["number"]: {k: v for k, v in row.items() if k in ("planning", "data-use", "security", "bpr")}
        for row in rows
    }


def status(cli: Callable[..., Any], listing: str, *more: str, expect: int = 1) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        cli("assess", "status", "--list", listing, "--format", "json", *more, expect=expect).out
    )
    return found


def test_only_the_headings_that_were_typed_over_are_called_so(forms: Path, cli: Callable[..., Any]) -> None:
    book = load_workbook(forms / PERSONNEL)
    page = page_of(book, HANAKO)
    row = head_row(page)
    cells = {cell.value: cell for cell in page[row] if cell.value}
    for name in ("自己", "上司"):
        cells[name].value = 2
    book.save(forms / PERSONNEL)
    told = cli("assess", "import", forms, "--yes", expect=3).err
    assert told.count("E_HEADING_TOUCHED") == 2
    assert "見出し「自己」だったセルが、いまは「2」です" in told
    assert cells["スキル"].coordinate + ":" not in told


def test_a_page_whose_heading_was_typed_over_is_named_and_waits(forms: Path, cli: Callable[..., Any]) -> None:
    """Nobody's page disappears: not with another heading, not hidden, not under another name."""
    fill(forms / PERSONNEL, HANAKO, FULL)
    fill(forms / PERSONNEL, ICHIRO, {"情報セキュリティ": (1, 2)})
    book = load_workbook(forms / PERSONNEL)
    page = page_of(book, HANAKO)
    cell = page.cell(head_row(page), 2)
    cell.value = "スキル名"
    page_of(book, ICHIRO).sheet_state = "hidden"
    book.save(forms / PERSONNEL)
    ran = cli("assess", "import", forms, "--yes", expect=3)
    assert "E_HEADING_TOUCHED" in ran.err + ran.out and cell.coordinate in ran.err + ran.out
    assert levels(cli, "self")["001001"] == dict.fromkeys(("planning", "data-use", "security", "bpr"))
    ran = cli("assess", "import", forms, "--yes", "--leave-out-bad", expect=1)
    assert "2枚中1枚" in ran.out and "1人分は保留" in ran.out
    assert levels(cli, "self")["001002"]["security"] == 1


def test_pages_that_are_gone_or_were_renamed_are_told(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / PERSONNEL, HANAKO, FULL)
    book = load_workbook(forms / PERSONNEL)
    page_of(book, HANAKO).title = "佐藤さん"
    del book[ICHIRO]
    book.create_sheet("メモ")["A1"] = "出張のため後日"
    book.save(forms / PERSONNEL)
    ran = cli("assess", "import", forms, "--yes", expect=1)
    said = ran.out + ran.err
    assert "2枚中1枚" in said and "2人のうち" in said and "メモ" in said
    assert "シートが 1 枚ありません：001002 鈴木 一郎" in said
    assert levels(cli, "self")["001001"]["planning"] == 1


def test_a_form_asks_each_person_for_the_skills_of_role_and_aim(forms: Path) -> None:
    assert sorted(p.name for p in forms.iterdir()) == [PERSONNEL, GENERAL]
    book = load_workbook(forms / PERSONNEL)
    asked = {}
    for page in book.worksheets[1:]:
        if page.sheet_state == "visible":
            first = head_row(page)
            asked[page.title] = [
                (page.cell(r, 2).value, page.cell(r, 3).value) for r in range(first + 1, page.max_row + 1)
            ]
    assert asked[HANAKO] == [("企画", 2), ("データ活用", 1), ("情報セキュリティ", 1)]
    assert [skill for skill, _ in asked[ICHIRO] if skill] == ["情報セキュリティ", "業務改善"]
    # The one on leave gets no page; the other has neither role nor aim and is asked for the wish only.
    general = [page for page in load_workbook(forms / GENERAL).worksheets[1:] if page.sheet_state == "visible"]
    assert [page.title[:6] for page in general] == ["001003"]
    assert general[0].cell(head_row(general[0]) + 1, 2).value is None


def test_a_page_is_locked_but_for_what_people_fill_in(forms: Path) -> None:
    page = page_of(load_workbook(forms / PERSONNEL), HANAKO)
    first = head_row(page)
    assert page.protection.sheet
    free = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    typed = {right_of(page, label) for label in ("本人の記入日", "希望する人材像", "上司の記入日", "上司の氏名")}
    ratings = {f"{column}{row}" for column in "EF" for row in range(first + 1, first + 4)}
    assert typed | ratings <= free
    assert not {f"{column}{row}" for column in "ABCDGHIJ" for row in range(first, first + 4)} & free
    lists = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert any("E" in where and "0,1,2,3" in str(formula) for where, formula in lists.items()), lists
    assert page.cell(first, 7).value == "0 未経験"
    assert page.cell(first + 1, 9).value == "企画を一人でできる。"


def test_the_picture_of_a_page_leaves_out_what_is_not_assessed(forms: Path) -> None:
    """Excel draws the text － as level 0, so the picture shows numbers alone, and follows what is typed."""
    book = load_workbook(forms / PERSONNEL)
    page, drawn = page_of(book, HANAKO), book["_chart"]
    cell = f"'{page.title}'!{'D'}{head_row(page) + 1}"
    formulas = {one.value for row in drawn.iter_rows() for one in row}
    assert drawn.sheet_state == "hidden"
    assert f"=IF(ISNUMBER({cell}),{cell},NA())" in formulas
    assert load_workbook(forms / PERSONNEL, data_only=True)["_chart"]["B1"].value == "#N/A"


def test_what_a_form_says_of_itself(forms: Path) -> None:
    mark = read_fingerprint(forms / PERSONNEL)
    assert mark is not None
    assert (mark.layout, mark.as_of, mark.extra["fy"], mark.extra["unit_name"]) == (
        ID,
        "2026-06-15",
        "2026",
        "総務部/人事課",
    )
    assert mark.extra["staff"] == "001001,001002"


def test_untouched_forms_change_nothing(forms: Path, cli: Callable[..., Any]) -> None:
    ran = cli("assess", "import", forms, "--yes", expect=1)
    assert "変更はありません" in ran.err
    assert [row["unanswered"] for row in status(cli, "departments")] == [2]


def test_filled_in_forms_come_back_under_any_name_as_one_entry(forms: Path, cli: Callable[..., Any]) -> None:
    head = {"本人の記入日": "令和8年6月10日", "上司の記入日": "R8.6.12", "上司の氏名": "課長 山田"}
    fill(forms / PERSONNEL, HANAKO, FULL, head, out="返信/Re_ 評価 (1).xlsx".replace("/", "_"))
    back = forms.parent / "back"
    shutil.copy(next(back.iterdir()), back / "重複.xlsx")
    shutil.copy(forms / GENERAL, back / "未記入.xlsx")
    (back / "写真.jpg").write_bytes(b"x")
    (back / "~$lock.xlsx").write_bytes(b"x")
    ran = cli("assess", "import", back, "--yes", expect=1)
    assert "2人のうち 1人が記入" in ran.out
    assert "同じ内容です" in ran.out and "表のファイルではありません" in ran.out
    assert levels(cli, "self")["001001"] == {"planning": 1, "data-use": 2, "security": 1, "bpr": None}
    assert levels(cli, "supervisor")["001001"] == {"planning": 2, "data-use": 1, "security": 1, "bpr": None}
    # Not assessed is nowhere a nought.
    assert levels(cli, "self")["001002"] == dict.fromkeys(("planning", "data-use", "security", "bpr"))
    why = cli("why", "--staff", "001001", "--skill", "企画", "--format", "csv").out
    assert f"Re_ 評価 (1).xlsx [{HANAKO}] E13" in why and "課長 山田" in why
    assert "変更はありません" in cli("assess", "import", back, "--yes", expect=1).err
    cli("db", "undo", "--yes")
    assert levels(cli, "self")["001001"]["planning"] is None


def test_a_single_form_is_taken_in_too(forms: Path, cli: Callable[..., Any]) -> None:
    cli("assess", "import", fill(forms / PERSONNEL, HANAKO, FULL), "--yes", expect=1)
    assert levels(cli, "self")["001001"]["data-use"] == 2


def test_a_dry_run_writes_nothing(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / PERSONNEL, HANAKO, FULL)
    cli("assess", "import", forms, "--dry-run")
    assert levels(cli, "self")["001001"]["planning"] is None


def test_all_problems_are_told_at_once_and_only_the_people_concerned_wait(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / PERSONNEL, HANAKO, {"企画": (7, "高い")}, {"本人の記入日": "R7.6.10", "希望する人材像": "宇宙飛行士"})
    fill(forms / PERSONNEL, ICHIRO, {"業務改善": (1, None)})
    ran = cli("assess", "import", forms, "--yes", expect=3)
    for said in (f"{PERSONNEL} [{HANAKO}] E", "E_LEVEL", "E_CHOICE", "E_ASSESS_DAY", "何も書き込んでいません"):
        assert said in ran.err, said
    assert levels(cli, "self")["001002"]["bpr"] is None
    ran = cli("assess", "import", forms, "--yes", "--leave-out-bad", expect=1)
    assert "1人分は保留" in ran.out
    assert levels(cli, "self")["001002"]["bpr"] == 1
    assert levels(cli, "self")["001001"]["planning"] is None


def test_a_wrong_skill_and_a_wrong_name_are_named(forms: Path, cli: Callable[..., Any]) -> None:
    book = load_workbook(forms / PERSONNEL)
    page = page_of(book, HANAKO)
    page.cell(head_row(page) + 1, 2).value = "企画力"
    page[right_of(page, "氏名")] = "佐藤 葉子"
    book.save(forms / PERSONNEL)
    ran = cli("assess", "import", forms, "--yes", expect=3)
    assert "E_ASSESS_SKILL" in ran.err and "もしかして: 企画" in ran.err
    assert "E_NAME_DIFFERS" in ran.err


def test_an_old_form_never_overwrites_what_was_recorded_since(forms: Path, cli: Callable[..., Any]) -> None:
    """Three ways: 企画 was recorded by hand since the form went out, and the form says something else."""
    (forms.parent / "hand.csv").write_text("職員番号,氏名,企画\n001001,佐藤 花子,3\n", "utf-8")
    cli("assess", "import", "hand.csv", "--stage", "self", "--as-of", "2026-06-15", "--yes")
    fill(forms / PERSONNEL, HANAKO, {"企画": (1, None), "データ活用": (1, None)})
    refused = cli("assess", "import", forms, "--yes", expect=3)
    assert "E_ASSESS_CONFLICT" in refused.err and "--prefer" in refused.err
    assert levels(cli, "self")["001001"]["data-use"] is None
    cli("assess", "import", forms, "--yes", "--prefer", "data", expect=1)
    assert levels(cli, "self")["001001"]["planning"] == 3
    assert levels(cli, "self")["001001"]["data-use"] == 1
    cli("assess", "import", forms, "--yes", "--prefer", "file", expect=1)
    assert levels(cli, "self")["001001"]["planning"] == 1


def test_a_second_round_of_forms_shows_the_levels_and_untouched_ones_are_no_answer(
    forms: Path, cli: Callable[..., Any]
) -> None:
    fill(forms / PERSONNEL, HANAKO, {"企画": (1, None)})
    cli("assess", "import", forms, "--yes", expect=1)
    again = write_forms(cli, "--replace")
    page = page_of(load_workbook(again / PERSONNEL), HANAKO)
    assert page.cell(head_row(page) + 1, 5).value == 1
    (again.parent / "hand.csv").write_text("職員番号,氏名,企画\n001001,佐藤 花子,2\n", "utf-8")
    cli("assess", "import", "hand.csv", "--stage", "self", "--as-of", "2026-06-15", "--yes")
    ran = cli("assess", "import", again, "--yes", expect=1)
    assert "N_ASSESS_OVERTAKEN" in ran.err
    assert levels(cli, "self")["001001"]["planning"] == 2
    fill(again / PERSONNEL, HANAKO, {"企画": (None, None)})
    assert levels(cli, "self")["001001"]["planning"] == 2


def test_forms_of_another_year_are_no_answer_to_this_one(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / PERSONNEL, HANAKO, FULL)
    shutil.copy(forms / PERSONNEL, forms / "写し.xlsx")
    ran = cli("assess", "import", forms, "--yes", "--fy", "2027", expect=3, day=date(2027, 5, 1))
    assert "令和8年度" in ran.out and "記入済みファイルがありません" in ran.err
    # Late answers to the old round are taken in as of its last day.
    cli("assess", "import", forms, "--yes", "--fy", "2026", expect=1, day=date(2027, 5, 1))
    assert levels(cli, "self", date(2027, 3, 31))["001001"]["planning"] == 1


def test_a_folder_without_forms_is_refused(ward: Path, cli: Callable[..., Any]) -> None:
    (ward / "empty").mkdir()
    assert "記入済みファイルがありません" in cli("assess", "import", "empty", "--yes", expect=3).err


def test_two_forms_of_one_person_that_differ_are_never_guessed_between(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / PERSONNEL, HANAKO, {"企画": (1, None)}, out="a.xlsx")
    fill(forms / PERSONNEL, HANAKO, {"企画": (2, None)}, out="b.xlsx")
    ran = cli("assess", "import", forms.parent / "back", "--yes", expect=3)
    assert "E_ASSESS_TWICE" in ran.err and "a.xlsx" in ran.err


def test_a_wish_becomes_the_aim_but_not_over_one_that_hr_set(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / PERSONNEL, HANAKO, FULL, {"希望する人材像": "課のICTリーダー 1"})
    fill(forms / PERSONNEL, ICHIRO, {"業務改善": (1, 1)}, {"希望する人材像": "プロダクトマネージャー 1"})
    fill(forms / GENERAL, JONATHAN, {}, {"希望する人材像": "プロダクトマネージャー 2"})
    ran = cli("assess", "import", forms, "--yes", expect=None)
    assert "W_WISH_AIM_SET" in ran.err and "career aim --staff 001002 --to product-manager/1 --own" in ran.err
    fits = {
        number: cli("career", "fit", "--staff", number, "--format", "csv").out
        for number in ("001001", "001002", "001003")
    }
    assert "課のICTリーダー 1" in fits["001001"] and "プロダクトマネージャー 2" in fits["001003"]
    assert "課のICTリーダー 1" in fits["001002"]
    # What was asked stays asked: the new aim does not make answers incomplete.
    [hanako] = [row for row in status(cli, "people", expect=0) if row["number"] == "001001"]
    assert (hanako["asked"], hanako["self"], hanako["supervisor"]) == (3, 3, 3)


def test_the_round_from_answer_to_approval(forms: Path, cli: Callable[..., Any]) -> None:
    missing = status(cli, "missing")
    assert [(row["section"], row["missing"]) for row in missing] == [("人事課", 2)]
    fill(forms / PERSONNEL, HANAKO, FULL)
    fill(forms / PERSONNEL, ICHIRO, {"業務改善": (1, None)})
    cli("assess", "import", forms, "--yes")
    people = {row["number"]: row["progress"] for row in status(cli, "people", expect=0)}
    assert people == {"001001": "承認待ち", "001002": "上司評価待ち"}
    assert [(d["skill"], d["self"], d["supervisor"]) for d in status(cli, "disagreements", expect=0)] == [
        ("企画", 1, 2), ("データ活用", 2, 1)
    ]  # fmt: skip
    cli("assess", "approve", "--rule", "supervisor", "--yes")
    [department] = status(cli, "departments", expect=0)
    assert {k: v for k, v in department.items() if k != "unit"} == {
        "asked": 2, "answered": 2, "blanks": 1, "unanswered": 0, "supervisor": 1, "approved": 1, "disagreements": 2
    }  # fmt: skip
    changes = status(cli, "changes", expect=0)
    assert [(c["number"], c["skill"], c["before"], c["after"], c["stage"]) for c in changes] == [
        ("001001", "企画", None, 2, "承認"), ("001001", "データ活用", None, 1, "承認"),
        ("001001", "情報セキュリティ", None, 1, "承認"), ("001002", "業務改善", None, 1, "自己"),
    ]  # fmt: skip


def test_who_has_not_answered_as_a_workbook(forms: Path, cli: Callable[..., Any]) -> None:
    cli("assess", "status", "--reminder", "催促.xlsx", expect=1, day=date(2026, 7, 10))
    rows = list(load_workbook("催促.xlsx").active.iter_rows(values_only=True))
    first = next(n for n, row in enumerate(rows) if row[0] == "部")
    assert rows[first + 1][:4] == ("総務部", "人事課", 2, "佐藤 花子、鈴木 一郎")
    assert 10 in rows[first + 1]


def test_people_without_role_or_aim_are_asked_about_the_role_that_hr_names(ward: Path, cli: Callable[..., Any]) -> None:
    forms = write_forms(cli, "--role", "section-ict-leader/1")
    fill(forms / GENERAL, JONATHAN, {"業務改善": (0, 0), "情報セキュリティ": ("－", None)})
    cli("assess", "import", forms, "--yes", expect=1)
    [jonathan] = [row for row in status(cli, "people") if row["number"] == "001003"]
    assert (jonathan["asked"], jonathan["self"], jonathan["progress"]) == (2, 1, "承認待ち")
    assert levels(cli, "self")["001003"] == {"planning": None, "data-use": None, "security": None, "bpr": 0}


def test_forms_in_english(ward: Path, cli: Callable[..., Any]) -> None:
    cli("assess", "form", "--out", "forms", lang="en")
    [form] = [p for p in Path("forms").iterdir() if "人事課" in p.name]
    book = load_workbook(form)
    page = page_of(book, HANAKO)
    first = next(row for row in range(1, 20) if page.cell(row, 2).value == "skill")
    page.cell(first + 1, 5).value = "2 Working"
    book.save(form)
    cli("assess", "import", "forms", "--yes", expect=1, lang="en")
    assert levels(cli, "self")["001001"]["planning"] == 2


def test_a_folder_of_lists_says_which_command_takes_forms(forms: Path, cli: Callable[..., Any]) -> None:
    shutil.copy(forms / PERSONNEL, "mixed.xlsx")
    (Path("mixed")).mkdir()
    shutil.move("mixed.xlsx", "mixed/返信.xlsx")
    shutil.copy("staff.csv", "mixed/職員名簿.csv")
    told = cli("import", "mixed", "--as-of", "2026-04-01", "--dry-run").err
    assert "返信.xlsx: W_FILE_FORM 返ってきたスキル評価シート" in told and "skillmap assess import" in told
    shown = cli("leader", "import", "mixed", "--dry-run", expect=3).out
    assert "別の書類（スキル評価シート）" in shown


@pytest.mark.postgresql
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_a_round_on_a_server(workspace: Path, cli: Callable[..., Any], postgres_url: str) -> None:
    toml = workspace / "skillmap.toml"
    toml.write_text(f'database = "{postgres_url}"\n' + toml.read_text("utf-8"), "utf-8")
    fill_ward(workspace, cli)
    forms = write_forms(cli)
    fill(forms / PERSONNEL, HANAKO, FULL, {"希望する人材像": "課のICTリーダー 1"})
    cli("assess", "import", forms, "--yes", expect=1)
    assert "変更はありません" in cli("assess", "import", forms, "--yes", expect=1).err
    cli("assess", "approve", "--rule", "supervisor", "--yes")
    people = {row["number"]: row["progress"] for row in status(cli, "people")}
    assert people == {"001001": "承認済み", "001002": "未回答"}
    assert levels(cli, "approved")["001001"]["planning"] == 2
    for _ in range(2):
        cli("db", "undo", "--yes")
    assert levels(cli, "self")["001001"]["planning"] is None
    gc.collect()  # connections that the commands left open are told here, not in another test
