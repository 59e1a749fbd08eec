"""What things are called, what is said about them, and what is left unsaid."""

import ast
import re

import pytest
from django.urls import URLPattern, get_resolver

from tests.architecture.tree import ROOT, SOURCE, modules, name_of, parsed, texts

NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "services", "managers"}
UNFINISHED = re.compile(r"(?:#|//|/\*|<!--|\"\"\").*\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ho" + r"me|ro" + r"ot|Us" + r"ers)/\w|\.\./sha" + r"red")
HOSTS = re.compile(
    r"https?://[\w.-]*(?:art" + r"ifact|ne" + r"xus|mir" + r"ror|reg" + r"istry|index-" + r"url)[\w.-]*", re.IGNORECASE
)


def test_no_module_is_called_by_what_could_be_anything():
    assert [name_of(path) for path in modules() if NAMELESS & {path.stem, path.parent.name}] == []


def found(pattern):
    """Return where a pattern stands in the project's texts, this file's own patterns being written in two halves."""
    for path in texts():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                yield f"{name_of(path)}:{number}"


@pytest.mark.parametrize("pattern", [UNFINISHED, OF_ONE_MACHINE, HOSTS], ids=["unfinished", "machine", "hosts"])
def test_nothing_is_left_unfinished_or_bound_to_one_machine(pattern):
    assert list(found(pattern)) == []


@pytest.mark.parametrize("text", ["# TO" + "DO later", "see /ho" + "me/anna/x", "https://reg" + "istry.example/simple"])
def test_the_search_finds_what_it_looks_for(text):
    assert [bool(pattern.search(text)) for pattern in (UNFINISHED, OF_ONE_MACHINE, HOSTS)].count(True) == 1


def public_parts(path):
    """Yield the module and its public functions and classes, and theirs."""
    module = parsed(path)
    yield "module", module
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
            members = node.body if isinstance(node, ast.ClassDef) else []
            yield from (
                (f"{node.name}.{m.name}", m) for m in members if isinstance(m, ast.FunctionDef) and m.name[0] != "_"
            )


def test_everything_public_says_what_it_is():
    framework = {"handle", "add_arguments", "Meta", "Command"}
    silent = [
        f"{name_of(path)}: {name}"
        for path in modules()
        for name, node in public_parts(path)
        if not ast.get_docstring(node) and name.rsplit(".")[-1] not in framework and path.stat().st_size
    ]

    assert silent == []


def routes(patterns, where=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{where}{pattern.pattern}", pattern.name
        else:
            yield from routes(pattern.url_patterns, f"{where}{pattern.pattern}")


def test_every_route_has_a_name():
    assert [route for route, name in routes(get_resolver().url_patterns) if not name] == []


def test_every_package_says_in_one_sentence_what_it_is():
    packages = [path for path in SOURCE.glob("*/__init__.py") if path.parent.name != "locale"]

    assert [name_of(path) for path in packages if not ast.get_docstring(parsed(path))] == []


def test_there_is_something_to_look_through():
    assert (len(modules()) > 50, len(texts()) > 100, (ROOT / "pyproject.toml") in texts()) == (True, True, True)
