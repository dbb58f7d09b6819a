"""Texts of the report on the code of conduct."""

TEXTS: dict[str, tuple[str, str]] = {
    "conduct.title": ("{name}の浸透（職名別）", "{name}: uptake by grade"),
    "conduct.managers": ("うち管理職（{grades}）", "of them managers ({grades})"),
    "conduct.everybody": ("全職員", "Everybody"),
    "conduct.no_grade": ("（職名なし）", "(no grade)"),
    "conduct.note_whole": (
        "※「全条を修了」は、修了した研修を合わせて全{count}条が教えられた職員です。",
        "※ Whole code: the completed trainings together teach all {count} articles.",
    ),
    "conduct.note_booked": (
        "※「受講予定」は、申し込み済みの研修で全条がそろう職員です。",
        "※ Booked: they would, with the seats they hold.",
    ),
}
