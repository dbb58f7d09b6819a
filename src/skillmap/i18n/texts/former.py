"""Names that skills, roles, trainings and qualifications bore in earlier versions of the definitions."""

TEXTS = {
    "W_FORMER_NAME": (
        "「{found}」は以前の名前です。今の「{value}」として読みました。",
        "{found} is a name of before: read as {value}, which it is called now.",
    ),
    "W_FORMER_REUSED": (
        "「{found}」は、以前は今の「{value}」の名前でした。今この名前のものとして読みました。",
        "{found} was the name of what is now called {value}. It was read as what bears the name today.",
    ),
    "E_FORMER_SPLIT": (
        "「{found}」は以前の名前で、今は「{value}」に分かれています。どれのことか決められません。",
        "{found} is a name of before; it has become {value}. Which of them is meant is not certain.",
    ),
    "E_FORMER_SPLIT.hint": (
        "今の名前で書き直してください。どれにも当てはまるときは、それぞれを1行（スキルの列なら1列）ずつ書きます。",
        "Write the name of today. If it holds for all of them, give each a row (a skill a column) of its own.",
    ),
    "E_FORMER_MERGED": (
        "「{found}」は以前の名前で、今はほかのものと一緒に「{value}」にまとめられています。同じものとは言い切れません。",
        "{found} is a name of before; it has become {value} together with others, so the two are not the same.",
    ),
    "E_FORMER_MERGED.hint": (
        "今の名前のものとして登録してよければ、名前を今のものに書き直してください。そうでなければ、その行（スキルの列なら列）を除いてください。",
        "If it may be recorded under the name of today, write that. Otherwise take out the row (of a skill the column).",
    ),
    "E_FORMER_WITHDRAWN": (
        "「{found}」は以前の名前で、今の人材定義にはありません（廃止されました）。",
        "{found} is a name of before; it was withdrawn and is not in the definitions of today.",
    ),
    "E_FORMER_WITHDRAWN.hint": (
        "その行（スキルの列なら列）を除いてください。",
        "Take out the row (of a skill the column).",
    ),
    "E_FORMER_SCALE": (
        "「{found}」は今の「{value}」の以前の名前ですが、そのころとはレベルの付け方が変わっています。",
        "{found} is what is now called {value}, but levels had other numbers then.",
    ),
    "E_FORMER_SCALE.hint": (
        "レベルが今の付け方であることを確かめ（違えば直し）、見出しを今の名前に書き直してください。",
        "See that the levels are those of today (correct them if not) and write the name of today above them.",
    ),
    "E_FORMER_GRADES": (
        "「{found}」は今の「{value}」の以前の名前ですが、そのころとは段階の番号が変わっています。",
        "{found} is what is now called {value}, but its grades had other numbers then.",
    ),
    "E_FORMER_GRADES.hint": (
        "段階が今の番号であることを確かめ（違えば直し）、今の名前に書き直してください。",
        "See that the grade is that of today (correct it if not) and write the name of today.",
    ),
}
