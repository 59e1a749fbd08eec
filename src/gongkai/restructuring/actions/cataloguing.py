"""What a unit's catalogue says goes on in drafts of those who take over, which then have to be filed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Max, OuterRef, Subquery
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
from gongkai.restructuring.queries import Parts
from gongkai.restructuring.rules import code_beside

KEEPERS = (Role.DRAFTER, Role.HEAD)


@recorded()
def carry_catalogue(unit: Unit, parts: Parts, plan: Reorganisation, at: datetime) -> None:
    """Carry what a unit's catalogue says, each entry the same, into drafts of those who take over, and supersede it.

    Filing is still to come: a catalogue is the successor's own. A unit that goes on keeps its catalogue and has a
    draft without what it gives up. Source: 第十三条.
    """
    items, gone = list(queries.items_carried(unit)), frozenset() if parts.goes_on else _ending(plan)
    _hand_on(unit, parts, at)
    for to in parts.units:
        theirs = [item for item in items if parts.of_matter(item.entry_id, item.matter_class) == to]
        if theirs and parts.is_moving(to):
            _carry(unit, to, theirs, plan, gone, at)
    if parts.goes_on:
        _leave_out(unit, plan, at)
    else:
        _tell_named(unit, parts.answering, plan, at)
        _end_versions(unit)


def _hand_on(unit: Unit, parts: Parts, at: datetime) -> None:
    """Let every entry be kept by whoever gets it; one that nothing says anything of any more goes by its last words."""
    words = Item.objects.filter(entry=OuterRef("pk")).order_by("-pk").values("matter_class")[:1]
    entries = Entry.objects.filter(unit=unit).annotate(said=Subquery(words)).values_list("pk", "said")
    going = defaultdict(list)
    for pk, said in entries:
        going[parts.of_matter(pk, said or "")].append(pk)
    for to, theirs in going.items():
        if parts.is_moving(to):
            Handed.objects.bulk_create(Handed(entry_id=pk, before=unit, after=to, at=at) for pk in theirs)
            Entry.objects.filter(pk__in=theirs).update(unit=to)


def _carry(unit: Unit, to: Unit, items: list[Item], plan: Reorganisation, gone: frozenset[int], at: datetime) -> None:
    draft = _draft_of(to, plan, gone, at)
    _write(draft, items, gone | {unit.pk}, to)
    Version.objects.filter(pk=draft.pk).update(lock=F("lock") + 1)
    number = f"{draft.year}-{draft.number}"
    did("catalogue_carried_over", f"catalogue/{draft.public_id}", by=None, at=at, unit=(unit, to), version=number)
    _tell_keepers(draft, at)


def _leave_out(unit: Unit, plan: Reorganisation, at: datetime) -> None:
    """Give a unit that goes on a draft without what it has given up."""
    source = version_in_work(unit) or newest_filed(unit)
    if source is None or not items_of(source).exclude(entry__unit=unit).exists():
        return
    draft = _draft_of(unit, plan, frozenset(), at)
    Item.objects.filter(version=draft).exclude(entry__unit=unit).delete()
    Version.objects.filter(pk=draft.pk).update(lock=F("lock") + 1)
    _tell_keepers(draft, at)


def _ending(plan: Reorganisation) -> frozenset[int]:
    return frozenset(plan.ending.values_list("pk", flat=True))


def _draft_of(unit: Unit, plan: Reorganisation, gone: frozenset[int], at: datetime) -> Version:
    """Return a unit's draft: the one in work, taken back if it was submitted, else a new one."""
    found = version_in_work(unit)
    if found is not None:
        reason = (
            {} if found.state == VersionState.DRAFT else {"return_reason": "单位调整，目录的事项有变，请核对后再报。"}
        )
        Version.objects.filter(pk=found.pk).update(state=VersionState.DRAFT, **reason)
        return found
    year, source = localdate(at).year, newest_filed(unit)
    last = Version.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"] or 0
    who_when = {"started_by_id": plan.confirmed_by_id, "started_at": at}
    draft = Version.objects.create(unit=unit, year=year, number=last + 1, **who_when)
    _write(draft, items_of(source) if source else (), gone, unit)
    return draft


def _write(draft: Version, items: Iterable[Item], ending: frozenset[int], successor: Unit) -> None:
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


def _tell_named(unit: Unit, answering: Unit, plan: Reorganisation, at: datetime) -> None:
    """Tell other units whose catalogues name the one that ends: they adjust them themselves."""
    versions = {
        item.version_id: item.version for item in queries.items_naming([unit]).exclude(version__unit__in=_ending(plan))
    }
    for version in versions.values():
        keepers = who.holders([version.unit_id], KEEPERS, localdate(at)).values_list("person_id", flat=True)
        facts = {"unit": version.unit.name, "ended": unit.name, "successor": answering.name}
        tell(keepers, "catalogue_names_ended", f"catalogue/{version.public_id}", at=at, **facts)
