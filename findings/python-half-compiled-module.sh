#!/usr/bin/env bash
# A module that Python compiled while its disk was full stays half compiled: the program ends with EOFError ever after.
#
# Good guess: what is compiled is written beside and renamed, as importlib does; a write that did not fit fails, nothing is kept, and the
#   next start compiles anew. What lies in __pycache__ is checked against its source, and written again when it does not fit.
# What happens: the first import goes well. The short write is not noticed, half a file gets its final name, its time and size of the source
#   are right, so every later import of the unchanged module raises EOFError. Python 3.11.7, 3.12.1 and 3.13.0 alike.
# Why it matters: a program that is first used on a full disk or within a quota looks broken from then on, although there is room again;
#   installing it anew over the same files does not help where nothing changed. EOFError is what reading an answer raises, too: a program
#   that takes it for "stopped by the user" says the wrong thing. Delete __pycache__, or let the installer compile (pip does).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
unset PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check --no-compile six==1.17.0
v/bin/python - <<'PY'
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as on a full disk: the write comes back short, no signal
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
import six
print("six", six.__version__, "imported while files may have 20,000 bytes")
PY
v/bin/python - <<'PY'
import importlib.util, pathlib, sys
kept = pathlib.Path(importlib.util.cache_from_source(importlib.util.find_spec("six").origin))
print("Python", sys.version.split()[0], "keeps", kept.stat().st_size, "bytes of", kept.name)
assert kept.stat().st_size == 20_000
try:
    import six
except EOFError as error:
    print("imported again, with room on the disk: EOFError:", error)
else:
    raise SystemExit("the half compiled module is no longer kept or no longer trusted")
kept.unlink()
import six
print("imported after", kept.name, "was deleted")
PY
