"""Help of `skillmap allocate` in Japanese."""

HELP: dict[str, str] = {
    "Stop the search after so long": "探す時間の上限（秒）",
    "The last allocation: its goals and their bounds, and who is without a seat.": "直近の割当（目標ごとの結果と上限、席のない職員）",
    "Another seed may find other seats of equal worth": "乱数の種（同じ良さの別の割当が見つかることがある）",
    "Why people of a section, or one person, have no seat, and what would help.": "席のない理由と、できることを示す（所属または一人）",
    "Seat all plans and leaders' programmes in the year's sessions.": "育成計画とリーダー研修の受講者を、年度の開催回に割り当てる",
}
