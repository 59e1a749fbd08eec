"""The systems that are told, and what this installation may send anything to."""

from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from gongkai.measures.vocabulary import Channel
from gongkai.outbound import Allowed
from gongkai.push.models import Target


def allowed() -> Allowed:
    """Return where messages may go: what stands in the settings of the installation, whatever anybody enters."""
    return Allowed(frozenset(settings.PUSH_HOSTS), frozenset(settings.PUSH_PRIVATE))


def hosts_allowed() -> list[str]:
    """Return the hosts that messages may go to, in order."""
    return sorted({*settings.PUSH_HOSTS, *settings.PUSH_PRIVATE})


def targets() -> QuerySet[Target]:
    """Return all systems that are or were told, the newest first."""
    return Target.objects.select_related("added_by", "revoked_by")


def target_called(public_id: UUID) -> Target | None:
    """Return a system that is told."""
    return targets().filter(public_id=public_id, revoked_at=None).first()


def target_on(channel: Channel) -> Target | None:
    """Return the system that is told of a channel."""
    return Target.objects.filter(channel=channel, revoked_at=None).first()
