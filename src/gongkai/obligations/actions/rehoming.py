"""What is due goes to another unit, since the one that owed it ends or gives it up. Source: 第三条、第十七条."""

from datetime import datetime

from django.db.models import QuerySet

from gongkai.ledger.actions import recorded
from gongkai.obligations.models import Horizon, Obligation, Transfer
from gongkai.obligations.rules.words import State, Why
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Unit


@recorded()
def rehome(obligations: QuerySet[Obligation], unit: Unit, *, at: datetime) -> int:
    """Let a unit owe what is open or put off of some obligations; who owed it before stays on record.

    What has been answered stays with whoever answered it. Nothing else changes: due days, what has taken it over,
    deferrals asked for. Nothing is worked out for the units meanwhile. Returns how many went over.
    """
    moving = obligations.filter(state__in=[State.OPEN, State.DEFERRED]).exclude(unit=unit)
    owing = set(moving.order_by().values_list("unit", flat=True))
    list(Horizon.objects.select_for_update(of=("self",)).filter(unit__in=[*owing, unit.pk]).order_by("pk"))
    rows = list(moving.select_for_update(of=("self",)).select_related("unit").order_by("pk"))
    Obligation.objects.filter(pk__in=[one.pk for one in rows]).update(unit=unit, reminded=None)
    Transfer.objects.bulk_create(
        Transfer(obligation=one, before=one.unit, after=unit, why=Why.UNITS, at=at) for one in rows
    )
    for one in rows:
        subject = f"obligation/{one.public_id}"
        did("obligation_rehomed", subject, by=None, at=at, unit=(one.unit, unit), key=one.key)
    return len(rows)
