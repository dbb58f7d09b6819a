"""Texts of `storage`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_DB_MISSING": ("データベース {file} がありません。", "There is no database {file}."),
    "E_DB_MISSING.hint": (
        "`skillmap init` で作るか、バックアップから `skillmap db restore` で戻してください。",
        "Make one with `skillmap init`, or bring a backup back with `skillmap db restore`.",
    ),
    "E_DB_EMPTY": ("データベース {file} の中身が空（0 バイト）です。", "The database {file} is empty (0 bytes)."),
    "E_DB_EMPTY.hint": (
        "コピーの失敗が考えられます。`skillmap db restore` でバックアップから戻してください。",
        "A copy may have failed. Bring a backup back with `skillmap db restore`.",
    ),
    "E_DB_FOREIGN": ("{file} は skillmap のデータベースではありません。", "{file} is not a database of skillmap."),
    "E_DB_FOREIGN.hint": (
        "ファイルの場所と名前を確かめてください。中身には触れていません。",
        "Check the file's place and name. It was not touched.",
    ),
    "E_DB_TOO_NEW": (
        "{file} は新しい版の skillmap で作られています（データベース {found}、このプログラム {expected} まで）。",
        "{file} was made by a newer skillmap (database {found}, this program knows {expected}).",
    ),
    "E_DB_TOO_NEW.hint": (
        "skillmap を新しくしてください。データには触れていません。",
        "Update skillmap. Nothing was changed.",
    ),
    "E_DB_OLD": (
        "{file} は前の版の形式です（データベース {found}、このプログラム {expected}）。",
        "{file} has an older format (database {found}, this program {expected}).",
    ),
    "E_DB_OLD.hint": (
        "`skillmap db upgrade` を実行してください（先にバックアップを取ります）。",
        "Run: `skillmap db upgrade` (a backup is taken first)",
    ),
    "E_DB_CORRUPT": ("データベース {file} が壊れています。", "The database {file} is damaged."),
    "E_DB_CORRUPT.hint": (
        "何も書き込んでいません。`skillmap db restore` でバックアップから戻してください。",
        "Nothing was written. Restore a backup: `skillmap db restore`",
    ),
    "E_DB_LOCKED": (
        "ほかの人が書き込み中のため、データベースを使えません。",
        "Somebody else is writing to the database.",
    ),
    "E_DB_LOCKED_BY": (
        "{by}さん（{host}）が {at} から書き込み中のため、データベースを使えません。",
        "{by} ({host}) has been writing to the database since {at}.",
    ),
    "E_DB_LOCKED_BY.hint": ("少し待ってから、もう一度実行してください。", "Wait a moment and run the command again."),
    "E_DB_ACCESS": ("データベース {file} を開けません。", "The database {file} cannot be opened."),
    "E_DB_ACCESS.hint": (
        "ファイルとフォルダーを開く権限があるか確かめてください。",
        "Check that you may open the file and its folder.",
    ),
    "E_DB_UNMADE": ("データベース {file} には、まだ何も作られていません。", "The database {file} has no tables yet."),
    "E_DB_UNMADE.hint": ("`skillmap db upgrade` で作ってください。", "Make them with: `skillmap db upgrade`"),
    "rule.no_overlap_unit_fact": ("一つの所属の期間が重ならないこと", "periods of one unit must not overlap"),
    "rule.no_overlap_staff_fact": (
        "一人の職員の記録の期間が重ならないこと",
        "periods of one person's record must not overlap",
    ),
    "rule.no_overlap_posting": ("同じ日に本務の所属が二つないこと", "nobody has two main posts on one day"),
    "rule.no_overlap_leader_term": (
        "リーダーの一つの席に同じ日に二人いないこと",
        "a leader's seat holds one person on a day",
    ),
    "E_DB_LOCKED.hint": ("少し待ってから、もう一度実行してください。", "Wait a moment and run the command again."),
    "E_DB_READONLY": ("データベース {file} に書き込めません（読み取り専用）。", "The database {file} is read-only."),
    "E_DB_READONLY.hint": (
        "ファイルとフォルダーの書き込み権限を確かめてください。",
        "Check the permissions of the file and its folder.",
    ),
    "E_DB_FULL": (
        "ディスクの空きがなく、書き込めませんでした。データは元のままです。",
        "The disk is full; nothing was written.",
    ),
    "E_DB_FULL.hint": ("空きを作ってから、もう一度実行してください。", "Make room and run the command again."),
    "E_DB_CONNECT": ("データベースに接続できません（{found}）。", "Cannot connect to the database ({found})."),
    "E_DB_CONNECT.hint": (
        "skillmap.toml の database とサーバーの状態を確かめてください。",
        "Check `database` in skillmap.toml and the server.",
    ),
    "E_DB_MOVED_ON": (
        "確認している間に {by} さんの記録（{entry}）が加わり、変更内容が変わりました。何も書き込んでいません。",
        "{by} recorded an entry ({entry}) in the meantime, and the change would be another one; nothing was written.",
    ),
    "E_DB_MOVED_ON.hint": (
        "もう一度実行して、変更内容を見直してください。",
        "Run the command again and look at the changes once more.",
    ),
    "E_DB_CONFLICT": (
        "データベースの決まり（{rule}）に反するため、何も書き込みませんでした。",
        "The database refused it ({rule}); nothing was written.",
    ),
    "E_DB_CONFLICT.hint": (
        "同じ人・同じ席・同じ日の重なりがないか確かめてください。",
        "Look for the same person, seat or day twice.",
    ),
    "E_UNDO_UNKNOWN": ("記録 {entry} はありません。", "There is no entry {entry}."),
    "E_UNDO_UNKNOWN.hint": (
        "`skillmap db journal` で番号を確かめてください。",
        "See the numbers with: `skillmap db journal`",
    ),
    "E_UNDO_NOTHING": ("取り消せる記録がまだありません。", "There is nothing to undo yet."),
    "E_UNDO_DONE": (
        "記録 {entry} はすでに取り消されています（記録 {by}）。",
        "Entry {entry} has been undone already (by entry {by}).",
    ),
    "E_UNDO_BUILT_ON": (
        "記録 {entry} の上に、後の記録（{later}）が作られているため取り消せません。",
        "Entry {entry} cannot be undone: later entries ({later}) build on it.",
    ),
    "E_UNDO_BUILT_ON.hint": (
        "後の記録から順に取り消してください。",
        "Undo the later entries first, the last one first.",
    ),
    "undo.what": (
        "記録 {entry}（{command}、{at}、{by}）を取り消します: {goes} 件の事実を取り消し、{returns} 件を元に戻します。",
        "Taking back entry {entry} ({command}, {at}, {by}): {goes} facts go, {returns} return.",
    ),
    "undo.summary": ("この記録の内容: {summary}", "That entry did: {summary}"),
    "E_DB_SERVER": (
        "サーバーのデータベースのバックアップは、サーバーの管理者が行います。",
        "Backups of a server database are the server's own business.",
    ),
    "E_DB_SERVER.hint": (
        "管理者に依頼してください（pg_dump など）。",
        "Ask its administrator (pg_dump, for instance).",
    ),
    "E_DB_NO_BACKUP": ("{folder} にバックアップがありません。", "There is no backup in {folder}."),
    "E_DB_NO_BACKUP.hint": (
        "ファイルを指定してください: `skillmap db restore FILE`",
        "Name the file: `skillmap db restore FILE`",
    ),
    "db.undone": (
        "記録 {entry} を取り消しました（記録番号 {number}）。",
        "Entry {entry} was taken back (entry {number}).",
    ),
    "db.whole": ("データベースに異常はありません。", "The database is whole."),
    "db.restoring": (
        "{file} の内容に戻します。今のデータベースは別名で残します。",
        "Restoring {file}; the present database is set aside.",
    ),
    "db.restored": ("{file} に戻しました。前のデータベース: {aside}", "Restored {file}. The database before: {aside}"),
    "db.upgraded": ("データベースを新しい形式（{version}）にしました。", "The database now has format {version}."),
    "db.current": ("データベースは最新の形式（{version}）です。", "The database has the current format ({version})."),
    "count.of": ("{kind} {count}", "{kind} {count}"),
}
