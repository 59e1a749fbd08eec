"""Reminders of what is to be rectified: once a step, first the unit, then its head, then the office."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gongkai.inspections import actions
from gongkai.inspections.models import Finding
from gongkai.inspections.rules.mail import Line, body_of, subject_of
from gongkai.notices.models import Notice, OutgoingMail
from gongkai.orgs.models import Person
from gongkai.policy.actions import decide
from gongkai.policy.rules import Choice
from tests.factories import NOON
from tests.inspections.making import a_finding, again, rectifying, served, submitted

pytestmark = [pytest.mark.article(19), pytest.mark.django_db]


def morning(day, hour=8):
    return datetime(2026, *day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def told():
    return set(Notice.objects.filter(kind="rectification_due").values_list("person_id", flat=True))


def test_the_day_is_counted_in_working_days(house):
    assert served(house, days=7).rectify_by.isoformat() == "2026-09-22"


@pytest.mark.parametrize(
    ("day", "people"),
    [((9, 14), set()), ((9, 16), {"drafter"}), ((9, 20), {"drafter"}), ((9, 22), {"drafter"}),
     ((9, 23), {"drafter", "head"}), ((9, 28), {"drafter", "head", "clerk", "approver"})],
)  # fmt: skip
def test_who_is_told_depends_on_how_late_it_is(house, day, people):
    served(house, days=7)
    actions.remind(morning(day))

    assert told() == {getattr(house, name).pk for name in people}


def test_a_step_is_taken_once(house):
    served(house, days=7)

    assert [actions.remind(morning((9, 16), hour)) for hour in (7, 8, 9)] == [0, 1, 0]


def test_several_are_told_of_at_once(house):
    finding = served(house, days=7)
    actions.find(finding.item, a_finding(days=7, what="又一个"), by=house.clerk, at=NOON)
    actions.serve(finding.inspection, house.college, by=house.approver, at=NOON)
    actions.remind(morning((9, 23)))

    assert [one.facts for one in Notice.objects.filter(kind="rectification_due")] == [{"count": "2"}] * 2


def test_nobody_is_told_of_what_was_reported(house):
    submitted(house, days=7)

    assert actions.remind(morning((9, 23))) == 0


def test_what_was_missed_is_made_up_for_by_the_newest_step(house):
    finding = rectifying(house, days=7)
    actions.remind(morning((9, 28)))

    assert again(finding).reminded == 3


def test_a_day_off_is_none_on_which_somebody_is_told(house):
    served(house, days=7)

    assert actions.remind(morning((9, 26))) == 0


def test_where_the_school_has_switched_reminders_off_nobody_is_told(house):
    served(house, days=7)
    decide(Choice.REMIND, is_on=False, by=house.approver, at=NOON)

    assert actions.remind(morning((9, 23))) == 0


def test_it_goes_by_mail_too_once_a_day_and_names_nothing_that_was_found(house, settings):
    settings.EMAIL_HOST = "mail.example.org"
    Person.objects.filter(pk=house.drafter.pk).update(email="a@example.org")
    served(house, days=7)
    actions.remind(morning((9, 23)))
    mail = OutgoingMail.objects.get()

    assert (mail.person, mail.key.startswith("findings/2026-09-23/")) == (house.drafter, True)
    assert ("机械工程学院党委" in mail.body, "迟了三天" in mail.body + mail.subject) == (True, False)


def test_a_mail_says_how_much_and_by_when():
    lines = [Line("九月抽检", "机械", NOON.date() + timedelta(days=one), one) for one in (2, -1)]

    assert subject_of(lines) == "党务公开：您有 2 项整改临近或超过时限"
    assert body_of("王敏", lines, "x").splitlines()[2:4] == [
        "1. 九月抽检（机械）：2026年9月13日前整改，已逾期 1 个工作日",
        "2. 九月抽检（机械）：2026年9月16日前整改，还有 2 个工作日",
    ]
    assert Finding.objects.count() == 0
