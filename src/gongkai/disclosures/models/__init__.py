"""A matter, its revisions and releases; and the record of everything done with them."""

from gongkai.disclosures.models.matter import Attachment, Disclosure, Release, Revision, Rung
from gongkai.disclosures.models.record import (
    Contribution,
    DraftBuffer,
    IndexCounter,
    Move,
    Pass,
    Proposal,
    RestoreRequest,
)

__all__ = [
    "Attachment",
    "Contribution",
    "Disclosure",
    "DraftBuffer",
    "IndexCounter",
    "Move",
    "Pass",
    "Proposal",
    "Release",
    "RestoreRequest",
    "Revision",
    "Rung",
]
