"""Emergencies as the staff deals with them, from the list on which something is taken down to the sheet on paper."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.incidents import actions
from gongkai.incidents.models import Entry, Incident
from gongkai.measures.vocabulary import Audience, Role
from gongkai.orgs.models import Membership
from tests.desk.walking import complaints, cost
from tests.factories import NOON, a_post, a_unit, an_account, brought_to
from tests.incidents.making import A_LEAK, broken

pytestmark = [pytest.mark.article(8), pytest.mark.django_db]
LIST = reverse("desk:incidents")
MATTERS = reverse("desk:disclosures")
NUMBER = "11010519491231002X"


def browser_of(person):
    client = Client()
    client.force_login(person.accounts.first() or an_account(person))
    return client


def at(incident, name="incident"):
    return reverse(f"desk:{name}", args=[incident.public_id])


def suspend_page(revision):
    return reverse("desk:suspend", args=[revision.disclosure.public_id])


def test_from_a_list_one_button_leads_to_taking_down_at_once(house):
    revision = brought_to(Stage.PUBLISHED, house)

    assert suspend_page(revision) in browser_of(house.reviewer).get(MATTERS).content.decode()
    assert suspend_page(revision) not in browser_of(house.drafter).get(MATTERS).content.decode()


def test_what_is_not_live_has_no_such_button(house):
    revision = brought_to(Stage.APPROVED, house)

    assert suspend_page(revision) not in browser_of(house.reviewer).get(MATTERS).content.decode()


def test_taking_down_opens_an_emergency_with_what_was_seen(house):
    revision = brought_to(Stage.PUBLISHED, house)
    said = {"version": revision.version, "alarm": "privacy", "reason": "含个人信息", "what": "附件第二页",
            "level": "serious", "noticed_at": "2026-09-14T13:30"}  # fmt: skip
    browser_of(house.reviewer).post(suspend_page(revision), said)
    incident = Incident.objects.get()

    assert list(Release.objects.values_list("state", flat=True)) == ["suspended"]
    assert (incident.alarm, incident.what, incident.level) == ("privacy", "附件第二页", "serious")
    assert incident.noticed_at == NOON + timedelta(hours=1, minutes=30)


def test_two_answers_are_enough(house):
    revision = brought_to(Stage.PUBLISHED, house)
    said = {"version": revision.version, "alarm": "false", "reason": "数字有误"}
    browser_of(house.reviewer).post(suspend_page(revision), said)

    assert Incident.objects.get().noticed_at == NOON + timedelta(hours=2)


def test_numbers_are_kept_out_of_what_was_seen_and_nothing_typed_is_lost(house):
    revision = brought_to(Stage.PUBLISHED, house)
    said = {"version": revision.version, "alarm": "privacy", "reason": "含个人信息", "what": f"有{NUMBER}"}
    page = browser_of(house.reviewer).post(suspend_page(revision), said)

    assert complaints(page) == {"what": ["这里写了号码等不能再传的内容。请改成概括的说法，不要重复原文。"]}
    assert page.context["form"]["reason"].value() == "含个人信息"
    assert Incident.objects.count() == 0


def test_a_matter_in_an_emergency_says_so_and_leads_there(house):
    incident = broken(house)
    page = reverse("desk:disclosure", args=[incident.disclosure.public_id])

    assert at(incident) in browser_of(house.drafter).get(page).content.decode()


def test_the_head_ratifies_and_sees_who_waits_no_more(house):
    incident, browser = broken(house), browser_of(house.head)
    browser.post(at(incident, "incident_ratify"), {"note": "及时"})
    page = browser.get(at(incident))

    assert [told.what for told in page.context["lines"]] == ["暂停公开", "紧急暂停", "确认暂停"]
    assert [label for label, *_ in page.context["doings"]] == ["写处置记录", "登记信息泄露", "办结"]


def test_whoever_took_it_down_finds_no_page_on_which_to_say_that_he_was_right(house):
    incident = broken(house, by=house.head)

    assert browser_of(house.head).get(at(incident, "incident_ratify")).status_code == 404
    assert browser_of(house.approver).get(at(incident, "incident_ratify")).status_code == 200


def test_refusing_leads_to_bringing_back(house):
    incident = broken(house)
    browser_of(house.head).post(at(incident, "incident_refuse"), {"reason": "没有错"})
    restore = reverse("desk:restore", args=[incident.disclosure.public_id])

    assert "确认恢复公开" in browser_of(house.approver).get(restore).content.decode()


def test_what_waits_too_long_is_red(house):
    incident = broken(house)
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        actions.run_due(NOON + timedelta(days=2))
        row = browser_of(house.clerk).get(LIST).context["rows"][0]

    assert (row.incident, row.tone, row.words) == (incident, "bad", "逾期未确认")


def test_a_file_of_the_time_line_is_for_those_alone_who_see_the_emergency(house):
    incident, stranger = broken(house), a_post(Role.HEAD, a_unit("材料学院党委"))
    upload = SimpleUploadedFile("截图.txt", "看到的".encode())
    browser_of(house.drafter).post(
        at(incident, "incident_note"), {"kind": "measure", "text": "已截图", "file": upload})  # fmt: skip
    entry = Entry.objects.get(kind="measure")
    address = reverse("desk:incident_file", args=[incident.public_id, entry.public_id])

    assert b"".join(browser_of(house.clerk).get(address).streaming_content).decode() == "看到的"
    assert browser_of(stranger).get(address).status_code == 404


def test_a_file_of_a_kind_nobody_can_open_is_refused_at_its_field(house):
    upload = SimpleUploadedFile("截图.exe", b"MZ")
    page = browser_of(house.drafter).post(
        at(broken(house), "incident_note"), {"kind": "note", "text": "看", "file": upload})  # fmt: skip

    assert list(complaints(page)) == ["file"]


def test_a_leak_is_recorded_field_by_field(house):
    incident, browser = broken(house, alarm=Alarm.PRIVACY), browser_of(house.head)
    page = browser.post(at(incident, "incident_leak"), {**A_LEAK, "people_told_on": "", "kinds": ""})

    assert complaints(page) == {"kinds": ["请写泄露的信息种类。"]}
    page = browser.post(at(incident, "incident_leak"), {**A_LEAK, "people_told_on": ""})
    assert complaints(page) == {"people_told_on": ["请写通知的日期；没有通知的，写明原因。两项只写一项。"]}
    browser.post(at(incident, "incident_leak"), {**A_LEAK, "people_told_on": "2026-09-14"})
    assert browser.get(at(incident)).context["leak"].contact == "党政办公室"


def test_closing_says_all_that_is_still_to_be_done(house):
    incident, browser = broken(house, alarm=Alarm.PRIVACY), browser_of(house.head)
    actions.ratify(incident, by=house.head, at=NOON + timedelta(hours=1, minutes=5))
    page = browser.post(at(incident, "incident_close"), {"cause": "选错文件", "measures": "加核对"})

    assert complaints(page) == {"__all__": [
        "这条信息还在暂停公开。请先恢复公开、更正、撤下或清除，再办结。",
        "涉及个人信息，要先登记信息泄露，再办结。"]}  # fmt: skip


def test_the_sheet_holds_what_the_page_holds(house):
    incident = broken(house)
    page = browser_of(house.head).get(at(incident, "incident_sheet")).content.decode()

    assert ("第二段的合计不对" in page, "党务公开应急处置记录表" in page) == (True, True)


def test_others_neither_open_nor_list_it(house):
    incident, stranger = broken(house), a_post(Role.HEAD, a_unit("材料学院党委"))

    assert browser_of(stranger).get(at(incident)).status_code == 404
    assert browser_of(stranger).get(LIST).context["rows"] == []


def test_an_erased_matter_is_named_by_its_number(house):
    incident = broken(house, alarm=Alarm.PRIVACY)
    said = {"alarm": Alarm.PRIVACY, "reason": "含个人信息", "signed_in_at": NOON + timedelta(hours=2)}
    actions.erase_all(incident.disclosure.revisions.get(), by=house.approver, at=NOON + timedelta(hours=2), **said)
    row = browser_of(house.head).get(at(incident)).context["row"]

    assert row.name == f"已清除的信息（索引号 {Incident.objects.get().disclosure.index_no}）"


@pytest.mark.parametrize("address", [LIST, MATTERS])
def test_lists_cost_the_same_with_one_and_with_three(house, address):
    broken(house)
    browser = browser_of(house.head)
    one = cost(browser, address)
    for _ in range(2):
        broken(house)

    assert cost(browser, address) == one


def test_one_costs_the_same_with_a_short_and_a_long_time_line(house):
    incident, browser = broken(house), browser_of(house.head)
    one = cost(browser, at(incident))
    for _ in range(3):
        actions.add_entry(incident, "note", "看过", by=house.head, at=NOON + timedelta(hours=2))

    assert cost(browser, at(incident)) == one


def test_a_member_of_the_staff_takes_down_from_the_inner_pages_and_a_reader_does_not(house):
    revision = brought_to(Stage.PUBLISHED, house, rungs=inner(), narrower_reason="只在党内")
    for person in (house.head, house.drafter):
        Membership.objects.create(person=person, unit=house.college, starts_on=NOON.date())
    shown = [suspend_page(revision) in browser_of(person).get(page).content.decode()
             for person in (house.head, house.drafter)
             for page in ("/inner/list/", f"/inner/d/{revision.disclosure.public_id}/")]  # fmt: skip

    assert shown == [True, True, False, False]


def inner():
    return (disclosures.RungDraft(audience=Audience.INNER),)
