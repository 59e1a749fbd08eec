"""Findings from the check to the circular: who does what, who is told, what waits for whom."""

from datetime import timedelta

import pytest

from gongkai.disclosures.rules.words import Stage
from gongkai.inspections import actions, queries
from gongkai.inspections.models import Finding, Inspection
from gongkai.inspections.rules.words import FindingState, PlanState
from gongkai.ledger.models import Deed
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.notices.models import Notice
from gongkai.orgs.queries import duties_of
from tests.factories import NOON, a_paper, a_post
from tests.inspections.making import (
    LATER,
    SOON,
    a_finding,
    a_plan,
    again,
    begun,
    checked,
    found,
    fresh,
    planned,
    rectifying,
    served,
    submitted,
)

pytestmark = [pytest.mark.article(19), pytest.mark.django_db]
NUMBER = "11010519491231002X"
"""The example of the standard."""


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("person_id", flat=True))


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def duties(person):
    return duties_of(person, NOON.date())


def test_nothing_is_found_of_what_nobody_looked_at(house):
    item = begun(house).items.get()

    assert refused(lambda: actions.find(item, a_finding(), by=house.clerk, at=SOON)) == ["item_unchecked"]


def test_a_finding_is_known_to_the_unit_with_its_notice(house):
    finding = found(house)
    before = queries.findings_seen_by(duties(house.head)).count()
    notice = actions.serve(finding.inspection, house.college, by=house.approver, at=SOON)

    assert (before, queries.findings_seen_by(duties(house.head)).count()) == (0, 1)
    assert (notice.number, again(finding).state, finding.rectify_by.isoformat()) == (
        "2026-1", FindingState.SERVED, "2026-10-10")  # fmt: skip
    assert told("finding_served") == {house.head.pk, house.drafter.pk}


def test_notices_are_numbered_year_by_year_and_a_refused_one_takes_no_number(house):
    finding = found(house)
    assert refused(lambda: actions.serve(finding.inspection, house.office, by=house.inspector, at=SOON)) == [
        "nothing_to_serve"]  # fmt: skip
    first = actions.serve(finding.inspection, house.college, by=house.inspector, at=SOON)
    actions.find(finding.item, a_finding(), by=house.clerk, at=SOON)
    second = actions.serve(finding.inspection, house.college, by=house.inspector, at=SOON + timedelta(days=120))

    assert (first.number, second.number) == ("2026-1", "2027-1")


def test_a_contest_is_decided_by_somebody_else_than_who_found_it(house):
    finding = served(house, by=house.inspector)
    actions.contest(finding, "当天停电，已先在公告栏公开", by=house.head, at=LATER)

    assert refused(lambda: actions.drop(finding, "属实", by=house.inspector, at=LATER)) == ["found_it"]
    actions.drop(finding, "属实", by=house.approver, at=LATER)
    assert (again(finding).state, finding.over_by) == (FindingState.DROPPED, house.approver)


def test_a_contest_that_fails_leads_to_rectifying(house):
    finding = served(house)
    actions.contest(finding, "不同意", by=house.head, at=LATER)
    actions.uphold(finding, "时限从次日算", by=house.approver, at=LATER)

    assert again(finding).state == FindingState.RECTIFYING


def test_contesting_wants_reasons_and_none_that_leak(house):
    finding = served(house)

    assert refused(lambda: actions.contest(finding, " ", by=house.head, at=LATER)) == ["text_missing"]
    assert refused(lambda: actions.contest(finding, f"见{NUMBER}", by=house.head, at=LATER)) == ["text_leaks"]


def test_what_was_done_is_reported_with_files_and_verified_by_another(house):
    finding = submitted(house, files=[(a_paper("截图"), "截图.txt")])
    actions.verify(finding, "已看到补充公开的信息", by=house.inspector, at=LATER)
    line = queries.timeline_of(again(finding))[-2]

    assert (finding.state, finding.over_by) == (FindingState.CLOSED, house.inspector)
    assert [(file.name, file.stored.digest) for file in line.files] == [("截图.txt", a_paper("截图").digest)]


@pytest.mark.parametrize("who", ["clerk", "drafter"])
def test_neither_who_found_it_nor_who_reported_it_verifies(house, who):
    finding = submitted(house)
    codes = {"clerk": ["found_it"], "drafter": ["not_your_task", "submitted_it", "own_unit"]}

    assert refused(lambda: actions.verify(finding, "好", by=getattr(house, who), at=LATER)) == codes[who]


def test_whoever_reported_it_and_has_changed_sides_since_does_not_verify(house):
    finding = submitted(house)
    house.drafter.posts.update(ends_on=NOON.date())
    type(house.drafter).objects.filter(pk=house.drafter.pk).update(home=house.office)
    a_post(Role.OFFICE_CLERK, house.office, house.drafter)
    tomorrow = NOON + timedelta(days=1)

    assert refused(lambda: actions.verify(finding, "好", by=house.drafter, at=tomorrow)) == ["submitted_it"]


def test_what_is_not_enough_is_sent_back_and_the_day_stays(house):
    finding = submitted(house)
    day = finding.rectify_by
    actions.send_back(finding, "没有看到公开", by=house.inspector, at=LATER)

    assert (again(finding).state, finding.rectify_by) == (FindingState.RECTIFYING, day)
    assert told("finding_sent_back") == {house.head.pk, house.drafter.pk}


def test_two_do_not_verify_at_once(house):
    finding = submitted(house)
    actions.verify(finding, "好", by=house.inspector, at=LATER)

    assert refused(lambda: actions.verify(finding, "好", by=house.approver, at=LATER)) == ["moved_meanwhile"]


