"""Help of `skillmap assess`."""

HELP: dict[str, str] = {
    "Take in levels: a row per person, a column per skill, or per skill and stage.": "レベルを取り込む（一人一行、スキルごと、または自己・上司・承認ごとの列）",
    "Approve levels in bulk: the supervisors' newer ones, or those that evidence proposes.": (
        "レベルをまとめて承認する（上司の新しい評価、または研修修了・資格による提案）"
    ),
    "Levels of one stage, a row per person and a column per skill: `assess import` takes it back.": (
        "レベルの一覧（一人一行、スキルごとの列）。assess import でそのまま戻せる"
    ),
    "What is missing: one person's skills, a section's people, a department's sections, or all by role. Without --to everybody is compared with the own aim.": (
        "不足を示す（職員のスキル別、課の職員別、部の課別、全体の人材像別）。--to がなければ各自の目標と比べる"
    ),
    "How many people stand at which level; with --skill, --level and --count the units that are short. Exit code 1 when a unit is short.": (
        "スキルごとのレベルの分布。--skill、--level、--count を付けると、人数が足りない所属を示す（あれば終了コード 1）"
    ),
    "approved, supervisor or self (承認, 上司, 自己)": "評価の段階（承認、上司、自己）",
    "Record levels that stayed the same too, as rated anew": "前回と同じレベルも、新しい評価日で記録する",
    "supervisor: supervisors' levels; agreed: where both agree": "supervisor は上司の評価、agreed は自己と上司が一致したもの",
    "Levels that completed trainings and qualifications speak for": "修了した研修と資格が示すレベル",
    "A department by name or path": "部の名前または道筋",
    "A skill": "スキル",
    "At this level or above": "このレベル以上",
    "At least so many people": "この人数以上",
    "In each section, department, or the whole office": "課ごと（section）、部ごと（department）、全体（office）",
    "Workbook (.xlsx) or CSV": "Excel ブック（.xlsx）または CSV",
}
