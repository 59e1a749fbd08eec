"""A disclosure takes an obligation over. Source: 第十六条（一）、第十七条."""

import pytest

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.obligations import actions
from tests.factories import NOON, a_draft, a_post, a_unit, an_entry, brought_to
from tests.obligations.things import SOON, a_period, a_standing, an_event, days_later

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]


def refused(act):
    with pytest.raises(Refused) as why:
        act()
    return [refusal.code for refusal in why.value.refusals]


def typed(one, house):
    return a_draft(house, entry=one.entry)


def test_drafting_takes_it_over(house):
    one = a_period(house)

    revision = actions.draft(one, house.college, typed(one, house), by=house.drafter, at=NOON)

    one.refresh_from_db()
    assert (one.state, one.disclosure) == ("open", revision.disclosure)


def test_two_do_not_write_on_the_same_and_nothing_is_begun_in_vain(house):
    one = a_period(house)
    actions.draft(one, house.college, typed(one, house), by=house.drafter, at=NOON)

    again = refused(lambda: actions.draft(one, house.college, typed(one, house), by=house.drafter, at=NOON))

    assert again == ["in_work_already"]
    assert Disclosure.objects.count() == 1


def test_a_disclosure_under_another_entry_does_not_answer(house):
    one, other = a_period(house), an_entry(house.college)
    revision = disclosures.start(house.college, a_draft(house, entry=other), by=house.drafter, at=NOON)

    why = refused(lambda: actions.take_over(one, revision.disclosure, by=house.drafter, at=NOON))

    assert why == ["another_entry"]


def test_a_unit_that_is_not_concerned_does_not_answer(house):
    one, elsewhere = a_period(house), a_unit("材料学院党委")
    drafter = a_post(Role.DRAFTER, elsewhere)
    revision = disclosures.start(elsewhere, typed(one, house), by=drafter, at=NOON)

    assert refused(lambda: actions.take_over(one, revision.disclosure, by=drafter, at=NOON)) == ["not_your_task"]


def test_a_unit_that_shares_the_entry_may_answer(house):
    one, elsewhere = a_period(house), a_unit("材料学院党委")
    entry_item = one.item
    drafter = a_post(Role.DRAFTER, entry_item.lead_unit)
    revision = disclosures.start(house.college, typed(one, house), by=drafter, at=NOON)
    actions.take_over(one, revision.disclosure, by=drafter, at=NOON)

    one.refresh_from_db()
    assert (one.disclosure, elsewhere.obligations.count()) == (revision.disclosure, 0)


def test_who_does_not_draft_takes_nothing_over(house):
    one = a_period(house)
    revision = disclosures.start(house.college, typed(one, house), by=house.drafter, at=NOON)

    assert refused(lambda: actions.take_over(one, revision.disclosure, by=house.reviewer, at=NOON)) == ["not_your_task"]


def test_what_was_made_known_in_the_period_answers_it_from_then(house):
    one = a_period(house)
    revision = brought_to(Stage.PUBLISHED, house, entry=one.entry)

    actions.take_over(one, revision.disclosure, by=house.drafter, at=days_later(60))
    actions.settle(days_later(60))

    one.refresh_from_db()
    assert (one.state, one.met_at) == ("met", NOON)


def test_what_was_made_known_before_the_period_does_not_answer_it(house):
    one = a_period(house, SOON.replace(year=2027))
    revision = brought_to(Stage.PUBLISHED, house, entry=one.entry)

    why = refused(lambda: actions.take_over(one, revision.disclosure, by=house.drafter, at=NOON))

    assert why == ["known_before_the_period"]


def test_what_was_made_known_before_something_happened_does_not_answer_it(house):
    entry = an_event(house).entry
    revision = brought_to(Stage.PUBLISHED, house, entry=entry)
    later = actions.enter_event(
        entry, "又一次会议", happened_on=days_later(1).date(), by=house.drafter, at=days_later(1)
    )

    why = refused(lambda: actions.take_over(later, revision.disclosure, by=house.drafter, at=days_later(1)))

    assert why == ["known_before_the_period"]


def test_what_stands_may_have_been_known_for_long(house):
    one = a_standing(house)
    revision = brought_to(Stage.PUBLISHED, house, at=days_later(-100), entry=one.entry)

    actions.take_over(one, revision.disclosure, by=house.drafter, at=NOON)
    actions.settle(NOON)

    one.refresh_from_db()
    assert one.state == "met"
