"""Texts of rosters in the office's own layout."""

TEXTS: dict[str, tuple[str, str]] = {
    "roster.template.good": (
        "{file} は {kind} の名簿の様式として使えます。",
        "{file} can be used as a template for {kind} rosters.",
    ),
    "E_TEMPLATE_FIELD": (
        "様式の印「{found}」は、この名簿にはありません。",
        "The template asks for {found}, which this roster does not have.",
    ),
    "E_TEMPLATE_FIELD.hint": (
        "`skillmap roster template fields` で、使える印を確かめてください。",
        "See `skillmap roster template fields` for what may be asked for.",
    ),
    "E_TEMPLATE_SHAPE": (
        "図形（テキストボックス）の中の印「{found}」には書き込めません。",
        "The mark {found} in a text box cannot be filled.",
    ),
    "E_TEMPLATE_SHAPE.hint": ("セルに書いてください。", "Put it into a cell."),
    "E_TEMPLATE_EMPTY": (
        "様式に印（{{{{氏名}}}} など）も、名前の付いたセルもありません。",
        "The template has neither marks such as {{{{name}}}} nor cells with a name that is known.",
    ),
    "E_TEMPLATE_EMPTY.hint": (
        "書き込みたいセルに印を書いてください。使える印は `skillmap roster template fields` で分かります。",
        "Put marks into the cells to be filled; `skillmap roster template fields` lists them.",
    ),
    "E_TEMPLATE_ASKS": (
        "{file}：様式にある印のうち {count} か所が使えません。何も書き出していません。",
        "{file}: {count} marks of the template cannot be filled. Nothing was written.",
    ),
    "E_TEMPLATE_ASKS.hint": (
        "上に示したセルの印を直してから、もう一度実行してください。",
        "Mend the marks in the cells listed above and run it again.",
    ),
    "E_TEMPLATE_APART": (
        "{file} [{sheet}]：繰り返す行の印が離れた行（{rows}）にあります。",
        "{file} [{sheet}]: the marks of the repeated rows stand apart, in rows {rows}.",
    ),
    "E_TEMPLATE_APART.hint": (
        "1件分の印は、続いた行にまとめてください。",
        "Put the marks of one record into rows that follow each other.",
    ),
    "E_TEMPLATE_MERGED": (
        "{file} [{sheet}]：結合セル {found} が、繰り返す行の境をまたいでいます。",
        "{file} [{sheet}]: the merged cells {found} cross the edge of the repeated rows.",
    ),
    "E_TEMPLATE_MERGED.hint": ("結合を解いてください。", "Undo the merge."),
    "E_TEMPLATE_SHARED": (
        "[{sheet}] {row}行：数式が {found} でまとめて持たれていて、行を増やせません。",
        "[{sheet}] row {row}: a formula is shared over {found}, so rows cannot be added.",
    ),
    "E_TEMPLATE_SHARED.hint": (
        "その範囲の数式を、セルごとに入れ直してください。",
        "Type the formulas of that range anew, cell by cell.",
    ),
    "E_TEMPLATE_PART": (
        "{file} [{sheet}]：行を増やすと壊れるもの（{part}）がシートにあります。",
        "{file} [{sheet}]: the sheet holds something that added rows would break ({part}).",
    ),
    "E_TEMPLATE_PART.hint": (
        "テーブル・ピボットテーブル・コメントは、様式から外すか、別のシートへ移してください。",
        "Take tables, pivot tables and comments out of the template, or move them to another sheet.",
    ),
    "E_TEMPLATE_ROWS": (
        "{file}：様式に書き込めるのは {expected} 行までです（{found} 行）。",
        "{file}: a template takes {expected} rows at most ({found} rows).",
    ),
    "E_TEMPLATE_ROWS.hint": (
        "--department で絞るか、--per-department で分けてください。",
        "Narrow it with --department, or split it with --per-department.",
    ),
    "E_ROSTER_TEMPLATE_KIND": (
        "様式に書き込む名簿の種類を選んでください。「{found}」は使えません。使える種類: {expected}",
        "Choose the kind of roster for the template; {found} cannot be used. Kinds: {expected}",
    ),
    "E_ROSTER_TEMPLATE_KIND.hint": ("--kind を付けてください。", "Give --kind."),
    "E_ROSTER_NO_SESSION": ("受講者のいる開催回がありません。", "There is no session with participants."),
    "E_ROSTER_NO_SESSION.hint": (
        "席を割り当ててから、もう一度実行してください。",
        "Give seats first, then run it again.",
    ),
}
