"""The pages of the catalogue: who opens which, the whole way, and how many queries they take."""

import re

import pytest

from gongkai.catalogue import queries
from gongkai.catalogue.models import Item, Version
from gongkai.measures.vocabulary import Role
from gongkai.notices.models import Notice
from gongkai.orgs.models import Unit

INLINE = re.compile(r"<[^>]*\s(?:style|on\w+)=|<script(?![^>]*\ssrc=)|<style")
EVERYBODY = ("drafter", "head", "reviewer", "stranger", "clerk")
pytestmark = pytest.mark.article(13)


def typed(**changes):
    """What is typed into the form of an entry."""
    said = {
        "code": "1.1",
        "matter_class": "11.4",
        "title": "党费收缴、管理和使用情况",
        "content": "上一年度党费收缴、下拨、使用和结余情况",
        "basis": "第十一条（四）",
        "audience": "public",
        "channels": ["portal"],
        "time_kind": "periodic",
        "period": "year",
        "anchor_month": "3",
        "anchor_day": "31",
        "lead_unit": str(Unit.objects.get(code="JX").pk),
        "lock": "0",
    }
    return said | changes


def statuses(browse, page, *args, who=EVERYBODY):
    return {one: browse(one).get(page, *args).status_code for one in who}


def test_a_catalogue_goes_its_way_through_the_pages(office, browse):
    drafter, head, clerk = browse("drafter"), browse("head"), browse("clerk")
    page = drafter.post("catalogue_start", "JX", year="2026")["Location"].split("/")[-2]
    drafter.post("catalogue_item_new", page, **typed())
    assert "1.1" in head.get("catalogue_version", page).content.decode()

    head.post("catalogue_submit", page, lock="1")
    clerk.post("catalogue_give_back", page, lock="2", reason="请补充", **{"why-1.1": "写明口径"})
    shown = drafter.get("catalogue_version", page).content.decode()
    assert re.findall(r"</b>(请补充)</p>|退回原因：(写明口径)", shown) == [("请补充", ""), ("", "写明口径")]

    head.post("catalogue_submit", page, lock="3")
    clerk.post("catalogue_file", page, lock="4", in_force_on="2026-09-14")
    assert Version.objects.get().state == "in_force"
    assert re.findall(r"备〔2026〕\d+号(?=</td>)", head.get("catalogue_receipt", page).content.decode()) == [
        "备〔2026〕001号"
    ]


def test_a_draft_is_read_in_its_unit_and_in_the_office_alone(office, browse):
    draft = office.started("1.1")
    found = statuses(browse, "catalogue_version", draft.public_id)
    assert found == {"drafter": 200, "head": 200, "reviewer": 200, "stranger": 404, "clerk": 200}


def test_a_filed_version_and_its_receipt_are_read_by_all_who_have_duties(office, browse):
    filed = office.filed("1.1")
    assert statuses(browse, "catalogue_version", filed.public_id) == dict.fromkeys(EVERYBODY, 200)
    assert statuses(browse, "catalogue_receipt", filed.public_id, who=("stranger",)) == {"stranger": 200}


def test_there_is_no_receipt_before_filing(office, browse):
    draft = office.started("1.1")
    assert statuses(browse, "catalogue_receipt", draft.public_id, who=("head",)) == {"head": 404}


@pytest.mark.parametrize(
    ("page", "may"),
    [("item_new", {"drafter", "head"}), ("submit", {"head"}), ("file", {"clerk"}), ("give_back", {"clerk"})],
)
def test_each_step_is_there_for_those_alone_whose_task_it_is(office, browse, page, may):
    made = office.started if page in {"item_new", "submit"} else office.submitted
    version = made("1.1")
    found = statuses(browse, f"catalogue_{page}", version.public_id)
    assert found == {one: 200 if one in may else 404 for one in EVERYBODY}


@pytest.mark.parametrize("page", ["catalogue_item", "catalogue_item_drop"])
def test_entries_are_changed_by_drafter_and_head_alone(office, browse, page):
    version = office.started("1.1")
    found = statuses(browse, page, version.public_id, version.items.get().entry.public_id)
    assert found == {"drafter": 200, "head": 200, "reviewer": 404, "stranger": 404, "clerk": 404}


def test_only_those_who_keep_a_catalogue_start_one(office, browse):
    assert statuses(browse, "catalogue_start", "JX") == {
        "drafter": 200, "head": 200, "reviewer": 404, "stranger": 404, "clerk": 404
    }  # fmt: skip
    assert statuses(browse, "catalogue_start", "XX", who=("clerk", "head")) == {"clerk": 200, "head": 404}


