"""Units merge and end, again and again, and nothing that is due is doubled or lost. Source: 第三条、第十七条."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.calendars.queries import calendar
from gongkai.catalogue.models import Entry, Item, Version
from gongkai.measures.vocabulary import MatterClass, Period, Role
from gongkai.obligations import actions
from gongkai.obligations.models import Obligation, Transfer
from gongkai.obligations.rules.words import State
from gongkai.restructuring import actions as restructuring
from gongkai.restructuring.rules import Kind, of_entry
from tests.factories import a_post, a_unit
from tests.obligations.test_generating import BEIJING, FILING, JUMP, PLAIN, TABLE, Town, noon

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]


@dataclass
class Merging(Town):
    """A town whose unit ends, over and over, and is taken over by a new one; its entry goes along."""

    approver: object = None
    ended: list = field(default_factory=list)

    def file(self, period, month=10, day=20, grace=0):
        Version.objects.filter(unit=self.unit, state="draft").delete()
        super().file(period, month, day, grace)

    def merge(self, kind=Kind.MERGE, into=None):
        """End the unit in the evening: what it has filed until then goes on until its successor files."""
        self.today = max([self.today, *(since for since, _ in self.filed)])
        evening = datetime.combine(self.today, time(18), BEIJING)
        other = into or a_unit(starts_on=self.today)
        plan = self.plan(kind, other, {"takes_effect_on": self.today, "basis": "文", "by": None, "at": evening})
        restructuring.confirm(plan, by=self.approver, at=evening)
        assert restructuring.carry_out(plan, at=evening)
        self.ended.append(self.unit)
        self.unit = other
        self.today += timedelta(days=1)

    def plan(self, kind, other, said):
        """Draw up that another takes over: all, or the entry alone from a unit that goes on."""
        if kind is not Kind.SPLIT:
            return restructuring.draw_up(kind, [self.unit], other, **said)
        plan = restructuring.draw_up(kind, [self.unit], self.unit, others=[other], **said)
        restructuring.share_out(plan, {of_entry(self.entry.pk): other}, by=None, at=said["at"])
        return plan

    def file_without(self):
        """Let those who have given the entry up, and go on, file what they have left."""
        for draft in Version.objects.filter(unit__in=self.ended, unit__ends_on=None, state="draft"):
            Version.objects.filter(unit=draft.unit, state="in_force").update(state="superseded")
            filed = {"filed_at": noon(self.today), "filed_by": self.person, "filing_number": f"余{draft.pk}"}
            Version.objects.filter(pk=draft.pk).update(state="in_force", in_force_on=self.today, **filed)

    def run(self):
        for unit in (*self.ended, self.unit, *self.ended):
            actions.generate(unit, days=calendar(), at=noon(self.today))


@contextmanager
def a_town():
    """A town of one's own for every example, of which nothing is left."""
    with transaction.atomic():
        unit, office = a_unit(), a_unit(hosts_office=True)
        entry = Entry.objects.create(unit=unit)
        yield Merging(unit, a_post(Role.DRAFTER, unit), entry, approver=a_post(Role.OFFICE_APPROVER, office))
        transaction.set_rollback(True)


MERGER = st.tuples(st.just("merge"), st.tuples(st.sampled_from(Kind))) | st.just(("file_without", ()))


@settings(max_examples=60)
@given(st.lists(FILING | TABLE | JUMP.filter(lambda one: one[1][0] > 0) | PLAIN | MERGER, min_size=3, max_size=12))
def test_whatever_units_do_nothing_is_doubled_lost_or_turned_from_met_into_missed(steps):
    with a_town() as town:
        town.file(Period.QUARTER)
        for what, said in [*steps, ("run", ())]:
            getattr(town, what)(*said)
        first = sorted(town.kept().values_list("pk", "key", "due_on", "state", "unit"))
        town.run()

        assert sorted(town.kept().values_list("pk", "key", "due_on", "state", "unit")) == first
        assert town.owed() - {one.key for one in town.kept().exclude(state=State.MOOT)} == set()
        assert {key: town.kept(key=key).values_list("state", "due_on").get() for key in town.met} == town.met
        assert set(town.kept(state=State.OPEN).values_list("unit", flat=True)) <= {town.unit.pk}


def test_until_the_successor_has_filed_the_old_wording_goes_on_and_it_owes_what_falls_due():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        town.merge()
        town.run()
        town.jump(400)
        town.run()

        kept = town.kept().order_by("due_on").values_list("key", "unit", "item__version__unit")
        old, new = town.ended[0].pk, town.unit.pk
        assert list(kept) == [("2026Y1", new, old), ("2027Y1", new, old), ("2028Y1", new, old)]


