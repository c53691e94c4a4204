PYTHON ?= .venv/bin/python

.PHONY: check fix test bench quality build

check:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(dir $(PYTHON))lint-imports

fix:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

test:
	$(PYTHON) -m pytest --cov --cov-report=term-missing:skip-covered

bench:
	$(PYTHON) benchmarks/startup.py

quality:
	$(PYTHON) benchmarks/search_quality.py ../shared/search-dev/proposals.json ../shared/search-dev/queries.jsonl

build:
	$(PYTHON) -m build
