"""``gongkai check PATH… [--json] [--ocr]``: the scanner on the command line, for anyone. Source: 第九条."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from gongkai.scanner.child import read_safely
from gongkai.scanner.finding import Finding, Severity
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import of_trouble, scan_text

CLEAN, FOUND, NOT_READ = 0, 1, 2
"""Exit codes: nothing found; something found; a path that could not be opened."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file; ``findings`` is None where it could not be opened."""

    file: Path
    findings: tuple[Finding, ...] | None


def check(path: Path, rules: Rules, *, ocr: bool = False) -> tuple[Finding, ...]:
    """Return what must not be published unseen of a file, the gravest first.

    :raises OSError: if it cannot be opened.
    """
    path.open("rb").close()
    items = read_safely(path, path.name, ocr=ocr)
    in_text = scan_text([item for item in items if isinstance(item, Passage)], rules)
    of_file = [of_trouble(item) for item in items if not isinstance(item, Passage)]
    gravity = list(Severity)
    return tuple(sorted((*of_file, *in_text), key=lambda finding: gravity.index(finding.severity)))


def main(arguments: Sequence[str]) -> int:
    """Check what is named, folders with all in them; print what is found and return the exit code."""
    asked = _parser().parse_args(arguments)
    if asked.ocr and find_spec("rapidocr") is None:
        sys.stderr.write("没有安装文字识别：请先运行 pip install 'gongkai[ocr]'。 / OCR is not installed.\n")
        return NOT_READ
    checked = []
    for file in _files(asked.paths):
        one = _checked(file, ocr=asked.ocr)
        checked.append(one)
        if not asked.json:
            sys.stdout.writelines(f"{line}\n" for line in _lines(one))
    if asked.json:
        json.dump([_plain(one.file, finding) for one in checked for finding in one.findings or ()], sys.stdout,
                  ensure_ascii=False, indent=2)  # fmt: skip
        sys.stdout.write("\n")
    return _code(checked)


def _parser() -> ArgumentParser:
    told = (
        "检查文件里有没有不该公开的内容 / look for what must not be published. 0：没有发现；1：有发现；2：有文件打不开"
    )
    parser = ArgumentParser(prog="gongkai check", description=told)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹 / files or folders")
    parser.add_argument("--json", action="store_true", help="按 JSON 输出 / write JSON")
    parser.add_argument("--ocr", action="store_true", help="识别图片中的文字 / read the text of pictures")
    return parser


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def _checked(file: Path, *, ocr: bool) -> Checked:
    try:
        return Checked(file, check(file, Rules.default(), ocr=ocr))
    except OSError as fault:
        sys.stderr.write(f"{file}：打不开（{fault.strerror}）\n")
        return Checked(file, None)


def _lines(checked: Checked) -> Iterator[str]:
    if checked.findings is None:
        return
    if not checked.findings:
        yield f"{checked.file}：未发现问题，人工审查仍须进行"
    for one in checked.findings:
        what = f"{one.severity.zh}：{_kind(one)}" + (f"“{one.masked}”" if one.masked else "")
        yield f"{checked.file}：{what}，{one.place.part}。{one.reason}{one.fix}（{one.source}）"


def _kind(finding: Finding) -> str:
    return getattr(finding.kind, "zh", finding.kind)


def _plain(file: Path, finding: Finding) -> dict[str, str]:
    return {
        "file": str(file),
        "kind": str(finding.kind),
        "severity": str(finding.severity),
        "place": finding.place.part,
        "masked": finding.masked,
        "reason": finding.reason,
        "article": finding.source,
    }


def _code(checked: Sequence[Checked]) -> int:
    if any(one.findings is None for one in checked):
        return NOT_READ
    return FOUND if any(one.findings for one in checked) else CLEAN
