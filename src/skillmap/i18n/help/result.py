"""Help of `skillmap result` in Japanese."""

HELP: dict[str, str] = {
    "Take in attendance and completion: our session rosters, lists of training centres, exports of an LMS.": "出席と修了を取り込む（受講者名簿、研修機関の修了者名簿、LMS の書き出し）",
    "Who has completed what, in roster order, each person's by day.": "受講結果の一覧（名簿順、日付順）",
    "The session, when the file does not say it": "開催コード（ファイルに書かれていないとき）",
    "The training, when the file does not say it, or otherwise": "研修（ファイルに書かれていないとき、別の名前で書かれているとき）",
    "Mend a result: its day, how it ended, whose it is; or take a completion back.": "受講結果を直す（日付、修了の別、本人の取り違え）。修了を取り消す",
    "Whose result it is recorded as": "結果が記録されている職員",
    "Its recorded day, when the person has several results": "記録されている修了年月日（同じ研修の結果が複数あるとき）",
    "The right day": "正しい修了年月日",
    "How it really ended": "正しい結果（completed 修了、not-completed 未修了、taken-back 取消）",
    "Whose it really is": "本当に受講した職員",
    "Another remark": "備考",
    "A session is over and no more results will come: who has none has not completed it.": "終わった回を締める（結果の届いていない人を未修了にする）",
    "Sessions that are over while results are still to come; with --session the people, for a reminder.": "終わったのに結果が届いていない研修の一覧（--session を付けると督促用の受講者一覧）",
}
