"""What an ending unit's catalogue says goes on in a draft of its successor, which then has to be filed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Max, QuerySet
from django.utils.timezone import localdate

from gongkai.catalogue.models import Entry, Handed, Item, Version
from gongkai.catalogue.queries import items_of, newest_filed, version_in_work
from gongkai.catalogue.rules import VersionState
from gongkai.catalogue.wording import place_of
from gongkai.ledger.actions import recorded
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs import queries as who
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Unit
from gongkai.restructuring import queries
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.rules import code_beside

KEEPERS = (Role.DRAFTER, Role.HEAD)


@recorded()
def carry_catalogue(unit: Unit, plan: Reorganisation, at: datetime) -> None:
    """Supersede an ending unit's catalogue and carry its entries, each the same, into a draft of the successor.

    Filing is still to come: a catalogue is the successor's own. Source: 第十三条.
    """
    items = list(queries.items_carried(unit))
    _tell_named(unit, plan, at)
    _hand_on(Entry.objects.filter(unit=unit), plan.successor, at)
    if items:
        draft = _draft_of(plan, at)
        _write(draft, items, _ending(plan), plan.successor)
        Version.objects.filter(pk=draft.pk).update(lock=F("lock") + 1)
        number = f"{draft.year}-{draft.number}"
        units = (unit, plan.successor)
        did("catalogue_carried_over", f"catalogue/{draft.public_id}", by=None, at=at, unit=units, version=number)
        _tell_keepers(draft, at)
    _end_versions(unit)


def _hand_on(entries: QuerySet[Entry], unit: Unit, at: datetime) -> None:
    kept = list(entries.values_list("pk", "unit"))
    Handed.objects.bulk_create(Handed(entry_id=pk, before_id=before, after=unit, at=at) for pk, before in kept)
    Entry.objects.filter(pk__in=[pk for pk, _ in kept]).update(unit=unit)


def _ending(plan: Reorganisation) -> set[int]:
    return set(plan.ending.values_list("pk", flat=True))


def _draft_of(plan: Reorganisation, at: datetime) -> Version:
    """Return the successor's draft: the one in work, taken back if it was submitted, else a new one."""
    found = version_in_work(plan.successor)
    if found is not None:
        reason = {} if found.state == VersionState.DRAFT else {"return_reason": "单位调整，有事项并入，请核对后再报。"}
        Version.objects.filter(pk=found.pk).update(state=VersionState.DRAFT, **reason)
        return found
    year, source = localdate(at).year, newest_filed(plan.successor)
    last = Version.objects.filter(unit=plan.successor, year=year).aggregate(last=Max("number"))["last"] or 0
    who_when = {"started_by_id": plan.confirmed_by_id, "started_at": at}
    draft = Version.objects.create(unit=plan.successor, year=year, number=last + 1, **who_when)
    _write(draft, items_of(source) if source else (), _ending(plan), plan.successor)
    return draft


def _write(draft: Version, items: Iterable[Item], ending: set[int], successor: Unit) -> None:
    """Copy items into a draft; where they name an ending unit they name its successor."""
    taken = set(Item.objects.filter(version=draft).values_list("code", flat=True))
    for item in items:
        others = {successor.pk if unit.pk in ending else unit.pk for unit in item.other_units.all()}
        code = code_beside(item.code, frozenset(taken))
        lead = successor.pk if item.lead_unit_id in ending else item.lead_unit_id
        columns = {**_columns(item), "code": code, "position": place_of(code), "lead_unit_id": lead}
        copy = Item.objects.create(version=draft, **columns)
        copy.other_units.set(others - {lead})
        taken.add(code)


def _columns(item: Item) -> dict[str, Any]:
    """Return what an item says, but for the version it stands in and what the office said of it there."""
    beside = {"id", "version", "return_reason"}
    fields = [field for field in Item._meta.concrete_fields if field.name not in beside]  # noqa: SLF001 – Django's own
    return {field.attname: getattr(item, field.attname) for field in fields}


def _end_versions(unit: Unit) -> None:
    """Supersede what was filed, in force or not yet, and drop the draft whose wording has gone on."""
    in_work = version_in_work(unit)
    if in_work is not None:
        Version.objects.filter(pk=in_work.pk).delete()
    in_force = Version.objects.filter(unit=unit, state=VersionState.IN_FORCE)
    in_force.update(state=VersionState.SUPERSEDED, lock=F("lock") + 1)
    for version in Version.objects.filter(unit=unit, state=VersionState.FILED).order_by("pk"):
        for state in (VersionState.IN_FORCE, VersionState.SUPERSEDED):
            Version.objects.filter(pk=version.pk).update(state=state, lock=F("lock") + 1)


def _tell_keepers(draft: Version, at: datetime) -> None:
    keepers = who.holders([draft.unit_id], KEEPERS, localdate(at)).values_list("person_id", flat=True)
    office = who.posts_in_force(localdate(at)).filter(role__in=[Role.OFFICE_CLERK]).values_list("person_id", flat=True)
    facts = {"unit": draft.unit.name, "year": str(draft.year)}
    tell({*keepers, *office}, "catalogue_to_file_again", f"catalogue/{draft.public_id}", at=at, **facts)


def _tell_named(unit: Unit, plan: Reorganisation, at: datetime) -> None:
    """Tell other units whose catalogues name the one that ends: they adjust them themselves."""
    versions = {
        item.version_id: item.version for item in queries.items_naming([unit]).exclude(version__unit__in=_ending(plan))
    }
    for version in versions.values():
        keepers = who.holders([version.unit_id], KEEPERS, localdate(at)).values_list("person_id", flat=True)
        facts = {"unit": version.unit.name, "ended": unit.name, "successor": plan.successor.name}
        tell(keepers, "catalogue_names_ended", f"catalogue/{version.public_id}", at=at, **facts)
