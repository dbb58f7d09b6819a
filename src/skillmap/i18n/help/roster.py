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
    "Write one workbook per department and the leader list: drafts, or ready to hand on with --final.": "部ごとの名簿とリーダー名簿を Excel で書き出す。案として、または --final でそのまま渡せるものとして",
    "No draft: whoever is in them counts as told of the seat from now on": "案ではなく確定として書き出し、載っている人に席を知らせたものと記録する",
    "Finish the last set of which files could not be replaced": "置き換えられないファイルがあった組の残りを置き換える",
    "What was handed out: sets of files and listings written to a file, when, by whom, about how many people.": "これまでに書き出したもの（いつ、誰が、何人分）",
    "The files of this set (H0012)": "この組のファイル（H0012）",
    "Document number of notices of decision": "受講決定通知の文書番号",
    "Notices of decision to the heads of sections alone": "所属長あての受講決定通知だけにする",
    "Notices of decision only to people who have to be told something new": "新しく知らせることのある職員だけの受講決定通知にする",
}
