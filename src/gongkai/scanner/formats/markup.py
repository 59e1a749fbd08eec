"""XML as other people's programs wrote it: parsed without entities, without network, within bounds."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from gongkai.scanner.formats.source import Hazard

Element = _Element
"""An element of a tree, under a name that may be said."""

_DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def parsed(content: bytes, part: str) -> Element:
    """Return the root of a document.

    No format read here declares anything of its own, so a document that does is refused before it is parsed.

    :raises Hazard: if it declares something, or is no XML.
    """
    refuse_declarations(content, part)
    try:
        root = etree.fromstring(content, parser())
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Hazard("file_broken", f"“{part}”不是完好的 XML（{type(fault).__name__}）") from None
    if "<!DOCTYPE" in (root.getroottree().docinfo.doctype or ""):  # type: ignore[union-attr]
        raise Hazard("file_script", f"“{part}”里有文档类型声明")
    return root


def parser() -> etree.XMLParser:
    """Return a parser that fetches nothing, expands nothing and gives up on what is huge."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )


def refuse_declarations(content: bytes, part: str) -> None:
    """Refuse a document that declares its type or entities.

    :raises Hazard: if it does, in whichever width its signs are written.
    """
    if _DECLARES.search(content) or _DECLARES.search(content.replace(b"\0", b"")):
        raise Hazard("file_script", f"“{part}”里有文档类型声明（可能引用外部内容）")


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return the attribute of that name, in whichever namespace; empty if there is none."""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def reference(element: Element) -> str:
    """Return the id of the relation an element points through; empty if it points nowhere."""
    return next((str(value) for key, value in element.items() if str(key).endswith("relationships}id")), "")


def named(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names, in whichever namespace, in the order of the document."""
    return root.iter(*(f"{{*}}{name}" for name in names))


def child(element: Element, *path: str) -> Element | None:
    """Return the first element down a path of names, in whichever namespaces."""
    found: Element | None = element
    for name in path:
        found = next(found.iterchildren(f"{{*}}{name}"), None) if found is not None else None
    return found


def above(element: Element, *names: str) -> Element | None:
    """Return the nearest element around this one that has one of these names."""
    return next(element.iterancestors(*(f"{{*}}{name}" for name in names)), None)


def words(element: Element) -> str:
    """Return all text below an element, comments left out."""
    return "".join(str(text) for text in element.itertext("*"))
