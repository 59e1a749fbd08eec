"""``python -m gongkai.measures.trace``: write the trace anew, or tell whether it is current."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gongkai.measures.trace import rows
from gongkai.measures.trace.collect import UnreadableSource, proofs_in, rules_in
from gongkai.measures.trace.page import as_data, as_page

MEASURES = Path(__file__).parents[1]


def generated(tests: Path, page: Path) -> dict[Path, str]:
    """Compose every generated file from the code as it stands now.

    :raises UnreadableSource: if a docstring or a mark names a passage that does not exist.
    """
    current = rows(rules_in(MEASURES.parent), proofs_in(tests))
    return {page: as_page(current), MEASURES / "trace.json": as_data(current)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do as the command line says; 0 if all is well."""
    parser = argparse.ArgumentParser(prog="python -m gongkai.measures.trace", description=__doc__)
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--write", action="store_true", help="write the page and the data")
    task.add_argument("--check", action="store_true", help="fail if either is out of date")
    parser.add_argument("--tests", type=Path, default=Path("tests"), help="folder of the tests")
    parser.add_argument("--page", type=Path, default=Path("docs/reference/trace.md"), help="the page")
    options = parser.parse_args(arguments)
    if not options.tests.is_dir():
        parser.error(f"no folder {options.tests}: start from the project folder, or give --tests")
    try:
        wanted = generated(options.tests, options.page)
    except UnreadableSource as unreadable:
        sys.stderr.write(f"{unreadable}\n")
        return 1
    return _write(wanted) if options.write else _check(wanted)


def _write(wanted: dict[Path, str]) -> int:
    for path, content in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return 0


def _check(wanted: dict[Path, str]) -> int:
    stale = [path for path, content in wanted.items() if _stored(path) != content]
    for path in stale:
        sys.stderr.write(f"{path} is out of date: run python -m gongkai.measures.trace --write\n")
    return 1 if stale else 0


def _stored(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
