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
    "W_ORG_SPLIT": (
        "部・課・係が1つの列にまとめて書かれています。登録されている組織と照らして分けます。",
        "Department, section and team stand in one column; they are told apart by the registered units.",
    ),
}
