"""Appointments: who may make them, two who must agree, one head at a time."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from little_school import FOUNDED, NOON, TODAY

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import actions, queries
from gongkai.orgs.models import Post

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


def codes(refused):
    return [refusal.code for refusal in refused.value.refusals]


def roles_of(person, on=TODAY):
    return {role for role, _ in queries.duties_of(person, on).posts}


@pytest.fixture
def granter(school):
    return school.admin(Administration.SECURITY)


@pytest.fixture
def second(school):
    return school.admin(Administration.SECURITY)


def test_a_drafter_is_in_post_as_soon_as_one_security_administrator_says_so(school, granter):
    person = school.person()

    actions.appoint(person, Role.DRAFTER, school.college, starts_on=TODAY, by=granter, at=NOON)

    assert roles_of(person) == {Role.DRAFTER}


@pytest.mark.parametrize("role", [Role.HEAD, Role.OFFICE_CLERK, Role.OFFICE_APPROVER, Role.INSPECTOR])
def test_heads_office_and_inspectors_wait_for_a_second_to_agree(school, granter, second, role):
    units = {Role.HEAD: school.college, Role.INSPECTOR: school.discipline}
    person = school.person()

    post = actions.appoint(person, role, units.get(role, school.office), starts_on=TODAY, by=granter, at=NOON)
    assert roles_of(person) == set()

    actions.confirm_appointment(post, by=second, at=NOON)
    assert roles_of(person) == {role}


def test_whoever_proposed_an_appointment_cannot_confirm_it(school, granter):
    post = actions.appoint(school.person(), Role.HEAD, school.college, starts_on=TODAY, by=granter, at=NOON)

    with pytest.raises(Refused) as refused:
        actions.confirm_appointment(post, by=granter, at=NOON)

    assert codes(refused) == ["same_granter"]


def test_the_database_itself_refuses_one_person_in_both_places(school, granter):
    post = actions.appoint(school.person(), Role.HEAD, school.college, starts_on=TODAY, by=granter, at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(confirmed_by=granter, confirmed_at=NOON)


def test_nobody_appoints_or_confirms_himself(school, granter, second):
    with pytest.raises(Refused) as refused:
        actions.appoint(granter, Role.DRAFTER, school.college, starts_on=TODAY, by=granter, at=NOON)
    assert codes(refused) == ["grants_to_self"]

    post = actions.appoint(second, Role.HEAD, school.college, starts_on=TODAY, by=granter, at=NOON)
    with pytest.raises(Refused) as refused:
        actions.confirm_appointment(post, by=second, at=NOON)
    assert codes(refused) == ["grants_to_self"]


@pytest.mark.parametrize("administration", [Administration.SYSTEM, Administration.AUDIT])
def test_other_administrators_appoint_nobody(school, administration):
    other = school.admin(administration)

    with pytest.raises(Refused) as refused:
        actions.appoint(school.person(), Role.DRAFTER, school.college, starts_on=TODAY, by=other, at=NOON)

    assert codes(refused) == ["not_yours_to_manage"]


def test_every_reason_is_given_at_once(school):
    head = school.holder(Role.HEAD, school.college)

    with pytest.raises(Refused) as refused:
        actions.appoint(
            head, Role.HEAD, school.college, starts_on=TODAY, ends_on=YESTERDAY, by=school.person(), at=NOON
        )

    assert codes(refused) == ["not_yours_to_manage", "ends_before_start", "already_holds", "unit_has_head"]


@pytest.mark.article(7, None)
def test_a_unit_has_one_head_at_a_time(school):
    old = school.person()
    post = school.appoint(old, Role.HEAD, school.college)
    new = school.person()
    with pytest.raises(Refused, match="unit_has_head"):
        school.appoint(new, Role.HEAD, school.college, TOMORROW)

    actions.end_post(post, last_day=TODAY, by=None, at=NOON)
    school.appoint(new, Role.HEAD, school.college, TOMORROW)

    assert queries.head_in_force(school.college, TODAY).person == old
    assert queries.head_in_force(school.college, TOMORROW).person == new


@pytest.mark.article(7, None)
def test_the_database_itself_refuses_a_second_head(school):
    school.holder(Role.HEAD, school.college)
    other = Post(person=school.person(), unit=school.college, role=Role.HEAD, starts_on=TODAY, granted_at=NOON)

    with pytest.raises(IntegrityError, match="post_one_head"), transaction.atomic():
        other.save()


@pytest.mark.article(7, None)
def test_the_database_itself_refuses_to_stretch_a_head_over_the_next(school):
    first = school.appoint(school.person(), Role.HEAD, school.college, FOUNDED, YESTERDAY)
    school.appoint(school.person(), Role.HEAD, school.college, TODAY)

    with pytest.raises(IntegrityError, match="post_one_head"), transaction.atomic():
        Post.objects.filter(pk=first.pk).update(ends_on=None)


def test_an_appointment_that_was_declined_makes_room_for_another(school, granter, second):
    first = actions.appoint(school.person(), Role.HEAD, school.college, starts_on=TODAY, by=granter, at=NOON)
    actions.call_off(first, by=second, at=NOON)

    actions.appoint(school.person(), Role.HEAD, school.college, starts_on=TODAY, by=granter, at=NOON)

    assert [post.is_void for post in Post.objects.order_by("pk")] == [True, False]


def test_what_was_in_force_cannot_be_called_off_only_ended(school, granter):
    post = school.appoint(school.person(), Role.DRAFTER, school.college)

    with pytest.raises(Refused) as refused:
        actions.call_off(post, by=granter, at=NOON)

    assert codes(refused) == ["was_in_force"]


def test_the_end_of_a_post_only_moves_forward(school, granter):
    post = school.appoint(school.person(), Role.DRAFTER, school.college, FOUNDED, TODAY)

    with pytest.raises(Refused) as refused:
        actions.end_post(post, last_day=TOMORROW, by=granter, at=NOON)

    assert codes(refused) == ["already_ended"]


@pytest.mark.parametrize("role", [Role.OFFICE_CLERK, Role.OFFICE_APPROVER, Role.INSPECTOR])
def test_office_and_inspectors_have_their_units(school, role):
    with pytest.raises(Refused, match=r"not_the_office|not_discipline"):
        school.appoint(school.person(), role, school.college)


def test_nobody_is_appointed_after_the_unit_or_the_person_has_gone(school):
    gone = school.person()
    actions.leave(gone, last_day=YESTERDAY, by=None, at=NOON)
    closed = school.unit("YY", ends_on=date(2025, 12, 31))

    with pytest.raises(Refused) as refused:
        school.appoint(gone, Role.DRAFTER, closed, TODAY)

    assert codes(refused) == ["person_left", "unit_not_standing"]


def test_an_administrators_account_carries_no_post(school):
    person = school.admin(Administration.SYSTEM)
    school.appoint(person, Role.DRAFTER, school.college)

    assert queries.duties_of_account(person.accounts.get(), TODAY).posts == frozenset()
