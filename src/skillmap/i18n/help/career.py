"""Help of `skillmap career` in Japanese."""

HELP: dict[str, str] = {
    "First day of the aim": "目標の始まる日",
    "Recognise one person, or everybody who fulfils everything for their aim.": "要件をすべて満たした職員を認定する（一人、または全員）",
    "Everybody who is ready": "要件を満たした全員",
    "Set the role grade that somebody aims at, by hand or from a list.": "目指す人材像と段階を設定する（一人、または一覧から）",
    "Who is nearest to a role grade, and what they would still need.": "人材像と段階に近い職員と、あと必要なものを示す",
    "How well a person fits their aim, a role, or every role: levels met, trainings done, what is missing.": "目標や人材像への適合（満たしたレベル、修了した研修、足りないもの）を示す",
    "A list of aims (.xlsx or CSV)": "目標の一覧（.xlsx または CSV）",
    "Who fulfils everything for their aim and waits to be recognised.": "要件をすべて満たし、認定を待つ職員を示す",
    "Show so many people": "表示する人数",
    "The person's own wish": "本人の希望",
    "Everybody's aim, or the role grades that people hold.": "職員の目標の一覧、または認定の一覧",
    "Role grades held, with the evidence": "認定された段階を、根拠とともに示す",
    "First day of the recognition": "認定の日",
    "Ways over intermediate roles to a role grade: experience, hours and years; proven shortest.": "途中の人材像を経る道筋を、経験・時間・年数とともに示す（最短を証明する）",
    "What the way should have least of": "道筋で最も少なくするもの",
    "Training hours a year (default: the settings)": "一年の研修時間の上限（省略時は設定の値）",
    "Show so many ways": "表示する道筋の数",
    "The role graph: grades of every role, who holds and aims at them, steps between roles.": "人材像の道筋図（段階ごとの認定者数・目標者数、人材像をまたぐ道筋）を示す",
    "Write the graph as a picture": "道筋図を SVG 画像に書き出す",
}
