"""What a digest says by mail: each thing with its day, one link, and a subject that names nothing. Practice."""

from datetime import date

import pytest

from gongkai.notices.actions import choose_mail
from gongkai.notices.models import OutgoingMail
from gongkai.obligations import actions
from gongkai.obligations.models import Digest
from gongkai.obligations.rules.mail import LINES, About, Line, body_of, subject_of
from gongkai.orgs.models import Person
from tests.factories import a_house
from tests.obligations.making import MONDAY, a_due, time_of

pytestmark = pytest.mark.article(17)
LINK = "https://gongkai.example.edu.cn/desk/obligations/"


def line(title, day, days, about=About.STEP):
    return Line(about, "id", title, "机械工程学院", day, days)


LATE = line("党费收缴", date(2026, 9, 11), -1)
TODAY = line("换届结果", date(2026, 9, 14), 0)
SOON = line("年度计划", date(2026, 9, 18), 4)
AGAIN = line("案件通报", date(2026, 9, 14), 0, About.RE_REVIEW)
ASKED = line("工作总结", date(2026, 9, 9), -3, About.REQUEST)


def test_the_body_names_each_thing_its_day_and_one_link():
    assert body_of("李华", [ASKED, SOON, AGAIN, LATE, TODAY], LINK).splitlines() == [
        "李华：",
        "",
        "1. 党费收缴（机械工程学院）：2026年9月11日前公开，已逾期 1 个工作日",
        "2. 换届结果（机械工程学院）：2026年9月14日前公开，今天到期",
        "3. 年度计划（机械工程学院）：2026年9月18日前公开，还有 4 个工作日",
        "4. 案件通报（机械工程学院）：暂缓公开，2026年9月14日应再次审查",
        "5. 工作总结（机械工程学院）：2026年9月9日申请暂缓公开，等办公室答复",
        "",
        "请在这里办理：",
        LINK,
        "",
        "工作日早上八点发出，一天最多一封，请不要回复。",
        "不想收到的，可以在系统的“我的账号”里关闭；逾期的仍会发送。",
    ]


def test_a_mail_names_thirty_things_and_counts_the_others():
    body = body_of("李华", [SOON] * (LINES + 2), LINK).splitlines()

    assert [one for one in body if one[:1].isdigit()][-1].startswith("30. ")
    assert body[-7] == "另有 2 项，请打开下面的网页查看。"


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ([SOON, LATE, TODAY], "党务公开：您有 3 项公开事项临近或超过时限"),
        ([SOON, ASKED], "党务公开：您有 2 项公开事项要办理"),
    ],
)
def test_the_subject_is_a_number_and_names_nothing(lines, subject):
    assert subject_of(lines) == subject


@pytest.mark.parametrize(("one", "is_late"), [(LATE, True), (TODAY, False), (ASKED, False), (AGAIN, False)])
def test_what_has_passed_its_due_day_is_late(one, is_late):
    assert one.is_late is is_late


@pytest.fixture
def house(settings, db):
    settings.EMAIL_HOST, settings.SITE = "mail.example.edu.cn", "https://gongkai.example.edu.cn"
    house = a_house()
    Person.objects.filter(pk=house.drafter.pk).update(email="lihua@example.edu.cn")
    return house


def test_the_digest_goes_by_mail_to_those_who_have_an_address(house):
    a_due(house.college, date(2026, 9, 11))
    actions.remind(time_of(MONDAY))

    mail = OutgoingMail.objects.get()
    assert (mail.person, mail.key) == (house.drafter, f"digest/2026-09-14/{house.drafter.pk}")
    assert (mail.units, mail.subject) == ([house.college.pk], "党务公开：您有 1 项公开事项临近或超过时限")
    assert "党费收缴、管理和使用（机械工程学院党委）：2026年9月11日前公开，已逾期 1 个工作日" in mail.body
    assert LINK in mail.body.splitlines()


@pytest.mark.parametrize(("due_on", "mails"), [(MONDAY, 0), (date(2026, 9, 11), 1)])
def test_whoever_has_switched_mail_off_gets_it_when_something_is_late(house, due_on, mails):
    choose_mail(wants=False, by=house.drafter, at=time_of(MONDAY, 7))
    a_due(house.college, due_on)
    actions.remind(time_of(MONDAY))

    assert OutgoingMail.objects.count() == mails
    assert Digest.objects.filter(person=house.drafter).count() == 1
