"""Files are scanned one after the other, whatever becomes of the worker; readers get a clean copy."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongkai.files.actions import store
from gongkai.files.queries import opened
from gongkai.screening import actions, queries
from gongkai.screening.models import CleanCopy, Scan
from gongkai.screening.rules import Purpose, ScanState
from tests.factories import NOON, a_house, a_paper

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
LATER = NOON + timedelta(hours=1)


def with_a_comment(text):
    document, content = docx.Document(), BytesIO()
    run = document.add_paragraph().add_run("公示内容")
    document.add_comment(run, text=text, author="某某")
    document.save(content)
    return content.getvalue()


def check(stored, name="决定.txt"):
    return queries.checks_of([(stored.pk, name)], queries.rules_in_force())[stored.pk, name]


def test_a_file_waits_until_it_has_been_scanned():
    stored = a_paper("电话13812345678")
    actions.ask(stored, "决定.txt", at=NOON)
    before = check(stored).state

    assert actions.scan_next(NOON)

    assert (before, check(stored).state) == (ScanState.WAITING, ScanState.DONE)
    assert [finding.masked for finding in check(stored).findings] == ["138******78"]


def test_nothing_is_scanned_twice_and_nothing_waits_in_the_end():
    stored = a_paper()
    for _ in range(3):
        actions.ask(stored, "决定.txt", at=NOON)

    assert [actions.scan_next(NOON) for _ in range(2)] == [True, False]


def test_whoever_comes_second_leaves_the_scan_to_the_first():
    scan = actions.ask(a_paper(), "决定.txt", at=NOON)
    Scan.objects.filter(pk=scan.pk).update(state=ScanState.RUNNING, begun_at=NOON)

    actions.scan_now(scan, at=NOON)

    assert Scan.objects.get().attempts == 0
    assert not actions.scan_next(NOON + timedelta(minutes=14))


def test_a_scan_whose_worker_died_is_begun_again_and_fails_in_the_end():
    stored = a_paper()
    scan = actions.ask(stored, "决定.txt", at=NOON)
    Scan.objects.filter(pk=scan.pk).update(state=ScanState.RUNNING, begun_at=NOON, attempts=3)

    assert actions.scan_next(NOON + timedelta(minutes=16))
    assert check(stored).state is ScanState.FAILED

    assert actions.ask_again([(stored.pk, "决定.txt")], at=LATER) == 1
    assert actions.scan_next(LATER)
    assert check(stored).state is ScanState.DONE


def test_a_file_that_the_storage_has_lost_has_failed_and_is_not_passed_over():
    stored = a_paper()
    default_storage.delete(stored.key)
    actions.ask(stored, "决定.txt", at=NOON)

    actions.scan_next(NOON)

    assert check(stored).state is ScanState.FAILED


def test_a_scan_that_came_too_late_for_its_rules_makes_room_for_one_by_the_new_ones():
    house, stored = a_house(), a_paper("甲方代表")
    actions.ask(stored, "决定.txt", at=NOON)
    words = actions.Typed(name="称呼", entries="甲方代表")
    actions.keep_list(None, words, purpose=Purpose.WORDS, by=house.clerk, at=NOON)

    while actions.scan_next(LATER):
        pass

    assert [str(finding.kind) for finding in check(stored).findings] == ["school_word"]


def test_readers_get_a_copy_without_what_they_would_not_see():
    stored = store(ContentFile(with_a_comment("别公开13812345678")), name="公示.docx", at=NOON)
    actions.ask(stored, "公示.docx", at=NOON)

    actions.scan_next(NOON)

    copied = check(stored, "公示.docx").copied
    with opened(copied.copy) as copy, ZipFile(copy) as parts:
        assert not any(b"13812345678" in parts.read(name) for name in parts.namelist())
    assert ("批注" in {what for _part, what in copied.changes}, copied.why_not) == (True, "")
    assert check(stored, "公示.docx").findings == ()


def test_text_is_its_own_copy():
    stored = a_paper()
    actions.ask(stored, "决定.txt", at=NOON)

    actions.scan_next(NOON)

    assert CleanCopy.objects.get().copy == stored
