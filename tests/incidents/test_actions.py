"""Emergencies from the glass that is broken to their end: who decides, what is told to whom, what stays."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Release, RestoreRequest
from gongkai.disclosures.rules.words import Alarm
from gongkai.incidents import actions, queries
from gongkai.incidents.models import Incident
from gongkai.incidents.rules.words import EntryKind, IncidentState, Level
from gongkai.ledger.models import Deed
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.notices.models import Notice
from gongkai.orgs.queries import duties_of
from tests.factories import NOON, a_post, a_unit
from tests.incidents.making import SOON, a_leak, broken

pytestmark = [pytest.mark.article(8), pytest.mark.django_db]
LATER = NOON + timedelta(hours=2)
NUMBER = "11010519491231002X"
"""The example of the standard."""


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("person_id", flat=True))


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def kinds(incident):
    return [entry.kind for entry in incident.entries.all()]


def test_breaking_the_glass_takes_down_and_opens_an_emergency(house):
    incident = broken(house, level=Level.SERIOUS)
    incident.refresh_from_db()

    assert list(Release.objects.values_list("state", flat=True)) == ["suspended"]
    assert (incident.state, incident.level, incident.alarm, incident.what) == (
        "open", "serious", "false", "第二段的合计不对")  # fmt: skip
    assert (incident.noticed_at, incident.opened_by, incident.ratify_by.isoformat()) == (
        SOON, house.reviewer, "2026-09-15")  # fmt: skip


def test_the_head_and_the_office_are_told_and_whoever_did_it_is_not(house):
    broken(house, by=house.head)

    assert told("incident_opened") == {house.approver.pk}


def test_what_may_not_be_suspended_opens_nothing(house):
    incident = broken(house)
    again = incident.disclosure.revisions.get()

    assert refused(lambda: actions.break_glass(again, by=house.head, at=LATER, alarm=Alarm.FALSE, reason="再")) == [
        "moved_meanwhile"]  # fmt: skip
    assert Incident.objects.count() == 1


def test_what_was_seen_does_not_say_again_what_must_not_be_told(house):
    assert refused(lambda: broken(house, what=f"有身份证号{NUMBER}")) == ["text_leaks"]
    assert list(Release.objects.values_list("state", flat=True)) == ["live"]


def test_what_will_be_noticed_tomorrow_was_not_noticed(house):
    assert refused(lambda: broken(house, noticed_at=SOON + timedelta(days=1))) == ["noticed_in_the_future"]


def test_the_head_ratifies_what_a_reviewer_took_down(house):
    incident = broken(house)
    actions.ratify(incident, "处理及时", by=house.head, at=LATER)
    incident.refresh_from_db()

    assert (incident.state, incident.decided_by, incident.decided_at) == ("ratified", house.head, LATER)
    assert kinds(incident) == [EntryKind.OPENED, EntryKind.RATIFIED]
    assert told("incident_ratified") == {house.reviewer.pk, house.approver.pk}


def test_a_head_does_not_ratify_what_he_took_down_and_the_office_does(house):
    incident = broken(house, by=house.head)

    assert refused(lambda: actions.ratify(incident, by=house.head, at=LATER)) == ["took_it_down"]
    actions.ratify(incident, by=house.approver, at=LATER)


def test_whoever_acts_for_the_head_is_barred_with_him(house):
    incident = broken(house, by=house.head)
    principal = house.head.posts.get()
    stand_in = a_post(Role.HEAD, house.college, acting_for=principal, ends_on=NOON.date(), reason="出差")

    assert refused(lambda: actions.ratify(incident, by=stand_in, at=LATER)) == ["took_it_down"]


def test_two_do_not_decide_at_once(house):
    incident = broken(house)
    actions.ratify(incident, by=house.head, at=LATER)

    assert refused(lambda: actions.refuse(incident, "不必", by=house.approver, at=LATER)) == ["incident_decided"]


def test_refusing_asks_that_it_come_back_and_another_brings_it_back(house):
    incident = broken(house)
    actions.refuse(incident, "数字没有错", by=house.head, at=LATER)
    request = RestoreRequest.objects.get()

    assert (request.by, request.reason, incident.disclosure_id) == (house.head, "数字没有错", request.disclosure_id)
    disclosures.restore(incident.disclosure.revisions.get(), by=house.approver, at=LATER, reason="同意")
    assert list(Release.objects.values_list("state", flat=True)) == ["live"]


def test_refusing_says_why(house):
    incident = broken(house)

    assert refused(lambda: actions.refuse(incident, " ", by=house.head, at=LATER)) == ["text_missing"]


@pytest.mark.parametrize(("days", "escalated"), [(0, 0), (1, 0), (2, 1)])
def test_what_nobody_ratifies_within_one_working_day_goes_up(house, days, escalated):
    broken(house)

    assert actions.run_due(NOON + timedelta(days=days)) == escalated


def test_a_weekend_does_not_count(house):
    friday = NOON + timedelta(days=4)
    incident = broken(house, at=friday)

    assert incident.ratify_by.isoformat() == "2026-09-20"  # a Sunday worked for the holidays in autumn
    assert [actions.run_due(friday + timedelta(days=days)) for days in (1, 2, 3)] == [0, 0, 1]


def test_it_goes_up_once_to_the_office_and_the_inspectors(house):
    incident = broken(house)
    late = NOON + timedelta(days=2)

    assert [actions.run_due(late), actions.run_due(late)] == [1, 0]
    assert told("incident_escalated") == {
        house.head.pk, house.clerk.pk, house.approver.pk, house.inspector.pk}  # fmt: skip
    assert kinds(incident) == [EntryKind.OPENED, EntryKind.ESCALATED]


def test_what_was_decided_in_time_does_not_go_up(house):
    actions.ratify(broken(house), by=house.head, at=LATER)

    assert actions.run_due(NOON + timedelta(days=2)) == 0


def test_a_leak_is_recorded_again_when_more_is_known_and_both_stay(house):
    incident = broken(house, alarm=Alarm.PRIVACY)
    actions.record_leak(incident, a_leak(), by=house.head, at=LATER)
    actions.record_leak(incident, a_leak(kinds="姓名，三人。"), by=house.clerk, at=LATER)

    assert [(one.number, one.kinds) for one in queries.leaks_of(incident)] == [
        (2, "姓名，三人。"), (1, "姓名、证件号，两人。")]  # fmt: skip


def test_it_is_closed_with_cause_and_measures_once_nothing_hangs(house):
    incident = broken(house, alarm=Alarm.PRIVACY)
    actions.ratify(incident, by=house.head, at=LATER)

    assert refused(lambda: actions.close(incident, "", "", by=house.head, at=LATER)) == [
        "still_suspended", "leak_unrecorded", "text_missing", "text_missing"]  # fmt: skip
    actions.record_leak(incident, a_leak(), by=house.head, at=LATER)
    disclosures.withdraw(incident.disclosure.revisions.get(), by=house.approver, at=LATER, reason="含个人信息")
    actions.close(incident, "选错文件", "加一道核对", by=house.head, at=LATER)
    incident.refresh_from_db()
    assert (incident.state, incident.cause, incident.measures) == (IncidentState.CLOSED, "选错文件", "加一道核对")


def test_the_time_line_tells_of_entries_and_of_steps_in_their_order(house):
    incident = broken(house)
    actions.ratify(incident, by=house.head, at=SOON + timedelta(minutes=1))
    disclosures.ask_restore(incident.disclosure.revisions.get(), by=house.head, at=LATER, reason="已核对")
    lines = queries.timeline_of(incident)

    assert [line.entry.kind if line.entry else line.step for line in lines] == [
        "suspend", "opened", "ratified", "ask_restore"]  # fmt: skip


def test_units_see_their_own_and_overseers_see_all(house):
    broken(house)
    stranger = a_post(Role.HEAD, a_unit("材料学院党委"))
    seen = [queries.seen_by(duties_of(who, NOON.date())).count() for who in (
        house.drafter, house.head, house.clerk, house.inspector, stranger, house.spokesperson)]  # fmt: skip

    assert seen == [1, 1, 1, 1, 0, 0]


def test_it_waits_for_the_head_and_the_office_and_not_for_whoever_did_it(house):
    broken(house, by=house.head)
    waits = [queries.unratified(duties_of(who, NOON.date())).count() for who in (
        house.head, house.approver, house.clerk, house.reviewer)]  # fmt: skip

    assert waits == [0, 1, 0, 0]


def test_whatever_is_done_is_recorded(house):
    incident = broken(house)
    actions.add_entry(incident, EntryKind.MEASURE, "已联系网站", by=house.drafter, at=LATER)
    actions.refuse(incident, "没有错", by=house.head, at=LATER)
    actions.record_leak(incident, a_leak(), by=house.clerk, at=LATER)
    recorded = Deed.objects.filter(what__startswith="incident").order_by("pk").values_list("what", "by")

    assert list(recorded) == [
        ("incident_opened", house.reviewer.public_id), ("incident_noted", house.drafter.public_id),
        ("incident_refused", house.head.public_id), ("incident_leak_recorded", house.clerk.public_id),
    ]  # fmt: skip
