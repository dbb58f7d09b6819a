"""Help of `skillmap qualification` in Japanese."""

HELP: dict[str, str] = {
    "Take in a list of qualifications held: staff number, qualification, day, validity, certificate number.": "職員が持つ資格の一覧を取り込む（職員番号・資格・取得日・有効期限・登録番号）",
    "Who holds which qualification, those that have expired marked: `qualification import` takes it back.": "資格を持つ職員の一覧（期限切れも示す。qualification import でそのまま取り込める）",
    "Only this qualification, by id or name": "この資格だけ（id か名前で指定）",
}
