"""A unit becomes two, or gives up a part and goes on: everything it has in hand goes where two people have said."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from gongkai.calendars.queries import calendar
from gongkai.catalogue.models import Entry, Version
from gongkai.catalogue.queries import items_open_to, version_in_work
from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration, MatterClass, Period, Role, TimeKind
from gongkai.obligations import actions as obligations
from gongkai.obligations.models import Obligation
from gongkai.orgs.models import Group, Membership, Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.restructuring import actions
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.rules import GROUPS, MADE_KNOWN, MEMBERS, Kind, PlanState, mark_of, of_class, of_entry
from gongkai.restructuring.rules import of_child as below
from tests.factories import NOON, House, a_house, a_member, a_person, a_unit, an_account, an_entry, brought_to

MAY_1 = date(2027, 5, 1)
MORNING = datetime(2027, 5, 1, 0, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
YEARLY = {"time_kind": TimeKind.PERIODIC, "period": Period.YEAR, "anchor_month": 10, "anchor_day": 20}
pytestmark = [pytest.mark.article(3, None), pytest.mark.django_db]


@dataclass(frozen=True)
class Town:
    """A college that becomes ZZ and ZN, or stays and gives up a part to ZN; its entries are of two classes."""

    house: House
    made: Unit
    smart: Unit
    system: Person
    service: Entry

    def plan(self, *, goes_on=False):
        first = self.house.college if goes_on else self.made
        said = {"takes_effect_on": MAY_1, "basis": "校党字9号", "by": self.system, "at": NOON}
        return actions.draw_up(Kind.SPLIT, [self.house.college], first, others=[self.smart], **said)

    def split(self, shares=None, *, goes_on=False):
        """Draw the plan up, share out, confirm it and let its day come."""
        plan = self.plan(goes_on=goes_on)
        actions.share_out(plan, shares or {}, by=self.system, at=NOON)
        actions.confirm(plan, by=self.house.approver, at=NOON, seen=mark_of(plan.shares))
        actions.run_due(MORNING)
        plan.refresh_from_db()
        assert (plan.state, plan.trouble) == (PlanState.DONE, [])
        return plan

    def service_to_smart(self):
        return {of_class(MatterClass.SERVICE): self.smart}


def a_town():
    house = a_house()
    service = an_entry(house.college, matter_class=MatterClass.SERVICE, title="联系服务群众", **YEARLY)
    made, smart = (a_unit(name, parent=house.school, code=code, starts_on=MAY_1) for name, code in (
        ("制造学院党委", "ZZ"), ("智能学院党委", "ZN")))  # fmt: skip
    system = a_person("黎昕")
    an_account(system, administration=Administration.SYSTEM)
    return Town(house, made, smart, system, service)


def entries_of(version):
    return set(version.items.values_list("entry", flat=True)) if version else set()


def both(town):
    """Let one version of the college's catalogue say both of its entries."""
    college = town.house.college
    draft = Version.objects.create(unit=college, year=2026, number=50, started_by=town.system, started_at=NOON)
    for entry in (town.house.entry, town.service):
        item = entry.items.order_by("-pk").first()
        item.pk, item.version = None, draft
        item.save()
    Version.objects.filter(unit=college, state="in_force").update(state="superseded")
    filed = {"filed_by": town.system, "filed_at": NOON, "filing_number": "备两项", "in_force_on": date(2026, 9, 1)}
    Version.objects.filter(pk=draft.pk).update(state="in_force", **filed)


@pytest.fixture
def town(db):
    found = a_town()
    both(found)
    return found


def refusals(attempt):
    with pytest.raises(Refused) as refused:
        attempt()
    return [refusal.code for refusal in refused.value.refusals]


@pytest.mark.article(13)
def test_entries_go_class_by_class_with_exceptions_and_else_to_the_first(town):
    town.split(town.service_to_smart())

    drafts = [entries_of(version_in_work(unit)) for unit in (town.made, town.smart)]
    assert drafts == [{town.house.entry.pk}, {town.service.pk}]
    assert set(Version.objects.filter(unit=town.house.college).values_list("state", flat=True)) == {"superseded"}
    assert set(Entry.objects.values_list("pk", "unit__code")) == {
        (town.house.entry.pk, "ZZ"), (town.service.pk, "ZN")}  # fmt: skip


@pytest.mark.article(13)
def test_an_exception_for_one_entry_goes_before_its_class(town):
    town.split({**town.service_to_smart(), of_entry(town.service.pk): town.made})

    assert entries_of(version_in_work(town.made)) == {town.house.entry.pk, town.service.pk}
    assert version_in_work(town.smart) is None


def test_with_nothing_said_all_is_the_firsts(town):
    a_member(town.house.college)
    town.split()

    assert set(Entry.objects.values_list("unit__code", flat=True)) == {"ZZ"}
    assert Membership.objects.filter(unit=town.made).count() == 1
    assert Unit.objects.get(code="JX").taken_over_by == town.made


@pytest.mark.article(17)
def test_what_is_due_goes_with_its_entry_and_is_worked_out_once(town):
    obligations.generate(town.house.college, days=calendar(), at=NOON)
    before = set(Obligation.objects.values_list("entry", "key"))
    town.split(town.service_to_smart())
    obligations.run_due(MORNING)
    for unit in (town.house.college, town.made, town.smart):
        obligations.generate(unit, days=calendar(), at=MORNING)

    owed = Obligation.objects.filter(state="open").values_list("entry", "unit__code").distinct()
    assert set(owed) == {(town.house.entry.pk, "ZZ"), (town.service.pk, "ZN")}
    assert before - set(Obligation.objects.exclude(state="moot").values_list("entry", "key")) == set()


