# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
STAMP := .venv/.stamp

.PHONY: help setup setup-dev demo test check lock clean messages
help:            ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(STAMP)-venv: requirements/bootstrap.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.lock
	@touch $@

$(STAMP)-base: $(STAMP)-venv requirements/base.lock pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/base.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(STAMP)-dev: $(STAMP)-base requirements/dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	@touch $@

build/.assets: $(STAMP)-venv requirements/npm.json scripts/fetch_assets.py
	$(BIN)/python scripts/fetch_assets.py
	@touch $@

build/.fonts: $(STAMP)-base build/.assets scripts/make_fonts.py
	$(BIN)/python scripts/make_fonts.py
	@touch $@

build/.static: $(STAMP)-base build/.assets $(shell find src -path '*/static/*' -type f)
	$(BIN)/rodtrad manage collectstatic --noinput --verbosity 0
	@touch $@

build/.messages: $(STAMP)-base $(shell find src -name '*.po')
	$(BIN)/python scripts/messages.py compile
	@mkdir -p build && touch $@

setup: $(STAMP)-base build/.assets build/.fonts build/.static build/.messages  ## install what the platform needs and bring the database up to date
	@$(BIN)/rodtrad manage migrate --verbosity 0

setup-dev: $(STAMP)-dev setup  ## also what tests and checks need

demo: setup      ## fill the demo municipality and serve it; RESET=1 rebuilds it, PORT=8000
	@$(BIN)/rodtrad demo --port $(PORT) $(if $(RESET),--reset)

test: setup-dev  ## run all tests on SQLite and PostgreSQL
	@$(BIN)/python scripts/run_tests.py

check: setup-dev ## format, lint, types, imports, sizes, translations, migrations, locks
	@$(BIN)/python scripts/run_checks.py

lock: $(STAMP)-venv  ## write the lock files anew from requirements/*.in
	@for f in bootstrap base dev node; do $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 requirements/$$f.in -o requirements/$$f.lock; done

clean:           ## remove everything that can be made again, the demo data included
	rm -rf .venv build var .mypy_cache .ruff_cache .pytest_cache .hypothesis
