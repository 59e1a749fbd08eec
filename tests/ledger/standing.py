"""How the releases in the database stand, in the words of the ledger: what the fold of a log has to equal."""

from gongkai.disclosures.models import Release
from gongkai.disclosures.queries.record import item_of_log, log_of
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger.queries import entries_from, size_of
from gongkai.ledger.rules.fold import fold
from gongkai.ledger.rules.leaf import Act, leaf_of
from gongkai.measures.vocabulary import Audience

SHOWN = "shown"
STANDS = {
    ReleaseState.LIVE: SHOWN,
    ReleaseState.SUSPENDED: Act.SUSPEND,
    ReleaseState.WITHDRAWN: Act.WITHDRAW,
    ReleaseState.ENDED: Act.END,
    ReleaseState.REPLACED: Act.END,
}
"""Replaced, and nothing in its place for the same readers: the matter is read elsewhere, and here it has ended."""


def as_released(log):
    """Return how every item of a log stands by the newest release that its readers ever had."""
    released = Release.objects.exclude(state=ReleaseState.PLANNED).order_by("pk").select_related("disclosure")
    rows = ((Audience(one.audience), one) for one in released)
    return {item_of_log(one.disclosure, who): STANDS[one.state] for who, one in rows if log_of(who) is log}


def as_recorded(log):
    """Return how every item of a log stands by its leaves."""
    folded = fold((index, leaf_of(entry)) for index, entry in enumerate(entries_from(log, 0, size_of(log))))
    return {item: SHOWN if one.is_shown else one.act for item, one in folded.items()}
