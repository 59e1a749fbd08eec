"""What falls due is worked out again and again, and nothing is doubled or lost. Source: 第十七条."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.calendars.models import YearTable
from gongkai.calendars.queries import calendar
from gongkai.catalogue.models import Entry, Item, Version
from gongkai.disclosures.models import Disclosure
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, Role, TimeKind
from gongkai.obligations import actions
from gongkai.obligations.models import Obligation, Shift
from gongkai.obligations.rules.periods import stretches
from gongkai.obligations.rules.words import State
from tests.factories import a_post, a_unit

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]
BEIJING = ZoneInfo("Asia/Shanghai")
START = date(2026, 1, 5)


def noon(day):
    return datetime.combine(day, time(12), BEIJING)


@dataclass
class Town:
    """A unit with one entry, the clock, and what its catalogue has asked for since when: the second opinion."""

    unit: object
    person: object
    entry: Entry
    today: date = START
    tables: int = 1
    filed: list = field(default_factory=list)
    met: dict = field(default_factory=dict)

    def file(self, period, month=10, day=20, grace=0, since=None):
        """Put a version in force today; without a period it leaves the entry out."""
        since = since or max([self.today, *(one[0] + timedelta(days=1) for one in self.filed)])
        number = len(self.filed) + 1
        who = {"started_by": self.person, "started_at": noon(since), "filed_by": self.person, "filed_at": noon(since)}
        version = Version.objects.create(unit=self.unit, year=2026, number=number, **who | {
            "filing_number": f"备{self.unit.pk}-{number}", "in_force_on": since, "state": "draft"})  # fmt: skip
        if period:
            Item.objects.create(
                version=version, entry=self.entry, code="4.1", matter_class=MatterClass.ORGANISATION, title="党费收缴",
                content="情况", audience=Audience.PUBLIC, channels=[Channel.PORTAL], time_kind=TimeKind.PERIODIC,
                period=period, anchor_month=month, anchor_day=day, grace_days=grace, basis="依据", lead_unit=self.unit,
            )  # fmt: skip
        Version.objects.filter(unit=self.unit, state="in_force").update(state="superseded")
        Version.objects.filter(pk=version.pk).update(state="in_force")
        self.filed.append((since, period))

    def load_table(self, days):
        self.tables += 1
        off = sorted((date(2026, 1, 1) + timedelta(days=one)).isoformat() for one in days)
        said = {"off": off, "make_up": [], "source": "试", "loaded_by": self.person, "loaded_at": noon(self.today)}
        YearTable.objects.create(year=2026, number=self.tables, **said)

    def jump(self, days):
        self.today += timedelta(days=days)

    def run(self):
        actions.generate(self.unit, days=calendar(), at=noon(self.today))

    def meet(self):
        one = Obligation.objects.filter(entry=self.entry, state=State.OPEN).order_by("due_on").first()
        if one is not None:
            matter = Disclosure.objects.create(unit=self.unit, created_by=self.person, created_at=noon(self.today))
            state = State.MET if self.today <= one.due_on else State.LATE
            Obligation.objects.filter(pk=one.pk).update(disclosure=matter, state=state, met_at=noon(self.today))
            self.met[one.key] = (state, one.due_on)

    def kept(self, **those):
        return Obligation.objects.filter(entry=self.entry, **those)

    def owed(self):
        """Return the periods that lie wholly within days for which their kind was asked for without a break."""
        ends = [since - timedelta(days=1) for since, _ in self.filed[1:]]
        last = self.today + timedelta(days=400)
        owed, runs = set(), []
        for (since, period), until in zip(self.filed, [*ends, last], strict=True):
            if runs and runs[-1][2] is period and runs[-1][1] == since - timedelta(days=1):
                runs[-1] = (runs[-1][0], until, period)
            else:
                runs.append((since, until, period))
        for since, until, period in runs:
            whole = [one for one in stretches(period, since, until) if since <= one.first] if period else []
            owed |= {one.key for one in whole if one.last <= until}
        return owed

    def touched(self):
        """Return the periods of which a day was asked for by one version or another; nothing else may be due."""
        ends = [since - timedelta(days=1) for since, _ in self.filed[1:]]
        last = self.today + timedelta(days=900)
        spans = zip(self.filed, [*ends, last], strict=True)
        return {one.key for (since, period), until in spans if period for one in stretches(period, since, until)}


@contextmanager
def a_town():
    """A town of one's own for every example, of which nothing is left."""
    with transaction.atomic():
        unit = a_unit()
        yield Town(unit, a_post(Role.DRAFTER, unit), Entry.objects.create(unit=unit))
        transaction.set_rollback(True)


