"""Breaking the glass: what must not stay public goes offline at once, and an emergency is opened with it.

Source: 第八条.
"""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.disclosures.actions import suspend
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Alarm
from gongkai.incidents.actions.hold import answerable, line, noted, tell_people
from gongkai.incidents.models import Incident
from gongkai.incidents.rules.steps import DAYS_TO_RATIFY, leaking
from gongkai.incidents.rules.words import EntryKind, Level
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.models import Person
from gongkai.scanner.covering import must_not_be_told


@recorded()
def break_glass(
    revision: Revision,
    *,
    by: Person,
    at: datetime,
    alarm: Alarm | None,
    reason: str,
    what: str = "",
    level: Level = Level.ORDINARY,
    noticed_at: datetime | None = None,
) -> Incident:
    """Take everything live of a disclosure offline at once, and open an emergency that somebody else is to ratify.

    ``reason`` is told to readers; ``what`` was seen is for those who deal with it. Source: 第八条.

    :raises Refused: with every reason.
    """
    suspend(revision, by=by, at=at, alarm=alarm, reason=reason)
    late = [Refusal("noticed_in_the_future", about="noticed_at")] if noticed_at and noticed_at > at else []
    insist(*leaking({"what": what}, told=must_not_be_told), *late)
    incident = Incident.objects.create(
        disclosure=revision.disclosure,
        level=level,
        alarm=alarm or "",
        what=what.strip(),
        noticed_at=noticed_at or at,
        opened_by=by,
        opened_at=at,
        ratify_by=calendar().add(localdate(at), DAYS_TO_RATIFY),
    )
    line(incident, EntryKind.OPENED, what, by=by, at=at)
    noted("incident_opened", incident, by=by, at=at, level=level, alarm=alarm)
    tell_people(answerable(incident, at), "incident_opened", incident, but=by, at=at)
    return incident
