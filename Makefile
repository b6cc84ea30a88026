# Needs Python 3.11 or newer and make; everything else is installed into .venv by the first target that is asked for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
STUDIO := .venv-studio
ROOMS := ads labeling models training eval serving firstlight benchmarks docs tests

.PHONY: help install studio demo demo-full test check format bench results notebook lock clean

help:  ## show these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "firstlight needs Python 3.11 or newer; name one with make PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing firstlight into $(VENV) (a few minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[transformer,dev]' 2>$(VENV)/pip.log || (cat $(VENV)/pip.log; exit 1)
	@touch $@

# Label Studio's tree is as large as ours and pins what ours does not: it is a server beside us, never a dependency.
$(STUDIO)/.installed: constraints-studio.txt
	@test -x $(STUDIO)/bin/python || $(PYTHON) -m venv $(STUDIO)
	@echo "installing Label Studio into $(STUDIO) for the tests (some minutes and 1 GB the first time)"
	@$(STUDIO)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints-studio.txt label-studio playwright 2>$(STUDIO)/pip.log || (cat $(STUDIO)/pip.log; exit 1)
	@touch $@

install: $(INSTALLED)  ## create .venv and install firstlight with its tools

studio: $(STUDIO)/.installed  ## create .venv-studio with the Label Studio that the tests run

demo: $(INSTALLED)  ## the main job end to end on the embedded default, into ./demo
	$(BIN)/firstlight demo --out demo --overwrite

demo-full: $(INSTALLED)  ## the demo with the transformer family beside the linear one
	$(BIN)/firstlight demo --out demo --overwrite --full

test: $(INSTALLED) $(STUDIO)/.installed  ## every test
	$(BIN)/pytest

check: $(INSTALLED)  ## format, lint, types, layers, docs, then every test: exactly what CI runs
	$(BIN)/ruff format --check $(ROOMS)
	$(BIN)/ruff check $(ROOMS)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m benchmarks results --check
	$(BIN)/python -m docs.reference --check
	$(BIN)/python -m docs.indicators --check
	$(BIN)/python -m docs.world --check
	@$(MAKE) --no-print-directory test

format: $(INSTALLED)  ## let ruff rewrite what it can
	$(BIN)/ruff format $(ROOMS)
	$(BIN)/ruff check --fix $(ROOMS)

bench: $(INSTALLED)  ## make bench NAME=linear: a long measurement, written to docs/results/NAME.json
	$(BIN)/python -m benchmarks run $(NAME)

results: $(INSTALLED)  ## write docs/results.md anew from docs/results/*.json
	$(BIN)/python -m benchmarks results

notebook: $(INSTALLED)  ## execute docs/notebooks anew
	$(BIN)/python -m docs.notebook

lock: pyproject.toml  ## pin the whole tree anew into constraints.txt
	sh .ci/lock

clean:  ## remove what the targets above made; a registry in artifacts/ stays
	rm -rf $(VENV) $(STUDIO) demo dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
