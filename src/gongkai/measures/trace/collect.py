"""Find the rules and the tests that name an article, by reading the code without running it."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from gongkai.measures.reference import Ref, UnknownReference
from gongkai.measures.trace import Mention

SOURCE = re.compile(r"\bSource:\s*([^\s.。、]+(?:、\s*[^\s.。、]+)*)")
SEPARATOR = re.compile(r"、\s*")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class UnreadableSource(Exception):  # noqa: N818 – reads as a sentence: "raises UnreadableSource"
    """Raised when something names an article that is not in the Measures, or names it in a way that is not ours."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def rules_in(package: Path) -> tuple[Mention, ...]:
    """Find every docstring of a package that says which passages it carries out.

    :raises UnreadableSource: with every passage that cannot be read.
    """
    return _gather(package, lambda path: _rules(path, package))


def proofs_in(folder: Path) -> tuple[Mention, ...]:
    """Find every test, test class or file of tests marked with an article, as ``@pytest.mark.article(16, 3)``.

    :raises UnreadableSource: with every mark that cannot be read.
    """
    return _gather(folder, lambda path: _tests(path, folder))


def _gather(root: Path, read: Callable[[Path], Iterator[Mention | str]]) -> tuple[Mention, ...]:
    """Read every file below a folder; what comes back as a string is a problem."""
    found = [each for path in sorted(root.rglob("*.py")) for each in read(path)]
    if problems := [each for each in found if isinstance(each, str)]:
        raise UnreadableSource(problems)
    return tuple(each for each in found if isinstance(each, Mention))


def _rules(path: Path, package: Path) -> Iterator[Mention | str]:
    inside = path.relative_to(package.parent).with_suffix("")
    name = ".".join(inside.parts).removesuffix(".__init__")
    for owner, line, docstring in _documented(ast.parse(path.read_text(encoding="utf-8")), name):
        for match in SOURCE.finditer(docstring):
            for written in SEPARATOR.split(match[1]):
                yield _mention(owner, f"{path}:{line}", written)


def _mention(owner: str, place: str, written: str) -> Mention | str:
    try:
        return Mention(Ref.parse(written), owner)
    except UnknownReference:
        return f"{place}: the Measures have no {written}"


def _documented(node: ast.Module | Definition, name: str) -> Iterator[tuple[str, int, str]]:
    """Give name, line and docstring of a module, class or function, of a class's and a module's parts too."""
    if docstring := ast.get_docstring(node):
        yield name, node.body[0].lineno, docstring
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    for before, part in zip([None, *node.body], node.body, strict=False):
        if isinstance(part, Definition):
            yield from _documented(part, f"{name}.{part.name}")
        elif (constant := _assigned(before)) and (docstring := _string(part)):
            yield f"{name}.{constant}", part.lineno, docstring


def _assigned(statement: ast.stmt | None) -> str | None:
    """Name what a statement assigns: a string that follows it is its docstring."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return None


def _string(statement: ast.stmt) -> str | None:
    match statement:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
    return None


def _tests(path: Path, folder: Path) -> Iterator[Mention | str]:
    file = path.relative_to(folder.parent).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for owner, decorator in (*_marked_as_a_whole(tree, file), *_decorated(tree, file)):
        match decorator:
            case ast.Call(func=ast.Attribute(attr="article", value=ast.Attribute(attr="mark"))):
                yield _marked(owner, f"{path}:{decorator.lineno}", decorator)


def _marked_as_a_whole(tree: ast.Module, name: str) -> Iterator[tuple[str, ast.expr]]:
    """Give the marks of a file of tests: its ``pytestmark`` holds for every test in it."""
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=ast.List(elts=marks)):
                yield from ((name, mark) for mark in marks)
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=mark):
                yield name, mark


def _decorated(node: ast.Module | ast.ClassDef, name: str) -> Iterator[tuple[str, ast.expr]]:
    for part in node.body:
        if isinstance(part, Definition):
            owner = f"{name}::{part.name}"
            yield from ((owner, decorator) for decorator in part.decorator_list)
            if isinstance(part, ast.ClassDef):
                yield from _decorated(part, owner)


def _marked(owner: str, place: str, mark: ast.Call) -> Mention | str:
    """Read the mark's arguments as those of :class:`Ref`."""
    try:
        numbers = [ast.literal_eval(argument) for argument in mark.args]
        named = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in mark.keywords}
        return Mention(Ref(*numbers, **named), owner)
    except (TypeError, ValueError):
        return f"{place}: the Measures have no {ast.unparse(mark)}"
