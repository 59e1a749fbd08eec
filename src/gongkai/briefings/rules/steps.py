"""Who may do what about a meeting: the same table shows a button and lets it through. Source: 第十四条."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.briefings.rules.words import MeetingState, Verb
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OFFICE, Role

S = MeetingState
WRITERS = (Role.DRAFTER, Role.HEAD, *OFFICE)
DECIDERS = (Role.HEAD, Role.OFFICE_APPROVER)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a meeting stands, and how somebody stands to it. None of the facts has a default.

    ``wrote`` holds for whoever wrote what is now to be announced or confirmed, or for whom he acts; ``has_begun``
    once its hour has come.
    """

    state: MeetingState
    roles: frozenset[Role]
    wrote: bool
    has_begun: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One row: from which states, for whom, to which state; ``by_another`` where the writer himself may not."""

    since: tuple[MeetingState, ...]
    roles: tuple[Role, ...]
    to: MeetingState
    by_another: bool = False
    once_begun: bool | None = None


STEPS: Mapping[Verb, Step] = MappingProxyType(
    {
        Verb.CHANGE: Step((S.PLANNED,), WRITERS, S.PLANNED),
        Verb.ANNOUNCE: Step((S.PLANNED,), DECIDERS, S.ANNOUNCED, by_another=True, once_begun=False),
        Verb.CALL_OFF: Step((S.PLANNED, S.ANNOUNCED), WRITERS, S.CALLED_OFF),
        Verb.RECORD: Step((S.PLANNED, S.ANNOUNCED, S.HELD), WRITERS, S.HELD, once_begun=True),
        Verb.CONFIRM: Step((S.HELD,), DECIDERS, S.RECORDED, by_another=True),
    }
)
"""What readers get to see was written by one and let through by another. Practice: S2."""


def bars(verb: Verb, standing: Standing) -> list[Refusal]:
    """Return why somebody may not set about something at all: where it refuses, there is no button."""
    step = STEPS[verb]
    asked = {
        Refusal("not_your_task", (14, None)): not set(step.roles) & standing.roles,
        Refusal("meeting_moved_on"): standing.state not in step.since,
        Refusal("wrote_it", (16, 2)): step.by_another and standing.wrote,
        Refusal("not_begun_yet", about="held_at"): step.once_begun is True and not standing.has_begun,
        Refusal("begun_already", about="starts_at"): step.once_begun is False and standing.has_begun,
    }
    return [refusal for refusal, against in asked.items() if against]


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what somebody may set about now."""
    return frozenset(verb for verb in Verb if not bars(verb, standing))


def permit(verb: Verb, standing: Standing, *also: Refusal) -> MeetingState:
    """Return the state it leads to.

    :raises Refused: with every reason against it.
    """
    insist(*bars(verb, standing), *also)
    return STEPS[verb].to


def text_refusals(texts: Mapping[str, str], *, told: Callable[[str], bool]) -> list[Refusal]:
    """Return what is wrong with texts that people will read: each is there and tells nothing it must not. 第九条."""
    missing = [Refusal("text_missing", about=name) for name, text in texts.items() if not text.strip()]
    return missing + [Refusal("text_leaks", (9, None), about=name) for name, text in texts.items() if told(text)]


def item_refusals(reached: Iterable[tuple[str, bool]]) -> list[Refusal]:
    """Return what may not be told at a meeting: whatever somebody invited may not read. Source: 第十条.

    ``reached`` holds, by number, whether it is made known to all who are invited.
    """
    return [Refusal("item_reaches_fewer", (10, None), about=number) for number, yes in reached if not yes]
