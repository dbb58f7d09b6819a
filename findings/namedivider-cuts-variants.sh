#!/usr/bin/env bash
# namedivider cuts a name between a character and its variation selector.
#
# Good guess: 渡邊󠄁誠, written with the registered variant of 邊, is divided like 渡邊誠; the selector stays with its character.
# What happens: the selector counts as a character of the name and goes to the given name, which then begins with an invisible sign.
#   The surname becomes the plain 渡邊 and its registered form is lost; 辻󠄀一 is cut in the same way.
# Why it matters: personnel systems of municipalities keep names in such forms. The divided list shows nothing odd, but 誠 no
#   longer equals 誠, and a name put together again from another list is another string.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check numpy==2.4.6 pandas==3.1.1 regex==2026.11.19
v/bin/pip install -qq --disable-pip-version-check --no-deps namedivider-python==0.4.2
v/bin/python - <<'PY'
from namedivider import BasicNameDivider

divider = BasicNameDivider()

def divide(name):
    parts = divider.divide_name(name)
    return parts.family, parts.given

plain, variant, short = divide("渡邊誠"), divide("渡邊\U000e0101誠"), divide("辻\U000e0100一")
print("namedivider-python 0.4.2:", [ascii(part) for part in (*plain, *variant, *short)])
assert plain == ("渡邊", "誠")
assert variant == ("渡邊", "\U000e0101誠")
assert short == ("辻", "\U000e0100一")
PY
