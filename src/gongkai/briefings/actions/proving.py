"""A meeting as the proof that something was made known at it. Source: 第十四条、第十六条（四）."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.briefings.actions.hold import locked
from gongkai.briefings.models import Meeting
from gongkai.briefings.queries import provable
from gongkai.channels.actions import Proof, give_evidence
from gongkai.disclosures.models import Release
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


@recorded()
def prove(meeting: Meeting, release: Release, *, by: Person, at: datetime) -> None:
    """Give a confirmed meeting, with its minutes, as the evidence that a form was carried out. Source: 第十四条.

    :raises Refused: with every reason: not confirmed, no minutes, not told there, or told to fewer people.
    """
    held = locked(meeting)
    if release not in provable(held, duties_of(by, localdate(at))) or held.minutes is None or held.held_at is None:
        raise Refused([Refusal("meeting_proves_nothing", (14, None))])
    files = [(held.minutes, held.minutes_name)]
    proof = Proof(place=held.place, from_on=localdate(held.held_at), note=held.title, files=files)
    give_evidence(release, proof, by=by, at=at)
