"""People, memberships, groups and accounts."""

from datetime import timedelta

import pytest
from little_school import FOUNDED, NOON, TODAY

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import actions, queries

WEEK = timedelta(days=7)
BY_LINE = {"by": None, "at": NOON}


def refusals(attempt):
    with pytest.raises(Refused) as refused:
        attempt()
    return [refusal.code for refusal in refused.value.refusals]


@pytest.mark.parametrize("typed", ["李国强", "国强", "G0001", "g0001", "liguoqiang", "li guo", "lgq", "LGQ"])
def test_a_person_is_found_by_name_number_and_pinyin(school, typed):
    person = school.person("李国强")
    school.person("王敏")

    assert list(queries.people_matching(typed, TODAY)) == [person]


def test_leaving_ends_posts_membership_and_account_and_is_never_blocked(school):
    person = school.holder(Role.DRAFTER, school.college)
    account = actions.open_account(person, "wangmin", **BY_LINE)
    actions.join_party(person, school.branch, starts_on=FOUNDED, **BY_LINE)

    actions.leave(person, last_day=TODAY, **BY_LINE)

    account.refresh_from_db()
    assert (account.is_active, person.posts.get().ends_on, person.memberships.get().ends_on) == (False, TODAY, TODAY)
    assert not queries.duties_of(person, TODAY).posts  # the account is shut, so nothing waits for him
    person.refresh_from_db()
    assert not queries.duties_of(person, TODAY + WEEK).posts


def test_whoever_leaves_later_signs_in_until_then(school):
    person = school.person()
    account = actions.open_account(person, "later", **BY_LINE)

    actions.leave(person, last_day=TODAY + WEEK, **BY_LINE)

    account.refresh_from_db()
    assert [queries.may_sign_in(account, day) for day in (TODAY, TODAY + WEEK + WEEK)] == [True, False]


def test_coming_back_brings_nothing_else_back(school):
    person = school.holder(Role.DRAFTER, school.college)
    actions.leave(person, last_day=TODAY - WEEK, **BY_LINE)

    actions.take_back(person, **BY_LINE)

    person.refresh_from_db()
    assert (person.left_on, queries.duties_of(person, TODAY).posts) == (None, frozenset())


@pytest.mark.article(10, 2)
def test_a_person_has_one_membership_at_a_time(school):
    person = school.person()
    actions.join_party(person, school.branch, starts_on=FOUNDED, **BY_LINE)
    again = {"starts_on": TODAY, **BY_LINE}

    assert refusals(lambda: actions.join_party(person, school.college, **again)) == ["member_already"]
    actions.move_membership(person, school.college, on=TODAY, **BY_LINE)

    dates = list(person.memberships.values_list("unit__code", "starts_on", "ends_on"))
    assert dates == [("JXB", FOUNDED, TODAY - timedelta(days=1)), ("JX", TODAY, None)]
    actions.leave_party(person, last_day=TODAY, **BY_LINE)
    assert refusals(lambda: actions.leave_party(person, last_day=TODAY, **BY_LINE)) == ["not_a_member"]


@pytest.mark.article(10, 3)
def test_heads_and_drafters_keep_the_groups_of_their_own_unit(school):
    drafter = school.holder(Role.DRAFTER, school.college)
    person = school.person()
    by = {"by": drafter, "at": NOON}

    group = actions.form_group(school.college, "发展对象", [person], **by)
    assert queries.viewer_of(actions.open_account(person, "reader", **BY_LINE), TODAY).groups == {group.pk}
    assert refusals(lambda: actions.form_group(school.branch, "发展对象", [], **by)) == ["not_yours_to_manage"]
    assert refusals(lambda: actions.form_group(school.college, "发展对象", [], **by)) == ["group_name_taken"]

    actions.dissolve_group(group, **by)
    assert queries.viewer_of(person.accounts.get(), TODAY).groups == frozenset()
    again = {"name": "新名", "about": "", "people": [], **by}
    assert refusals(lambda: actions.change_group(group, **again)) == ["group_is_closed"]


def test_administrators_accounts_come_from_the_command_line_alone(school):
    system = school.admin(Administration.SYSTEM)
    by = {"by": system, "at": NOON}
    person = school.person()

    attempt = lambda: actions.open_account(person, "boss", administration=Administration.SECURITY, **by)  # noqa: E731
    assert refusals(attempt) == ["administrator_account"]
    other = school.admin(Administration.SECURITY).accounts.get()
    assert refusals(lambda: actions.issue_password(other, **by)) == ["administrator_account"]
    assert refusals(lambda: actions.disable_account(other, **by)) == ["administrator_account"]


def test_an_account_has_one_owner_and_a_name_of_its_own(school):
    person = school.person()
    actions.open_account(person, "wangmin", **BY_LINE)

    assert refusals(lambda: actions.open_account(person, "wangmin", **BY_LINE)) == ["username_taken", "has_account"]


def test_a_one_time_password_works_and_is_to_be_changed(school):
    account = actions.open_account(school.person(), "wangmin", **BY_LINE)

    password = actions.issue_password(account, by=school.admin(Administration.SYSTEM), at=NOON)

    account.refresh_from_db()
    assert (account.check_password(password), account.must_change_password) == (True, True)
    actions.choose_password(account, "a-password-of-my-own", at=NOON)
    account.refresh_from_db()
    assert (account.check_password("a-password-of-my-own"), account.must_change_password) == (True, False)
