"""Web pages and other XML: texts block by block, comments, attributes that people read or fill in, programs."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from gongkai.scanner.formats.markup import Element, local, refuse_declarations
from gongkai.scanner.formats.source import Hazard, Item, Source
from gongkai.scanner.formats.text import text_of
from gongkai.scanner.passage import Hidden, Passage, Trouble

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "tspan",
    ]
)
_SHOWN = frozenset({"alt", "title", "placeholder", "value", "content", "label", "summary", "aria-label", "data"})
_PROGRAMS = frozenset({"script", "iframe", "object", "embed", "applet", "form", "base", "foreignobject"})
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_FETCHES = frozenset({"src", "background", "poster", "data", "srcset"})


def read(source: Source) -> Iterator[Item]:
    """Yield what a page shows and what it does not."""
    text = text_of(source)
    if "<!ENTITY" in text.upper():
        refuse_declarations(text.encode(), source.name)
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Hazard("file_broken", "网页损坏，读不了") from None
    yield from _blocks(root)
    for element in root.iter():
        yield from _beside(element)


def _blocks(root: Element) -> Iterator[Passage]:
    """Yield the texts between the starts and ends of blocks, in the order of the page."""
    kept: list[str] = []
    number = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        if name and name not in _INLINE and "".join(kept).strip():
            number += 1
            above = element if event == "end" else element.getparent()
            yield Passage("".join(kept).strip(), f"第{number}段", _hidden(above))
            kept = []
        elif name not in _INLINE:
            kept = []
        kept.append(str((element.text if event == "start" else element.tail) or "") if name else "")


def _hidden(element: Element | None) -> Hidden:
    for one in [element, *element.iterancestors()] if element is not None else []:
        if one.get("hidden") is not None or _UNSEEN.search(str(one.get("style", ""))):
            return Hidden.HIDDEN_TEXT
    return Hidden.NO


def _beside(element: Element) -> Iterator[Item]:
    name = local(element)
    if not name:
        text = str(element.text or "").strip()
        yield from [Passage(text, "网页里的注释", Hidden.COMMENT), *_tail(element)] if text else []
        return
    if name in _PROGRAMS:
        yield Trouble("file_script", f"<{name}>", "网页里有程序或嵌着别的网页")
    for key, value in [(str(key).lower(), str(value)) for key, value in element.items()]:
        if key in _SHOWN and value.strip():
            hidden = (
                Hidden.METADATA
                if name == "meta"
                else Hidden.HIDDEN_TEXT
                if element.get("type") == "hidden"
                else Hidden.NO
            )
            yield Passage(value, f"<{name}> 的 {key}", hidden)
        if key == "href" and name == "a":
            yield Passage(value, "链接")
        if key.startswith("on") or "javascript:" in value.lower():
            yield Trouble("file_script", f"<{name}>", "网页里有程序")
        if key in _FETCHES and "//" in value:
            yield Trouble("file_external_link", f"<{name}>", "打开网页时会引用外部内容")


def _tail(comment: Element) -> Iterator[Passage]:
    tail = str(comment.tail or "").strip()
    if tail:
        yield Passage(tail, "网页里的注释之后")
