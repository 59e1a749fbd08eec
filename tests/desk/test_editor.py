"""Writing a draft: saved as versions, checked in words, kept while one types, with files in and out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.disclosures.models import DraftBuffer
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import PersonKind, Role
from tests.desk.walking import at, complaints, signed_in, typed
from tests.factories import a_person, a_post, a_unit, brought_to, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


def test_a_draft_is_saved_as_a_new_version(drafter, house):
    revision = started(house)

    answer = drafter.post(at("edit", revision), typed(revision))

    revision.refresh_from_db()
    assert answer.url == at("edit", revision)
    assert (revision.version, revision.title, revision.body) == (2, "改过的标题", "<p>改过的正文。</p>")


@pytest.mark.article(10, 3)
def test_a_named_audience_is_written_by_number_or_by_name(drafter, house):
    revision = started(house)
    known, student = a_person("周同"), a_person("赵学", PersonKind.STUDENT)
    named = {"specific_on": "on", "specific_people": f"{student.number} 赵学\n\n周同", "specific_units": ["DB"]}

    drafter.post(at("edit", revision), typed(revision, public_on="", **named))

    [rung] = revision.rungs.all()
    assert rung.audience == "specific"
    assert set(rung.people.all()) == {known, student}
    assert [unit.code for unit in rung.units.all()] == ["DB"]


def test_a_saved_draft_is_shown_again_as_it_was_saved(drafter, house):
    revision = started(house)
    said = {"inner_on": "on", "inner_units": ["JX"], "inner_starts_at": "2026-09-20T09:00", "issued_on": "2026-09-01"}
    drafter.post(at("edit", revision), typed(revision, **said))

    form = drafter.get(at("edit", revision)).context["form"]

    shown = {name: form[name].value() for name in ("inner_on", "inner_units", "public_on", "specific_on", "title")}
    assert shown == {
        "inner_on": True, "inner_units": ["JX"], "public_on": True, "specific_on": None, "title": "改过的标题",
    }  # fmt: skip
    assert 'value="2026-09-20T09:00"' in str(form["inner_starts_at"])


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(drafter, house):
    revision = started(house)
    a_person("周同"), a_person("周同")
    wrong = {"title": "长" * 93, "issued_on": "昨天", "window_days": "0", "specific_people": "周同\nX404"}

    page = drafter.post(at("edit", revision), typed(revision, **wrong))

    revision.refresh_from_db()
    assert revision.version == 1
    assert complaints(page) == {
        "title": ["标题最多 80 字，现在 93 字。"],
        "issued_on": ["成文日期要写成 2026-09-14 这样的日期。"],
        "window_days": ["批准后的发布期限请写 1 至 180 天。"],
        "specific_people": [
            "第 1 行：叫周同的有 2 人。请改写工号或学号。",
            "第 2 行：没有工号、学号或姓名为X404的人。请核对或删去这一行。",
        ],
    }
    assert {name: page.context["form"][name].value() for name in wrong} == wrong


@pytest.mark.parametrize("sentence", ["标题最多 80 字，现在 81 字。"])
def test_the_summary_repeats_what_stands_at_the_field(drafter, house, sentence):
    revision = started(house)

    page = drafter.post(at("edit", revision), typed(revision, title="长" * 81)).content.decode()

    assert page.count(sentence) == 2
    assert page.count("<title>有错误：") == 1


def test_who_will_decide_is_said_before_the_work_starts(drafter, house):
    house.college.posts.filter(role=Role.REVIEWER).update(ends_on="2026-01-01")

    decide = drafter.get(at("edit", started(house))).context["deciders"]

    assert [one.step for one in decide if one.is_office] == ["审核人"]


def test_what_has_gone_up_is_not_written_on(drafter, house):
    revision = brought_to(Stage.IN_REVIEW, house)

    assert drafter.get(at("edit", revision)).url == at("disclosure", revision)


def a_file(name="台账.txt", content="党费台账"):
    return SimpleUploadedFile(name, content.encode(), "text/plain")


def test_files_come_in_with_the_text_and_can_be_taken_out_and_put_back(drafter, house):
    revision = started(house)
    drafter.post(at("edit", revision), typed(revision, verb="attach", files=[a_file(), a_file("二.csv", "a,b")]))
    first, _second = revision.attachments.all()
    revision.refresh_from_db()

    drafter.post(at("edit", revision), typed(revision, title="又改", remove=str(first.public_id)))
    left = [one.name for one in revision.attachments.all()]
    revision.refresh_from_db()
    drafter.post(at("edit", revision), typed(revision, verb="put_back"))

    assert (left, [one.name for one in revision.attachments.all()]) == (["二.csv"], ["二.csv", "台账.txt"])


def test_a_file_that_is_refused_is_named_with_the_reason_and_the_text_is_saved(drafter, house):
    revision = started(house)
    files = [a_file("宏.doc"), a_file()]

    page = drafter.post(at("edit", revision), typed(revision, verb="attach", files=files), follow=True)

    revision.refresh_from_db()
    assert [str(one) for one in page.context["messages"]] == [
        "宏.doc：不能上传 doc 格式：旧格式里的宏无法检查。请另存为 docx、xlsx、pptx 或 pdf 后再传。",
        "台账.txt 已上传。",
    ]
    assert revision.title == "改过的标题"


@pytest.mark.article(10, None)
def test_a_file_of_a_draft_is_for_those_who_may_open_the_draft(drafter, house):
    revision = started(house)
    drafter.post(at("edit", revision), typed(revision, files=[a_file()]))
    address = at("edit", revision).replace("edit/", f"attachments/{revision.attachments.get().public_id}/")
    stranger = signed_in(a_post(Role.DRAFTER, a_unit(parent=house.school)))

    answer = drafter.get(address)

    assert b"".join(answer.streaming_content) == "党费台账".encode()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert stranger.get(address).status_code == 404


def test_what_is_typed_is_kept_offered_and_put_back(drafter, house):
    revision = started(house)

    answer = drafter.post(at("autosave", revision), typed(revision, title="没存的"))

    revision.refresh_from_db()
    plain, restored = drafter.get(at("edit", revision)), drafter.get(at("edit", revision) + "?restore=1")
    assert (answer.json(), revision.version) == ({"ok": True, "version": 1}, 1)
    assert plain.context["kept"].fields["title"] == ["没存的"]
    assert restored.context["form"]["title"].value() == "没存的"


def test_what_was_kept_goes_when_it_is_saved_or_discarded(drafter, house):
    revision = started(house)
    drafter.post(at("autosave", revision), typed(revision))
    drafter.post(at("discard", revision))
    discarded = DraftBuffer.objects.count()
    drafter.post(at("autosave", revision), typed(revision))

    drafter.post(at("edit", revision), typed(revision))

    assert (discarded, DraftBuffer.objects.count()) == (0, 0)


def test_only_what_proposing_does_not_ask_for_is_called_optional(drafter, house):
    revision = started(house, title="", risk="")

    form = drafter.get(at("edit", revision)).context["form"]
    saved = drafter.post(at("edit", revision), {"version": 1, "window_days": 30})

    needed = [name for name, field in form.fields.items() if field.required]
    assert sorted(needed) == ["body", "risk", "source_of_facts", "title", "window_days"]
    assert saved.status_code == 302


def test_what_is_too_long_is_not_cut_off_while_it_is_pasted(drafter, house):
    assert "maxlength" not in drafter.get(at("edit", started(house))).content.decode()
