"""Robots in groups: told on working mornings what is due, and nothing that the group may not read."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience
from gongkai.notices.rules import ATTEMPTS, PAUSES, Trouble
from gongkai.obligations.models import Obligation
from gongkai.robots import actions
from gongkai.robots.models import Robot, RobotMessage
from gongkai.robots.queries import fits
from gongkai.robots.rules import NAMED, Kind
from tests.factories import NOON, a_unit, an_entry
from tests.obligations.making import MONDAY, a_due, time_of

pytestmark = [pytest.mark.django_db, pytest.mark.article(17)]
EIGHT = time_of(MONDAY)
FRIDAY_BEFORE = date(2026, 9, 11)
SECRET = "http://127.0.0.1:9/robot/send?access_token=secret"


def morning(at=EIGHT):
    """Let a morning come: what robots are told is put into the queue, and leaves."""
    made = actions.queue_messages(at)
    while actions.send_next_message(at):
        pass
    return made


def outcome():
    message = RobotMessage.objects.get()
    return bool(message.sent_at), bool(message.failed_at), message.attempts, message.trouble


def an_inner_due(unit, title):
    """Let something fall due that the catalogue makes known within the Party."""
    entry = an_entry(unit, audience=Audience.INNER, title=title, channels=["inner_portal"])
    due = a_due(unit, MONDAY)
    Obligation.objects.filter(pk=due.pk).update(entry=entry, item=entry.items.get())


def test_in_the_morning_a_group_is_told_what_is_late_and_due(house, server, robot):
    a_due(house.college, MONDAY, title="今天到期的事")
    a_due(house.college, FRIDAY_BEFORE, title="逾期的事")
    a_due(a_unit(), MONDAY, title="别人的事")
    morning()

    assert "".join(server.heard) == (
        "党务公开提醒（机械工程学院党委）：逾期 1 项，临近或今天到期 1 项。\n"
        "1. 逾期的事（机械工程学院党委）：2026年9月11日前公开，已逾期 1 个工作日\n"
        "2. 今天到期的事（机械工程学院党委）：2026年9月14日前公开，今天到期\n"
        "请在这里办理：http://127.0.0.1/desk/obligations/"
    )


@pytest.mark.article(10)
def test_what_the_catalogue_does_not_make_public_is_counted_and_not_named(house, server, robot):
    an_inner_due(house.college, "党内的事")
    morning()

    [said] = server.heard
    assert ("党内的事" in said, "另有 1 项，最近的时限是 2026年9月14日。" in said) == (False, True)


def test_the_offices_robot_is_told_of_all_units(house, server):
    said = {"kind": Kind.DINGTALK, "address": server.address, "unit": None}
    actions.register_robot("办公室群", **said, by=house.approver, at=NOON)
    a_due(house.college, MONDAY)
    a_due(a_unit("材料学院党委"), MONDAY)
    morning()

    assert server.heard[0].startswith("党务公开提醒（全校）：临近或今天到期 2 项。")


def test_many_things_are_counted_after_the_tenth(house, server, robot):
    for number in range(NAMED + 1):
        a_due(house.college, MONDAY, title=f"第{number}件")
    morning()

    assert ("10. " in server.heard[0], "11. " in server.heard[0], "另有 1 项" in server.heard[0]) == (True, False, True)


def test_a_group_is_told_once_a_day_and_not_before_eight_nor_on_days_off(house, server, robot):
    a_due(house.college, MONDAY)
    early = morning(time_of(MONDAY, 7, 59))
    first, second = morning(), morning(time_of(MONDAY, 10))
    saturday = morning(time_of(date(2026, 9, 19)))

    assert (early, first, second, saturday, len(server.heard)) == (0, 1, 0, 0, 1)


def test_where_nothing_is_due_nothing_is_said(house, server, robot):
    assert (morning(), server.heard) == (0, [])


@pytest.mark.parametrize("gone", ["the matter", "the robot", "the unit"])
def test_it_is_looked_up_once_more_when_the_message_leaves(house, server, robot, gone):
    a_due(house.college, MONDAY)
    actions.queue_messages(EIGHT)
    match gone:
        case "the matter":
            Obligation.objects.update(state="moot", moot_why="dropped")
        case "the robot":
            actions.revoke_robot(robot, by=house.clerk, at=EIGHT)
        case "the unit":
            type(house.college).objects.filter(pk=house.college.pk).update(ends_on=MONDAY - timedelta(days=1))
    morning()

    assert (server.heard, outcome()) == ([], (False, True, 1, Trouble.MOOT))


def test_over_night_nothing_is_said(house, server, robot):
    a_due(house.college, MONDAY)
    morning(time_of(MONDAY, 21))
    waiting = RobotMessage.objects.get()

    assert (server.heard, waiting.attempts, waiting.next_at) == ([], 0, time_of(MONDAY + timedelta(days=1)))


@pytest.mark.parametrize(
    ("answer", "trouble", "over"),
    [
        ((200, b'{"errcode": 93000}'), Trouble.ADDRESS_REFUSED, True),
        ((200, b'{"errcode": 45009}'), Trouble.TURNED_AWAY, False),
        ((500, b"no"), Trouble.TURNED_AWAY, False),
        ((200, b"[]"), Trouble.TURNED_AWAY, False),
    ],
)
def test_what_a_robot_answers_decides_whether_it_is_told_again(house, server, robot, answer, trouble, over):
    server.answer = answer
    a_due(house.college, MONDAY)
    morning()

    assert outcome() == (False, over, 1, trouble)


def test_what_went_wrong_for_now_is_tried_again_after_a_pause(house, server, robot):
    server.answer, usual = (500, b"no"), server.answer
    a_due(house.college, MONDAY)
    morning()
    server.answer = usual
    actions.send_next_message(EIGHT + PAUSES[0])

    assert outcome() == (True, False, 2, "")


def test_a_message_that_kills_its_worker_each_time_is_given_up(house, server, robot):
    a_due(house.college, MONDAY)
    actions.queue_messages(EIGHT)
    RobotMessage.objects.update(attempts=ATTEMPTS)
    actions.send_next_message(EIGHT)

    assert outcome() == (False, True, ATTEMPTS + 1, Trouble.UNREACHABLE)


def test_the_address_is_kept_sealed_and_gone_when_the_robot_is_revoked(house, server, robot):
    kept = Robot.objects.get().address
    actions.revoke_robot(robot, by=house.clerk, at=NOON)

    assert ("secret" in kept, server.place in kept, Robot.objects.get().address) == (False, False, "")


def test_with_another_key_of_the_installation_the_address_cannot_be_read(house, server, robot, settings):
    settings.SECRET_KEY = "another"

    assert actions.try_robot(robot, by=house.clerk, at=NOON) is Trouble.NO_ADDRESS


def test_trying_tells_the_group_at_once(house, server, robot):
    assert (actions.try_robot(robot, by=house.clerk, at=NOON), len(server.heard)) == (None, 1)


@pytest.mark.parametrize(
    ("kind", "address", "fitting"),
    [
        (Kind.WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", True),
        (Kind.DINGTALK, "https://oapi.dingtalk.com/robot/send?access_token=t", True),
        (Kind.DINGTALK, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", False),
        (Kind.WECOM, "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", False),
        (Kind.WECOM, "https://qyapi.weixin.qq.com.example.org/send", False),
        (Kind.WECOM, "https://qyapi.weixin.qq.com@example.org/send", False),
        (Kind.WECOM, SECRET, False),
        (Kind.WECOM, "key", False),
    ],
)
def test_robots_are_at_their_own_host_alone(kind, address, fitting):
    assert fits(kind, address) is fitting


@pytest.mark.article(6)
def test_the_office_alone_registers_tries_and_revokes(house, server, robot):
    said = {"kind": Kind.WECOM, "address": server.address, "unit": None, "at": NOON}
    for act in (
        lambda: actions.register_robot("群", **said, by=house.head),
        lambda: actions.try_robot(robot, by=house.head, at=NOON),
        lambda: actions.revoke_robot(robot, by=house.head, at=NOON),
    ):
        with pytest.raises(Refused, match="not_your_task"):
            act()


def test_odd_addresses_and_units_that_are_gone_are_refused_together(house):
    said = {"kind": Kind.WECOM, "address": SECRET, "unit": a_unit(ends_on=MONDAY - timedelta(days=9))}

    with pytest.raises(Refused, match="robot_unit_gone, robot_address_odd"):
        actions.register_robot("群", **said, by=house.clerk, at=NOON)


def test_what_is_revoked_is_told_nothing_and_not_revoked_again(house, server, robot):
    actions.revoke_robot(robot, by=house.clerk, at=NOON)

    for act in (actions.revoke_robot, actions.try_robot):
        with pytest.raises(Refused, match="robot_revoked"):
            act(Robot.objects.get(), by=house.clerk, at=NOON)
    with pytest.raises(Refused, match="robot_revoked"):
        actions.revoke_robot(robot, by=house.clerk, at=NOON)


def test_more_things_take_no_more_queries(house, server, robot):
    taken = []
    for number in range(3):
        a_due(house.college, MONDAY, title=f"第{number}件")
        with CaptureQueriesContext(connection) as seen:
            actions.queue_messages(EIGHT)
        RobotMessage.objects.all().delete()
        taken.append(len(seen))

    assert taken[0] == taken[2]
