#!/usr/bin/env bash
# fairpyx seats a person in two courses that clash, with the algorithm that promises the greatest sum of wishes.
#
# Good guess: an instance with item_conflicts ("these two are on the same morning") and agent_conflicts ("this person may not take that one") is
#   allocated without breaking them, whatever algorithm is asked, or the algorithm refuses such an instance.
# What happens: round_robin, serial_dictatorship and iterated_maximum_matching keep both. utilitarian_matching builds its network from capacities and
#   values alone, takes the same instance without a word, and gives the clashing pair and the forbidden course.
# Why it matters: whoever compares the fair algorithms with the greatest sum compares timetables that people can attend with one that they cannot, and
#   hands out the second as the better one. A check of the answer that does not come from the algorithm is needed.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check fairpyx==0.0.4
v/bin/python - <<'PY'
from fairpyx import Instance, divide, algorithms

office = Instance(
    agent_capacities={"Aoki": 2, "Ishida": 2},
    item_capacities={"maps": 1, "tables": 1, "law": 1},
    valuations={"Aoki": {"maps": 10, "tables": 5, "law": 1}, "Ishida": {"maps": 9, "tables": 1, "law": 2}},
    item_conflicts={"maps": ["tables"]},
    agent_conflicts={"Ishida": ["law"]},
)

def seats(algorithm):
    return {person: sorted(courses) for person, courses in divide(algorithm, office).items()}

for name in ("round_robin", "serial_dictatorship", "iterated_maximum_matching", "utilitarian_matching"):
    given = seats(getattr(algorithms, name))
    kept = not any({"maps", "tables"} <= set(courses) for courses in given.values()) and "law" not in given["Ishida"]
    print(f"fairpyx 0.0.4, {name}: {given}, {'keeps both rules' if kept else 'breaks them'}")
    assert kept is (name != "utilitarian_matching")
assert seats(algorithms.utilitarian_matching) == {"Aoki": ["maps", "tables"], "Ishida": ["law"]}
PY
