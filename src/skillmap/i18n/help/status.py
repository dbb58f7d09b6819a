"""Help of `skillmap status` in Japanese."""

HELP: dict[str, str] = {
    "The year's calendar: dates, what is done, what is late, what comes next": "一年の予定（いつ、済んだもの、遅れているもの、次にすること）",
    "What needs doing, each with the command that does it. With a day to come: what breaks on it.": "いま必要なことを、そのためのコマンドとともに示す。先の日なら、その日に成り立たなくなることを示す",
    "Name everything that is no longer in order, not only the first lines": "規則に合わなくなった記録を、初めの数行だけでなくすべて示す",
}
