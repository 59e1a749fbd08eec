"""Who may open which page of chapter 2, and with how many queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from little_school import NOON, TODAY

from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import actions
from gongkai.restructuring.actions import draw_up
from gongkai.restructuring.rules import Kind

ROLES = ["system", "security", "audit", "approver", "head", "reviewer"]
BY_PAGE = {
    "units": "system security audit approver head reviewer",
    "unit": "system security audit approver head reviewer",
    "unit_new": "system",
    "unit_edit": "system",
    "unit_rename": "system",
    "unit_correct_name": "system",
    "reorganisations": "system approver",
    "reorganisation_new": "system",
    "reorganisation": "system approver head",
    "reorganisation_confirm": "approver",
    "reorganisation_call_off": "system approver",
    "unit_small": "approver",
    "unit_not_small": "approver",
    "roles": "system security audit approver",
    "people": "system security audit",
    "person": "system security audit",
    "person_new": "system",
    "person_edit": "system",
    "person_leaves": "system",
    "person_returns": "system",
    "membership_new": "system",
    "membership_end": "system",
    "account_new": "system",
    "account_password": "system",
    "account_disable": "system",
    "account_enable": "system",
    "account_factor": "security",
    "post_new": "security",
    "post_acting": "security",
    "post_end": "security",
    "post_confirm": "security",
    "post_call_off": "security",
    "posts_pending": "security",
    "people_import": "system security",
    "people_import_template": "system security",
    "groups": "head",
    "group_new": "head",
    "group": "head",
    "group_edit": "head",
    "group_dissolve": "head",
}


@pytest.fixture
def people(school):
    return {
        "system": (school.admin(Administration.SYSTEM), Administration.SYSTEM),
        "security": (school.admin(Administration.SECURITY), Administration.SECURITY),
        "audit": (school.admin(Administration.AUDIT), Administration.AUDIT),
        "approver": (school.holder(Role.OFFICE_APPROVER, school.office), ""),
        "head": (school.holder(Role.HEAD, school.college), ""),
        "reviewer": (school.holder(Role.REVIEWER, school.college), ""),
    }


@pytest.fixture
def address(school):
    owner = school.holder(Role.DRAFTER, school.branch, "陈立")
    actions.open_account(owner, "chenli", by=None, at=NOON)
    group = actions.form_group(school.college, "发展对象", [owner], by=None, at=NOON)
    other = school.unit("YY")
    plan = draw_up(
        Kind.MERGE, [school.college], other, takes_effect_on=TODAY, basis="校党字9号",
        by=school.admin(Administration.SYSTEM), at=NOON,
    )  # fmt: skip
    kinds = {
        "reorganisation": [plan.public_id],
        "unit": ["JX"],
        "person": [owner.public_id],
        "account": [owner.public_id, "chenli"],
        "post": [owner.posts.get().public_id],
        "group": [group.public_id],
    }
    bare = {
        "units",
        "unit_new",
        "person_new",
        "post_new",
        "roles",
        "people",
        "groups",
        "posts_pending",
        "reorganisations",
        "reorganisation_new",
    }
    owners = {"membership": "person", "account_new": "person", "group_new": "unit"}

    def of(page):
        kind = owners.get(page) or owners.get(page.split("_")[0]) or page.split("_")[0]
        known = [] if page in bare or page.startswith("people_import") else kinds[kind]
        return reverse(f"desk:{page}", args=known)

    return of


@pytest.mark.parametrize("who", ROLES)
def test_each_page_opens_for_those_who_manage_its_matter_and_is_not_there_for_others(sign_in, people, address, who):
    browser = sign_in(*people[who])

    opened = {page for page in BY_PAGE if browser.get(address(page)).status_code == 200}
    hidden = {page for page in BY_PAGE if browser.get(address(page)).status_code == 404}

    assert opened == {page for page, roles in BY_PAGE.items() if who in roles.split()}
    assert opened | hidden == set(BY_PAGE)


def test_whoever_is_not_signed_in_is_asked_to(school, address):
    answers = {Client().get(address(page)).headers["Location"].split("?")[0] for page in BY_PAGE}

    assert answers == {"/account/login/"}


@pytest.mark.parametrize("page", ["unit_new", "person_leaves", "account_disable", "group_dissolve"])
def test_what_may_not_be_opened_may_not_be_sent_either(sign_in, people, address, page):
    assert sign_in(*people["reviewer"]).post(address(page)).status_code == 404


def queries_of(browser, url):
    browser.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get(url).status_code == 200
    return len(captured)


def more_of_everything(school, owner):
    group = actions.form_group(school.college, f"名单{school.count}", [owner], by=None, at=NOON)
    people = [school.holder(role, school.college) for role in (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER)]
    actions.change_group(group, name=group.name, about="", people=[owner, *people], by=None, at=NOON)
    unit = school.unit(f"N{school.count}", parent=school.college)
    other = school.unit(f"P{school.count}", parent=school.college)
    by, why = school.admin(Administration.SYSTEM), "校党字9号"
    draw_up(Kind.DISSOLVE, [other], school.discipline, takes_effect_on=TODAY, basis=why, by=by, at=NOON)
    school.unit(f"E{school.count}", parent=school.college, ends_on=TODAY.replace(year=2025))
    school.appoint(owner, Role.REVIEWER, unit)
    granter = school.admin(Administration.SECURITY)
    actions.appoint(owner, Role.HEAD, unit, starts_on=TODAY, by=granter, at=NOON)
    return group


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("system", "units"), ("system", "unit"), ("system", "unit_edit"), ("system", "people"), ("system", "person"),
        ("system", "person_edit"), ("system", "person_leaves"), ("system", "roles"), ("system", "account_disable"),
        ("security", "posts_pending"), ("security", "post_new"), ("security", "post_end"), ("security", "person"),
        ("head", "groups"), ("head", "group"), ("head", "group_edit"), ("approver", "unit_small"),
        ("system", "unit_rename"), ("system", "reorganisations"), ("system", "reorganisation"),
        ("approver", "reorganisation_confirm"), ("system", "reorganisation_new"),
    ],
)  # fmt: skip
def test_three_of_everything_cost_no_more_queries_than_one(school, sign_in, people, address, who, page):
    owner = school.person("林海")
    more_of_everything(school, owner)
    browser = sign_in(*people[who])
    with_one = queries_of(browser, address(page))

    for _ in range(2):
        more_of_everything(school, owner)

    assert queries_of(browser, address(page)) == with_one
    assert with_one <= 29
