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
    "E_STAFF_TWICE": (
        "「{found}」の行が二つ以上あります（ほかの行: {other}）。",
        "{found} has more than one row (another one: {other}).",
    ),
    "E_STAFF_TWICE.hint": ("どちらか一つの行にしてください。", "Keep one of the rows."),
    "W_LEVELS_LOWERED": (
        "{stage}のレベルが {before} から {level} に下がります。",
        "The level ({stage}) falls from {before} to {level}.",
    ),
    "W_LEVELS_LOWERED.hint": (
        "意図した変更か確かめてください。取り込んだ後でも `skillmap db undo` で戻せます。",
        "Check that this is meant. It can be taken back with: `skillmap db undo`",
    ),
    "W_LEVELS_FUTURE": (
        "評価日 {day} はまだ先の日付です（{count} 人）。その日になるまで、現在のレベルには反映されません。",
        "{count} people are rated on a day to come ({day} …): until then these are not their levels.",
    ),
    "W_LEVELS_FUTURE.hint": (
        "年の書き間違いではないか、評価日を確かめてください。",
        "Check the day of the rating; the year may be mistyped.",
    ),
    "W_LEVELS_OVERTAKEN": (
        "{stage}のレベル {found} は、今のレベルにはなりません。{day} に評価されたレベル {level} が記録されています。",
        "The level ({stage}) {found} is not the one of today: level {level} was rated on {day}.",
    ),
    "W_LEVELS_OVERTAKEN.hint": (
        "今のレベルを改めるときは、--as-of に {day} より後の評価日を付けて取り込んでください。",
        "To change the level of today, take the list in with --as-of and a day after {day}.",
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
        "見出しを人材定義のスキル名に直すか、`skillmap assess form` で様式を書き出してください。",
        "Use the names of the framework's skills as headings, or write a form with: `skillmap assess form`",
    ),
    "W_SKILL_UNKNOWN": (
        "「{found}」というスキルはないため、この列は読んでいません。",
        "There is no skill {found}; the column was not read.",
    ),
    "W_SKILL_UNKNOWN.hint": (
        "`skillmap framework list skill` でスキルの名前を確かめてください。",
        "See the skills with: `skillmap framework list skill`",
    ),
    "assess.import_title": (
        "スキル評価（{stage}）の取り込み（{day} 評価）",
        "Import ratings ({stage}; rated on {day})",
    ),
    "assess.approve_title": ("レベルの承認（{day} 評価）", "Approve levels (rated on {day})"),
    "assess.list_title": ("スキル評価表（{stage}）", "Skill ratings ({stage})"),
    "gap.unassessed": ("未評価", "not assessed"),
    "gap.short": ("不足", "short"),
    "gap.met": ("充足", "met"),
    "gap.skill_short": ("{skill} -{missing}", "{skill} -{missing}"),
    "gap.note": (
        "※ 不足 {total} レベル（{short} スキル）、未評価 {unassessed} スキル。未評価は不足にも充足にも数えません。",
        "※ {total} levels short ({short} skills), {unassessed} skills not assessed, which count neither as short nor as met.",
    ),
    "gap.totals": (
        "※ {people} 人のうち 充足 {met} 人、不足あり {short} 人（計 {levels} レベル）、未評価のスキルがある人 {unassessed} 人。",
        "※ Of {people} people {met} fulfil everything, {short} are short ({levels} levels in all), {unassessed} have skills not assessed.",
    ),
    "gap.person_title": ("{person} の不足（目標: {target}）", "Gap of {person} (target: {target})"),
    "gap.people_title": ("職員別の不足", "Gaps by person"),
    "gap.units_title": ("所属別の不足", "Gaps by unit"),
    "gap.roles_title": ("人材像別の不足", "Gaps by role"),
    "gap.no_unit": ("（所属なし）", "(no unit)"),
    "coverage.title": ("必要なスキルを持つ職員が足りない所属", "Units short of people with a skill"),
    "coverage.note": (
        "※ 調べた {checked} 件のうち、不足 {short} 件。未評価の職員は数えていません。",
        "※ {checked} checked, {short} short. People not assessed are not counted.",
    ),
    "coverage.office": ("全体", "the whole office"),
    "coverage.levels_title": ("スキル別のレベルの分布（{people} 人）", "Levels by skill ({people} people)"),
    "E_GAP_NO_TARGET": ("{found} には目標が登録されていません。", "{found} has no aim."),
    "E_GAP_NO_TARGET.hint": (
        "--to で人材像を指定するか、`skillmap career aim` で目標を登録してください。",
        "Name a role with --to, or record an aim with: `skillmap career aim`",
    ),
    "E_GAP_SCOPE": (
        "--staff、--section、--department は一つだけ指定してください。",
        "Give only one of --staff, --section, --department.",
    ),
    "E_COVERAGE_OPTIONS": (
        "--skill、--level、--count は一緒に指定してください。",
        "Give --skill, --level and --count together.",
    ),
    "E_STAGE": (
        "「{found}」という評価の段階はありません。self（自己）、supervisor（上司）、approved（承認）のどれかにしてください。",
        "There is no stage {found}: use self, supervisor or approved.",
    ),
    "E_LEVEL_UNKNOWN": ("レベル {found} はありません（{expected}）。", "There is no level {found} ({expected})."),
    "N_EVIDENCE": ("{person}: {skill} {level}（根拠: {because}）", "{person}: {skill} {level} (evidence: {because})"),
}
