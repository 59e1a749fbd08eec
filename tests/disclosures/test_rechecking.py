"""Checking again everything made known: what is new, what it costs nobody to stop, and what is decided about it."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from gongkai.disclosures import actions
from gongkai.disclosures.models import Attachment, Recheck, Revision
from gongkai.disclosures.queries import items_of, progress_of, rechecks
from gongkai.disclosures.queries.agreement import disagreements
from gongkai.disclosures.rules.words import Correction, ItemState, RecheckState, Stage
from gongkai.files.actions import store
from gongkai.ledger.models import Entry
from gongkai.ledger.rules.leaf import Log
from gongkai.screening.models import Scan, WordList
from gongkai.screening.rules import ScanState
from tests.factories import NOON, a_house, brought_to, started, take_on
from tests.rechecks import CHANGED, SETTLED, TITLE, erase, found, found_late, item, published, rechecked, suspend, words
from tests.scanner.making.office import core, docx, paragraph

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def house(db):
    return a_house()


# What is new


def test_a_new_word_finds_what_was_published_before(house):
    published(house, "党费收缴情况", TITLE)
    words(house, "红楼项目")

    assert found(rechecked()) == [(TITLE, ["红***"])]


def test_what_was_known_when_it_went_up_is_not_listed_again(house):
    row = words(house, "红楼项目", at=NOON)
    published(house, "关于红楼项目和蓝楼项目")
    words(house, "红楼项目", "蓝楼项目", row=row)

    assert found(rechecked()) == [("关于红楼项目和蓝楼项目", ["蓝***"])]


@pytest.mark.parametrize("entries", [("红军", "红楼"), ("红军",)])
def test_another_word_that_looks_the_same_when_masked_is_new(house, entries):
    row = words(house, "红楼", at=NOON)
    published(house, "红军和红楼")
    words(house, *entries, row=row)
    rechecked()

    assert [one["finding"]["place"]["start"] for one in item().findings] == [0]


def test_what_was_let_stay_is_not_listed_again(house):
    actions.let_stay(found_late(house), "公开的项目名称", by=house.clerk, at=SETTLED)
    words(house, "红楼项目", "说明", row=WordList.objects.get(), at=SETTLED)

    assert found(rechecked(SETTLED + timedelta(hours=1))) == [(TITLE, ["说*"])]


def test_what_nobody_has_decided_is_listed_again_and_the_last_recheck_asks(house):
    late = found_late(house)
    words(house, "红楼项目", "别的词", row=WordList.objects.get(), at=SETTLED)
    again = rechecked(SETTLED + timedelta(hours=1))

    assert found(again) == [(TITLE, ["红***"])]
    assert [one.standing for one in items_of(late.recheck)] == [ItemState.AGAIN]
    assert [(one.found, one.undecided) for one in rechecks()] == [(1, 1), (1, 0)]


# What is gone through


@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.WITH_HEAD, Stage.WITH_OFFICE, Stage.APPROVED])
def test_what_is_on_its_way_to_readers_is_checked(house, stage):
    brought_to(stage, house, title=TITLE)
    words(house, "红楼项目")

    assert found(rechecked()) == [(TITLE, ["红***"])]


def test_drafts_and_what_was_corrected_are_not_checked(house):
    started(house, title=TITLE)
    (old,) = published(house, TITLE)
    fresh = actions.correct(old, Correction.MINOR, "改正", by=house.drafter, at=NOON)
    Revision.objects.filter(pk=fresh.pk).update(title="新的说法")
    take_on(Revision.objects.get(pk=fresh.pk), Stage.PUBLISHED, house)
    words(house, "红楼项目")
    recheck = rechecked()

    assert (found(recheck), recheck.done, recheck.total) == ([], 1, 1)


def test_what_was_withdrawn_or_erased_is_not_checked(house):
    first, second, _stays = published(house, TITLE, TITLE, "别的")
    actions.withdraw(first, by=house.approver, at=NOON, reason="有误")
    erase(house, second)
    words(house, "红楼项目")
    recheck = rechecked()

    assert (found(recheck), recheck.done, recheck.total) == ([], 1, 1)


def test_what_is_suspended_is_checked_and_asks_once_it_is_back(house):
    (revision,) = published(house, TITLE)
    suspend(house, revision)
    words(house, "红楼项目")
    rechecked()
    before = item().standing
    actions.ask_restore(revision, by=house.reviewer, at=SETTLED, reason="已核实")
    actions.restore(revision, by=house.head, at=SETTLED, reason="已核实")

    assert (before, item().standing) == (ItemState.SUSPENDED, ItemState.OPEN)


# Files


def with_a_document(house, title="通知"):
    """Publish something with a document, of which readers get a copy without its author."""
    revision = started(house, title=title)
    content = docx(paragraph("红楼项目进展"), **{"docProps/core.xml": core(creator="张三")})
    stored = store(ContentFile(content), name="进展.docx", at=NOON)
    actions.attach(revision, stored, "进展.docx", by=house.drafter, at=NOON)
    return take_on(revision, Stage.PUBLISHED, house)


def test_files_are_scanned_again_and_readers_get_the_same_copies(house):
    with_a_document(house)
    before = Attachment.objects.get().served
    leaves = Entry.objects.filter(log=Log.PUBLIC).count()
    words(house, "红楼项目")

    assert found(rechecked()) == [("通知", ["红***"])]
    assert (before is not None, Attachment.objects.get().served) == (True, before)
    assert (Entry.objects.filter(log=Log.PUBLIC).count(), list(disagreements(Log.PUBLIC))) == (leaves, [])


def test_a_file_that_another_worker_reads_is_waited_for(house):
    with_a_document(house)
    words(house, "红楼项目")
    actions.recheck_next(SETTLED)
    recheck = Recheck.objects.get()
    scan = Scan.objects.create(
        stored=Attachment.objects.get().stored, name="进展.docx", rules=recheck.rules,
        state=ScanState.RUNNING, asked_at=SETTLED, begun_at=SETTLED,
    )  # fmt: skip

    assert (actions.recheck_next(SETTLED + MINUTE), found(recheck)) == (False, [])
    assert (found(rechecked(SETTLED + 20 * MINUTE)), Scan.objects.filter(pk=scan.pk).exists()) == (
        [("通知", ["红***"])],
        True,
    )


def test_a_file_that_cannot_be_read_is_tried_once_more_and_then_said(house):
    with_a_document(house)
    words(house, "红楼项目")
    actions.recheck_next(SETTLED)
    scan = {"stored": Attachment.objects.get().stored, "name": "进展.docx", "rules": Recheck.objects.get().rules}
    Scan.objects.create(**scan, state=ScanState.FAILED, asked_at=CHANGED)
    actions.recheck_next(SETTLED)
    read_again = Scan.objects.get(rules=scan["rules"]).state
    Scan.objects.filter(rules=scan["rules"]).update(state=ScanState.FAILED, findings=[])
    rechecked()

    assert (read_again, [one["finding"]["kind"] for one in item().findings]) == (ScanState.DONE, ["file_unreadable"])


# Pausing, stopping, going on


def test_a_pause_stops_it_and_it_goes_on_where_it_was(house):
    published(house, TITLE, TITLE, TITLE)
    words(house, "红楼项目")
    assert [actions.recheck_next(SETTLED) for _ in range(2)] == [True, True]
    recheck = Recheck.objects.get()
    actions.hold_recheck(recheck, RecheckState.PAUSED, by=house.clerk, at=SETTLED)
    assert (actions.recheck_next(SETTLED), progress_of(recheck)) == (False, (1, 3))
    actions.hold_recheck(recheck, RecheckState.RUNNING, by=house.approver, at=SETTLED)

    assert (len(found(rechecked())), Recheck.objects.get().done) == (3, 3)


def test_a_list_that_changes_stops_it_and_five_minutes_later_a_new_one_begins(house):
    published(house, TITLE, TITLE)
    row = words(house, "红楼项目")
    assert [actions.recheck_next(SETTLED) for _ in range(2)] == [True, True]
    words(house, "说明", row=row, at=SETTLED)
    rechecked(SETTLED + timedelta(minutes=4, seconds=59))
    assert list(Recheck.objects.values_list("state", "done")) == [(RecheckState.STOPPED, 1)]
    rechecked(SETTLED + 5 * MINUTE)

    assert list(Recheck.objects.values_list("state", "done")) == [(RecheckState.DONE, 2), (RecheckState.STOPPED, 1)]
    assert found(Recheck.objects.first()) == [(TITLE, ["说*"])] * 2


def test_one_that_was_stopped_is_begun_anew_though_the_list_is_as_it_was(house):
    published(house, TITLE)
    row = words(house, "红楼项目")
    actions.recheck_next(SETTLED)
    words(house, "说明", row=row, at=SETTLED)
    actions.recheck_next(SETTLED)
    words(house, "红楼项目", row=row, at=SETTLED)

    assert found(rechecked(SETTLED + 5 * MINUTE)) == [(TITLE, ["红***"])]


def test_nothing_begins_while_everything_was_checked_by_the_rules_in_force(house):
    published(house, TITLE)
    assert rechecked() is None
    words(house, "红楼项目")
    rechecked()

    assert (actions.recheck_next(SETTLED + timedelta(days=1)), Recheck.objects.count()) == (False, 1)


def test_a_worker_that_dies_between_two_or_in_one_loses_nothing(house):
    published(house, TITLE, TITLE)
    with_a_document(house)
    words(house, "红楼项目")
    for _ in range(3):
        actions.recheck_next(SETTLED)
    recheck = Recheck.objects.get()
    Scan.objects.create(
        stored=Attachment.objects.get().stored, name="进展.docx", rules=recheck.rules,
        state=ScanState.RUNNING, attempts=1, asked_at=SETTLED, begun_at=SETTLED,
    )  # fmt: skip

    assert found(rechecked(SETTLED + 16 * MINUTE)) == [(TITLE, ["红***"]), (TITLE, ["红***"]), ("通知", ["红***"])]


def test_what_goes_up_and_what_goes_down_meanwhile_is_counted(house):
    first, second = published(house, TITLE, TITLE)
    words(house, "红楼项目")
    actions.recheck_next(SETTLED)
    published(house, "新的一件", "新的又一件")
    actions.withdraw(second, by=house.approver, at=SETTLED, reason="有误")
    assert progress_of(Recheck.objects.get()) == (0, 3)
    recheck = rechecked()

    assert (found(recheck), progress_of(recheck)) == ([(first.title, ["红***"])], (3, 3))
