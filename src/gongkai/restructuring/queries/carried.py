"""What catalogues say of units that end, and what goes on from there. Source: 第十三条."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.rules import VersionState
from gongkai.orgs.models import Unit


def items_carried(unit: Unit) -> QuerySet[Item]:
    """Return what a unit's catalogue says last, drafted or filed: what its successor goes on from. Source: 第十三条."""
    standing = Version.objects.filter(unit=unit)
    in_work = standing.filter(state__in=[VersionState.DRAFT, VersionState.SUBMITTED]).values("pk")[:1]
    filed = standing.filter(state__in=[VersionState.FILED, VersionState.IN_FORCE])
    newest = filed.order_by("-in_force_on", "-pk").values("pk")[:1]
    items = (
        Item.objects.filter(version=Coalesce(Subquery(in_work), Subquery(newest)))
        .select_related("entry")
        .prefetch_related("other_units")
    )
    return items.order_by("position", "code")


def items_naming(ending: Sequence[Unit]) -> QuerySet[Item]:
    """Return what other units' catalogues, in force or in work, say of units that end. Source: 第十三条."""
    states = [VersionState.DRAFT, VersionState.SUBMITTED, VersionState.FILED, VersionState.IN_FORCE]
    named = Item.objects.filter(Q(lead_unit__in=ending) | Q(other_units__in=ending), version__state__in=states)
    others = named.exclude(version__unit__in=ending).distinct().select_related("version__unit")
    return others.order_by("version__unit__code", "position", "code")
