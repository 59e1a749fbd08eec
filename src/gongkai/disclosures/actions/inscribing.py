"""What readers were shown, or no longer are, goes into the ledger: in the same transaction, audience by audience."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.disclosures.models import Disclosure, Release, Revision, Rung
from gongkai.disclosures.queries.record import index_no_of, item_of_log, log_of
from gongkai.ledger import queries as ledger
from gongkai.ledger.actions import append
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.vocabulary import Audience

TAKEN_ON = "wider"
"""Reason of the end of a narrower release: the matter has reached the public."""


def made_known(row: Revision, rung: Rung, at: datetime) -> None:
    """Record the wording that an audience reads from now on, with its files. Source: 第十六条（四）."""
    audience, disclosure = Audience(rung.audience), Disclosure.objects.select_related("unit").get(pk=row.disclosure_id)
    log, item = log_of(audience), item_of_log(disclosure, audience)
    release = Release.objects.filter(rung=rung).order_by("since").first()
    append(
        log,
        Act.CORRECT if ledger.last_wording(log, item) else Act.PUBLISH,
        item,
        at=at,
        unit=disclosure.unit.code if log is Log.PUBLIC else "",
        facts={
            "audience": audience.value,
            "index_no": index_no_of(disclosure, audience),
            "unit": disclosure.unit.code,
            "title": row.title,
            "body": row.body,
            "document_no": row.document_no,
            "issued_on": row.issued_on.isoformat() if row.issued_on else "",
            "matter_class": row.matter_class,
            "since": localdate(release.since if release and release.since else at).isoformat(),
            "ends_on": rung.ends_on.isoformat() if rung.ends_on else "",
            "correction_note": row.correction_note,
        },
        files=[(one.name, one.stored.digest) for one in row.attachments.select_related("stored")],
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
