"""How a disclosure is named in the ledger, and which leaf speaks of what a reader sees."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from gongkai.disclosures.models import Disclosure, Release
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger import queries as ledger
from gongkai.ledger.models import Entry
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience


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
