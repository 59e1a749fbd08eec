"""Everything that is said about the files and texts from which the other tests of the scanner are made."""

import ast
from functools import cache
from pathlib import Path

import gongkai.scanner
from gongkai.scanner.formats import read
from gongkai.scanner.passage import Hidden, Passage
from gongkai.scanner.rich_text import passages_of_html
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text
from tests.scanner import test_docx, test_ocr, test_other_kinds, test_pdf, test_pictures, test_pptx, test_xlsx
from tests.scanner.benign import BENIGN

HTML = (
    '<h2>甲</h2><p title="乙">丙<a href="mailto:a@b.cn">丁</a><img alt="戊" src="/a.png"></p><p hidden>己</p>'
    '<!-- 庚 --><table><tr><td>辛<img alt="壬"></td></tr></table>'
)
BY_ENDING = (("docx", test_docx), ("xlsx", test_xlsx), ("pptx", test_pptx), ("pdf", test_pdf))
NAMED = (test_other_kinds, test_pictures)
DETAIL = {"Trouble": 2, "Hazard": 1}
"""At which place the calls that say what is the matter with a file have the detail."""


def files():
    """Yield every sample file: its bytes and its name."""
    for ending, module in BY_ENDING:
        yield from ((content, f"a.{ending}") for content, *_ in (*module.PLACES.values(), *troubled(module)))
    for module in NAMED:
        yield from ((content, name) for content, name, *_ in (*module.PLACES.values(), *troubled(module)))
    yield from ((maker(), name) for maker, name in BENIGN.values())


def troubled(module):
    """Return the rows of a module's test of what is the matter."""
    return module.test_what_is_the_matter_is_said.pytestmark[0].args[1]


@cache
def said():
    """Return all passages and troubles, the places of passages as findings name them."""
    items = [item for content, name in files() for item in read(content, name)]
    items += read(test_ocr.SCAN, "a.pdf", ocr=test_ocr.always)
    items += passages_of_html(HTML)
    return tuple(item for item in items if not isinstance(item, Passage)) + placed(items)


def placed(items):
    """Return a finding's place in every passage: the word in each is one of the school's."""
    passages = {(item.part, item.hidden) for item in items if isinstance(item, Passage)}
    return tuple(Passage("", of_finding(part, hidden)) for part, hidden in passages)


def of_finding(part, hidden):
    [found] = scan_text([Passage("13812345678", part, Hidden(hidden))], Rules.default())
    return found.place.part


def details_in_the_source():
    """Yield every detail that stands in a call of the scanner, with a 7 for what is filled in."""
    for path in Path(gongkai.scanner.__path__[0]).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
            yield from (written(one) for one in call.args[DETAIL[name] :][:1]) if name in DETAIL else ()


def written(node):
    pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(one.value) if isinstance(one, ast.Constant) else "7" for one in pieces)
