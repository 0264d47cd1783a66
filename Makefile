# Needs Python 3.11 to 3.14 and make, nothing else: every package comes as a wheel, pinned by hash in requirements.lock.
PYTHON  ?= python3
PORT    ?= 3000

VENV  := .venv
BIN   := $(VENV)/bin
# Newer than the lock and pyproject.toml: nothing to install. Named after the lock, it says what it stands for.
STAMP := $(VENV)/.installed-from-requirements.lock
# The files of tests go to as many processes as there are cores; those of one file share what they set up.
SIDE_BY_SIDE := --numprocesses $(or $(WORKERS),auto) --maxprocesses 8 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help dataset site explore test test-all fuzz lint ui lock clean

help:  ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'

dataset: $(STAMP)  ## build the data package from sources/ into outputs/ and datapackage.json
	@$(BIN)/un-reports build --sources sources --output outputs --descriptor datapackage.json $(if $(WORKERS),--workers $(WORKERS))

site: $(STAMP)  ## make pages of the package to look at: outputs/site/index.html
	@$(BIN)/un-reports site

explore: $(STAMP)  ## ask the package anything in the browser: http://127.0.0.1:8001
	@$(BIN)/un-reports explore --package .

formats: $(STAMP)  ## write the package as SQLite and as a workbook into dist/
	@$(BIN)/un-reports export --package . --into dist

test: lint  ## check style and types, then run all tests
	$(BIN)/pytest $(SIDE_BY_SIDE)

test-all: $(STAMP)  ## run what takes long: kills, damaged files, fuzzing, a real browser
	$(BIN)/pytest $(SIDE_BY_SIDE) -m exhaustive

# The fuzzer has wheels for Linux on x86-64 alone; elsewhere seeds are mutated by chance.
fuzz: $(STAMP)  ## try 100,000 invented and damaged inputs, and the properties on inputs never tried
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --target .un-reports/fuzzer \
	  -r tests/fuzz/requirements.txt || true
	PYTHONPATH=.un-reports/fuzzer $(BIN)/python -m tests.fuzz 100000
	$(BIN)/pytest $(SIDE_BY_SIDE) -m hypothesis --hypothesis-profile=search

lint: $(STAMP)  ## check style and types only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

ui: $(STAMP)  ## look at the asset graph and run it in the browser: http://127.0.0.1:3000
	@$(BIN)/un-reports ui --port $(PORT)

# The one target that needs more than pip: uv (https://docs.astral.sh/uv/) resolves for all Python versions at once.
lock:  ## pin what pyproject.toml asks for, for Python 3.11 to 3.14 (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/getting-started/installation/" >&2; exit 2; }
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-strip-extras --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.lock

clean:  ## remove the environment and the cache; sources and outputs stay
	rm -rf $(VENV) .un-reports .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed: install Python 3.11 to 3.14, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; ok = (3, 11) <= sys.version_info < (3, 15); ok or sys.exit("This needs Python 3.11 to 3.14, but $(PYTHON) is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@echo "Setting up $(VENV) (a minute or two, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
