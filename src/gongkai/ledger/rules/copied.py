"""A checkpoint as one line of another machine's journal, and back. Practice: see the ADR."""

import json

from gongkai.merkle.note import Note
from gongkai.merkle.tree import Broken

MARK = "gongkai checkpoint "
"""What the lines are found by."""


def line_of(note: Note) -> str:
    """Write a signed checkpoint as one line of ASCII: the mark, and the note as a JSON text."""
    return MARK + json.dumps(note.format().decode())


def note_of(line: str) -> Note:
    """Read such a line, whatever a journal has put before it.

    :raises Broken: if it is none.
    """
    _before, mark, said = line.strip().rstrip("\0").partition(MARK)
    try:
        text = json.loads(said) if mark else None
    except ValueError as strange:
        raise Broken("not a copied checkpoint") from strange
    if not isinstance(text, str):
        raise Broken("not a copied checkpoint")
    return Note.parse(text.encode())
