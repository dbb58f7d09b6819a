#!/usr/bin/env bash
# With its own preprocessing rapidfuzz finds 葛 太郎 at 100 for 葛󠄀城 太郎, and 葛城 太郎 at 73.
#
# Good guess: default_process takes out marks and makes letters small; a variation selector, which is invisible, goes or stays.
# What happens: whatever is no letter becomes a space, the selector too: 葛󠄀城 turns into the two words 葛 and 城. The token scorers then find
#   everything in 葛 太郎, another person, and give it the full score, before the person meant. A mark of 濁音 typed as a character of its
#   own, as in file names from a Mac, cuts words in the same way: が is read as か and a new word.
# Why it matters: names without numbers are matched like this, with a limit of 90 or 95 above which nobody looks. Exactly the
#   names kept with care, in their registered form, go to other people.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check RapidFuzz==3.14.6
v/bin/python - <<'PY'
from rapidfuzz import fuzz, process, utils

def best(text, choices, processor):
    return [(name, round(score)) for name, score, _ in process.extract(text, choices, scorer=fuzz.token_set_ratio, processor=processor)]

name, people = "葛\U000e0100城 太郎", ["葛城 太郎", "葛 太郎"]
processed, plain = best(name, people, utils.default_process), best(name, people, None)
marks = best("か\u3099くせい", ["がくせい", "くせい"], utils.default_process)
print("rapidfuzz 3.14.6, default_process:", processed)
print("rapidfuzz 3.14.6, no processor:   ", plain)
print("がくせい with a mark of its own:   ", marks)
assert processed == [("葛 太郎", 100), ("葛城 太郎", 73)]
assert plain == [("葛城 太郎", 91), ("葛 太郎", 80)]
assert marks == [("くせい", 100), ("がくせい", 67)]
PY
