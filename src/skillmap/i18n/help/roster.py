"""Help of `skillmap roster` in Japanese."""

HELP: dict[str, str] = {
    "Only this department": "この部だけ",
    "Which rosters": "名簿の種類",
    "Rosters for the departments.": "各部への名簿",
    "Write one workbook per department and the leader list, ready to hand on.": "部ごとの名簿とリーダー名簿を、そのまま渡せる Excel で書き出す",
}
