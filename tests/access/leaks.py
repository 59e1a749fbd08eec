"""Which words may stand in an answer to whom, and which of those in an answer may not."""

from tests.access import cases, letters, may_assess, may_judge, may_meet
from tests.access.judged import APPRAISALS
from tests.access.leading import RESOLUTIONS
from tests.access.matters import BY_LABEL
from tests.access.may import (
    NOTHING,
    OFFICE,
    knows,
    knows_due,
    knows_emergency,
    makes,
    sees,
)
from tests.access.may_inspect import FINDINGS, INSPECTIONS, knows_finding, knows_inspection, oversees
from tests.access.may_lead import reads_resolution
from tests.access.may_report import knows_report
from tests.access.people import BY_NAME, roles
from tests.access.places import EXPOSED, LEAFLETS
from tests.access.reported import REPORTS
from tests.access.things import BOOKS, DUES, EMERGENCIES, MEETINGS

BY_MEETING = {one.label: one for one in MEETINGS}


def of_appraisals(is_his):
    return lambda who, mark: is_his(who, named(APPRAISALS, mark))


def named(things, mark):
    return next(one for one in things if one.label == mark.label)


KINDS = {
    "list": lambda who, _: bool(roles(who, "JX") or who.administration),
    "word list": lambda who, _: bool(roles(who, "") & OFFICE),
    "book": lambda who, mark: sees(who, named(BOOKS, mark)),
    "due": lambda who, mark: knows_due(who, named(DUES, mark)),
    "emergency": lambda who, mark: knows_emergency(who, named(EMERGENCIES, mark)),
    "inspection": lambda who, mark: knows_inspection(who, named(INSPECTIONS, mark)),
    "finding": lambda who, mark: knows_finding(who, named(FINDINGS, mark)),
    "assessment": lambda who, mark: may_assess.is_for(who, named(may_assess.ASSESSMENTS, mark)),
    "circular": lambda who, _: oversees(who),
    "office": lambda who, _: bool(roles(who, "") & OFFICE),
    "readers": lambda _who, _: True,
    "resolution": lambda who, mark: reads_resolution(who, named(RESOLUTIONS, mark)),
    "leaflet": lambda who, mark: makes(who, named(LEAFLETS, mark)),
    **{kind: of_appraisals(is_his) for kind, is_his in may_judge.KINDS.items()},
    "yearly report": lambda who, mark: knows_report(who, named(REPORTS, mark)),
    "table": lambda who, _: who.name == "drafter",
    **dict.fromkeys(letters.KINDS_OF_WORDS, letters.is_for),
    **dict.fromkeys(cases.KINDS_OF_WORDS, cases.is_for),
}


def is_for(who, mark):
    """Tell whether a word may stand in an answer to somebody."""
    if mark.kind in KINDS:
        return KINDS[mark.kind](who, mark)
    if mark.label in BY_MEETING:
        return is_for_meeting(who, mark, BY_MEETING[mark.label])
    return knows(who, mark, {**BY_LABEL, **EXPOSED}.get(mark.label, NOTHING))


def is_for_meeting(who, mark, one):
    """Tell whether a word of a meeting may stand in an answer: minutes are the unit's, the record waits for its yes."""
    known = mark.kind == "meeting" or (mark.kind == "record" and one.state == "recorded")
    return may_meet.prepares(who, one) or (known and may_meet.is_told(who, one, "public", "inner"))


def leaked(visitors, name, response, *, asked=""):
    """Return the words in an answer that are not for whoever got it, and that he did not bring along himself."""
    brought, marks = visitors.town.marks.found_in(asked), visitors.town.marks.found_in(response.all)
    return sorted(f"{mark.label} {mark.field}" for mark in marks - brought if not is_for(BY_NAME[name], mark))
