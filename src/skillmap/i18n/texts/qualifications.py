"""Texts of qualifications held (`assessment.certificates`)."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_QUALIFICATION_UNKNOWN": (
        "「{found}」という資格は、人材定義の資格の一覧にありません。",
        "The definitions have no qualification {found}.",
    ),
    "E_QUALIFICATION_UNKNOWN.hint": (
        "`skillmap framework list qualification` で資格の名前を確かめてください。一覧にない資格を記録したい場合は、"
        "先に qualifications.yaml に加えてください。",
        "See the names with: `skillmap framework list qualification`. One that is missing is first added to "
        "qualifications.yaml.",
    ),
    "E_QUALIFICATION_SEVERAL": (
        "「{found}」に当たる資格がいくつかあります。\n{listed}",
        "{found} could be any of these:\n{listed}",
    ),
    "E_QUALIFICATION_SEVERAL.hint": (
        "資格の正式な名前を書いてください。",
        "Write the whole name of the qualification.",
    ),
    "E_QUALIFICATION_DATES": (
        "有効期限（{found}）が取得日より前です。",
        "It is valid until {found}, before it was passed.",
    ),
    "E_QUALIFICATION_DATES.hint": ("取得日か有効期限を直してください。", "Mend one of the two days."),
    "E_QUALIFICATION_FUTURE": (
        "取得日（{found}）がまだ来ていません。",
        "It was passed on {found}, a day to come.",
    ),
    "E_QUALIFICATION_FUTURE.hint": (
        "取得日を確かめてください。受験の予定は取り込めません。",
        "Check the day. Examinations still to be taken are not taken in.",
    ),
    "E_QUALIFICATION_TWICE": (
        "{person} の「{found}」（同じ取得日）が二行あります。",
        "{person} has {found}, passed on the same day, twice.",
    ),
    "E_QUALIFICATION_TWICE.hint": ("どちらか一行を消してください。", "Remove one of the rows."),
    "qualification.import_title": ("資格の記録", "Qualifications held"),
    "qualification.shown": (
        "取得 {passed}、有効期限 {expires}、登録番号 {number}",
        "passed {passed}, valid until {expires}, no. {number}",
    ),
    "qualification.endless": ("なし", "without end"),
    "qualification.valid": ("有効", "valid"),
    "qualification.expired": ("期限切れ", "expired"),
    "qualification.count": ("{count} 件（{people} 人）", "{count} qualifications of {people} people"),
}
