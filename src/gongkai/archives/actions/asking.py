"""Asking for a year's archive, calling that off, and that somebody has fetched it."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.archives.models import Archive
from gongkai.archives.queries import in_hand, may_ask_for_one
from gongkai.archives.rules import UNDER_WAY, Reach, State, asking_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of


def noted(what: str, archive: Archive, *, by: Person | None, at: datetime, digest: str = "") -> None:
    """Record what was done with an archive: of which year and unit it is, how far it goes, and its fingerprint."""
    subject, year = f"archive/{archive.public_id}", str(archive.year)
    did(what, subject, by=by, at=at, year=year, unit=archive.unit, reach=archive.reach, digest=digest)


@recorded()
def order(year: int, unit: Unit | None, reach: Reach, *, by: Person, at: datetime) -> Archive:
    """Have a year's archive made by the worker. Practice.

    :raises Refused: if ``by`` is not of the office, the year has nothing, or another one is in the making.
    """
    may = may_ask_for_one(duties_of(by, localdate(at)))
    insist(*asking_refusals(year, localdate(at), may=may, in_hand=in_hand()))
    made = Archive.objects.create(year=year, unit=unit, reach=reach, asked_by=by, asked_at=at)
    noted("archive_asked", made, by=by, at=at)
    return made


@recorded()
def call_off(archive: Archive, *, by: Person, at: datetime) -> None:
    """Call off an archive that is not made yet. Practice.

    :raises Refused: if it is over.
    """
    still = Archive.objects.filter(pk=archive.pk, state__in=UNDER_WAY)
    insist(None if still.update(state=State.CALLED_OFF, ended_at=at) else Refusal("archive_over"))
    noted("archive_called_off", archive, by=by, at=at)


@recorded()
def fetched(archive: Archive, *, by: Person, at: datetime) -> None:
    """Record that somebody has fetched an archive. Practice."""
    noted("archive_fetched", archive, by=by, at=at, digest=archive.digest)
