# Two commands: `make run` to use it, `make test` to check and test it. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PLAIN := not browser and not races and not model and not hostile
# tests that know no database or bring their own, and those of pages that only hand files on to a child: once is enough
WITHOUT_DATABASE := $(addprefix --ignore=tests/,architecture desk/tools disclosures/rules ledger/rules \
	ledger/test_sample_school.py measures merkle scanner translations ui)
PIN := $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-header
CHROMIUM_PACKAGES := chromium fonts-noto-cjk
GOLANG_PACKAGES := golang-go golang-golang-x-mod-dev

# stages of one process each run side by side; each says all it has to say when it is over, and none hides another's failure
BESIDE := $(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target
SIDE_BY_SIDE := $(BIN)/pytest -n 2
# one process drives one browser: those who keep it open for all their tests run apart from those who open their own
OWN_BROWSER := $(BIN)/pytest -m browser --ignore=tests/browser
SHARED_BROWSER := $(SIDE_BY_SIDE) -m browser tests/browser

.PHONY: help run test check fast browser chromium golang messages docs requirements clean
.PHONY: races-on-postgresql races-on-sqlite hostile alone-in-a-browser

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/bin/pip:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { test -w /usr/lib && apt-get install -y -qq python3-venv; }
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/pip requirements/run.txt pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/run requirements/test.txt
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

var/sample: | .venv/run
	@mkdir -p var
	$(BIN)/gongkai prepare
	$(BIN)/gongkai sample load
	@touch $@

run: .venv/run var/sample ## install, migrate, load the sample school on first run, serve on http://127.0.0.1:8000
	@$(BIN)/gongkai prepare
	@$(BIN)/gongkai sample accounts
	@$(BIN)/gongkai serve

chromium: ## install the browser the tests drive, where it is missing and may be installed
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq $(CHROMIUM_PACKAGES); }

golang: ## install the Go that the tests compare our log with, where it is missing and may be installed
	@{ command -v go && test -d /usr/share/gocode/src/golang.org/x/mod; } >/dev/null || test ! -w /usr/lib || \
		{ apt-get update -qq && apt-get install -y -qq $(GOLANG_PACKAGES); }

check: .venv/test ## style, types, floors, templates, migrations, generated pages, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check --tabwidth 2 $$(git ls-files 'src/gongkai/*/templates/*.html')
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/deptry src
	$(BIN)/gongkai makemigrations --check --dry-run
	$(BIN)/gongkai docs --check
	$(BIN)/pip-licenses --fail-on="GNU Affero General Public License v3;GNU General Public License v3 (GPLv3);GNU General Public License v2 (GPLv2)" >/dev/null

fast: .venv/test ## tests of rules and actions, on SQLite
	$(SIDE_BY_SIDE) -m "$(PLAIN)" tests/measures tests/architecture tests/articles tests/catalogue tests/disclosures tests/files \
		tests/merkle tests/notices tests/orgs tests/scanner tests/situations

browser: .venv/test chromium ## tests in a real browser
	$(OWN_BROWSER)
	$(SHARED_BROWSER)

races-on-postgresql:
	GONGKAI_TEST_DATABASE=postgres $(BIN)/pytest -m races

races-on-sqlite:
	$(BIN)/pytest -m races

hostile:
	$(BIN)/pytest -m hostile

alone-in-a-browser:
	$(OWN_BROWSER)

test: .venv/test chromium golang check ## every check and every test, on SQLite and PostgreSQL
	$(SIDE_BY_SIDE) -m "$(PLAIN)"
	GONGKAI_TEST_DATABASE=postgres $(SIDE_BY_SIDE) -m "$(PLAIN)" $(WITHOUT_DATABASE)
	$(BESIDE) races-on-postgresql races-on-sqlite hostile alone-in-a-browser
	$(SIDE_BY_SIDE) -m model
	$(SHARED_BROWSER)

messages: .venv/test ## collect the texts to translate and compile the translations
	$(BIN)/python -m tests.translations.collect --write

docs: .venv/test ## write the generated pages of docs/reference
	$(BIN)/gongkai docs --write

requirements: .venv/bin/pip ## pin the dependencies anew, with hashes and without addresses
	$(BIN)/pip install -q pip-tools
	$(PIN) -o requirements/run.txt pyproject.toml requirements/build.in
	$(PIN) --extra test --extra s3 --extra redis -o requirements/test.txt pyproject.toml requirements/build.in

clean: ## remove what was installed and the sample school
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache
