#!/usr/bin/env bash
# In one YAML list PyYAML reads 00123 as the number 83, and 00129 as a text.
#
# Good guess: digits without quotation marks become numbers, so the zeros are lost; or all of them stay texts.
# What happens: PyYAML takes digits that begin with 0 as octal if none of them is 8 or 9, and otherwise as text: of ten people three become
#   other numbers and the rest stays right. ruamel.yaml reads 123 and 129 from the same list; 9:30 is 570 for the first and a text
#   for the second, 12e3 a text for the first and 12000 for the second.
# Why it matters: settings that name people or trainings by number mean different people in different programs, and a trial with a number
#   such as 00089 shows nothing.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1
v/bin/python - <<'PY'
import ruamel.yaml, yaml

text = "[00123, 00129, 01000, 00089, 9:30, 12e3]"
by_pyyaml = yaml.safe_load(text)
by_ruamel = list(ruamel.yaml.YAML(typ="safe", pure=True).load(text))
print("written:            ", text)
print("PyYAML 6.0.4:       ", by_pyyaml)
print("ruamel.yaml 0.19.1: ", by_ruamel)
assert by_pyyaml == [83, "00129", 512, "00089", 570, "12e3"]
assert by_ruamel == [123, 129, 1000, 89, "9:30", 12000.0]
PY
