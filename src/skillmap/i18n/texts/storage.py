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
    "E_DB_LEASE_LOST": (
        "長く応答がなかったため、書き込みの順番が {by}さん（{host}）に移りました。何も記録していません。",
        "This PC did not answer for long, and {by} ({host}) is writing now. Nothing was recorded.",
    ),
    "E_DB_LEASE_LOST.hint": ("もう一度実行してください。", "Run the command again."),
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
        "ディスクの空きがなく、書き込めませんでした。{whole}。",
        "The disk is full. {whole}",
    ),
    "E_DB_FULL.hint": ("空きを作ってから、もう一度実行してください。", "Make room and run the command again."),
    "E_DB_ADDRESS": (
        "データベースの場所（database）の書き方が正しくありません。",
        "The address of the database is not written correctly.",
    ),
    "E_DB_ADDRESS.hint": (
        '"postgresql://利用者名@サーバー名:5432/データベース名" の形で書いてください。',
        'Write it like this: "postgresql://USER@HOST:5432/DATABASE"',
    ),
    "E_DB_DRIVER": (
        "{file} を開くための PostgreSQL の部品が入っていません。",
        "The driver for PostgreSQL is not installed; it is needed for {file}.",
    ),
    "E_DB_DRIVER.hint": (
        "pip install 'skillmap[postgresql]' を実行してください（docs/postgresql.ja.md）。",
        "Run: pip install 'skillmap[postgresql]' (docs/postgresql.md)",
    ),
    "E_DB_LOST": (
        "データベースのサーバーとの接続が途中で切れました。{whole}。",
        "The connection to the database server was lost. {whole}",
    ),
    "E_DB_LOST.hint": (
        "サーバーが動いているのを確かめて、もう一度実行してください。",
        "Check that the server is running, then run the command again.",
    ),
    "E_DB_UNSURE": (
        "記録 {entry} を書き終える瞬間に接続が切れ、その後サーバーに届きません。記録されたかどうか、まだ分かりません。",
        "The connection was lost at the moment entry {entry} was completed, and the server does not answer. Whether it was recorded is not known yet.",
    ),
    "E_DB_UNSURE.hint": (
        "もう一度実行する前に、`skillmap db journal` で記録 {entry} があるか確かめてください。",
        "Before you run it again look for entry {entry}: `skillmap db journal`",
    ),
    "E_COPY_TARGET": (
        "{file} にはすでに中身があります。上書きはしません。",
        "{file} is not empty. It is not written over.",
    ),
    "E_COPY_TARGET.hint": (
        "別のファイル名か、空のデータベースを指定してください。",
        "Name another file, or an empty database.",
    ),
    "E_COPY_ENCODING": (
        "{file} の文字コードが {found} です。氏名を正しく保存できません。",
        "{file} has the encoding {found}: it cannot keep all names.",
    ),
    "E_COPY_ENCODING.hint": (
        "ENCODING 'UTF8' で作り直してください（docs/postgresql.ja.md）。",
        "Make it anew with ENCODING 'UTF8' (docs/postgresql.md).",
    ),
    "E_COPY_DIFFERS": (
        "写した内容が元と一致しません。{file} への書き込みは取り消しました。",
        "The copy is not equal to the original. What was written to {file} was taken back.",
    ),
    "E_COPY_DIFFERS.hint": (
        "元のデータベースを `skillmap db check` で点検してください。",
        "Check the original: `skillmap db check`",
    ),
    "E_COPY_PASSWORD": (
        "{file}：パスワードをコマンドに書かないでください（実行中のコマンドはほかの人にも見えます）。",
        "{file}: do not type a password into a command, others can see commands that run.",
    ),
    "E_COPY_PASSWORD.hint": (
        "パスワードは .pgpass（Windows では pgpass.conf）に置き、コマンドには書かずに実行してください。",
        "Put it into .pgpass (pgpass.conf on Windows) and leave it out of the command.",
    ),
    "E_COPY_PLACE": (
        "ファイルに戻して使うときは、写す先を {file} にしてください。",
        "To use a file from now on, copy to {file}.",
    ),
    "E_COPY_PLACE.hint": (
        "写すだけなら --use を外してください。",
        "To make a copy only, leave out --use.",
    ),
    "db.copying": (
        "{source} の内容をすべて {target} に写します。",
        "Everything in {source} is copied to {target}.",
    ),
    "db.copied": (
        "{rows} 行（記録 {entry} まで）を写し、両方を読み比べて一致しました（{digest}）。",
        "{rows} rows (up to entry {entry}) were copied; both were read again and are equal ({digest}).",
    ),
    "db.now_used": (
        "今後は {target} を使います。これまでのデータベース: {aside}",
        "From now on {target} is used. The database used so far: {aside}",
    ),
    "db.copy_only": (
        "使うデータベースはこれまでどおりです。切り替えるときは --use を付けて実行してください。",
        "The database in use is still the same. To change over add --use.",
    ),
    "E_DB_IO": (
        "データベース {file} の読み書きができません（ディスクかネットワークドライブが応答しません）。{whole}。",
        "The database {file} cannot be read or written: the disk or network drive does not answer. {whole}",
    ),
    "E_DB_IO.hint": (
        "ドライブを開けるのを確かめて、もう一度実行してください。続くときは `skillmap db check` で点検します。",
        "Check that the drive can be opened and run the command again. If it goes on: `skillmap db check`",
    ),
    "E_DB_CONNECT": (
        "データベースのサーバーに接続できません（{file}）。{whole}。",
        "Cannot connect to the database server ({file}). {whole}",
    ),
    "E_DB_CONNECT.hint": (
        "サーバーが動いているか、skillmap.toml の database の行と .pgpass が正しいかを確かめてください。",
        "Check that the server is running, and the line `database` in skillmap.toml and .pgpass.",
    ),
    "E_FRAMEWORK_MOVED_ON": (
        "確認している間に人材定義のファイルが変わりました。何も書き込んでいません。",
        "The definition files were changed in the meantime; nothing was written.",
    ),
    "E_FRAMEWORK_MOVED_ON.hint": (
        "もう一度実行して、変更内容を見直してください。",
        "Run the command again and look at the changes once more.",
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
    "E_UNDO_OTHERS": (
        "最後の記録 {entry}（{command}、{at}）は {by} さんのものです。",
        "The last entry, {entry} ({command}, {at}), is one of {by}.",
    ),
    "E_UNDO_OTHERS.hint": (
        "それを取り消すときは `skillmap db undo {entry}` としてください。自分の記録の番号は `skillmap db journal` で分かります。",
        "To take that one back: `skillmap db undo {entry}`. The number of your own is in `skillmap db journal`.",
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
    "restore.entry": ("{entry} {command}（{by}）", "{entry} {command} ({by})"),
    "N_RESTORE_GOES": (
        "このバックアップより後の記録 {count} 件は、戻すとなくなります：{found}",
        "{count} entries recorded since this backup go with it: {found}",
    ),
    "W_RESTORE_APART": (
        "記録 {entry} から、今のデータベースとこのバックアップは別々に進んでいます。今の記録 {count} 件（{found}）がなくなり、"
        "バックアップの記録 {others} 件（{theirs}）に替わります。",
        "From entry {entry} on, the present database and this backup went on each by itself: {count} present entries "
        "({found}) go, {others} of the backup ({theirs}) come in their place.",
    ),
    "W_RESTORE_APART.hint": (
        "二つを一つにまとめることはできません。どちらを残すかを決め、残さない方の記録はもう一度登録してください。",
        "The two cannot be joined: decide which one stays, and record once more what only the other one has.",
    ),
    "E_RESTORE_OTHER": (
        "{file} には、今のデータベースと同じ記録が一つもありません。別の団体のものか、作り直したワークスペースのものです。",
        "{file} has no entry in common with the present database: it is another office's, or one that was begun anew.",
    ),
    "E_RESTORE_OTHER.hint": (
        "ファイルを確かめてください。それでも戻すときは `--other` を付けてください。何も変更していません。",
        "Look at the file once more; if it is the right one all the same, add `--other`. Nothing was changed.",
    ),
    "db.restoring": (
        "{file} の内容に戻します。今のデータベースは別名で残します。",
        "Restoring {file}; the present database is set aside.",
    ),
    "db.restored": ("{file} に戻しました。前のデータベース: {aside}", "Restored {file}. The database before: {aside}"),
    "db.restored_older": (
        "このバックアップは前の版の形式（{found}）です。続けて `skillmap db upgrade` を実行してください。",
        "This backup has the older format {found}. Run next: `skillmap db upgrade`",
    ),
    "db.upgrading": (
        "前の版の形式（{found}）のデータベースを、このプログラムの形式（{version}）にします。"
        "前の版のプログラムでは使えなくなります。",
        "The database has the older format {found}; it is brought to this program's format {version}. "
        "An older program cannot use it afterwards.",
    ),
    "db.kept": ("変更前の写し: {file}", "The database before: {file}"),
    "db.upgraded": ("データベースを新しい形式（{version}）にしました。", "The database now has format {version}."),
    "db.current": ("データベースは最新の形式（{version}）です。", "The database has the current format ({version})."),
    "count.of": ("{kind} {count}", "{kind} {count}"),
}
