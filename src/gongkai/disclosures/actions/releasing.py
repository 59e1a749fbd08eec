"""Making known: the next step of the ladder goes live, gets its index number, and ends in time.

Source: 第十六条（四）.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils.timezone import localdate

from gongkai.disclosures.actions import inscribing
from gongkai.disclosures.actions.move import locked, move, record
from gongkai.disclosures.models import Disclosure, IndexCounter, Release, RestoreRequest, Revision, Rung
from gongkai.disclosures.queries.around import CLOCK, Actor
from gongkai.disclosures.queries.facts import rungs_due
from gongkai.disclosures.queries.record import TAKEN_ON
from gongkai.disclosures.queries.standing import EVER_LIVE
from gongkai.disclosures.rules.case import Case
from gongkai.disclosures.rules.steps import Step
from gongkai.disclosures.rules.words import ReleaseState, Stage, Verb
from gongkai.ledger.actions import recorded
from gongkai.ledger.rules.leaf import Act
from gongkai.measures.vocabulary import AT_ONCE, PAGES, Audience
from gongkai.orgs.models import Person

COVERED = {
    Audience.SPECIFIC: [Audience.SPECIFIC],
    Audience.INNER: [Audience.INNER],
    Audience.PUBLIC: [Audience.SPECIFIC, Audience.INNER, Audience.PUBLIC],
}
"""Whose older wording a release takes the place of: the public's takes everybody's."""


def publish(revision: Revision, *, by: Person | None, at: datetime, version: int | None = None) -> None:
    """Release the next step of the ladder now, of a correction all its readers' steps; ``by`` is None for the clock.

    Source: 第十六条（四）.

    :raises Refused: with every reason: hash, window, standing, inner first, something taken down.
    """

    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:
        if step.stage is Stage.APPROVED and row.number > 1:
            _supersede(row)
        rungs = rungs_due(row, at)
        for rung in rungs:
            _replace_older(row, Audience(rung.audience), at)
            _go_live(row, rung, by, at)
        for rung in rungs[1:]:
            record(row, Verb.PUBLISH, step.to, Actor(by, case.acting_for), at=at, audience=rung.audience)
        return {"published_at": row.published_at or at}

    move(revision, Verb.PUBLISH, by=by, at=at, version=version, also=also)


def _supersede(row: Revision) -> None:
    """Let the revision that was published make room; nobody sees two wordings as current."""
    older = Revision.objects.filter(disclosure=row.disclosure_id, stage=Stage.PUBLISHED)
    older.update(stage=Stage.SUPERSEDED, version=F("version") + 1)


def _replace_older(row: Revision, audience: Audience, at: datetime) -> None:
    standing = [ReleaseState.LIVE, ReleaseState.SUSPENDED, ReleaseState.ENDED]
    older = Release.objects.filter(disclosure=row.disclosure_id, audience__in=COVERED[audience], state__in=standing)
    narrower = set(older.exclude(revision=row).exclude(audience=audience).values_list("audience", flat=True))
    older.exclude(revision=row).update(state=ReleaseState.REPLACED, over_at=at)
    inscribing.changed(row.disclosure, Act.END, narrower, at, reason=TAKEN_ON)
    RestoreRequest.objects.filter(disclosure=row.disclosure_id).delete()


def _go_live(row: Revision, rung: Rung, by: Person | None, at: datetime) -> None:
    """Let the program's own forms show it; those carried elsewhere stay planned until somebody has carried them out."""
    before = Release.objects.filter(disclosure=row.disclosure_id, audience=rung.audience, state__in=EVER_LIVE)
    since = before.filter(channel__in=PAGES).order_by("since").values_list("since", flat=True).first() or at
    planned = Release.objects.filter(rung=rung, state=ReleaseState.PLANNED, channel__in=AT_ONCE)
    planned.update(state=ReleaseState.LIVE, live_at=at, since=since, released_by=by)
    _give_number(row.disclosure, Audience(rung.audience), at)
    inscribing.made_known(row, rung, at)


def _give_number(disclosure: Disclosure, audience: Audience, at: datetime) -> None:
    """Allot the index number of this side, once and for ever. Practice: two rows, so that gaps tell nothing."""
    public = audience is Audience.PUBLIC
    if disclosure.index_no if public else disclosure.inner_index_no:
        return
    row, year = ("public" if public else "inner"), localdate(at).year
    counter, _ = IndexCounter.objects.select_for_update().get_or_create(row=row, unit=disclosure.unit, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    template = settings.INDEX_TEMPLATE if public else settings.INNER_INDEX_TEMPLATE
    number = template.format(unit=disclosure.unit.code, year=year, seq=counter.last)
    column = "index_no" if public else "inner_index_no"
    Disclosure.objects.filter(pk=disclosure.pk).update(**{column: number})
    setattr(disclosure, column, number)


@recorded()
def end(release: Release, *, at: datetime) -> bool:
    """End a release, with every form of its step, once its notice period is over; tells whether it still was live.

    Idempotent. Practice: 公示期满.
    """
    row = locked(release.revision)
    over = localdate(at) > release.rung.ends_on if release.rung.ends_on else False
    live = Release.objects.filter(rung=release.rung_id, state=ReleaseState.LIVE)
    if not over or not live.update(state=ReleaseState.ENDED, over_at=at):
        return False
    record(row, Verb.END, row.stage, CLOCK, at=at, audience=release.audience)
    inscribing.changed(row.disclosure, Act.END, [release.audience], at, reason="period")
    return True
