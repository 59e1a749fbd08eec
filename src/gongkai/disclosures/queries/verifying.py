"""What anybody may be told who brings a file, a number or a proof: of public matters alone. Source: 第十条（一）."""

from uuid import UUID

from django.db.models import Q

from gongkai.disclosures.models import Attachment, Release
from gongkai.disclosures.queries.reading import readable_by
from gongkai.disclosures.queries.record import item_of_log, log_of
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger import queries as ledger
from gongkai.ledger.models import Entry
from gongkai.measures.vocabulary import PAGES, Audience
from gongkai.orgs.queries import ANYBODY

MOST = 10
"""As many matters are named that the same file goes with."""


def public_releases_with_file(digest: str) -> list[Release]:
    """Return the live public releases that a file of that SHA-256 (hex) goes with, the newest first."""
    given = Q(served__digest=digest) | Q(served=None, stored__digest=digest)
    holding = Attachment.objects.filter(given).values("revision")
    live = readable_by(ANYBODY, [ReleaseState.LIVE]).filter(audience=Audience.PUBLIC, revision__in=holding)
    return list(
        live.filter(channel__in=PAGES).select_related("revision", "disclosure__unit").order_by("-since", "-pk")[:MOST]
    )


def public_release_called(name: str) -> Release | None:
    """Return what the public reads, or is told was taken down, by its index number or its public id."""
    try:
        wanted = Q(disclosure__public_id=UUID(name))
    except ValueError:
        wanted = Q(disclosure__index_no=name)
    found = readable_by(ANYBODY).filter(wanted, audience=Audience.PUBLIC, channel__in=PAGES)
    return found.select_related("revision", "disclosure__unit").order_by("-live_at").first()


def record_of(release: Release) -> list[Entry]:
    """Return all leaves of what a release shows, in the log of its audience, the oldest first."""
    audience = Audience(release.audience)
    return list(ledger.leaves_of(log_of(audience), item_of_log(release.disclosure, audience)))[::-1]
