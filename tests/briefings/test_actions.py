"""Meetings from the plan to the evidence: nobody is told what is not for him. Source: 第十条、第十四条."""

from datetime import timedelta

import pytest

from gongkai.briefings import actions, queries
from gongkai.channels.models import Evidence
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.models import Deed
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, Channel, PersonKind
from gongkai.orgs.queries import ANYBODY, duties_of, viewer_of
from tests.briefings.making import AFTER, ASKED, BEGINS, a_record, announced, planned, recorded
from tests.factories import NOON, a_member, a_person, a_unit, an_account, brought_to

pytestmark = [pytest.mark.article(14), pytest.mark.article(10), pytest.mark.django_db]
INNER = {"rungs": (RungDraft(audience=Audience.INNER),), "narrower_reason": "只在党内"}


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def viewer(person):
    return viewer_of(an_account(person), NOON.date())


def seen(who):
    return [one.title for one in queries.readable_by(who)]


def test_what_is_planned_nobody_outside_knows_of_until_another_announces_it(house):
    meeting = planned(house)

    assert seen(ANYBODY) == []
    assert refused(lambda: actions.announce(meeting, by=house.drafter, at=NOON)) == ["not_your_task", "wrote_it"]
    actions.announce(meeting, by=house.head, at=NOON)
    assert seen(ANYBODY) == ["重点工作通报会"]


def test_a_meeting_called_off_is_found_no_more(house):
    meeting = announced(house)
    actions.call_off(meeting, "改期", by=house.head, at=NOON)

    assert seen(ANYBODY) == []


def test_nothing_is_told_that_somebody_invited_may_not_read(house):
    inner, public = brought_to(Stage.PUBLISHED, house, **INNER), brought_to(Stage.PUBLISHED, house)

    assert refused(lambda: planned(house, public, inner)) == ["item_reaches_fewer"]
    assert planned(house, public, inner, audience=Audience.INNER).items.count() == 2


