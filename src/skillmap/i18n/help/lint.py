"""Help of `skillmap lint` in Japanese."""

HELP: dict[str, str] = {
    "Check a workbook or CSV against the rules for machine-readable tables: what to mend, cell by cell.": "Excel や CSV を、機械判読可能な表の統一ルールに照らして点検する（直す所をセルごとに示す）",
    "Every cell, not only the first ones of each kind": "すべてのセルを示す（ふだんは種類ごとに初めの数件）",
}
