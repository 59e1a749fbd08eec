"""The daily anchor: the public log commits to the inner one, at a fixed hour, changed or not. Practice."""

from datetime import datetime, time

from django.conf import settings
from django.db import transaction
from django.utils.timezone import get_default_timezone, localdate

from gongkai.ledger.actions.appending import append, held
from gongkai.ledger.queries.leaves import last_leaf
from gongkai.ledger.queries.published import published
from gongkai.ledger.rules.leaf import Act, Log


def anchor(at: datetime) -> bool:
    """Commit to the inner log's checkpoint once a day; tells whether it was done now. Idempotent.

    The leaf bears the fixed hour, not the moment, so that it tells nothing but the date.

    :raises Refused: if the database is older than what was signed.
    """
    day = localdate(at)
    hour = datetime.combine(day, time(settings.LEDGER_ANCHOR_HOUR), get_default_timezone())
    inner, item = published(Log.INNER), f"anchor/{day.isoformat()}"
    if at < hour or inner is None:
        return False
    with transaction.atomic():
        held(Log.PUBLIC)  # of two at once the second finds the leaf of the first
        if last_leaf(Log.PUBLIC, item):
            return False
        append(Log.PUBLIC, Act.ANCHOR, item, at=hour, facts={"checkpoint": inner.format().decode()})
    return True
