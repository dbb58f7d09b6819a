"""Help of `skillmap enrol` in Japanese."""

HELP: dict[str, str] = {
    "Trainings that people apply for or that HR asks for": "研修の申込（応募・人事指名）",
    "Record that a person, or everybody in a section, asks for a training.": "研修の申込を登録する（一人、または所属の全員）",
    "Take the request of a person, or of everybody in a section, back. A seat given already stays.": "研修の申込を取り下げる（一人、または所属の全員。決まった席はそのまま残る）",
    "Take in a list of applications and of trainings that HR asks for.": "研修の申込一覧（応募・人事指名）を取り込む",
    "Who asked for which training, and whether there is a seat.": "研修の申込の一覧（席の有無つき）",
    "The session wished for": "希望する開催回",
    "HR asks for it: goes before applications": "人事からの指名（応募より先に割り当てる）",
    "Day of the request (default: today)": "申込日（省略時は今日）",
    "A note": "備考",
    "A training by id or name": "研修（コードまたは名前）",
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
