"""A release on another system stands once that system has it. Source: 第十四条."""

from datetime import datetime

from gongkai.disclosures.actions import carry_out
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.refusal import Refused
from gongkai.orgs.models import Person
from gongkai.push.models import Delivery
from gongkai.push.rules.words import Kind


def stand(delivery: Delivery, *, by: Person | None, at: datetime) -> None:
    """Let what a message told of stand from now on; what was taken down meanwhile is called back in the next round."""
    if delivery.kind != Kind.RELEASE or delivery.release is None:
        return
    planned = Release.objects.filter(public_id=delivery.release, state=ReleaseState.PLANNED)
    for release in planned.select_related("revision"):
        try:
            carry_out(release, since=at, by=by, at=at)
        except Refused:
            return
