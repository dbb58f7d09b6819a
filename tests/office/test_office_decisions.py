"""受講決定通知: each person and each head is told of seats and what is new of them; final ones count as told."""

from pathlib import Path

import openpyxl
import pytest

from skillmap import office
from skillmap.errors import InputRefused, UsageRefused
from skillmap.office import Office
from skillmap.office.handing_out import HandedOut
from skillmap.office.new_session import NewSession, SessionChange
from skillmap.office.notices import to_tell


@pytest.fixture
def seated(small: Office) -> Office:
    """Three of 人事課 and 戸籍課 in two sessions."""
    for code, days in (("K1", ["2026-07-21am@09:00-12:00", "2026-07-21pm@13:00-16:30"]), ("K2", ["2026-08-03am"])):
        small.record(office.sessions.add(small, "企画の基礎", NewSession(days, 9, venue="研修室A"), code))
    for code, number in (("K1", "000101"), ("K2", "000102"), ("K1", "000201")):
        small.record(office.enrolment.add(small, code, number))
    return small


def written(
    here: Office, out: Path, *, kind: str = "decision", final: bool = False, only_news: bool = False
) -> HandedOut:
    made = office.rosters.rosters(here, kind, out=out, final=final, number="総人第12号", only_news=only_news)
    return office.handing_out.hand_out(here, made)


def texts(path: Path, sheet: str) -> list[str]:
    page = openpyxl.load_workbook(path)[sheet]
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def test_a_workbook_per_section_with_the_letter_the_list_and_a_page_for_each(seated: Office, tmp_path: Path) -> None:
    done = written(seated, tmp_path / "out")
    assert [(one.name, one.about, one.people) for one in done.files[:2]] == [
        ("受講決定通知_令和8年度_総務部_人事課（案）.xlsx", "総務部/人事課", 2),
        ("受講決定通知_令和8年度_区民部_戸籍課（案）.xlsx", "区民部/戸籍課", 1),
    ]
    book = openpyxl.load_workbook(done.paths[0])
    assert book.sheetnames == ["所属長あて", "受講決定者一覧", "青木 健", "石田 実"]
    # The number of the set and that it is a draft stand on every page, letters included.
    assert all(f"照合番号 {done.number}　【案】" in page.oddHeader.left.text for page in book)
    assert (
        "　あなたの所属の職員 2 人について、次のシート「受講決定者一覧」のとおり決まりました（延べ 2 件）。"
        in texts(done.paths[0], "所属長あて")
    )
    own = texts(done.paths[0], "青木 健")
    assert own[:4] == ["総人第12号", "令和8年6月15日", "総務部/人事課", "青木 健　様"]
    at = own.index("区分")
    assert own[at - 3 : at + 5] == [
        "研修名", "日程", "会場", "区分", "企画の基礎", "7月21日(火)09:00～16:30", "研修室A", "新規",
    ]  # fmt: skip
    assert len(to_tell(seated).rows) == 3  # a draft tells nobody


def test_a_final_one_tells_and_later_ones_say_what_is_new(seated: Office, tmp_path: Path) -> None:
    written(seated, tmp_path / "one", final=True)
    assert to_tell(seated).rows == []
    with pytest.raises(InputRefused, match="E_DECISION_NOBODY"):
        written(seated, tmp_path / "none", only_news=True)
    seated.record(office.sessions.change(seated, "K1", SessionChange(days=["2026-07-22am"])))
    seated.record(office.enrolment.cancel(seated, "K2", "000102"))
    seated.record(office.enrolment.add(seated, "K2", "000103"))
    done = written(seated, tmp_path / "two", final=True, only_news=True)
    found = {
        name: texts(path, name) for path in done.paths[:-1] for name in openpyxl.load_workbook(path).sheetnames[2:]
    }
    assert {name: own[-2] for name, own in found.items()} == {
        "青木 健": "変更", "石田 実": "取消", "上野 望": "新規", "小川 恵": "変更",
    }  # fmt: skip
    assert to_tell(seated).rows == []
    assert {name: next(text for text in own if text.endswith("通知書")) for name, own in found.items()} == {
        "青木 健": "受講変更通知書", "石田 実": "受講取消通知書",
        "上野 望": "受講決定通知書", "小川 恵": "受講変更通知書",
    }  # fmt: skip
    assert "　区分が「取消」の研修は、受講がなくなりました。" in found["石田 実"]
    everybody = written(seated, tmp_path / "three")
    pages = {name: path for path in everybody.paths[:-1] for name in openpyxl.load_workbook(path).sheetnames}
    assert texts(pages["上野 望"], "上野 望")[-2] == "通知済み"
    assert "石田 実" not in pages


