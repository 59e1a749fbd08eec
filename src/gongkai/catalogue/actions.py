"""Writing catalogues and filing them. Every action is one transaction; one that came too late changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.timezone import localdate

from gongkai.catalogue.models import Entry, FilingSeries, Item, Version
from gongkai.catalogue.queries import facts_of, items_of, newest_filed, version_in_work, versions_due, wording_of
from gongkai.catalogue.record import facts_filed, name_in_log
from gongkai.catalogue.rules import STEPS, VersionState, VersionVerb, refusals, year_refusal
from gongkai.catalogue.wording import Wording, place_of
from gongkai.ledger.actions import append, recorded
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of, holders, posts_in_force

MOVED = Refusal("moved_meanwhile")
IN_WORK = Refusal("version_in_work", (13, None))


def start_version(unit: Unit, *, year: int, by: Person, at: datetime) -> Version:
    """Start the next version of a unit's catalogue from the last one filed; its entries keep their identity.

    Source: 第十三条.

    :raises Refused: if ``by`` does not keep this catalogue, the year is not near, or another version is in work.
    """
    with recorded():
        others = Version.objects.filter(unit=unit, year=year)
        number = (others.aggregate(last=Max("number"))["last"] or 0) + 1
        version = Version(unit=unit, year=year, number=number, started_by=by, started_at=at)
        facts = facts_of(version, duties_of(by, localdate(at)), localdate(at))
        busy = IN_WORK if version_in_work(unit) else None
        insist(*refusals(VersionVerb.EDIT, facts), year_refusal(year, localdate(at)), busy)
        try:
            with transaction.atomic():
                version.save()
        except IntegrityError as taken:
            raise Refused([IN_WORK]) from taken
        source = newest_filed(unit)
        for item in items_of(source) if source else ():
            _write(version, item.entry, wording_of(item))
        _did("catalogue_started", version, by=by, at=at)
    return version


def put_item(version: Version, wording: Wording, *, entry: Entry | None, lock: int, by: Person, at: datetime) -> Item:
    """Write what a draft says of an entry; without an entry a new one begins. It may still be incomplete.

    Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, the code is taken, or somebody else wrote meanwhile.
    """
    with recorded():
        held = _hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        taken = Item.objects.filter(version=held, code=wording.code).exclude(entry=entry).exists()
        strange = entry is not None and entry.unit_id != held.unit_id
        insist(Refusal("entry_code_taken", about=wording.code) if taken else None, MOVED if strange else None)
        item = _write(held, entry or Entry.objects.create(unit=held.unit), wording)
        _swap(version, held)
        _did("catalogue_item_put", version, by=by, at=at, entry=wording.code, unsaid=asdict(wording))
    return item


def drop_item(version: Version, entry: Entry, *, lock: int, by: Person, at: datetime) -> None:
    """Leave an entry out of a draft. What earlier versions said of it stays. Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, or if somebody else wrote meanwhile.
    """
    with recorded():
        held = _hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        items = Item.objects.filter(version=held, entry=entry)
        code = items.values_list("code", flat=True).first()
        gone, _ = items.delete()
        insist(None if gone else MOVED)
        _swap(version, held)
        _did("catalogue_item_dropped", version, by=by, at=at, entry=code)


def submit(version: Version, *, lock: int, by: Person, at: datetime) -> None:
    """Report a draft to the office for filing; the office is told. Source: 第十三条.

    :raises Refused: with every reason: only the head submits, and only what is complete entry by entry.
    """
    with recorded():
        held = _hold(version, VersionVerb.SUBMIT, lock=lock, by=by, at=at)
        Item.objects.filter(version=held).update(return_reason="")
        _swap(version, held, VersionVerb.SUBMIT, submitted_by=by, submitted_at=at, return_reason="")
        office = posts_in_force(localdate(at)).filter(role__in=[Role.OFFICE_CLERK, Role.OFFICE_APPROVER])
        _tell(held, office.values_list("person_id", flat=True), "catalogue_submitted", at)
        _did("catalogue_submitted", version, by=by, at=at)


def give_back(
    version: Version, *, reason: str, by_code: Mapping[str, str], lock: int, by: Person, at: datetime
) -> None:
    """Return a submitted version with a reason, and reasons for single entries; the unit is told. Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, gives none, or names an entry that is not there.
    """
    with recorded():
        held = _hold(version, VersionVerb.GIVE_BACK, lock=lock, by=by, at=at)
        said = {code: why.strip() for code, why in by_code.items() if why.strip()}
        known = set(Item.objects.filter(version=held, code__in=said).values_list("code", flat=True))
        silent = not reason.strip() and not said
        insist(Refusal("reason_missing", (13, None)) if silent else None, None if known == set(said) else MOVED)
        for code, why in said.items():
            Item.objects.filter(version=held, code=code).update(return_reason=why)
        _swap(version, held, VersionVerb.GIVE_BACK, return_reason=reason.strip())
        _tell(held, _keepers(held, localdate(at)), "catalogue_given_back", at)
        _did("catalogue_given_back", version, by=by, at=at, unsaid={"reason": reason.strip(), "by_code": said})


def file(version: Version, *, in_force_on: date, lock: int, by: Person, at: datetime) -> None:
    """Record that the office received a version, under the next number; the unit is told.

    Filing does not approve. A version to be in force today is so at once, others when their day comes.
    Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, the day is past or before that of another filed version.
    """
    today = localdate(at)
    with recorded():
        held = _hold(version, VersionVerb.FILE, lock=lock, by=by, at=at, in_force_on=in_force_on)
        number = _next_number(today.year)
        _swap(version, held, VersionVerb.FILE, filed_by=by, filed_at=at, filing_number=number, in_force_on=in_force_on)
        _inscribe(version, at)
        _tell(held, _keepers(held, today), "catalogue_filed", at)
        _did("catalogue_filed", version, by=by, at=at, filing_number=number, in_force_on=in_force_on)
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
        _tell(mine, _keepers(mine, today), "catalogue_in_force", at)
        _did("catalogue_in_force", mine, by=None, at=at)
    version.refresh_from_db()
    return True


def run_due(at: datetime) -> int:
    """Put every filed version in force whose day has come; returns how many. Safe to run any number of times.

    Source: 第十三条.
    """
    return sum(bring_into_force(version, at=at) for version in versions_due(localdate(at)))


def _write(version: Version, entry: Entry, wording: Wording) -> Item:
    columns = asdict(wording) | {"channels": list(wording.channels), "position": place_of(wording.code)}
    columns |= {"second_time_kind": wording.second_time_kind or "", "period": wording.period or ""}
    others = columns.pop("other_unit_ids")
    item, _ = Item.objects.update_or_create(version=version, entry=entry, defaults=columns)
    item.other_units.set(others)
    return item


def _hold(
    version: Version, verb: VersionVerb, *, lock: int, by: Person, at: datetime, in_force_on: date | None = None
) -> Version:
    """Lock the row, look at it afresh, and go on only if nothing stands against it."""
    held = Version.objects.select_for_update(of=("self",)).select_related("unit").get(pk=version.pk)
    today = localdate(at)
    facts = facts_of(held, duties_of(by, today), today, in_force_on=in_force_on)
    reasons = refusals(verb, facts)
    stale = held.lock != lock and MOVED not in reasons
    insist(MOVED if stale else None, *reasons)
    return held


def _swap(version: Version, held: Version, verb: VersionVerb = VersionVerb.EDIT, **changes: object) -> None:
    """Move the version on if it still is as it was read; the caller's copy follows."""
    before, after = STEPS[verb]
    as_read = Version.objects.filter(pk=held.pk, state=before, lock=held.lock)
    insist(None if as_read.update(state=after, lock=F("lock") + 1, **changes) else MOVED)
    version.refresh_from_db()


