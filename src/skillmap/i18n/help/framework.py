"""Help of `skillmap framework`."""

HELP: dict[str, str] = {
    "The folder of definition files (default: data of the workspace)": "人材定義のフォルダー（省略時は作業フォルダーの data）",
    "How the findings come out": "結果の形式",
    "Everything wrong in all definition files at once, each with its place and what to do.": "すべての定義ファイルの誤りを、場所と直し方とともに一度に示す",
    "Prove for every role grade that trainings lead to it": "どの段階にも研修で届くことを確かめる",
    "What the organisation asks for: levels, skills, roles, trainings and the rest of the definition files.": "組織が求める人材の定義（レベル・スキル・人材像・研修など）を扱う",
    "The definitions of a kind; without a kind how many there are of each.": "種類ごとの一覧を示す。種類を省くと、それぞれの件数を示す",
    "level, skill, role, training, career, qualification, standard, article, rule or need": "level、skill、role、training、career、qualification、standard、article、rule、need のどれか（スキル・人材像などでもよい）",
    "One definition as a page that a manager can read; a role also as a workbook of one page.": "一つの定義を読みやすい一枚のページで示す。人材像は1ページのExcelにもできる",
    "A role, role grade, skill, training … by id, name or a part of it": "人材像、段階、スキル、研修などのid、名前またはその一部",
    "Only among these: role, skill, training …": "この種類から探す（role、skill、training など）",
    "How the page comes out": "ページの形式",
    "What changed from one framework to another, as a comparison of old and new; exit code 1 when they differ.": "二つの人材定義の違いを新旧対照で示す。違いがあると終了コードは1になる",
    "The older folder of definition files (default: what comes with skillmap)": "古い人材定義のフォルダー（省略時は同梱の定義）",
    "The newer one (default: data of the workspace)": "新しい人材定義のフォルダー（省略時は作業フォルダーの data）",
    "List the staff of the workspace who are affected": "影響を受ける職員も示す",
    "How the comparison comes out": "新旧対照の形式",
}
