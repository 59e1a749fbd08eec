"""Nobody handles what complains of him; who wrote is seen by two persons' leave. Practice: S5–S7, N5."""

import pytest

from gongkai.ledger.models import Deed
from gongkai.mailbox import actions
from gongkai.mailbox.models import Identity, IdentityRequest, Letter
from gongkai.mailbox.queries import Writer
from gongkai.mailbox.rules.words import Kind, State, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from tests.factories import NOON, a_post
from tests.letters.making import (
    a_letter,
    answer_saved,
    assigned,
    brought_to,
    found,
    fresh,
    known_to,
    sent,
    take_on,
    verbs,
)

pytestmark = pytest.mark.django_db
NAMED = {"is_anonymous": False, "name": "周明远", "contact": "024-0000 1111"}


@pytest.mark.article(7)
def test_a_letter_that_complains_of_the_head_goes_past_him(house):
    letter = a_letter(complains_of=f"{house.head.name}书记")
    assigned(letter, house)
    answer_saved(fresh(letter), house)
    actions.send_up(fresh(letter), by=house.drafter, at=NOON, version=letter.version)

    assert (known_to(house.head), fresh(letter).state) == ([], State.WITH_OFFICE)
    assert Verb.APPROVE_ANSWER in verbs(letter, house.approver)
    assert Verb.APPROVE_ANSWER not in verbs(letter, house.clerk)


def test_who_acts_for_the_head_is_kept_from_it_as_he_is(house):
    letter = a_letter(complains_of=house.head.name)
    post = house.head.posts.get()
    acting = a_post(Role.HEAD, house.college, acting_for=post, reason="出差", ends_on=NOON.date())
    assigned(letter, house)

    assert known_to(acting) == []


def test_whom_staff_name_later_is_kept_from_it_from_then_on(house):
    letter = brought_to(State.WITH_HEAD, house)
    before = known_to(house.head)
    actions.name_person(letter, house.head, by=house.clerk, at=NOON)

    assert (before, known_to(house.head)) == ([letter], [])
    assert fresh(letter).state == State.DRAFTING


def test_what_must_be_answered_is_not_closed_unanswered(house):
    letter = a_letter(Kind.REQUEST_TO_CORRECT)
    with pytest.raises(Refused, match="letter_must_be_answered"):
        actions.close(letter, "不属于我们", by=house.clerk, at=NOON)


def test_who_wrote_lies_apart_and_under_another_key(house):
    digits = sent(**NAMED)
    identity = Identity.objects.get(letter=found(digits))

    assert bytes(identity.key) != bytes(found(digits).key)
    assert [name for name in ("周明远", "1111") if name.encode() in bytes(identity.sealed)] == []


def test_who_wrote_without_a_name_is_kept_nowhere_even_if_typed(house):
    sent(is_anonymous=True, name="周明远", contact="024-0000 1111")

    assert Identity.objects.count() == 0


def asked(house):
    letter = take_on(found(sent(**NAMED)), State.ASSIGNED, house)
    actions.ask_identity(letter, "要当面核实", by=house.drafter, at=NOON)
    return fresh(letter)


def test_two_persons_open_who_wrote_and_every_look_is_recorded(house):
    letter = asked(house)
    actions.grant_identity(letter, by=house.approver, at=NOON)
    writers = [actions.open_identity(fresh(letter), by=house.drafter, at=NOON) for _ in range(2)]

    assert writers == [Writer("周明远", "024-0000 1111")] * 2
    assert Deed.objects.filter(what="identity_opened").count() == 2
    assert IdentityRequest.objects.get().opened == 2


def test_without_leave_nobody_sees_who_wrote(house):
    letter = asked(house)

    for person in (house.drafter, house.head, house.clerk, house.approver):
        with pytest.raises(Refused, match="identity_not_granted"):
            actions.open_identity(letter, by=person, at=NOON)


def test_leave_is_his_who_asked_alone(house):
    letter = asked(house)
    actions.grant_identity(letter, by=house.approver, at=NOON)

    assert [Verb.OPEN_IDENTITY in verbs(letter, one) for one in (house.drafter, house.head)] == [True, False]


def test_nobody_grants_it_to_himself(house):
    letter = take_on(found(sent(**NAMED)), State.ASSIGNED, house)
    actions.ask_identity(letter, "要核实", by=house.approver, at=NOON)

    with pytest.raises(Refused, match="identity_own_request"):
        actions.grant_identity(fresh(letter), by=house.approver, at=NOON)


def test_what_is_refused_is_not_seen_and_may_be_asked_for_again(house):
    letter = asked(house)
    actions.refuse_identity(letter, by=house.approver, at=NOON)

    assert verbs(letter, house.drafter) >= {Verb.ASK_IDENTITY}
    assert Verb.OPEN_IDENTITY not in verbs(letter, house.drafter)


def test_of_a_nameless_letter_there_is_nothing_to_ask_for(house):
    letter = brought_to(State.ASSIGNED, house)

    with pytest.raises(Refused, match="letter_is_nameless"):
        actions.ask_identity(letter, "想知道", by=house.drafter, at=NOON)


def test_without_its_key_a_letter_is_gone(house):
    from cryptography.exceptions import InvalidTag

    from gongkai.mailbox.digits import LETTERS
    from gongkai.mailbox.queries import words_of
    from gongkai.sealing.lock import new_key

    letter = a_letter()
    Letter.objects.filter(pk=letter.pk).update(key=new_key(LETTERS, f"letter/{letter.public_id}"))

    with pytest.raises(InvalidTag):
        words_of(fresh(letter))
