"""Help of `skillmap plan` in Japanese."""

HELP: dict[str, str] = {
    "What the plan may cost": "費用の上限（円）",
    "A person's plan, each training with its reason.": "職員の育成計画を、研修ごとの理由とともに示す",
    "Last fiscal year of the plan": "計画の最後の年度",
    "What the plan should have least of": "最も少なくするもの",
    "Training hours a year (default: the settings)": "一年の研修時間の上限（省略時は設定の値）",
    "First fiscal year of the plan": "計画の最初の年度",
    "Make training plans: proven to close the gap with the fewest hours.": "育成計画を作る（不足を最少の時間で解消することを証明する）",
    "Everybody's plan in one line each.": "育成計画の一覧（一人一行）",
    "Approve plans.": "育成計画を承認する",
    "Everybody with an aim": "目標のある全員",
    "Skills never assessed: plan or skip them": "未評価のスキルを計画に含めるか除くか",
    "The leaders' programme for every section leader": "全リーダーのリーダー研修",
    "All plans that are still drafts": "案のままのすべての計画",
}
