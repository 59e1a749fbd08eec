"""All reads of screening: the rules in force, the lists, and what was found in a file."""

from gongkai.screening.queries.guards import guard_of, guards_in_force
from gongkai.screening.queries.lists import last_changed, list_called, list_of, lists, rules_in_force
from gongkai.screening.queries.scans import (
    Copied,
    FileCheck,
    checks_of,
    copies_of,
    reads_pictures,
    rules_mark,
    unfinished,
)

__all__ = [
    "Copied",
    "FileCheck",
    "checks_of",
    "copies_of",
    "guard_of",
    "guards_in_force",
    "last_changed",
    "list_called",
    "list_of",
    "lists",
    "reads_pictures",
    "rules_in_force",
    "rules_mark",
    "unfinished",
]
