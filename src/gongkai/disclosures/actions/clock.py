"""What falls due by itself: scheduled publication and the end of notice periods. Safe to run any number of times."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.disclosures.actions.releasing import end, publish
from gongkai.disclosures.actions.telling import tell_held_up
from gongkai.disclosures.models import Release, Revision, Rung
from gongkai.disclosures.rules.words import ReleaseState, Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import PAGES

WAITS = {"inner_first", "is_suspended", "ledger_behind", "must_wait"}
"""Reasons that pass by themselves: the clock tries again and troubles nobody."""


def run_due(at: datetime) -> int:
    """Publish what is scheduled, end what is over; returns how much was done. Source: 第十六条（四）."""
    planned = Rung.objects.filter(
        releases__state=ReleaseState.PLANNED,
        releases__channel__in=PAGES,
        revision__stage__in=[Stage.APPROVED, Stage.PUBLISHED],
        starts_at__lte=at,
        held_up=[],
    )
    done = sum(
        _publish(rung, at) for rung in planned.select_related("revision__disclosure").order_by("starts_at", "rank")
    )
    live = Release.objects.filter(state=ReleaseState.LIVE, channel__in=PAGES, rung__ends_on__lt=localdate(at))
    return done + sum(end(release, at=at) for release in live.select_related("rung", "revision"))


def _publish(rung: Rung, at: datetime) -> bool:
    revision = rung.revision
    narrower = Release.objects.filter(revision=revision, rung__rank__lt=rung.rank, state=ReleaseState.PLANNED)
    if narrower.filter(channel__in=PAGES).exists():
        return False  # the ladder is climbed from the narrowest; its own time will come
    try:
        publish(revision, by=None, at=at)
    except Refused as refused:
        _hold_up(rung, revision, [refusal.code for refusal in refused.refusals], at)
        return False
    return True


def _hold_up(rung: Rung, revision: Revision, codes: list[str], at: datetime) -> None:
    if set(codes) <= WAITS or "moved_meanwhile" in codes:
        return
    Rung.objects.filter(pk=rung.pk).update(held_up=codes)
    tell_held_up(revision, codes, at=at)
