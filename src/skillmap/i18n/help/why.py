"""Help of `skillmap why` in Japanese."""

HELP: dict[str, str] = {
    "Where a level, posting, leader or seat comes from: file, sheet, cell, day, person and entry.": "レベル・配属・リーダー・受講の席の出どころを、ファイル・シート・セル・日付・人・記録までたどる",
    "A skill by id or name": "スキルのコードまたは名前",
    "Only this leader's seat of the section": "所属のリーダーの席（番号）",
    "A session by code": "開催コード",
}
