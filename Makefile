# Everything is done inside .venv; nothing needs an activated environment, root, or a home directory.
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
SIZE ?= M
ARGS ?=

TS := $(wildcard resources/translations/*.ts)
QM := $(TS:.ts=.qm)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test lint bench translations package lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null || sed -n 's/^\([a-z]*\):.*## /  make \1  /p' Makefile

setup: $(VENV)/.linked $(QM) ## make .venv, install what is locked, compile the translations

$(VENV)/.installed: requirements/dev.txt packaging/setup/environment
	@packaging/setup/environment $(VENV)
	@touch $@

$(VENV)/.linked: pyproject.toml desktop/__init__.py $(VENV)/.installed
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

resources/translations/%.qm: resources/translations/%.ts | $(VENV)/.installed
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

run: setup ## open the desk on a sample tenant (with no display: picture its tour)
	@packaging/setup/run $(BIN)

test: setup ## run the tests (ARGS="tests/domain -k …" for some of them)
	@$(PY) -m pytest -n 2 --dist worksteal $(ARGS)

lint: setup ## style, types and the import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: setup ## measure the desk at SIZE (S, M, L, XL)
	@$(PY) -m benchmarks SIZE=$(SIZE)

translations: setup ## gather the words of the screens into resources/translations/*.ts
	@$(PY) packaging/translations.py
	@$(MAKE) --no-print-directory setup

package: setup ## build dist/partner-desk/ and the Debian package, and let the built program test itself
	@$(PY) packaging/build.py

lock: ## renew requirements/*.txt from pyproject.toml (ARGS=--upgrade for newer versions)
	@[ -x $(BIN)/pip-compile ] || packaging/setup/environment $(VENV)
	@packaging/setup/lock $(BIN) $(ARGS)

clean: ## remove what was made here (.venv, builds, caches)
	rm -rf $(VENV) build dist pictures .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	rm -f resources/translations/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
