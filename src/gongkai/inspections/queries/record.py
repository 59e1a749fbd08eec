"""What the public log commits to of a plan, and whether the draws on record still follow from it. Source: 第十九条."""

from collections.abc import Iterator

from gongkai.inspections.models import Inspection
from gongkai.inspections.queries.plans import seed_for
from gongkai.inspections.rules.drawing import codes_in, sha256
from gongkai.inspections.rules.redraw import Drawn, Fault, faults
from gongkai.inspections.rules.words import Kind, PlanState
from gongkai.ledger import queries as ledger
from gongkai.ledger.rules.faults import Fault as LogFault
from gongkai.ledger.rules.finding import Finding
from gongkai.ledger.rules.leaf import Act, Log

PREFIX = "inspection/"
PLAN, ITEMS = "plan", "items"


def name_in_log(inspection: Inspection) -> str:
    """Return how the public log calls an inspection: a name that leads nowhere."""
    return f"{PREFIX}{inspection.log_name}"


def committed_to(inspection: Inspection) -> str | None:
    """Return the digest of the plan that the log committed to when it was filed; None if nothing opens the leaf."""
    filed = ledger.leaves_of(Log.PUBLIC, name_in_log(inspection)).filter(index=inspection.leaf or 0).first()
    seal = ledger.seal_of(filed) if filed else None
    return str(seal.facts.get(PLAN)) if seal else None


def drawn_of(inspection: Inspection) -> Drawn:
    """Return a draw as it is on record."""
    sample = tuple(inspection.items.order_by("position").values_list("code", flat=True))
    return Drawn(inspection.plan, inspection.population, inspection.checkpoint.encode(), sample)


def faults_of(inspection: Inspection, drawn: Drawn | None = None) -> Iterator[Finding]:
    """Yield what does not agree of a draw, as it is on record or as somebody brings it."""
    committed, first = committed_to(inspection), seed_for(inspection)
    if committed is None or inspection.leaf is None:
        yield Finding(Fault.PLAN, detail=name_in_log(inspection))
        return
    one = drawn or drawn_of(inspection)
    yield from faults(one, index=inspection.leaf, committed=committed, first=first.format() if first else None)


def disagreements() -> Iterator[Finding]:
    """Yield where the plans and draws on record and the public log do not agree."""
    known = set()
    for inspection in Inspection.objects.exclude(leaf=None):
        name = name_in_log(inspection)
        known.add(name)
        if committed_to(inspection) != sha256(inspection.plan):
            yield Finding(LogFault.WORDING, name, PLAN)
        elif inspection.checkpoint and inspection.state != PlanState.CANCELLED:
            yield from (Finding(LogFault.WORDING, name, str(one)) for one in faults_of(inspection))
        elif inspection.kind == Kind.SUPERVISION and drawn_of(inspection).sample != codes_in(inspection.population):
            yield Finding(LogFault.WORDING, name, ITEMS)
    for _, one in ledger.leaves_in(Log.PUBLIC):
        if one.act is Act.INSPECT and one.item not in known:
            yield Finding(LogFault.NO_ROW, one.item, one.act.value)
