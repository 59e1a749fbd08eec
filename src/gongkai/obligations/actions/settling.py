"""What became of the disclosures that took obligations over: made known, withheld, given up. Source: 第十七条."""

from datetime import date, datetime

from django.db.models import Case, Count, Exists, IntegerField, Max, Min, OuterRef, Q, QuerySet, Value, When
from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.catalogue.queries import items_going_on, items_in_force
from gongkai.disclosures.models import Release, Revision, Rung
from gongkai.disclosures.rules.words import IN_WORK, ReleaseState, Stage
from gongkai.ledger.actions import recorded
from gongkai.measures.vocabulary import Audience, TimeKind
from gongkai.obligations.actions.owing import row_of
from gongkai.obligations.models import Deferral, Obligation
from gongkai.obligations.queries.facts import UNDECIDED
from gongkai.obligations.queries.timeline import owed_by
from gongkai.obligations.rules.schedule import STANDING, Due
from gongkai.obligations.rules.words import State
from gongkai.orgs.actions.deeds import did
from gongkai.policy.queries import effective
from gongkai.policy.rules import Setting

WIDTH = Case(*(When(audience=one, then=Value(one.width)) for one in Audience), output_field=IntegerField())
WORDING = ("item__version", "item__entry", "item__lead_unit")
SHOWN = [ReleaseState.LIVE, ReleaseState.SUSPENDED]


def settle(at: datetime) -> int:
    """Bring obligations up to what became of their disclosures; returns how many changed. Idempotent.

    Source: 第十七条.
    """
    taken = Obligation.objects.filter(state=State.OPEN, disclosure__isnull=False).select_related("item", "disclosure")
    known = Release.objects.filter(disclosure=OuterRef("disclosure"), since__isnull=False)
    ended = Revision.objects.filter(disclosure=OuterRef("disclosure"), stage__in=[Stage.WITHHELD, Stage.CANCELLED])
    done = sum(_settle(one, at) for one in taken.filter(Exists(known) | Exists(ended)))
    return done + sum(_stand_again(one, at) for one in _no_longer_standing())


@recorded()
def _settle(obligation: Obligation, at: datetime) -> bool:
    since = _reached(obligation)
    if since is not None:
        state = State.MET if localdate(since) <= obligation.due_on else State.LATE
        return _write(obligation, "obligation_met", at, state=state, met_at=since)
    newest = Revision.objects.filter(disclosure=obligation.disclosure_id).order_by("-number").first()
    if newest is None or newest.stage in IN_WORK:
        return False
    if newest.stage == Stage.WITHHELD and newest.re_review_on:
        return _withheld(obligation, newest, newest.re_review_on, at)
    if newest.stage == Stage.CANCELLED:
        return _write(obligation, "obligation_given_up", at, disclosure=None)
    return False


def _demanded(obligation: Obligation) -> int:
    """Return how wide the disclosure must reach: as the entry says, or less where that was approved with a reason."""
    asked = Audience(obligation.item.audience).width
    shown = Revision.objects.filter(disclosure=obligation.disclosure_id, stage=Stage.PUBLISHED).first()
    if shown is None or not shown.narrower_reason:
        return asked
    return min(asked, max(rung.rank for rung in shown.rungs.all()))


def _reached(obligation: Obligation) -> datetime | None:
    """Return when the disclosure had reached the audience that is demanded, or a wider one, in every form planned.

    A form that is carried elsewhere counts from the day for which there is evidence. Source: 第十条、第十四条.
    """
    steps = Rung.objects.filter(releases__disclosure=obligation.disclosure_id).annotate(width=WIDTH)
    told = steps.annotate(waiting=Count("releases", Q(releases__since=None)), told=Max("releases__since"))
    whole = told.filter(waiting=0, width__gte=_demanded(obligation))
    first: datetime | None = whole.aggregate(first=Min("told"))["first"]
    return first


def _write(obligation: Obligation, what: str, at: datetime, **columns: object) -> bool:
    seen = {"disclosure": obligation.disclosure_id, "due_on": obligation.due_on}
    still = Obligation.objects.filter(pk=obligation.pk, state=State.OPEN, **seen)
    if not still.update(**columns):
        return False
    did(what, f"obligation/{obligation.public_id}", by=None, at=at, key=obligation.key, state=columns.get("state", ""))
    return True


def _withheld(obligation: Obligation, revision: Revision, re_review_on: date, at: datetime) -> bool:
    """Take over, from a disclosure that is withheld, ground, approver and day of re-review. Source: 第九条."""
    if not _write(obligation, "obligation_deferred", at, state=State.DEFERRED):
        return False
    by, when = revision.withheld_by, revision.withheld_at
    Deferral.objects.filter(UNDECIDED, obligation=obligation).update(ended_by=by, ended_at=when)
    said = {"asked_by": by, "asked_at": when, "approved_by": by, "approved_at": when}
    Deferral.objects.create(obligation=obligation, ground=revision.ground, re_review_on=re_review_on, **said)
    return True


def _no_longer_standing() -> QuerySet[Obligation]:
    """Return what is to stand for a long time, was made known, and cannot be read any more. Source: 第十七条."""
    shown = Release.objects.filter(disclosure=OuterRef("disclosure"), state__in=SHOWN)
    long_term = Q(time_kind=TimeKind.LONG_TERM) | Q(second_time_kind=TimeKind.LONG_TERM)
    asked, goes_on = (said.filter(long_term, entry=OuterRef("entry")) for said in (items_in_force(), items_going_on()))
    later = Obligation.objects.filter(entry=OuterRef("entry"), kind=TimeKind.LONG_TERM, pk__gt=OuterRef("pk"))
    met = Obligation.objects.filter(kind=TimeKind.LONG_TERM, state__in=[State.MET, State.LATE])
    return met.filter(Exists(asked) | Exists(goes_on), ~Exists(shown), ~Exists(later)).select_related(*WORDING)


@recorded()
def _stand_again(before: Obligation, at: datetime) -> bool:
    """Let what was taken down fall due again: long-term matters are to stay known. Source: 第十七条."""
    days, today = calendar(), localdate(at)
    owes = owed_by(before.item)
    due_on = days.add(today, before.item.working_days or effective(Setting.TIMELY_DAYS, owes, today))
    key = f"{STANDING}/{before.pk}"
    due = Due(key, TimeKind.LONG_TERM, before.item_id, owes, today, due_on)
    row = row_of(due, days, at)
    again, is_new = Obligation.objects.get_or_create(entry_id=before.entry_id, key=key, defaults=row)
    if is_new:
        did("obligation_stands_again", f"obligation/{again.public_id}", by=None, at=at, key=again.key)
    return is_new
