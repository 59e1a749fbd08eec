"""All reads of how things were made known elsewhere."""

from gongkai.channels.models import EvidenceFile, Recall
from gongkai.channels.queries.forms import Told, missing_of, shown_to_readers, told_of, widest_page
from gongkai.channels.queries.waiting import (
    Awaited,
    awaited_by,
    evidence_file,
    may_prove,
    open_recalls,
    page_to_print,
    recall_called,
    release_called,
    waiting_count,
)
from gongkai.disclosures.models import Release

__all__ = [
    "Awaited",
    "EvidenceFile",
    "Recall",
    "Release",
    "Told",
    "awaited_by",
    "evidence_file",
    "may_prove",
    "missing_of",
    "open_recalls",
    "page_to_print",
    "recall_called",
    "release_called",
    "shown_to_readers",
    "told_of",
    "waiting_count",
    "widest_page",
]
