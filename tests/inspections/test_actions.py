"""Inspections from the plan to the circular: who does what, who is told, what stays."""

from datetime import timedelta

import pytest

from gongkai.disclosures.rules.words import Stage
from gongkai.inspections import actions, queries
from gongkai.inspections.queries.record import committed_to
from gongkai.inspections.rules.drawing import codes_in, sha256
from gongkai.inspections.rules.words import Kind, PlanState, Population
from gongkai.ledger.actions import sign
from gongkai.ledger.models import Entry
from gongkai.ledger.rules.leaf import Log, leaf_of
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role, UnitKind
from gongkai.notices.models import Notice
from gongkai.obligations.models import Obligation
from gongkai.orgs.queries import duties_of
from tests.factories import NOON, a_post, a_unit, brought_to
from tests.inspections.making import (
    LATER,
    SOON,
    a_plan,
    begun,
    drawn,
    filed,
    fresh,
    made_known,
    planned,
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


def test_a_clerk_plans_and_another_files(house):
    made_known(house)
    one = planned(house)
    actions.file(one, lock=1, by=house.approver, at=NOON)

    assert (fresh(one).state, fresh(one).number, fresh(one).filed_by) == (PlanState.FILED, "2026-1", house.approver)


def test_whoever_wrote_it_last_does_not_file_it(house):
    made_known(house)
    one = planned(house)
    actions.change(one, a_plan(title="改过"), lock=1, by=house.inspector, at=NOON)

    assert refused(lambda: actions.file(one, lock=2, by=house.inspector, at=NOON)) == ["planned_it"]
    actions.file(one, lock=2, by=house.approver, at=NOON)


def test_a_head_plans_nothing(house):
    assert refused(lambda: actions.plan(a_plan(), by=house.head, at=NOON)) == ["not_your_task"]


def test_what_was_changed_meanwhile_is_neither_changed_nor_filed(house):
    made_known(house)
    one = planned(house)
    actions.change(one, a_plan(title="改过"), lock=1, by=house.clerk, at=NOON)

    assert refused(lambda: actions.change(one, a_plan(), lock=1, by=house.clerk, at=NOON)) == ["moved_meanwhile"]
    assert refused(lambda: actions.file(one, lock=1, by=house.approver, at=NOON)) == ["moved_meanwhile"]


def test_filing_writes_the_digest_of_the_plan_into_the_public_log_and_nothing_else(house):
    one = filed(house)
    leaf = leaf_of(bytes(Entry.objects.get(log=Log.PUBLIC, index=one.leaf).entry))

    assert (leaf.act.value, leaf.item, leaf.unit, leaf.reason) == ("inspect", f"inspection/{one.log_name}", "", "")
    assert committed_to(one) == sha256(one.plan)
    assert str(one.public_id) not in leaf.item


def test_the_population_is_what_was_first_made_known_within_the_days(house):
    one, other = made_known(house, 2)
    brought_to(Stage.APPROVED, house)
    brought_to(Stage.PUBLISHED, house, at=NOON - timedelta(days=40))
    plan = planned(house)

    listed = [f"JX:disclosure:{each.disclosure.public_id}" for each in (one, other)]
    assert sorted(queries.codes_of(plan, NOON.date())) == sorted(listed)


@pytest.mark.parametrize(("changes", "count"), [({"units": ("CL",)}, 0), ({"classes": ("11.1",)}, 0),
                                                ({"units": ("JX",), "classes": ("11.4",)}, 1)])  # fmt: skip
def test_units_and_classes_narrow_it(house, changes, count):
    made_known(house)

    assert len(queries.codes_of(planned(house, **changes), NOON.date())) == count


def test_it_may_be_of_what_fell_due_or_of_units(house):
    owed(house)
    due = planned(house, population=Population.OBLIGATIONS)
    units = planned(house, population=Population.UNITS, units=("JX", "DB"))

    assert [code.rpartition(":")[0] for code in queries.codes_of(due, NOON.date())] == ["JX:obligation"]
    assert sorted(queries.codes_of(units, NOON.date())) == ["DB:unit", "JX:unit"]


def owed(house):
    due = {"counted_from": NOON.date(), "due_on": NOON.date(), "calendar": "2026-1", "made_at": NOON}
    item = house.entry.items.get()
    return Obligation.objects.create(
        entry=house.entry, unit=house.college, key="2026Q3", kind="periodic", item=item, **due)  # fmt: skip


def test_what_becomes_known_later_is_not_in_it(house):
    one = filed(house)
    made_known(house)

    assert len(codes_in(fresh(one).population)) == 1


def test_there_must_be_something_to_draw_from(house):
    assert refused(lambda: actions.file(planned(house), lock=1, by=house.approver, at=NOON)) == ["population_empty"]
    assert Entry.objects.filter(act="inspect").count() == 0


def test_before_the_log_has_signed_nothing_is_drawn(house):
    one = filed(house)

    assert refused(lambda: actions.draw(one, by=house.clerk, at=NOON)) == ["seed_not_out"]
    assert actions.run_due(NOON) == 0


def test_as_soon_as_it_has_signed_the_clock_draws(house):
    one = filed(house, known=3, size=2)
    sign(Log.PUBLIC)

    assert (actions.run_due(SOON), actions.run_due(SOON)) == (1, 0)
    assert (fresh(one).state, fresh(one).items.count()) == (PlanState.DRAWN, 2)
    assert told("inspection_drawn") == {house.clerk.pk, house.approver.pk}


def test_the_seed_is_the_first_checkpoint_after_the_filing_however_late_it_is_drawn(house):
    one = filed(house, known=3, size=2)
    sign(Log.PUBLIC)
    first = queries.seed_for(one).format()
    made_known(house)
    sign(Log.PUBLIC)
    actions.draw(one, by=house.clerk, at=LATER)

    assert fresh(one).checkpoint.encode() == first


def test_a_plan_is_called_off_before_the_seed_is_out_and_the_log_says_so(house):
    one = filed(house)
    actions.cancel(one, "时间改到下月", by=house.clerk, at=NOON)
    reasons = [leaf_of(bytes(row.entry)).reason for row in Entry.objects.filter(act="inspect").order_by("index")]

    assert (fresh(one).state, reasons) == (PlanState.CANCELLED, ["", "cancelled"])


def test_once_the_seed_is_out_nobody_calls_it_off(house):
    one = filed(house)
    sign(Log.PUBLIC)

    assert refused(lambda: actions.cancel(one, "不合意", by=house.approver, at=NOON)) == ["seed_is_out"]


def test_special_supervision_looks_at_everything_and_draws_nothing(house):
    one = filed(house, known=2, kind=Kind.SUPERVISION, reason="来信反映", size=0)

    assert (one.state, one.items.count(), one.checkpoint) == (PlanState.DRAWN, 2, "")


def test_before_it_is_announced_the_units_know_of_nothing(house):
    one = drawn(house)
    seen = [queries.plans_seen_by(duties(who)).count() for who in (house.head, house.drafter, house.clerk)]
    actions.begin(one, by=house.clerk, at=SOON)
    after = [queries.plans_seen_by(duties(who)).count() for who in (house.head, house.drafter, house.reviewer)]

    assert (seen, after) == ([0, 0, 1], [1, 1, 0])
    assert told("inspection_begun") == {house.head.pk, house.drafter.pk}


def test_units_see_what_is_theirs_alone(house):
    one = begun(house)
    stranger = a_post(Role.HEAD, a_unit("材料学院党委", parent=house.school))

    assert queries.inspection_called(one.public_id, duties(stranger)) is None
    assert queries.items_of(one, duties(house.head)).count() == 1


def test_a_check_keeps_how_the_thing_was_then(house):
    one = begun(house)
    item = one.items.get()
    check = actions.check(item, {"content": "yes", "limit": "yes"}, by=house.clerk, at=SOON)

    assert (sha256(check.document), check.number) == (check.digest, 1)
    assert "2026年上半年党费收缴情况" in check.document
    assert not any(person.name in check.document for person in (house.drafter, house.head, house.reviewer))


def test_a_check_done_over_stands_beside_the_first(house):
    item = begun(house).items.get()
    for answer in ("no", "yes"):
        actions.check(item, {"content": "yes", "limit": answer}, "看过", by=house.clerk, at=SOON)

    assert [one.answers["limit"] for one in item.checks.all()] == ["no", "yes"]


@pytest.mark.parametrize("where", ["post", "home", "branch"])
def test_nobody_looks_at_his_own_unit(house, where):
    item = begun(house).items.get()
    branch = a_unit("第一党支部", UnitKind.BRANCH, house.college)
    if where == "post":
        a_post(Role.REVIEWER, house.college, house.inspector)
    else:
        type(house.inspector).objects.filter(pk=house.inspector.pk).update(
            home=house.college if where == "home" else branch)  # fmt: skip

    assert refused(lambda: actions.check(item, {"content": "yes", "limit": "yes"}, by=house.inspector, at=SOON)) == [
        "own_unit"]  # fmt: skip


def test_that_one_belongs_to_the_school_bars_nobody(house):
    item = begun(house).items.get()

    actions.check(item, {"content": "yes", "limit": "yes"}, by=house.inspector, at=SOON)


def test_whoever_acts_for_somebody_is_barred_with_him(house):
    item = begun(house).items.get()
    principal = a_post(Role.HEAD, a_unit("材料学院党委", parent=house.school))
    type(principal).objects.filter(pk=principal.pk).update(home=house.college)
    post = principal.posts.get()
    a_post(Role.HEAD, post.unit, house.clerk, acting_for=post, ends_on=NOON.date(), reason="出差")

    assert refused(lambda: actions.check(item, {"content": "yes", "limit": "yes"}, by=house.clerk, at=SOON)) == [
        "own_unit"]  # fmt: skip
