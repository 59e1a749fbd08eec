"""All writes of the ledger: leaves in the database, tiles and checkpoints in their folders."""

from gongkai.ledger.actions.anchoring import anchor
from gongkai.ledger.actions.appending import append
from gongkai.ledger.actions.deeds import deed, recorded
from gongkai.ledger.actions.erasing import destroy_seals
from gongkai.ledger.actions.exporting import export
from gongkai.ledger.actions.keys import keep_key
from gongkai.ledger.actions.restoring import bring_back
from gongkai.ledger.actions.rotating import rotate
from gongkai.ledger.actions.signing import MayNotSign, run_due, sign
from gongkai.ledger.actions.witnessing import Witness, collect_cosignatures

__all__ = [
    "MayNotSign",
    "Witness",
    "anchor",
    "append",
    "bring_back",
    "collect_cosignatures",
    "deed",
    "destroy_seals",
    "export",
    "keep_key",
    "recorded",
    "rotate",
    "run_due",
    "sign",
]
