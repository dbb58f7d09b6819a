"""Help of `skillmap status` in Japanese."""

HELP: dict[str, str] = {
    "What needs doing, each with the command that does it.": "いま必要なことを、そのためのコマンドとともに示す",
}
