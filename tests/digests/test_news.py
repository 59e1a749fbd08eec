"""The mail of the morning: what is new to its reader, as far as he may read it when it leaves."""

from datetime import timedelta

import pytest

from gongkai.digests import actions
from gongkai.digests.models import ReaderMail, Subscription
from gongkai.digests.queries import link_of
from gongkai.digests.rules import LINES
from gongkai.measures.vocabulary import Audience, MatterClass
from gongkai.notices.rules import ATTEMPTS, PAUSES, Trouble, message_id
from gongkai.orgs.models import Membership, Person
from tests.digests.making import MORNING, READER, confirmed, morning, send_all
from tests.factories import NOON, a_member, a_unit, an_account
from tests.notices.mail_server import DROPS
from tests.portal.making_known import made_known, withdrawn

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
INNER_TITLE = "党内才能看的标题"


def a_reader(house, *, with_inner=True, email="dangyuan@example.edu.cn"):
    """Subscribe a member of the college who is signed in."""
    person = a_member(house.college, email=email)
    an_account(person)
    actions.subscribe(person, classes=(), units=(), with_inner=with_inner, at=NOON)
    return person


def outcome():
    mail = ReaderMail.objects.get()
    return bool(mail.sent_at), bool(mail.failed_at), mail.attempts, mail.trouble


def text(mail):
    return mail.get_content()


def test_in_the_morning_a_reader_is_told_what_has_become_public(house, server):
    subscription = confirmed()
    made_known(house, "第一期", at=NOON + HOUR)
    made = morning()

    [mail] = server.taken
    assert (made, mail["To"], mail["Subject"].strip()) == (1, READER, "党务公开：1 条新的公开信息")
    assert text(mail).splitlines()[2] == "1. 第一期（机械工程学院党委，2026年9月14日公开）"
    assert [line for line in text(mail).splitlines() if "://" in line] == [
        "http://127.0.0.1/list/",
        f"http://127.0.0.1/subscribe/end/{link_of(subscription)}/",
    ]


def test_mail_programs_are_told_how_to_end_it_with_one_click(house, server):
    subscription = confirmed()
    made_known(house, at=NOON + HOUR)
    morning()

    [mail] = server.taken
    end = f"<http://127.0.0.1/subscribe/end/{link_of(subscription)}/>"
    assert (mail["List-Unsubscribe"].strip(), mail["List-Unsubscribe-Post"]) == (end, "List-Unsubscribe=One-Click")


def test_where_nothing_is_new_there_is_no_mail(house, server):
    made_known(house, at=NOON - HOUR)
    confirmed()

    assert (morning(), server.taken) == (0, [])


def test_before_eight_no_mail_goes_out(house, server):
    confirmed()
    made_known(house, at=NOON + HOUR)

    assert (morning(MORNING - timedelta(minutes=1)), server.taken) == (0, [])


def test_there_is_one_mail_a_day_and_each_matter_is_told_once(house, server):
    confirmed()
    made_known(house, "第一期", at=NOON + HOUR)
    morning()
    made_known(house, "第二期", at=MORNING + HOUR)
    first = (morning(MORNING + 2 * HOUR), len(server.taken))
    morning(MORNING + DAY)

    assert first == (0, 1)
    assert ["第一期" in text(mail) for mail in server.taken] == [True, False]


def test_mornings_without_a_worker_are_made_up_for(house, server):
    confirmed()
    made_known(house, "第一期", at=NOON + HOUR)
    morning(MORNING + 3 * DAY)

    assert ["第一期" in text(mail) for mail in server.taken] == [True]


@pytest.mark.parametrize(
    ("classes", "units", "told"),
    [
        ((), (), 1),
        ((MatterClass.ORGANISATION,), (), 1),
        ((MatterClass.IDEOLOGY,), (), 0),
        ((), ("own",), 1),
        ((), ("other",), 0),
    ],
)
def test_a_reader_is_told_of_what_he_chose(house, server, classes, units, told):
    known = {"own": house.college, "other": a_unit()}
    confirmed(classes=classes, units=[known[name] for name in units])
    made_known(house, at=NOON + HOUR)

    assert (morning(), len(server.taken)) == (told, told)


@pytest.mark.article(10)
def test_strangers_hear_nothing_of_what_is_within_the_party(house, server):
    confirmed()
    made_known(house, INNER_TITLE, audience=Audience.INNER, at=NOON + HOUR)

    assert (morning(), server.taken) == (0, [])


@pytest.mark.article(10)
def test_members_are_told_a_number_of_what_is_within_the_party_and_no_title(house, server):
    a_reader(house)
    made_known(house, INNER_TITLE, audience=Audience.INNER, at=NOON + HOUR)
    morning()

    [mail] = server.taken
    assert mail["Subject"].strip() == "党务公开：您有 1 条党内公开信息"
    assert (INNER_TITLE in text(mail), "http://127.0.0.1/inner/" in text(mail)) == (False, True)


