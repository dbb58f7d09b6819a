"""Marks and words that say yes or no where a column has no words of its own."""

YES = frozenset(
    {"○", "◎", "●", "✓", "✔", "レ", "1", "済", "有", "はい", "yes", "true", "受講", "希望", "保有", "あり", "取得"}
)
NO = frozenset({"", "×", "-", "－", "―", "ー", "0", "無", "なし", "いいえ", "no", "false", "未", "n/a"})
