"""Who enters what of the leading group, who confirms it, and what each entry needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.measures.reference import Ref, UnknownReference
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word

GROUP = (6, None)
INTERPRETING = (22, None)
Found = Iterable[Refusal | None]


class Place(Word):
    """What somebody is in the leading group. Source: 第六条."""

    LEADER = "leader", "组长", "Head of the group"
    DEPUTY = "deputy", "副组长", "Deputy head"
    MEMBER = "member", "成员", "Member"


class Stage(Word):
    """How far an entry has come: a clerk enters it, an approver confirms it or it is called off. Practice."""

    DRAFTED = "drafted", "待确认", "To be confirmed"
    CONFIRMED = "confirmed", "已确认", "Confirmed"
    CALLED_OFF = "called_off", "已作废", "Called off"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who is at it: whether he is of the office, may confirm for it, and entered the row himself."""

    is_office: bool
    is_approver: bool
    entered_it: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """A seat about to be taken. ``leads_already`` tells of another leader from that day on."""

    office: str
    place: Place
    leads_already: bool


def seat_refusals(hand: Hand, seating: Seating) -> Found:
    """Return every reason against a seat: the office keeps the list, and one leads at a time. Source: 第六条."""
    return (
        None if hand.is_office else Refusal("not_your_task", GROUP),
        None if seating.office.strip() else Refusal("seat_unnamed", GROUP),
        Refusal("leads_already", GROUP) if seating.place is Place.LEADER and seating.leads_already else None,
    )


def seat_end_refusals(hand: Hand, *, is_ended: bool, starts_on: date, last_day: date) -> Found:
    """Return every reason against ending a seat. Source: 第六条."""
    return (
        None if hand.is_office else Refusal("not_your_task", GROUP),
        Refusal("seat_over", GROUP) if is_ended else None,
        Refusal("ends_before_start", GROUP) if last_day < starts_on else None,
    )


def name_refusals(hand: Hand, *, is_shown: bool) -> Found:
    """Return every reason against showing readers the name beside an office. Practice: the approver answers for it."""
    return (
        None if hand.is_approver else Refusal("not_your_task", GROUP),
        Refusal("name_shown_already", GROUP) if is_shown else None,
    )


def writing_refusals(hand: Hand, stage: Stage, *, is_overtaken: bool) -> Found:
    """Return every reason against writing an entry: what is confirmed stays as it is. Practice."""
    return (
        None if hand.is_office else Refusal("not_your_task", GROUP),
        None if stage is Stage.DRAFTED else Refusal("settled_already", GROUP),
        Refusal("moved_meanwhile") if is_overtaken else None,
    )


def rewriting_refusals(hand: Hand, stage: Stage, *, is_overtaken: bool) -> Found:
    """Return every reason against writing an entry anew: who entered it does, and one alone. Practice: S1."""
    return (
        *writing_refusals(hand, stage, is_overtaken=is_overtaken),
        None if hand.entered_it else Refusal("entered_by_another", GROUP),
    )


def confirming_refusals(hand: Hand, stage: Stage, *, is_overtaken: bool) -> Found:
    """Return every reason against confirming: the approver confirms what another has entered. Practice: S2."""
    return (
        None if hand.is_approver else Refusal("not_your_task", GROUP),
        Refusal("entered_it", GROUP) if hand.entered_it else None,
        None if stage is Stage.DRAFTED else Refusal("settled_already", GROUP),
        Refusal("moved_meanwhile") if is_overtaken else None,
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is written of a resolution."""

    number: str
    title: str
    held_on: date
    text: str


def resolution_refusals(said: Resolved, today: date, *, number_taken: bool) -> Found:
    """Return what a resolution still wants: its meeting has been, its number is its own. Source: 第六条."""
    return (
        None if said.number.strip() else Refusal("number_missing", GROUP),
        Refusal("number_taken", GROUP) if number_taken else None,
        None if said.title.strip() else Refusal("title_missing", GROUP),
        None if said.text.strip() else Refusal("text_missing", GROUP),
        Refusal("meeting_to_come", GROUP) if said.held_on > today else None,
    )


@dataclass(frozen=True, slots=True)
class Worded:
    """What is written of one version of a regulation. ``last_in_force_on`` is the day of the version before it."""

    text: str
    in_force_on: date
    last_in_force_on: date | None


def version_refusals(said: Worded, *, is_repealed: bool, is_being_written: bool) -> Found:
    """Return what a version of a regulation still wants; versions follow each other in time. Source: 第六条."""
    too_early = said.last_in_force_on is not None and said.in_force_on <= said.last_in_force_on
    return (
        None if said.text.strip() else Refusal("text_missing", GROUP),
        Refusal("before_the_last_version", GROUP) if too_early else None,
        Refusal("regulation_repealed", GROUP) if is_repealed else None,
        Refusal("version_being_written", GROUP) if is_being_written else None,
    )


@dataclass(frozen=True, slots=True)
class Repealing:
    """A regulation about to be repealed: since when it is in force, if it is, and from which day it shall not be."""

    in_force_since: date | None
    is_repealed: bool
    repealed_on: date
    reason: str


def repeal_refusals(hand: Hand, said: Repealing) -> Found:
    """Return every reason against a repeal: the approver records it, and it stays on record. Source: 第六条."""
    since = said.in_force_since
    return (
        None if hand.is_approver else Refusal("not_your_task", GROUP),
        Refusal("regulation_repealed", GROUP) if said.is_repealed else None,
        Refusal("never_in_force", GROUP) if since is None else None,
        Refusal("repealed_too_early", GROUP) if since is not None and said.repealed_on <= since else None,
        None if said.reason.strip() else Refusal("reason_missing", GROUP),
    )


@dataclass(frozen=True, slots=True)
class Interpreted:
    """What is written of an interpretation. ``replaces_other`` tells that it names one of another passage."""

    passage: str
    number: str
    text: str
    interpreted_on: date
    replaces_other: bool


def interpretation_refusals(said: Interpreted, today: date) -> Found:
    """Return what an interpretation still wants: passage, number, day and text. Source: 第二十二条."""
    return (
        None if passage_of(said.passage) else Refusal("no_such_passage", INTERPRETING),
        None if said.number.strip() else Refusal("number_missing", INTERPRETING),
        None if said.text.strip() else Refusal("text_missing", INTERPRETING),
        Refusal("day_to_come", INTERPRETING) if said.interpreted_on > today else None,
        Refusal("replaces_other", INTERPRETING) if said.replaces_other else None,
    )


def withdrawing_refusals(hand: Hand, *, is_in_force: bool, reason: str) -> Found:
    """Return every reason against withdrawing an interpretation; it stays on record. Source: 第二十二条."""
    return (
        None if hand.is_approver else Refusal("not_your_task", INTERPRETING),
        None if is_in_force else Refusal("not_in_force", INTERPRETING),
        None if reason.strip() else Refusal("reason_missing", INTERPRETING),
    )


def passage_of(written: str) -> Ref | None:
    """Read a reference to the Measures, such as 第十六条（三）; None if the text has no such passage."""
    try:
        return Ref.parse(written)
    except UnknownReference:
        return None