def test_from_its_first_version_on_the_successors_wording_decides():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        town.merge()
        town.run()
        town.jump(30)
        town.file(Period.YEAR, 11, 20)
        town.run()

        assert town.kept(key="2026Y1").values_list("due_on", "item__version__unit").get() == (
            noon(town.today).date().replace(month=11, day=20), town.unit.pk,
        )  # fmt: skip
        assert set(town.kept().values_list("item__version__unit", flat=True)) == {town.unit.pk}


def test_what_the_successor_leaves_out_is_not_owed_from_that_day():
    with a_town() as town:
        town.file(Period.MONTH, None, 15)
        town.merge()
        town.run()
        town.jump(40)
        town.file(None)
        town.run()

        assert list(town.kept(state=State.OPEN).values_list("key", flat=True)) == ["2026M1"]
        assert set(town.kept().exclude(key="2026M1").values_list("state", flat=True)) == {State.MOOT}


def filed_for(town, unit, day, number):
    """File, today, a version that says nothing and is to be in force on a day to come."""
    who = {"started_by": town.person, "started_at": noon(town.today), "filed_by": town.person, "state": "filed"}
    said = {"in_force_on": day, "filed_at": noon(town.today), "filing_number": f"备{number}"}
    Version.objects.create(unit=unit, year=2026, number=number, **who, **said)


def test_a_version_that_was_filed_before_the_merger_does_not_leave_out_what_came_by_it():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        other = a_unit(starts_on=town.today)
        filed_for(town, other, town.today + timedelta(days=90), 90)
        town.merge(into=other)
        town.run()
        town.jump(200)
        town.run()

        assert set(town.kept().values_list("state", flat=True)) == {State.OPEN}


def test_what_was_to_change_later_does_not_once_the_successor_has_filed():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        filed_for(town, town.unit, town.today + timedelta(days=330), 90)
        town.merge()
        town.jump(30)
        town.file(Period.YEAR, 11, 20)
        town.run()

        assert set(town.kept().values_list("item__version__unit", "state")) == {(town.unit.pk, State.OPEN)}


def test_what_others_ask_of_an_ended_unit_is_its_successors_however_many_stood_between():
    with a_town() as town:
        school = a_unit(parent=None)
        entry = Entry.objects.create(unit=school)
        version = Version.objects.create(unit=school, year=2026, number=1, started_by=town.person,
            started_at=noon(town.today), filed_by=town.person, filed_at=noon(town.today), filing_number="备校",
            in_force_on=town.today)  # fmt: skip
        Item.objects.create(version=version, entry=entry, code="1.1", matter_class=MatterClass.ORGANISATION, title="题",
            content="内容", audience="public", time_kind="periodic", period=Period.YEAR, anchor_month=10,
            anchor_day=20, basis="依据", lead_unit=town.unit)  # fmt: skip
        Version.objects.filter(pk=version.pk).update(state="in_force")
        actions.run_due(noon(town.today))
        town.merge()
        town.merge(Kind.DISSOLVE)
        actions.run_due(noon(town.today + timedelta(days=100)))

        owed = Obligation.objects.filter(entry=entry)
        assert set(owed.values_list("unit", flat=True)) == {town.unit.pk}
        assert Transfer.objects.filter(obligation__in=owed, obligation__key="2026Y1").count() == 2


def test_what_is_met_stays_with_whoever_met_it_and_who_owed_the_rest_is_on_record():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        town.run()
        town.meet()
        town.merge()

        assert town.kept(key="2026Y1").get().unit == town.ended[0]
        rows = Transfer.objects.values_list("obligation__key", "before", "after", "why")
        assert list(rows) == [("2027Y1", town.ended[0].pk, town.unit.pk, "units")]


def test_the_clock_works_it_out_for_the_successor_when_units_merge():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        actions.run_due(noon(town.today))
        town.merge()

        assert [actions.run_due(noon(town.today)) for _ in range(2)] == [2, 0]
        assert town.unit.horizon.until > town.today
        assert set(town.kept().values_list("unit__taken_over_by", flat=True)) == {None}


def test_what_was_put_off_is_the_successors_too_and_stays_put_off():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        town.run()
        town.kept(key="2026Y1").update(state=State.DEFERRED)
        town.merge()
        town.run()

        assert town.kept(key="2026Y1").values_list("state", "unit").get() == (State.DEFERRED, town.unit.pk)
