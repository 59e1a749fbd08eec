"""Evidence for both limbs, and what those concerned say. Source: 第二十条."""

from datetime import date, datetime
from hashlib import sha256

from django.utils.timezone import localdate

from gongkai.accountability.actions.hold import entered, locked, permitted
from gongkai.accountability.actions.protecting import keep_out_of_disclosures
from gongkai.accountability.models import Case, Evidence, Statement
from gongkai.accountability.queries.opened import Shows, sealed_for, sealed_words
from gongkai.accountability.rules.words import Limb, Party, Verb
from gongkai.accountability.rules.writing import Proof, day_refusals, proof_refusals, text_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Person
from gongkai.screening.rules import Guard, Guarded


@recorded()
def prove(case: Case, limb: Limb, proof: Proof, *, by: Person, at: datetime) -> Evidence:
    """Add a piece of evidence; it stays as it is, and a file of it enters no disclosure. Source: 第九条、第二十条.

    :raises Refused: with every reason.
    """
    held = locked(case)
    to = permitted(held, Verb.PROVE, *proof_refusals(proof), by=by, at=at)
    shows = Shows(proof.about.strip(), proof.code.strip(), proof.name if proof.content else "")
    ending = proof.name.rsplit(".", 1)[-1].lower() if proof.content else ""
    file = sealed_for(held, proof.content) if proof.content else None
    said = {"sealed": sealed_words(held, shows), "file": file, "ending": ending}
    made = Evidence.objects.create(case=held, limb=limb, by=by, at=at, **said)
    if proof.content:
        keep_out_of_disclosures(held, Guard(Guarded.FILE, sha256(proof.content).hexdigest()), at=at)
    entered(held, Verb.PROVE, to, by=by, at=at)
    return made


@recorded()
def hear(
    case: Case, party: Party, said: str, *, on: date | None, declined: bool, by: Person, at: datetime
) -> Statement:
    """Record what somebody concerned said, or how it is known that he declined; it stays as it is. Practice.

    :raises Refused: with every reason.
    """
    held = locked(case)
    is_his = held.person_id is not None if party is Party.PERSON else held.concerns_unit
    wrong = [*text_refusals({"said": said}), *day_refusals(on, today=localdate(at))]
    stranger = None if is_his else Refusal("party_not_concerned", (20, None), about="party")
    to = permitted(held, Verb.HEAR, *wrong, stranger, by=by, at=at)
    row = {"party": party, "declined": declined, "on": on, "sealed": sealed_for(held, said.strip().encode())}
    made = Statement.objects.create(case=held, by=by, at=at, **row)
    entered(held, Verb.HEAR, to, by=by, at=at)
    return made
