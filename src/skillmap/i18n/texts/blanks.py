"""Texts of the empty forms and of docs/lists.md."""

TEXTS: dict[str, tuple[str, str]] = {
    "blank.note": (
        "1行目の記入例は、残したままでも取り込まれません。列の順は変えてもかまいません。使わない列は空欄のままで結構です。",
        "The example row is never taken in. Columns may change their order; leave columns that you do not use blank.",
    ),
    "blank.day": (
        "上の日付を、この一覧の基準日に書き換えてください。",
        "Change the day above to the day that the list is about.",
    ),
    "blank.example": ("（例）", "(example) "),
    "blank.working": ("様式を書き出しています", "Writing the forms"),
    "blank.needed": ("必須", "yes"),
    "blank.columns": ("項目の説明　{title}", "Columns: {title}"),
    "blank.page": ("取り込める一覧と項目", "Lists that can be taken in, and their columns"),
    "blank.page.lead": (
        "各一覧の空の様式は `skillmap blank` で作れます。見出しは、表にあるどの書き方でもかまいません。",
        "`skillmap blank` writes an empty form of each list. Any of the headings named here is understood.",
    ),
    "blank.kind.text": ("文字", "text"),
    "blank.kind.code": ("番号（先頭の 0 も含む）", "a number, with its leading zeros"),
    "blank.kind.name": ("姓と名の間に空白を1つ", "one space between family and given name"),
    "blank.kind.kana": ("カタカナ（ひらがな・半角も可）", "katakana (hiragana and half width are understood)"),
    "blank.kind.date": (
        "日付（2026-06-01、R8.6.1、令和8年6月1日 など）",
        "a day: 2026-06-01, R8.6.1, 令和8年6月1日 …",
    ),
    "blank.kind.integer": ("整数（{low}〜{high}）", "a whole number ({low}-{high})"),
    "blank.kind.number": ("数（{low}〜{high}）", "a number ({low}-{high})"),
    "blank.kind.hours": ("時間数（3.5、3:30、3時間30分 など）", "hours: 3.5, 3:30 …"),
    "blank.kind.time": ("時刻（9:00、午前9時 など）", "a time: 9:00, 1:30 PM …"),
    "blank.kind.level": ("段階（{low}〜{high}。－ は未評価）", "a level ({low}-{high}; － = not assessed)"),
    "blank.kind.choice": ("次のどれか: {found}", "one of: {found}"),
    "blank.kind.fiscal_year": ("年度（2026、令和8年度、R8 など）", "a fiscal year: 2026, 令和8年度, R8 …"),
    "E_BLANK_KIND": (
        "「{found}」という一覧はありません。使える一覧: {expected}",
        "There is no list {found}. There are: {expected}",
    ),
}
