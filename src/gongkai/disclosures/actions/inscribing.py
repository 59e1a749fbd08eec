"""What readers were shown, or no longer are, goes into the ledger: in the same transaction, audience by audience."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongkai.disclosures.models import Disclosure, Release, Revision, Rung
from gongkai.disclosures.queries.record import facts_told, files_told, item_of_log, log_of
from gongkai.ledger import queries as ledger
from gongkai.ledger.actions import append
from gongkai.ledger.rules.fold import LOST
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.vocabulary import PAGES, Audience


def made_known(row: Revision, rung: Rung, at: datetime) -> None:
    """Record the wording that an audience reads from now on, with its files. Source: 第十六条（四）."""
    audience, disclosure = Audience(rung.audience), row.disclosure
    log, item = log_of(audience), item_of_log(disclosure, audience)
    release = Release.objects.filter(rung=rung, channel__in=PAGES).first()
    append(
        log,
        Act.CORRECT if ledger.last_wording(log, item) else Act.PUBLISH,
        item,
        at=at,
        unit=disclosure.unit.code if log is Log.PUBLIC else "",
        facts=facts_told(disclosure, row, rung, release.since if release and release.since else at),
        files=files_told(row),
    )


def changed(
    disclosure: Disclosure, act: Act, audiences: Iterable[str], at: datetime, *, told: str = "", reason: str = ""
) -> None:
    """Record that audiences no longer, or again, read a disclosure. ``told`` is what readers are told of it.

    ``reason`` is a code and stands in the open; ``told`` is only committed to.
    """
    for audience in sorted({Audience(one) for one in audiences}, key=lambda one: one.width):
        log = log_of(audience)
        unit = disclosure.unit.code if log is Log.PUBLIC else ""
        append(log, act, item_of_log(disclosure, audience), at=at, unit=unit, facts={"told": told}, reason=reason)


@transaction.atomic
def record_lost(log: Log, items: Iterable[str], *, at: datetime) -> None:
    """Record of items that a restored backup no longer has that they are gone, so that the log says what there is."""
    for item in items:
        append(log, Act.WITHDRAW, item, at=at, facts={"told": ""}, reason=LOST)
