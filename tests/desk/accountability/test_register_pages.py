"""The register as its keepers keep it, and as those who need to know read it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.accountability import actions, queries
from gongkai.accountability.models import Case, Look
from gongkai.accountability.rules.words import Limb
from gongkai.accountability.rules.writing import Proof
from tests.accountability.making import FILE, TODAY, closed, fresh, noted, opened, proven
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import NOON
from tests.obligations.making import a_due

pytestmark = [pytest.mark.article(20), pytest.mark.django_db]
LIST, NOTE, HINTS = reverse("desk:cases"), reverse("desk:case_note"), reverse("desk:case_hints")
FIGURES = reverse("desk:case_figures")
WORDS = {"ground": "falsity", "happened": "改动后公开", "consequence": "被迫重来"}


def at(case, name="case", *more):
    return reverse(f"desk:{name}", args=[case.public_id, *more])


def leads_there(browser):
    return f'href="{LIST}"' in browser.get("/desk/").content.decode()


def admitted(town, case, person):
    until = TODAY + timedelta(days=9)
    actions.admit(case, person, "列席会议", until=until, by=town.keeper, at=NOON)


def knower(town, case, person):
    admitted(town, case, person)
    return signed_in(person)


def test_a_case_goes_all_its_way_on_the_pages(town):
    browser = signed_in(town.keeper)
    page = browser.post(NOTE, {**WORDS, "unit": "JX", "person": town.concerned.number})
    case = Case.objects.get()
    for limb in Limb:
        browser.post(at(case, "case_prove"), {"limb": limb, "about": "核对记录", "code": "deed/1"})
    browser.post(at(case, "case_open"), {"version": fresh(case).version})
    browser.post(at(case, "case_hear"), {"party": "person", "said": "属实", "on": "2026-09-14"})
    said = {"number": "3号", "on": "2026-09-14", "kind": "admonished", "version": fresh(case).version}
    browser.post(at(case, "case_decide"), said)
    browser.post(at(case, "case_close"), {"version": fresh(case).version})

    assert (page.url, fresh(case).stage, fresh(case).kind) == (at(case), "closed", "admonished")


def test_both_limbs_are_asked_for_in_words(town):
    case = noted(town)
    page = signed_in(town.keeper).post(at(case, "case_open"), {"version": case.version})

    assert complaints(page) == {"__all__": [
        "四种情形之一还没有证据。请先附证据。", "不良后果还没有证据。请先附证据。"]}  # fmt: skip


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(town):
    page = signed_in(town.keeper).post(NOTE, {**WORDS, "unit": "JX"})

    assert complaints(page) == {"person": ["请写涉及的人，或勾选涉及党组织。至少选一项。"]}
    assert page.context["form"]["happened"].value() == "改动后公开"


@pytest.mark.parametrize("who", ["head", "approver", "clerk", "reviewer", "spokesperson"])
def test_to_everybody_else_it_is_not_there(town, who):
    case, browser = opened(town), signed_in(getattr(town.house, who))
    pages = (LIST, at(case), at(case, "case_looks"), NOTE, HINTS)

    assert [browser.get(page).status_code for page in pages] == [404] * 5
    assert (Look.objects.count(), leads_there(browser)) == (0, False)


def test_who_needs_to_know_reads_it_and_does_nothing(town):
    case = opened(town)
    browser = knower(town, case, town.house.approver)
    page = browser.get(at(case))

    assert "评审意见被改动后公开。" in page.content.decode()
    assert (page.context["doings"], "keeps" in page.context, "列席会议" in page.content.decode()) == ([], False, False)
    assert [browser.get(at(case, name)).status_code for name in ("case_looks", "case_prove", "case_admit")] == [404] * 3
    assert leads_there(browser)


def test_every_look_is_kept_and_shown_to_keepers(town):
    case = opened(town)
    actions.prove(case, Limb.GROUND, Proof(about="原件", content=FILE, name="意见.txt"), by=town.keeper, at=NOON)
    evidence = case.evidence.get(file__isnull=False)
    browser = knower(town, case, town.house.approver)
    browser.get(at(case))
    answer = browser.get(at(case, "case_file", evidence.public_id))
    page = signed_in(town.keeper).get(at(case, "case_looks"))

    assert (answer.content, answer.headers["X-Content-Type-Options"]) == (FILE, "nosniff")
    assert [(look.person, what) for look, what in page.context["rows"]] == [
        (town.keeper, "查看记录"), (town.house.approver, "证据文件"), (town.house.approver, "案件页面")]  # fmt: skip


def test_a_form_that_shows_the_words_counts_as_a_look(town):
    case = noted(town)
    browser = signed_in(town.keeper)
    browser.get(at(case, "case_write"))
    browser.post(at(case))

    assert [look.what for look in queries.looks_at(case)] == ["page", "page"]


def test_a_file_is_uploaded_as_evidence(town):
    case = noted(town)
    upload = SimpleUploadedFile("意见.txt", FILE)
    signed_in(town.keeper).post(at(case, "case_prove"), {"limb": "ground", "about": "原件", "file": upload})

    assert queries.content_of(case.evidence.get()) == FILE


def test_somebody_is_let_know_and_taken_off_again(town):
    case, browser = opened(town), signed_in(town.keeper)
    said = {"person": town.house.approver.number, "until": "2026-10-01", "reason": "列席"}
    browser.post(at(case, "case_admit"), said)
    [row] = queries.knowers_of(case)
    page = browser.post(at(case, "case_admit"), said | {"person": town.concerned.number})
    browser.post(at(case, "case_dismiss", row.public_id))

    assert complaints(page) == {"person": ["这个案件涉及这个人、他代行的人或他所在的单位，他不能知情。请另选一位。"]}
    assert [knower.ended_by for knower in queries.knowers_of(case)] == [town.keeper]


def test_a_wording_is_kept_out_and_let_in(town):
    case, browser = noted(town), signed_in(town.keeper)
    page = browser.post(at(case, "case_protect"), {"phrase": "审核的人"})
    browser.post(at(case, "case_protect"), {"phrase": "评审意见被人改动"})
    row = queries.kept_out_by(case)[-1][0]
    shown = browser.get(at(case)).content.decode()
    browser.post(at(case, "case_unprotect", row.public_id))

    assert complaints(page) == {"__all__": ["这句话要有 6–80 个字，太短的词到处都会碰上。请写得具体一些，或改短。"]}
    assert ("评审意见被人改动" in shown, len(queries.kept_out_by(case))) == (True, 1)


def test_a_hint_is_only_a_hint(town):
    a_due(town.house.college, TODAY - timedelta(days=70))
    browser = signed_in(town.keeper)
    [row] = browser.get(HINTS).context["rows"]
    page = browser.get(NOTE, {"hint": row.hint.key})
    form = page.context["form"]

    assert (form["unit"].value(), form["ground"].value(), Case.objects.count()) == ("JX", "refusal", 0)
    assert browser.get(NOTE, {"hint": "overdue/1"}).status_code == 404


def test_a_hint_is_dismissed_or_noted_on_the_pages(town):
    for days in (70, 80):
        a_due(town.house.college, TODAY - timedelta(days=days))
    browser = signed_in(town.keeper)
    first, second = (row.hint.key for row in browser.get(HINTS).context["rows"])
    browser.post(f"{reverse('desk:case_hint_dismiss')}?hint={first}", {"reason": "已经在补"})
    browser.post(f"{NOTE}?hint={second}", {**WORDS, "unit": "JX", "concerns_unit": "on"})
    page = browser.get(HINTS)

    assert (page.context["rows"], [each.reason for each in page.context["answered"]]) == ([], ["", "已经在补"])
    assert Case.objects.get().hint == second


def test_figures_are_for_the_office_when_the_year_is_over(town):
    for _ in range(6):
        closed(town)
    with time_machine.travel(NOON + timedelta(days=200), tick=False):
        page = signed_in(town.house.clerk).get(FIGURES)
        other = signed_in(town.house.head).get(FIGURES)

    assert (page.context["year"], page.context["total"], {count for _, count in page.context["grounds"]}) == (
        2026, 6, {None})  # fmt: skip
    assert other.status_code == 404
    assert signed_in(town.keeper).get(FIGURES).context["total"] is None


def test_another_takes_over_and_writes_anew(town):
    case, browser = noted(town), signed_in(town.other)
    browser.post(at(case, "case_take_over"))
    browser.post(at(case, "case_write"), {**WORDS, "version": fresh(case).version})
    browser.post(at(case, "case_drop"), {"reason": "查无实据", "version": fresh(case).version})

    assert (fresh(case).keeper, queries.words_of(fresh(case)).happened) == (town.other, "改动后公开")
    assert (fresh(case).stage, fresh(case).kind) == ("closed", "dropped")


def test_a_stale_page_is_told_so(town):
    case = proven(noted(town), town)
    page = signed_in(town.keeper).post(at(case, "case_open"), {"version": case.version - 1})

    assert complaints(page) == {"__all__": ["您打开这一页以后，别人已经办理过。请先看现在的样子，再决定怎么办。"]}


def test_each_page_costs_as_much_with_three_as_with_one(town):
    case, browser = opened(town), signed_in(town.keeper)
    a_due(town.house.college, TODAY - timedelta(days=70))
    admitted(town, case, town.house.approver)
    actions.keep_look(case, "page", by=town.keeper, at=NOON)
    pages = [LIST, at(case), at(case, "case_looks"), HINTS, FIGURES]
    one = [cost(browser, page) for page in pages]
    for person in (town.house.clerk, town.house.spokesperson):
        proven(case, town)
        admitted(town, opened(town), person)
        admitted(town, case, person)
        a_due(town.house.college, TODAY - timedelta(days=80))

    assert [cost(browser, page) for page in pages] == one
