"""Destroying what opens leaves: what they committed to can then neither be read nor guessed."""

from gongkai.ledger.models import Seal
from gongkai.ledger.rules.leaf import Log


def destroy_seals(log: Log, item: str) -> int:
    """Destroy salts and contents of all leaves of an item; the leaves stay, and stay provable. Returns how many."""
    gone, _ = Seal.objects.filter(entry__log=log, entry__item=item).delete()
    return gone
