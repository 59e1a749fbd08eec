"""What stands in the catalogues, filed or in work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from gongkai.catalogue.models import Entry, Item, Version
from gongkai.catalogue.rules import Facts, VersionState, VersionVerb, standing
from gongkai.catalogue.wording import Wording, gaps
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, Role, TimeKind, UnitKind
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties

FILED_STATES = (VersionState.FILED, VersionState.IN_FORCE, VersionState.SUPERSEDED)
UNIT_ROLES = (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)
OFFICE_ROLES = frozenset({Role.OFFICE_CLERK, Role.OFFICE_APPROVER})


def items_in_force() -> QuerySet[Item]:
    """Return every item of every catalogue in force. Source: 第十三条."""
    return Item.objects.filter(version__state=VersionState.IN_FORCE).select_related("version", "lead_unit", "entry")


def items_open_to(unit_ids: Iterable[int]) -> QuerySet[Item]:
    """Return the items in force that the units may draft under: their own, led or shared."""
    ids = list(unit_ids)
    theirs = Q(version__unit__in=ids) | Q(lead_unit__in=ids) | Q(other_units__in=ids)
    return items_in_force().filter(theirs).distinct()


def item_last_said(entry_id: int) -> Item | None:
    """Return the newest wording of an entry that is or was in force; what is filed for later is not said yet.

    Source: 第二十三条.
    """
    valid = [VersionState.IN_FORCE, VersionState.SUPERSEDED]
    found = Item.objects.filter(entry=entry_id, version__state__in=valid)
    return found.select_related("version__unit", "lead_unit").order_by("-version__in_force_on", "-version").first()


def versions_to_file() -> QuerySet[Version]:
    """Return what units have submitted and the office has not yet filed. Source: 第十三条."""
    waiting = Version.objects.filter(state=VersionState.SUBMITTED).annotate(item_count=Count("items"))
    return waiting.select_related("unit", "submitted_by").order_by("submitted_at")


def versions_due(on: date) -> QuerySet[Version]:
    """Return the filed versions whose day has come."""
    return Version.objects.filter(state=VersionState.FILED, in_force_on__lte=on).order_by("in_force_on", "pk")


def versions_seen_by(duties: Duties) -> QuerySet[Version]:
    """Return the versions somebody with these posts may read: all that are filed.

    Those not filed yet are read in the unit and in the office alone. Practice: they are nobody else's business.
    """
    filed = Q(state__in=FILED_STATES)
    own = Q(unit__in=duties.units_with(*UNIT_ROLES))
    seen = Version.objects.select_related("unit", "started_by", "submitted_by", "filed_by")
    if not duties.posts:
        return seen.none()
    return seen if duties.has(*OFFICE_ROLES) else seen.filter(filed | own)


def units_kept_by(duties: Duties) -> QuerySet[Unit]:
    """Return the units whose catalogue somebody drafts or answers for; the office drafts the school's.

    Source: 第十三条.
    """
    own = Q(pk__in=duties.units_with(Role.DRAFTER, Role.HEAD))
    school = Q(kind=UnitKind.SCHOOL) if duties.has(Role.OFFICE_CLERK) else Q(pk=None)
    return Unit.objects.filter(own | school)


def versions_at_hand(duties: Duties) -> QuerySet[Version]:
    """Return the versions of the units somebody works for, newest first, with how many items each has."""
    units = Q(unit__in=duties.units_with(*UNIT_ROLES)) | Q(unit__in=units_kept_by(duties))
    counted = versions_seen_by(duties).filter(units).annotate(item_count=Count("items"))
    return counted.order_by("unit__position", "unit__code", "-year", "-number")


def versions_in_force() -> QuerySet[Version]:
    """Return the catalogue in force of each unit that has one."""
    counted = Version.objects.filter(state=VersionState.IN_FORCE).annotate(item_count=Count("items"))
    return counted.select_related("unit").order_by("unit__position", "unit__code")


def version_in_work(unit: Unit) -> Version | None:
    """Return the version of a unit's catalogue that is being drafted or waits to be filed."""
    return Version.objects.filter(unit=unit, state__in=[VersionState.DRAFT, VersionState.SUBMITTED]).first()


def items_of(version: Version) -> QuerySet[Item]:
    """Return what a version says, in the order of its codes, with all units concerned."""
    return (
        Item.objects.filter(version=version)
        .select_related("entry", "lead_unit")
        .prefetch_related("other_units")
        .order_by("position", "code")
    )


