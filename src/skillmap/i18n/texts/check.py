"""Texts of `db check`."""

_RESTORE = (
    "プログラムの外で書き換えられたおそれがあります。`skillmap db restore` でバックアップに戻すか、システム担当者に相談してください。",
    "Somebody may have written to the database by other means. Restore a backup with `skillmap db restore`, or ask your administrator.",
)

TEXTS: dict[str, tuple[str, str]] = {
    "E_PLACEHOLDER": ("下書きの文のままです：{found}", "This is still the sentence of the first draft: {found}"),
    "E_PLACEHOLDER.hint": (
        "日本語と英語の文を書き入れてください。書き終わるまで、この定義は使わないでください。",
        "Write what is meant in both languages; do not go by this definition before.",
    ),
    "E_GRADE_ASKS_NOTHING": (
        "{role} の段階{grade} は、レベルも研修も求めていません。誰でも満たすことになるため、認定できません。",
        "Grade {grade} of {role} asks for no level and no training; everybody would fulfil it, so nobody can be recognised.",
    ),
    "E_GRADE_ASKS_NOTHING.hint": (
        "requires に求めるレベルを、または prescribed に研修を書いてください。",
        "Write levels under `requires`, or trainings under `prescribed`.",
    ),
    "E_CHECK_JOURNAL_GAP": (
        "記録の番号が {count} か所欠けています: {found}",
        "{count} entries are missing from the journal: {found}",
    ),
    "E_CHECK_JOURNAL_GAP.hint": _RESTORE,
    "N_CHECK_CLEARED": (
        "途中で止まったコマンドの作りかけのファイル {count} 件を片付けました（{found}）。",
        "{count} unfinished file(s) of commands that were cut off were removed: {found}.",
    ),
    "W_CHECK_LEFT_BEHIND": (
        "途中で止まったコマンドの作りかけのファイルが {count} 件残っています（{found}）。",
        "Commands that were cut off have left {count} unfinished file(s): {found}.",
    ),
    "W_CHECK_LEFT_BEHIND.hint": (
        "他の人のコマンドが動いていなければ、1 時間後に次のコマンドが片付けます。手で削除しても構いません。",
        "Unless somebody's command is still running, the next command after an hour clears them; you may delete them.",
    ),
    "W_CHECK_JOURNAL_TIME": (
        "前の記録より早い時刻の記録が {count} 件あります: {found}",
        "{count} entries are older than the one before: {found}",
    ),
    "W_CHECK_JOURNAL_TIME.hint": (
        "パソコンの時計を確かめてください。記録の順番は番号で決まるため、内容に影響はありません。",
        "Check the clock of the PC. The order is that of the numbers; no fact is affected.",
    ),
    "E_CHECK_ENTRY": (
        "表 {table} に、記録と合わない行が {count} 行あります。",
        "The table {table} has {count} rows that do not fit the journal.",
    ),
    "E_CHECK_ENTRY.hint": _RESTORE,
    "E_CHECK_OVERLAP_UNIT_FACT": (
        "期間の重なる所属が {count} 件あります: {found}",
        "{count} units have periods that overlap: {found}",
    ),
    "E_CHECK_OVERLAP_UNIT_FACT.hint": _RESTORE,
    "E_CHECK_OVERLAP_STAFF_FACT": (
        "記録の期間が重なる職員が {count} 人います: {found}",
        "{count} people have periods that overlap: {found}",
    ),
    "E_CHECK_OVERLAP_STAFF_FACT.hint": _RESTORE,
    "E_CHECK_OVERLAP_POSTING": (
        "同じ日に本務の所属が二つある職員が {count} 人います: {found}",
        "{count} people have two main posts on one day: {found}",
    ),
    "E_CHECK_OVERLAP_POSTING.hint": _RESTORE,
    "E_CHECK_OVERLAP_LEADER_TERM": (
        "同じ日に二人いるリーダーの席が {count} 席あります: {found}",
        "{count} leaders' seats hold two people on one day: {found}",
    ),
    "E_CHECK_OVERLAP_LEADER_TERM.hint": _RESTORE,
    "E_CHECK_OVERLAP_ROLE_POST": (
        "期間の重なるポストが {count} 件あります: {found}",
        "{count} posts have periods that overlap: {found}",
    ),
    "E_CHECK_OVERLAP_ROLE_POST.hint": _RESTORE,
    "E_CHECK_RULES": (
        "データベースの決まりが {count} 件なくなっています: {found}",
        "{count} rules of the database are missing: {found}",
    ),
    "E_CHECK_RULES.hint": _RESTORE,
    "E_CHECK_PARENT": (
        "上の所属がない日のある所属が {count} 件あります: {found}",
        "{count} units lack the unit above them on some days: {found}",
    ),
    "E_CHECK_PARENT.hint": _RESTORE,
    "W_CHECK_POSTING": (
        "なくなった所属に置かれたままの職員が {count} 人います: {found}",
        "{count} people are posted to units that no longer exist: {found}",
    ),
    "W_CHECK_POSTING.hint": (
        "`skillmap staff move` で今の所属に移してください。",
        "Move them with: `skillmap staff move`",
    ),
    "W_CHECK_TERM": (
        "なくなった所属のリーダーのままの職員が {count} 人います: {found}",
        "{count} people lead sections that no longer exist: {found}",
    ),
    "W_CHECK_TERM.hint": (
        "`skillmap leader check` で確かめてください。",
        "See: `skillmap leader check`",
    ),
}
