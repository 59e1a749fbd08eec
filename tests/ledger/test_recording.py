"""What is done to what readers see leaves one leaf an audience, in the same transaction, and opens with its seal."""

import pytest
from django.db import transaction

from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Alarm, Correction, Stage
from gongkai.ledger.actions import append, sign
from gongkai.ledger.models import Entry, Head
from gongkai.ledger.queries import bundle_of, entries_from, published_checkpoint, size_of
from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.leaf import Act, Log, leaf_of
from gongkai.measures.vocabulary import Audience
from gongkai.merkle.proof import Proof
from tests.factories import NOON, RungDraft, a_draft, a_house, brought_to, take_on

pytestmark = pytest.mark.django_db
INNER, PUBLIC = RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC)


def acts(log):
    return [leaf_of(entry).act for entry in entries_from(log, 0, size_of(log))]


def test_each_audience_has_its_log():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, rungs=(INNER, PUBLIC))
    assert (acts(Log.INNER), acts(Log.PUBLIC)) == ([Act.PUBLISH], [])

    actions.publish(revision, by=house.drafter, at=NOON)

    assert (acts(Log.INNER), acts(Log.PUBLIC)) == ([Act.PUBLISH], [Act.PUBLISH])


def test_what_is_taken_down_and_brought_back_is_recorded_in_order():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, rungs=(PUBLIC,))
    actions.suspend(revision, by=house.head, at=NOON, alarm=Alarm.FALSE, reason="数字有误")
    actions.ask_restore(revision, by=house.head, at=NOON, reason="已核对")
    actions.restore(revision, by=house.approver, at=NOON, reason="已核对")
    actions.withdraw(revision, by=house.approver, at=NOON, reason="不再适用")

    assert acts(Log.PUBLIC) == [Act.PUBLISH, Act.SUSPEND, Act.RESTORE, Act.WITHDRAW]


def test_a_leaf_is_rolled_back_with_what_it_records():
    with transaction.atomic():
        append(Log.PUBLIC, Act.PUBLISH, "disclosure/1", at=NOON, facts={})
        transaction.set_rollback(True)

    assert (size_of(Log.PUBLIC), Entry.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_leaf_needs_the_transaction_of_what_it_records():
    with pytest.raises(transaction.TransactionManagementError):
        append(Log.PUBLIC, Act.PUBLISH, "disclosure/1", at=NOON, facts={})


def test_a_signed_leaf_proves_what_it_committed_to():
    brought_to(Stage.PUBLISHED, a_house(), rungs=(PUBLIC,))
    sign(Log.PUBLIC)
    entry = Entry.objects.get(log=Log.PUBLIC)
    checked = bundle.check(Proof.parse(bundle_of(entry)))

    assert (checked.leaf.act, checked.index, checked.checkpoint) == (Act.PUBLISH, 0, published_checkpoint(Log.PUBLIC))


def test_a_correction_counts_the_wordings_and_names_the_leaf_before():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, rungs=(PUBLIC,))
    fresh = actions.correct(revision, Correction.MINOR, "更正数字", by=house.drafter, at=NOON)
    take_on(fresh, Stage.PUBLISHED, house)
    first, second = (leaf_of(entry) for entry in entries_from(Log.PUBLIC, 0, 2))

    assert (second.act, second.rev, second.prev, second.item) == (Act.CORRECT, 2, first.commit, first.item)


def test_the_head_counts_the_leaves():
    with transaction.atomic():
        for number in range(3):
            append(Log.INNER, Act.PUBLISH, f"inner/{number}", at=NOON, facts={})

    assert (Head.objects.get(pk=Log.INNER).size, [one.index for one in Entry.objects.order_by("pk")]) == (3, [0, 1, 2])


def test_an_inner_reading_ends_where_a_correction_is_for_everybody():
    house = a_house()
    revision = brought_to(Stage.PUBLISHED, house, rungs=(INNER,), narrower_reason="先在党内公开")
    fresh = actions.correct(revision, Correction.MINOR, "向社会公开", by=house.drafter, at=NOON)
    actions.save(
        fresh,
        a_draft(house, rungs=(PUBLIC,), correction_note="向社会公开"),
        by=house.drafter,
        at=NOON,
        version=1,
    )
    take_on(fresh, Stage.PUBLISHED, house)

    assert (acts(Log.INNER), acts(Log.PUBLIC)) == ([Act.PUBLISH, Act.END], [Act.PUBLISH])
