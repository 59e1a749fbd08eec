"""Rows to facts: what somebody of the staff may do with a letter, and who may not handle it at all."""

from datetime import date

from gongkai.calendars.queries import calendar
from gongkai.mailbox.models import Answer, Letter
from gongkai.mailbox.queries.clocks import clock_of
from gongkai.mailbox.rules.steps import Facts, WhoWrote, may_read, refusals
from gongkai.mailbox.rules.words import Kind, PauseWhy, State, Verb
from gongkai.measures.vocabulary import Role
from gongkai.orgs.queries import Duties, head_in_force, inspectors_for, own_units, posts_in_force


def handlers_of(letter: Letter, on: date) -> set[int]:
    """Return the inspectors who may handle a report as it is written."""
    units, people = _named_in(letter)
    return inspectors_for(units, people, on)


def _named_in(letter: Letter) -> tuple[set[int], set[int]]:
    units = set(letter.complained_units.values_list("pk", flat=True))
    return units, set(letter.complained_people.values_list("pk", flat=True))


def answer_of(letter: Letter) -> Answer | None:
    """Return the answer that is being written, or the one that was given last."""
    return letter.answers.order_by("-round").select_related("letter", "correction").first()


def draft_of(letter: Letter) -> Answer | None:
    """Return the answer that is being written and not given yet."""
    return letter.answers.filter(answered_on=None).select_related("letter").first()


def is_named(letter: Letter, duties: Duties, on: date) -> bool:
    """Tell whether a letter complains of somebody, of whom he acts for or, if it is a report, of a unit of his."""
    units, people = _named_in(letter)
    mine = {duties.person_id, *duties.acts_for}
    if people & mine:
        return True
    return letter.kind == Kind.REPORT and bool(units and units & own_units([duties.person_id], on)[duties.person_id])


def head_may_approve(letter: Letter, on: date) -> bool:
    """Tell whether the unit has a head who may decide on the answer. Practice: S2, S5, S6, S7."""
    head = head_in_force(letter.unit.answering, on) if letter.unit else None
    if head is None:
        return False
    persons = {head.person_id} | ({head.acting_for.person_id} if head.acting_for else set())
    return not persons & (_named_in(letter)[1] | _writers(draft_of(letter)))


def _writers(answer: Answer | None) -> set[int]:
    return set(answer.writers.values_list("pk", flat=True)) if answer else set()


def _could_approve(letter: Letter, on: date) -> set[int]:
    """Return who else could approve an answer where no head does."""
    if letter.kind == Kind.REPORT:
        return handlers_of(letter, on)
    approvers = posts_in_force(on).filter(role=Role.OFFICE_APPROVER).values_list("person_id", flat=True)
    return set(approvers) - _named_in(letter)[1]


def facts_of(letter: Letter, duties: Duties, on: date) -> Facts:
    """Return what the rules turn on for one letter and whoever asks."""
    draft, clock = draft_of(letter), clock_of(letter, on)
    writers = _writers(draft)
    in_review = letter.state in {State.WITH_HEAD, State.WITH_OFFICE}
    wrote = bool({duties.person_id, *duties.acts_for} & writers)
    return Facts(
        kind=Kind(letter.kind),
        state=State(letter.state),
        roles=duties.roles_for(letter.unit_id) if letter.unit_id else duties.roles_in(0),
        is_named=is_named(letter, duties, on),
        wrote_answer=wrote,
        is_alone=in_review and wrote and not _could_approve(letter, on) - writers,
        has_unit=letter.unit_id is not None,
        has_answer=draft is not None,
        is_acknowledged=letter.acknowledged_on is not None,
        was_returned=letter.was_returned,
        is_extended=letter.is_extended,
        is_late=clock.is_late(on),
        days=calendar().count(clock.counted_from, on),
        pause=clock.pause.why if clock.pause else None,
        asked_before=frozenset(PauseWhy(pause.why) for pause in letter.pauses.all()),
        who_wrote=_who_wrote(letter, duties),
    )


def _who_wrote(letter: Letter, duties: Duties) -> WhoWrote:
    requests = list(letter.identity_requests.filter(refused_at=None))
    his = [one for one in requests if one.asked_by_id == duties.person_id]
    return WhoWrote(
        is_known=not letter.is_anonymous,
        is_asked=any(one.granted_at is None for one in requests),
        asked_it=any(one.granted_at is None for one in his),
        is_granted=any(one.granted_at is not None for one in his),
    )


def open_verbs(letter: Letter, duties: Duties, on: date) -> frozenset[Verb]:
    """Return what somebody is offered to do with a letter, by the rules that are enforced."""
    facts = facts_of(letter, duties, on)
    return frozenset(verb for verb in Verb if may_read(facts) and not refusals(verb, facts))
