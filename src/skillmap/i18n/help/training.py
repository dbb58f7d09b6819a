"""Help of `skillmap training` in Japanese."""

HELP: dict[str, str] = {
    "One training.": "研修一件の内容を示す",
    "All trainings with hours, cost and what they teach.": "研修の一覧（時間、費用、身に付くスキル）",
}
