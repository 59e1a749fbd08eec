"""Taking down and bringing back: suspended by one, restored by two, withdrawn by the office. Source: 第八条."""

from datetime import datetime
from typing import Any

from gongkai.disclosures.actions.inscribing import changed
from gongkai.disclosures.actions.move import MEANWHILE, locked, record
from gongkai.disclosures.actions.telling import tell_of
from gongkai.disclosures.models import Release, RestoreRequest, Revision
from gongkai.disclosures.queries.around import actor_of
from gongkai.disclosures.queries.facts import release_case_of
from gongkai.disclosures.queries.reading import TOLD_WITH_REASON
from gongkai.disclosures.rules.takedown import takedown
from gongkai.disclosures.rules.words import Alarm, ReleaseState, Stage, Verb
from gongkai.ledger.actions import recorded
from gongkai.ledger.rules.leaf import Act
from gongkai.measures.refusal import Refused
from gongkai.orgs.models import Person

ACTS = {Verb.SUSPEND: Act.SUSPEND, Verb.RESTORE: Act.RESTORE, Verb.WITHDRAW: Act.WITHDRAW}
"""What the ledger calls what was done."""


def suspend(revision: Revision, *, by: Person, at: datetime, alarm: Alarm | None, reason: str) -> None:
    """Take everything live of a disclosure offline at once; one person is enough. Source: 第八条.

    :raises Refused: with every reason.
    """
    columns = {"alarm": alarm or "", "over_by": by, "over_at": at, "over_reason": reason.strip()}
    _act(revision, Verb.SUSPEND, by=by, at=at, reason=reason, alarm=alarm, columns=columns)


@recorded()
def ask_restore(revision: Revision, *, by: Person, at: datetime, reason: str) -> None:
    """Ask, as the first of two, that what is suspended come back. Practice.

    :raises Refused: with every reason.
    """
    row = shown(revision)
    takedown(Verb.ASK_RESTORE, release_case_of(row, by, at, reason=reason))
    RestoreRequest.objects.create(disclosure=row.disclosure, by=by, at=at, reason=reason.strip())
    record(row, Verb.ASK_RESTORE, row.stage, actor_of(by, row, at), at=at, reason=reason)


def restore(revision: Revision, *, by: Person, at: datetime, reason: str) -> None:
    """Bring back, as the second of two, what is suspended. Practice.

    :raises Refused: with every reason.
    """
    columns = {"alarm": "", "over_by": None, "over_at": None, "over_reason": ""}
    _act(revision, Verb.RESTORE, by=by, at=at, reason=reason, alarm=None, columns=columns)


def withdraw(revision: Revision, *, by: Person, at: datetime, reason: str) -> None:
    """Withdraw a disclosure for good; its page stays, with date and reason. Practice.

    :raises Refused: with every reason.
    """
    columns = {"over_by": by, "over_at": at, "over_reason": reason.strip()}
    _act(revision, Verb.WITHDRAW, by=by, at=at, reason=reason, alarm=None, columns=columns)


def shown(revision: Revision) -> Revision:
    """Return what readers see of the disclosure, locked: acts from a draft's page mean the published wording."""
    row = locked(revision)
    published = row.disclosure.revisions.filter(stage=Stage.PUBLISHED).select_related("disclosure__unit")
    return published.first() or row


@recorded()
def _act(
    revision: Revision,
    verb: Verb,
    *,
    by: Person,
    at: datetime,
    reason: str,
    alarm: Alarm | None,
    columns: dict[str, Any],
) -> None:
    row = shown(revision)
    to = takedown(verb, release_case_of(row, by, at, reason=reason, alarm=alarm))
    since = {Verb.SUSPEND: [ReleaseState.LIVE], Verb.RESTORE: [ReleaseState.SUSPENDED]}
    states = since.get(verb, [ReleaseState.LIVE, ReleaseState.SUSPENDED])
    touched = Release.objects.filter(disclosure=row.disclosure_id, state__in=states)
    audiences = set(touched.values_list("audience", flat=True))
    if not touched.update(state=to, **columns):
        raise Refused([MEANWHILE])
    told = reason.strip() if verb in TOLD_WITH_REASON else ""
    changed(row.disclosure, ACTS[verb], audiences, at, told=told, reason=alarm or "")
    RestoreRequest.objects.filter(disclosure=row.disclosure_id).delete()
    record(row, verb, row.stage, actor_of(by, row, at), at=at, reason=reason)
    tell_of(row, verb, Stage(row.stage), by=by, at=at)
