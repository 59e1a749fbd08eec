"""All reads of archives: which were asked for, what a year made known, and the records beside it."""

from gongkai.archives.models import Archive
from gongkai.archives.queries.guarded import Guarding
from gongkai.archives.queries.jobs import (
    archive_called,
    archives_for,
    due,
    in_hand,
    is_fetchable,
    may_ask_for_one,
    name_of,
    to_forget,
)
from gongkai.archives.queries.year import Matter, Place, erased_count, matters_at, places_of

__all__ = [
    "Archive",
    "Guarding",
    "Matter",
    "Place",
    "archive_called",
    "archives_for",
    "due",
    "erased_count",
    "in_hand",
    "is_fetchable",
    "matters_at",
    "may_ask_for_one",
    "name_of",
    "places_of",
    "to_forget",
]
