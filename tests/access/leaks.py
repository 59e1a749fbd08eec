"""Which words may stand in an answer to whom, and which of those in an answer may not."""

from tests.access.matters import BY_LABEL
from tests.access.may import NOTHING, OFFICE, knows, knows_due, roles, sees
from tests.access.people import BY_NAME
from tests.access.town import BOOKS, DUES, EXPOSED


def is_for(who, mark):
    """Tell whether a word may stand in an answer to somebody."""
    if mark.kind == "list":
        return bool(roles(who, "JX") or who.administration)
    if mark.kind == "word list":
        return bool(roles(who, "") & OFFICE)
    if mark.kind == "book":
        return sees(who, next(book for book in BOOKS if book.label == mark.label))
    if mark.kind == "due":
        return knows_due(who, next(due for due in DUES if due.label == mark.label))
    matter = {**BY_LABEL, **EXPOSED}.get(mark.label, NOTHING)
    return knows(who, mark, matter)


def leaked(visitors, name, response, *, asked=""):
    """Return the words in an answer that are not for whoever got it, and that he did not bring along himself."""
    brought, marks = visitors.town.marks.found_in(asked), visitors.town.marks.found_in(response.all)
    return sorted(f"{mark.label} {mark.field}" for mark in marks - brought if not is_for(BY_NAME[name], mark))
