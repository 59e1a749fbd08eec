"""What was found late is decided once, by the office; and nothing that goes on at once gets in its way."""

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.models import Recheck, RecheckItem
from gongkai.disclosures.queries import items_of, undecided
from gongkai.disclosures.rules.words import ItemState, RecheckState, Stage
from gongkai.ledger.models import Deed
from gongkai.measures.refusal import Refused
from gongkai.notices.models import Notice
from gongkai.screening.models import WordList
from tests.factories import a_house, brought_to
from tests.rechecks import (
    SETTLED,
    TITLE,
    erase,
    found,
    found_late,
    item,
    masked,
    meanwhile,
    published,
    rechecked,
    suspend,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
KNOWN, RULES = "disclosures_checkrecord", "screening_wordlist"
STAYS = "公开的项目名称"


@pytest.fixture
def house(db):
    return a_house()


def begun(house, *titles):
    """Return a recheck that has just begun to look for a word that stands in the titles."""
    published(house, *titles)
    words(house, "红楼项目")
    actions.recheck_next(SETTLED)
    return Recheck.objects.get()


# At once


def test_two_workers_count_nothing_twice(house):
    recheck = begun(house, TITLE, TITLE)
    with meanwhile(KNOWN, lambda: actions.recheck_next(SETTLED)):
        actions.recheck_next(SETTLED)
    recheck.refresh_from_db()

    assert (recheck.done, len(found(recheck))) == (1, 1)


def test_a_pause_is_heeded_in_the_middle_of_one(house):
    recheck = begun(house, TITLE)
    with meanwhile(KNOWN, lambda: actions.hold_recheck(recheck, RecheckState.PAUSED, by=house.clerk, at=SETTLED)):
        actions.recheck_next(SETTLED)
    recheck.refresh_from_db()

    assert (recheck.state, recheck.done, found(recheck)) == (RecheckState.PAUSED, 0, [])


def test_what_was_found_by_rules_that_are_gone_is_not_kept(house):
    recheck = begun(house, TITLE)
    with meanwhile(KNOWN, lambda: words(house, "别的词", row=WordList.objects.get(), at=SETTLED)):
        actions.recheck_next(SETTLED)
    recheck.refresh_from_db()

    assert (recheck.done, found(recheck)) == (0, [])


def test_what_was_found_in_something_does_not_outlive_its_erasure(house):
    (revision,) = published(house, TITLE)
    words(house, "红楼项目")
    actions.recheck_next(SETTLED)
    with meanwhile(KNOWN, lambda: erase(house, revision)):
        actions.recheck_next(SETTLED)
    rechecked()

    assert RecheckItem.objects.count() == 0


# By whom


def test_the_office_begins_one_by_hand_and_no_second_by_the_same_rules(house):
    published(house, TITLE)
    first = actions.begin_recheck(by=house.clerk, at=SETTLED)
    with pytest.raises(Refused, match="recheck_under_way"):
        actions.begin_recheck(by=house.approver, at=SETTLED)
    rechecked()
    actions.begin_recheck(by=house.approver, at=SETTLED)

    assert list(Recheck.objects.values_list("state", "begun_by")) == [
        (RecheckState.RUNNING, house.approver.pk),
        (RecheckState.DONE, house.clerk.pk),
    ]
    assert first.begun_by == house.clerk


@pytest.mark.parametrize("who", ["drafter", "reviewer", "secrecy_reviewer", "head", "inspector", "spokesperson"])
def test_nobody_but_the_office_begins_pauses_or_decides(house, who):
    late, by = found_late(house), getattr(house, who)
    recheck = begun_again(house)
    for act in (
        lambda: actions.begin_recheck(by=by, at=SETTLED),
        lambda: actions.hold_recheck(recheck, RecheckState.PAUSED, by=by, at=SETTLED),
        lambda: actions.let_stay(late, STAYS, by=by, at=SETTLED),
    ):
        with pytest.raises(Refused, match="not_your_task"):
            act()

    assert (Recheck.objects.count(), recheck.state, item_again(late).at) == (2, RecheckState.RUNNING, None)


def begun_again(house):
    return actions.begin_recheck(by=house.clerk, at=SETTLED)


def item_again(late):
    return RecheckItem.objects.get(pk=late.pk)


@pytest.mark.parametrize("who", ["clerk", "approver"])
def test_the_office_lets_it_stay_and_says_why(house, who):
    late, by = found_late(house), getattr(house, who)
    actions.let_stay(late, f" {STAYS} ", by=by, at=SETTLED)
    late = item()

    assert (late.standing, late.reason, late.by, late.at) == (ItemState.STAYS, STAYS, by, SETTLED)
    assert undecided().count() == 0


def test_without_a_reason_nothing_is_decided(house):
    late = found_late(house)
    with pytest.raises(Refused, match="no_reason"):
        actions.let_stay(late, "　", by=house.clerk, at=SETTLED)

    assert item().standing == ItemState.OPEN


def test_what_somebody_has_decided_stays_decided(house):
    late = found_late(house)
    actions.let_stay(late, STAYS, by=house.clerk, at=SETTLED)
    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.let_stay(late, "别的原因", by=house.approver, at=SETTLED)

    assert (item().reason, item().by) == (STAYS, house.clerk)


@pytest.mark.parametrize(("act", "standing"), [(suspend, ItemState.SUSPENDED), (erase, ItemState.DOWN)])
def test_what_is_down_has_nothing_to_decide(house, act, standing):
    late = found_late(house)
    act(house, late.revision)

    assert (item().standing, undecided().count()) == (standing, 0)
    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.let_stay(late, STAYS, by=house.clerk, at=SETTLED)


def test_what_was_sent_back_is_not_public_and_has_nothing_to_decide(house):
    brought_to(Stage.IN_REVIEW, house, title=TITLE)
    words(house, "红楼项目")
    rechecked()
    before = item().standing
    actions.send_back(item().revision, by=house.reviewer, at=SETTLED, reason="含项目名称")

    assert (before, item().standing) == (ItemState.OPEN, ItemState.HIDDEN)


def test_an_erased_disclosure_leaves_no_words(house):
    late = found_late(house)
    actions.let_stay(late, STAYS, by=house.clerk, at=SETTLED)
    erase(house, late.revision)

    assert (item().reason, masked(item()), item().by) == ("", [], house.clerk)


def test_one_over_is_neither_paused_nor_let_go_on(house):
    recheck = found_late(house).recheck
    for to in (RecheckState.PAUSED, RecheckState.RUNNING):
        with pytest.raises(Refused, match="moved_meanwhile"):
            actions.hold_recheck(recheck, to, by=house.clerk, at=SETTLED)

    assert Recheck.objects.get().state == RecheckState.DONE


# Who hears of it


def told(kind="recheck_done"):
    return sorted((one.person_id, one.subject, one.facts["found"]) for one in Notice.objects.filter(kind=kind))


def test_the_office_is_told_once(house):
    recheck = found_late(house).recheck
    actions.recheck_next(SETTLED)
    subject = f"recheck/{recheck.public_id}"

    assert told() == sorted((person.pk, subject, "1") for person in (house.clerk, house.approver))


def test_of_two_workers_that_come_to_its_end_one_tells(house):
    begun(house, TITLE)
    actions.recheck_next(SETTLED)
    with meanwhile("disclosures_recheckitem", lambda: actions.recheck_next(SETTLED)):
        actions.recheck_next(SETTLED)

    assert len(told()) == 2


def test_where_nothing_new_was_found_nobody_is_told(house):
    published(house, "党费收缴情况")
    words(house, "红楼项目")

    assert (rechecked().state, told()) == (RecheckState.DONE, [])


def test_the_internal_log_has_what_the_office_did_and_not_why(house):
    late = found_late(house)
    actions.let_stay(late, STAYS, by=house.clerk, at=SETTLED)
    recheck = begun_again(house)
    actions.hold_recheck(recheck, RecheckState.PAUSED, by=house.clerk, at=SETTLED)
    actions.hold_recheck(recheck, RecheckState.RUNNING, by=house.approver, at=SETTLED)
    deeds = Deed.objects.filter(what__startswith="recheck").order_by("entry")

    assert list(deeds.values_list("what", "by")) == [
        ("recheck_begun", None),
        ("recheck_let_stay", house.clerk.public_id),
        ("recheck_begun", house.clerk.public_id),
        ("recheck_paused", house.clerk.public_id),
        ("recheck_running", house.approver.public_id),
    ]
    assert [one.entry.seal.content for one in deeds if STAYS in one.entry.seal.content] == []
    assert [one.standing for one in items_of(late.recheck)] == [ItemState.STAYS]
