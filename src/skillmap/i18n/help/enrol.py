"""Help of `skillmap enrol` in Japanese."""

HELP: dict[str, str] = {
    "Give seats to everybody in a list.": "名簿の全員に受講を登録する",
    "The session, when the file does not say it": "開催回（名簿に開催コードがない場合）",
    "Who gives the seat back": "席を返す職員",
    "Who takes it (default: next of the waiting list)": "代わりに受講する職員（省略時は待機者の順番）",
    "Give a person's seat to somebody else; without --to to the first of the waiting list who can come.": "受講者を交代する（--to がなければ、受講できる先頭の待機者に）",
    "Who has a seat in which session.": "受講者の一覧",
    "Take the seat of a person, or of everybody in a section, back.": "受講の登録を取り消す（一人、または所属の全員）",
    "A session by code, or a training that has one session": "開催コード、または開催が一回だけの研修",
    "Give a person, or everybody in a section, a seat in a session.": "受講を登録する（一人、または所属の全員）",
}