def newest_filed(unit: Unit) -> Version | None:
    """Return the version the next one starts from: the last that was filed."""
    filed = Version.objects.filter(unit=unit, state__in=[VersionState.FILED, VersionState.IN_FORCE])
    return filed.order_by("-in_force_on", "-pk").first()


def wording_of(item: Item) -> Wording:
    """Return what an item says as plain values."""
    return Wording(
        code=item.code,
        matter_class=MatterClass(item.matter_class),
        title=item.title,
        content=item.content,
        audience=Audience(item.audience),
        channels=tuple(Channel(channel) for channel in item.channels),
        time_kind=TimeKind(item.time_kind),
        second_time_kind=TimeKind(item.second_time_kind) if item.second_time_kind else None,
        period=Period(item.period) if item.period else None,
        anchor_month=item.anchor_month,
        anchor_day=item.anchor_day,
        grace_days=item.grace_days,
        working_days=item.working_days,
        event=item.event,
        basis=item.basis,
        lead_unit_id=item.lead_unit_id,
        other_unit_ids=tuple(sorted(unit.pk for unit in item.other_units.all())),
        inner_first_days=item.inner_first_days,
        is_major=item.is_major,
    )


def facts_of(
    version: Version, duties: Duties, on: date, *, in_force_on: date | None = None, items: list[Item] | None = None
) -> Facts:
    """Return what the rules need to know of a version and of who asks; ``items`` spares reading them again."""
    if items is None:
        items = list(items_of(version)) if version.pk else []
    roles = duties.roles_in(version.unit_id)
    keeps_school = version.unit.kind == UnitKind.SCHOOL and Role.OFFICE_CLERK in roles
    waiting = Version.objects.filter(unit=version.unit_id, state=VersionState.FILED).exclude(pk=version.pk)
    return Facts(
        state=VersionState(version.state),
        is_drafter=Role.DRAFTER in roles or keeps_school,
        is_head=Role.HEAD in roles,
        is_office=bool(roles & OFFICE_ROLES),
        item_count=len(items),
        incomplete=tuple(item.code for item in items if gaps(wording_of(item))),
        in_force_on=in_force_on,
        after=waiting.aggregate(last=Max("in_force_on"))["last"],
        today=on,
    )


def open_verbs(facts: Facts) -> frozenset[VersionVerb]:
    """Return what somebody is offered to do with a version, by the same rules that are enforced."""
    return frozenset(verb for verb in VersionVerb if not standing(verb, facts))


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version does to the last one filed, as the items it adds, changes and leaves out."""

    added: tuple[Item, ...]
    changed: tuple[Item, ...]
    dropped: tuple[Item, ...]


def changes_in(version: Version) -> Changes:
    """Return how a version not filed yet differs from the last one filed of its unit. Source: 第十三条."""
    source = newest_filed(version.unit)
    before = {item.entry_id: item for item in items_of(source)} if source else {}
    after = {item.entry_id: item for item in items_of(version)}
    kept = [item for entry, item in after.items() if entry in before]
    return Changes(
        added=tuple(item for entry, item in after.items() if entry not in before),
        changed=tuple(item for item in kept if wording_of(item) != wording_of(before[item.entry_id])),
        dropped=tuple(item for entry, item in before.items() if entry not in after),
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """A version as somebody opened it: what it says, and what he is offered to do with it."""

    version: Version
    items: list[Item]
    facts: Facts
    verbs: frozenset[VersionVerb]


def opened(duties: Duties, public_id: UUID, on: date) -> Opened | None:
    """Return a version if somebody with these posts may read it; absent and not permitted are the same."""
    version = versions_seen_by(duties).filter(public_id=public_id).first()
    if version is None:
        return None
    items = list(items_of(version))
    facts = facts_of(version, duties, on, items=items)
    return Opened(version, items, facts, open_verbs(facts))


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an entry stands in a version: without an item it was left out, without an entry it is new."""

    entry: Entry | None
    item: Item | None


def slot_of(at: Opened, entry_id: UUID) -> Slot | None:
    """Return where an entry of the unit stands in a version, or None if the unit has no such entry."""
    entry = Entry.objects.filter(unit=at.version.unit_id, public_id=entry_id).first()
    item = next((item for item in at.items if item.entry.public_id == entry_id), None)
    return Slot(entry, item) if entry else None
