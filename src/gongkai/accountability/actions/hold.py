"""Locking a case, going on only if nothing stands against it, and writing down what was done.

The internal log learns that the register was written or looked at, and proves it; of which case, by whom it was looked
at and what was done, its readers learn nothing.
"""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.accountability.models import Case, Line
from gongkai.accountability.queries.opened import sealed_for
from gongkai.accountability.queries.standing import standing_of
from gongkai.accountability.rules.steps import MEANWHILE, advance
from gongkai.accountability.rules.words import CaseStage, Verb
from gongkai.measures.refusal import Refusal
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of

REGISTER = "register/accountability"


def locked(case: Case) -> Case:
    """Return a case as it is now, locked for the rest of the transaction."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("unit", "person", "keeper")
    return rows.get(pk=case.pk)


def permitted(
    held: Case, verb: Verb, *also: Refusal | None, by: Person, at: datetime, version: int | None = None
) -> CaseStage:
    """Go on only if somebody may do this with a case, and has seen it as it is; return the stage it leads to.

    :raises Refused: with every reason; to whoever does not keep it the case is not there.
    """
    on = localdate(at)
    stale = MEANWHILE if version is not None and version != held.version else None
    return advance(verb, standing_of(held, duties_of(by, on), on), *also, stale)


def entered(held: Case, verb: Verb, to: CaseStage, *, by: Person, at: datetime, words: str = "") -> None:
    """Write down what was done with a case, and let it have the stage that this leads to."""
    sealed = sealed_for(held, words.strip().encode()) if words.strip() else None
    Line.objects.create(case=held, verb=verb, before=held.stage, after=to, by=by, at=at, sealed=sealed)
    Case.objects.filter(pk=held.pk).update(version=F("version") + 1, stage=to)
    unsaid = {"case": str(held.public_id), "verb": str(verb)}
    did("register_written", REGISTER, by=by, at=at, unsaid=unsaid)
