"""Help of `skillmap privacy` in Japanese."""

HELP: dict[str, str] = {
    "Write totals for another office or the prefecture, small counts withheld (統計資料).": "ほかの団体や都道府県に渡す集計を書き出す（統計資料、小さい数は秘匿）",
    "What is held about people, or about one: what for, since when, from where, for how long.": "職員について何を、何のために、いつから、どこから、いつまで記録しているか（一人についても）",
    "Write everything recorded of one person: a workbook to read and a file for machines.": "一人について記録していることをすべて書き出す（読むためのブックと機械用のファイル）",
    "Erase who somebody was who has left; counts stay. This cannot be undone.": "退職者がだれであったかを消去する（人数などの集計は残る）。取り消せません",
    "Everybody who left before this day and whose records are due": "この日より前に退職し、保存年限を過ぎた人すべて",
    "Leave snapshots, written files and logs that name them": "氏名の載った写し・書き出したファイル・不具合の報告を削除しない",
}
