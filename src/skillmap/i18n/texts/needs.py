"""Texts of needs as a list."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_NEED_ROLE": ("「{found}」という人材像はありません。", "There is no role {found}."),
    "E_NEED_ROLE.hint": (
        "`skillmap framework list role` で人材像の名前を確かめてください。",
        "See the roles with: `skillmap framework list role`",
    ),
    "E_NEED_GRADE": (
        "段階「{found}」はありません。使える段階: {expected}",
        "There is no grade {found}. Grades: {expected}",
    ),
    "E_NEED_GRADE.hint": ("段階の数字を書いてください。", "Write the number of the grade."),
    "E_NEED_DEPARTMENT": (
        "「{found}」という部は、名簿の単位にありません。",
        "There is no department {found}.",
    ),
    "E_NEED_DEPARTMENT.hint": (
        "`skillmap org list` で「名簿の単位」の名前を確かめてください。全庁の人数は、空欄か「全庁」と書きます。",
        "See the departments with: `skillmap org list`. A blank stands for the whole organisation.",
    ),
    "E_NEED_LINE_TWICE": (
        "{found} の同じ年度・部・方法の行が二つあります。",
        "{found} stands twice for the same year, department and way.",
    ),
    "E_NEED_LINE_TWICE.hint": ("一行にまとめてください。", "Make it one row."),
    "E_NEED_MASS": (
        "この一覧では、同じ年度の {total} 行のうち {found} 行の必要人数がなくなります（上限 {expected}）。",
        "With this list {found} of {total} needs of its years would be dropped (limit {expected}).",
    ),
    "E_NEED_MASS.hint": (
        "全件の一覧か確かめてください。正しければ --allow-mass-change を付けてください。",
        "Check that the list holds all needs; if it is right, add --allow-mass-change.",
    ),
    "E_UNDO_TEXT": (
        "記録 {entry} の後で {file} が変えられているため、取り消せません。",
        "{file} was changed after entry {entry}, which cannot be taken back.",
    ),
    "E_UNDO_TEXT.hint": (
        "data フォルダーの {file} を手で直すか、後の変更を先に取り消してください。",
        "Mend {file} in the folder data by hand, or take the later change back first.",
    ),
    "undo.text": (
        "定義ファイル {file} を、その前の内容に戻します。",
        "The definition file {file} becomes what it was.",
    ),
    "need.import_title": ("必要人数の変更（needs.yaml）", "Needs (needs.yaml)"),
    "need.people": ("{count}人", "{count} people"),
    "need.whole": ("全庁", "whole organisation"),
    "need.note": (
        "※部が「全庁」または空欄の行は、組織全体の人数です。確保の方法が空欄の行は「育成」と読みます。",
        "* A blank department is the whole organisation; a blank way means to train.",
    ),
    "need.note_complete": (
        "※行を消しただけでは、その必要人数は残ります。消した行を削るときは need import --complete を使います。",
        "* A row that was deleted stays in the definitions unless need import is given --complete.",
    ),
}
