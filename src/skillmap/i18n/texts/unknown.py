"""Texts of `revision.unknown`: what is recorded in words that the definitions lack."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown.told": (
        "※ 記録に、いまの人材定義にないものがあります：{what}。この結果には正しく入っていません（引き継ぐには `skillmap framework migrate`）。",
        "※ The record speaks of what the definitions lack: {what}. They are not rightly counted here (carry them over: `skillmap framework migrate`).",
    ),
    "unknown.skill": (
        "スキル {count}（{people} 人・評価 {facts} 件）",
        "{count} skills ({people} people, {facts} ratings)",
    ),
    "unknown.level": (
        "段階にないレベル {count}（{people} 人・評価 {facts} 件）",
        "{count} levels off the scale ({people} people, {facts} ratings)",
    ),
    "unknown.role": (
        "人材像の段階 {count}（{people} 人・目標や計画など {facts} 件）",
        "{count} role grades ({people} people, {facts} aims, plans, recognitions or posts)",
    ),
    "unknown.renumbered": (
        "番号が変わった人材像の段階 {count}（{people} 人・目標や計画など {facts} 件）",
        "{count} role grades with another number ({people} people, {facts} aims, plans, recognitions or posts)",
    ),
    "unknown.training": (
        "研修 {count}（{people} 人・{facts} 件）",
        "{count} trainings ({people} people, {facts} records)",
    ),
    "unknown.qualification": (
        "資格 {count}（{people} 人・{facts} 件）",
        "{count} qualifications ({people} people, {facts} records)",
    ),
    "W_UNKNOWN_SKILL": (
        "人材定義にないスキルの評価が {facts} 件あります（{people} 人、{count} スキル：{named}）。",
        "{facts} ratings are of skills that the definitions lack ({people} people, {count} skills: {named}).",
    ),
    "W_UNKNOWN_SKILL.hint": (
        "前の版から引き継ぐには `skillmap framework migrate` を使ってください（前の版のフォルダーがあれば --from）。",
        "Carry them over with `skillmap framework migrate` (with --from when you have the former version in a folder).",
    ),
    "W_UNKNOWN_LEVEL": (
        "レベルの段階にない評価が {facts} 件あります（{people} 人、レベル {named}）。",
        "{facts} ratings are at levels that the scale does not have ({people} people, levels {named}).",
    ),
    "W_UNKNOWN_LEVEL.hint": (
        "前の版から引き継ぐには `skillmap framework migrate` を使ってください（前の版のフォルダーがあれば --from）。",
        "Carry them over with `skillmap framework migrate` (with --from when you have the former version in a folder).",
    ),
    "W_UNKNOWN_ROLE": (
        "人材定義にない人材像の段階を指す目標・計画・認定・ポストが {facts} 件あります（{people} 人、{named}）。",
        "{facts} aims, plans, recognitions or posts are of role grades that the definitions lack ({people} people, {named}).",
    ),
    "W_UNKNOWN_ROLE.hint": (
        "前の版から引き継ぐには `skillmap framework migrate` を使ってください。目標だけなら `skillmap career aim` で設定し直せます。",
        "Carry them over with `skillmap framework migrate`; aims alone can be set anew with `skillmap career aim`.",
    ),
    "W_UNKNOWN_RENUMBERED": (
        "記録した後に番号が変わった段階を指す目標・計画・認定が {facts} 件あります（{people} 人、{named}）。記録は前の番号のままです。",
        "{facts} aims, plans, recognitions or posts are of grades that have had another number since ({people} people, {named}); the record has the former numbers.",
    ),
    "W_UNKNOWN_RENUMBERED.hint": (
        "記録を新しい番号に移すには `skillmap framework migrate` を使ってください。番号を変えるつもりがなければ、人材像のファイルの番号を元に戻してください。",
        "Put the record into the new numbers with `skillmap framework migrate`; or give the grades their former numbers in the role's file.",
    ),
    "W_UNKNOWN_TRAINING": (
        "人材定義にない研修の開催・修了・計画が {facts} 件あります（{people} 人、{count} 研修：{named}）。",
        "{facts} sessions, completions or plans are of trainings that the definitions lack ({people} people, {count} trainings: {named}).",
    ),
    "W_UNKNOWN_TRAINING.hint": (
        "行わなくなった研修は、消さずに status: retired と書いてください。ID が変わったものは `skillmap framework migrate` で引き継げます。",
        "A training that is no longer held stays in its file with `status: retired`; what has another id is carried over with `skillmap framework migrate`.",
    ),
    "W_UNKNOWN_QUALIFICATION": (
        "人材定義にない資格の記録が {facts} 件あります（{people} 人、{named}）。",
        "{facts} records are of qualifications that the definitions lack ({people} people, {named}).",
    ),
    "W_UNKNOWN_QUALIFICATION.hint": (
        "廃止された資格は、消さずに ends_on と replaced_by を書いてください。ID が変わったものは `skillmap framework migrate` で引き継げます。",
        "A qualification that has ended stays in its file, with ends_on and replaced_by; what has another id is carried over with `skillmap framework migrate`.",
    ),
    "gap.gone": (
        "※ 目標の人材像がいまの人材定義にない {count} 人は、この表に入っていません（{named}）。",
        "※ {count} people aim at role grades that the definitions lack and are not in this listing ({named}).",
    ),
    "gap.no_aims": (
        "※ 目標が登録されている職員がいません。`skillmap career aim` で登録するか、--to で人材像を指定してください。",
        "※ Nobody has an aim. Record aims with `skillmap career aim`, or name a role with --to.",
    ),
    "assess.off_scale": (
        "※ いまのレベルの段階（{scale}）にないレベルが {count} 件あります：{named}。",
        "※ {count} levels are not on the present scale ({scale}): {named}.",
    ),
    "assess.level_off_scale": ("レベル{level} が {count} 件", "level {level} ({count})"),
    "assess.other_skills": (
        "※ いまの人材定義にないスキルの評価 {count} 件は、この表に入っていません。",
        "※ {count} ratings of skills that the definitions lack are not in this listing.",
    ),
    "W_PLAN_AIMS_GONE": (
        "目標の人材像がいまの人材定義にない {count} 人には、計画を作れません（{named}）。",
        "No plan can be made for {count} people whose role grade the definitions lack ({named}).",
    ),
    "W_PLAN_AIMS_GONE.hint": (
        "目標を `skillmap career aim` で設定し直してください。",
        "Set their aims anew with `skillmap career aim`.",
    ),
    "N_PLAN_NO_AIMS": (
        "対象の職員に、目標が登録されている人がいません。計画は作られません。",
        "Nobody among them has an aim; no plan is made.",
    ),
    "N_PLAN_NO_AIMS.hint": (
        "目標を `skillmap career aim --file FILE` で登録するか、--to で人材像を指定してください。",
        "Record aims with `skillmap career aim --file FILE`, or name a role with --to.",
    ),
    "judge.unknown": ("記録にあり人材定義にないもの：{what}", "Recorded, but not in the definitions: {what}"),
}
