"""Which robots there are, and what is due that they are to be told of."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.measures.vocabulary import Audience
from gongkai.notices.rules import Trouble
from gongkai.obligations.models import Obligation
from gongkai.obligations.rules.reminders import is_time, last_day_in_sight
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import units_standing
from gongkai.outbound import Allowed, Unsent, place_of
from gongkai.robots.models import Robot, RobotMessage
from gongkai.robots.rules import HOSTS, Kind, Line

__all__ = [
    "Robot",
    "allowed",
    "fits",
    "is_morning",
    "lines_of",
    "next_due",
    "robot_called",
    "robots",
    "stands",
    "trouble_of",
]


def robots() -> QuerySet[Robot]:
    """Return every robot, those in use first, with what became of the last thing each was told."""
    last = RobotMessage.objects.filter(robot=OuterRef("pk"), attempts__gt=0).order_by("-made_at", "-pk")
    told = {name: Subquery(last.values(name)[:1]) for name in ("sent_at", "trouble")}
    rows = Robot.objects.select_related("unit", "registered_by", "revoked_by")
    return rows.annotate(last_sent_at=told["sent_at"], last_trouble=told["trouble"]).order_by(
        "revoked_at", "name", "pk"
    )


def trouble_of(written: str) -> Trouble | None:
    """Return the trouble that a row names, if it names one."""
    return Trouble(written) if written else None


def robot_called(public_id: UUID) -> Robot | None:
    """Return the robot in use that is known under an id."""
    return Robot.objects.select_related("unit").filter(public_id=public_id, revoked_at=None).first()


def stands(unit: Unit | None, on: date) -> bool:
    """Tell whether a robot's unit exists on a day; the office's robot is of no one unit."""
    return unit is None or units_standing(on).filter(pk=unit.pk).exists()


def allowed(kind: Kind) -> Allowed:
    """Return where robots of a kind may be: at their one host, or at a place of the school's own network."""
    return Allowed(frozenset({HOSTS[kind]}), frozenset(settings.PUSH_PRIVATE))


def fits(kind: Kind, address: str) -> bool:
    """Tell whether an address can be that of a robot of a kind."""
    try:
        allowed(kind).check(place_of(address))
    except Unsent:
        return False
    return True


def is_morning(there: datetime) -> bool:
    """Tell whether robots are told at this time: on working days, from eight o'clock on, as people are."""
    return is_time(there, calendar())


def next_due(at: datetime) -> RobotMessage | None:
    """Return the message that is to be tried now and has waited longest."""
    waiting = RobotMessage.objects.filter(sent_at=None, failed_at=None, next_at__lte=at)
    return waiting.select_related("robot__unit").order_by("next_at", "pk").first()


def lines_of(robot: Robot, at: datetime) -> list[Line]:
    """Return what is open and near or past its limit for a robot's unit, the latest first. Source: 第十七条."""
    on, days = localdate(at), calendar()
    if robot.revoked_at or not stands(robot.unit, on):
        return []
    mine = Q(unit=robot.unit_id) if robot.unit_id else Q()
    due = Obligation.objects.filter(mine, state=State.OPEN, due_on__lte=last_day_in_sight(on, days))
    rows = due.select_related("item", "unit").order_by("due_on", "pk")
    return [
        Line(
            title=one.item.title,
            unit=one.unit.short_name,
            day=one.due_on,
            days=days.count(on, one.due_on),
            is_public=one.item.audience == Audience.PUBLIC,
        )
        for one in rows
    ]
