"""Who wrote a named letter: nobody sees it unasked, another grants it, one person looks, and the look is recorded."""

import pytest

from gongkai.mailbox import queries
from gongkai.mailbox.rules.words import State, Verb
from tests.desk.letters.reading import buttons, fill, page_of, text_of
from tests.desk.walking import signed_in
from tests.letters.making import brought_to

pytestmark = pytest.mark.django_db
WRITER = {"is_anonymous": False, "name": "祝晓棠", "contact": "zhuxiaotang@example.edu.cn"}


@pytest.fixture
def letter(house):
    return brought_to(State.ASSIGNED, house, **WRITER)


def pages_of(client, letter):
    pages = ["/desk/", "/desk/letters/", "/desk/letters/?tab=open", page_of("letter", letter)]
    return " ".join(text_of(client.get(page)) for page in pages)


@pytest.mark.parametrize("who", ["clerk", "approver", "drafter", "head"])
def test_no_page_says_who_wrote(house, letter, who):
    client = signed_in(getattr(house, who))

    assert "祝晓棠" not in pages_of(client, letter)
    assert "实名" in pages_of(client, letter)
    assert client.get(page_of("letter_identity_open", letter)).status_code == 404


def test_who_asked_and_was_granted_it_sees_who_wrote_and_no_other(house, letter):
    drafter, approver, head = map(signed_in, (house.drafter, house.approver, house.head))
    fill(drafter, "letter_identity", letter, reason="要当面核实。")
    fill(approver, "letter_identity_grant", letter)
    before = drafter.get(page_of("letter_identity_open", letter))
    seen = fill(drafter, "letter_identity_open", letter)

    assert "祝晓棠" not in text_of(before)
    assert ("祝晓棠" in text_of(seen), WRITER["contact"] in text_of(seen)) == (True, True)
    assert {one.get(page_of("letter_identity_open", letter)).status_code for one in (approver, head)} == {404}


def test_every_look_is_counted_and_recorded(house, letter):
    drafter = signed_in(house.drafter)
    fill(drafter, "letter_identity", letter, reason="要当面核实。")
    fill(signed_in(house.approver), "letter_identity_grant", letter)
    for _look in range(2):
        fill(drafter, "letter_identity_open", letter)

    assert [one.opened for one in queries.identity_requests_of(letter)] == [2]
    assert [step.what for step in queries.steps_of(letter)].count(Verb.OPEN_IDENTITY) == 2
    assert "看过 2 次" in text_of(drafter.get(page_of("letter", letter)))


def test_an_approver_does_not_grant_what_he_asked_for(house, letter):
    approver = signed_in(house.approver)
    fill(approver, "letter_identity", letter, reason="要当面核实。")

    assert "同意查看来信人" not in buttons(approver.get(page_of("letter", letter)))
    assert approver.post(page_of("letter_identity_grant", letter)).status_code == 404


def test_what_was_refused_is_not_opened(house, letter):
    drafter = signed_in(house.drafter)
    fill(drafter, "letter_identity", letter, reason="想知道。")
    fill(signed_in(house.approver), "letter_identity_refuse", letter)

    assert drafter.get(page_of("letter_identity_open", letter)).status_code == 404
    assert "不同意" in text_of(drafter.get(page_of("letter", letter)))


def test_an_anonymous_letter_offers_nothing_to_ask_for(house):
    letter = brought_to(State.ASSIGNED, house)
    client = signed_in(house.drafter)

    assert "申请查看来信人" not in buttons(client.get(page_of("letter", letter)))
    assert "匿名，系统没有留下任何线索" in text_of(client.get(page_of("letter", letter)))
