"""A version on its way: submitted, returned, filed, in force. One that came too late changes nothing."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.catalogue.actions.held import MOVED, hold, keepers, move_on, tell_of, wrote
from gongkai.catalogue.models import FilingSeries, Item, Reason, Version
from gongkai.catalogue.queries import background_of, versions_due
from gongkai.catalogue.record import facts_filed, name_in_log
from gongkai.catalogue.rules import VersionState, VersionVerb
from gongkai.ledger.actions import append, recorded
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.models import Person
from gongkai.orgs.queries import persons_of_the_office


def submit(version: Version, *, lock: int, by: Person, at: datetime) -> None:
    """Report a draft to the office for filing; the office is told. Source: 第十三条.

    :raises Refused: with every reason: only the head submits, and only what is complete entry by entry.
    """
    with recorded():
        held = hold(version, VersionVerb.SUBMIT, lock=lock, by=by, at=at)
        Item.objects.filter(version=held).update(return_reason="")
        _drop_idle_reasons(held, localdate(at))
        move_on(version, held, VersionVerb.SUBMIT, submitted_by=by, submitted_at=at, return_reason="")
        tell_of(held, persons_of_the_office(localdate(at)), "catalogue_submitted", at)
        wrote("catalogue_submitted", version, by=by, at=at)


def give_back(
    version: Version, *, reason: str, by_code: Mapping[str, str], lock: int, by: Person, at: datetime
) -> None:
    """Return a submitted version with a reason, and reasons for single entries; the unit is told. Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, gives none, or names an entry that is not there.
    """
    with recorded():
        held = hold(version, VersionVerb.GIVE_BACK, lock=lock, by=by, at=at)
        said = {code: why.strip() for code, why in by_code.items() if why.strip()}
        known = set(Item.objects.filter(version=held, code__in=said).values_list("code", flat=True))
        silent = not reason.strip() and not said
        insist(Refusal("reason_missing", (13, None)) if silent else None, None if known == set(said) else MOVED)
        for code, why in said.items():
            Item.objects.filter(version=held, code=code).update(return_reason=why)
        move_on(version, held, VersionVerb.GIVE_BACK, return_reason=reason.strip())
        tell_of(held, keepers(held, localdate(at)), "catalogue_given_back", at)
        wrote("catalogue_given_back", version, by=by, at=at, unsaid={"reason": reason.strip(), "by_code": said})


def file(version: Version, *, in_force_on: date, lock: int, by: Person, at: datetime) -> None:
    """Record that the office received a version, under the next number; the unit is told.

    Filing does not approve. A version to be in force today is so at once, others when their day comes.
    Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, the day is past or before that of another filed version.
    """
    today = localdate(at)
    with recorded():
        held = hold(version, VersionVerb.FILE, lock=lock, by=by, at=at, in_force_on=in_force_on)
        number = _next_number(today.year)
        move_on(
            version, held, VersionVerb.FILE, filed_by=by, filed_at=at, filing_number=number, in_force_on=in_force_on
        )
        _inscribe(version, at)
        tell_of(held, keepers(held, today), "catalogue_filed", at)
        wrote("catalogue_filed", version, by=by, at=at, filing_number=number, in_force_on=in_force_on)
        if in_force_on == today:
            bring_into_force(version, at=at)


def bring_into_force(version: Version, *, at: datetime) -> bool:
    """Put a filed version in force when its day has come, and supersede the one before. Source: 第十三条.

    Idempotent: tells whether anything changed.
    """
    today = localdate(at)
    with recorded():
        family = list(Version.objects.select_for_update(of=("self",)).filter(unit=version.unit_id).order_by("pk"))
        mine = next(one for one in family if one.pk == version.pk)
        if mine.state != VersionState.FILED or mine.in_force_on is None or mine.in_force_on > today:
            return False
        current = Version.objects.filter(unit=version.unit_id, state=VersionState.IN_FORCE)
        current.update(state=VersionState.SUPERSEDED, lock=F("lock") + 1)
        Version.objects.filter(pk=mine.pk).update(state=VersionState.IN_FORCE, lock=F("lock") + 1)
        tell_of(mine, keepers(mine, today), "catalogue_in_force", at)
        wrote("catalogue_in_force", mine, by=None, at=at)
    version.refresh_from_db()
    return True


def run_due(at: datetime) -> int:
    """Put every filed version in force whose day has come; returns how many. Safe to run any number of times.

    Source: 第十三条.
    """
    return sum(bring_into_force(version, at=at) for version in versions_due(localdate(at)))


def _next_number(year: int) -> str:
    """Give out the next filing number of a year, without gaps; whoever comes second waits on the row."""
    FilingSeries.objects.get_or_create(year=year)
    FilingSeries.objects.filter(year=year).update(last=F("last") + 1)
    return f"备〔{year}〕{FilingSeries.objects.get(year=year).last:03d}号"


def _inscribe(version: Version, at: datetime) -> None:
    """Record in the public log what was filed, word for word. Source: 第十三条."""
    append(Log.PUBLIC, Act.FILE, name_in_log(version), at=at, unit=version.unit.code, facts=facts_filed(version))


def _drop_idle_reasons(version: Version, on: date) -> None:
    """Take away the reasons of entries that were changed back: nothing is left that they explain."""
    told = [change.item.entry_id for change in background_of(version, on).changes.all]
    Reason.objects.filter(version=version).exclude(entry__in=told).delete()
