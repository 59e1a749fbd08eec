"""Writing a version: starting it, its entries, and why they differ from the last one filed."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate

from gongkai.catalogue.actions.held import MOVED, hold, move_on, wrote
from gongkai.catalogue.models import Entry, Item, Provenance, Reason, Version
from gongkai.catalogue.queries import facts_of, items_of, newest_filed, version_in_work, wording_of
from gongkai.catalogue.rules import VersionVerb, refusals, year_refusal
from gongkai.catalogue.wording import Wording, place_of
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of

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
        _copy(newest_filed(unit), version)
        wrote("catalogue_started", version, by=by, at=at)
    return version


def put_item(
    version: Version,
    wording: Wording,
    *,
    entry: Entry | None,
    lock: int,
    by: Person,
    at: datetime,
    reason: str | None = None,
) -> Item:
    """Write what a draft says of an entry, and why; without an entry a new one begins. It may still be incomplete.

    Without a ``reason`` the one already given stays.

    Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, the code is taken, or somebody else wrote meanwhile.
    """
    with recorded():
        held = hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        taken = Item.objects.filter(version=held, code=wording.code).exclude(entry=entry).exists()
        strange = entry is not None and entry.unit_id != held.unit_id
        insist(Refusal("entry_code_taken", about=wording.code) if taken else None, MOVED if strange else None)
        item = write_item(held, entry or Entry.objects.create(unit=held.unit), wording)
        write_reason(held, item.entry, reason)
        move_on(version, held)
        wrote(
            "catalogue_item_put",
            version,
            by=by,
            at=at,
            entry=wording.code,
            unsaid={**asdict(wording), "reason": reason},
        )
    return item


def drop_item(
    version: Version, entry: Entry, *, lock: int, by: Person, at: datetime, reason: str | None = None
) -> None:
    """Leave an entry out of a draft, and say why. What earlier versions said of it stays. Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, or if somebody else wrote meanwhile.
    """
    with recorded():
        held = hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        items = Item.objects.filter(version=held, entry=entry)
        code = items.values_list("code", flat=True).first()
        gone, _ = items.delete()
        insist(None if gone else MOVED)
        write_reason(held, entry, reason)
        move_on(version, held)
        wrote("catalogue_item_dropped", version, by=by, at=at, entry=code, unsaid={"reason": reason})


def say_why(version: Version, reasons: Mapping[UUID, str], *, lock: int, by: Person, at: datetime) -> None:
    """Write why a draft differs from the last version filed, for several entries at once; empty takes one away.

    Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, an entry is not the unit's, or somebody else wrote meanwhile.
    """
    with recorded():
        held = hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        entries = {entry.public_id: entry for entry in Entry.objects.filter(unit=held.unit, public_id__in=reasons)}
        insist(None if len(entries) == len(reasons) else MOVED)
        for public_id, text in reasons.items():
            write_reason(held, entries[public_id], text)
        move_on(version, held)
        unsaid = {str(public_id): text for public_id, text in reasons.items()}
        wrote("catalogue_changes_explained", version, by=by, at=at, unsaid=unsaid)


def write_reason(version: Version, entry: Entry, text: str | None) -> None:
    """Keep why a draft adds, changes or leaves out an entry; an empty text takes it away, None leaves it."""
    if text is None:
        return
    if text.strip():
        Reason.objects.update_or_create(version=version, entry=entry, defaults={"text": text.strip()})
    else:
        Reason.objects.filter(version=version, entry=entry).delete()


def write_item(version: Version, entry: Entry, wording: Wording) -> Item:
    """Write what a draft says of an entry, whatever it said before."""
    columns = asdict(wording) | {"channels": list(wording.channels), "position": place_of(wording.code)}
    columns |= {"second_time_kind": wording.second_time_kind or "", "period": wording.period or ""}
    others = columns.pop("other_unit_ids")
    item, _ = Item.objects.update_or_create(version=version, entry=entry, defaults=columns)
    item.other_units.set(others)
    return item


def _copy(source: Version | None, version: Version) -> None:
    """Write all of an earlier version, and where its items came from, into a new one."""
    for item in items_of(source).prefetch_related("provenance") if source else ():
        copy = write_item(version, item.entry, wording_of(item))
        Provenance.objects.bulk_create(Provenance(item=copy, source_id=one.source_id) for one in item.provenance.all())