def test_only_the_office_sees_what_waits_for_filing(office, browse):
    office.submitted("1.1")
    assert statuses(browse, "catalogue_queue") == {one: 200 if one == "clerk" else 404 for one in EVERYBODY}


def test_an_administrator_has_no_catalogue_to_read(office, browse):
    filed = office.filed("1.1")
    administrator = browse("reviewer", "system_admin")
    assert administrator.get("catalogue_version", filed.public_id).status_code == 404
    assert administrator.get("catalogues").status_code == 404


def test_a_page_whose_time_is_over_leads_to_the_version_as_it_is_now(office, browse):
    version = office.submitted("1.1")
    answer = browse("head").get("catalogue_submit", version.public_id)
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/catalogue/{version.public_id}/")


def test_opening_a_version_takes_note_of_its_notices(office, browse):
    version = office.submitted("1.1")
    browse("clerk").get("catalogue_version", version.public_id)
    assert list(Notice.objects.values_list("person", "read_at")) == [(office.clerk.pk, office.noon)]


def test_leaving_an_entry_out_asks_first(office, browse):
    version = office.started("1.1")
    entry, drafter = version.items.get().entry.public_id, browse("drafter")
    assert drafter.get("catalogue_item_drop", version.public_id, entry).status_code == 200
    assert Item.objects.count() == 1

    drafter.post("catalogue_item_drop", version.public_id, entry, lock=version.lock)
    assert Item.objects.count() == 0


def test_what_changed_is_shown_before_filing(office, browse):
    office.filed("1.1", "1.2", "1.3")
    second = office.started("2", year=2027)
    first, gone, _kept, _new = (item.entry for item in queries.items_of(second))
    office.put(second, entry=first, code="1.1", title="换届选举情况")
    office.actions.drop_item(second, gone, lock=second.lock, by=office.drafter, at=office.noon)

    told = browse("head").get("catalogue_submit", second.public_id).context["told"]
    assert [(str(one.kind[2]), one.item.code) for one in told] == [("增加", "2"), ("修改", "1.1"), ("去掉", "1.2")]


@pytest.mark.parametrize("page", ["version", "submit", "item_new"])
def test_the_pages_of_a_draft_take_no_more_queries_for_more_entries(office, browse, page):
    version, head = office.started("1.1"), browse("head")
    with_one = head.queries(f"catalogue_{page}", version.public_id)
    office.put(version, code="1.2", other_unit_ids=(office.other.pk,))
    office.put(version, code="1.3")
    assert head.queries(f"catalogue_{page}", version.public_id) == with_one


@pytest.mark.parametrize("page", ["item", "item_drop"])
def test_the_pages_of_one_entry_take_no_more_queries_for_more_entries(office, browse, page):
    version, head = office.started("1.1"), browse("head")
    entry = queries.items_of(version)[0].entry.public_id
    with_one = head.queries(f"catalogue_{page}", version.public_id, entry)
    office.put(version, code="1.2", other_unit_ids=(office.other.pk,))
    office.put(version, code="1.3")
    assert head.queries(f"catalogue_{page}", version.public_id, entry) == with_one


@pytest.mark.parametrize("page", ["file", "give_back", "version"])
def test_the_pages_of_filing_take_no_more_queries_for_more_entries(office, browse, page):
    clerk = browse("clerk")
    with_one = clerk.queries(f"catalogue_{page}", office.submitted("1.1").public_id)
    Version.objects.update(state="draft")
    version = Version.objects.get()
    office.put(version, code="1.2")
    office.put(version, code="1.3")
    office.actions.submit(version, lock=version.lock, by=office.head, at=office.noon)
    assert clerk.queries(f"catalogue_{page}", version.public_id) == with_one


@pytest.mark.parametrize("page", ["catalogues", "catalogue_queue"])
def test_the_lists_take_no_more_queries_for_more_versions(office, browse, page):
    clerk = browse("clerk")
    office.submitted("1.1")
    with_one = clerk.queries(page)
    for code in ("GL", "WY"):
        unit = office.unit(code, "college", office.top)
        office.drafter, office.head = office.holder(Role.DRAFTER, unit), office.holder(Role.HEAD, unit)
        office.submitted("1.1", unit=unit)
    assert clerk.queries(page) == with_one


def test_no_page_carries_styles_or_scripts_of_its_own(office, browse):
    draft, head = office.started("1.1"), browse("head")
    entry = draft.items.get().entry.public_id
    pages = [("catalogues",), *((f"catalogue_{page}", draft.public_id) for page in ("version", "submit", "item_new"))]
    pages += [(f"catalogue_{page}", draft.public_id, entry) for page in ("item", "item_drop")]
    assert [INLINE.findall(head.get(*page).content.decode()) for page in pages] == [[]] * 6