@pytest.mark.article(16, 2)
def test_what_nobody_has_read_goes_with_its_entry(town):
    first = brought_to(Stage.DRAFT, town.house)
    second = brought_to(Stage.DRAFT, town.house, entry=town.service, matter_class=MatterClass.SERVICE)
    third = brought_to(Stage.DRAFT, town.house, entry=None, matter_class=MatterClass.SERVICE)
    town.split(town.service_to_smart())

    units = dict(Disclosure.objects.values_list("pk", "unit__code"))
    assert [units[one.disclosure_id] for one in (first, second, third)] == ["ZZ", "ZN", "ZN"]


def test_members_lists_branches_and_the_care_for_what_was_said_go_to_whom_the_plan_names(town):
    a_member(town.house.college)
    Group.objects.create(unit=town.house.college, name="代表")
    branches = [a_unit(kind="branch", parent=town.house.college, code=code) for code in ("ZB1", "ZB2")]
    town.split(dict.fromkeys((MEMBERS, GROUPS, MADE_KNOWN, below(branches[1].pk)), town.smart))

    assert Membership.objects.filter(unit=town.smart, ends_on=None).count() == 1
    assert Group.objects.get().unit == town.smart
    assert [Unit.objects.get(pk=one.pk).parent for one in branches] == [town.made, town.smart]
    assert Unit.objects.get(code="JX").taken_over_by == town.smart


def test_a_unit_that_goes_on_keeps_what_it_has_not_given_up(town):
    obligations.generate(town.house.college, days=calendar(), at=NOON)
    a_member(town.house.college)
    town.split(town.service_to_smart(), goes_on=True)
    obligations.run_due(MORNING)

    college = Unit.objects.get(code="JX")
    assert (college.ends_on, college.taken_over_by) == (None, None)
    assert duties_of(town.house.head, MAY_1).has(Role.HEAD)
    assert [entries_of(version_in_work(unit)) for unit in (college, town.smart)] == [
        {town.house.entry.pk}, {town.service.pk}]  # fmt: skip
    assert Version.objects.get(unit=college, state="in_force").items.count() == 2
    owed = Obligation.objects.filter(state="open").values_list("entry", "unit__code").distinct()
    assert set(owed) == {(town.house.entry.pk, "JX"), (town.service.pk, "ZN")}
    assert Membership.objects.filter(unit=college, ends_on=None).count() == 1


@pytest.mark.article(17)
def test_what_was_given_up_is_owed_on_when_the_unit_that_goes_on_files_first(town):
    town.split(town.service_to_smart(), goes_on=True)
    draft = version_in_work(town.house.college)
    filed = {"filed_by": town.system, "filed_at": MORNING, "filing_number": "备新", "in_force_on": date(2027, 6, 1)}
    Version.objects.filter(unit=town.house.college, state="in_force").update(state="superseded")
    Version.objects.filter(pk=draft.pk).update(state="in_force", **filed)
    obligations.run_due(MORNING)

    assert Obligation.objects.filter(entry=town.service, key="2027Y1").values_list("unit__code", "state").get() == (
        "ZN", "open")  # fmt: skip
    assert town.service.pk in items_open_to([town.smart.pk]).values_list("entry", flat=True)


def test_how_it_is_shared_out_is_fixed_when_it_is_confirmed(town):
    plan = town.plan()
    actions.share_out(plan, town.service_to_smart(), by=town.system, at=NOON)
    actions.confirm(plan, by=town.house.approver, at=NOON)

    assert refusals(lambda: actions.share_out(plan, {}, by=town.system, at=NOON)) == ["plan_moved_on"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Reorganisation.objects.filter(pk=plan.pk).update(shares={})
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.others.add(town.house.office)


def test_the_office_confirms_only_what_it_has_seen(town):
    plan = town.plan()
    seen = mark_of(plan.shares)
    actions.share_out(plan, town.service_to_smart(), by=town.system, at=NOON)

    attempt = lambda: actions.confirm(plan, by=town.house.approver, at=NOON, seen=seen)  # noqa: E731 – one line
    assert refusals(attempt) == ["shared_out_anew"]


def test_only_the_administrator_of_units_shares_out_and_only_among_the_units_of_the_plan(town):
    plan = town.plan()
    wrong = {of_class(MatterClass.SERVICE): town.house.school}

    assert refusals(lambda: actions.share_out(plan, wrong, by=town.house.head, at=NOON)) == [
        "not_yours_to_manage", "not_a_part"]  # fmt: skip


def test_a_split_that_cannot_be_carried_out_moves_nothing_and_says_why(town):
    plan = town.plan()
    actions.confirm(plan, by=town.house.approver, at=NOON)
    Unit.objects.filter(code="ZN").update(ends_on=date(2027, 6, 1))

    assert (actions.carry_out(plan, at=MORNING), Unit.objects.get(code="JX").ends_on) == (False, None)
    plan.refresh_from_db()
    assert (plan.state, plan.trouble) == (PlanState.CONFIRMED, [["successor_ends", "ZN"]])
    assert set(Entry.objects.values_list("unit__code", flat=True)) == {"JX"}
