"""Help of `skillmap session` in Japanese."""

HELP: dict[str, str] = {
    "Write the year's timetable as a workbook that session import reads back.": "年度の研修日程を、取り込み直せる表計算ファイルに書き出す",
    "Write to this workbook": "書き出すファイル（.xlsx）",
    "Cancel a session. It stays on record; the next allocation seats its people elsewhere.": "開催回を中止にする（記録は残り、受講者は次の割当で別の回に移る）",
    "A session by code, or a training that has one session": "開催コード、または開催が一回だけの研修",
    "A day, with am or pm for a half day; may be repeated": "開催日（半日は am または pm を付ける。例: 2026-07-10pm@13:00-16:00。何度でも指定できる）",
    "Its own name": "回名",
    "Held online": "オンラインで開催する",
    "E-learning: first day on which it may be taken": "eラーニングの受講開始日",
    "E-learning: last day on which it may be taken": "eラーニングの受講終了日",
    "Last day on which participants may be changed": "受講者を変更できる最終日（変更締切日）",
    "How people come to it: 指名, 応募, 推薦": "受講方法（指名、応募、推薦）",
    "Seats at most for a department; may be repeated": "部署ごとの定員（何度でも指定できる）",
    "Seats": "定員",
    "Add a session by hand.": "開催回を一件登録する",
    "With fewer people it is not held": "最少催行人数",
    "Where it is held": "会場",
    "The year's sessions with the seats taken.": "年度の開催回の一覧（受講者数つき）",
    "Code of the session (default: made from training and number)": "開催コード（省略時は研修と番号から作る）",
    "Take in the year's timetable.": "年度の研修日程を取り込む",
    "Move a session to other days or another room, or change its seats; says whose seats no longer fit.": "開催回の日・会場・定員などを変える。席が合わなくなる人を示す",
}
