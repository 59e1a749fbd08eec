"""What readers' lists are cut from: a stretch at a time, with marks that tell nothing of what lies between."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from gongkai.disclosures.models import Move, Release
from gongkai.disclosures.queries.reading import PAGE, listed
from gongkai.orgs.queries import Viewer

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WRITTEN = re.compile(r"(\d{1,17})-([0-9a-f]{32})")
LATELY = 500
"""How far back a step may still appear that was begun earlier and committed later."""


Row = Release
Found = QuerySet[Release]
"""What lists are made of, for pages, which know no models."""


class UnknownMark(ValueError):  # noqa: N818 – reads as a sentence: "raises UnknownMark"
    """Raised for a mark that no list has given out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a list, newest first, and the marks from which to read on; None where the list ends."""

    rows: list[Release]
    newer: str | None
    older: str | None


def mark_of(release: Release) -> str:
    """Write down where a release stands in the lists. Row numbers stay out of it: their gaps would tell of others."""
    since = release.since or EPOCH
    return f"{(since - EPOCH) // timedelta(microseconds=1)}-{release.public_id.hex}"


def stretch(found: QuerySet[Release], *, before: str = "", after: str = "", size: int = PAGE) -> Stretch:
    """Cut a list: its beginning, what is newer than ``before``, or what is older than ``after``.

    :raises UnknownMark: if a mark cannot be read.
    """
    if before:
        rows = list(_past(found, before, newer=True).order_by("since", "pk")[: size + 1])
        more, rows = len(rows) > size, rows[:size][::-1]
        return Stretch(rows, _mark(rows[:1]) if more else None, _mark(rows[-1:]))
    rows = list((_past(found, after, newer=False) if after else found)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    return Stretch(rows, _mark(rows[:1]) if after else None, _mark(rows[-1:]) if more else None)


def _past(found: QuerySet[Release], mark: str, *, newer: bool) -> QuerySet[Release]:
    written = WRITTEN.fullmatch(mark)
    if written is None:
        raise UnknownMark(mark)
    since = EPOCH + timedelta(microseconds=int(written[1]))
    row = Release.objects.filter(public_id=UUID(written[2])).values("pk")
    if newer:
        return found.filter(Q(since__gt=since) | Q(pk__gt=row), since__gte=since)
    return found.filter(Q(since__lt=since) | Q(pk__lt=row), since__lte=since)


def _mark(rows: list[Release]) -> str | None:
    return mark_of(rows[0]) if rows else None


def newest_step() -> str:
    """Name the state of everything made known: whatever is released, corrected or taken down changes it.

    The steps of late are counted as well, for one may be committed after a later one.
    """
    last = Move.objects.order_by("-pk").values_list("pk", "disclosure__public_id").first()
    if last is None:
        return "0"
    lately = Move.objects.filter(pk__gt=last[0] - LATELY).aggregate(steps=Count("pk"))
    return f"{last[0]}-{last[1].hex}-{lately['steps']}"


def units_showing(viewer: Viewer, *, inner: bool = False) -> list[tuple[str, str, str, int]]:
    """Return each unit of which a viewer may read something: code, Chinese and English name, and how many items."""
    by = "disclosure__unit__"
    live = listed(viewer, inner=inner).select_related(None).defer(None).order_by(f"{by}position", f"{by}code")
    return list(live.values_list(f"{by}code", f"{by}name", f"{by}name_en").annotate(items=Count("pk")))


def issues_of(release: Release, viewer: Viewer, *, inner: bool = False) -> list[Release]:
    """Return what else was made known under the same entry of the catalogue, newest first."""
    if release.revision.entry_id is None:
        return []
    same = listed(viewer, inner=inner).filter(revision__entry=release.revision.entry_id)
    said = ("since", "audience", "disclosure__public_id", "revision__title")
    same = same.select_related(None).select_related("disclosure", "revision").only(*said)
    return list(same.exclude(disclosure=release.disclosure_id)[:6])
