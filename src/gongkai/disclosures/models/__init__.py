"""A matter, its revisions and releases; what was found in them; and the record of everything done with them."""

from gongkai.disclosures.models.checks import CheckRecord, Explanation, Recheck, RecheckItem, Verdict
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
    "CheckRecord",
    "Contribution",
    "Disclosure",
    "DraftBuffer",
    "Explanation",
    "IndexCounter",
    "Move",
    "Pass",
    "Proposal",
    "Recheck",
    "RecheckItem",
    "Release",
    "RestoreRequest",
    "Revision",
    "Rung",
    "Verdict",
]
