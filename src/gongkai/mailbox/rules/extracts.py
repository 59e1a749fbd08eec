"""Masking in a text all that the check before publication finds in it. Source: 第九条."""

from collections.abc import Iterable

from gongkai.scanner.masking import Mask, masked
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text


def masked_text(text: str, rules: Rules, names: Iterable[str]) -> str:
    """Return a text with every finding starred, and the names of those it complains of.

    Whoever drafts shortens it further, and the check runs again.
    """
    found = scan_text([Passage(text, "正文")], rules)
    for finding in sorted(found, key=lambda one: one.place.start, reverse=True):
        text = text[: finding.place.start] + finding.masked + text[finding.place.end :]
    for name in names:
        text = text.replace(name, masked(name, Mask.NAME))
    return text
