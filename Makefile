# Everything is set up in .venv inside this folder; nothing outside it is changed, except that a
# browser for the tests may be installed where the machine has none.
.DEFAULT_GOAL := help
.PHONY: help run test check format eval bench lock clean browser

PYTHON ?= python3
PY := .venv/bin/python
READY := .venv/.ready
DEV_READY := .venv/.dev-ready

help: ## say what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'

$(READY): requirements/run.txt
	@echo "== Setting up Storycraft in .venv (once; a minute or two) =="
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Storycraft needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run")'
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $(READY)

$(DEV_READY): $(READY) requirements/dev.txt
	@echo "== Setting up what the tests need (once) =="
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $(DEV_READY)

run: $(READY) ## start the app on http://127.0.0.1:8501
	@echo "== Storycraft is starting on http://127.0.0.1:8501 (stop it with Ctrl+C) =="
	@$(PY) -m streamlit run streamlit_app.py

browser: $(DEV_READY)
	@$(PY) tests/journeys/browser.py

test: $(DEV_READY) browser ## run all tests
	@echo "== Running the tests =="
	@$(PY) -m pytest $(ARGS)

check: $(DEV_READY) ## run all that is checked on every change
	@echo "== Style =="; $(PY) -m ruff check . && $(PY) -m ruff format --check .
	@echo "== Types =="; $(PY) -m mypy
	@echo "== Layers =="; $(PY) -c 'import sys; from importlinter.cli import lint_imports_command as c; sys.argv = ["lint-imports"]; c()'
	@$(MAKE) --no-print-directory test

format: $(DEV_READY) ## lay out the code
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .

eval: $(DEV_READY) ## measure the receipts on the evaluation set
	@$(PY) -m benchmarks.evaluate_receipts

bench: $(DEV_READY) ## run the benchmarks
	@for name in receipts threads door; do echo "== $$name =="; $(PY) -m benchmarks.$$name; done

lock: $(DEV_READY) ## pin the requirements anew
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements/run.txt
	@$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

clean: ## remove what was set up
	rm -rf .venv build dist test-output
