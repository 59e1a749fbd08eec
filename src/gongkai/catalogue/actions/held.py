"""What every act on a version has in common: the row is held, looked at afresh, moved on, and the act recorded."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.catalogue.models import Version
from gongkai.catalogue.queries import facts_of
from gongkai.catalogue.rules import STEPS, VersionVerb, refusals
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of, holders

MOVED = Refusal("moved_meanwhile")


def locked(version: Version) -> Version:
    """Lock the row and look at it afresh."""
    return Version.objects.select_for_update(of=("self",)).select_related("unit").get(pk=version.pk)


def hold(
    version: Version, verb: VersionVerb, *, lock: int, by: Person, at: datetime, in_force_on: date | None = None
) -> Version:
    """Lock the row, look at it afresh, and go on only if nothing stands against it."""
    held = locked(version)
    today = localdate(at)
    facts = facts_of(held, duties_of(by, today), today, in_force_on=in_force_on)
    reasons = refusals(verb, facts)
    stale = held.lock != lock and MOVED not in reasons
    insist(MOVED if stale else None, *reasons)
    return held


def move_on(version: Version, held: Version, verb: VersionVerb = VersionVerb.EDIT, **changes: object) -> None:
    """Move the version on if it still is as it was read; the caller's copy follows."""
    before, after = STEPS[verb]
    as_read = Version.objects.filter(pk=held.pk, state=before, lock=held.lock)
    insist(None if as_read.update(state=after, lock=F("lock") + 1, **changes) else MOVED)
    version.refresh_from_db()


def wrote(what: str, version: Version, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record what was done with a version. The auditor sees codes: what a draft says is not for him."""
    number = f"{version.year}-{version.number}"
    did(what, f"catalogue/{version.public_id}", by=by, at=at, unit=version.unit, version=number, **told)


def keepers(version: Version, on: date) -> set[int]:
    """Return the persons who drafted the version, submitted it, or keep the unit's catalogue today."""
    today = holders([version.unit_id], [Role.DRAFTER, Role.HEAD], on).values_list("person_id", flat=True)
    return {version.started_by_id, *today, *([version.submitted_by_id] if version.submitted_by_id else [])}


def tell_of(version: Version, people: Iterable[int], kind: str, at: datetime) -> None:
    """Tell people what happened to a version."""
    facts = {"unit": version.unit.name, "year": str(version.year)}
    tell(people, kind, f"catalogue/{version.public_id}", at=at, **facts)
