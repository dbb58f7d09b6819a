"""Help of `skillmap assess`."""

HELP: dict[str, str] = {
    "Only levels copied from skills that a new version has split": "新しい版で分割されたスキルから写したレベルだけ",
    "Take in levels: a list with a row per person, or returned assessment forms in a folder, under any name. A folder is one change set and one entry; who has not answered is listed.": (
        "レベルを取り込む（一人一行の一覧、または返ってきたスキル評価シートのフォルダー。ファイル名は問わない）。フォルダーは一度の操作として記録し、未回答を示す"
    ),
    "A workbook or CSV, or returned assessment forms (one, or a folder)": "ブックまたは CSV、または返ってきたスキル評価シート（1件か、そのフォルダー）",
    "Where form and record were both changed: whose level holds": "シートと記録の両方が変わったときに採る方（file: シート、data: 記録）",
    "How far a year's assessment is: answered, missing, rated by supervisors, approved, seen differently, changed. Exit code 1 when somebody has not answered.": (
        "年度のスキル評価の進み具合（回答、未回答、上司の評価、承認、評価の不一致、変化）。未回答があれば終了コード 1"
    ),
    "What is listed; default departments, of a section its people": "一覧の種類（departments 部、sections 課、people 職員、missing 未回答、disagreements 不一致、changes 変化。初期値は部、--section なら職員）",
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
    "Write assessment workbooks: one per section, a page per person with the skills of the role or aim.": (
        "スキル評価シートを課ごとに書き出す（一人一枚。人材像・目標が求めるスキルだけ）"
    ),
    "What people without role or aim are asked about": "人材像・目標がない職員に尋ねる人材像と段階",
    "The day by which forms should be back": "提出期限の日",
    "Where filled-in forms go, as printed on them": "シートに印刷する提出先",
    "approved, supervisor or self (承認, 上司, 自己)": "評価の段階（承認、上司、自己）",
    "Record levels that stayed the same too, as rated anew": "前回と同じレベルも、新しい評価日で記録する",
    "supervisor: supervisors' levels; agreed: where both agree": "supervisor は上司の評価、agreed は自己と上司が一致したもの",
    "Levels that completed trainings and qualifications speak for": "修了した研修と資格が示すレベル",
    "A department by name or path": "部の名前または道筋",
    "Write who has not answered as a workbook": "未回答の一覧（催促先）を Excel に書き出す",
    "A skill": "スキル",
    "At this level or above": "このレベル以上",
    "At least so many people": "この人数以上",
    "In each section, department, or the whole office": "課ごと（section）、部ごと（department）、全体（office）",
}