FILING = st.tuples(
    st.just("file"),
    st.tuples(st.sampled_from([None, *Period]), st.integers(1, 12), st.integers(1, 31), st.sampled_from([0, 0, 10])),
)
TABLE = st.tuples(st.just("load_table"), st.tuples(st.lists(st.integers(0, 364), max_size=40, unique=True)))
JUMP = st.tuples(st.just("jump"), st.tuples(st.integers(-5, 200)))
PLAIN = st.sampled_from([("run", ()), ("meet", ()), ("run", ())])


@settings(max_examples=60)
@given(st.lists(FILING | TABLE | JUMP | PLAIN, min_size=3, max_size=14))
def test_whatever_happens_nothing_is_doubled_lost_or_turned_from_met_into_missed(steps):
    with a_town() as town:
        town.file(Period.QUARTER)
        for what, said in steps:
            getattr(town, what)(*said)
        town.run()
        first = sorted(town.kept().values_list("pk", "key", "due_on", "state"))
        town.run()

        assert sorted(town.kept().values_list("pk", "key", "due_on", "state")) == first
        assert town.owed() - {one.key for one in town.kept().exclude(state=State.MOOT)} == set()
        coming = town.kept(state=State.OPEN, due_on__gte=town.today)
        assert {one.key for one in coming} - town.touched() == set()
        assert {key: town.kept(key=key).values_list("state", "due_on").get() for key in town.met} == town.met


@settings(max_examples=40)
@given(st.lists(FILING | TABLE | JUMP | PLAIN, min_size=3, max_size=10))
def test_whatever_happens_what_is_due_from_now_on_is_due_on_a_working_day(steps):
    with a_town() as town:
        town.file(Period.MONTH)
        for what, said in steps:
            getattr(town, what)(*said)
        town.run()
        days = calendar()

        coming = town.kept(state=State.OPEN, due_on__gt=town.today)
        assert [one.due_on for one in coming if not days.is_working(one.due_on)] == []


def test_four_hundred_days_ahead_are_known():
    with a_town() as town:
        town.file(Period.MONTH, None, 15)
        town.run()

        assert town.kept().order_by("due_on").last().due_on >= START + timedelta(days=390)
        assert town.kept().filter(is_provisional=True, due_on__year=2026).count() == 0
        assert town.kept().filter(is_provisional=False, due_on__year=2027).count() == 0


def test_a_new_table_moves_what_is_open_and_keeps_old_and_new_on_record():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        town.run()
        town.load_table([(date(2026, 10, 20) - date(2026, 1, 1)).days])
        town.run()

        assert town.kept(key="2026Y1").values_list("due_on", "calendar").get() == (date(2026, 10, 21), "2026-2")
        shift = Shift.objects.get()
        assert (shift.before, shift.after, shift.why) == (date(2026, 10, 20), date(2026, 10, 21), "calendar")
        assert (shift.tables_before, shift.tables_after) == ("2026-1", "2026-2")


def test_a_changed_catalogue_moves_what_is_open_and_says_why():
    with a_town() as town:
        town.file(Period.YEAR, 10, 20)
        town.run()
        town.jump(30)
        town.file(Period.YEAR, 11, 20)
        town.run()

        assert town.kept(key="2026Y1").get().due_on == date(2026, 11, 20)
        assert Shift.objects.filter(obligation__key="2026Y1").get().why == "catalogue"


def test_the_clock_works_out_only_what_has_changed(django_assert_num_queries):
    with a_town() as town:
        town.file(Period.YEAR)
        assert actions.run_due(noon(START)) == 1
        with django_assert_num_queries(6):
            assert actions.run_due(noon(START + timedelta(days=34))) == 0
        assert actions.run_due(noon(START + timedelta(days=36))) == 1
        town.load_table([100])
        assert actions.run_due(noon(START + timedelta(days=36))) == 1
        town.jump(40)
        town.file(Period.MONTH)
        assert actions.run_due(noon(town.today)) == 1


def test_what_a_version_of_the_same_day_leaves_out_is_moot():
    with a_town() as town:
        town.file(Period.YEAR)
        town.run()
        town.file(None, since=START)
        town.run()

        assert set(town.kept().values_list("state", "moot_why")) == {("moot", "catalogue")}
