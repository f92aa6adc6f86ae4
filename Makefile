# `make help` lists what there is. Each target's line after ## is its help.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ARGS ?=
TESTS := $(BIN)/python -m pytest -rs -n auto --dist loadscope $(ARGS)

.PHONY: help run test check everywhere catalogue screenshots clean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/ready ## Serve the site on http://127.0.0.1:8000 (HOST, PORT and WORKERS change that)
	@$(BIN)/python -m flask --app wsgi places build
	@$(BIN)/python -m flask --app wsgi directory shipped || true
	@exec $(BIN)/gunicorn

test: .venv/ready-to-test ## Run the tests (ARGS="-k food" for some of them)
	@$(TESTS)

check: .venv/ready-to-test ## Style, types, who imports whom, the catalogue, then the tests (CHECKED_TESTS=1 leaves these out)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m budgethelp.cli.catalogue --check
	@if [ -z "$(CHECKED_TESTS)" ]; then $(TESTS); fi

everywhere: .venv/ready-to-test ## Each visit in each language and browser; the page /accessibility shows what was found
	@LANGUAGES="$(LANGUAGES)" SCENES="$(SCENES)" $(BIN)/python -m tests.everywhere

catalogue: .venv/ready ## Collect every word for the translators
	@$(BIN)/python -m budgethelp.cli.catalogue

screenshots: .venv/ready-to-test ## Pictures of each page in each language, in build/screenshots (LANGUAGES="cy ur" for some)
	@LANGUAGES="$(LANGUAGES)" $(BIN)/python -m tests.browser.screenshots

clean: ## Remove all that can be made again (the secret key and the table of places stay)
	@rm -rf .venv build htmlcov .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Budget Help needs Python 3.11 or newer. Install it, or name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python has no venv module. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	@[ -w . ] || { echo "No write access to $(CURDIR). Give this user the folder, or copy it to your own."; exit 1; }
	@echo "Setting up .venv with what the site runs on. This takes about half a minute, once."
	@$(PYTHON) -m venv .venv
	@$(PIP) -r requirements.txt
	@touch $@

.venv/ready-to-test: .venv/ready requirements-dev.txt
	@echo "Adding what the tests need. This takes about a minute, once."
	@$(PIP) -r requirements-dev.txt
	@touch $@
