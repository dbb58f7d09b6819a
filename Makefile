# Two commands do everything on a fresh machine: `make demo` and `make test`. On Windows see docs/windows.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TESTS := pytest -n 2 --dist worksteal
# Tests that open no database and start no command.
QUICK := tests/foundation $(filter-out %bundle.py,$(wildcard tests/tools/test_*.py)) tests/sheets tests/lint tests/framework_content \
	$(wildcard tests/*/test_*_rule.py tests/*/test_*_rules.py) tests/assessment/test_assessment_gaps.py \
	tests/framework/test_framework_files.py tests/framework/test_framework_check.py

# Hundreds of short runs of the program: it is compiled once, whatever the machine's setting.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check torture mutants latest lowest lock bench pictures docs dist bundle freeze tag clean

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
	@echo "Style, imports, types and the tests that need no database: half a minute of processor time the first time, a quarter of a minute afterwards."
	$(STATIC)
	$(BIN)/pytest -m "not torture" $(QUICK)

test: $(VENV)/.dev ## everything that CI checks
	@echo "Style, imports, types, generated pages, then all tests on SQLite and PostgreSQL: about 5 minutes on two cores."
	$(STATIC)
	$(BIN)/python docs/generate.py --check
	$(BIN)/$(TESTS) -m "not torture"

torture: $(VENV)/.dev ## all tests and the long fault, fuzz and property programmes, with new examples each time
	SKILLMAP_FUZZ=1 $(BIN)/$(TESTS)

mutants: ## the rules changed a little, again and again: which changes no test notices
	@echo "About 2,200 changes of five modules, their own tests for each: 10 minutes on two cores."
	test -x .venv-mutants/bin/mutmut || $(PYTHON) -m venv .venv-mutants
	.venv-mutants/bin/python -m pip --disable-pip-version-check install -e '.[dev]' mutmut==3.8.1
	.venv-mutants/bin/mutmut run --max-children 2
	.venv-mutants/bin/mutmut results

latest: ## the tests with the newest versions inside the ranges of pyproject.toml, in .venv-latest
	@echo "The newest versions in .venv-latest, then all tests: about 7 minutes."
	$(PYTHON) -m venv --clear .venv-latest
	.venv-latest/bin/python -m pip --disable-pip-version-check install -e '.[dev]' hatchling
	.venv-latest/bin/python -m pip --disable-pip-version-check freeze --exclude-editable
	.venv-latest/bin/$(TESTS) -m "not torture"

lowest: ## the tests with the oldest versions inside the ranges, in .venv-lowest
	@echo "The oldest versions in .venv-lowest, then all tests: about 7 minutes."
	$(PYTHON) -m venv --clear .venv-lowest
	$(PYTHON) tools/lock.py --lowest .venv-lowest/versions.txt
	.venv-lowest/bin/python -m pip --disable-pip-version-check install -r .venv-lowest/versions.txt
	.venv-lowest/bin/python -m pip --disable-pip-version-check install --no-deps --no-build-isolation -e .
	.venv-lowest/bin/$(TESTS) -m "not torture"

lock: ## write requirements.lock anew from the ranges of pyproject.toml
	$(PYTHON) tools/lock.py

dist: $(VENV)/.dev ## wheel and source archive in dist/, tried in an empty environment
	rm -rf dist
	$(BIN)/hatchling build
	$(BIN)/python tools/try_dist.py

freeze: $(VENV)/.dev ## once, for release 0.2.0: the first migration written out as SQL
	$(BIN)/python tools/freeze.py

bundle: $(VENV)/.dev ## zips for PCs without Python and network: make bundle PYTHON_WINDOWS=FILE PYTHON_LINUX=FILE
	@test -n "$(PYTHON_WINDOWS)$(PYTHON_LINUX)" || { echo "make bundle PYTHON_WINDOWS=FILE PYTHON_LINUX=FILE (docs/windows.md)"; exit 2; }
	test -z "$(PYTHON_WINDOWS)" || $(BIN)/python tools/bundle.py --python "$(PYTHON_WINDOWS)"
	test -z "$(PYTHON_LINUX)" || $(BIN)/python tools/bundle.py --python "$(PYTHON_LINUX)"

tag: ## the tag of a release, from the top entry of CHANGELOG.md
	$(PYTHON) tools/release.py

bench: $(VENV)/.dev ## ratios against a baseline in the same run
	for b in benchmarks/bench_*.py; do $(BIN)/python $$b || exit 1; done

pictures: $(VENV)/.dev ## the pictures of the documentation anew, from a made-up ward
	@echo "A ward of 300, its sheets printed by LibreOffice, its page shown by Chromium: about a minute."
	$(BIN)/python tools/pictures.py

docs: $(VENV)/.dev ## write the generated pages anew
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) .venv-latest .venv-lowest .venv-mutants mutants demo-ward dist .mypy_cache .ruff_cache .import_linter_cache
