"""What goes live when, and which notice periods end, for those who may open the matter. Source: 第十六条（四）."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.disclosures.models import Release, Revision, Rung
from gongkai.disclosures.queries.work import workable_by
from gongkai.disclosures.rules.words import ReleaseState, Stage
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import Duties


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing of a day: a matter that goes live, at a minute, or whose notice period ends with the day."""

    on: date
    at: datetime | None
    revision: Revision
    audience: Audience


def coming(duties: Duties, first: date, last: date) -> list[Coming]:
    """Return what is to go live and what ends from one day to another, both counted, in the order of days."""
    seen = workable_by(duties)
    planned = Rung.objects.filter(
        revision__disclosure__in=seen,
        revision__stage__in=[Stage.APPROVED, Stage.PUBLISHED],
        releases__state=ReleaseState.PLANNED,
        starts_at__date__range=(first, last),
    )
    ending = Release.objects.filter(
        disclosure__in=seen, state=ReleaseState.LIVE, rung__ends_on__range=(first, last)
    ).select_related("rung", "revision__disclosure__unit")
    begins = [_begins(rung) for rung in planned.select_related("revision__disclosure__unit").distinct()]
    ends = {
        one.rung_id: Coming(one.rung.ends_on, None, one.revision, Audience(one.audience))
        for one in ending
        if one.rung.ends_on
    }
    return sorted([*begins, *ends.values()], key=lambda one: (one.on, one.at is None, one.at))


def _begins(rung: Rung) -> Coming:
    at = rung.starts_at
    return Coming(localdate(at), at, rung.revision, Audience(rung.audience))
