"""Help of `skillmap framework`."""

HELP: dict[str, str] = {
    "The folder of definition files (default: data of the workspace)": "人材定義のフォルダー（省略時は作業フォルダーの data）",
    "How the findings come out": "結果の形式",
    "Everything wrong in all definition files at once, each with its place and what to do.": "すべての定義ファイルの誤りを、場所と直し方とともに一度に示す",
    "Prove for every role grade that trainings lead to it": "どの段階にも研修で届くことを確かめる",
    "What the organisation asks for: levels, skills, roles, trainings and the rest of the definition files.": "組織が求める人材の定義（レベル・スキル・人材像・研修など）を扱う",
}
