"""Numbers of students and staff: by the word beside them, or by the school's own shape."""

import re
from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

STUDENT = re.compile(r"[A-Za-z0-9](?<![A-Za-z0-9].)[A-Za-z]{0,3}[0-9]{5,18}(?![0-9A-Za-z])")
STAFF = re.compile(r"[A-Za-z0-9](?<![A-Za-z0-9].)[A-Za-z]{0,3}[0-9]{3,12}(?![0-9A-Za-z])")
LIST = 40
"""How far a list of numbers may reach after the word that says what they are."""


def school_numbers(view: View) -> Iterator[Hit]:
    """Find numbers that are called those of students or staff. Source: 第九条."""
    for kind, signal, pattern in (
        (Kind.STUDENT_NUMBER, Signal.STUDENT, STUDENT),
        (Kind.STAFF_NUMBER, Signal.STAFF, STAFF),
    ):
        if signal in view.beside or signal in view.words.signals:
            for match in pattern.finditer(view.text):
                if view.says(signal, *match.span(), LIST):
                    yield Hit(kind, *match.span())


def shaped_numbers(view: View) -> Iterator[Hit]:
    """Find numbers of the shapes that the school gives, whatever stands beside them. Source: 第九条."""
    for kind, shapes in (
        (Kind.STUDENT_NUMBER, view.compiled.student),
        (Kind.STAFF_NUMBER, view.compiled.staff),
    ):
        if shapes:
            yield from (Hit(kind, *match.span()) for match in shapes.finditer(view.text))
