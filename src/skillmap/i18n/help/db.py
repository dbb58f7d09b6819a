"""Help of `skillmap db` in Japanese."""

HELP: dict[str, str] = {
    "Copy the whole database into a new file or an empty server database, and compare both.": "データベース全体を新しいファイルか空のサーバーデータベースに写し、読み比べる",
    "A new file, or a server: postgresql://USER@HOST/DATABASE": "新しいファイル名、またはサーバー（postgresql://利用者@サーバー/データベース）",
    "Use the copy from now on": "今後は写した先を使う",
    "Take an entry back whole.": "記録一件をまるごと取り消す",
    "Bring the database to this program's format, after a snapshot.": "データベースをこの版の形式に上げる（先に写しを取る）",
    "Number of the entry (default: the last)": "記録番号（省略時は直近の記録）",
    "Show so many entries, newest first": "表示する件数（新しい順）",
    "What was recorded, when and by whom.": "いつ、だれが、何を記録したかの一覧",
    "The snapshot is of another office, or of one begun anew: take it all the same": "別の団体や、作り直したワークスペースの写しでも戻す",
    "The snapshot (default: the newest)": "写し（省略時は最新）",
    "Take a snapshot of the database.": "データベースの写しを取る",
    "Put a snapshot in the place of the database; the present one is set aside.": "写しからデータベースを戻す（今のものは別名で残す）",
    "Look for damage in the database: the file, the journal, records that do not fit each other.": "データベースを点検する（ファイルの破損、記録の欠け、つじつまの合わない内容）",
}
