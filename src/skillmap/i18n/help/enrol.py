"""Help of `skillmap enrol` in Japanese."""

HELP: dict[str, str] = {
    "Who has a seat in which session.": "受講者の一覧",
    "Take the seat of a person, or of everybody in a section, back.": "受講の登録を取り消す（一人、または所属の全員）",
    "A session by code, or a training that has one session": "開催コード、または開催が一回だけの研修",
    "Give a person, or everybody in a section, a seat in a session.": "受講を登録する（一人、または所属の全員）",
}
