# The two commands: `make demo` builds the example portfolio, `make test` runs all tests.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: demo test check fix golden schemas bench release clean

$(STAMP): pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: $(STAMP) ## build the example portfolio to build/site
	cd examples && ../$(BIN)/cardgen build
	@echo
	@echo "The site is in build/site. Open it with:"
	@echo "  $(BIN)/python -m http.server --directory build/site 8000"
	@echo "and then http://localhost:8000/ in your browser."

test: $(STAMP) ## run all tests, browser tests included
	$(BIN)/python -m pytest -n auto --dist loadgroup $(PYTEST_ARGS)

check: $(STAMP) ## lint, types, import contracts, packs, schemas
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cardgen regimes test
	$(BIN)/python -m pytest -q tests/test_schemas.py tests/test_architecture.py

fix: $(STAMP) ## format and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(STAMP) ## rewrite golden files; read the diff
	$(BIN)/python -m pytest -q --update-golden tests

schemas: $(STAMP) ## write schemas/ from the types and packs
	$(BIN)/cardgen schema --write schemas

bench: $(STAMP) ## times against check-jsonschema, as ratios
	$(BIN)/python tests/bench.py

release: check test ## wheel and sdist in dist/
	$(BIN)/python -m build

clean:
	rm -rf build dist $(VENV)
