"""Help of `skillmap staff` in Japanese."""

HELP: dict[str, str] = {
    "The file holds all leave of the day: what is missing has ended": "ファイルはその日の休職等の全件（ないものは前日で終わり）",
    "Accept that a large share of the leave ends": "休職等の多くが終わることを承知する",
    "Record a transfer, today or on a day to come.": "異動を登録する（先の日付も可）",
    "Take in a staff list. Into an empty workspace it proposes its units, in order of appearance.": "職員名簿を取り込む（空の作業フォルダーでは、名簿に出てくる順に所属も作る）",
    "The file holds some people (default)": "一部の職員の名簿（差分、既定）",
    "People in 建制順, grade, 五十音.": "職員の一覧（建制順、職名順、五十音順）",
    "One person.": "職員一人の内容を示す",
    "Take in a list of people on leave (育休, 病休, 派遣).": "休職等の一覧を取り込む（育休・病休・派遣など）",
    "First day in the new unit": "異動日",
}