@pytest.mark.parametrize(
    ("days", "changes", "repeats"),
    [(700, {}, True), (760, {}, False), (10, {"aspect": "content"}, False), (10, {"article": 16}, False)],
)
def test_the_same_finding_within_two_years_is_marked(house, days, changes, repeats):
    first = served(house)
    when = SOON + timedelta(days=days)
    second = actions.find(first.item, a_finding(**changes), by=house.clerk, at=when)

    assert (second.repeats == first) is repeats


def test_what_was_dropped_is_not_repeated(house):
    first = served(house)
    actions.contest(first, "不同意", by=house.head, at=LATER)
    actions.drop(first, "属实", by=house.approver, at=LATER)

    assert actions.find(first.item, a_finding(), by=house.clerk, at=LATER).repeats is None


def test_it_is_closed_once_everything_was_looked_at_and_served(house):
    one = begun(house, known=2, size=2)
    item = one.items.first()
    actions.check(item, {"content": "no", "limit": "yes"}, "缺附件", by=house.clerk, at=SOON)
    actions.find(item, a_finding(), by=house.clerk, at=SOON)

    assert refused(lambda: actions.close(one, by=house.approver, at=LATER)) == ["items_unchecked", "findings_unserved"]
    actions.serve(one, house.college, by=house.approver, at=LATER)
    actions.check(one.items.last(), {"content": "yes", "limit": "yes"}, by=house.clerk, at=SOON)
    actions.close(one, by=house.approver, at=LATER)
    assert fresh(one).state == PlanState.CLOSED


def closed(house):
    finding = served(house)
    actions.close(finding.inspection, by=house.approver, at=LATER)
    return fresh(finding.inspection)


def test_a_circular_is_written_and_begins_as_a_draft_like_anything_else(house):
    one, drafter = closed(house), a_post(Role.DRAFTER, house.office, house.clerk)
    actions.write_circular(one, "共检查一项。\n请引以为戒。", lock=0, by=house.clerk, at=LATER)
    revision = actions.publish_circular(one, house.office, "机械 1：迟了<三天>", by=drafter, at=LATER)

    assert (revision.stage, revision.disclosure.unit) == (Stage.DRAFT, house.office)
    assert revision.body == (
        "<p>共检查一项。</p><p>请引以为戒。</p><h2>发现的问题</h2><p>机械 1：迟了&lt;三天&gt;</p>")  # fmt: skip
    assert queries.circular_of(one).disclosure == revision.disclosure


def test_a_circular_that_is_on_its_way_is_neither_written_nor_begun_again(house):
    one, drafter = closed(house), a_post(Role.DRAFTER, house.office, house.clerk)
    actions.write_circular(one, "检查了一项。", lock=0, by=house.clerk, at=LATER)
    actions.publish_circular(one, house.office, "", by=drafter, at=LATER)

    assert refused(lambda: actions.publish_circular(one, house.office, "", by=drafter, at=LATER)) == [
        "circular_on_its_way"]  # fmt: skip
    assert refused(lambda: actions.write_circular(one, "改", lock=1, by=house.clerk, at=LATER)) == ["moved_meanwhile"]


def test_only_a_drafter_of_the_unit_begins_it(house):
    one = closed(house)
    actions.write_circular(one, "检查了一项。", lock=0, by=house.clerk, at=LATER)

    assert refused(lambda: actions.publish_circular(one, house.office, "", by=house.clerk, at=LATER)) == [
        "not_your_task"]  # fmt: skip


def test_whatever_is_done_is_recorded(house):
    finding = submitted(house)
    actions.verify(finding, "好", by=house.inspector, at=LATER)
    recorded = Deed.objects.filter(what__regex="^(inspection|finding|notice)_").order_by("pk")

    assert list(recorded.values_list("what", flat=True)) == [
        "inspection_planned", "inspection_filed", "inspection_drawn", "inspection_begun", "inspection_item_checked",
        "finding_recorded", "notice_served", "finding_acknowledged", "finding_rectified", "finding_verified",
    ]  # fmt: skip


def test_it_waits_for_those_whose_turn_it_is(house):
    finding = served(house)
    people = (house.head, house.drafter, house.clerk, house.inspector, house.approver)
    waits = [[queries.waiting_count(duties(who)) for who in people]]
    actions.acknowledge(finding, by=house.head, at=LATER)
    waits.append([queries.waiting_count(duties(who)) for who in people])
    actions.rectify(finding, "已整改", by=house.drafter, at=LATER)
    waits.append([queries.waiting_count(duties(who)) for who in people])

    assert waits == [[1, 0, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 0, 1, 1]]


def test_a_plan_waits_for_those_who_file_and_did_not_write_it(house):
    planned(house)
    actions.plan(a_plan(), by=house.inspector, at=NOON)
    waits = [queries.to_file(duties(who)).count() for who in (house.approver, house.inspector, house.clerk, house.head)]

    assert waits == [2, 1, 0, 0]
    assert (Inspection.objects.count(), Finding.objects.count()) == (2, 0)


def test_rectifying_and_checking_are_of_their_states(house):
    finding = rectifying(house)
    one = checked(house)

    assert refused(lambda: actions.verify(finding, "好", by=house.inspector, at=LATER)) == ["moved_meanwhile"]
    assert refused(lambda: actions.begin(one, by=house.clerk, at=LATER)) == ["moved_meanwhile"]
