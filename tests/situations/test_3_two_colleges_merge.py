"""Two colleges merge on 1 May: old pages keep names and numbers, what is open moves, the catalogue needs filing."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from gongkai.calendars.queries import calendar
from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.queries import items_open_to, version_in_work
from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.rules.words import Alarm, Correction, Stage, Verb
from gongkai.ledger.actions import sign
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Administration, Period, Role, TimeKind
from gongkai.notices.models import Notice
from gongkai.obligations import actions as obligations
from gongkai.obligations.models import Obligation, Transfer
from gongkai.orgs.models import Membership, Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.restructuring import actions as restructuring
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.rules import Kind, PlanState
from tests.factories import (
    NOON,
    House,
    a_draft,
    a_house,
    a_member,
    a_person,
    a_post,
    a_unit,
    an_account,
    an_entry,
    brought_to,
    scanned,
    take_on,
)

MAY_1 = date(2027, 5, 1)
APRIL_30 = datetime(2027, 4, 30, 23, tzinfo=ZoneInfo("Asia/Shanghai"))
MORNING = datetime(2027, 5, 1, 0, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
YEARLY = {"time_kind": TimeKind.PERIODIC, "period": Period.YEAR, "anchor_month": 10, "anchor_day": 20}
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Town:
    """A school whose colleges JX and CL become the new college XJ, with its people already named."""

    old: House
    other: Unit
    new: House
    system: Person


def a_town():
    house = a_house()
    other = a_unit("材料科学与工程学院党委", parent=house.school, code="CL")
    new = a_unit("先进制造学院党委", parent=house.school, code="XJ", starts_on=MAY_1)
    held = {
        name: a_post(role, new, starts_on=MAY_1)
        for name, role in (
            ("drafter", Role.DRAFTER), ("reviewer", Role.REVIEWER), ("secrecy_reviewer", Role.SECRECY_REVIEWER),
            ("head", Role.HEAD),
        )
    }  # fmt: skip
    system = a_person("黎昕")
    an_account(system, administration=Administration.SYSTEM)
    return Town(house, other, replace(house, college=new, **held), system)


def merged(town, *, at=MORNING):
    plan = restructuring.draw_up(
        Kind.MERGE, [town.old.college, town.other], town.new.college, takes_effect_on=MAY_1, basis="校党字〔2027〕9号",
        by=town.system, at=NOON,
    )  # fmt: skip
    restructuring.confirm(plan, by=town.old.approver, at=NOON)
    restructuring.run_due(at)
    plan.refresh_from_db()
    return plan


def told(person):
    return sorted(Notice.objects.filter(person=person, at__gte=APRIL_30).values_list("kind", flat=True))


def tasks(person, at=MORNING):
    return {task.verb for task in queries.tasks_of(person, duties_of(person, MAY_1), at)}


def page_of(revision):
    sign(Log.PUBLIC)
    return Client().get(f"/d/{revision.disclosure.public_id}/").content.decode()


@pytest.mark.article(3, None)
def test_the_units_end_the_day_before_and_not_earlier():
    town = a_town()

    assert (merged(town, at=APRIL_30).state, town.old.college.stands(MAY_1)) == (PlanState.CONFIRMED, True)

    assert (restructuring.run_due(MORNING) > 0, restructuring.run_due(MORNING)) == (True, 0)
    ended = Unit.objects.filter(code__in=["JX", "CL"]).values_list("ends_on", "taken_over_by__code")
    assert set(ended) == {(date(2027, 4, 30), "XJ")}
    assert Reorganisation.objects.get().state == PlanState.DONE


def test_old_pages_keep_their_names_and_numbers_and_say_who_answers_now():
    town = a_town()
    revision = brought_to(Stage.PUBLISHED, town.old)
    before = page_of(revision)

    merged(town)
    page = page_of(revision)

    number = Disclosure.objects.get().index_no
    assert [word in before for word in ("机械工程学院党委", number, "先进制造学院党委")] == [True, True, False]
    assert [word in page for word in ("机械工程学院党委", number, "先进制造学院党委")] == [True, True, True]


@pytest.mark.article(16, 4)
def test_what_was_made_known_is_the_successors_to_correct_and_to_take_down():
    town = a_town()
    revision = brought_to(Stage.PUBLISHED, town.old)
    merged(town)

    fresh = actions.correct(revision, Correction.MINOR, "数字有误", by=town.new.drafter, at=MORNING)
    take_on(fresh, Stage.PUBLISHED, town.new, at=MORNING)
    actions.suspend(fresh, by=town.new.head, at=MORNING, alarm=Alarm.FALSE, reason="再核对")

    assert (fresh.stage, fresh.disclosure.unit.code, fresh.disclosure.index_no) == (
        Stage.PUBLISHED, "JX", Disclosure.objects.get().index_no,
    )  # fmt: skip
    assert queries.open_verbs(fresh, duties_of(town.old.drafter, MAY_1), MORNING) == set()


@pytest.mark.article(16, 2)
def test_a_correction_on_its_way_keeps_its_passes_and_waits_for_the_successor():
    town = a_town()
    revision = brought_to(Stage.PUBLISHED, town.old)
    fresh = actions.correct(revision, Correction.MINOR, "数字有误", by=town.old.drafter, at=NOON)
    take_on(fresh, Stage.WITH_HEAD, town.old)

    merged(town)

    assert tasks(town.new.head) == {Verb.APPROVE}
    actions.approve(fresh, by=town.new.head, at=MORNING, signed_in_at=MORNING)
    assert (fresh.stage, told(town.new.head).count("passed_to_you")) == (Stage.APPROVED, 1)


@pytest.mark.article(7)
def test_nobody_is_told_of_posts_that_are_vacant_because_their_unit_ended():
    town = a_town()

    merged(town)

    assert told(town.old.clerk) == ["catalogue_to_file_again", "reorganisation_done"]


@pytest.mark.article(16, 2)
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW, Stage.WITH_HEAD, Stage.WITH_OFFICE, Stage.APPROVED])
def test_what_nobody_has_read_is_the_successors_draft(stage):
    town = a_town()
    revision = brought_to(stage, town.old)

    merged(town)

    revision.refresh_from_db()
    disclosure = Disclosure.objects.get()
    assert (revision.stage, disclosure.unit.code, disclosure.index_no) == (Stage.DRAFT, "XJ", None)
    assert (told(town.new.drafter).count("matter_moved"), told(town.old.drafter).count("matter_moved")) == (1, 1)
    scanned(at=MORNING)
    assert Verb.PROPOSE in queries.open_verbs(revision, duties_of(town.new.drafter, MAY_1), MORNING)


@pytest.mark.article(13)
def test_the_catalogue_is_carried_with_the_same_entries_and_needs_filing():
    town = a_town()
    same_code = Item.objects.get(entry=town.old.entry).code
    other = an_entry(town.other, code=same_code)

    merged(town)

    draft = version_in_work(town.new.college)
    said = {item.entry_id: item.lead_unit.code for item in draft.items.select_related("lead_unit")}
    assert (draft.state, said) == ("draft", {town.old.entry.pk: "XJ", other.pk: "XJ"})
    ended = Version.objects.filter(unit__code__in=["JX", "CL"])
    assert {version.state for version in ended} == {"superseded"}
    assert told(town.new.head).count("catalogue_to_file_again") == 2


@pytest.mark.article(17)
def test_what_is_due_is_the_successors_and_what_was_done_stays_with_whoever_did_it():
    town = a_town()
    yearly = an_entry(town.other, in_force_on=date(2026, 1, 1), **YEARLY)
    obligations.generate(town.other, days=calendar(), at=NOON)
    done = Obligation.objects.filter(entry=yearly, key="2026Y1")
    done.update(state="nothing_to_report")

    merged(town)
    obligations.run_due(MORNING)

    owed = Obligation.objects.filter(entry=yearly).order_by("due_on").values_list("key", "state", "unit__code")
    assert list(owed) == [
        ("2026Y1", "nothing_to_report", "CL"), ("2027Y1", "open", "XJ"), ("2028Y1", "open", "XJ"),
    ]  # fmt: skip
    assert list(Transfer.objects.values_list("obligation__key", "before__code", "after__code", "why")) == [
        ("2027Y1", "CL", "XJ", "units"),
    ]  # fmt: skip


@pytest.mark.article(17)
def test_the_successor_answers_what_is_due_before_it_has_filed_a_catalogue_of_its_own():
    town = a_town()
    yearly = an_entry(town.other, in_force_on=date(2026, 1, 1), **YEARLY)
    obligations.generate(town.other, days=calendar(), at=NOON)
    merged(town)
    house = replace(town.new, entry=yearly)

    owed = Obligation.objects.get(entry=yearly, key="2027Y1")
    revision = obligations.draft(owed, house.college, a_draft(house), by=house.drafter, at=MORNING)
    take_on(revision, Stage.PUBLISHED, house, at=MORNING)
    obligations.settle(MORNING)

    owed.refresh_from_db()
    assert (owed.state, owed.unit.code) == ("met", "XJ")
    assert yearly.pk in items_open_to([house.college.pk]).values_list("entry", flat=True)


@pytest.mark.article(13)
def test_whoever_names_an_ending_unit_in_his_catalogue_is_told():
    town = a_town()
    keeper = a_post(Role.DRAFTER, town.old.school)
    an_entry(town.old.school, lead_unit=town.other)

    merged(town)

    assert told(keeper) == ["catalogue_names_ended"]


@pytest.mark.article(10, 2)
def test_members_lists_and_branches_go_along():
    town = a_town()
    member = a_member(town.other)
    branch = a_unit("材料系党支部", "branch", town.other, code="CLB")

    merged(town)

    branch.refresh_from_db()
    member.refresh_from_db()
    rows = Membership.objects.filter(person=member).values_list("unit__code", "starts_on", "ends_on")
    assert [(code, end) for code, _, end in rows] == [("CL", date(2027, 4, 30)), ("XJ", None)]
    assert (branch.parent.code, member.home.code) == ("XJ", "XJ")


@pytest.mark.article(7)
def test_posts_end_with_their_unit():
    town = a_town()

    merged(town)

    held = [duties_of(town.old.head, day).has(Role.HEAD) for day in (MAY_1 - timedelta(days=1), MAY_1)]
    assert held == [True, False]


def test_a_plan_that_cannot_be_carried_out_says_why_to_both_and_stays():
    town = a_town()
    restructuring.draw_up(
        Kind.MERGE, [town.old.college], town.other, takes_effect_on=MAY_1, basis="文", by=town.system, at=NOON
    )
    plan = Reorganisation.objects.get()
    restructuring.confirm(plan, by=town.old.approver, at=NOON)
    Unit.objects.filter(code="CL").update(ends_on=date(2027, 3, 1))

    assert [restructuring.carry_out(plan, at=MORNING) for _ in range(2)] == [False, False]

    plan.refresh_from_db()
    assert (plan.state, plan.trouble) == (
        PlanState.CONFIRMED, [["successor_not_standing", "CL"], ["successor_ends", "CL"]],
    )  # fmt: skip
    assert (told(town.system), told(town.old.approver)) == (["reorganisation_held_up"], ["reorganisation_held_up"])
