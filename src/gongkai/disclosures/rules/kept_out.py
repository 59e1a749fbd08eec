"""Which matters are about somebody whose own matter is not settled. Source: 第九条、第十一条（六）、第十二条."""

from collections.abc import Iterable

from gongkai.measures.vocabulary import MatterClass
from gongkai.screening.rules import Guard, Guarded

OF_UNITS = frozenset({MatterClass.D_CONDUCT, MatterClass.D_CASES, MatterClass.D_ACCOUNTABILITY})
"""Classes in which something about a unit tells what was found against it."""
OF_PEOPLE = OF_UNITS | {MatterClass.INTEGRITY}
"""Classes in which something about a person does: what a member was punished for is of 第十一条（六）."""
CLASSES = {Guarded.PERSON: OF_PEOPLE, Guarded.UNIT: OF_UNITS}


def concerned(guards: Iterable[Guard], matter_class: str) -> list[Guard]:
    """Return the guards of those about whom a matter of a class tells something.

    Practice: everything else that is made known of them is made known as ever, else its absence would tell.
    """
    return [guard for guard in guards if matter_class in CLASSES.get(guard.kind, ())]


def is_about(guards: Iterable[Guard], subjects: frozenset[str], words: str) -> bool:
    """Tell whether a matter is about somebody of those who are guarded: as its subject, or by name in its words."""
    return any(guard.value in subjects or any(name and name in words for name in guard.names) for guard in guards)
