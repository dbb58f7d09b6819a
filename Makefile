# Two commands do everything on a fresh machine: `make demo` and `make test`. On Windows see docs/windows.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check torture bench docs clean

$(VENV)/.user: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.user
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	touch $@

demo: $(VENV)/.user ## the whole main job on a made-up ward, in ./demo-ward
	$(BIN)/skillmap demo --out demo-ward

test: $(VENV)/.dev ## everything that CI checks
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	$(BIN)/pytest -n 2 --dist worksteal -m "not torture"

torture: $(VENV)/.dev ## all tests and the long fault, fuzz and property programmes, with new examples each time
	SKILLMAP_FUZZ=1 $(BIN)/pytest -n 2 --dist worksteal

bench: $(VENV)/.dev ## ratios against a baseline in the same run
	for b in benchmarks/bench_*.py; do $(BIN)/python $$b || exit 1; done

docs: $(VENV)/.dev ## write the generated pages anew
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) demo-ward .mypy_cache .ruff_cache .import_linter_cache
