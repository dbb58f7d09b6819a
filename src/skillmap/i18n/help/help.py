"""Help of `skillmap help`."""

HELP: dict[str, str] = {
    "The pages of the documentation, without a network: `help` lists them, `help year` shows one.": "説明書を読む（ネットワーク不要）。help だけなら題の一覧、help year なら一年の仕事の説明を示します。",
    "A topic, words of its title, a command or a problem code; none lists the topics": "題、題名の一部、コマンド、エラーの番号（省略すると題の一覧）",
}
