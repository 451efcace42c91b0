# run, test, bench and validate each set up what they need in .venv; see README.md.
PYTHON ?= python3
VENV := .venv
DIST := .venv-dist
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SHELL := /bin/sh

.PHONY: help run test lint types unit bench torture mutants validate catalogues guide advice-page dist check-dist clean

help:
	@echo "make run     open the window"
	@echo "make test    lint, types, import rules and all tests"
	@echo "make bench   measure speed, as ratios in one run"
	@echo "make torture try to break the program; SIZE=0.01 for a hundredth of it"
	@echo "make mutants put small faults into a copy of the program and see whether tests notice"
	@echo "make validate  compare the models with published trials; writes docs/validation.md"
	@echo "make dist    build what people install: a folder, a .tar.xz and a .deb in dist/"
	@echo "make check-dist  try what was built in an empty environment and, as root, in a bare Debian"
	@echo "make advice-page  write docs/advice.md from the rules, for a clinician to read"
	@echo "make catalogues  bring the template and the translations to what the program says"
	@echo "make guide   take the pictures of the guide from the real window"
	@echo "make clean   remove the environment and caches"

# The stamp is newer than pyproject.toml when the environment fits it; a broken one is made anew.
$(VENV)/installed-dev: pyproject.toml
	@PYTHON="$(PYTHON)" .ci/system-libraries.sh
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "dk2gui needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." \
	         "Name another with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) install -q -e ".[dev]"
	@touch $@

$(VENV)/installed-bench: $(VENV)/installed-dev
	$(PIP) install -q -e ".[dev,bench]"
	@touch $@

run: $(VENV)/installed-dev
	@PYTHON="$(PYTHON)" .ci/system-libraries.sh --window
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}$${QT_QPA_PLATFORM:-}" ]; then \
	    echo "dk2gui: no screen found (neither DISPLAY nor WAYLAND_DISPLAY is set)." >&2; exit 1; fi
	@$(BIN)/python -m tools.catalogues compile
	@$(BIN)/python -m tools.table_compile
	$(BIN)/dk2gui

test: lint types unit

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m tools.catalogues check

types: $(VENV)/installed-dev
	$(BIN)/mypy

# Continuous integration also meets the program as a screen reader does; elsewhere that is skipped
# where its parts are missing.
unit: $(VENV)/installed-dev
	@PYTHON="$(PYTHON)" .ci/system-libraries.sh
	@[ "$${CI:-}" != true ] || PYTHON="$(PYTHON)" .ci/system-libraries.sh --screen-reader \
	    || echo "No screen reader's bus here: tests/screen_reader will be skipped." >&2
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

bench: $(VENV)/installed-bench
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

torture: $(VENV)/installed-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.torture --size $(or $(SIZE),1)

mutants: $(VENV)/installed-dev
	$(BIN)/python -m tools.mutants

validate: $(VENV)/installed-dev
	$(BIN)/python -m tools.validation

# An environment of its own, as PyInstaller takes in what it finds beside the program.
dist:
	@PYTHON="$(PYTHON)" .ci/system-libraries.sh --dist
	@$(DIST)/bin/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(DIST)
	$(DIST)/bin/python -m pip --disable-pip-version-check install -q -e ".[dist]"
	$(DIST)/bin/python packaging/build.py

check-dist:
	packaging/check_dist.sh

guide: $(VENV)/installed-dev
	$(BIN)/python -m tools.guide_pictures

catalogues: $(VENV)/installed-dev
	$(BIN)/python -m tools.catalogues update
	$(BIN)/python -m tools.catalogues compile

advice-page: $(VENV)/installed-dev
	$(BIN)/python -m tools.advice_page

clean:
	rm -rf $(VENV) $(DIST) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
