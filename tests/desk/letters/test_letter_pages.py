"""A letter's way at the desk: opened, assigned, answered, approved by another, and every reason said in words."""

import pytest

from gongkai.mailbox import actions, queries
from gongkai.mailbox.rules.words import Kind, Outcome, State
from gongkai.notices.models import Notice
from tests.desk.letters.reading import buttons, fill, page_of, text_of
from tests.desk.walking import cost, signed_in
from tests.factories import NOON
from tests.letters.making import ANSWER, a_letter, brought_to, fresh, sent

pytestmark = pytest.mark.django_db


@pytest.mark.article(14)
def test_from_the_office_to_the_writer_page_by_page(house):
    letter = a_letter()
    clerk, drafter, head = map(signed_in, (house.clerk, house.drafter, house.head))
    fill(clerk, "letter_acknowledge", letter)
    fill(clerk, "letter_assign", letter, unit=house.college.code, note="请尽快")
    fill(drafter, "letter_answer", letter, version=fresh(letter).version, text=ANSWER, send="1")
    fill(head, "letter_approve", letter, version=fresh(letter).version)

    assert fresh(letter).state == State.ANSWERED
    assert [queries.text_of(one) for one in queries.answers_of(letter)] == [ANSWER]


@pytest.mark.parametrize(
    ("who", "state", "expected"),
    [
        ("clerk", None, ["登记来信", "并入另一封", "标明来信涉及的人", "办结"]),
        ("clerk", State.ASSIGNED, ["延长答复期限", "催办", "并入另一封", "标明来信涉及的人"]),
        ("drafter", State.ASSIGNED, ["写答复", "延长答复期限", "标明来信涉及的人", "退回办公室"]),
        ("drafter", State.DRAFTING, ["改答复，送审", "延长答复期限", "标明来信涉及的人", "退回办公室"]),
        ("head", State.WITH_HEAD, ["审批答复", "退回修改", "延长答复期限", "标明来信涉及的人"]),
        ("drafter", State.ANSWERED, ["摘要公开"]),
        ("clerk", State.ANSWERED, ["办结"]),
    ],
)
def test_buttons_are_what_is_open(house, who, state, expected):
    letter = brought_to(state, house) if state else a_letter()

    assert buttons(signed_in(getattr(house, who)).get(page_of("letter", letter))) == expected


def test_a_request_to_disclose_can_be_supplemented_and_asked_about(house):
    letter = brought_to(State.ASSIGNED, house, Kind.REQUEST_TO_DISCLOSE)
    drafter = signed_in(house.drafter)
    assert buttons(drafter.get(page_of("letter", letter)))[1:3] == ["请来信人补充", "征求第三方意见"]
    fill(drafter, "letter_supplement", letter, reason="请写明年份。")

    page = text_of(drafter.get(page_of("letter", letter)))
    assert "等来信人补充材料：2026年9月14日起暂停" in page.replace(" ", "")
    assert "请写明年份。" in page


def test_the_day_of_the_answer_is_explained(house):
    letter = brought_to(State.ASSIGNED, house)
    actions.extend(letter, "要问两个部门", by=house.drafter, at=NOON)

    page = text_of(signed_in(house.drafter).get(page_of("letter", letter)))
    assert "2026年9月14日 收到，15 个工作日内答复，当天不算，延长 15 个工作日，应在" in page


def test_an_answer_to_a_request_names_its_way(house):
    letter = brought_to(State.ASSIGNED, house, Kind.REQUEST_TO_DISCLOSE)
    drafter = signed_in(house.drafter)
    said = {"version": letter.version, "text": ANSWER}
    refused = fill(drafter, "letter_answer", letter, **said, save="1")
    fill(drafter, "letter_answer", letter, **said, outcome=Outcome.DISCLOSED, save="1")

    assert "请选择答复的类型。" in text_of(refused)
    assert ANSWER in refused.content.decode()
    assert queries.draft_of(letter).outcome == Outcome.DISCLOSED


def test_of_two_who_write_the_second_sees_both_texts_and_loses_nothing(house):
    letter = brought_to(State.ASSIGNED, house)
    opened = letter.version
    actions.save_answer(letter, "先写的。", by=house.head, at=NOON, version=opened)
    drafter = signed_in(house.drafter)
    stale = fill(drafter, "letter_answer", letter, version=opened, text="后写的。", save="1")

    assert "您打开这一页以后，来信已有变化" in text_of(stale)
    assert "先写的。" in text_of(stale)
    assert "后写的。" in stale.content.decode()
    fill(drafter, "letter_answer", letter, version=stale.context["form"].data["version"], text="后写的。", save="1")
    assert queries.text_of(queries.draft_of(letter)) == "后写的。"


def test_an_answer_changed_since_it_was_read_is_not_approved(house):
    letter = brought_to(State.WITH_HEAD, house)
    page = fill(signed_in(house.head), "letter_approve", letter, version=letter.version - 1)

    assert "您打开这一页以后，来信已有变化" in text_of(page)
    assert fresh(letter).state == State.WITH_HEAD


