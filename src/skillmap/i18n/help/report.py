"""Help of `skillmap report` in Japanese."""

HELP: dict[str, str] = {
    "The main numbers of every department, and their sum.": "部ごとの主な数字と合計",
    "The fiscal year at a glance.": "年度のまとめ",
    "Each section's leader, vacant ones shown.": "所属ごとのリーダー（空席も示す）",
}
