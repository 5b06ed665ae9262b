# Wayfind's commands; `make` alone lists them. Set-up runs by itself, once (see .ci/setup).
# Needed: make, git and a Python 3.11 to 3.13 (PYTHON=… names one).

BIN  := .venv/bin
JOBS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist worksteal

.PHONY: help demo serve test test-all suite bench house lint format browser lock core tools clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

demo: core ## answer one question in the terminal
	@$(BIN)/wayfind ask "How does CAR-T cell therapy work for breast cancer?"
	@echo
	@echo "To read it as a page with its graph: make serve"

serve: core ## open the site on this machine
	@$(BIN)/wayfind serve

test: ## check style and types, and run the tests but the slow ones, side by side
	@$(MAKE) --no-print-directory -j2 lint suite

test-all: ## the same with the slow ones
	@$(MAKE) --no-print-directory -j2 lint suite SLOW=1

suite: tools
	$(PYTEST) $(if $(SLOW),,-m "not slow")

bench: tools ## measure
	$(BIN)/python -m tests.bench

house: tools ## draw who imports whom: floors and rooms
	@$(BIN)/python -m tests.house.drawing

lint: tools
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: tools ## let ruff mend what it can
	$(BIN)/ruff check --quiet --fix --exit-zero .
	$(BIN)/ruff format .

browser: ## install what a few tests use where it is missing: chromium and Java (Debian, as root)
	@.ci/packages

lock: ## write the locks again; UPGRADE=1 takes the newest of everything
	@UPGRADE=$(UPGRADE) PYTHON=$(PYTHON) .ci/lock

core:
	@PYTHON="$(PYTHON)" .ci/setup core

tools:
	@PYTHON="$(PYTHON)" .ci/setup test

clean: ## remove everything that is made here, .venv included
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist kg/snapshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
