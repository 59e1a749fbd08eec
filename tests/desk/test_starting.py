"""Beginning a disclosure from the catalogue, or outside it with a reason."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.desk.phrases.drafts import title_for
from gongkai.disclosures.models import Revision
from gongkai.measures.vocabulary import Audience, Period, Role, TimeKind
from tests.desk.walking import at, complaints, signed_in
from tests.factories import a_post, a_unit, an_entry

pytestmark = pytest.mark.django_db
NEW = reverse("desk:new")


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


def codes(page):
    return [row.item.code for section in page.context["sections"] for row in section.rows]


def test_an_item_is_found_by_its_words(drafter, house):
    an_entry(house.college, code="9.1", title="组织关系转接办法")

    assert codes(drafter.get(NEW, {"q": "组织关系"})) == ["9.1"]
    assert codes(drafter.get(NEW, {"q": "没有这个"})) == []


@pytest.mark.article(13, None)
def test_what_the_catalogue_says_is_filled_in(drafter, house):
    start = f"{NEW}?entry={house.entry.public_id}"

    answer = drafter.post(start, {"title": "党费收缴情况"})

    revision = Revision.objects.get()
    assert answer.url == at("edit", revision)
    assert (revision.entry, revision.matter_class, revision.risk) == (house.entry, "11.4", "")
    assert [rung.audience for rung in revision.rungs.all()] == ["public"]


@pytest.mark.article(4, 3)
def test_what_is_for_the_party_first_gets_its_inner_step(drafter, house):
    entry = an_entry(house.college, inner_first_days=5)

    drafter.post(f"{NEW}?entry={entry.public_id}", {"title": "任前公示"})

    assert [rung.audience for rung in Revision.objects.get().rungs.all()] == [Audience.INNER, Audience.PUBLIC]


@pytest.mark.article(16, 3)
def test_a_matter_outside_the_catalogue_needs_a_reason_and_a_class(drafter):
    page = drafter.post(f"{NEW}?entry=none", {"title": ""})

    assert complaints(page) == {
        "title": ["请写标题。"],
        "matter_class": ["请选择内容类别。"],
        "off_catalogue_reason": ["请写目录里没有，为什么要公开。"],
    }


def test_only_items_open_to_ones_units_are_offered(house):
    other = a_unit("材料学院党委", parent=house.school)
    stranger = signed_in(a_post(Role.DRAFTER, other))

    assert codes(stranger.get(NEW)) == []
    assert stranger.get(f"{NEW}?entry={house.entry.public_id}").status_code == 404


def test_who_drafts_for_no_unit_begins_nothing(house):
    assert signed_in(house.reviewer).get(NEW).status_code == 404


def test_who_would_decide_never_counts_the_writer(house):
    a_post(Role.HEAD, house.office, house.drafter)
    a_post(Role.REVIEWER, house.college, house.drafter)

    page = signed_in(house.drafter).get(f"{NEW}?entry={house.entry.public_id}")

    [(unit, deciders)] = page.context["decide"]
    assert unit == house.college
    assert [one.who for one in deciders] == [one.name for one in (house.secrecy_reviewer, house.reviewer, house.head)]


def test_the_title_names_the_period_it_is_about(house):
    entry = an_entry(house.college, time_kind=TimeKind.PERIODIC, period=Period.HALF_YEAR)

    assert title_for(entry.items.get(), date(2026, 9, 14)) == "2026年下半年党费收缴、管理和使用"
