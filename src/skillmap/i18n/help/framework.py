"""Help of `skillmap framework`."""

HELP: dict[str, str] = {
    "The folder of definition files (default: data of the workspace)": "人材定義のフォルダー（省略時は作業フォルダーの data）",
    "How the findings come out": "結果の形式",
    "Everything wrong in all definition files at once, each with its place and what to do.": "すべての定義ファイルの誤りを、場所と直し方とともに一度に示す",
}
