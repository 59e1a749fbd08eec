"""Registering robots, trying and revoking them, and telling them each morning. Practice."""

import logging
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import OFFICE
from gongkai.notices.actions import claimed, note_outcome, put_off
from gongkai.notices.queries import quiet_until
from gongkai.notices.rules import ATTEMPTS, Trouble
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.outbound import Unsent, post
from gongkai.robots.models import Robot, RobotMessage
from gongkai.robots.queries import allowed, fits, is_morning, lines_of, next_due, stands
from gongkai.robots.rules import HEADERS, Facts, Kind, judged, payload, refusals, sealed, text_of, unsealed

log = logging.getLogger(__name__)
TRIAL = "党务公开：这是一条测试消息，收到说明已经连上。"


@recorded()
def register_robot(name: str, *, kind: Kind, address: str, unit: Unit | None, by: Person, at: datetime) -> Robot:
    """Register a robot of a unit, or of the office where none is named; its address is kept sealed.

    :raises Refused: with every reason.
    """
    _permitted(None, unit, by=by, at=at, fits_it=fits(kind, address))
    kept = sealed(address, settings.SECRET_KEY)
    said = {"registered_by": by, "registered_at": at}
    robot = Robot.objects.create(name=name, kind=kind.value, address=kept, unit=unit, **said)
    did("robot_registered", f"robot/{robot.public_id}", by=by, at=at, name=name, kind=kind.value, unit=unit)
    return robot


@recorded()
def revoke_robot(robot: Robot, *, by: Person, at: datetime) -> None:
    """Tell a robot nothing any more, and keep its address no longer.

    :raises Refused: with every reason, or if somebody has revoked it meanwhile.
    """
    _permitted(robot, None, by=by, at=at)
    if not Robot.objects.filter(pk=robot.pk, revoked_at=None).update(revoked_by=by, revoked_at=at, address=""):
        raise Refused([Refusal("robot_revoked")])
    did("robot_revoked", f"robot/{robot.public_id}", by=by, at=at, name=robot.name)


def try_robot(robot: Robot, *, by: Person, at: datetime) -> Trouble | None:
    """Tell a robot at once that this is a trial; returns what is wrong. It is never done inside a transaction.

    :raises Refused: with every reason.
    """
    _note_trial(robot, by, at)
    return _told(robot, TRIAL)


@recorded()
def _note_trial(robot: Robot, by: Person, at: datetime) -> None:
    _permitted(robot, None, by=by, at=at)
    did("robot_tried", f"robot/{robot.public_id}", by=by, at=at, name=robot.name)


def _permitted(robot: Robot | None, unit: Unit | None, *, by: Person, at: datetime, fits_it: bool = True) -> None:
    on = localdate(at)
    is_revoked = robot is not None and robot.revoked_at is not None
    insist(*refusals(Facts(duties_of(by, on).has(*OFFICE), is_revoked, stands(unit, on), fits_it)))


def queue_messages(at: datetime) -> int:
    """Put what robots are told on a working day into the queue, from eight o'clock on. Idempotent. Source: 第十七条."""
    there = localtime(at)
    if not is_morning(there):
        return 0
    told = RobotMessage.objects.filter(key__endswith=f"/{there.date()}").values("robot")
    waiting = [one for one in Robot.objects.filter(revoked_at=None).exclude(pk__in=told) if lines_of(one, at)]
    rows = (
        RobotMessage(robot=one, key=f"robot/{one.public_id}/{there.date()}", made_at=at, next_at=at) for one in waiting
    )
    return len(RobotMessage.objects.bulk_create(rows, ignore_conflicts=True))


def send_next_message(at: datetime) -> bool:
    """Try to tell the robot that has waited longest; tells whether there was one."""
    message = next_due(at)
    if message is None:
        return False
    later = quiet_until(at)
    if later:
        put_off(message, later)
    elif claimed(message, at):
        note_outcome(message, _say(message, at), at)
    return True


def _say(message: RobotMessage, at: datetime) -> Trouble | None:
    """Write a message by what is due now that it leaves, and hand it over; returns why it was not taken."""
    if message.attempts >= ATTEMPTS:
        return Trouble.UNREACHABLE
    robot = message.robot
    lines = lines_of(robot, at)
    if not lines:
        return Trouble.MOOT
    about = robot.unit.short_name if robot.unit else "全校"
    return _told(robot, text_of(about, lines, settings.SITE + reverse("desk:obligations")))


def _told(robot: Robot, text: str) -> Trouble | None:
    address = unsealed(robot.address, settings.SECRET_KEY)
    if address is None:
        return Trouble.NO_ADDRESS
    try:
        answer = post(address, payload(text), HEADERS, allowed=allowed(Kind(robot.kind)))
    except Unsent as unsent:
        log.warning("robot %s was not told: %s", robot.public_id, unsent.trouble)
        return Trouble.ADDRESS_REFUSED if unsent.trouble.is_ours else Trouble.UNREACHABLE
    return judged(answer.status, answer.body)
