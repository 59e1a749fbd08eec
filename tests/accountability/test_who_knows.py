"""Who knows of a case: who keeps it, who is on its list today, and nobody else. Practice: need to know, S5, S6, S8."""

from datetime import timedelta

import pytest

from gongkai.accountability import actions, queries
from gongkai.accountability.models import Knower, Look
from gongkai.accountability.rules.words import Looked
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Post
from gongkai.orgs.queries import duties_of, duties_of_account
from tests.accountability.making import TODAY, fresh, noted, opened
from tests.factories import NOON, a_post, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.article(20)]
UNTIL = TODAY + timedelta(days=30)


def knows(person, case, *, on=TODAY):
    return queries.case_called(case.public_id, duties_of(person, on), on) is not None


def admitted(town, case, person, *, until=UNTIL):
    return actions.admit(case, person, "参加会议研究", until=until, by=town.keeper, at=NOON)


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def test_keepers_know_of_it_and_nobody_else(town):
    case = opened(town)
    house = town.house
    others = [house.head, house.drafter, house.reviewer, house.clerk, house.approver, house.spokesperson]

    assert (knows(town.keeper, case), knows(town.other, case)) == (True, True)
    assert [knows(person, case) for person in others] == [False] * 6


def test_a_keeper_who_is_concerned_knows_of_nothing_and_another_takes_over(town):
    case = noted(town, by=town.other, person=a_post(Role.INSPECTOR, town.house.office))
    inspector = case.person

    assert (knows(inspector, case), knows(town.other, case)) == (False, True)


def test_a_keeper_knows_of_no_case_of_his_own_unit(town):
    inspector = a_post(Role.INSPECTOR, town.house.college)

    assert knows(inspector, noted(town)) is False


def test_whoever_acts_for_somebody_concerned_knows_of_nothing(town):
    post = Post.objects.get(person=town.house.head, role=Role.HEAD)
    case = noted(town, person=town.house.head, unit=town.house.office)
    assert knows(town.keeper, case)
    acting = {"acting_for": post, "reason": "出差", "ends_on": UNTIL}
    a_post(Role.HEAD, town.house.college, town.keeper, **acting)

    assert knows(town.keeper, case) is False


def test_who_is_on_the_list_knows_of_it_from_day_to_day(town):
    case = opened(town)
    admitted(town, case, town.house.approver)
    days = [TODAY - timedelta(days=1), TODAY, UNTIL, UNTIL + timedelta(days=1)]

    assert [knows(town.house.approver, case, on=day) for day in days] == [False, True, True, False]


def test_who_is_on_the_list_may_do_nothing(town):
    case = opened(town)
    admitted(town, case, town.house.approver)

    assert queries.verbs_of(case, duties_of(town.house.approver, TODAY), TODAY) == frozenset()
    with pytest.raises(Refused, match="case_unknown"):
        actions.drop(case, "算了", by=town.house.approver, at=NOON, version=fresh(case).version)


def test_who_is_taken_off_the_list_knows_of_it_no_more_and_that_he_did_stays(town):
    case = opened(town)
    row = admitted(town, case, town.house.approver)
    actions.dismiss(row, by=town.keeper, at=NOON)

    assert (knows(town.house.approver, case), Knower.objects.get().ended_by) == (False, town.keeper)


def test_nobody_concerned_is_ever_on_the_list(town):
    case = opened(town)
    assert refused(lambda: admitted(town, case, town.concerned)) == ["knower_concerned"]


def test_where_a_unit_is_concerned_none_of_it_is_on_the_list(town):
    case = opened(town, concerns_unit=True)

    assert refused(lambda: admitted(town, case, town.house.drafter)) == ["knower_concerned"]


def test_no_administrator_is_on_the_list(town):
    an_account(town.house.clerk, administration="system_admin")

    assert refused(lambda: admitted(town, opened(town), town.house.clerk)) == ["knower_administers"]


def test_nor_is_somebody_without_a_post_or_for_a_day_that_is_over_or_twice(town):
    case = opened(town)
    Post.objects.filter(person=town.house.clerk).update(ends_on=TODAY - timedelta(days=1))
    admitted(town, case, town.house.approver)

    assert refused(lambda: admitted(town, case, town.house.clerk)) == ["knower_without_post"]
    assert refused(lambda: admitted(town, case, town.house.approver, until=TODAY - timedelta(days=1))) == [
        "knower_knows_already", "until_past"]  # fmt: skip


def test_an_administrators_account_of_somebody_on_the_list_knows_of_nothing(town):
    case = opened(town)
    admitted(town, case, town.house.approver)
    duties = duties_of_account(an_account(town.house.approver, administration="audit_admin"), TODAY)

    assert queries.case_called(case.public_id, duties, TODAY) is None


def test_whoever_comes_to_belong_to_the_unit_concerned_knows_of_it_no_more(town):
    case = opened(town, concerns_unit=True)
    admitted(town, case, town.house.approver)
    a_post(Role.REVIEWER, town.house.college, town.house.approver)

    assert knows(town.house.approver, case) is False


def test_every_look_is_kept_and_the_internal_log_proves_it_without_telling_whose_it_was(town):
    case = opened(town)
    actions.keep_look(case, Looked.PAGE, by=town.house.approver, at=NOON)
    [line] = read_deeds(deeds(Narrowed(what="register_looked")))

    assert [(look.person, look.what, look.at) for look in queries.looks_at(case)] == [
        (town.house.approver, "page", NOON)]  # fmt: skip
    assert (line.by, dict(line.told), line.leaf.item) == (None, {}, "register/accountability")
    assert Look.objects.count() == 1
