#!/usr/bin/env bash
# When ruamel.yaml removes an entry, the comment of the next one goes and its own stays; when it sorts, comments change owners.
#
# Good guess: the library that is chosen because it keeps comments keeps the comment above an entry with that entry.
# What happens: a comment belongs to whatever stands before it. Removing an entry takes the comment above the next one along, and leaves its own above the
#   next one; sorting a list carries every comment to the entry that follows its neighbour. Values are right, nothing is said.
# Why it matters: definitions and settings are kept as YAML for the sake of their comments: "agreed with the staff council", "from FY2027". A script that
#   removes a retired training puts such a sentence above another one, and the review of the change sees one line removed, as expected.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check ruamel.yaml==0.19.1
v/bin/python - <<'PY'
import io

from ruamel.yaml import YAML

TEXT = """\
# 全職員
basics: 3
# 管理職だけ（組合と協議済み）
managers: 2
# 2027年度から
clinic: 6
"""
LIST = """\
- id: planner
# 兼務者は除く
- id: analyst
# 管理職だけ
- id: manager
"""
yaml = YAML()


def written(data):
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


without = yaml.load(TEXT)
del without["managers"]
ordered = yaml.load(LIST)
ordered.sort(key=lambda one: one["id"])
print("managers removed:", written(without), "sorted:", written(ordered), sep="\n")
assert written(without) == "# 全職員\nbasics: 3\n# 管理職だけ（組合と協議済み）\nclinic: 6\n"
assert written(ordered) != LIST and written(yaml.load(TEXT)) == TEXT
assert "# 兼務者は除く\n- id: analyst" not in written(ordered)
PY
