"""What should be up in another system, and what is: the difference is what there is to tell."""

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.disclosures.models import Release
from gongkai.disclosures.queries import readable_by
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import PAGES, Audience
from gongkai.orgs.queries import ANYBODY
from gongkai.push.models import Delivery, Target
from gongkai.push.rules.words import Kind, Why

WHY = {
    ReleaseState.SUSPENDED: Why.SUSPENDED,
    ReleaseState.WITHDRAWN: Why.WITHDRAWN,
    ReleaseState.ERASED: Why.ERASED,
    ReleaseState.REPLACED: Why.REPLACED,
    ReleaseState.ENDED: Why.ENDED,
}
"""Why a release is public no more; what is gone altogether was erased before it went live."""


def up(channel: str) -> QuerySet[Release]:
    """Return what should be up in the system on a channel: what anybody may read now. Source: 第十条（一）、第十四条.

    A form that is carried elsewhere is planned until the system has taken it over, and stands as long as the
    program's own page of the same step does.
    """
    pages = readable_by(ANYBODY, [ReleaseState.LIVE]).filter(audience=Audience.PUBLIC, channel__in=PAGES)
    stands = Exists(pages.filter(rung=OuterRef("rung")))
    return Release.objects.filter(
        stands, audience=Audience.PUBLIC, channel=channel, state__in=[ReleaseState.PLANNED, ReleaseState.LIVE]
    )


def is_up(delivery: Delivery) -> bool:
    """Look up once more, now that a message leaves, whether everybody may still read what it tells of."""
    return up(delivery.target.channel).filter(public_id__in=[delivery.release]).exists()


def untold(target: Target) -> QuerySet[Release]:
    """Return what should be up in a system and is not, the oldest first."""
    told = Delivery.objects.filter(target=target, release=OuterRef("public_id"), stands=True)
    return (
        up(target.channel).filter(~Exists(told)).select_related("revision", "rung", "disclosure__unit").order_by("pk")
    )


def overdue_recalls(target: Target) -> QuerySet[Delivery]:
    """Return what a system was told, or may have been told, and should show no more."""
    still = up(target.channel).filter(public_id=OuterRef("release"))
    standing = Delivery.objects.filter(~Exists(still), target=target, kind=Kind.RELEASE, stands=True)
    return standing.select_related("disclosure").order_by("pk")
