"""Help of `skillmap roster` in Japanese."""

HELP: dict[str, str] = {
    "One workbook for all, or one per department (default: by kind)": "1冊にまとめる、または部ごとに分ける（既定は種類による）",
    "Only this department": "この部だけ",
    "Which rosters": "名簿の種類",
    "Rosters for the departments.": "各部への名簿",
    "Write one workbook per department and the leader list, ready to hand on.": "部ごとの名簿とリーダー名簿を、そのまま渡せる Excel で書き出す",
}
