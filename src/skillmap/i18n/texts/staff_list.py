"""Texts of `documents.staff_list`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_GRADE_UNKNOWN": (
        "職名「{found}」は職層の表にありません。表にあるもの：{expected}",
        "The grade {found} is not in the office's table. Known: {expected}",
    ),
    "E_GRADE_UNKNOWN.hint": (
        "skillmap.toml の grades か grade_aliases に加えるか、名簿の職名を直してください。",
        "Add it to grades or grade_aliases in skillmap.toml, or correct the list.",
    ),
    "W_BLOCKS_READ": (
        "見出しの {count} 行を、その下の職員の所属として読みました: {found}",
        "{count} heading rows were read as the unit of the people below them: {found}",
    ),
    "W_BLOCKS_READ.hint": (
        "所属でなければ --blocks none を付けてください。",
        "If they are no units, add: --blocks none",
    ),
    "E_BLOCK_UNCLEAR": (
        "見出しの行「{found}」が、下の職員の所属かどうか分かりません。",
        "The heading row {found} may or may not be the unit of the people below it.",
    ),
    "E_BLOCK_UNCLEAR.hint": (
        "所属なら --blocks all、部・課などで終わる見出しだけが所属なら --blocks units、どれも所属でなければ --blocks none を付けてください。",
        "All headings are units: --blocks all; only those whose last word says so: --blocks units; none: --blocks none",
    ),
    "W_ORG_SPLIT": (
        "部・課・係が1つの列にまとめて書かれています。登録されている組織と照らして分けます。",
        "Department, section and team stand in one column; they are told apart by the registered units.",
    ),
}
