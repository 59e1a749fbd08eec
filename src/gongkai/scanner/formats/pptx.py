"""Presentations: slides, also the hidden ones, their notes and comments, the masters, and all else in the package."""

from collections.abc import Iterator

from gongkai.scanner.formats.leftover import attributes_of
from gongkai.scanner.formats.markup import Element, above, attribute, child, local, named, reference, words
from gongkai.scanner.formats.package import Package
from gongkai.scanner.formats.rows import cells
from gongkai.scanner.formats.source import Item, Source
from gongkai.scanner.passage import Hidden, Passage

_SHOW = "ppt/presentation.xml"
_OTHERS = (
    ("ppt/slideMasters/", "母版", Hidden.NO),
    ("ppt/slideLayouts/", "版式", Hidden.NO),
    ("ppt/notesMasters/", "备注母版", Hidden.NOTES),
    ("ppt/handoutMasters/", "讲义母版", Hidden.NOTES),
    ("ppt/notesSlides/", "备注", Hidden.NOTES),
    ("ppt/comments/", "批注", Hidden.COMMENT),
    ("ppt/diagrams/", "图示", Hidden.NO),
)


def read(source: Source) -> Iterator[Item]:
    """Yield the slides in their order with notes and comments, then the rest."""
    package = Package(source)
    show = package.xml(_SHOW)
    listed = [package.relations(_SHOW).get(reference(one)) for one in named(show, "sldId")] if show is not None else []
    slides = [relation.target for relation in listed if relation is not None]
    unlisted = [name for name in package.find("ppt/slides/") if name not in slides]
    width, height = size_of(show)
    for number, name in enumerate([*slides, *unlisted], 1):
        root = package.xml(name)
        if root is None:
            continue
        hides = is_hidden(root) or name in unlisted
        hidden = Hidden.HIDDEN_SLIDE if hides else Hidden.NO
        yield from _texts(root, f"第{number}张", hidden, (width, height))
        yield from _beside(package, name, f"第{number}张")
    for start, label, hidden in _OTHERS:
        for name in package.find(start):
            root = package.xml(name)
            yield from () if root is None else _texts(root, label, hidden, (width, height))
    yield from package.properties()
    yield from package.outside()
    yield from package.rest()


def size_of(show: Element | None) -> tuple[int, int]:
    """Return the width and height of all slides; nothing but zeros if they are not said."""
    size = child(show, "sldSz") if show is not None else None
    return (_whole(size, "cx"), _whole(size, "cy")) if size is not None else (0, 0)


def _whole(element: Element, name: str) -> int:
    text = attribute(element, name)
    return int(text) if text.removeprefix("-").isdigit() else 0


def _beside(package: Package, slide: str, part: str) -> Iterator[Item]:
    for relation in package.relations(slide).values():
        known = {"notesSlide": ("备注", Hidden.NOTES), "comments": ("批注", Hidden.COMMENT)}
        label, hidden = known.get(relation.kind, ("", Hidden.NO))
        root = package.xml(relation.target) if label and not relation.outside else None
        if root is not None:
            yield from _texts(root, f"{part}{label}", hidden, (0, 0))


def _texts(root: Element, part: str, hidden: Hidden, size: tuple[int, int]) -> Iterator[Passage]:
    """Yield paragraphs and table cells; what is hidden on the slide or stands beside it is told so."""
    for table in named(root, "tbl"):
        yield from _table(table, part, hidden)
    for paragraph in named(root, "p"):
        text = "".join(words(one) if local(one) == "t" else "\n" for one in named(paragraph, "t", "br"))
        if text.strip() and above(paragraph, "tc") is None:
            yield Passage(text, part, hidden if hidden is not Hidden.NO else _hidden(paragraph, size))
    for element in root.iter():
        loose = local(element) == "text" or (local(element) == "t" and above(element, "p") is None)
        if loose and str(element.text or "").strip():  # comments of older programs stand outside of paragraphs
            yield Passage(str(element.text), part, hidden)
        for text in attributes_of(element):
            yield Passage(text, f"{part}的说明文字", hidden)


def _table(table: Element, part: str, hidden: Hidden) -> Iterator[Passage]:
    headings: list[str] = []
    for number, row in enumerate(named(table, "tr"), 1):
        seen = ["\n".join(words(one) for one in named(cell, "p")).strip() for cell in named(row, "tc")]
        headings = headings or (seen if sum(map(bool, seen)) > 1 else [])
        yield from cells(seen, headings, f"{part}表格第{number}行第{{}}列".format, lambda _: hidden)


def _hidden(paragraph: Element, size: tuple[int, int]) -> Hidden:
    shape = above(paragraph, "sp", "graphicFrame", "cxnSp")
    if shape is None:
        return Hidden.NO
    if is_shape_hidden(shape):
        return Hidden.HIDDEN_TEXT
    return Hidden.INVISIBLE if is_aside(shape, size) else Hidden.NO


def is_hidden(slide: Element) -> bool:
    """Tell whether a slide is left out when the presentation is shown."""
    return attribute(slide, "show") in {"0", "false"}


def is_shape_hidden(shape: Element) -> bool:
    """Tell whether a shape is not drawn."""
    about = next(named(shape, "cNvPr"), None)
    return about is not None and attribute(about, "hidden") in {"1", "true"}


def is_aside(shape: Element, size: tuple[int, int]) -> bool:
    """Tell whether a shape lies wholly beside the slide; places in groups are in measures of their own."""
    if not size[0] or above(shape, "grpSp") is not None:
        return False
    place = next(named(shape, "xfrm"), None)
    corner, extent = (child(place, name) if place is not None else None for name in ("off", "ext"))
    if corner is None or extent is None:
        return False
    left, top = _whole(corner, "x"), _whole(corner, "y")
    return left >= size[0] or top >= size[1] or left + _whole(extent, "cx") <= 0 or top + _whole(extent, "cy") <= 0
