"""The queue as the office sees it: what waits, what arrived, what failed. Source: 第六条、第十四条."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.queries import readable_by
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import OFFICE, Audience
from gongkai.orgs.queries import ANYBODY, Duties
from gongkai.push.models import Delivery, Proof
from gongkai.push.rules.words import Kind, Standing, Trouble

MATCH = {
    Standing.WAITING: Q(delivered_at=None, by_hand_at=None, given_up_at=None),
    Standing.FAILED: Q(delivered_at=None, by_hand_at=None, given_up_at__isnull=False) & ~Q(trouble=Trouble.NO_LONGER),
    Standing.DELIVERED: Q(delivered_at__isnull=False),
    Standing.BY_HAND: Q(delivered_at=None, by_hand_at__isnull=False),
    Standing.NEEDLESS: Q(delivered_at=None, by_hand_at=None, trouble=Trouble.NO_LONGER),
}
"""What each standing is in the database, as :attr:`Delivery.standing` is in the program."""
LEFT_TO_PEOPLE = (Q(kind=Kind.RECALL) & ~Q(trouble="")) | Q(target__revoked_at__isnull=False)
TROUBLED = MATCH[Standing.FAILED] | (MATCH[Standing.WAITING] & LEFT_TO_PEOPLE)
"""What somebody has to see to: what was given up, what is still up elsewhere though it was called back, and what is
for a system that is told nothing any more."""


def queue() -> QuerySet[Delivery]:
    """Return all messages, the newest first."""
    return Delivery.objects.select_related("target", "disclosure__unit", "by_hand_by")


def count_each(standings: Iterable[Standing]) -> dict[Standing, int]:
    """Return how many messages stand in each way."""
    found = Delivery.objects.aggregate(**{one.value: Count("pk", filter=MATCH[one]) for one in standings})
    return {one: found[one.value] for one in standings}


def messages_seen_by(duties: Duties) -> QuerySet[Delivery]:
    """Return the messages somebody may open: the office all of them, others none. Source: 第六条."""
    return Delivery.objects.all() if duties.has(*OFFICE) else Delivery.objects.none()


def those_standing(standing: Standing) -> QuerySet[Delivery]:
    """Return the messages that stand in one way, the newest first."""
    return queue().filter(MATCH[standing])


def to_see_to() -> QuerySet[Delivery]:
    """Return the messages somebody has to see to, the newest first."""
    return queue().filter(TROUBLED)


def open_count() -> int:
    """Return how many messages somebody has to see to."""
    return Delivery.objects.filter(TROUBLED).count()


def proof_of(delivery: Delivery) -> Proof | None:
    """Return what proves that a message was seen to by hand."""
    return Proof.objects.filter(delivery=delivery).first()


def delivery_called(public_id: UUID) -> Delivery | None:
    """Return a message."""
    return queue().filter(public_id=public_id).first()


def told_of(disclosure: Disclosure) -> QuerySet[Delivery]:
    """Return all that other systems were told of a disclosure, the oldest first."""
    return queue().filter(disclosure=disclosure).order_by("target", "turn")


@dataclass(frozen=True, slots=True)
class Row:
    """A message as lists show it; the title only while everybody may read it, else its index number."""

    delivery: Delivery
    title: str
    waits_for_earlier: bool


def rows_of(found: Iterable[Delivery]) -> list[Row]:
    """Return messages as lists show them."""
    deliveries = list(found)
    titles = _titles({one.disclosure_id for one in deliveries if one.disclosure_id})
    behind = set(_behind().filter(pk__in=[one.pk for one in deliveries]).values_list("pk", flat=True))
    return [Row(one, _title(one, titles), one.pk in behind) for one in deliveries]


def _titles(disclosures: set[int]) -> dict[int, str]:
    live = readable_by(ANYBODY, [ReleaseState.LIVE]).filter(audience=Audience.PUBLIC, disclosure__in=disclosures)
    return dict(live.values_list("disclosure_id", "revision__title"))


def _title(one: Delivery, titles: dict[int, str]) -> str:
    if one.disclosure is None:
        return ""
    return titles.get(one.disclosure.pk) or one.disclosure.index_no or str(one.disclosure.public_id)


def _behind() -> QuerySet[Delivery]:
    same = Delivery.objects.filter(target=OuterRef("target"), disclosure=OuterRef("disclosure"))
    earlier = same.filter(MATCH[Standing.WAITING], turn__lt=OuterRef("turn"))
    return Delivery.objects.filter(MATCH[Standing.WAITING], Exists(earlier))