@pytest.mark.article(10)
def test_what_is_public_is_named_beside_the_number(house, server):
    a_reader(house)
    made_known(house, INNER_TITLE, audience=Audience.INNER, at=NOON + HOUR)
    made_known(house, "公开的标题", at=NOON + HOUR)
    morning()

    [mail] = server.taken
    said = text(mail)
    assert mail["Subject"].strip() == "党务公开：2 条新的公开信息"
    assert [words in said for words in ("公开的标题", "您有 1 条党内公开信息", INNER_TITLE)] == [True, True, False]


@pytest.mark.article(10)
@pytest.mark.parametrize("lost", ["membership", "account", "school", "wish"])
def test_who_may_read_it_is_looked_up_when_the_mail_leaves(house, server, lost):
    person = a_reader(house)
    made_known(house, INNER_TITLE, audience=Audience.INNER, at=NOON + HOUR)
    actions.compose_mails(MORNING)
    match lost:
        case "membership":
            Membership.objects.filter(person=person).update(ends_on=NOON.date())
        case "account":
            person.accounts.update(is_active=False)
        case "school":
            Person.objects.filter(pk=person.pk).update(left_on=NOON.date())
        case "wish":
            actions.subscribe(person, classes=(), units=(), with_inner=False, at=MORNING)
    send_all(MORNING)

    assert (server.taken, outcome()) == ([], (False, True, 1, Trouble.MOOT))


def test_what_was_taken_down_meanwhile_is_not_told(house, server):
    confirmed()
    revision = made_known(house, "撤下的", at=NOON)
    Subscription.objects.update(told_until=NOON - HOUR)
    actions.compose_mails(MORNING)
    withdrawn(house, revision)
    send_all(MORNING)

    assert (server.taken, outcome()) == ([], (False, True, 1, Trouble.MOOT))


def test_whoever_ends_it_gets_no_more_and_nothing_is_kept_of_him(house, server):
    subscription = confirmed()
    made_known(house, at=NOON + HOUR)
    actions.compose_mails(MORNING)
    actions.unsubscribe(subscription)
    send_all(MORNING)

    assert (server.taken, Subscription.objects.count(), ReaderMail.objects.count()) == ([], 0, 0)


def test_it_goes_to_the_address_somebody_has_when_it_leaves(house, server):
    person = a_reader(house)
    made_known(house, at=NOON + HOUR)
    actions.compose_mails(MORNING)
    Person.objects.filter(pk=person.pk).update(email="new@example.edu.cn")
    send_all(MORNING)

    assert [mail["To"] for mail in server.taken] == ["new@example.edu.cn"]


def test_where_somebody_has_no_address_any_more_nothing_leaves(house, server):
    a_reader(house)
    made_known(house, at=NOON + HOUR)
    actions.compose_mails(MORNING)
    Person.objects.update(email="")
    send_all(MORNING)

    assert (server.taken, outcome()) == ([], (False, True, 1, Trouble.NO_ADDRESS))


def test_many_matters_are_counted_after_the_thirtieth(house, server):
    confirmed()
    for number in range(LINES + 2):
        made_known(house, f"第{number}期", at=NOON + HOUR)
    morning()

    [mail] = server.taken
    assert "另有 2 条，请打开下面的网页查看。" in text(mail)


def test_a_worker_that_dies_in_between_sends_it_again_under_the_same_name(house, server):
    confirmed()
    made_known(house, at=NOON + HOUR)
    morning()
    ReaderMail.objects.update(sent_at=None)
    send_all(MORNING + PAUSES[0])

    [key] = ReaderMail.objects.values_list("key", flat=True)
    assert [mail["Message-ID"] for mail in server.taken] == [message_id(key, "127.0.0.1")] * 2
    assert server.taken[0].as_bytes() == server.taken[1].as_bytes()


def test_what_goes_wrong_for_now_is_tried_again(house, server):
    server.habits["text"] = DROPS
    confirmed()
    made_known(house, at=NOON + HOUR)
    morning()

    assert outcome() == (False, False, 1, Trouble.UNREACHABLE)


def test_a_mail_that_kills_its_worker_each_time_is_given_up(house, server):
    confirmed()
    made_known(house, at=NOON + HOUR)
    actions.compose_mails(MORNING)
    ReaderMail.objects.update(attempts=ATTEMPTS)
    send_all(MORNING)

    assert (server.taken, outcome()) == ([], (False, True, ATTEMPTS + 1, Trouble.UNREACHABLE))


def test_without_a_mail_server_nothing_is_put_into_the_queue(house, settings, server):
    confirmed()
    made_known(house, at=NOON + HOUR)
    settings.EMAIL_HOST = ""

    assert (morning(), ReaderMail.objects.count()) == (0, 0)
