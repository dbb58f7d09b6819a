"""Help of `skillmap status` in Japanese."""

HELP: dict[str, str] = {
    "What needs doing, each with the command that does it. With a day to come: what breaks on it.": "いま必要なことを、そのためのコマンドとともに示す。先の日なら、その日に成り立たなくなることを示す",
}
