"""Quiet hours: nothing leaves in them, late or not; and of what is not late one may switch off what one likes."""

from datetime import time, timedelta

import pytest

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import choose_reminders, decide_quiet, queue_mails, send_next
from gongkai.notices.models import OutgoingMail, QuietHours
from gongkai.notices.queries import own_choice, quiet_hours, quiet_until
from gongkai.notices.rules import NIGHT, Kind, Mail, Quiet, leaves_at, minutes_awake
from tests.factories import NOON, a_house, a_person, a_post, a_unit
from tests.notices.mail_server import serving

MORNINGS = Quiet(time(6), time(10))


def at(hour, minute=0, day=0):
    return NOON.replace(hour=hour, minute=minute) + timedelta(days=day)


@pytest.fixture
def server(settings):
    with serving() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 0.3
        yield server


@pytest.fixture
def person(db):
    return a_post(Role.DRAFTER, a_unit(), a_person("李华", email="lihua@example.edu.cn"))


def queue(person, *, is_late=False):
    queue_mails([Mail(person.pk, "digest/1", "您有 1 项", "一项", (), is_late=is_late)], at=NOON)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [(at(7, 59), at(8)), (at(8), at(8)), (at(19, 59), at(19, 59)), (at(20), at(8, day=1)), (at(0), at(8))],
)
def test_over_night_everything_waits_until_eight(now, leaves):
    assert leaves_at(now, NIGHT, None) == leaves


@pytest.mark.parametrize(("now", "leaves"), [(at(21), at(10, day=1)), (at(9), at(10)), (at(10), at(10))])
def test_own_quiet_hours_are_added_to_those_of_the_school(now, leaves):
    assert leaves_at(now, NIGHT, MORNINGS) == leaves


def test_own_quiet_hours_give_way_where_no_time_would_be_left():
    assert leaves_at(at(9), NIGHT, Quiet(time(8), time(19))) == at(9)


@pytest.mark.parametrize(
    ("quiet", "minutes"), [(NIGHT, 12 * 60), (Quiet(time(0), time(0)), 24 * 60), (MORNINGS, 20 * 60)]
)
def test_it_is_counted_how_long_one_can_be_told(quiet, minutes):
    assert minutes_awake(quiet) == minutes


@pytest.mark.article(17)
@pytest.mark.parametrize("is_late", [False, True])
def test_no_mail_leaves_while_it_is_quiet_and_waiting_is_no_attempt(server, person, is_late):
    queue(person, is_late=is_late)
    sent = send_next(at(22))
    waiting = OutgoingMail.objects.get()
    again = send_next(at(23))

    assert (sent, again, waiting.next_at, waiting.attempts, server.taken) == (True, False, at(8, day=1), 0, [])
    send_next(at(8, day=1))
    assert len(server.taken) == 1


def test_own_quiet_hours_hold_for_oneself_alone(server, person):
    choose_reminders(off=(), quiet=MORNINGS, by=person, at=NOON)

    assert (quiet_until(at(9), person), quiet_until(at(9), a_person()), quiet_until(at(9))) == (at(10), None, None)


def test_what_one_chose_is_kept(person):
    choose_reminders(off=[Kind.REQUEST, Kind.STEP], quiet=MORNINGS, by=person, at=NOON)
    choice = own_choice(person)

    assert (choice.off, choice.quiet_from, choice.quiet_until, choice.wants) == (
        ["request", "step"], time(6), time(10), True,
    )  # fmt: skip


@pytest.mark.article(17)
def test_one_cannot_want_quiet_all_day(person):
    with pytest.raises(Refused, match="quiet_too_long"):
        choose_reminders(off=(), quiet=Quiet(time(8), time(18, 1)), by=person, at=NOON)


@pytest.mark.article(21)
def test_the_school_decides_and_what_held_before_stays_on_record(db):
    house = a_house()
    before = quiet_hours()
    for start in (21, 22):
        decide_quiet(Quiet(time(start), time(7)), by=house.approver, at=NOON)

    assert (before, quiet_hours(), QuietHours.objects.count()) == (NIGHT, Quiet(time(22), time(7)), 2)


@pytest.mark.article(6)
def test_the_offices_approver_alone_decides_and_never_for_all_day(db):
    house = a_house()
    with pytest.raises(Refused, match="not_your_task"):
        decide_quiet(NIGHT, by=house.clerk, at=NOON)
    with pytest.raises(Refused, match="quiet_too_long"):
        decide_quiet(Quiet(time(1), time(0)), by=house.approver, at=NOON)
