# onrecord. `make` alone lists what there is.
#
# The environments are made from the locked requirements and kept: a target that finds its stamp
# newer than the lock calls no pip and needs no network.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo check test test-all bench bench-corpus bench-web screenshots train folds task-folds lock clean

# The first Python of a supported version: python3 itself, else another by name.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	2>/dev/null && { echo $$name; break; }; done)

SHARED ?= ../shared
ARTICLES ?= 20000
DEMO_RECORD := build/demo.db
DEMO_SPEAKER ?= Calloway
DEMO_ARTICLE ?= samples/calder-courier-mayors-week.txt

VENV := .venv
BIN := $(VENV)/bin
VENV_BENCH := .venv-bench
VENV_TRAIN := .venv-train
VENV_LOCK := .venv-lock
UV_VERSION := 0.13.9

# Makes the virtual environment $(1), and says what to do where Python cannot.
define make_venv
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11, 3.12 or 3.13; none was found. \
	Name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make \
	virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@test -x $(1)/bin/pip || $(PYTHON) -m venv $(1)
endef

PIP_INSTALL := -m pip install --quiet --disable-pip-version-check

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- environments -----------------------------------------------------------------------------

$(VENV)/.locked: requirements/runtime.txt requirements/build.txt
	$(call make_venv,$(VENV))
	$(BIN)/python $(PIP_INSTALL) --require-hashes --no-deps -r requirements/runtime.txt -r requirements/build.txt
	@touch $@

# The package, editable; what builds it is locked already, so nothing is fetched.
$(VENV)/.package: $(VENV)/.locked pyproject.toml
	$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.package requirements/dev.txt
	$(BIN)/python $(PIP_INSTALL) --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

$(VENV_BENCH)/.locked: requirements/bench.txt
	$(call make_venv,$(VENV_BENCH))
	$(VENV_BENCH)/bin/python $(PIP_INSTALL) --require-hashes --no-deps -r requirements/bench.txt
	@touch $@

# torch comes with or without its GPU libraries, as the machine has it: pinned, not hashed.
$(VENV_TRAIN)/.locked: requirements/train.txt requirements/teacher.txt requirements/build.txt pyproject.toml
	$(call make_venv,$(VENV_TRAIN))
	$(VENV_TRAIN)/bin/python $(PIP_INSTALL) --require-hashes --no-deps -r requirements/build.txt
	$(VENV_TRAIN)/bin/python $(PIP_INSTALL) -r requirements/train.txt
	$(VENV_TRAIN)/bin/python $(PIP_INSTALL) --require-hashes --no-deps -r requirements/teacher.txt
	$(VENV_TRAIN)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV_LOCK)/.uv-$(UV_VERSION):
	$(call make_venv,$(VENV_LOCK))
	$(VENV_LOCK)/bin/python $(PIP_INSTALL) uv==$(UV_VERSION)
	@touch $@

# --- what people do ---------------------------------------------------------------------------

demo: $(VENV)/.package ## Read the sample articles into a fresh record and ask it who said, met and promised what
	@mkdir -p build && rm -f $(DEMO_RECORD) $(DEMO_RECORD)-wal $(DEMO_RECORD)-shm
	$(BIN)/onrecord add samples/ --record $(DEMO_RECORD)
	$(BIN)/onrecord said "$(DEMO_SPEAKER)" --record $(DEMO_RECORD)
	$(BIN)/onrecord met "$(DEMO_SPEAKER)" --record $(DEMO_RECORD)
	$(BIN)/onrecord promised "$(DEMO_SPEAKER)" --record $(DEMO_RECORD)
	$(BIN)/onrecord unanswered --limit 3 --record $(DEMO_RECORD)
	$(BIN)/onrecord read $(DEMO_ARTICLE)

check: $(VENV)/.dev ## Style, types and the rules of who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: check ## Check, then the quick tests
	$(BIN)/python -m pytest -m "not slow"

test-all: $(VENV)/.dev ## All tests, the slow ones too
	$(BIN)/python -m pytest

bench: $(VENV)/.package $(VENV_BENCH)/.locked ## Speed and memory on one core, beside spaCy's small pipeline
	$(BIN)/python -m benchmarks.reading_speed --peer-python $(CURDIR)/$(VENV_BENCH)/bin/python \
	--polnear $(SHARED)/data/polnear/train --json build/bench/reading_speed.json
	$(BIN)/python -m benchmarks.time_share --polnear $(SHARED)/data/polnear/train

