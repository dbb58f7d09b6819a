"""Help of `skillmap need` in Japanese."""

HELP: dict[str, str] = {
    "The file holds all needs of its years: those missing are dropped": "ファイルにある年度の必要人数はこれですべて（ないものは削る）",
    "Accept that a large share of the needs is dropped": "必要人数の多くが削られることを承知する",
    "Take in a list of needs; it changes needs.yaml line by line, comments stay.": "必要人数の一覧を取り込む（needs.yaml の変わる行だけを書き換え、注釈は残す）",
    "Write the needs as a workbook for HR to edit; `need import` takes it back.": "必要人数を Excel に書き出す（直して need import で戻せる）",
    "All needs in the order of the file; `need import` takes the listing back.": "必要人数の一覧（そのまま need import で戻せる）",
}
