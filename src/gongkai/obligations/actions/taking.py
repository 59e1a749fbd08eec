"""A disclosure takes an obligation over when its drafting starts. Source: 第十六条（一）、第十七条."""

from datetime import date, datetime

from django.db.models import Min
from django.utils.timezone import localdate

from gongkai.disclosures.actions import Draft, start
from gongkai.disclosures.models import Disclosure, Release, Revision
from gongkai.ledger.actions import recorded
from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.actions.hold import locked, noted, permitted
from gongkai.obligations.models import Obligation
from gongkai.obligations.rules.answers import Verb
from gongkai.obligations.rules.taking import Taking, begins_on, taking_refusals
from gongkai.orgs.models import Person, Unit


@recorded()
def draft(obligation: Obligation, unit: Unit, typed: Draft, *, by: Person, at: datetime) -> Revision:
    """Begin a disclosure that is to answer an obligation. Source: 第十六条（一）.

    :raises Refused: with every reason, if it is answered or in work already, or ``by`` drafts for no unit concerned.
    """
    revision = start(unit, typed, by=by, at=at)
    take_over(obligation, revision.disclosure, by=by, at=at)
    return revision


@recorded()
def take_over(obligation: Obligation, disclosure: Disclosure, *, by: Person, at: datetime) -> None:
    """Let a disclosure under the same entry answer an obligation; it is met when the entry's audience is reached.

    Source: 第十三条、第十七条.

    :raises Refused: with every reason, if it is answered or in work already, or the disclosure does not fit.
    """
    held = locked(obligation)
    concerned = {held.unit_id, held.item.lead_unit_id, held.item.version.unit_id}
    concerned |= set(held.item.other_units.values_list("pk", flat=True))
    newest = Revision.objects.filter(disclosure=disclosure).order_by("-number").first()
    taking = Taking(
        unit_is_concerned=disclosure.unit_id in concerned,
        same_entry=newest is not None and newest.entry_id == held.entry_id,
        begins_on=begins_on(TimeKind(held.kind), held.key, held.counted_from),
        known_since=_known_since(disclosure),
    )
    permitted(held, Verb.DRAFT, *taking_refusals(taking), by=by, at=at, unit_id=disclosure.unit_id)
    Obligation.objects.filter(pk=held.pk).update(disclosure=disclosure)
    noted("obligation_taken_over", held, by=by, at=at, disclosure=str(disclosure.public_id))


def _known_since(disclosure: Disclosure) -> date | None:
    first = Release.objects.filter(disclosure=disclosure).aggregate(first=Min("since"))["first"]
    return localdate(first) if first else None
