"""Who may do what about a finding: the unit owns up or contests, rectifies, and somebody else verifies.

Source: 第十九条.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gongkai.inspections.rules.steps import DECIDERS
from gongkai.inspections.rules.words import Answer, Aspect, FindingState, Severity, Verb
from gongkai.measures.reference import Ref, UnknownReference
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OVERSEERS, Role

DAYS: Mapping[Severity, int] = MappingProxyType({Severity.MINOR: 20, Severity.GENERAL: 15, Severity.GRAVE: 7})
"""How many working days a unit has where nobody says otherwise. Practice."""
MOST_DAYS = 60
REPEATED_WITHIN = 24
"""Within how many months the same finding in the same unit is a repeated one. Practice."""
UNIT = (Role.HEAD, Role.DRAFTER)
F = FindingState


@dataclass(frozen=True, slots=True)
class Standing:
    """How a finding stands, and how somebody stands to it. None of the facts has a default.

    ``found_it`` and ``submitted_it`` hold for whoever did or for whom he acts; ``is_own_unit`` if he belongs to the
    unit concerned.
    """

    state: FindingState
    roles: frozenset[Role]
    found_it: bool
    submitted_it: bool
    is_own_unit: bool


Bar = Callable[[Standing], Refusal | None]


def another_decides(standing: Standing) -> Refusal | None:
    """Let nobody decide about what he found himself. Practice: S2, S6."""
    return Refusal("found_it", (19, None)) if standing.found_it else None


def another_verifies(standing: Standing) -> Refusal | None:
    """Let nobody verify what he reported himself. Practice: S8."""
    return Refusal("submitted_it", (19, None)) if standing.submitted_it else None


def of_another_unit(standing: Standing) -> Refusal | None:
    """Let nobody inspect a unit that he belongs to. Practice: S8."""
    return Refusal("own_unit", (19, None)) if standing.is_own_unit else None


OUTSIDE = (another_decides, another_verifies, of_another_unit)


@dataclass(frozen=True, slots=True)
class Step:
    """One row: for whom, from which state to which, what bars it, and whether it wants words."""

    roles: tuple[Role, ...]
    start: FindingState
    to: FindingState
    bars: tuple[Bar, ...] = ()
    wants_words: bool = True


STEPS: Mapping[Verb, Step] = MappingProxyType(
    {
        Verb.ACKNOWLEDGE: Step((Role.HEAD,), F.SERVED, F.RECTIFYING, wants_words=False),
        Verb.CONTEST: Step((Role.HEAD,), F.SERVED, F.CONTESTED),
        Verb.UPHOLD: Step(DECIDERS, F.CONTESTED, F.RECTIFYING, OUTSIDE),
        Verb.DROP: Step(DECIDERS, F.CONTESTED, F.DROPPED, OUTSIDE),
        Verb.RECTIFY: Step(UNIT, F.RECTIFYING, F.SUBMITTED),
        Verb.VERIFY: Step(OVERSEERS, F.SUBMITTED, F.CLOSED, OUTSIDE),
        Verb.SEND_BACK: Step(OVERSEERS, F.SUBMITTED, F.RECTIFYING, OUTSIDE),
    }
)


def bars(verb: Verb, standing: Standing) -> list[Refusal]:
    """Return why somebody may not set about something at all: where it refuses, there is no button."""
    step = STEPS[verb]
    found = [] if set(step.roles) & standing.roles else [Refusal("not_your_task", (19, None))]
    if standing.state is not step.start:
        found.append(Refusal("moved_meanwhile"))
    return found + [refusal for bar in step.bars if (refusal := bar(standing))]


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what somebody may set about now."""
    return frozenset(verb for verb in Verb if not bars(verb, standing))


def permit(verb: Verb, standing: Standing, *also: Refusal) -> FindingState:
    """Return the state it leads to.

    :raises Refused: with every reason against it.
    """
    insist(*bars(verb, standing), *also)
    return STEPS[verb].to


def words_refusals(verb: Verb, text: str, *, told: Callable[[str], bool]) -> list[Refusal]:
    """Return what is wrong with the words that go with a step. Source: 第九条."""
    missing = [Refusal("text_missing", about="text")] if STEPS[verb].wants_words and not text.strip() else []
    return missing + ([Refusal("text_leaks", (9, None), about="text")] if told(text) else [])


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding as it is typed."""

    article: int
    article_item: int | None
    aspect: Aspect
    severity: Severity
    what: str
    days: int


def found_refusals(found: Found, *, told: Callable[[str], bool]) -> list[Refusal]:
    """Return what is wrong with a finding in itself. Source: 第十九条."""
    refusals = [] if _stands(found) else [Refusal("no_such_article", about="article")]
    if not found.what.strip():
        refusals.append(Refusal("text_missing", about="what"))
    if told(found.what):
        refusals.append(Refusal("text_leaks", (9, None), about="what"))
    return refusals if 1 <= found.days <= MOST_DAYS else [*refusals, Refusal("days_out_of_range", about="days")]


def _stands(found: Found) -> bool:
    try:
        Ref(found.article, found.article_item)
    except UnknownReference:
        return False
    return True


def check_refusals(
    asked: Mapping[str, str], answers: Mapping[str, str], note: str, *, told: Callable[[str], bool]
) -> list[Refusal]:
    """Return what a check lacks: an answer to everything asked, and words where something is not in order.

    Source: 第十九条.
    """
    missing = [Refusal("answer_missing", (19, None), about=name) for name in asked if not answers.get(name)]
    if Answer.NO in answers.values() and not note.strip():
        missing.append(Refusal("text_missing", about="note"))
    return [*missing, Refusal("text_leaks", (9, None), about="note")] if told(note) else missing


def months_before(on: date, months: int) -> date:
    """Return the same day some months earlier, or the last day of that month where there is none."""
    count = on.year * 12 + on.month - 1 - months
    year, month = divmod(count, 12)
    return next(date(year, month + 1, day) for day in range(on.day, 0, -1) if _is_day(year, month + 1, day))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
