"""What a page of a site says, read out of its HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from gongkai.verifier.site import CouldNotCheck

KEPT = {"href", "colspan", "rowspan", "scope", "class"}
"""Attributes of a text that readers see the effect of."""
ADDRESS = re.compile(r"(?:.*/)?d/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/")
DATE = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one item. ``body`` is None where no text is shown, ``files`` are pairs of name and address."""

    title: str
    body: tuple[str, ...] | None
    tomb: str | None
    says: str
    facts: dict[str, str]
    since: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a list: the names of its items, and the address of the next stretch if any."""

    items: tuple[str, ...]
    older: str | None


def page_of(data: bytes) -> Page:
    """Read the page of an item.

    :raises CouldNotCheck: if it is none.
    """
    tree = _tree(data)
    article = next(iter(tree.xpath("//article[contains(concat(' ', @class, ' '), ' art ')]")), None)
    if article is None:
        raise CouldNotCheck("<article>")
    prose, tomb = _first(article, "prose"), _first(article, "tomb")
    times = article.xpath(".//table[contains(@class, 'meta')]//time/@datetime")
    return Page(
        title=_plain("".join(article.xpath("string(.//h1)"))),
        body=None if prose is None else tuple(_tokens(prose)),
        tomb=None if tomb is None else _plain(tomb.text_content()),
        says=_plain(article.text_content()),
        facts=dict(_facts(article)),
        since=str(times[0]) if times else "",
        files=tuple((_plain(link.text_content()), link.get("href", "")) for link in _links(article)),
    )


def listing_of(data: bytes) -> Listing:
    """Read a stretch of a list."""
    tree = _tree(data)
    addresses = tree.xpath("//table[contains(concat(' ', @class, ' '), ' tbl ')]//a/@href")
    found = (ADDRESS.fullmatch(str(address)) for address in addresses)
    older = tree.xpath("//nav[contains(@class, 'pager')]//a[@rel='next']/@href")
    return Listing(tuple(match[1] for match in found if match), str(older[0]) if older else None)


def tokens_of(text: str) -> tuple[str, ...]:
    """Return what is compared of a text in HTML: elements, their meaning attributes, and words."""
    return tuple(_tokens(html.fragment_fromstring(text, create_parent="div")))


def day_of(text: str) -> str:
    """Return a date as lists and leaves write it (2026-09-14), from how a page writes it; empty if there is none."""
    match = DATE.search(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""


def _tree(data: bytes) -> HtmlElement:
    try:
        return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as strange:
        raise CouldNotCheck(str(strange)) from strange


def _first(article: HtmlElement, name: str) -> HtmlElement | None:
    found = article.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return found[0] if found else None


def _links(article: HtmlElement) -> list[HtmlElement]:
    return list(article.xpath(".//*[contains(concat(' ', @class, ' '), ' file ')]//a[contains(@href, '/files/')]"))


def _facts(article: HtmlElement) -> Iterator[tuple[str, str]]:
    for head in article.xpath(".//table[contains(@class, 'meta')]//th"):
        value = head.getnext()
        if value is not None:
            yield _plain(head.text_content()), _plain(value.text_content())


def _tokens(parent: HtmlElement) -> Iterator[str]:
    yield from _plain(parent.text or "").split()
    for child in parent:
        if isinstance(child.tag, str):
            kept = sorted(f'{name}="{value}"' for name, value in child.attrib.items() if name in KEPT)
            yield " ".join([f"<{child.tag}", *kept]) + ">"
            yield from _tokens(child)
            yield f"</{child.tag}>"
        yield from _plain(child.tail or "").split()


def _plain(text: str) -> str:
    return " ".join(text.split())
