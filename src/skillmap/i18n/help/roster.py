"""Help of `skillmap roster` in Japanese."""

HELP: dict[str, str] = {
    "One workbook for all, or one per department (default: by kind)": "1冊にまとめる、または部ごとに分ける（既定は種類による）",
    "Fill this workbook of the office instead": "自庁の様式（Excel）に書き込む",
    "Rosters in the office's own layout.": "自庁の様式による名簿",
    "Show what a template may ask for, with an example of each.": "様式に書ける印の一覧（例つき）",
    "The template (.xlsx)": "様式のファイル（.xlsx）",
    "Tell cell by cell what a template asks for that does not exist; exit 1 when there is any.": "様式にある、存在しない印をセルごとに示す（あれば終了コード 1）",
    "Only this department": "この部だけ",
    "Which rosters": "名簿の種類",
    "Rosters for the departments.": "各部への名簿",
    "Write one workbook per department and the leader list, ready to hand on.": "部ごとの名簿とリーダー名簿を、そのまま渡せる Excel で書き出す",
}
