"""What a reading says, in the form tests compare."""

from gongkai.scanner.formats import read
from gongkai.scanner.passage import Passage, Trouble

MARK = "MK7f3a9"
"""A text that stands nowhere but where a test puts it."""


def items(content, name):
    """Everything that reading says."""
    return list(read(content, name))


def places(content, name, mark=MARK):
    """Where the mark was found, and how hidden it is there."""
    found = (item for item in items(content, name) if isinstance(item, Passage) and mark in item.text)
    return {(item.part, item.hidden.value) for item in found}


def troubles(content, name):
    """The codes of all troubles."""
    return {item.kind for item in items(content, name) if isinstance(item, Trouble)}
