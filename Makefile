# Both Ways. Everything sets itself up in .venv; the second time it starts at once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORY ?=
BENCH ?=
ROOMS ?=

.PHONY: help play test test-system room-test check bench format schema pictures clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */make \1 - /'

play: $(VENV)/.play  ## play (make play STORY=the-spare-key for one story)
	@$(BIN)/bothways $(if $(STORY),play $(STORY))

test: $(VENV)/.develop  ## the tests
	$(BIN)/python -m pytest

test-system: $(VENV)/.develop  ## the tests that need programs of the system
	@for program in strace tmux unshare chromium; do command -v $$program >/dev/null || { \
		echo "make test-system needs $$program. On Debian or Ubuntu: sudo apt-get install strace tmux util-linux chromium"; exit 2; }; done
	@$(BIN)/python -c 'import sys; from tests.workshop.database import found; sys.exit(found() is None)' || { \
		echo "make test-system needs PostgreSQL. On Debian or Ubuntu: sudo apt-get install postgresql"; exit 2; }
	$(BIN)/python -m pytest -m system

room-test: $(VENV)/.develop  ## rooms full of phones, killed programs (make room-test ROOMS="--only races --runs 5")
	$(BIN)/python -m tests.workshop.roomtest $(ROOMS)

check: $(VENV)/.develop  ## style, types and layers
	$(BIN)/ruff format --check game tests
	$(BIN)/ruff check game tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bothways check

bench: $(VENV)/.develop  ## measure, beside other programs (make bench BENCH="--only reading")
	$(BIN)/python -m tests.bench $(BENCH)

format: $(VENV)/.develop  ## put the style right
	$(BIN)/ruff format game tests
	$(BIN)/ruff check --fix game tests

schema: $(VENV)/.develop  ## write the JSON Schema for editors anew
	$(BIN)/python -m game.authoring.schema

pictures: $(VENV)/.develop  ## draw the pictures of the README anew
	$(BIN)/python -m tests.tui.pictures

clean:  ## remove what was set up and built
	rm -rf $(VENV) .bench build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Both Ways needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 play"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 2; }

$(VENV)/.play: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.develop: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up for development (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.play
