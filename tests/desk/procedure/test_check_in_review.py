"""The reviewer sees what was found in the text and beside it, masked, and says why what is grave may stay."""

import pytest
from django.utils.translation import override

from gongkai.disclosures.models import Verdict
from gongkai.disclosures.rules.words import Stage
from tests.desk.procedure.test_review import NOTHING_CROSSED
from tests.factories import brought_to, judged, passed

pytestmark = pytest.mark.article(9)
MOBILE = "13812345678"


@pytest.fixture
def revision(house):
    return brought_to(
        Stage.IN_REVIEW, house, body=f"<p>电话<strong>138</strong>12345678，征求意见稿</p><p>{MOBILE}</p>"
    )


def shown(page):
    return " ".join(passage.html for passage in page.context["passages"])


def test_numbers_are_masked_in_the_text_and_words_are_not(desk, house, revision):
    text = shown(desk.of(house.secrecy_reviewer).open("review", revision))

    first, second = judged(revision)
    assert f'<strong><mark class="bad" id="f-{first}">138******78</mark></strong>' in text
    assert f'<p><mark class="bad" id="f-{second}">138******78<sup><a href="#c-{second}"' in text
    assert '<mark class="info"' in text
    assert "12345678" not in text
    assert "征求意见稿" in text


def test_each_grave_finding_asks_the_secrecy_reviewer_and_nobody_else(desk, house, revision):
    names = [f"verdict_{mark}" for mark in judged(revision)]

    def asked(person):
        form = desk.of(person).open("review", revision).context["form"]
        return [name for name in form.fields if name.startswith("verdict_")]

    assert (asked(house.secrecy_reviewer), asked(house.reviewer)) == (names, [])


@pytest.mark.article(16, 2)
def test_a_pass_without_a_verdict_is_shown_again_with_what_is_missing(desk, house, revision):
    first, second = judged(revision)
    said = {f"verdict_{first}": "公用手机", **NOTHING_CROSSED}

    page = desk.of(house.secrecy_reviewer).send("review", revision, verb="pass", **said)

    form = page.context["form"]
    assert list(form.errors) == [f"verdict_{second}"]
    assert form[f"verdict_{first}"].value() == "公用手机"


@pytest.mark.article(16, 2)
def test_verdicts_go_with_the_pass_and_the_head_reads_them(desk, house, revision):
    said = {f"verdict_{mark}": "公用手机" for mark in judged(revision)}
    desk.of(house.secrecy_reviewer).send("review", revision, verb="pass", **said, **NOTHING_CROSSED)

    assert [one.reason for one in Verdict.objects.all()] == ["公用手机", "公用手机"]


@pytest.mark.article(16, 3)
def test_the_head_sees_what_was_found_said_and_judged(desk, house, revision):
    passed(revision, house)

    page = desk.of(house.head).open("approve", revision).content.decode()

    assert page.count("拟稿人说明：经核对可以公开") == 2
    assert page.count("保密审查认为可以公开：看过，可以公开") == 2


def test_in_english_everything_about_a_finding_is_english(desk, house, revision):
    with override("en"):
        page = desk.of(house.secrecy_reviewer).client.get(
            desk.address("review", revision), headers={"accept-language": "en"}
        )

    one = page.context["check"].findings[0]
    assert (one.kind, one.severity, one.place) == ("Mobile number", "Must be dealt with", "Paragraph 1")
    assert one.advice.isascii()


def test_what_is_published_is_read_by_staff_as_readers_read_it(desk, house):
    revision = brought_to(Stage.PUBLISHED, house, body=f"<p>{MOBILE}</p>")

    assert MOBILE in shown(desk.of(house.head).open("disclosure", revision))
