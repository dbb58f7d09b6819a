"""Texts of the report on the code of conduct."""

TEXTS: dict[str, tuple[str, str]] = {
    "conduct.version": ("※ 第{number}版　{day}　{by}：{changes}", "※ version {number}, {day}, {by}: {changes}"),
    "conduct.untaught": ("※ 教える研修がない条：{articles}", "※ No training teaches: {articles}"),
    "conduct.change": ("行動指針の追加（第{version}版）", "The code of conduct grows (version {version})"),
    "E_CONDUCT_NONE": ("行動指針がありません。", "There is no code of conduct."),
    "E_CONDUCT_NONE.hint": ("data に conduct.yaml を置いてください。", "Put conduct.yaml into data."),
    "E_CONDUCT_ADD": (
        "条を加えるには、文（--text）と、加える版（--in-version）が要ります。",
        "A new article needs its text (--text) and the version in which it comes in (--in-version).",
    ),
    "E_CONDUCT_ADD.hint": (
        "誰が提案したかは --proposed-by、決めた日は --decided-on で残せます。",
        "Who proposed it goes into --proposed-by, the day of the decision into --decided-on.",
    ),
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
