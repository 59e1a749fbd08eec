"""Who may do what about a report: the same table shows a button and lets it through. Source: 第十八条."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gongkai.figures.rules.spans import Length, Named
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.reports.rules.words import Kind, ReportState, Verb

S = ReportState
TEXT_LIMIT = 5000
WRITERS: Mapping[Kind, tuple[Role, ...]] = MappingProxyType({Kind.UNIT: (Role.DRAFTER, Role.HEAD), Kind.SCHOOL: OFFICE})
"""Who writes a report and has it counted. Source: 第十八条."""
DECIDERS: Mapping[Kind, tuple[Role, ...]] = MappingProxyType(
    {Kind.UNIT: (Role.HEAD,), Kind.SCHOOL: (Role.OFFICE_APPROVER,)}
)
"""Who answers for it. Source: 第六条、第七条."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report stands, and how somebody stands to it. None of the facts has a default.

    ``roles`` are his roles for its unit, or for the school; ``drafts`` tells that he may draft where it is made known,
    ``is_started`` that it is on its way to readers.
    """

    kind: Kind
    state: ReportState
    roles: frozenset[Role]
    drafts: bool
    is_started: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One row: from which states, and to which; none means that it stays. ``who`` says whose task it is."""

    since: tuple[ReportState, ...]
    who: Mapping[Kind, tuple[Role, ...]]
    to: ReportState | None = None


STEPS: Mapping[Verb, Step] = MappingProxyType(
    {
        Verb.WRITE: Step((S.DRAFT,), WRITERS),
        Verb.MEASURE: Step((S.DRAFT,), WRITERS),
        Verb.FREEZE: Step((S.DRAFT,), DECIDERS, S.FROZEN),
        Verb.SUBMIT: Step((S.FROZEN,), {Kind.UNIT: (Role.HEAD,), Kind.SCHOOL: ()}, S.SUBMITTED),
        Verb.MAKE_KNOWN: Step((S.FROZEN, S.SUBMITTED), WRITERS),
        Verb.VOID: Step((S.DRAFT, S.FROZEN), DECIDERS, S.VOID),
    }
)


def bars(verb: Verb, standing: Standing) -> list[Refusal]:
    """Return why somebody may not set about something at all: where it refuses, there is no button."""
    step = STEPS[verb]
    makes_known = verb is Verb.MAKE_KNOWN
    asked = {
        Refusal("not_your_task", (18, None)): not set(step.who[standing.kind]) & standing.roles,
        Refusal("report_moved_on"): standing.state not in step.since,
        Refusal("drafts_nowhere", (16, 1)): makes_known and not standing.drafts,
        Refusal("report_on_its_way"): verb in {Verb.MAKE_KNOWN, Verb.VOID} and standing.is_started,
    }
    return [refusal for refusal, against in asked.items() if against]


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what somebody may set about now."""
    return frozenset(verb for verb in Verb if not bars(verb, standing))


def permit(verb: Verb, standing: Standing, *also: Refusal) -> ReportState:
    """Return the state it leads to.

    :raises Refused: with every reason against it.
    """
    insist(*bars(verb, standing), *also)
    return STEPS[verb].to or standing.state


@dataclass(frozen=True, slots=True)
class Beginning:
    """A report about to be begun. None of the facts has a default."""

    kind: Kind
    roles: frozenset[Role]
    named: Named | None
    today: date
    has_one: bool


def beginning_refusals(asked: Beginning) -> list[Refusal]:
    """Return every reason against beginning a report: of a year or a school year that has begun, once. 第十八条."""
    named = asked.named
    is_year = named is not None and named.length in {Length.YEAR, Length.SCHOOL_YEAR}
    against = {
        Refusal("not_your_task", (18, None)): not asked.roles & set(WRITERS[asked.kind]),
        Refusal("span_odd", about="span"): not is_year or (named is not None and named.span.first > asked.today),
        Refusal("report_exists", about="span"): asked.has_one,
    }
    return [refusal for refusal, holds in against.items() if holds]


def text_refusals(text: str, *, told: Callable[[str], bool], about: str = "text") -> list[Refusal]:
    """Return what is wrong with what was written: too long, or telling what it must not. Source: 第九条."""
    found = [Refusal("text_too_long", about=about)] if len(text.strip()) > TEXT_LIMIT else []
    return [*found, Refusal("text_leaks", (9, None), about)] if told(text) else found
