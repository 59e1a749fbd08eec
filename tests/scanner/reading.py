"""Scan one text and say what was found, as a test reads it."""

from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text


def findings(text, *, rules=None, **beside):
    """Return the findings of one passage."""
    return scan_text([Passage(text, "第1段", **beside)], rules or Rules.default())


def found(text, *, rules=None, **beside):
    """Return kind and place of everything found, the place as it is written in the text."""
    return [(one.kind, text[one.place.start : one.place.end]) for one in findings(text, rules=rules, **beside)]


def kinds(text, **beside):
    """Return the kinds of everything found."""
    return [kind for kind, _ in found(text, **beside)]