bench-corpus: $(VENV)/.package ## A run over 20,000 articles, stage by stage: time, memory, the database; ARTICLES=2000 for fewer
	$(BIN)/python -m benchmarks.corpus --polnear $(SHARED)/data/polnear/train \
	--articles $(ARTICLES) --json build/bench/corpus.json

bench-web: $(VENV)/.package ## Twenty readers in the reading room of 100,000 statements while articles are added; the record is made once
	$(BIN)/python -m benchmarks.web --polnear $(SHARED)/data/polnear/train --json build/bench/web.json

screenshots: $(VENV)/.dev ## Pictures of the reading room for docs/, from the samples; wants Chromium
	$(BIN)/python -m benchmarks.screenshots

# Training frees and takes the same large blocks over and over: given back to the system each time,
# they cost as much as the products do.
train folds task-folds: export MALLOC_MMAP_THRESHOLD_ := 1073741824
train folds task-folds: export MALLOC_TRIM_THRESHOLD_ := 8589934592
train folds task-folds: export MALLOC_TOP_PAD_ := 268435456

train: $(VENV_TRAIN)/.locked ## Train the model; an hour or more on a CPU; goes on where it stopped
	$(VENV_TRAIN)/bin/python -m training.first_network --shared $(SHARED) --out build/training/first
	$(VENV_TRAIN)/bin/python -m training.train --shared $(SHARED) --out build/training
	$(VENV_TRAIN)/bin/python -m training.export --shared $(SHARED) --checkpoint build/training/checkpoint.pt
	$(VENV_TRAIN)/bin/python -m training.stances.fitting --shared $(SHARED) --out build/training/stances
	$(VENV_TRAIN)/bin/python -m training.credence --shared $(SHARED)

folds: $(VENV)/.dev $(VENV_TRAIN)/.locked ## Train the networks of coreference's cross-validation, and print how they read
	$(VENV_TRAIN)/bin/python -m training.coreference_folds --shared $(SHARED) --out build/folds
	$(BIN)/onrecord evaluate coreference --folds build/folds \
	$(SHARED)/data/gum/train/ontogum $(SHARED)/data/gum/dev/ontogum

task-folds: $(VENV)/.dev $(VENV_TRAIN)/.locked ## The same for what parties do to one another, and for what commits a speaker
	$(VENV_TRAIN)/bin/python -m training.deed_folds --shared $(SHARED) --out build/deed-folds
	$(VENV_TRAIN)/bin/python -m training.commissive_folds --shared $(SHARED) --out build/commissive-folds
	$(BIN)/onrecord evaluate deeds --folds build/deed-folds $(SHARED)/data/plover/PLV_train.tsv
	$(BIN)/onrecord evaluate commissives --folds build/commissive-folds $(SHARED)/data/speech-acts

# --- locks ------------------------------------------------------------------------------------

UV_COMPILE := $(VENV_LOCK)/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" $(UPGRADE)
UV_HASHED := $(UV_COMPILE) --generate-hashes

lock: $(VENV_LOCK)/.uv-$(UV_VERSION) ## Write requirements/ anew from pyproject.toml; UPGRADE=--upgrade for new versions
	$(UV_HASHED) pyproject.toml -o requirements/runtime.txt
	$(UV_HASHED) --group pyproject.toml:build -o requirements/build.txt
	$(UV_HASHED) pyproject.toml --group pyproject.toml:dev \
	-c requirements/runtime.txt -c requirements/build.txt -o requirements/dev.txt
	$(UV_HASHED) --group pyproject.toml:bench -o requirements/bench.txt
	$(UV_COMPILE) pyproject.toml --group pyproject.toml:train -c requirements/runtime.txt -o requirements/train.txt
	$(UV_HASHED) --no-deps --group pyproject.toml:teacher -o requirements/teacher.txt
	sed -i.before -E '/^(cuda|nvidia)-|^triton==/d' requirements/train.txt && rm requirements/train.txt.before
	@! grep -nE '://|file:|find-links|index-url' requirements/*.txt

clean: ## Remove what make made, but for trained models in build/training
	rm -rf $(VENV) $(VENV_BENCH) $(VENV_TRAIN) $(VENV_LOCK) dist build/bench build/ci $(DEMO_RECORD)*
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
