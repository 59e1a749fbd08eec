"""The source as it lies there: files, their syntax trees, functions and how long they are."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "gongkai"
TEXTS = {
    ".py",
    ".html",
    ".txt",
    ".md",
    ".toml",
    ".css",
    ".js",
    ".json",
    ".po",
    ".yml",
    ".yaml",
    ".cfg",
    ".svg",
    ".sh",
    "",
}
SKIPPED = {
    ".git",
    ".venv",
    "var",
    "build",
    "dist",
    ".hypothesis",
    "__pycache__",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "node_modules",
}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def modules(folder=SOURCE):
    """Return all modules but migrations, which are written by the framework."""
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path):
    """Yield every function of a module with its body's length in lines."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, node.end_lineno - node.body[0].lineno + 1


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def texts():
    """Return every text file of the project."""
    found = (path for path in ROOT.rglob("*") if not SKIPPED & set(path.relative_to(ROOT).parts))
    return [path for path in found if path.is_file() and path.suffix in TEXTS]
