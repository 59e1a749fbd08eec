"""Mail: put into the outbox once, delivered to a real server, tried again where that helps and nowhere else."""

from datetime import time, timedelta

import pytest

from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import choose_mail, queue_mails, send_next
from gongkai.notices.models import OutgoingMail, QuietHours
from gongkai.notices.queries import mail_state
from gongkai.notices.rules import ATTEMPTS, PAUSES, Mail, Trouble, message_id
from gongkai.orgs.models import Person, Post
from tests.factories import NOON, a_person, a_post, a_unit
from tests.notices.mail_server import DROPS, HANGS, serving

pytestmark = pytest.mark.django_db
LATER = timedelta(days=1)


@pytest.fixture
def server(settings):
    with serving() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 0.3
        yield server


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def person(unit):
    return a_post(Role.DRAFTER, unit, a_person("李华", email="lihua@example.edu.cn"))


def queue(*people, key="digest/2026-09-14", units=(), is_late=False):
    said = {"subject": "党务公开：您有 3 项公开事项临近或超过时限", "body": "李华：\n\n.一行\n", "units": units}
    mails = (Mail(person_id=one.pk, key=f"{key}/{one.pk}", is_late=is_late, **said) for one in people)
    queue_mails(mails, at=NOON)


def send_all(at=NOON):
    while send_next(at):
        pass


def by_night_too(person):
    """Let the school have no quiet hours."""
    QuietHours.objects.create(starts=time(0), ends=time(0), by=person, at=NOON)


def outcome():
    """Return whether the one mail was sent, whether it was given up, how often it was tried, and what was wrong."""
    mail = OutgoingMail.objects.get()
    return bool(mail.sent_at), bool(mail.failed_at), mail.attempts, mail.trouble


def test_a_mail_arrives_whole_and_once(server, person):
    queue(person)
    send_all()
    send_all(NOON + LATER)

    [mail] = server.taken
    assert (mail["To"], mail["Subject"].strip()) == (
        "lihua@example.edu.cn",
        "党务公开：您有 3 项公开事项临近或超过时限",
    )
    assert (mail.get_content(), mail["Auto-Submitted"]) == ("李华：\n\n.一行\n", "auto-generated")
    assert outcome() == (True, False, 1, "")


def test_however_often_it_is_put_there_is_one_mail_to_a_key(server, person):
    queue(person)
    queue(person)
    send_all()
    queue(person)
    send_all()

    assert len(server.taken) == 1


def test_without_a_mail_server_nothing_is_put_into_the_outbox(person):
    queue(person)

    assert (OutgoingMail.objects.count(), send_next(NOON)) == (0, False)


def test_what_was_put_before_the_server_was_taken_away_waits(server, settings, person):
    queue(person)
    settings.EMAIL_HOST = ""
    send_all()

    assert outcome() == (False, False, 0, "")


def test_whoever_has_no_address_gets_no_mail(server, person):
    queue(person, a_person())
    send_all()

    assert [mail["To"] for mail in server.taken] == ["lihua@example.edu.cn"]


@pytest.mark.parametrize(("is_late", "mails"), [(False, 0), (True, 1)])
def test_mail_can_be_refused_save_about_what_is_late(server, person, is_late, mails):
    choose_mail(wants=False, by=person, at=NOON)
    queue(person, is_late=is_late)

    assert OutgoingMail.objects.count() == mails


def test_whoever_changes_his_mind_gets_mail_again(server, person):
    choose_mail(wants=False, by=person, at=NOON)
    choose_mail(wants=True, by=person, at=NOON)
    queue(person)

    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("about", "answer", "trouble"),
    [("address", b"550 nobody here", Trouble.ADDRESS_REFUSED), ("text", b"554 no", Trouble.MAIL_REFUSED)],
)
def test_what_is_refused_for_good_is_not_tried_again(server, person, about, answer, trouble):
    server.habits[about] = answer
    queue(person)
    send_all()
    send_all(NOON + LATER)

    assert outcome() == (False, True, 1, trouble)


