"""Inspections as those who inspect see them: from the form of the plan to the circular on paper."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from gongkai.inspections import actions
from gongkai.inspections.models import Check, Finding, Inspection
from gongkai.inspections.rules.words import Kind, PlanState
from gongkai.ledger.actions import sign
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Role
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import a_post, a_unit
from tests.inspections.making import (
    LATER,
    SOON,
    begun,
    checked,
    drawn,
    filed,
    found,
    fresh,
    made_known,
    planned,
    served,
)

pytestmark = [pytest.mark.article(19), pytest.mark.django_db]
LIST = reverse("desk:inspections")
NUMBER = "11010519491231002X"
TYPED = {
    "kind": "spot_check", "title": "第三季度抽检", "criteria": "按第九条至第十七条", "population": "disclosure",
    "since": "2026-09-01", "until": "2026-09-30", "size": "1", "ask_limit": "是否按时？", "lock": "0",
}  # fmt: skip


def at(one, name="inspection", *more):
    return reverse(f"desk:{name}", args=[one.public_id, *more])


def item_at(item, name="inspection_item"):
    return reverse(f"desk:{name}", args=[item.inspection.public_id, item.public_id])


def labels(page):
    return [str(label) for label, *_ in page.context["doings"]]


def test_a_plan_is_typed_saved_and_filed_by_another(house):
    made_known(house)
    signed_in(house.clerk).post(reverse("desk:inspection_new"), TYPED)
    one, browser = Inspection.objects.get(), signed_in(house.approver)
    browser.post(at(one, "inspection_filing"), {"lock": one.lock})

    assert (fresh(one).state, fresh(one).questions) == (PlanState.FILED, {"limit": "是否按时？"})
    assert labels(browser.get(at(one))) == ["取消检查"]


def test_whoever_wrote_it_finds_no_page_to_file_it(house):
    one = planned(house)

    assert signed_in(house.clerk).get(at(one, "inspection_filing")).status_code == 404
    assert labels(signed_in(house.approver).get(at(one))) == ["存档", "修改计划", "取消检查"]


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(house):
    said = TYPED | {"kind": "supervision", "until": "2026-08-01", "criteria": f"见{NUMBER}", "ask_limit": ""}
    page = signed_in(house.clerk).post(reverse("desk:inspection_new"), said)

    assert complaints(page) == {
        "reason": ["这一项还没有写。"],
        "criteria": ["这里写了号码等不能再传的内容。请改成概括的说法，不要重复原文。"],
        "ask_content": ["检查表还是空的。六个方面里至少写一个要检查的问题。"],
        "until": ["结束日期不能早于开始日期。请核对。"],
    }
    assert page.context["form"]["title"].value() == "第三季度抽检"


def test_too_large_a_sample_is_said_when_it_is_filed(house):
    made_known(house)
    one = planned(house, size=9)
    page = signed_in(house.approver).post(at(one, "inspection_filing"), {"lock": 1})

    assert complaints(page) == {"__all__": ["样本比可以检查的对象还多。请减少样本，或放宽范围。"]}


def test_the_form_starts_with_the_usual_questions_and_a_change_with_what_was_typed(house):
    browser = signed_in(house.clerk)
    new = browser.get(reverse("desk:inspection_new")).context["form"]
    old = browser.get(at(planned(house), "inspection_change")).context["form"]

    assert (new["ask_limit"].value(), old["ask_limit"].value()) == ("是否在时限内公开？", "是否按时公开？")
    assert (old["size"].value(), old["since"].value().isoformat()) == (1, "2026-09-01")


def test_the_draw_is_printed_with_method_seed_and_the_whole_list(house):
    one = drawn(house, known=3, size=2)
    page = signed_in(house.clerk).get(at(one, "inspection_draw"))
    marked = [code for _place, code, _rank, order in page.context["codes"] if order]

    assert sorted(marked) == sorted(one.items.values_list("code", flat=True))
    assert all(code in page.content.decode() for code in one.population.split())
    assert (page.context["seed"] in page.content.decode(), len(page.context["seed"])) == (True, 64)


def test_the_draw_can_be_taken_home(house):
    one, browser = drawn(house), signed_in(house.clerk)
    got = {part: browser.get(at(one, "inspection_export", part)).content.decode()
           for part in ("plan", "population", "checkpoint")}  # fmt: skip

    assert got == {"plan": one.plan, "population": one.population, "checkpoint": one.checkpoint}


def test_before_the_log_has_signed_there_is_nothing_to_draw_with(house):
    one, browser = filed(house), signed_in(house.clerk)
    before = browser.post(at(one, "inspection_draw_now")).status_code
    sign(Log.PUBLIC)
    assert browser.get(at(one)).context["may_draw"]
    browser.post(at(one, "inspection_draw_now"))

    assert (before, fresh(one).state) == (404, PlanState.DRAWN)


def test_a_filed_plan_says_what_it_waits_for(house):
    one, browser = filed(house), signed_in(house.clerk)

    assert "等公开日志签署下一个检查点" in browser.get(at(one)).content.decode()
    assert "检查点还没有签署" in browser.get(at(one, "inspection_draw")).content.decode()


def test_special_supervision_is_printed_without_a_seed(house):
    one = filed(house, kind=Kind.SUPERVISION, reason="来信反映", size=0)
    page = signed_in(house.clerk).get(at(one, "inspection_draw")).content.decode()

    assert ("专项督导不抽取" in page, "种子" in page) == (True, False)


def test_a_thing_is_checked_and_its_evidence_given_out_as_it_was(house):
    one, browser = begun(house), signed_in(house.clerk)
    item = one.items.get()
    page = browser.post(item_at(item, "inspection_check"), {"answer_content": "no"})
    assert complaints(page) == {"answer_limit": ["这一项还没有回答。"], "note": ["这一项还没有写。"]}
    browser.post(item_at(item, "inspection_check"), {"answer_content": "no", "answer_limit": "yes", "note": "缺附件"})
    check = Check.objects.get()

    evidence = reverse("desk:inspection_evidence", args=[one.public_id, item.public_id, check.public_id])
    assert browser.get(evidence).content.decode() == check.document
    assert check.digest in browser.get(item_at(item)).content.decode()


def test_a_problem_is_recorded_after_the_check_with_the_usual_time(house):
    one, browser = begun(house), signed_in(house.clerk)
    item = one.items.get()
    said = {"article": "第十六条（三）", "aspect": "procedure", "severity": "grave", "what": "没有审批"}
    before = browser.get(item_at(item, "inspection_find")).status_code
    actions.check(item, {"content": "yes", "limit": "no"}, "迟了", by=house.clerk, at=SOON)
    browser.post(item_at(item, "inspection_find"), said)
    finding = Finding.objects.get()

    assert (before, finding.article, finding.article_item, finding.days) == (404, 16, 3, 7)


def test_whoever_belongs_to_the_unit_is_told_that_another_checks(house):
    one = begun(house)
    type(house.inspector).objects.filter(pk=house.inspector.pk).update(home=house.college)
    browser = signed_in(house.inspector)
    page = browser.get(item_at(one.items.get()))

    assert (page.context["may_check"], page.context["is_own"]) == (False, True)
    assert browser.get(item_at(one.items.get(), "inspection_check")).status_code == 404


def test_a_notice_is_served_unit_by_unit_and_given_out_as_docx(house):
    finding, browser = found(house), signed_in(house.approver)
    one = finding.inspection
    assert [(unit.code, count) for unit, count in browser.get(at(one)).context["unserved"]] == [("JX", 1)]
    browser.post(at(one, "inspection_serve", "JX"))
    finding.refresh_from_db()

    paper = browser.get(reverse("desk:rectification_docx", args=[finding.notice.public_id]))
    text = "\n".join(each.text for each in Document(BytesIO(paper.content)).paragraphs)
    assert all(
        said in text
        for said in ("整改通知〔2026〕1 号", "机械工程学院党委", "第十七条", "迟了三天才公开", "2026年10月10日")
    )
    assert house.clerk.name not in text


def closed(house):
    finding = served(house)
    actions.close(finding.inspection, by=house.approver, at=LATER)
    return fresh(finding.inspection)


def test_a_circular_is_written_given_out_and_made_known(house):
    one = closed(house)
    a_post(Role.DRAFTER, house.office, house.clerk)
    browser = signed_in(house.clerk)
    assert browser.get(at(one, "inspection_circular_docx")).status_code == 404
    browser.post(at(one, "inspection_circular"), {"text": "共检查一项，发现一个问题。", "lock": 0})
    paper = Document(BytesIO(browser.get(at(one, "inspection_circular_docx")).content))
    text = "\n".join(each.text for each in paper.paragraphs)
    browser.post(at(one, "inspection_publish"), {"unit": "DB"})

    started = browser.get(at(one, "inspection_circular")).context["started"]
    assert ("共检查一项，发现一个问题。" in text, "迟了三天才公开" in text, started.unit) == (True, True, house.office)
    assert not any(person.name in text for person in (house.clerk, house.approver, house.head))


def test_whoever_drafts_for_no_unit_makes_no_circular_known(house):
    one, browser = closed(house), signed_in(house.clerk)
    actions.write_circular(one, "检查了一项。", lock=0, by=house.clerk, at=LATER)

    assert browser.get(at(one, "inspection_publish")).status_code == 404
    assert browser.get(at(one, "inspection_circular")).context["may_publish"] is False


def test_a_pdf_is_typeset_or_it_is_said_what_is_missing(house, settings, tmp_path):
    settings.PDF_FONTS = str(tmp_path)
    one, browser = closed(house), signed_in(house.clerk)
    actions.write_circular(one, "检查了一项。", lock=0, by=house.clerk, at=LATER)
    page = browser.get(at(one, "inspection_circular_pdf"), follow=True)

    assert "服务器上没有中文字体" in page.content.decode()


def test_those_who_inspect_find_their_way_and_are_told_what_waits(house):
    planned(house)
    page = signed_in(house.approver).get(reverse("desk:todo"))
    tiles = {tile["label"]: tile["value"] for tile in page.context["tiles"]}

    assert (tiles["等我存档的检查"], LIST in page.content.decode()) == (1, True)
    assert LIST not in signed_in(house.reviewer).get(reverse("desk:todo")).content.decode()


@pytest.mark.parametrize("name", ["inspection", "inspection_draw"])
def test_an_inspection_costs_the_same_with_one_and_with_three(house, name):
    browser, small, large = signed_in(house.approver), checked(house), None
    one = cost(browser, at(small, name))
    large = checked(house, known=3, size=3)

    assert (large.items.count(), cost(browser, at(large, name))) == (3, one)


def test_the_list_costs_the_same_with_one_and_with_three(house):
    browser = signed_in(house.clerk)
    planned(house)
    one = cost(browser, LIST)
    for _ in range(2):
        planned(house)

    assert cost(browser, LIST) == one


def test_a_thing_costs_the_same_with_one_check_and_with_three(house):
    one, browser = checked(house), signed_in(house.clerk)
    item = one.items.get()
    before = cost(browser, item_at(item))
    for _ in range(2):
        actions.check(item, {"content": "yes", "limit": "yes"}, by=house.clerk, at=LATER)

    assert cost(browser, item_at(item)) == before


def test_a_stranger_finds_nothing(house):
    one, stranger = begun(house), signed_in(a_post(Role.HEAD, a_unit("材料学院党委")))

    assert stranger.get(LIST).context["rows"] == []
    assert [stranger.get(at(one, name)).status_code for name in ("inspection", "inspection_draw")] == [404, 404]
