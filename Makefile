# Two commands do everything on a fresh machine: `make demo` and `make test`. On Windows see docs/windows.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/pytest -n 2 --dist worksteal

.PHONY: demo test check torture latest lock bench docs dist tag clean

$(VENV)/.user: requirements.lock pyproject.toml
	@echo "Installing the program into $(VENV), about a minute …"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	sed '/^# Development only/,$$d' requirements.lock > $(VENV)/run.lock
	$(PIP) install --require-hashes -r $(VENV)/run.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.user
	@echo "Installing what the tests need, about a minute …"
	$(PIP) install --require-hashes -r requirements.lock
	touch $@

demo: $(VENV)/.user ## the whole main job on a made-up ward, in ./demo-ward
	$(BIN)/skillmap demo --out demo-ward

define STATIC
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
endef

check: $(VENV)/.dev ## the quick loop: style, imports, types, tests of rooms that need no database
	@echo "Style, imports, types and the tests of $(notdir $(PURE)): 30 seconds at most."
	$(STATIC)
	$(BIN)/pytest -m "not torture" $(PURE)

test: $(VENV)/.dev ## everything that CI checks
	@echo "Style, imports, types, generated pages, then all tests on SQLite and PostgreSQL: 2 to 4 minutes on two cores."
	$(STATIC)
	$(BIN)/python docs/generate.py --check
	$(PYTEST) -m "not torture"

torture: $(VENV)/.dev ## all tests and the long fault, fuzz and property programmes, with new examples each time
	SKILLMAP_FUZZ=1 $(PYTEST)

latest: ## the tests with the newest versions inside the ranges of pyproject.toml, in .venv-latest
	$(PYTHON) -m venv --clear .venv-latest
	.venv-latest/bin/python -m pip --disable-pip-version-check install --upgrade --upgrade-strategy eager -e '.[dev]'
	.venv-latest/bin/python -m pip --disable-pip-version-check freeze --exclude-editable
	.venv-latest/bin/pytest -n 2 --dist worksteal -m "not torture"

lock: ## write requirements.lock anew from the ranges of pyproject.toml
	$(PYTHON) tools/lock.py

dist: $(VENV)/.dev ## wheel and source archive in dist/, tried in an empty environment
	rm -rf dist
	$(BIN)/hatchling build
	$(BIN)/python tools/try_dist.py

tag: ## the tag of a release, from the top entry of CHANGELOG.md
	$(PYTHON) tools/release.py

bench: $(VENV)/.dev ## ratios against a baseline in the same run
	for b in benchmarks/bench_*.py; do $(BIN)/python $$b || exit 1; done

docs: $(VENV)/.dev ## write the generated pages anew
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) .venv-latest demo-ward dist .mypy_cache .ruff_cache .import_linter_cache
