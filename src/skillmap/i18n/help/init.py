"""Help of `skillmap init` in Japanese."""

HELP: dict[str, str] = {
    "Make a workspace: settings, a copy of the definition files, an empty database.": "作業フォルダーを作る（設定、人材定義の写し、空のデータベース）",
    "Name of the office": "自治体の名前",
    "The folder of the new workspace": "新しい作業フォルダー",
}
