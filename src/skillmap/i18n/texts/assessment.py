"""Texts of `assessment`."""

TEXTS: dict[str, tuple[str, str]] = {
    "stage.self": ("自己", "self"),
    "stage.supervisor": ("上司", "supervisor"),
    "stage.approved": ("承認", "approved"),
    "E_NAME_DIFFERS": (
        "職員番号 {number} は「{expected}」さんですが、「{found}」と書かれています。",
        "Staff number {number} is {expected}, but the file says {found}.",
    ),
    "E_NAME_DIFFERS.hint": (
        "番号か氏名のどちらかを直してください。改姓のときは、先に職員名簿を取り込んでください。",
        "Mend the number or the name. If the name has changed, import the staff list first.",
    ),
    "E_STAFF_TWICE": ("「{found}」の行が 2 つあります（先の行: {first}）。", "{found} has two rows (the first one: {first})."),
    "E_STAFF_TWICE.hint": ("どちらか一つの行にしてください。", "Keep one of the rows."),
    "W_LEVELS_LOWERED": ("承認済みのレベルより低い値が {count} 件あります。", "{count} levels are lower than the approved ones."),
    "W_LEVELS_LOWERED.hint": (
        "意図した変更か確かめてください。取り込んだ後でも skillmap db undo で戻せます。",
        "Check that this is meant. It can be taken back with: skillmap db undo",
    ),
    "N_RATINGS_KEPT": (
        "空欄または「－」のため、記録済みのレベルをそのまま残したものが {count} 件あります。",
        "{count} recorded levels were kept, because their cells are blank or －.",
    ),
    "N_RATINGS_CONFIRMED": (
        "前回と同じレベルが {count} 件あります。新しい評価日で記録します。",
        "{count} levels are as before and are recorded with the new day.",
    ),
    "assess.new_level": ("{skill} {level}", "{skill} {level}"),
    "assess.moved_level": ("{skill} {before}→{level}", "{skill} {before} → {level}"),
    "assess.many_levels": ("{count} スキル", "{count} skills"),
    "E_RATING_NO_SKILLS": (
        "{file} にスキルの列が見つかりません。使える見出し: {expected}",
        "{file} has no column of a skill. Known headings: {expected}",
    ),
    "E_RATING_NO_SKILLS.hint": (
        "見出しを人材定義のスキル名に直すか、skillmap assess form で様式を書き出してください。",
        "Use the names of the framework's skills as headings, or write a form with: skillmap assess form",
    ),
    "W_SKILL_UNKNOWN": ("「{found}」というスキルはないため、この列は読んでいません。", "There is no skill {found}; the column was not read."),
    "W_SKILL_UNKNOWN.hint": ("skillmap framework list skills でスキルの名前を確かめてください。", "See the skills with: skillmap framework list skills"),
    "assess.import_title": ("スキル評価の取り込み（{day} 評価）", "Import ratings (rated on {day})"),
}
