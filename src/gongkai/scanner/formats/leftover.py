"""Texts in XML whose meaning nobody taught us: whatever stands between tags, and attributes that people fill in."""

from collections.abc import Iterator

from gongkai.scanner.formats.markup import Element, local

_NUMBERS = frozenset({"posOffset", "pctWidth", "pctHeight", "align", "formatCode", "ptCount"})
"""Elements whose text is a measure and never a person's."""

_TELLING = frozenset(
    [
        "url",
        "descr",
        "title",
        "tooltip",
        "displayText",
        "alt",
        "author",
        "initials",
        "display",
        "name",
        "userName",
        "userId",
        "oddHeader",
        "text",
        "string",
        "prompt",
        "promptTitle",
        "error",
        "errorTitle",
        "formula1",
        "connection",
        "command",
        "sourceFile",
        "refreshedBy",
        "displayName",
        "providerId",
    ]
)
"""Attributes that carry what people wrote."""

_VALUED = frozenset(
    [
        "alias",
        "tag",
        "docVar",
        "helpText",
        "statusText",
        "default",
        "result",
        "listItem",
        "connectString",
        "query",
        "udl",
        "table",
    ]
)
"""Elements whose ``val`` or ``value`` carries it."""


def texts_of(root: Element) -> Iterator[str]:
    """Yield the texts of all elements and of the attributes that people fill in."""
    for element in root.iter():
        name = local(element)
        text = str(element.text or "").strip()
        if text and name not in _NUMBERS:
            yield text
        yield from attributes_of(element)
        tail = str(element.tail or "").strip()
        if tail:
            yield tail


def attributes_of(element: Element) -> Iterator[str]:
    """Yield the values of an element's attributes that people fill in."""
    name = local(element)
    if not name:
        return
    for key, value in element.items():
        short = str(key).rpartition("}")[2]
        telling = short in _TELLING or (name in _VALUED and short in {"val", "value", "name"})
        if telling and str(value).strip():
            yield str(value)
