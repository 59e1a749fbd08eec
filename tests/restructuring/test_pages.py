"""What the pages say before somebody leaves and before units merge; at a constant number of queries."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now

from gongkai.calendars.queries import calendar
from gongkai.catalogue.models import Entry, Item, Version
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Administration, Role
from gongkai.notices.models import Notice
from gongkai.obligations import actions as obligations
from gongkai.orgs import actions as orgs
from gongkai.orgs.queries import Names
from gongkai.restructuring import actions
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.rules import Kind
from tests.factories import a_house, a_person, a_post, a_unit, an_account, brought_to, started

pytestmark = pytest.mark.django_db


def signed_in(person, administration=""):
    browser = Client()
    browser.force_login(an_account(person, administration=administration), "django.contrib.auth.backends.ModelBackend")
    return browser


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def queries_of(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(url).status_code == 200
    return len(captured)


def in_review(house):
    return brought_to(Stage.IN_REVIEW, house, at=now())


def test_whoever_leaves_sees_who_would_have_each_matter():
    house = a_house()
    revision = in_review(house)

    page = text_of(signed_in(house.reviewer).get(reverse("desk:handover")))

    assert (revision.title in page, house.clerk.name in page, "（领导小组办公室）" in page) == (True, True, True)


def test_with_nothing_in_hand_the_page_says_so():
    assert "没有要交接的" in text_of(signed_in(a_house().reviewer).get(reverse("desk:handover")))


def test_a_draft_without_another_drafter_is_the_heads():
    house = a_house()
    started(house, at=now())

    assert house.head.name in text_of(signed_in(house.drafter).get(reverse("desk:handover")))


@pytest.mark.parametrize("page", ["person_leaves", "account_disable"])
def test_the_administrator_is_told_how_many_go_to_whom_but_not_what(page):
    house = a_house()
    revision, account = in_review(house), an_account(house.reviewer)
    args = [house.reviewer.public_id, *([account.username] if page == "account_disable" else [])]

    said = text_of(signed_in(a_person(), Administration.SYSTEM).get(reverse(f"desk:{page}", args=args)))

    assert f"机械工程学院党委：1 件由领导小组办公室接着办（{house.clerk.name}）。" in said
    assert revision.title not in said


def test_shutting_an_account_on_its_page_tells_the_others():
    house = a_house()
    in_review(house)
    account, system = an_account(house.reviewer), signed_in(a_person(), Administration.SYSTEM)

    system.post(reverse("desk:account_disable", args=[house.reviewer.public_id, account.username]))

    assert set(Notice.objects.filter(person=house.head).values_list("kind", flat=True)) >= {"matter_left_to"}
    shown = text_of(signed_in(house.head).get(reverse("desk:notices")))
    said = f"{house.reviewer.name}不再办理，《2026年上半年党费收缴情况》改由{house.clerk.name}办理。"
    assert unescape(shown).count(said) == 1


@pytest.mark.parametrize("who", ["reviewer", "drafter"])
def test_three_matters_cost_no_more_queries_than_one(who):
    house = a_house()
    make = in_review if who == "reviewer" else lambda house: started(house, at=now())
    make(house)
    browser, page = signed_in(getattr(house, who)), reverse("desk:handover")
    with_one = queries_of(browser, page)

    for _ in range(2):
        make(house)

    assert queries_of(browser, page) == with_one


def a_plan(house):
    other, system = a_unit("材料学院党委", parent=house.school), a_person()
    an_account(system, administration=Administration.SYSTEM)
    day = localdate() + timedelta(days=9)
    return actions.draw_up(Kind.MERGE, [house.college], other, takes_effect_on=day, basis="文", by=system, at=now())


def test_a_plan_names_the_matters_only_to_those_who_may_open_them():
    house = a_house()
    revision, draft = in_review(house), started(house, at=now(), title="一份草稿")
    plan = a_plan(house)
    url = reverse("desk:reorganisation", args=[plan.public_id])

    office = text_of(signed_in(house.approver).get(url))
    system = text_of(signed_in(a_person(), Administration.SYSTEM).get(url))

    assert [revision.title in office, draft.title in office, "另有 1 件" in office] == [True, False, True]
    assert [revision.title in system, draft.title in system, "另有 2 件" in system] == [False, False, True]


def test_a_plan_with_three_of_everything_costs_no_more_queries_than_with_one():
    house = a_house()
    in_review(house)
    browser = signed_in(house.approver)
    url = reverse("desk:reorganisation_confirm", args=[a_plan(house).public_id])
    with_one = queries_of(browser, url)

    for _ in range(2):
        in_review(house)
        a_post(Role.REVIEWER, house.college)
        a_unit(parent=house.college, kind="branch")

    assert queries_of(browser, url) == with_one


def a_split(house, count=1):
    """Draw up that the college gives a part to another, and let its catalogue say a number of things."""
    smart, system = a_unit("智能学院党委", parent=house.school), a_person()
    browser = signed_in(system, Administration.SYSTEM)
    for _ in range(count):
        items_beside(house)
    day = localdate() + timedelta(days=9)
    said = {"others": [smart], "takes_effect_on": day, "basis": "文", "by": system, "at": now()}
    return actions.draw_up(Kind.SPLIT, [house.college], house.college, **said), smart, browser


def items_beside(house):
    """Let a draft of the college's catalogue say one thing more."""
    who = {"started_by": house.drafter, "started_at": now()}
    number = {"year": 2026, "number": 999}
    draft, _ = Version.objects.get_or_create(unit=house.college, state="draft", defaults={**who, **number})
    item = Item.objects.filter(entry=house.entry).latest("pk")
    item.pk, item.version, item.entry = None, draft, Entry.objects.create(unit=house.college)
    item.code = f"6.{draft.items.count() + 1}"
    item.save()
    return item


