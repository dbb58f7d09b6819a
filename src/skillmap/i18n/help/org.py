"""Help of `skillmap org` in Japanese."""

HELP: dict[str, str] = {
    "All units in 建制順, with the number of people.": "組織の一覧（建制順、職員数つき）",
    "Take in a list of units in 建制順.": "建制順の組織一覧を取り込む",
    "The people of a unit and of those below it.": "所属とその下の所属の職員を示す",
    "Rename, merge, split, move, abolish and found units on a day; people, leaders and plans stay attached.": "組織改正を登録する（改称・統合・分割・移管・廃止・新設）。職員、リーダー、育成計画は付いていく",
    "The file holds all units of the day: those missing are abolished": "ファイルはその日の所属の全件（ないものは廃止）",
    "Accept that a large share of the units is abolished": "所属の多くが廃止になることを認める",
    "The day on which it takes effect": "施行日",
    "Write an empty sheet to fill in": "記入用の様式を書き出す",
}
