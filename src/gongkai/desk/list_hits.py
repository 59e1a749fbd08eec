"""Where the lists of the office were hit: in the checks of the matters that somebody may open."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import QuerySet

from gongkai.desk.phrases.findings import Shown, shown
from gongkai.disclosures import queries
from gongkai.disclosures.models import CheckRecord, Revision
from gongkai.disclosures.rules.checks import found_again
from gongkai.orgs.queries import Duties

SHOWN = 5
"""As many places of one check are shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One check in which a list was hit: where and by what, masked; ``more`` counts the places that are not shown.

    ``is_over`` tells that the matter was sent back or recalled after this check.
    """

    at: datetime
    revision: Revision
    places: list[Shown]
    more: int
    is_over: bool


def hits_of(codes: Iterable[str], duties: Duties) -> "QuerySet[CheckRecord]":
    """Return the checks in which one of the lists was hit, of matters that somebody may open, the newest first."""
    asked = (queries.checks_hitting(code) for code in codes)
    found = reduce(or_, asked, CheckRecord.objects.none())
    return found.filter(revision__disclosure__in=queries.workable_by(duties))


def counted(codes: Iterable[str], duties: Duties, since: datetime) -> Counter[str]:
    """Count, for all lists at once, the checks since a time in which each was hit."""
    lists = hits_of(codes, duties).filter(at__gte=since).values_list("lists", flat=True)
    return Counter(code for hit in lists for code in hit.strip("|").split("|"))


def hits_in(records: Iterable[CheckRecord], code: str) -> list[Hit]:
    """Return what a list was hit by in some checks."""
    return [_hit(record, code) for record in records]


def _hit(record: CheckRecord, code: str) -> Hit:
    places = shown(one for one in found_again(record.findings) if one.finding.listed == code)
    is_over = record.round < record.revision.round
    return Hit(record.at, record.revision, places[:SHOWN], max(0, len(places) - SHOWN), is_over)
