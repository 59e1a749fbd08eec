"""Who may do what about an inspection as a whole, and what it wants: one table shows a button and lets it through.

Source: 第十九条.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.inspections.rules.words import Kind, PlanState, PlanVerb
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OVERSEERS, Role

DECIDERS = (Role.OFFICE_APPROVER, Role.INSPECTOR)
"""Who files a plan, serves notices and closes; the office's clerks plan and check besides."""
S = PlanState


@dataclass(frozen=True, slots=True)
class Standing:
    """How an inspection stands, and how somebody stands to it. None of the facts has a default.

    ``wrote_it`` holds for whoever planned it or for whom he acts; ``has_seed`` once the log has signed past its leaf.
    """

    state: PlanState
    kind: Kind
    roles: frozenset[Role]
    wrote_it: bool
    has_seed: bool


Bar = Callable[[Standing], Refusal | None]


def another_files(standing: Standing) -> Refusal | None:
    """Let nobody file the plan that he wrote. Practice: S2, S6."""
    return Refusal("planned_it", (19, None)) if standing.wrote_it else None


def seed_unknown(standing: Standing) -> Refusal | None:
    """Call nothing off once anybody can work out what is drawn. Practice: else one would try until it suits."""
    return Refusal("seed_is_out", (19, None)) if standing.has_seed else None


def seed_known(standing: Standing) -> Refusal | None:
    """Draw nothing before the log has signed. Source: 第十九条."""
    return None if standing.has_seed else Refusal("seed_not_out", (19, None))


@dataclass(frozen=True, slots=True)
class Step:
    """One row: for whom, in which states, what bars it, and what it leads to; no state means that it stays."""

    roles: tuple[Role, ...]
    within: tuple[PlanState, ...]
    bars: tuple[Bar, ...] = ()
    to: PlanState | None = None


STEPS: Mapping[PlanVerb, Step] = MappingProxyType(
    {
        PlanVerb.CHANGE: Step(OVERSEERS, (S.DRAFT,)),
        PlanVerb.FILE: Step(DECIDERS, (S.DRAFT,), (another_files,), S.FILED),
        PlanVerb.CANCEL: Step(OVERSEERS, (S.DRAFT, S.FILED), (seed_unknown,), S.CANCELLED),
        PlanVerb.DRAW: Step(OVERSEERS, (S.FILED,), (seed_known,), S.DRAWN),
        PlanVerb.BEGIN: Step(OVERSEERS, (S.DRAWN,), (), S.IN_PROGRESS),
        PlanVerb.CHECK: Step(OVERSEERS, (S.IN_PROGRESS,)),
        PlanVerb.FIND: Step(OVERSEERS, (S.IN_PROGRESS,)),
        PlanVerb.SERVE: Step(DECIDERS, (S.IN_PROGRESS,)),
        PlanVerb.CLOSE: Step(DECIDERS, (S.IN_PROGRESS,), (), S.CLOSED),
        PlanVerb.CIRCULATE: Step(OVERSEERS, (S.CLOSED,)),
    }
)


def bars(verb: PlanVerb, standing: Standing) -> list[Refusal]:
    """Return why somebody may not set about something at all: where it refuses, there is no button."""
    step = STEPS[verb]
    found = [] if set(step.roles) & standing.roles else [Refusal("not_your_task", (19, None))]
    if standing.state not in step.within:
        found.append(Refusal("moved_meanwhile"))
    return found + [refusal for bar in step.bars if (refusal := bar(standing))]


def open_verbs(standing: Standing) -> frozenset[PlanVerb]:
    """Return what somebody may set about now."""
    return frozenset(verb for verb in PlanVerb if not bars(verb, standing))


def not_his_own(*, is_own_unit: bool) -> list[Refusal]:
    """Let nobody inspect a unit that he belongs to. Practice: S8."""
    return [Refusal("own_unit", (19, None))] if is_own_unit else []


def ready_to_close(*, unchecked: int, unserved: int) -> list[Refusal]:
    """Return what is still to be done before an inspection is over. Source: 第十九条."""
    found = [Refusal("items_unchecked", (19, None), about=str(unchecked))] if unchecked else []
    return [*found, Refusal("findings_unserved", (19, None), about=str(unserved))] if unserved else found


def permit(verb: PlanVerb, standing: Standing, *also: Refusal) -> PlanState | None:
    """Return the state it leads to, if it leads to another.

    :raises Refused: with every reason against it.
    """
    insist(*bars(verb, standing), *also)
    return STEPS[verb].to
