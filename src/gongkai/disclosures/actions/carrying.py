"""Forms carried elsewhere than by the program: they stand once somebody has carried them out. Source: 第十四条."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.disclosures.actions.move import MEANWHILE, locked, wrote
from gongkai.disclosures.models import Release, Revision
from gongkai.disclosures.rules.carrying import Carrying, carrying_refusals
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import PAGES, Channel
from gongkai.orgs.models import Person


@recorded()
def carry_out(
    release: Release, *, since: datetime, by: Person | None, at: datetime, also: tuple[Refusal, ...] = ()
) -> Release:
    """Note that a form which the program does not carry itself has been carried out: on paper, by voice, elsewhere.

    ``by`` is None where the system that took it over has confirmed it. ``also`` are reasons of the caller's against
    it. What is noted after the notice period stands as ended. Source: 第十四条、第十六条（四）.

    :raises Refused: with every reason: not published yet, taken down, corrected since, or on an impossible day.
    """
    row = locked(release.revision)
    held = Release.objects.get(pk=release.pk)
    carrying = _carrying(held, row, since, at)
    insist(*carrying_refusals(carrying), *also)
    over = {"over_at": at} if carrying.page is ReleaseState.ENDED else {}
    planned = Release.objects.filter(pk=held.pk, state=ReleaseState.PLANNED)
    if not planned.update(state=carrying.page, since=since, live_at=at, released_by=by, **over):
        raise Refused([MEANWHILE])
    wrote("disclosure_carried_out", row, by=by, at=at, channel=held.channel, since=localdate(since).isoformat())
    release.refresh_from_db()
    return release


def _carrying(held: Release, row: Revision, since: datetime, at: datetime) -> Carrying:
    page = Release.objects.filter(rung=held.rung_id, channel__in=PAGES).values_list("state", flat=True).first()
    return Carrying(
        channel=Channel(held.channel),
        state=ReleaseState(held.state),
        page=ReleaseState(page) if page else None,
        since=localdate(since),
        approved_on=localdate(row.approved_at or at),
        today=localdate(at),
    )
