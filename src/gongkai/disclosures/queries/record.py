"""How a disclosure is named in the ledger, and which leaf speaks of what a reader sees."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from gongkai.disclosures.models import Disclosure, Release, Revision, Rung
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger import queries as ledger
from gongkai.ledger.models import Entry
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience

TAKEN_ON = "wider"
"""Reason of the end of a narrower release: the matter has reached the public."""


def log_of(audience: Audience) -> Log:
    """Return the log that records what an audience reads. Practice: one for both would tell of inner matters."""
    return Log.PUBLIC if audience is Audience.PUBLIC else Log.INNER


def item_of_log(disclosure: Disclosure, audience: Audience) -> str:
    """Return the name of a disclosure in the log of an audience.

    In the public log it is the address; in the inner one, which all members may read, a name that leads nowhere.
    """
    if audience is Audience.PUBLIC:
        return f"disclosure/{disclosure.public_id}"
    return f"{audience.value}/{disclosure.inner_log_name}"


def index_no_of(disclosure: Disclosure, audience: Audience) -> str:
    """Return the index number of the side that an audience reads. Practice: two rows, so that gaps tell nothing."""
    own = disclosure.index_no if audience is Audience.PUBLIC else disclosure.inner_index_no
    return own or ""


def index_numbers(public_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the index numbers of disclosures, the public one before the inner; those without one are left out."""
    rows = Disclosure.objects.filter(public_id__in=set(public_ids))
    numbers = rows.values_list("public_id", "index_no", "inner_index_no")
    return {public_id: one for public_id, number, inner in numbers if (one := number or inner)}


def numbered(number: str) -> UUID | None:
    """Return which disclosure has an index number."""
    same = Disclosure.objects.filter(Q(index_no=number) | Q(inner_index_no=number))
    return same.values_list("public_id", flat=True).first()


def leaf_of_release(release: Release) -> Entry | None:
    """Return the leaf behind what a reader sees of a release: its wording while it is live, else the last act."""
    audience = Audience(release.audience)
    log, item = log_of(audience), item_of_log(release.disclosure, audience)
    is_live = release.state == ReleaseState.LIVE
    return ledger.last_wording(log, item) if is_live else ledger.last_leaf(log, item)


def facts_told(disclosure: Disclosure, row: Revision, rung: Rung, since: datetime) -> dict[str, str]:
    """Return what an audience is told with a wording: what the ledger commits to, word for word."""
    audience = Audience(rung.audience)
    return {
        "audience": audience.value,
        "index_no": index_no_of(disclosure, audience),
        "unit": disclosure.unit.code,
        "title": row.title,
        "body": row.body,
        "document_no": row.document_no,
        "issued_on": row.issued_on.isoformat() if row.issued_on else "",
        "matter_class": row.matter_class,
        "since": localdate(since).isoformat(),
        "ends_on": rung.ends_on.isoformat() if rung.ends_on else "",
        "correction_note": row.correction_note,
    }


def files_told(row: Revision) -> list[tuple[str, str]]:
    """Return the files that readers get with a wording: their names and the SHA-256 of their bytes in hex."""
    rows = row.attachments.values_list("name", "stored__digest", "served__digest")
    return [(name, served or stored) for name, stored, served in rows]
