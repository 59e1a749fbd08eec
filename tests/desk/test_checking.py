"""The check beside the draft: what was found and where, put right with one click, and how far the files have come."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import DraftBuffer, Explanation
from gongkai.files.actions import store
from gongkai.screening.models import Scan
from gongkai.screening.rules import ScanState
from tests.desk.walking import at, complaints, signed_in, typed
from tests.factories import NOON, scanned, started
from tests.screening.test_scanning import with_a_comment

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
MOBILE = "13812345678"
BODY = f"<p>联系电话 {MOBILE}</p>"


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


def mark_of(revision):
    [one] = queries.check_of(revision).found
    return one.mark


def with_a_file(house, content=None, name="公示.docx"):
    revision = started(house)
    stored = store(ContentFile(content or with_a_comment("内部意见")), name=name, at=NOON)
    actions.attach(revision, stored, name, by=house.drafter, at=NOON)
    revision.refresh_from_db()
    return revision


def test_what_was_found_stands_beside_the_draft_masked_with_what_to_do(drafter, house):
    revision = started(house, body=BODY)

    page = drafter.get(at("edit", revision))

    [one] = page.context["check"].findings
    assert (one.kind, one.place, one.value, one.anchor) == (
        "手机号码",
        "第1段",
        "138******78",
        f"f-{mark_of(revision)}",
    )
    assert f'name="explain_{mark_of(revision)}"' in page.content.decode()


def test_why_it_may_stay_is_saved_with_the_draft_and_shown_again(drafter, house):
    revision = started(house, body=BODY)
    mark = mark_of(revision)

    drafter.post(at("edit", revision), typed(revision, body=BODY, **{f"explain_{mark}": "公用手机"}))

    assert Explanation.objects.get().reason == "公用手机"
    assert 'value="公用手机"' in drafter.get(at("edit", revision)).content.decode()


def test_what_was_typed_beside_a_finding_is_not_lost_where_the_form_is_wrong(drafter, house):
    revision = started(house, body=BODY)
    said = {"body": BODY, "issued_on": "昨天", f"explain_{mark_of(revision)}": "公用手机"}

    page = drafter.post(at("edit", revision), typed(revision, **said))

    assert (page.status_code, 'value="公用手机"' in page.content.decode()) == (200, True)


@pytest.mark.parametrize(("fix", "body"), [("mask", "<p>联系电话 138******78</p>"), ("cut", "<p>联系电话 </p>")])
def test_one_click_puts_one_place_right_and_what_stood_there_can_come_back(drafter, house, fix, body):
    revision = started(house, body=BODY)

    drafter.post(at("edit", revision), typed(revision, body=BODY, verb=f"{fix}:{mark_of(revision)}"))

    revision.refresh_from_db()
    assert revision.body == body
    assert DraftBuffer.objects.get(person=house.drafter).fields["body"] == [BODY]
    page = drafter.get(at("edit", revision) + "?restore=1")
    assert page.context["form"]["body"].value() == BODY


def test_a_place_that_is_gone_is_said_in_words(drafter, house):
    revision = started(house)

    answer = drafter.post(at("edit", revision), typed(revision, verb="mask:0123456789ab"), follow=True)

    assert [str(one) for one in answer.context["messages"]] == ["这一处已经不在正文里了。请看最新的检查结果。"]


def test_the_page_says_how_many_files_have_been_checked_until_all_are(drafter, house):
    revision = with_a_file(house)
    address = at("check_progress", revision)

    waiting = drafter.get(address, {"page": "propose"})
    scanned()
    over = drafter.get(address, {"page": "propose"})

    assert "已完成 0 / 1 个" in waiting.content.decode()
    assert (waiting.headers.get("HX-Refresh"), over.headers.get("HX-Refresh")) == (None, "true")


def test_the_editor_shows_what_readers_copy_leaves_out(drafter, house):
    revision = with_a_file(house)
    scanned()

    [shown] = drafter.get(at("edit", revision)).context["check"].files

    assert (shown.is_cleaned, "批注" in [one.what for one in shown.removed]) == (True, True)


def test_a_draft_of_which_something_is_open_does_not_go_up_and_the_page_says_what(drafter, house):
    revision = started(house, body=BODY)

    page = drafter.get(at("propose", revision))

    [lack] = page.context["lacks"]
    assert lack.text.startswith("第1段 · 手机号码：有一处必须处理的内容")
    assert lack.url.endswith(f"#id_explain_{mark_of(revision)}")


def test_files_that_were_not_checked_are_checked_again_from_the_page(drafter, house):
    revision = with_a_file(house)
    Scan.objects.update(state=ScanState.FAILED)
    assert "附件“公示.docx”没有检查成" in drafter.get(at("propose", revision)).context["lacks"][0].text

    drafter.post(at("check_again", revision))

    assert Scan.objects.get().state == ScanState.WAITING


def test_checking_again_from_the_editor_saves_first(drafter, house):
    revision = with_a_file(house)
    Scan.objects.update(state=ScanState.FAILED)

    drafter.post(at("edit", revision), typed(revision, verb="check"))

    revision.refresh_from_db()
    assert (revision.title, Scan.objects.get().state) == ("改过的标题", ScanState.WAITING)


@pytest.mark.article(10)
def test_staff_get_the_copy_under_the_files_name_and_the_original_beside_it(drafter, house):
    revision = with_a_file(house)
    scanned()
    attachment = revision.attachments.get()
    args = [revision.disclosure.public_id, attachment.public_id]

    def got(page):
        return b"".join(drafter.get(reverse(f"desk:{page}", args=args)).streaming_content)

    assert len(got("original")) == attachment.stored.size
    assert got("attachment") != got("original")


def test_an_upload_asks_for_its_scan(drafter, house):
    revision = started(house)
    upload = SimpleUploadedFile("公示.docx", with_a_comment("意见"))

    answer = drafter.post(at("edit", revision), typed(revision, files=upload, verb="attach"))

    assert (complaints(answer) if answer.status_code == 200 else [], Scan.objects.get().name) == ([], "公示.docx")