def _next_number(year: int) -> str:
    """Give out the next filing number of a year, without gaps; whoever comes second waits on the row."""
    FilingSeries.objects.get_or_create(year=year)
    FilingSeries.objects.filter(year=year).update(last=F("last") + 1)
    return f"备〔{year}〕{FilingSeries.objects.get(year=year).last:03d}号"


def _inscribe(version: Version, at: datetime) -> None:
    """Record in the public log what was filed, word for word. Source: 第十三条."""
    append(Log.PUBLIC, Act.FILE, name_in_log(version), at=at, unit=version.unit.code, facts=facts_filed(version))


def _did(what: str, version: Version, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record what was done with a version. The auditor sees codes: what a draft says is not for him."""
    number = f"{version.year}-{version.number}"
    did(what, f"catalogue/{version.public_id}", by=by, at=at, unit=version.unit, version=number, **told)


def _keepers(version: Version, on: date) -> set[int]:
    """Return the persons who drafted the version, submitted it, or keep the unit's catalogue today."""
    today = holders([version.unit_id], [Role.DRAFTER, Role.HEAD], on).values_list("person_id", flat=True)
    return {version.started_by_id, *today, *([version.submitted_by_id] if version.submitted_by_id else [])}


def _tell(version: Version, people: Iterable[int], kind: str, at: datetime) -> None:
    facts = {"unit": version.unit.name, "year": str(version.year)}
    tell(people, kind, f"catalogue/{version.public_id}", at=at, **facts)
