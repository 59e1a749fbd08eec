"""What fell due at the sample school, and how it was answered beside by making something known."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from gongkai.catalogue.models import Item
from gongkai.channels import actions as channels
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import Draft
from gongkai.disclosures.models import Revision
from gongkai.measures.vocabulary import Role, TimeKind
from gongkai.obligations import actions as obligations
from gongkai.obligations import queries
from gongkai.obligations.models import Obligation
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import head_in_force, school_wide_posts
from gongkai.samples.actions.world import World
from gongkai.samples.story import Told

COUNTED = (TimeKind.TIMELY, TimeKind.ON_CHANGE)
AHEAD = timedelta(days=100)
OVERDUE = timedelta(days=45)
"""How far before and after its day a period's disclosure is begun; else it is about something that happened."""
SHORT = 3
"""With so few working days, something is drafted before it happens, and the limit runs from its being put up."""
ELSEWHERE = "本期内容在启用本系统以前已在原网站公开，不再重复发布。"
UNDER_REVISION = "依据第十七条，制度正在修订，修订完成后一并公开。"
SETTLED_UNTIL = timedelta(days=75)
"""Periods that fell due longer ago than this have been answered by their heads."""


def begin(world: World, told: Told, typed: Draft, *, by: Person, at: datetime) -> Revision:
    """Begin a disclosure as its drafter did: for what was due next under its entry, or for what had just happened."""
    unit = world.units[told.written["unit"]]
    item = world.items[told.written["entry"]] if "entry" in told.written else None
    due = _due(item, unit, told, by, at) if item else None
    if due is None:
        return disclosures.start(unit, typed, by=by, at=at)
    return obligations.draft(due, unit, typed, by=by, at=at)


def _due(item: Item, unit: Unit, told: Told, by: Person, at: datetime) -> Obligation | None:
    """Return the period whose day is nearest, or an event that is entered now where the entry counts from those."""
    today = localdate(at)
    periods = queries.open_under(item.entry, frozenset({unit.pk})).exclude(kind__in=COUNTED)
    near = [one for one in periods if today - OVERDUE <= one.due_on <= today + AHEAD]
    if near:
        return min(near, key=lambda one: abs(one.due_on - today))
    kinds = [TimeKind(kind) for kind in (item.time_kind, item.second_time_kind) if kind in COUNTED]
    if not kinds or unit.pk != item.lead_unit_id:
        return None
    title, day = told.written["title"], _happened(item, told)
    return obligations.enter_event(item.entry, title, happened_on=day, kind=kinds[0], by=by, at=at)


def _happened(item: Item, told: Told) -> date:
    drafted, *later = [step.at.date() for step in told.steps]
    return later[0] if later and (item.working_days or 0) <= SHORT and later[0] <= drafted else drafted


def settle_the_rest(at: datetime) -> None:
    """Answer what had fallen due and nothing in the story is about: made known elsewhere before, or put off."""
    obligations.run_due(at)
    obligations.settle(at)
    channels.run_due(at)
    long_ago = localdate(at) - SETTLED_UNTIL
    rest = Obligation.objects.filter(state=State.OPEN, disclosure=None, due_on__lt=long_ago).select_related("unit")
    approver = school_wide_posts(localdate(at))[Role.OFFICE_APPROVER][0].person
    for one in rest:
        head = head_in_force(one.unit, localdate(at))
        if head is not None and one.kind == TimeKind.PERIODIC:
            obligations.state_nothing(one, ELSEWHERE, by=head.person, at=at)
        elif head is not None:
            again = localdate(at) + timedelta(days=90)
            obligations.ask_deferral(one, UNDER_REVISION, re_review_on=again, by=head.person, at=at)
            obligations.approve_deferral(one, re_review_on=again, by=approver, at=at)
