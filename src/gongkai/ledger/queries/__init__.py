"""All reads of the ledger: leaves and what opens them in the database, the published logs in their folders."""

from gongkai.ledger.queries.checking import check_log, is_of, leaves_in, standing_in
from gongkai.ledger.queries.deeds import DeedLine, Narrowed, deed_at, deeds, read_deeds
from gongkai.ledger.queries.heads import PublishedHead, published_head
from gongkai.ledger.queries.leaves import entries_from, last_leaf, last_wording, leaves_of, size_of
from gongkai.ledger.queries.proofs import (
    NotYetPublished,
    Proven,
    Prover,
    SealGone,
    bundle_of,
    proof_of,
    prover_of,
    seal_of,
)
from gongkai.ledger.queries.published import (
    file_of,
    first_covering,
    folder_of,
    hashes_of,
    kept_in,
    last_signed,
    published,
    published_checkpoint,
    read_tile,
    vkey_of,
)
from gongkai.ledger.queries.states import State, contradicts, state_of, strays
from gongkai.ledger.queries.troubles import Trouble, is_behind, trouble_of

__all__ = [
    "DeedLine",
    "Narrowed",
    "NotYetPublished",
    "Proven",
    "Prover",
    "PublishedHead",
    "SealGone",
    "State",
    "Trouble",
    "bundle_of",
    "check_log",
    "contradicts",
    "deed_at",
    "deeds",
    "entries_from",
    "file_of",
    "first_covering",
    "folder_of",
    "hashes_of",
    "is_behind",
    "is_of",
    "kept_in",
    "last_leaf",
    "last_signed",
    "last_wording",
    "leaves_in",
    "leaves_of",
    "proof_of",
    "prover_of",
    "published",
    "published_checkpoint",
    "published_head",
    "read_deeds",
    "read_tile",
    "seal_of",
    "size_of",
    "standing_in",
    "state_of",
    "strays",
    "trouble_of",
    "vkey_of",
]
