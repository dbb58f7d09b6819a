"""Texts of `config`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_NO_WORKSPACE": (
        "{folder} とその上のフォルダーに skillmap の作業フォルダーが見つかりません。",
        "No skillmap workspace in {folder} or any folder above it.",
    ),
    "E_NO_WORKSPACE.hint": (
        "作業フォルダーに移動してから実行するか、`skillmap init` で新しく作ってください。",
        "Change to your workspace folder, or make one with: `skillmap init`",
    ),
    "E_CONFIG": ("設定ファイル skillmap.toml を使えません。", "The settings in skillmap.toml cannot be used."),
    "E_CONFIG.hint": (
        "示した行を直してから、もう一度実行してください。",
        "Mend these lines and run the command again.",
    ),
    "E_CONFIG_ENCODING": ("文字コードが UTF-8 ではありません。", "The file is not UTF-8."),
    "E_CONFIG_ENCODING.hint": ("メモ帳の「名前を付けて保存」で UTF-8 を選んでください。", "Save it as UTF-8."),
    "E_CONFIG_SYNTAX": ("書き方に誤りがあります（{found}）。", "The file cannot be read: {found}"),
    "E_CONFIG_KEY": (
        "「{found}」という設定項目はありません。使える項目: {expected}",
        "Unknown setting {found}. Known: {expected}",
    ),
    "E_CONFIG_VALUE": (
        "設定項目 {key} の値「{found}」は使えません。書き方の例: {expected}",
        "The value {found} of {key} cannot be used. Expected: {expected}",
    ),
}
