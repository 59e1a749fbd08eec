"""Rows are written in actions and nowhere else."""

import ast

import pytest

from tests.architecture.tree import SOURCE, modules, name_of, parsed

WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
BESIDE = {"add", "set", "remove", "clear"}
"""What writes where it is called on the rows beside a row; on sets and dictionaries it means something else."""

ALLOWED = {
    "src/gongkai/desk/accounts.py": "the library that signs people in saves its own accounts through this adapter",
    "src/gongkai/scanner/clean/image.py": "knows no rows: it saves pictures to memory",
    "src/gongkai/scanner/clean/pdf.py": "knows no rows: it saves documents to memory",
    "src/gongkai/scanner/clean/raster.py": "knows no rows: it saves pictures to memory",
}
"""Modules that may write outside actions, each with the reason."""


def is_action(path):
    return "actions" in path.parts or path.stem == "actions" or "migrations" in path.parts


def writes(tree):
    """Yield the calls that write: on managers, querysets and models, on related rows, never on plain containers."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=verb, value=owner)) if verb in WRITES and on_rows(owner, node):
                yield node.lineno, verb
            case ast.Call(func=ast.Attribute(attr=verb, value=ast.Attribute(value=ast.Name()) as owner)):
                if verb in BESIDE and owner.attr in {"units", "people", "groups", "subjects", "other_units"}:
                    yield node.lineno, verb


def on_rows(owner, call):
    """Tell rows from dictionaries, digests, forms and the framework's own classes."""
    text = ast.unparse(owner)
    if "objects" in text or ".filter(" in text or ".exclude(" in text:
        return True
    others = ("super()", "default_storage", "self.session", "request.session", "hash", "segno.", "actions")
    return bool(call.keywords or not call.args) and not text.startswith(others) and not text.endswith("actions")


def outside_of_actions():
    for path in modules():
        if not is_action(path) and name_of(path) not in ALLOWED:
            yield from (f"{name_of(path)}:{line} {verb}" for line, verb in writes(parsed(path)))


def test_rows_are_written_in_actions_alone():
    assert sorted(outside_of_actions()) == []


def test_every_exception_is_still_there():
    assert [name for name in ALLOWED if not (SOURCE.parents[1] / name).exists()] == []


@pytest.mark.parametrize("line", [
    "Unit.objects.create(code='x')", "row.save()", "Unit.objects.filter(pk=1).update(code='x')", "row.delete()",
    "rung.units.set(units)", "Unit.objects.bulk_create(rows)", "group.people.add(person)",
])  # fmt: skip
def test_a_write_is_recognised(line):
    assert len(list(writes(ast.parse(line)))) == 1


@pytest.mark.parametrize(
    "line",
    ["found.update(more)", "seen.add(one)", "digest.update(chunk)", "super().save(*args)", "actions.save(row, by=by)"],
)
def test_what_is_no_write_is_left_alone(line):
    assert list(writes(ast.parse(line))) == []
