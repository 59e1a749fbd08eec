"""Drawing as soon as the log has signed: by the rule alone, whoever or whatever sets it off. Source: 第十九条."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.inspections.actions.hold import locked, noted, put_items, tell_people
from gongkai.inspections.models import Inspection
from gongkai.inspections.queries import seed_for, standing_of, to_draw
from gongkai.inspections.rules.redraw import again
from gongkai.inspections.rules.steps import permit
from gongkai.inspections.rules.words import PlanState, PlanVerb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


@recorded()
def draw(inspection: Inspection, *, by: Person | None, at: datetime) -> None:
    """Draw what is checked, by the first checkpoint after the filing; without ``by`` the clock does it.

    Source: 第十九条.

    The signed checkpoint is kept with the inspection, so that the draw can be done over for ever.

    :raises Refused: with every reason; before the log has signed there is no seed.
    """
    held = locked(inspection)
    seed = seed_for(held)
    if by is not None:
        permit(PlanVerb.DRAW, standing_of(held, duties_of(by, localdate(at))))
    if seed is None or held.state != PlanState.FILED:
        raise Refused([Refusal("seed_not_out", (19, None))])
    note = seed.format()
    put_items(held, again(held.plan, held.population, note))
    Inspection.objects.filter(pk=held.pk).update(state=PlanState.DRAWN, drawn_at=at, checkpoint=note.decode())
    noted("inspection_drawn", held, by=by, at=at)
    tell_people({held.planned_by_id, held.filed_by_id or held.planned_by_id}, "inspection_drawn", held, but=by, at=at)


def run_due(at: datetime) -> int:
    """Draw every spot check whose seed is out; returns how many. Nobody can wait and see first. Source: 第十九条."""
    return sum(_drawn(inspection, at) for inspection in to_draw())


def _drawn(inspection: Inspection, at: datetime) -> bool:
    try:
        draw(inspection, by=None, at=at)
    except Refused:  # somebody or another worker was faster, and the sample is the same
        return False
    return True
