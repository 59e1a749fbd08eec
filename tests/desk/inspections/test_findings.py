"""Findings as the unit that was inspected sees them, and those who verify what it did."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.inspections import actions
from gongkai.inspections.models import Finding, StepFile
from gongkai.notices.models import Notice
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import NOON
from tests.inspections.making import LATER, SOON, a_finding, again, begun, drawn, found, rectifying, served, submitted

pytestmark = [pytest.mark.article(19), pytest.mark.django_db]
LIST = reverse("desk:findings")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)
"""A picture of one dot."""


def at(one, name="finding", *more):
    return reverse(f"desk:{name}", args=[one.public_id, *more])


def labels(browser, one):
    return [str(label) for label, *_ in browser.get(at(one)).context["doings"]]


def test_before_it_is_announced_the_head_finds_nothing_and_after_it_his_own_part(house):
    one, browser = drawn(house), signed_in(house.head)
    before = browser.get(at(one, "inspection")).status_code
    actions.begin(one, by=house.clerk, at=SOON)
    page = browser.get(at(one, "inspection"))

    assert (before, len(page.context["rows"]), page.context["doings"]) == (404, 1, [])
    assert (house.clerk.name in page.content.decode(), browser.get(at(one, "inspection_draw")).status_code) == (
        False,
        404,
    )


def test_what_is_not_served_yet_the_unit_neither_opens_nor_lists(house):
    finding, browser = found(house), signed_in(house.head)

    assert (browser.get(at(finding)).status_code, browser.get(LIST).context["rows"]) == (404, [])
    page = browser.get(at(finding.inspection, "inspection"))
    assert (page.context["findings"], [row.looked.findings for row in page.context["rows"]]) == ([], [0])


def test_the_head_owns_up_or_contests_and_the_drafter_reads(house):
    finding = served(house)

    assert labels(signed_in(house.head), finding) == ["确认问题，开始整改", "提出异议"]
    assert labels(signed_in(house.drafter), finding) == []


def test_contesting_goes_to_somebody_else_than_who_found_it(house):
    finding = served(house, by=house.inspector)
    signed_in(house.head).post(at(finding, "finding_contest"), {"text": "当天已张贴"})

    assert labels(signed_in(house.inspector), finding) == []
    assert labels(signed_in(house.approver), finding) == ["异议不成立", "异议成立，撤销问题"]


def test_contesting_without_reasons_is_said_at_the_field(house):
    page = signed_in(house.head).post(at(served(house), "finding_contest"), {"text": f"见{'11010519491231002X'}"})

    assert complaints(page) == {"text": ["这里写了号码等不能再传的内容。请改成概括的说法，不要重复原文。"]}


def test_what_was_done_is_reported_with_a_picture_and_neither_is_lost_when_something_is_missing(house):
    finding, browser = rectifying(house), signed_in(house.drafter)
    page = browser.post(at(finding, "finding_rectify"), {"text": "", "photos": SimpleUploadedFile("图.png", PNG)})
    assert (complaints(page), [name for _file, name in page.context["kept"]]) == (
        {"text": ["请写整改情况。"]},
        ["图.png"],
    )
    browser.post(at(finding, "finding_rectify"), {"text": "已补充公开"})

    file = StepFile.objects.get()
    assert (again(finding).state, file.name) == ("submitted", "图.png")
    answer = browser.get(at(finding, "finding_file", file.public_id))
    assert b"".join(answer.streaming_content) == PNG


def test_a_picture_is_taken_out_again_and_the_words_stay(house):
    finding, browser = rectifying(house), signed_in(house.drafter)
    page = browser.post(at(finding, "finding_rectify"), {"text": "", "photos": SimpleUploadedFile("图.png", PNG)})
    digest = page.context["kept"][0][0].digest
    page = browser.post(at(finding, "finding_rectify"), {"text": "写了一半", "drop": digest})

    assert (page.context["kept"], page.context["form"]["text"].value()) == ([], "写了一半")
    assert again(finding).state == "rectifying"


def test_what_is_no_picture_is_said_at_its_field(house):
    finding, browser = rectifying(house), signed_in(house.drafter)
    upload = SimpleUploadedFile("程序.exe", b"MZ")
    page = browser.post(at(finding, "finding_rectify"), {"text": "已整改", "photos": upload})

    assert (list(complaints(page)), again(finding).state) == (["photos"], "rectifying")


def test_another_verifies_and_who_found_it_is_offered_nothing(house):
    finding = submitted(house)
    assert labels(signed_in(house.clerk), finding) == []
    browser = signed_in(house.inspector)
    assert labels(browser, finding) == ["核验通过，销号", "退回整改"]
    browser.post(at(finding, "finding_verify"), {"text": "已看到"})

    assert (again(finding).state, labels(browser, finding)) == ("closed", [])


def test_a_repeated_finding_leads_to_the_one_before(house):
    first = served(house)
    second = actions.find(first.item, a_finding(what="又迟了"), by=house.clerk, at=LATER)
    page = signed_in(house.clerk).get(at(second)).content.decode()

    assert ("重复问题" in page, at(first) in page) == (True, True)


def test_what_is_late_is_red(house):
    served(house, days=1)
    Notice.objects.all().delete()
    row = signed_in(house.head).get(LIST).context["rows"][0]

    assert (row.tone, row.words) == ("warn", "待单位确认")
    assert Finding.objects.get().rectify_by > NOON.date()


def test_the_list_is_narrowed_by_state_and_an_unknown_one_is_left_out(house):
    finding, browser = served(house), signed_in(house.clerk)
    counts = [len(browser.get(f"{LIST}?state={state}").context["rows"]) for state in ("served", "closed", "nonsense")]

    assert (counts, finding.state) == ([1, 0, 1], "served")


def test_the_unit_is_told_what_waits_and_finds_its_way(house):
    served(house)
    page = signed_in(house.head).get(reverse("desk:todo"))
    tiles = {tile["label"]: tile["value"] for tile in page.context["tiles"]}

    assert (tiles["等我办的整改"], LIST in page.content.decode()) == (1, True)


def test_what_the_unit_is_told_leads_there(house):
    finding = served(house)
    lines = signed_in(house.head).get(reverse("desk:notices")).context["lines"]

    assert [line.url for line in lines][:2] == [at(finding), at(finding.inspection, "inspection")]


def test_the_list_costs_the_same_with_one_and_with_three(house):
    finding, browser = served(house), signed_in(house.approver)
    one = cost(browser, LIST)
    for _ in range(2):
        actions.find(finding.item, a_finding(), by=house.clerk, at=LATER)

    assert cost(browser, LIST) == one


def test_a_finding_costs_the_same_with_a_short_and_a_long_time_line(house):
    finding, browser = submitted(house), signed_in(house.inspector)
    one = cost(browser, at(finding))
    for _ in range(2):
        actions.send_back(finding, "不够", by=house.inspector, at=LATER)
        actions.rectify(finding, "再整改", by=house.drafter, at=LATER)

    assert (cost(browser, at(finding)), begun(house).state) == (one, "in_progress")