@pytest.mark.article(7)
def test_who_is_named_in_a_letter_finds_no_letter(house):
    letter = brought_to(State.WITH_HEAD, house, complains_of=house.head.name)
    head = signed_in(house.head)

    assert {head.get(page_of(name, letter)).status_code for name in ("letter", "letter_approve")} == {404}
    assert queries.words_of(letter).title not in text_of(head.get("/desk/letters/"))


@pytest.mark.parametrize("name", ["letter_return", "letter_close", "letter_supplement", "letter_extend"])
def test_without_a_reason_nothing_is_done_and_it_is_said(house, name):
    who, letter = house.drafter, brought_to(State.ASSIGNED, house, Kind.REQUEST_TO_DISCLOSE)
    if name == "letter_close":
        who, letter = house.clerk, a_letter()
    answer = signed_in(who).post(page_of(name, letter), {"reason": "  "})

    assert answer.status_code == 200
    assert "请写" in text_of(answer)


def test_same_letters_are_merged_and_both_lead_to_one_answer(house):
    first, second = a_letter(title="甲"), brought_to(State.ASSIGNED, house, title="乙")
    clerk = signed_in(house.clerk)
    assert "乙（2026年9月14日 收到）" in text_of(clerk.get(page_of("letter_merge", first)))
    fill(clerk, "letter_merge", first, into=second.public_id)

    assert fresh(first).merged_into == second
    assert "并入另一封来信" in text_of(clerk.get(page_of("letter", first)))
    assert "这封的答复同时答复另外 1 封" in text_of(clerk.get(page_of("letter", second)))


def test_an_extract_becomes_a_draft_of_a_disclosure_with_numbers_masked(house):
    letter = brought_to(State.ANSWERED, house, text="请问 13904128837 这个电话还用吗？")
    page = fill(signed_in(house.drafter), "letter_extract", letter)

    assert page.redirect_chain[-1][0].endswith("/edit/")
    assert "13904128837" not in page.content.decode()
    assert "139******37" in page.content.decode()


def test_what_people_are_told_says_nothing_of_a_letter(house):
    letter = brought_to(State.ASSIGNED, house)
    page = text_of(signed_in(house.drafter).get("/desk/notices/"))

    assert "有一封来信转给本单位答复。" in page
    assert queries.words_of(letter).title not in page
    assert {title for one in Notice.objects.all() for title in one.facts} <= {"due_on"}


def test_a_file_that_came_with_a_letter_is_handed_to_those_who_may_read_it(house):
    file = actions.CleanFile(b"%PDF-1.4 clean", "pdf")
    letter = brought_to(State.ASSIGNED, house, files=[file])
    (kept,) = queries.enclosures_of(letter)
    address = f"{page_of('letter', letter)}files/{kept.public_id}/"

    answer = signed_in(house.drafter).get(address)
    assert (answer.content, answer.headers["Content-Disposition"]) == (file.content, 'attachment; filename="1.pdf"')
    assert signed_in(house.reviewer).get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "expected"), [("clerk", 19), ("drafter", 15)])
def test_the_list_asks_as_much_for_three_letters_as_for_one(house, count, who, expected):
    for _one in range(count):
        brought_to(State.ASSIGNED, house)

    assert cost(signed_in(getattr(house, who)), "/desk/letters/?tab=open") == expected


@pytest.mark.parametrize("count", [1, 3])
def test_a_letter_asks_as_much_with_three_files_and_merged_letters_as_with_one(house, count):
    letter = brought_to(State.ASSIGNED, house, files=[actions.CleanFile(b"x", "pdf")] * count)
    for _one in range(count):
        actions.merge(a_letter(), letter, by=house.clerk, at=NOON)

    assert cost(signed_in(house.clerk), page_of("letter", letter)) == 32


def test_lists_are_narrowed_by_kind_state_and_unit(house):
    brought_to(State.ASSIGNED, house, title="食堂")
    brought_to(State.ASSIGNED, house, Kind.SUGGESTION, title="路灯")
    sent(title="新来的")
    clerk = signed_in(house.clerk)

    assert titles(clerk.get("/desk/letters/?tab=open")) == ["新来的", "食堂", "路灯"]
    assert titles(clerk.get("/desk/letters/?tab=open&kind=suggestion")) == ["路灯"]
    assert titles(clerk.get(f"/desk/letters/?tab=open&unit={house.college.code}")) == ["食堂", "路灯"]
    assert titles(clerk.get("/desk/letters/?tab=open&state=received")) == ["新来的"]
    assert titles(clerk.get("/desk/letters/")) == ["新来的"]
    assert titles(clerk.get("/desk/letters/?tab=odd&kind=report&state=x&unit=<")) == ["新来的"]


def titles(answer):
    return [row.title for row in answer.context["rows"]]
