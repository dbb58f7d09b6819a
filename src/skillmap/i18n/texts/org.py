"""Texts of `org`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_STAFF_UNKNOWN": ("「{found}」に当たる職員が見つかりません。", "Nobody on the staff matches {found}."),
    "E_STAFF_UNKNOWN.hint": ("skillmap staff list で職員番号と氏名を確かめてください。", "See numbers and names with: skillmap staff list"),
    "E_STAFF_UNKNOWN_NEAR": ("「{found}」に当たる職員が見つかりません。もしかして: {nearest}", "Nobody on the staff matches {found}. Did you mean: {nearest}"),
    "E_STAFF_UNKNOWN_NEAR.hint": ("skillmap staff list で職員番号と氏名を確かめてください。", "See numbers and names with: skillmap staff list"),
    "E_STAFF_AMBIGUOUS": ("「{found}」に当たる職員が {count} 人います。\n{listed}", "{count} people match {found}:\n{listed}"),
    "E_STAFF_AMBIGUOUS.hint": ("職員番号で指定してください。", "Name the person by staff number."),
    "E_ORG_UNKNOWN": ("「{found}」という所属はありません。", "There is no unit {found}."),
    "E_ORG_UNKNOWN.hint": ("skillmap org list で所属の名前を確かめてください。", "See the units with: skillmap org list"),
    "E_ORG_UNKNOWN_NEAR": ("「{found}」という所属はありません。もしかして: {nearest}", "There is no unit {found}. Did you mean: {nearest}"),
    "E_ORG_UNKNOWN_NEAR.hint": ("skillmap org list で所属の名前を確かめてください。", "See the units with: skillmap org list"),
    "E_ORG_AMBIGUOUS": ("「{found}」という所属が {count} あります。\n{listed}", "{count} units match {found}:\n{listed}"),
    "E_ORG_AMBIGUOUS.hint": ("部の名前から「総務部/人事課」のように指定してください。", "Name it with its department, like 総務部/人事課."),
    "E_ORG_ENDED": ("「{found}」はその日にはもうありません（現在: {successor}）。", "{found} no longer exists on that day (now: {successor})."),
    "E_ORG_ENDED.hint": ("新しい名前にするか、基準日を確かめてください。", "Use the new name, or check the day."),
}
