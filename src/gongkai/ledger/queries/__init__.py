"""All reads of the ledger: leaves and what opens them in the database, the published logs in their folders."""

from gongkai.ledger.queries.heads import PublishedHead, published_head
from gongkai.ledger.queries.leaves import entries_from, last_leaf, last_wording, leaves_of, size_of
from gongkai.ledger.queries.proofs import NotYetPublished, SealGone, bundle_of, proof_of
from gongkai.ledger.queries.published import (
    file_of,
    folder_of,
    hashes_of,
    last_signed,
    published,
    published_checkpoint,
    read_tile,
    vkey_of,
)
from gongkai.ledger.queries.troubles import Trouble, is_behind, trouble_of

__all__ = [
    "NotYetPublished",
    "PublishedHead",
    "SealGone",
    "Trouble",
    "bundle_of",
    "entries_from",
    "file_of",
    "folder_of",
    "hashes_of",
    "is_behind",
    "last_leaf",
    "last_signed",
    "last_wording",
    "leaves_of",
    "proof_of",
    "published",
    "published_checkpoint",
    "published_head",
    "read_tile",
    "size_of",
    "trouble_of",
    "vkey_of",
]