def test_a_drawn_up_split_leads_to_where_it_is_shared_out():
    house = a_house()
    smart, browser = a_unit("智能学院党委", parent=house.school), signed_in(a_person(), Administration.SYSTEM)
    day = localdate() + timedelta(days=9)
    typed = {"kind": "split", "ending": "JX", "successor": "JX", "others": smart.code, "takes_effect_on": day}

    answer = browser.post(reverse("desk:reorganisation_new"), {**typed, "basis": "校党字9号"})

    assert answer.url == reverse("desk:reorganisation_share", args=[Reorganisation.objects.get().public_id])


def test_what_is_shared_out_on_the_page_is_what_the_office_reads_and_confirms():
    house = a_house()
    plan, smart, browser = a_split(house)
    entry = Item.objects.get(version__state="draft").entry_id
    url = reverse("desk:reorganisation_share", args=[plan.public_id])
    typed = {"members": "JX", "groups": "JX", "class/11.4": "JX", f"entry/{entry}": smart.code}

    assert browser.post(url, typed).status_code == 302
    office = signed_in(house.approver)
    confirming = reverse("desk:reorganisation_confirm", args=[plan.public_id])
    shown = office.get(confirming)
    office.post(confirming, {"seen": shown.context["seen"]})

    plan.refresh_from_db()
    assert (plan.shares[f"entry/{entry}"], plan.state) == (smart.pk, "confirmed")
    assert "各单位分到什么" in text_of(shown)


def test_a_choice_that_is_none_is_said_and_nothing_chosen_is_lost():
    house = a_house()
    plan, smart, browser = a_split(house)
    url = reverse("desk:reorganisation_share", args=[plan.public_id])

    answer = browser.post(url, {"members": smart.code, "groups": "", "class/11.4": "XX"})

    assert text_of(answer).count("请从列表中选择单位。") >= 2
    assert answer.context["form"]["members"].value() == smart.code
    assert Reorganisation.objects.get().shares == {}


def test_sharing_out_eighty_entries_costs_no_more_queries_than_one():
    house = a_house()
    plan, _smart, browser = a_split(house)
    pages = [reverse(f"desk:{page}", args=[plan.public_id]) for page in ("reorganisation_share", "reorganisation")]
    with_one = [queries_of(browser, url) for url in pages]

    for _ in range(79):
        items_beside(house)

    assert [queries_of(browser, url) for url in pages] == with_one


def test_nobody_shares_out_what_is_no_split_or_confirmed():
    house = a_house()
    plan, _smart, browser = a_split(house)
    actions.confirm(plan, by=house.approver, at=now())

    answer = browser.get(reverse("desk:reorganisation_share", args=[plan.public_id]))

    assert answer.url == reverse("desk:reorganisation", args=[plan.public_id])


def test_a_plan_says_how_much_of_what_is_due_moves():
    house = a_house()
    obligations.generate(house.college, days=calendar(), at=now())
    url = reverse("desk:reorganisation", args=[a_plan(house).public_id])

    assert "1 件到期事项（没有办的和暂缓的）转到接替的单位" in text_of(signed_in(house.approver).get(url))


def test_an_approval_form_keeps_the_name_of_the_day_it_was_proposed():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, at=now() - timedelta(days=3))
    names = Names("智能制造学院党委", "智造学院", "Smart")
    orgs.rename_unit(house.college, names, on=localdate(), by=None, at=now())

    page = text_of(signed_in(house.drafter).get(reverse("desk:form", args=[revision.disclosure.public_id])))

    assert ("机械工程学院党委" in page, "智能制造学院党委" in page) == (True, False)


def test_a_page_made_known_before_a_renaming_says_both_names():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, at=now() - timedelta(days=3))
    names = Names("智能制造学院党委", "智造学院", "Smart")
    orgs.rename_unit(house.college, names, on=localdate(), by=None, at=now())

    page = text_of(Client().get(f"/d/{revision.disclosure.public_id}/"))

    assert "机械工程学院党委 （现为智能制造学院党委）" in page or "机械工程学院党委（现为智能制造学院党委）" in page