def test_what_was_taken_down_since_keeps_a_meeting_from_being_announced(house):
    revision = brought_to(Stage.PUBLISHED, house)
    meeting = planned(house, revision)
    disclosures.withdraw(revision, by=house.approver, at=NOON, reason="有误")

    assert refused(lambda: actions.announce(meeting, by=house.head, at=NOON)) == ["item_reaches_fewer"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"starts_at": NOON}, ["starts_in_the_past"]), ({"title": " "}, ["text_missing"]),
        ({"yearly": 2024}, ["yearly_odd"]), ({"yearly": 2027}, ["yearly_odd"]),
        ({"audience": Audience.SPECIFIC}, ["nobody_invited"]), ({"chair": "11010519491231002X"}, ["text_leaks"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_plan_is_said(house, changes, codes):
    assert refused(lambda: planned(house, **changes)) == codes


def test_others_units_plan_nothing_here(house):
    assert refused(lambda: planned(house, by=house.reviewer)) == ["not_your_task"]


def test_a_meeting_within_the_party_is_for_members_alone(house):
    announced(house, audience=Audience.INNER)

    assert [seen(ANYBODY), seen(viewer(a_person(home=house.college))), seen(viewer(a_member(house.college)))] == [
        [], [], ["重点工作通报会"]]  # fmt: skip


def test_a_meeting_for_a_units_members_is_not_for_others(house):
    announced(house, audience=Audience.INNER, units=(house.college,))
    branch, elsewhere = a_unit("第一党支部", parent=house.college), a_unit("材料学院党委")

    assert [seen(viewer(a_member(unit))) for unit in (branch, elsewhere)] == [["重点工作通报会"], []]


def test_a_meeting_for_all_students_is_not_for_the_staff(house):
    announced(house, audience=Audience.SPECIFIC, all_students=True)
    people = [a_person(kind=kind) for kind in (PersonKind.STUDENT, PersonKind.STAFF)]

    assert [seen(viewer(one)) for one in people] == [["重点工作通报会"], []]


def test_the_record_is_for_readers_once_another_has_confirmed_it(house):
    revision = brought_to(Stage.PUBLISHED, house)
    meeting = announced(house, revision)
    actions.record(meeting, a_record(revision), by=house.drafter, at=AFTER)
    meeting.refresh_from_db()
    told = queries.told_to(meeting, ANYBODY, inner=False)

    assert queries.questions_for(meeting, told) is None
    assert refused(lambda: actions.confirm(meeting, by=house.drafter, at=AFTER)) == ["not_your_task", "wrote_it"]
    actions.confirm(meeting, by=house.head, at=AFTER)
    meeting.refresh_from_db()
    assert [(one.question, one.answer) for one in queries.questions_for(meeting, told)] == [
        ("什么时候完成？", "年底以前。\n分两步。"), ("由谁负责？", "学院党委。")]  # fmt: skip


def test_what_was_asked_is_not_shown_while_something_told_is_down(house):
    revision = brought_to(Stage.PUBLISHED, house)
    meeting = recorded(house, revision)
    meeting.refresh_from_db()
    disclosures.withdraw(revision, by=house.approver, at=AFTER, reason="有误")
    told = queries.told_to(meeting, ANYBODY, inner=False)

    assert ([one.stands for one in told], queries.questions_for(meeting, told)) == ([False], None)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"held_at": AFTER + timedelta(hours=1)}, ["held_in_the_future"]), ({"questions": "无"}, ["question_stray"]),
        ({"questions": ASKED + "11010519491231002X"}, ["text_leaks"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_record_is_said(house, changes, codes):
    meeting = announced(house)

    assert refused(lambda: actions.record(meeting, a_record(**changes), by=house.drafter, at=AFTER)) == codes


def test_before_it_begins_there_is_nothing_to_record(house):
    meeting = announced(house)
    early = BEGINS - timedelta(hours=1)

    assert refused(lambda: actions.record(meeting, a_record(held_at=early), by=house.drafter, at=early)) == [
        "not_begun_yet"]  # fmt: skip


def told_aloud(house, **changes):
    """Make something known on the page, to be told at a briefing as well."""
    rungs = (RungDraft(audience=Audience.PUBLIC, channels=(Channel.PORTAL, Channel.BRIEFING)),)
    return brought_to(Stage.PUBLISHED, house, rungs=rungs, **changes)


def test_a_confirmed_meeting_proves_that_something_was_told_at_it(house):
    revision = told_aloud(house)
    meeting = recorded(house, revision)
    meeting.refresh_from_db()
    release = queries.provable(meeting, duties_of(house.drafter, NOON.date()))[0]
    actions.prove(meeting, release, by=house.drafter, at=AFTER)
    release.refresh_from_db()
    evidence = Evidence.objects.get()

    assert (release.channel, release.state, evidence.place) == ("briefing", "live", "第一会议室")
    assert [(one.name, one.stored) for one in evidence.files.all()] == [("纪要.txt", meeting.minutes)]


def test_a_meeting_of_fewer_people_proves_nothing_for_more(house):
    revision = told_aloud(house)
    meeting = recorded(house, revision, audience=Audience.INNER)
    meeting.refresh_from_db()
    release = Release.objects.get(channel="briefing")

    assert queries.provable(meeting, duties_of(house.drafter, NOON.date())) == []
    assert refused(lambda: actions.prove(meeting, release, by=house.drafter, at=AFTER)) == ["meeting_proves_nothing"]


@pytest.mark.parametrize("who", ["approver", "reviewer", "inspector"])
def test_only_who_carries_it_out_for_the_unit_gives_the_proof(house, who):
    meeting = recorded(house, told_aloud(house))
    meeting.refresh_from_db()

    assert queries.provable(meeting, duties_of(getattr(house, who), NOON.date())) == []


def test_whatever_is_done_is_recorded(house):
    recorded(house)
    actions.call_off(planned(house), "不开了", by=house.head, at=NOON)
    done = Deed.objects.filter(what__startswith="meeting").order_by("pk").values_list("what", flat=True)

    assert list(done) == [
        "meeting_planned", "meeting_announced", "meeting_recorded", "meeting_confirmed", "meeting_planned",
        "meeting_called_off",
    ]  # fmt: skip


@pytest.mark.article(18)
def test_members_count_as_told_of_a_year_once_the_record_is_confirmed(house):
    meeting = announced(house, yearly=2025)
    actions.record(meeting, a_record(), by=house.drafter, at=AFTER)
    before = queries.was_briefed(house.college, 2025)
    actions.confirm(meeting, by=house.head, at=AFTER)

    told = [queries.was_briefed(house.college, year) for year in (2025, 2026)]
    assert (before, told, queries.was_briefed(house.office, 2025)) == (False, [True, False], False)