@pytest.mark.parametrize(
    ("about", "answer", "trouble"),
    [
        ("address", b"450 busy", Trouble.TURNED_AWAY),
        ("text", b"452 full", Trouble.TURNED_AWAY),
        ("greeting", b"421 closed", Trouble.UNREACHABLE),
        ("greeting", HANGS, Trouble.UNREACHABLE),
        ("greeting", DROPS, Trouble.UNREACHABLE),
        ("text", HANGS, Trouble.UNREACHABLE),
        ("text", DROPS, Trouble.UNREACHABLE),
    ],
)
def test_what_goes_wrong_for_now_is_tried_again_after_a_pause(server, person, about, answer, trouble):
    server.habits[about], usual = answer, server.habits[about]
    queue(person)
    send_all()
    first = outcome()
    server.habits[about] = usual
    send_all(NOON + PAUSES[0] - timedelta(seconds=1))
    between = outcome()
    send_all(NOON + PAUSES[0])

    assert (first, between, outcome()) == (*[(False, False, 1, trouble)] * 2, (True, False, 2, ""))


def test_where_nobody_listens_it_is_tried_again_and_in_the_end_given_up(server, settings, person):
    settings.EMAIL_PORT = 9
    by_night_too(person)
    queue(person)
    at = NOON
    for pause in PAUSES:
        send_all(at)
        at += pause
    assert outcome() == (False, False, ATTEMPTS - 1, Trouble.UNREACHABLE)
    send_all(at)

    assert outcome() == (False, True, ATTEMPTS, Trouble.UNREACHABLE)
    assert mail_state(person).trouble is Trouble.UNREACHABLE


@pytest.mark.parametrize("said", [b"250 taken\r\n250 taken", b"250 taken\r\n550 no"])
def test_a_server_that_answers_twice_has_taken_one_mail_and_the_next_is_not_affected(server, person, said):
    server.habits["text"] = said
    queue(person)
    queue(person, key="digest/2026-09-15")
    send_all()

    assert [mail["Message-ID"] for mail in server.taken] == [
        message_id_of(one) for one in OutgoingMail.objects.order_by("pk")
    ]
    assert OutgoingMail.objects.filter(sent_at=NOON, attempts=1).count() == 2


@pytest.mark.parametrize("goodbye", [HANGS, DROPS, b"500 what"])
def test_what_was_taken_stays_sent_even_if_the_server_ends_badly(server, person, goodbye):
    server.habits["goodbye"] = goodbye
    queue(person)
    send_all()
    send_all(NOON + LATER)

    assert (len(server.taken), outcome()) == (1, (True, False, 1, ""))


def message_id_of(mail):
    return message_id(mail.key, "127.0.0.1")


def test_a_worker_that_dies_between_sending_and_writing_it_down_sends_the_same_mail_again(server, person):
    queue(person)
    before = OutgoingMail.objects.values().get()
    send_all()
    OutgoingMail.objects.update(sent_at=None)
    send_all(NOON + PAUSES[0])

    first, second = server.taken
    assert first.as_bytes() == second.as_bytes()
    assert first["Message-ID"] == message_id(before["key"], "127.0.0.1")


def test_a_mail_that_kills_its_worker_each_time_is_given_up(server, person):
    queue(person)
    OutgoingMail.objects.update(attempts=ATTEMPTS)
    send_all()

    assert (server.taken, outcome()) == ([], (False, True, ATTEMPTS + 1, Trouble.UNREACHABLE))


@pytest.mark.parametrize("to", ["the post", "the unit", "the school", "the address"])
def test_it_is_looked_up_once_more_when_the_mail_leaves(server, unit, person, to):
    queue(person, units=(unit.pk,))
    day_before = NOON.date() - timedelta(days=1)
    match to:
        case "the post":
            Post.objects.update(ends_on=day_before)
        case "the unit":
            Post.objects.update(unit=a_unit())
        case "the school":
            Person.objects.filter(pk=person.pk).update(left_on=day_before)
        case "the address":
            Person.objects.filter(pk=person.pk).update(email="")
    send_all()

    trouble = Trouble.NO_ADDRESS if to == "the address" else Trouble.NO_DUTY
    assert (server.taken, outcome()) == ([], (False, True, 1, trouble))


def test_it_goes_to_the_address_of_the_hour_it_leaves(server, person):
    queue(person)
    Person.objects.filter(pk=person.pk).update(email="new@example.edu.cn")
    send_all()

    assert [mail["To"] for mail in server.taken] == ["new@example.edu.cn"]
