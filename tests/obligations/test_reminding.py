"""The morning's digests: to whom, when, once, and what is made up for. Source: 第十七条."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import choose_reminders
from gongkai.notices.models import Notice, OutgoingMail
from gongkai.notices.rules import Kind
from gongkai.obligations import actions
from gongkai.obligations.models import Digest, Obligation
from gongkai.obligations.rules.words import State
from tests.factories import a_house, a_person, a_post, a_unit
from tests.obligations.making import MONDAY, a_deferral, a_due, leave_posts, time_of

pytestmark = [pytest.mark.django_db, pytest.mark.article(17)]
FRIDAY = date(2026, 9, 18)
SATURDAY, NATIONAL_DAY = date(2026, 9, 19), date(2026, 10, 1)


@pytest.fixture
def house():
    return a_house()


def told(on=MONDAY):
    """Return who got a digest on a day, with the titles in it."""
    return {one.person: [line["title"] for line in one.lines] for one in Digest.objects.filter(on=on)}


def remind(day=MONDAY, hour=8, minute=0):
    return actions.remind(time_of(day, hour, minute))


def steps():
    return list(Obligation.objects.order_by("pk").values_list("reminded", flat=True))


@pytest.mark.parametrize(
    ("day", "posts"),
    [
        (date(2026, 9, 11), {"drafter"}),
        (date(2026, 9, 16), {"drafter"}),
        (date(2026, 9, 18), {"drafter"}),
        (date(2026, 9, 20), {"drafter", "head"}),
        (date(2026, 9, 22), {"drafter", "head", "clerk", "approver"}),
    ],
)
def test_each_step_goes_to_those_it_is_for(house, day, posts):
    a_due(house.college, FRIDAY)

    assert remind(day) == len(posts)
    assert set(told(day)) == {getattr(house, name) for name in posts}


def test_where_nobody_drafts_the_head_is_told_and_without_him_the_office(house):
    leave_posts(house.drafter)
    a_due(house.college, MONDAY)
    a_due(a_unit("空的学院"), MONDAY, title="没有人的事")
    remind()

    nobodys = ["没有人的事"]
    assert told() == {house.head: ["党费收缴、管理和使用"], house.clerk: nobodys, house.approver: nobodys}


def test_a_digest_names_everything_at_once_the_latest_first(house):
    a_due(house.college, FRIDAY, title="还早")
    a_due(house.college, date(2026, 9, 11), title="逾期")
    a_due(house.college, MONDAY, title="今天")
    remind()

    assert told()[house.drafter] == ["逾期", "今天", "还早"]


def test_what_is_not_near_is_not_named(house):
    a_due(house.college, date(2026, 9, 23))

    assert (remind(), steps()) == (0, [None])


@pytest.mark.parametrize("state", sorted({State.MOOT, State.NOTHING_TO_REPORT, State.DEFERRED}))
def test_nobody_is_reminded_of_what_is_not_open(house, state):
    a_due(house.college, MONDAY, state=state, moot_why="catalogue")

    assert remind() == 0


@pytest.mark.parametrize(("hour", "minute", "digests"), [(7, 59, 0), (8, 0, 1), (17, 30, 1)])
def test_nothing_goes_out_before_eight(house, hour, minute, digests):
    a_due(house.college, MONDAY)

    assert remind(MONDAY, hour, minute) == digests


@pytest.mark.parametrize("day", [SATURDAY, NATIONAL_DAY])
def test_nothing_goes_out_on_a_day_off_and_the_next_day_makes_up_for_it(house, day):
    a_due(house.college, day)

    assert remind(day) == 0
    while not remind(day := day + timedelta(days=1)):
        pass
    assert (day, steps()) in [(date(2026, 9, 20), [1]), (date(2026, 10, 8), [1])]


def test_mornings_that_were_missed_are_made_up_for_by_the_newest_step(house):
    a_due(house.college, FRIDAY)
    remind(date(2026, 9, 11))
    remind(date(2026, 9, 22))

    assert (steps(), Digest.objects.filter(person=house.drafter).count()) == ([3], 2)


def test_however_often_it_runs_there_is_one_digest_a_person_and_day(house):
    a_due(house.college, MONDAY)
    runs = [remind(), remind(), remind(MONDAY, 15)]
    a_due(house.college, MONDAY, title="刚刚登记")

    assert (runs, remind(MONDAY, 16)) == ([1, 0, 0], 0)
    assert told() == {house.drafter: ["党费收缴、管理和使用"]}
    assert Notice.objects.filter(kind="digest").count() == 1


def test_what_came_up_later_in_the_day_is_told_the_next_morning(house):
    a_due(house.college, MONDAY)
    remind()
    a_due(house.college, MONDAY, title="刚刚登记")
    remind(date(2026, 9, 15))

    assert told(date(2026, 9, 15))[house.drafter] == ["党费收缴、管理和使用", "刚刚登记"]


def test_a_step_is_not_taken_twice_and_the_next_one_is(house):
    a_due(house.college, FRIDAY)
    mornings = [remind(date(2026, 9, day)) for day in range(10, 26)]

    assert [10 + number for number, digests in enumerate(mornings) if digests] == [11, 16, 18, 20, 22]


def test_who_left_his_post_gets_nothing(house):
    leave_posts(house.drafter)
    a_due(house.college, MONDAY)
    remind()

    assert set(told()) == {house.head}


def test_while_nobody_at_all_can_be_told_it_waits_for_somebody(house):
    leave_posts(house.drafter, house.head, house.clerk, house.approver)
    a_due(house.college, MONDAY)

    assert (remind(), steps()) == (0, [None])
    new = a_post(Role.DRAFTER, house.college)
    assert (remind(MONDAY, 9), steps(), set(told())) == (1, [0], {new})


def test_somebody_with_two_posts_gets_one_digest(house):
    other = a_unit("电子工程学院党委")
    a_post(Role.DRAFTER, other, house.drafter)
    a_due(house.college, MONDAY, title="一")
    a_due(other, MONDAY, title="二")
    remind()

    assert {one.pk: set(titles) for one, titles in told().items()} == {house.drafter.pk: {"一", "二"}}


def test_the_notice_says_how_many_and_names_nothing(house):
    a_due(house.college, MONDAY)
    a_due(house.college, FRIDAY)
    remind()

    notice = Notice.objects.get(person=house.drafter)
    assert (notice.subject, notice.facts) == ("digest/2026-09-14", {"count": "2"})


@pytest.mark.article(9)
def test_the_office_is_reminded_once_of_a_request_that_has_lain_too_long(house):
    a_deferral(a_due(house.college, date(2026, 12, 1)), house.head, asked_at=time_of(MONDAY, 9))
    mornings = [remind(date(2026, 9, day)) for day in range(14, 30)]

    assert [14 + number for number, digests in enumerate(mornings) if digests] == [17]
    assert set(told(date(2026, 9, 17))) == {house.clerk, house.approver}


@pytest.mark.article(9)
def test_the_office_is_reminded_once_when_a_deferral_is_to_be_looked_at_again(house):
    one = a_due(house.college, date(2026, 9, 1), state=State.DEFERRED)
    approved = {"approved_by": house.approver, "approved_at": time_of(date(2026, 8, 3), 9)}
    early = {"asked_at": time_of(date(2026, 7, 1)), "reminded_at": time_of(date(2026, 7, 9))}
    a_deferral(one, house.head, re_review_on=SATURDAY, **early, **approved)
    mornings = [remind(date(2026, 9, day)) for day in range(14, 30)]

    assert [14 + number for number, digests in enumerate(mornings) if digests] == [20]
    assert set(told(date(2026, 9, 20))) == {house.clerk, house.approver}


@pytest.mark.article(9)
@pytest.mark.parametrize("over", ["refused", "ended"])
def test_nobody_is_reminded_of_a_deferral_that_is_over(house, over):
    one = a_due(house.college, date(2026, 12, 1))
    said = {f"{over}_by": house.approver, f"{over}_at": time_of(MONDAY), "answer": "不符合规定。"}
    a_deferral(one, house.head, asked_at=time_of(date(2026, 8, 3)), re_review_on=MONDAY, **said)

    assert remind() == 0


def queries_of_a_morning(day, units, dues):
    for _ in range(units):
        unit = a_unit()
        a_post(Role.DRAFTER, unit, a_person(email="a@example.edu.cn"))
        for _ in range(dues):
            a_due(unit, date(2026, 9, 9))
    with CaptureQueriesContext(connection) as seen:
        remind(day)
    return len(seen)


def test_a_morning_takes_as_many_queries_for_few_as_for_many(house, settings):
    settings.EMAIL_HOST = "mail.example.edu.cn"
    queries_of_a_morning(date(2026, 9, 11), 1, 1)
    sizes = enumerate([(1, 1), (1, 3), (3, 1), (3, 3)])
    taken = [queries_of_a_morning(MONDAY + timedelta(days=day), *size) for day, size in sizes]

    assert taken == [taken[0]] * 4


@pytest.mark.parametrize(("off", "mails"), [((), 2), ((Kind.STEP,), 1), (tuple(Kind), 1)])
def test_what_somebody_switched_off_is_not_in_his_mail_unless_it_is_late(house, settings, off, mails):
    settings.EMAIL_HOST = "mail.example.edu.cn"
    late, soon = a_post(Role.DRAFTER, a_unit(), a_person(email="a@example.edu.cn")), a_unit()
    a_post(Role.DRAFTER, soon, a_person(email="b@example.edu.cn"))
    a_due(late.posts.get().unit, date(2026, 9, 11), title="逾期的事")
    a_due(soon, MONDAY, title="今天到期的事")
    for post in soon.posts.all() | late.posts.all():
        choose_reminders(off=off, quiet=None, by=post.person, at=time_of(MONDAY))
    remind()

    bodies = list(OutgoingMail.objects.values_list("body", flat=True))
    assert (len(bodies), sum("逾期的事" in body for body in bodies), len(told())) == (mails, 1, 2)
