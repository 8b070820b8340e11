# The only door. `make` without a word says what there is; every target sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin
MADE := .venv/made
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
BUILT := src/hefboom/web/static/built/.made
FRONT_END := $(shell find frontend -type f -not -path '*/node_modules/*')
PO := $(shell find src -name '*.po')

.PHONY: help setup setup-test demo check test test-core bench messages reference lock clean
.DELETE_ON_ERROR:

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(MADE)/package $(BUILT) $(PO:.po=.mo)  ## install and build all that the product needs, into .venv

setup-test: setup $(MADE)/dev $(MADE)/chromium $(MADE)/libreoffice

demo: setup  ## fill an embedded database with example data and serve the site on http://127.0.0.1:8000
	@$(BIN)/hefboom demo

check: setup $(MADE)/dev  ## lint, types and walls
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup-test check  ## everything: check, all tests on SQLite, the apps on PostgreSQL too
	$(BIN)/pytest -n 3 --dist loadfile -m "not postgresql"
	$(BIN)/python scripts/with_postgresql.py $(BIN)/pytest -n 3 --dist loadfile -m "not browser" tests/apps

test-core: $(MADE)/package $(MADE)/dev  ## the heart only, in seconds
	$(BIN)/pytest -p no:django -o addopts='-q --strict-markers --import-mode=importlib' tests/core tests/packs

bench: setup $(MADE)/dev  ## print the measured ratios
	$(BIN)/python -m benchmarks.run

messages: $(MADE)/build $(MADE)/base  ## gather the texts of the site into the catalogues to translate
	$(BIN)/python scripts/messages.py

reference: $(MADE)/package  ## write the pages of docs/reference from the code
	$(BIN)/python scripts/reference.py

lock:  ## resolve requirements/*.in anew (needs uv)
	@for set in build base spark dev node; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --constraint requirements/base.txt requirements/$$set.in --output-file requirements/$$set.txt || exit 1; done

clean:  ## throw away what setup made
	rm -rf .venv frontend/node_modules src/hefboom/web/static/built

# -- what setup makes -------------------------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Hefboom needs Python 3.11 or newer. Say which with: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo 'Python cannot make virtual environments here. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(MADE)/build: requirements/build.txt | $(BIN)/python
	$(PIP) --require-hashes -r requirements/build.txt
	@mkdir -p $(MADE) && touch $@

$(MADE)/base: requirements/base.txt | $(BIN)/python
	$(PIP) --require-hashes -r requirements/base.txt
	@mkdir -p $(MADE) && touch $@

$(MADE)/dev: requirements/dev.txt $(MADE)/base
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(MADE)/package: pyproject.toml $(MADE)/build $(MADE)/base
	$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# Node 20 or newer from the machine, else the one that comes as a wheel.
ifneq ($(shell command -v npm >/dev/null && node -e 'process.exit(+(parseInt(process.versions.node) < 20))' && echo yes),yes)
NODE := $(MADE)/node
export PATH := $(CURDIR)/$(BIN):$(PATH)
endif

$(MADE)/node: requirements/node.txt | $(BIN)/python
	$(PIP) --require-hashes -r requirements/node.txt
	@mkdir -p $(MADE) && touch $@

frontend/node_modules/.made: frontend/package.json frontend/package-lock.json $(NODE)
	cd frontend && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT): $(FRONT_END) frontend/node_modules/.made
	cd frontend && npm run --silent build
	@touch $@

%.mo: %.po $(MADE)/build
	@$(BIN)/pybabel --quiet compile --locale en --input-file $< --output-file $@

# Browser tests need Chromium: the headless shell, which does half the work, or else the whole browser.
# Only root can install it; others are told, loudly, what is missing.
$(MADE)/chromium: | $(BIN)/python
	@has() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; \
	if ! has && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  get() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$1 >/dev/null; }; \
	  apt-get update -qq && { get chromium-headless-shell 2>/dev/null || get chromium; }; fi; \
	if has; then mkdir -p $(MADE) && touch $@; \
	else echo '*** No Chromium: browser tests will be SKIPPED. On Debian: sudo apt install chromium-headless-shell ***' >&2; fi

# One test opens our docx files in LibreOffice, likewise.
$(MADE)/libreoffice: | $(BIN)/python
	@has() { command -v soffice || command -v libreoffice; } >/dev/null; \
	if ! has && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >/dev/null; fi; \
	if has; then mkdir -p $(MADE) && touch $@; \
	else echo '*** No LibreOffice: the test of docx files will be SKIPPED. On Debian: sudo apt install libreoffice-writer-nogui ***' >&2; fi
