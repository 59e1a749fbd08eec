"""Who may do what about an emergency, and what it wants: the same table shows a button and lets it through.

Source: 第八条.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.disclosures.rules.words import Alarm
from gongkai.incidents.rules.words import IncidentState, Verb
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OFFICE, Role

DAYS_TO_RATIFY = 1
"""Within how many working days somebody else says whether it was right to take something down. Practice."""
DECIDERS = (Role.HEAD, Role.OFFICE_APPROVER)
STAFF = (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD, *OFFICE, Role.INSPECTOR)
KEEPERS = (Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD, *OFFICE)
"""Who keeps the record of what leaked."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an emergency stands, and how somebody stands to it. None of the facts has a default.

    ``took_it_down`` holds for whoever did or for whom he acts; ``is_suspended`` while something is still held back.
    """

    state: IncidentState
    alarm: Alarm
    roles: frozenset[Role]
    took_it_down: bool
    is_subject: bool
    is_suspended: bool
    leak_is_recorded: bool


Bar = Callable[[Standing], Refusal | None]


def open_still(standing: Standing) -> Refusal | None:
    """Let nothing be added to what is closed. Practice."""
    return Refusal("incident_closed") if standing.state is IncidentState.CLOSED else None


def not_decided(standing: Standing) -> Refusal | None:
    """Let it be ratified or refused once. Practice."""
    return None if standing.state is IncidentState.OPEN else Refusal("incident_decided", (8, None))


def another_decides(standing: Standing) -> Refusal | None:
    """Let nobody say of himself that he was right to take something down. Practice: S2, S6."""
    return Refusal("took_it_down", (8, None)) if standing.took_it_down else None


def not_about_himself(standing: Standing) -> Refusal | None:
    """Let nobody decide on what names him, or whom he acts for. Practice: S5, S6."""
    return Refusal("is_subject", (16, 2)) if standing.is_subject else None


def still_suspended(standing: Standing) -> Refusal | None:
    """Refuse only what can still be brought back. Practice."""
    return None if standing.is_suspended else Refusal("nothing_suspended")


def decided_by_now(standing: Standing) -> Refusal | None:
    """Close nothing that nobody has decided on. Practice."""
    return Refusal("incident_undecided", (8, None)) if standing.state is IncidentState.OPEN else None


@dataclass(frozen=True, slots=True)
class Step:
    """One row: for whom, what bars it, and what it leads to; no state means that it stays where it is."""

    roles: tuple[Role, ...]
    bars: tuple[Bar, ...]
    to: IncidentState | None = None


STEPS: Mapping[Verb, Step] = MappingProxyType(
    {
        Verb.RATIFY: Step(DECIDERS, (not_decided, another_decides, not_about_himself), IncidentState.RATIFIED),
        Verb.REFUSE: Step(
            DECIDERS, (not_decided, another_decides, not_about_himself, still_suspended), IncidentState.REFUSED
        ),
        Verb.NOTE: Step(STAFF, (open_still,)),
        Verb.RECORD_LEAK: Step(KEEPERS, (open_still,)),
        Verb.CLOSE: Step(DECIDERS, (open_still, decided_by_now, not_about_himself), IncidentState.CLOSED),
    }
)


def bars(verb: Verb, standing: Standing) -> list[Refusal]:
    """Return why somebody may not set about something at all: where it refuses, there is no button."""
    step = STEPS[verb]
    found = [] if set(step.roles) & standing.roles else [Refusal("not_your_task", (8, None))]
    return found + [refusal for bar in step.bars if (refusal := bar(standing))]


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what somebody may set about now."""
    return frozenset(verb for verb in Verb if not bars(verb, standing))


def ready_to_close(standing: Standing) -> list[Refusal]:
    """Return what is still to be done before an emergency is over.

    What hangs is decided on first; what concerned personal data has its record. Source: 第八条.
    """
    found = [Refusal("still_suspended", (8, None))] if standing.is_suspended else []
    if standing.alarm is Alarm.PRIVACY and not standing.leak_is_recorded:
        found.append(Refusal("leak_unrecorded"))
    return found


def said(texts: Mapping[str, str], *, told: Callable[[str], bool]) -> list[Refusal]:
    """Return what is wrong with what somebody writes: each text is there, and none repeats what must not be told.

    ``told`` tells whether a text holds something nobody may pass on. Source: 第九条.
    """
    missing = [Refusal("text_missing", about=name) for name, text in texts.items() if not text.strip()]
    return missing + leaking(texts, told=told)


def leaking(texts: Mapping[str, str], *, told: Callable[[str], bool]) -> list[Refusal]:
    """Return which texts say again what must not be told. Source: 第九条."""
    return [Refusal("text_leaks", (9, None), about=name) for name, text in texts.items() if told(text)]


def permit(verb: Verb, standing: Standing, *also: Refusal) -> IncidentState | None:
    """Return the state it leads to, if it leads to another.

    :raises Refused: with every reason against it.
    """
    insist(*bars(verb, standing), *also)
    return STEPS[verb].to
