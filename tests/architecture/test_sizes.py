"""Nothing is longer than a reader can hold in mind."""

import pytest

from tests.architecture.tree import ROOT, SOURCE, functions, lines, modules, name_of

TESTS = ROOT / "tests"


def test_no_file_is_longer_than_300_lines():
    files = [*modules(), *modules(TESTS)]

    assert [name_of(path) for path in files if lines(path) > 300] == []


def test_no_function_is_longer_than_25_lines():
    long = [
        f"{name_of(path)}: {node.name} ({length})"
        for path in modules()
        for node, length in functions(path)
        if length > 25
    ]

    assert long == []


def test_no_test_is_longer_than_20_lines():
    found = [(path, node, length) for path in modules(TESTS) for node, length in functions(path)]
    tests = [one for one in found if one[1].name.startswith("test_")]

    assert [f"{name_of(path)}: {node.name} ({length})" for path, node, length in tests if length > 20] == []


def test_no_template_is_longer_than_100_lines():
    templates = sorted(SOURCE.rglob("*.html"))

    assert [f"{name_of(path)} ({lines(path)})" for path in templates if lines(path) > 100] == []


@pytest.mark.parametrize("length", [24, 25, 26])
def test_the_measure_of_functions_is_right(tmp_path, length):
    module = tmp_path / "one.py"
    module.write_text("def one():\n" + "    pass\n" * length)

    assert [found for _, found in functions(module)] == [length]
