"""Lists laid out as municipalities, training centres and platforms publish theirs; the people are made up."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

REPORT, BASICS = "ICTリーダー成果報告会", "DX基礎（区の計画と自分の仕事）"
KICKOFF = "ICTリーダー着任研修（何から始めるか）"
Rows = list[list[Any]]


@dataclass(frozen=True)
class PublicList:
    """A workbook: its sheets, what is merged in each, what a new user types, what is seen then.

    `asked` is what the program says first when the file does not say everything; `command` the line that follows.
    """

    sheets: dict[str, Rows]
    command: str
    seen: tuple[str, ...]
    asked: tuple[str, str] = ("", "")
    """A shorter command line, and a code or word of what it answers."""
    merged: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        """The workbook."""
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in self.sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
            for area in self.merged:
                sheet.merge_cells(area)
        book.save(path)


LISTS: dict[str, PublicList] = {
    "組織一覧": PublicList(
        {"組織": [["組織一覧（令和８年４月１日現在）"], ["部", "課", "係"], ["総務部", "人事課", "人事係"],
                  [None, None, "研修係"], ["福祉部", "福祉課", "福祉係"]]},
        "org import FILE --fill-down 部,課", ("追加 7", "総務部/人事課/研修係"), ("org import FILE", "E_REQUIRED"),
    ),
    "職員名簿": PublicList(
        {"職員名簿": [
            ["職員名簿"], ["令和８年４月１日現在"], [],
            ["番号", "所　属", None, None, "職　名", "氏　名", "ふりがな", "採用"],
            [None, "部", "課", "係", None, None, None, "年月日"],
            ["000101", "総務部", "人事課", "人事係", "係長", "青木　一郎", "あおき　いちろう", "H20.4.1"],
            ["000102", None, None, None, "主事", "伊藤　二郎", "いとう　じろう", "R3.4.1"],
            ["000103", None, None, "研修係", "主任", "上田　三郎", "うえだ　さぶろう", "H25.4.1"],
            ["000104", "福祉部", "福祉課", "福祉係", "主事", "江川　四郎", "えがわ　しろう", "R5.4.1"],
            ["000105", None, None, None, "主事", "小川　五郎", "おがわ　ごろう", "R6.4.1"],
            ["合計", None, None, None, None, "５名"], ["※ 会計年度任用職員を除く。"]]},
        "staff import FILE --heading 番号=職員番号", ("新規 5", "総務部/人事課/研修係"),
        ("staff import FILE", "--heading"),
        ("A4:A5", "B4:D4", "E4:E5", "F4:F5", "G4:G5", "B6:B8", "C6:C8", "D6:D7", "B9:B10", "C9:C10", "D9:D10"),
    ),
    "会計年度任用職員一覧": PublicList(
        {"会計年度": [
            ["会計年度任用職員一覧　令和８年度"],
            ["職員番号", "氏名", "カナ", "所属", "職種", "任用期間", "勤務時間", "任用区分"],
            ["900001", "加藤 花子", "ｶﾄｳ ﾊﾅｺ", "福祉課", "事務補助", "R8.4.1～R9.3.31", "9:00～16:00",
             "会計年度任用職員"],
            ["900002", "木村 月子", "ｷﾑﾗ ﾂｷｺ", "人事課", "事務補助", "R8.6.1～R9.3.31", "9:00～12:00",
             "会計年度任用職員"]]},
        "staff import FILE --as-of 2026-06-01 --heading 任用期間=-", ("新規 2", "加藤 花子"),
        ("staff import FILE --as-of 2026-06-01", "E_COLUMN_PERIOD"),
    ),
    "人事異動内示一覧": PublicList(
        {"内示": [
            ["人事異動内示一覧"], [], ["区分", "新所属", "新職名", "氏名", "旧所属", "旧職名"],
            ["昇任", "総務部人事課研修係", "係長", "上田 三郎", "総務部人事課研修係", "主任"],
            ["転任", "福祉部福祉課福祉係", "主事", "伊藤 二郎", "総務部人事課人事係", "主事"]]},
        "staff import FILE --as-of 2026-06-10 --heading 区分=発令区分",
        ("000102 伊藤 二郎  所属: 総務部/人事課/人事係 → 福祉部/福祉課/福祉係", "職名: 主任 → 係長"),
        ("staff import FILE", "E_COLUMN_UNREAD"),
    ),
    "スキルマップ": PublicList(
        {"スキルマップ": [
            ["スキルマップ（人事課）"], ["評価日：令和8年5月1日"], [],
            ["No", "分類", "スキル", "スキルの説明", "青木 一郎", "伊藤 二郎", "上田 三郎"],
            [1, "データ", "データ分析", "集計ができる", "◎", "△", "○"],
            [2, None, "AIの活用", "文章を作れる", "○", "×", "－"],
            [3, "基盤", "クラウド", "使い分けられる", "△", "△", "○"],
            [None, None, None, "◎＝教えられる ○＝一人でできる △＝手本があればできる ×＝できない"]]},
        "assess import FILE --marks ◎=3,○=2,△=1,×=0",
        ("2026-05-01 評価", "000101 青木 一郎  データ分析 3、AIの活用 2、クラウド 1",
         "000103 上田 三郎  データ分析 2、クラウド 2"),
        ("assess import FILE", "E_MARKS"), ("B5:B6",),
    ),
    "研修受講申込一覧": PublicList(
        {"申込": [
            ["令和８年度　研修受講申込一覧"], ["所属：総務部人事課　　担当：青木"],
            ["順位", "所属", "職名", "氏名", "研修名", "申込理由"],
            [1, "人事課", "主事", "伊藤 二郎", REPORT, "報告したい"],
            [2, "人事課", "主任", "上田 三郎", BASICS, "基礎から"]]},
        "enrol request import FILE", ("追加 2", f"000102 伊藤 二郎  {REPORT}"),
    ),
    "修了者名簿": PublicList(
        {"修了者": [
            ["修了者名簿"], ["研修名", REPORT], ["修了日", "令和8年5月20日"], [],
            ["修了番号", "所属", "職名", "氏名", "評価"], ["第1号", "人事課", "係長", "青木 一郎", "修了"],
            ["第2号", "福祉課", "主事", "江川 四郎", "修了"], ["第3号", "福祉課", "主事", "小川 五郎", "未修了"],
            ["計", "３名"]]},
        f"result import FILE --heading 評価=修了 --training {REPORT} --on 2026-05-20",
        ("追加 3", "江川 四郎", "未修了（2026-05-20）"), ("result import FILE", "E_COLUMN_UNREAD"),
    ),
    "資格取得者一覧": PublicList(
        {"資格": [
            ["資格取得者一覧"], ["所属", "氏名", "資格・免許の名称", "取得年月日", "有効期限", "登録番号"],
            ["人事課", "青木 一郎", "情報セキュリティマネジメント試験", "2019年11月20日", "－", "SG-1"],
            ["人事課", "伊藤 二郎", "ITパスポート", "R4.6.1", None, None],
            ["福祉課", "江川 四郎", "基本情報技術者", "2024/7/1", "なし", "FE-2"]]},
        "qualification import FILE", ("追加 3", "取得 2022-06-01", "取得 2024-07-01、有効期限 なし"),
    ),
    "研修日程表": PublicList(
        {"７月": [["研修日程表（７月）"], ["No", "研修名", "開催日", "時間", "会場", "定員"],
                  [1, REPORT, "7月8日(水)", "9:30～12:00", "第一研修室", 30],
                  [2, KICKOFF, "7月15日", "午前９時～正午", "第一研修室", "20名"]],
         "８月": [["研修日程表（８月）"], ["No", "研修名", "開催日", "時間", "会場", "定員"],
                  [3, REPORT, date(2026, 8, 5), "13時30分～16時30分", "講堂", 100]]},
        "session import FILE --all-sheets",
        ("追加 3", "7月15日(水)09:00～12:00、第一研修室、定員20人", "8月5日(水)13:30～16:30"),
        ("session import FILE", "E_SHEET_AMBIGUOUS"),
    ),
    "eラーニング受講状況": PublicList(
        {"受講状況": [
            ["ユーザーID", "氏名", "所属", "コース名", "学習状況", "進捗率(%)", "修了日時", "最終得点"],
            ["000101", "青木 一郎", "人事課", BASICS, "修了", 100, "2026/05/30 15:20:11", 90],
            ["000102", "伊藤 二郎", "人事課", BASICS, "学習中", 40, None, None],
            ["000104", "江川 四郎", "福祉課", BASICS, "未着手", 0, None, None]]},
        "result import FILE", ("追加 1", "修了（2026-05-30）", "受講中・未受講 2行"),
    ),
    "座席表": PublicList(
        {"名簿": [
            ["受講者一覧"], [f"研修名：{REPORT}"], ["日時：令和8年7月8日（水）9:30～12:00"],
            ["席", "所属", "職名", "氏名"],
            ["A-1", "人事課", "主任", "上田 三郎"], ["A-2", "福祉課", "主事", "小川 五郎"]]},
        "enrol import FILE --session leader-report-1", ("追加 2", "小川 五郎"),
        ("enrol import FILE", "E_ENROL_NO_SESSION"),
    ),
    "休職・休業者一覧": PublicList(
        {"休職者": [
            ["休職・休業者一覧（令和8年6月1日現在）"], ["所属", "職名", "氏名", "種別", "期間", "備考"],
            ["福祉課", "主事", "江川 四郎", "育児休業", "令和8年5月1日から令和9年3月31日まで", None],
            ["福祉課", "主事", "小川 五郎", "病気休暇", "R8.6.1～", None]]},
        "staff leave FILE", ("追加 2", "育児休業 2026-05-01～2027-03-31", "病気休暇 2026-06-01～"),
    ),
    "リーダー推薦者一覧": PublicList(
        {"推薦": [
            ["ICTリーダー推薦者一覧"], ["部", "課", "推薦者", None, "理由"], [None, None, "職名", "氏名", None],
            ["総務部", "人事課", "係長", "上田 三郎", "業務に詳しい"]]},
        "leader import FILE --from 2026-06-15", ("000103 上田 三郎（2026-06-15～2027-03-31）",),
        ("leader import FILE", "E_LEADER_FROM"), ("A2:A3", "B2:B3", "C2:D2", "E2:E3"),
    ),
    "デジタル人材必要数調査": PublicList(
        {"必要人数": [
            ["デジタル人材必要数調査（令和8年度）"], ["部局", "人材像", "段階", "必要人数", "現在員"],
            ["総務部", "プロダクトマネージャー", 1, 2, 0], ["総務部", "データエンジニア", 1, 1, 0],
            ["計", None, None, 3, 0]]},
        "need import FILE", ("追加 2", "総務部（育成）: 2人", "すべての行の年度を「2026」としました"),
    ),
    "自己申告": PublicList(
        {"目標": [
            ["自己申告（目標とする人材像）"], ["職員番号", "氏名", "希望する人材像", "目標段階"],
            ["000102", "伊藤 二郎", "データエンジニア", "1"],
            ["000103", "上田 三郎", "プロダクトマネージャー", "２"]]},
        "career aim --file FILE", ("000102 伊藤 二郎  目標: データエンジニア 1", "プロダクトマネージャー 2"),
    ),
}  # fmt: skip
"""In the order in which an office that begins takes them in."""
