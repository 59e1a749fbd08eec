"""Rich text: the few elements a disclosure may hold, and what is left of anything else."""

import re
from html import unescape

import nh3

TAGS = {"h2", "h3", "p", "br", "ul", "ol", "li", "strong", "em", "u", "a", "blockquote", "table", "caption", "thead",
        "tbody", "tr", "th", "td"}  # fmt: skip
CELL = {"colspan", "rowspan", "scope"}
ATTRIBUTES = {"a": {"href"}, "th": CELL, "td": CELL}
CLASSES = {"p": {"sig", "c", "r"}, "td": {"c", "r"}, "th": {"c", "r"}}
BLOCKS = re.compile(r"</(?:p|h2|h3|li|tr|caption|blockquote)>|<br>")
CELLS = re.compile(r"</t[dh]>\s*<t[dh][^>]*>")


def clean(html: str) -> str:
    """Return the text with nothing in it that could run, load or be styled. Safe to apply any number of times."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    ).strip()


def clean_marked(html: str) -> str:
    """Return a text with what :func:`clean` lets stand, and marks over what was found in it."""
    return nh3.clean(
        html,
        tags=TAGS | {"mark", "sup"},
        attributes={**ATTRIBUTES, "mark": {"id"}},
        allowed_classes={**CLASSES, "mark": {"bad", "warn", "info"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    ).strip()


def paragraphs(html: str) -> list[str]:
    """Return the plain text, one entry a paragraph, cells of a table row parted by a bar."""
    spaced = BLOCKS.sub("\n", CELLS.sub(" | ", clean(html)))
    lines = (unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in spaced.split("\n"))
    return [line for line in lines if line]


def length(html: str) -> int:
    """Count the characters a reader sees, without spaces."""
    return len(re.sub(r"\s", "", "".join(paragraphs(html))))
