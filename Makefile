# Two commands do everything: `make run` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
PIP = $(PY) -m pip install --quiet --disable-pip-version-check --no-compile
APT := $(shell [ "$$(id -u)" = 0 ] || echo sudo) env DEBIAN_FRONTEND=noninteractive apt-get
BRON := monitor tests app.py pages

.PHONY: run test lint types doors unit browser bench schermafdruk chromium lock schoon
run: .venv/klaar           ## set up, sample corporation, app at a local address
	$(PY) -m monitor run --demo

test: .venv/bin/python     ## set up, all checks and tests; what can go side by side does
	@$(MAKE) --no-print-directory -j2 --output-sync=target chromium .venv/kern lint types doors
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: .venv/klaar-test
	$(PY) -m ruff check $(BRON)
	$(PY) -m ruff format --check $(BRON)
types: .venv/klaar-test
	$(PY) -m mypy
doors: .venv/klaar-test
	.venv/bin/lint-imports
unit: .venv/klaar-test     ## everything but the browser journeys
	$(PY) -m pytest -m "not browser"
browser: .venv/klaar-test chromium
	$(PY) -m pytest -m browser
bench: .venv/klaar-test    ## speed and quality figures, side by side in one run
	$(PY) -m tests.bench
bench-veilig: .venv/klaar-test ## the long runs of sharing and recovery; every line must end in 0
	OPENBLAS_NUM_THREADS=1 $(PY) -m tests.bench.veilig_bench
.PHONY: bench-veilig

schermafdruk: .venv/klaar-test chromium ## the picture in the README
	$(PY) -m tests.browser.schermafdrukken
chromium:
	@command -v chromium >/dev/null || \
	  { $(APT) update -qq && $(APT) install -y -qq --no-install-recommends chromium; }

.venv/bin/python:          # Debian keeps venv in a package of its own
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { $(APT) update -qq && $(APT) install -y -qq --no-install-recommends python3-venv; }
	$(PYTHON) -m venv .venv
# Tests compile of the packages what they import, when they do; for use everything is compiled, on both cores
.venv/pakketten: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@
.venv/kern: .venv/pakketten
	$(PY) -m monitor.werkgebied  # compiles the search: the first division does not wait for it
	@touch $@
.venv/klaar: .venv/kern
	$(PY) -m compileall -q -j 0 .venv/lib monitor
	@touch $@
.venv/klaar-test: requirements-dev.lock .venv/pakketten
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

lock: .venv/klaar-test     ## renew both lock files after a change in pyproject.toml
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
schoon:                    ## forget the environment and the local data
	rm -rf .venv data/*.duckdb* data/voorbeeld data/werk
