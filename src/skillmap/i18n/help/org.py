"""Help of `skillmap org` in Japanese."""

HELP: dict[str, str] = {
    "All units in 建制順, with the number of people.": "組織の一覧（建制順、職員数つき）",
    "Take in a list of units in 建制順.": "建制順の組織一覧を取り込む",
    "The people of a unit and of those below it.": "所属とその下の所属の職員を示す",
}
