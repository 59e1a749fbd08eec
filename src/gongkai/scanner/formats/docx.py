"""Word documents: the text as it is seen, and all that is in the file beside it."""

from collections.abc import Iterator

from gongkai.scanner.formats.package import Package
from gongkai.scanner.formats.source import Item, Source
from gongkai.scanner.formats.story import Story
from gongkai.scanner.formats.styles import hidden_styles
from gongkai.scanner.passage import Hidden

_STORIES = (
    ("word/document", "", Hidden.NO),
    ("word/header", "页眉", Hidden.NO),
    ("word/footer", "页脚", Hidden.NO),
    ("word/footnotes", "脚注", Hidden.NO),
    ("word/endnotes", "尾注", Hidden.NO),
    ("word/comments.xml", "批注", Hidden.COMMENT),
    ("word/glossary/document", "文档部件", Hidden.HIDDEN_TEXT),
)
"""The parts that are written like the body, by the start of their name."""


def read(source: Source) -> Iterator[Item]:
    """Yield body, tables, headers, notes, comments, changes, hidden text, then everything else in the package."""
    package = Package(source)
    hiding = hidden_styles(package.xml("word/styles.xml"))
    for start, label, hidden in _STORIES:
        for name in package.find(start):
            root = package.xml(name)
            if root is not None:
                yield from Story(root, label, hidden, hiding).items()
    yield from package.properties()
    yield from package.outside()
    yield from package.rest()
