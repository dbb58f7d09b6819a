"""Help of `skillmap result` in Japanese."""

HELP: dict[str, str] = {
    "Take in attendance and completion: our session rosters, lists of training centres, exports of an LMS.": "出席と修了を取り込む（受講者名簿、研修機関の修了者名簿、LMS の書き出し）",
    "Who has completed what, in roster order, each person's by day.": "受講結果の一覧（名簿順、日付順）",
    "The session, when the file does not say it": "開催コード（ファイルに書かれていないとき）",
    "The training, when the file does not say it, or otherwise": "研修（ファイルに書かれていないとき、別の名前で書かれているとき）",
    "What a completion near another one of that training is": "同じ研修の近い日付の記録との関係（same 同じ修了、another 別の修了）",
    "The day of completion, when the file does not say it": "修了年月日（ファイルに書かれていないとき）",
    "What somebody else's attendance (代) counts as": "代理出席の扱い（attended 出席に数える、absent 数えない）",
}
