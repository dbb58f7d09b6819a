"""Help of `skillmap demo` in Japanese."""

HELP: dict[str, str] = {
    "Make the workspace of a made-up ward and run the whole main job on it.": "架空の区の作業フォルダーを作り、一連の仕事を通して実行します。",
    "How many people the ward has": "区の職員数",
    "The folder of the ward's workspace": "区の作業フォルダー",
    "Another number gives another ward": "数を変えると別の区になる",
}
