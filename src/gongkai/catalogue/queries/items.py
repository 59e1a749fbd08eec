"""What the items of the catalogues say, in force or as they were filed."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from gongkai.catalogue.models import Handed, Item, Version
from gongkai.catalogue.rules import VersionState
from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, TimeKind

SAID = [VersionState.IN_FORCE, VersionState.SUPERSEDED]


def items_in_force() -> QuerySet[Item]:
    """Return every item of every catalogue in force. Source: 第十三条."""
    return Item.objects.filter(version__state=VersionState.IN_FORCE).select_related("version", "lead_unit", "entry")


def items_open_to(unit_ids: Iterable[int]) -> QuerySet[Item]:
    """Return what the units may draft under: items in force that they own, lead or share, and those handed on."""
    ids = list(unit_ids)
    theirs = Q(version__unit__in=ids) | Q(lead_unit__in=ids) | Q(other_units__in=ids)
    in_force = items_in_force().filter(theirs).order_by().values("pk")
    going_on = items_going_on().filter(entry__unit__in=ids).order_by().values("pk")
    found = Item.objects.filter(Q(pk__in=in_force) | Q(pk__in=going_on))
    return found.select_related("version", "lead_unit", "entry")


def items_owed_by(unit_ids: Iterable[int]) -> QuerySet[Item]:
    """Return the items by which the units owe something: those they lead, and those handed on to them."""
    ids = list(unit_ids)
    handed = Q(entry__unit__in=ids, lead_unit=F("version__unit"))
    return items_open_to(ids).filter(Q(lead_unit__in=ids) | handed)


def items_going_on() -> QuerySet[Item]:
    """Return what a unit said last of entries that are another's now, which has not filed since: it still counts.

    Source: 第十三条.
    """
    handed = Handed.objects.filter(entry=OuterRef("entry")).order_by("-at", "-pk").values("at")
    filed = Version.objects.filter(unit=OuterRef("entry__unit"), state__in=SAID, filed_at__gte=OuterRef("handed_at"))
    later = Item.objects.filter(
        entry=OuterRef("entry"), version__state__in=SAID, version__in_force_on__gt=OuterRef("version__in_force_on")
    )
    said = Item.objects.filter(version__state__in=SAID, entry__handed__isnull=False).distinct()
    return said.annotate(handed_at=Subquery(handed[:1])).filter(~Exists(filed), ~Exists(later))


def item_last_said(entry_id: int) -> Item | None:
    """Return the newest wording of an entry that is or was in force; what is filed for later is not said yet.

    Source: 第二十三条.
    """
    return _last_said(entry_id).select_related("version__unit", "lead_unit").first()


def ladder_last_said(entry_id: int) -> tuple[Audience, int] | None:
    """Return the audience an entry asks for and the days within the Party first, as its newest wording says them.

    Source: 第十三条.
    """
    said = _last_said(entry_id).values_list("audience", "inner_first_days").first()
    return (Audience(said[0]), said[1]) if said else None


def _last_said(entry_id: int) -> QuerySet[Item]:
    said = Item.objects.filter(entry=entry_id, version__state__in=SAID)
    return said.order_by("-version__in_force_on", "-version_id")


def items_of(version: Version) -> QuerySet[Item]:
    """Return what a version says, in the order of its codes, with all units concerned."""
    return (
        Item.objects.filter(version=version)
        .select_related("entry", "lead_unit")
        .prefetch_related("other_units")
        .order_by("position", "code")
    )


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
