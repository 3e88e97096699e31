# The chores: one word each, the same in a shell, in a hook and in CI. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/.ready
DEMO := build/demo
EXAMPLE := examples/parcel-lockers

.DEFAULT_GOAL := help
.PHONY: help demo test check evals lint bench corpus examples soak clean

help:  ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1|\2/' | awk -F'|' '{ printf "  make %-8s %s\n", $$1, $$2 }'

demo: $(READY)  ## Draft an example and print the path of its page
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@cp $(EXAMPLE)/note.md $(EXAMPLE)/*_context.md $(EXAMPLE)/specflow.toml $(DEMO)/
	@cd $(DEMO) && "$(CURDIR)/$(BIN)/specflow" draft note.md
	@echo
	@echo "Open the page in a browser:"
	@ls "$(CURDIR)/$(DEMO)"/specs/*/spec.html

test: $(READY)  ## Run the tests (a few minutes; browser tests want Chromium)
	$(BIN)/pytest -n 3 --dist worksteal -m "not soak" --spec-evidence .specflow/evidence/pytest.json $(PYTEST_ARGS)

check: $(READY)  ## Check that specflow's own code and tests trace to its spec, with the evidence of the last `make test`
	$(BIN)/specflow check

evals: $(READY)  ## Draft the golden cases, offline and from recorded answers, and compare their scores with the baseline
	$(BIN)/specflow eval --provider offline
	$(BIN)/specflow eval --replay

lint: $(READY)  ## Check style, types, the floors between packages, and specflow's own spec
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/specflow lint specs

bench: $(READY)  ## Measure speed and size, as ratios and medians of paired runs
	$(BIN)/python benchmarks/bench.py $(BENCH_ARGS)

corpus: $(READY)  ## Draft every note of a folder and hostile ones: make corpus CORPUS=path
	$(BIN)/python benchmarks/corpus.py $(CORPUS)

examples: $(READY)  ## Render the pages of the examples again
	@for example in examples/*/specflow.toml; do (cd "$$(dirname $$example)" && "$(CURDIR)/$(BIN)/specflow" render) || exit 1; done

soak: $(READY)  ## Run the long fuzz, kill and race tests
	$(BIN)/pytest -m soak $(PYTEST_ARGS)

clean:  ## Remove what was built or cached, the virtual environment too
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .specflow
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "specflow needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "No virtual environment could be made; on Debian and Ubuntu: apt-get install python3-venv"; exit 2; }
	@echo "Installing specflow and its tools into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(READY)
