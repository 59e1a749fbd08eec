"""Somebody acts for a head: with dates and a reason, inside the head's term, one at a time."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from little_school import FOUNDED, NOON, TODAY

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import actions, queries
from gongkai.orgs.models import Post

WEEK = timedelta(days=7)
END = TODAY + WEEK


@pytest.fixture
def principal(school):
    return school.appoint(school.person("侯建军"), Role.HEAD, school.college, FOUNDED, date(2027, 8, 31))


def stand_in(school, principal, starts_on=TODAY, ends_on=END, reason="脱产进修", **more):
    person = more.pop("person", None) or school.person("孟令宇")
    return actions.appoint_acting_head(
        principal, person, starts_on=starts_on, ends_on=ends_on, reason=reason, **({"by": None, "at": NOON} | more)
    )


def test_while_somebody_acts_he_is_the_head_and_the_principal_is_not(school, principal):
    acting = stand_in(school, principal)

    assert queries.head_in_force(school.college, TODAY) == acting
    assert queries.duties_of(principal.person, TODAY).posts == frozenset()
    assert queries.duties_of(acting.person, TODAY).acts_for == {principal.person_id}
    assert queries.head_in_force(school.college, END + WEEK) == principal


def test_before_the_second_has_agreed_the_principal_goes_on(school, principal):
    stand_in(school, principal, by=school.admin(Administration.SECURITY))

    assert queries.head_in_force(school.college, TODAY) == principal


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"ends_on": date(2027, 9, 1)}, "acting_outside_term"),
        ({"starts_on": FOUNDED - WEEK}, "acting_outside_term"),
        ({"ends_on": TODAY - WEEK}, "ends_before_start"),
        ({"reason": " "}, "acting_needs_reason"),
    ],
)
def test_dates_and_reason_are_insisted_on(school, principal, dates, code):
    with pytest.raises(Refused) as refused:
        stand_in(school, principal, **dates)

    assert [refusal.code for refusal in refused.value.refusals] == [code]


def test_two_do_not_act_at_once_nor_anybody_for_himself_nor_for_an_acting_head(school, principal):
    acting = stand_in(school, principal)

    with pytest.raises(Refused, match=r"^stood_in_already$"):
        stand_in(school, principal, starts_on=END)
    with pytest.raises(Refused, match=r"^acts_for_himself$"):
        stand_in(school, principal, starts_on=END + WEEK, ends_on=END + WEEK, person=principal.person)
    with pytest.raises(Refused, match=r"^not_a_regular_head$"):
        stand_in(school, acting)


def test_the_database_itself_refuses_two_stand_ins_and_one_outside_the_term(school, principal):
    acting = stand_in(school, principal)
    other = Post.objects.create(
        person=school.person(), unit=school.college, role=Role.HEAD, acting_for=principal, reason="出差",
        starts_on=END + WEEK, ends_on=END + WEEK, granted_at=NOON,
    )  # fmt: skip

    with pytest.raises(IntegrityError, match="post_one_stand_in"), transaction.atomic():
        Post.objects.filter(pk=other.pk).update(starts_on=TODAY)
    with pytest.raises(IntegrityError, match="post_stand_in_outside_term"), transaction.atomic():
        Post.objects.filter(pk=other.pk).update(ends_on=date(2028, 1, 1))
    with pytest.raises(IntegrityError, match="post_term_leaves_stand_in"), transaction.atomic():
        Post.objects.filter(pk=principal.pk).update(ends_on=TODAY)
    assert Post.objects.get(pk=acting.pk) == acting


def test_when_the_head_goes_those_who_act_for_him_go_too(school, principal):
    now = stand_in(school, principal)
    later = stand_in(school, principal, starts_on=END + WEEK, ends_on=END + WEEK)

    actions.end_post(principal, last_day=TODAY, by=None, at=NOON)

    now.refresh_from_db()
    later.refresh_from_db()
    assert (now.ends_on, now.is_void, later.is_void) == (TODAY, False, True)
    assert queries.head_in_force(school.college, TODAY + timedelta(days=1)) is None
