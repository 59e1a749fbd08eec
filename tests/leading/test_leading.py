"""The leading group: seats by office held, resolutions, and the regulations it makes. Source: 第六条."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from gongkai.leading import actions, queries
from gongkai.leading.models import About, Regulation, RegulationVersion, Resolution, Seat
from gongkai.leading.rules import Place, Stage
from gongkai.measures.refusal import Refused
from gongkai.orgs.queries import duties_of
from tests.factories import LONG_AGO, NOON, a_house, a_paper, a_person, a_unit
from tests.leading.things import NEXT_YEAR, TODAY, adopted, entered, resolved, said, seated, worded

pytestmark = [pytest.mark.article(6), pytest.mark.django_db]


@pytest.fixture
def house(db):
    return a_house()


def refused(act):
    with pytest.raises(Refused) as why:
        act()
    return [refusal.code for refusal in why.value.refusals]


def forbidden(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()
    return True


def test_the_group_is_made_of_offices_leader_first_on_any_day(house):
    seated(house)
    leader = seated(house, place=Place.LEADER, office="党委书记", person=a_person())
    actions.end_seat(leader, last_day=TODAY, by=house.clerk, at=NOON)

    assert [seat.office for seat in queries.seats_on(TODAY)] == ["党委书记", "组织部部长"]
    assert [seat.office for seat in queries.seats_on(TODAY + timedelta(days=1))] == ["组织部部长"]


def test_one_leads_at_a_time(house):
    first = seated(house, place=Place.LEADER, office="党委书记")
    assert refused(lambda: seated(house, place=Place.LEADER, office="党委书记")) == ["leads_already"]

    actions.end_seat(first, last_day=TODAY, by=house.clerk, at=NOON)
    seated(house, place=Place.LEADER, office="党委书记", starts_on=TODAY + timedelta(days=1))
    assert Seat.objects.count() == 2


def test_the_office_alone_keeps_the_list_of_seats(house):
    seat = seated(house)

    assert refused(lambda: seated(house, by=house.head, office=" ")) == ["not_your_task", "seat_unnamed"]
    early = {"last_day": LONG_AGO - timedelta(days=1), "at": NOON}
    assert refused(lambda: actions.end_seat(seat, by=house.head, **early)) == ["not_your_task", "ends_before_start"]


def test_a_seat_that_has_ended_stays_and_ends_once(house):
    seat = seated(house)
    actions.end_seat(seat, last_day=TODAY, by=house.clerk, at=NOON)

    again = {"last_day": NEXT_YEAR, "by": house.clerk, "at": NOON}
    assert refused(lambda: actions.end_seat(seat, **again)) == ["seat_over"]
    assert forbidden(lambda: Seat.objects.update(ends_on=NEXT_YEAR))
    assert forbidden(lambda: Seat.objects.update(office="院长"))
    assert forbidden(lambda: Seat.objects.all().delete())


def test_a_name_is_shown_to_readers_when_the_approver_has_said_so(house):
    seat = seated(house)
    assert refused(lambda: actions.show_name(seat, by=house.clerk, at=NOON)) == ["not_your_task"]

    actions.show_name(seat, by=house.approver, at=NOON)
    assert Seat.objects.get().name_shown_by == house.approver
    assert refused(lambda: actions.show_name(seat, by=house.approver, at=NOON)) == ["name_shown_already"]


def test_a_resolution_is_entered_by_one_and_confirmed_by_another(house):
    own = entered(house, by=house.approver)
    assert refused(lambda: actions.confirm_resolution(own, lock=own.lock, by=house.approver, at=NOON)) == ["entered_it"]
    assert refused(lambda: actions.confirm_resolution(own, lock=own.lock, by=house.clerk, at=NOON)) == ["not_your_task"]

    row = resolved(house, "领〔2026〕2号")
    assert (row.stage, row.settled_by) == (Stage.CONFIRMED, house.approver)


def test_what_is_confirmed_is_what_was_read(house):
    row = entered(house)
    again = actions.put_resolution(row, said(text="会议不同意。"), lock=row.lock, by=house.clerk, at=NOON)

    stale = {"lock": row.lock - 1, "by": house.approver, "at": NOON}
    assert refused(lambda: actions.confirm_resolution(again, **stale)) == ["moved_meanwhile"]


def test_who_entered_a_resolution_alone_writes_it_anew(house):
    row = entered(house)
    anew = {"lock": row.lock, "by": house.approver, "at": NOON}

    assert refused(lambda: actions.put_resolution(row, said(), **anew)) == ["entered_by_another"]


def test_a_confirmed_resolution_stays_as_it_is(house):
    row = resolved(house, abouts=[("obligation/1", house.college)], papers=[(a_paper(), "议题.txt")])
    anew = {"lock": row.lock, "by": house.clerk, "at": NOON}

    assert refused(lambda: actions.put_resolution(row, said(), **anew)) == ["settled_already"]
    assert forbidden(lambda: Resolution.objects.update(text="另一份"))
    assert forbidden(lambda: About.objects.all().delete())
    assert forbidden(lambda: row.papers.all().delete())
    assert forbidden(lambda: About.objects.create(resolution=row, code="obligation/2", unit=house.college))


def test_everything_that_is_missing_of_a_resolution_is_said_at_once(house):
    resolved(house)
    wrong = said(title=" ", text="", held_on=TODAY + timedelta(days=1))

    lacking = ["not_your_task", "number_taken", "title_missing", "text_missing", "meeting_to_come"]
    assert refused(lambda: actions.put_resolution(None, wrong, by=house.head, at=NOON)) == lacking


def test_a_number_that_was_called_off_is_free_again(house):
    row = entered(house)
    actions.call_off_resolution(row, lock=row.lock, by=house.approver, at=NOON)

    assert resolved(house).number == row.number


def known(house, person):
    return [row.number for row in queries.resolutions_for(duties_of(person, TODAY))]


@pytest.mark.article(10)
def test_a_resolution_is_read_by_the_office_and_by_the_unit_whose_matter_it_decides(house):
    other = a_unit("材料学院党委", parent=house.school)
    resolved(house, "1", abouts=[("obligation/1", house.college)])
    resolved(house, "2", abouts=[("obligation/1", house.college), ("obligation/2", other)])
    resolved(house, "3")
    entered(house, "4")

    assert known(house, house.clerk) == ["4", "3", "2", "1"]
    assert known(house, house.drafter) == ["3", "1"]
    assert known(house, house.spokesperson) == ["3"]
    assert known(house, a_person()) == []


def test_a_matter_shows_the_confirmed_resolutions_on_it_alone(house):
    row = resolved(house, abouts=[("obligation/1", house.college)])
    entered(house, "领〔2026〕2号", abouts=[("obligation/1", house.college)])
    office = duties_of(house.clerk, TODAY)

    assert list(queries.resolutions_about("obligation/1", office)) == [row]
    assert list(queries.resolutions_about("obligation/2", office)) == []


def test_a_regulation_is_readers_once_a_wording_is_confirmed(house):
    version = worded(house)
    assert queries.regulations_for_readers(TODAY) == []

    actions.confirm_version(version, lock=version.lock, by=house.approver, at=NOON)
    [shown] = queries.regulations_for_readers(TODAY)
    assert (shown.in_force, shown.is_repealed) == (version, False)


def test_the_next_wording_is_in_force_from_its_day_on(house):
    regulation = adopted(house)
    wording = {"text": "第一条 逐条审查。", "by": house.clerk, "at": NOON}
    early = {"in_force_on": LONG_AGO, **wording}
    assert refused(lambda: actions.put_version(regulation, **early)) == ["before_the_last_version"]

    later = actions.put_version(regulation, in_force_on=NEXT_YEAR, **wording)
    actions.confirm_version(later, lock=later.lock, by=house.approver, at=NOON)
    held = [queries.version_in_force(regulation, on).number for on in (TODAY, NEXT_YEAR)]
    assert held == [1, 2]


def test_one_wording_is_in_work_at_a_time_and_a_confirmed_one_stays(house):
    regulation = adopted(house)
    wording = {"text": "第一条 逐条审查。", "in_force_on": NEXT_YEAR, "by": house.clerk, "at": NOON}
    actions.put_version(regulation, **wording)

    assert refused(lambda: actions.put_version(regulation, **wording)) == ["version_being_written"]
    assert forbidden(lambda: RegulationVersion.objects.filter(number=1).update(text="另一份"))


def test_a_repealed_regulation_stays_and_says_from_when(house):
    regulation = adopted(house)
    repeal = {"repealed_on": TODAY, "reason": "已有新的规定。", "at": NOON}
    assert refused(lambda: actions.repeal_regulation(regulation, by=house.clerk, **repeal)) == ["not_your_task"]

    actions.repeal_regulation(regulation, by=house.approver, **repeal)
    [shown] = queries.regulations_for_readers(TODAY)
    assert (shown.in_force, shown.is_repealed, len(shown.versions)) == (None, True, 1)
    assert refused(lambda: actions.repeal_regulation(regulation, by=house.approver, **repeal)) == [
        "regulation_repealed", "never_in_force"]  # fmt: skip
    assert forbidden(lambda: Regulation.objects.update(repealed_on=NEXT_YEAR))
