"""All writes of the ledger: leaves in the database, tiles and checkpoints in their folders."""

from gongkai.ledger.actions.anchoring import anchor
from gongkai.ledger.actions.appending import append
from gongkai.ledger.actions.deeds import deed, recorded
from gongkai.ledger.actions.erasing import destroy_seals
from gongkai.ledger.actions.restoring import bring_back
from gongkai.ledger.actions.rotating import rotate
from gongkai.ledger.actions.signing import MayNotSign, run_due, sign

__all__ = [
    "MayNotSign",
    "anchor",
    "append",
    "bring_back",
    "deed",
    "destroy_seals",
    "recorded",
    "rotate",
    "run_due",
    "sign",
]
