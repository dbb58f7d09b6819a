"""Help of `skillmap refresh` in Japanese."""

HELP: dict[str, str] = {
    "Bring plans and seats up to date with everything recorded since; a second time nothing changes.": "計画と席を、その後のすべての記録に合わせて最新にする。続けてもう一度実行しても何も変わらない",
    "Look at plans alone, or at seats alone": "計画だけ（plans）、または席だけ（seats）を見直す",
}
