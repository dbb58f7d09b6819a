"""Help of `skillmap report` in Japanese."""

HELP: dict[str, str] = {
    "The main numbers of every department, and their sum.": "部ごとの主な数字と合計",
    "The fiscal year at a glance.": "年度のまとめ",
    "Each section's leader, vacant ones shown.": "所属ごとのリーダー（空席も示す）",
    "The main numbers of every section.": "課ごとの主な数字",
    "Per skill: how many aims ask for it, met, short, not assessed; of the office or of a unit.": "スキルごとの求められる人・充足・不足・未評価（全庁または所属）",
    "Supply against need: needed, recognised, in training, still to find; per role grade.": "人材の需要と供給（必要・認定済み・育成中・これから）",
    "Uptake of the code of conduct by grade, with a line for managers.": "行動規範の研修の浸透（職名別、管理職の行つき）",
    "Grades of managers (default: those that cannot be leaders)": "管理職の職名（省略時は、リーダーになれない職名）",
    "Training over the year: seats and results by month.": "研修の進み具合（月ごとの席と修了）",
    "One page for managers: a single file that opens in any browser, without a network.": "管理職向けの一枚（HTML）。ネットワークなしで、どのブラウザーでも開ける",
    "With the names of leaders": "リーダーの氏名を含める",
    "By fiscal year and department": "年度・部ごとに示す",
    "One line a person": "一人一行で示す",
    "Ending within so many months": "この月数のうちに期限が切れるもの",
    "Mandatory trainings of the year: done, open, overdue, postponed; with --people whoever has still to take them.": "年度の必修研修の状況（修了・未修了・期限超過・延期）。--people を付けると未修了者の一覧",
    "Trainings and qualifications that end soon, or before a seat or plan that rests on them.": "期限切れ予定者名簿（もうすぐ切れる研修・資格、席や育成計画より前に切れるもの）",
    "Hours and cost of training in the year, planned against done.": "研修の時間と費用（計画と実績）",
    "What the next fiscal year will ask for: people, hours and cost by department and training.": "次年度の予算要求の基礎（部・研修ごとの人数、時間、費用）",
    "The skill map of a section (staff × skills), or levels missing by section or department. Without --to everybody is compared with the own aim.": "課のスキルマップ（職員×スキル）、または課別・部別の不足。--to がなければ各自の目標と比べる",
    "A department by name or path": "部の名前または道筋",
}
