"""What a case keeps out of disclosures as long as it is not closed; nobody else is told of a case. 第九条."""

from datetime import datetime

from gongkai.accountability.actions.hold import entered, locked, permitted
from gongkai.accountability.models import Case, KeptOut
from gongkai.accountability.rules.words import Verb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.models import Person
from gongkai.screening.actions import keep_out, let_in
from gongkai.screening.queries import guard_of
from gongkai.screening.rules import Guard, Guarded


@recorded()
def protect(case: Case, phrase: str, *, by: Person, at: datetime) -> KeptOut:
    """Let a wording of a case enter no disclosure; in drafts it is found like a word of a list. Source: 第九条.

    :raises Refused: with every reason; a bare name is no wording.
    """
    held = locked(case)
    to = permitted(held, Verb.PROTECT, by=by, at=at)
    made = keep_out_of_disclosures(held, Guard(Guarded.PHRASE, phrase.strip()), at=at)
    entered(held, Verb.PROTECT, to, by=by, at=at)
    return made


@recorded()
def unprotect(kept: KeptOut, *, by: Person, at: datetime) -> None:
    """Let a wording or a file in again; those concerned stay guarded as long as the case is not closed. Source: 第九条.

    :raises Refused: with every reason.
    """
    held = locked(kept.case)
    to = permitted(held, Verb.UNPROTECT, by=by, at=at)
    is_somebody = guard_of(kept.protected).kind in {Guarded.PERSON, Guarded.UNIT}
    insist(Refusal("guarded_until_closed", (9, None)) if is_somebody else None)
    let_in([kept.protected_id], at=at)
    entered(held, Verb.UNPROTECT, to, by=by, at=at)


def guard_those_concerned(held: Case, *, at: datetime) -> None:
    """Guard those whom a case concerns from the day it is noted. Source: 第九条."""
    if held.person:
        keep_out_of_disclosures(held, Guard(Guarded.PERSON, str(held.person.public_id), (held.person.name,)), at=at)
    if held.concerns_unit:
        names = tuple(dict.fromkeys((held.unit.name, held.unit.short_name)))
        keep_out_of_disclosures(held, Guard(Guarded.UNIT, held.unit.code, names), at=at)


def keep_out_of_disclosures(held: Case, guard: Guard, *, at: datetime) -> KeptOut:
    """Keep one thing of a case out: part of an act that is recorded.

    :raises Refused: if a wording is too short, or hardly more than a name.
    """
    return KeptOut.objects.create(case=held, protected=keep_out(guard, at=at))


def end_protection(held: Case, *, at: datetime) -> None:
    """Keep nothing of a case out any more: it is closed. Part of an act that is recorded."""
    let_in(list(held.kept_out.values_list("protected_id", flat=True)), at=at)
