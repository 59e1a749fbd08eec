"""What another system is told, word for word: what the public reads, and of files their digests alone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from gongkai.disclosures.models import Disclosure, Release, Revision
from gongkai.disclosures.queries.record import facts_told
from gongkai.measures.vocabulary import PAGES
from gongkai.orgs.queries import called_on
from gongkai.push.rules.words import Kind, Why


def release_told(release: Release, delivery: UUID, turn: int, at: datetime) -> dict[str, Any]:
    """Return what a system is told of something made known. Source: 第十四条."""
    page = Release.objects.get(rung=release.rung_id, channel__in=PAGES)
    since = page.since or at
    facts = facts_told(release.disclosure, release.revision, release.rung, since)
    unit = called_on(release.disclosure.unit, localdate(since)).then
    own = {name: value for name, value in facts.items() if name not in {"audience", "unit"}}
    told = {
        **own,
        "unit": {"code": facts["unit"], "name": unit.name},
        "files": _files(release.disclosure, release.revision),
    }
    return {**_head(Kind.RELEASE, release.disclosure, release.public_id, delivery, turn, at), "told": told}


def recall_told(
    disclosure: Disclosure, release: UUID, why: Why, delivery: UUID, turn: int, at: datetime
) -> dict[str, Any]:
    """Return what a system is told that is to take something down: its names and the reason, nothing of its content."""
    told = {"index_no": disclosure.index_no or "", "why": why.value}
    return {**_head(Kind.RECALL, disclosure, release, delivery, turn, at), "told": told}


def summary_told(month: str, figures: dict[str, int], findings: str, delivery: UUID, at: datetime) -> dict[str, Any]:
    """Return what the platform is told of a month. Source: 第十四条."""
    told = {"month": month, "as_of": _moment(at), "figures": figures, "findings": findings}
    return {**_envelope(Kind.SUMMARY, delivery, at), "told": told}


def _envelope(kind: Kind, delivery: UUID, at: datetime) -> dict[str, Any]:
    school = settings.GONGKAI_SCHOOL["name"]
    return {"kind": kind.value, "delivery": str(delivery), "made_at": _moment(at), "school": school}


def _head(kind: Kind, disclosure: Disclosure, release: UUID, delivery: UUID, turn: int, at: datetime) -> dict[str, Any]:
    address = settings.SITE + reverse("portal:detail", args=[disclosure.public_id])
    names = {"subject": str(disclosure.public_id), "release": str(release), "turn": turn, "address": address}
    return {**_envelope(kind, delivery, at), **names}


def _moment(at: datetime) -> str:
    return localtime(at).isoformat(timespec="seconds")


def _files(disclosure: Disclosure, revision: Revision) -> list[dict[str, Any]]:
    found = revision.attachments.select_related("stored", "served")
    return [
        {
            "name": one.name,
            "size": one.for_readers.size,
            "sha256": one.for_readers.digest,
            "address": settings.SITE + reverse("portal:file", args=[disclosure.public_id, one.public_id, one.name]),
        }
        for one in found
    ]
