"""The one way a revision changes its stage: facts, rule, compare-and-swap, record, notice; all or nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import F

from gongkai.disclosures.actions.telling import tell_of
from gongkai.disclosures.models import Contribution, Disclosure, Move, Revision
from gongkai.disclosures.queries.around import Actor, around
from gongkai.disclosures.queries.facts import case_of
from gongkai.disclosures.rules.case import Case, Said
from gongkai.disclosures.rules.steps import Step, advance, goes_around
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person

Also = Callable[[Revision, Case, Step], dict[str, Any]]
"""What a verb writes besides the stage; returns the columns of the revision it sets."""

MEANWHILE = Refusal("moved_meanwhile", (16, None))


def locked(revision: Revision) -> Revision:
    """Return the revision as it is now, its disclosure locked for the rest of the transaction.

    Locking the disclosure, not only the revision, keeps a publication and a suspension from passing each other.
    """
    with_unit = Disclosure.objects.select_related("unit")
    disclosure = with_unit.select_for_update(of=("self",)).get(pk=revision.disclosure_id)
    row = Revision.objects.select_related("entry").get(pk=revision.pk)
    row.disclosure = disclosure
    return row


def contributed(revision: Revision, by: Person, at: datetime) -> None:
    """Note that somebody had a hand in a revision: he neither reviews nor approves it. Practice: S1."""
    Contribution.objects.bulk_create([Contribution(revision=revision, person=by, at=at)], ignore_conflicts=True)


def move(
    revision: Revision,
    verb: Verb,
    *,
    by: Person | None,
    at: datetime,
    said: Said | None = None,
    version: int | None = None,
    anchors: list[str] | None = None,
    also: Also | None = None,
) -> Step:
    """Take a step of the procedure, or refuse with every reason.

    ``version`` is what the actor's page was read at; where the row has moved on, nothing is written. That somebody
    would have decided who may not is recorded, and nothing else of what is refused.

    :raises Refused: with all reasons.
    """
    said = said or Said()
    try:
        return _move(revision, verb, by, at, said, version, anchors, also)
    except Refused as refused:
        if by and goes_around(verb, refused):
            _turned_away(revision, verb, refused, by=by, at=at)
        raise


@recorded()
def _turned_away(revision: Revision, verb: Verb, refused: Refused, *, by: Person, at: datetime) -> None:
    unsaid = {"verb": str(verb), "reasons": [refusal.code for refusal in refused.refusals]}
    wrote("step_turned_away", revision, by=by, at=at, stage=revision.stage, unsaid=unsaid)


@recorded()
def _move(
    revision: Revision,
    verb: Verb,
    by: Person | None,
    at: datetime,
    said: Said,
    version: int | None,
    anchors: list[str] | None,
    also: Also | None,
) -> Step:
    row = locked(revision)
    if version is not None and version != row.version:
        raise Refused([MEANWHILE])
    known = around([row], by, at)
    case = case_of(row, by, at, known=known)
    step = advance(verb, case, said)
    columns = also(row, case, step) if also else {}
    _swap(row, step.to, at, columns)
    audience = case.standing.next_audience if verb is Verb.PUBLISH else None
    actor = Actor(by, case.acting_for)
    record(row, verb, step.to, actor, at=at, reason=said.reason, anchors=anchors, audience=audience or "")
    revision.refresh_from_db()
    revision.disclosure = row.disclosure
    tell_of(revision, verb, step.to, by=by, at=at, roster=known.roster)
    return step


def _swap(row: Revision, to: Stage, at: datetime, columns: dict[str, Any]) -> None:
    same = Revision.objects.filter(pk=row.pk, version=row.version, stage=row.stage)
    if not same.update(stage=to, version=F("version") + 1, changed_at=at, **columns):
        raise Refused([MEANWHILE])


def record(
    row: Revision,
    verb: Verb,
    after: str,
    actor: Actor,
    *,
    at: datetime,
    reason: str = "",
    anchors: list[str] | None = None,
    audience: str = "",
) -> None:
    """Write one line of the record, and one of the internal log; ``row`` still holds the stage before."""
    line = Move.objects.create(
        disclosure_id=row.disclosure_id,
        revision=row,
        round=row.round,
        verb=verb,
        before=row.stage,
        after=after,
        by=actor.by,
        acting_for_id=actor.acting_for,
        at=at,
        reason=reason.strip(),
        anchors=anchors or [],
        audience=audience,
    )
    _did(line)


def _did(line: Move) -> None:
    """Record a step for the auditor, who sees codes: reasons and fingerprints of what is proposed are not for him."""
    wrote(
        f"disclosure_{line.verb}",
        line.revision,
        by=line.by,
        at=line.at,
        round=line.round,
        stage=(line.before, line.after),
        audience=line.audience,
        acting_for=line.acting_for,
        unsaid={"reason": line.reason, "plan_hash": line.revision.plan_hash},
    )


def wrote(what: str, row: Revision, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what somebody did with a revision, by codes alone."""
    subject = f"disclosure/{row.disclosure.public_id}"
    did(what, subject, by=by, at=at, unit=row.disclosure.unit, revision=row.number, **told)