def test_heads_alone_and_only_one_department(seated: Office, tmp_path: Path) -> None:
    made = office.rosters.rosters(seated, "decision", department="区民部", out=tmp_path, final=True, heads=True)
    done = office.handing_out.hand_out(seated, made)
    assert [path.name for path in done.paths] == ["受講決定通知_令和8年度_区民部_戸籍課.xlsx"]
    assert openpyxl.load_workbook(done.paths[0]).sheetnames == ["所属長あて", "受講決定者一覧"]
    assert [row[1] for row in to_tell(seated).rows] == ["000101 青木 健", "000102 石田 実"]


def test_the_words_and_the_sheet_of_the_office(seated: Office, tmp_path: Path) -> None:
    own = seated.workspace.data / "letters"
    own.mkdir(exist_ok=True)
    (own / "seat-decision.ja.txt").write_text("{name} 殿（{section}・{grade}）\n{seats}\n", "utf-8")
    (own / "seat-decision-head.ja.txt").write_text("{section} 御中 {people}名\n", "utf-8")
    done = written(seated, tmp_path / "out")
    assert texts(done.paths[0], "青木 健")[0] == "青木 健 殿（総務部/人事課・主任）"
    (own / "seat-decision.ja.txt").write_text("{name} {salary}\n", "utf-8")
    with pytest.raises(InputRefused, match="E_LETTER"):
        written(seated, tmp_path / "bad")
    assert not (tmp_path / "bad").exists() or not list((tmp_path / "bad").iterdir())
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["{{文書番号}} {{通知日}}"], ["{{所属名}} {{本人氏名}}"], ["{{研修名}}", "{{会場}}", "{{区分}}"]):
        page.append(row)
    book.save(tmp_path / "own.xlsx")
    made = office.rosters.rosters(
        seated, "decision", template=tmp_path / "own.xlsx", number="第3号", out=tmp_path / "own"
    )
    done = office.handing_out.hand_out(seated, made)
    assert [path.name for path in done.paths[:3]] == [
        f"受講決定通知_令和8年度_{who}（案）.xlsx" for who in ("000101_青木健", "000102_石田実", "000201_小川恵")
    ]
    filled = openpyxl.load_workbook(done.paths[0]).worksheets[0]
    assert [[cell.value for cell in row if cell.value] for row in filled.iter_rows()] == [
        ["第3号 令和8年6月15日"], ["総務部/人事課 青木 健"], ["企画の基礎", "研修室A", "新規"],
    ]  # fmt: skip
    assert office.roster_templates.check(seated, tmp_path / "own.xlsx", "decision") == []


def test_what_does_not_go_together_is_refused(seated: Office, tmp_path: Path) -> None:
    for refused in ({"number": "第1号"}, {"only_news": True}, {"heads": True}):
        with pytest.raises(UsageRefused, match="E_ROSTER_NEWS_KIND"):
            office.rosters.rosters(seated, "department", out=tmp_path, **refused)  # type: ignore[arg-type]
    with pytest.raises(InputRefused, match="E_ROSTER_SESSION_SINGLE"):
        office.rosters.rosters(seated, "decision", single=True, out=tmp_path)
    with seated.read() as connection:
        snapshot = seated.snapshot(connection, seated.moment(), seated.fiscal_year())
    ask = office.decision_notices.DecisionAsk(None, ())
    assert len(office.decision_notices.found(snapshot, ask)) == 3
    assert len(list(office.decision_notices.books(seated, snapshot, ask))) == 2
    assert len(list(office.decision_notices.contents(seated, snapshot, ask))) == 3
