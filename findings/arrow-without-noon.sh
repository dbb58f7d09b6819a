#!/usr/bin/env bash
# In Japanese, arrow writes 13:30 as 1時30分 and midnight as 12時, with nothing where 午前 or 午後 belongs.
#
# Good guess: the Japanese locale, which knows 水曜日 and "3時間前", writes 午後1時30分 for "A h時mm分".
# What happens: the locale has no words for the halves of the day, and A and a write nothing and complain of nothing; so do the Chinese and the Korean
#   one. In English the same pattern gives PM. Reading 午後1時30分 with the pattern is refused.
# Why it matters: 13:30 and 1:30 leave as the same text, and 12時30分 may be half past noon or half past midnight. Notices of half days are written this
#   way, and nothing on them shows that a word is missing.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check arrow==1.4.0
v/bin/python - <<'PY'
import arrow

PATTERN = "M月D日(ddd) A h時mm分"
moments = [arrow.get(2026, 4, 1, hour, 30) for hour in (1, 9, 13, 0)]
seen = {language: [moment.format(PATTERN, locale=language) for moment in moments] for language in ("ja", "en", "zh", "ko")}
for language, written in seen.items():
    print(f"arrow 1.4.0, {language}: {written}")
try:
    arrow.get("4月1日(水) 午後 1時30分", PATTERN, locale="ja")
    read = "read"
except arrow.parser.ParserError:
    read = "refused"
print(f"arrow 1.4.0, reading 午後: {read}")
assert seen["ja"] == ["4月1日(水)  1時30分", "4月1日(水)  9時30分", "4月1日(水)  1時30分", "4月1日(水)  12時30分"]
assert seen["en"][2] == "4月1日(Wed) PM 1時30分"
assert all(seen[language][0] == seen[language][2] for language in ("zh", "ko"))
assert read == "refused"
PY
