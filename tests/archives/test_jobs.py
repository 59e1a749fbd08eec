"""Archives are made by the worker: who asks, how far they are, what came of them, and when they are forgotten."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.archives import actions, queries
from gongkai.archives.actions import making
from gongkai.archives.models import Archive
from gongkai.archives.rules import ATTEMPTS, KEPT, STALE, Reach, State
from gongkai.disclosures.rules.words import Stage
from gongkai.files.models import StoredFile
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.notices.models import Notice
from gongkai.orgs.queries import duties_of
from tests.archives.test_left_out import erased, known, taken_down
from tests.factories import NOON, brought_to

pytestmark = pytest.mark.django_db


def asked(house, by=None, year=NOON.year, reach=Reach.WHOLE):
    return actions.order(year, None, reach, by=by or house.clerk, at=NOON)


def ran(archive, at=NOON):
    actions.run_next(at)
    archive.refresh_from_db()
    return archive


def may_fetch(archive, person, at=NOON):
    return queries.is_fetchable(archive, duties_of(person, at.date()), at)


def codes(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def test_the_worker_makes_it_and_tells_who_asked(house):
    brought_to(Stage.PUBLISHED, house)
    archive = ran(asked(house))
    assert (archive.state, archive.done, archive.total, archive.counts["matters"]) == ("ready", 1, 1, 1)
    assert (archive.file.digest, archive.file.size) == (archive.digest, archive.size)
    about = f"archive/{archive.public_id}"
    told = list(Notice.objects.filter(subject=about).values_list("person", "kind"))
    assert told == [(house.clerk.pk, "archive_ready")]


@pytest.mark.article(6)
def test_the_office_asks_and_fetches_and_nobody_else(house):
    others = (house.head, house.inspector, house.spokesperson, house.drafter)
    assert [codes(lambda by=by: asked(house, by=by)) for by in others] == [["archive_not_yours"]] * 4
    archive = ran(asked(house))
    people = (house.clerk, house.approver, *others)
    assert [may_fetch(archive, person) for person in people] == [True, True, False, False, False, False]


def test_a_year_to_come_and_a_second_one_at_a_time_are_refused(house):
    assert codes(lambda: asked(house, year=NOON.year + 1)) == ["archive_of_no_year"]
    asked(house)
    assert codes(lambda: asked(house)) == ["archive_in_hand"]


def test_what_is_erased_afterwards_can_no_longer_be_fetched_and_is_destroyed(house):
    revision = known(house)
    archive = ran(asked(house))
    key = archive.file.key
    erased(revision, house)
    assert may_fetch(archive, house.clerk, NOON + timedelta(hours=3)) is False
    actions.run_due(NOON + timedelta(hours=3))
    archive.refresh_from_db()
    assert (archive.state, archive.file, StoredFile.objects.filter(key=key).exists()) == ("gone", None, False)


def test_what_is_erased_while_it_is_made_is_not_in_it(house, monkeypatch):
    revision, write = known(house), making.write
    taken_down(revision, house)

    def interrupted(*given):
        counts = write(*given)
        from gongkai.disclosures.models import Disclosure

        Disclosure.objects.update(erased_by=house.approver, erased_at=NOON)
        return counts

    monkeypatch.setattr(making, "write", interrupted)
    archive = ran(asked(house))
    assert (archive.state, archive.attempts, archive.file) == ("waiting", 0, None)
    monkeypatch.setattr(making, "write", write)
    assert ran(archive).state == "ready"


def test_of_a_worker_that_is_killed_another_takes_it_over_and_nothing_is_left(house, monkeypatch, settings):
    archive, write = asked(house), making.write
    before = sorted(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir())

    def killed(*_given):
        raise SystemExit

    monkeypatch.setattr(making, "write", killed)
    with pytest.raises(SystemExit):
        ran(archive)
    monkeypatch.setattr(making, "write", write)
    at_once, later = actions.run_next(NOON), ran(archive, NOON + STALE + timedelta(seconds=1))
    assert (at_once, later.state, later.attempts) == (False, "ready", 2)
    assert sorted(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir()) == before


def test_one_that_kills_its_worker_each_time_is_given_up(house):
    archive = asked(house)
    Archive.objects.update(state=State.RUNNING, attempts=ATTEMPTS, beat_at=NOON - timedelta(hours=1))
    assert (ran(archive).state, archive.trouble) == ("failed", "archive_broke_off")


def test_where_there_is_no_room_it_says_so(house, settings, tmp_path):
    archive = asked(house)
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "not there"
    assert (ran(archive).state, archive.trouble) == ("failed", "archive_no_room")


def test_what_is_called_off_is_not_made(house):
    archive = asked(house)
    actions.call_off(archive, by=house.clerk, at=NOON)
    assert (ran(archive).state, codes(lambda: actions.call_off(archive, by=house.clerk, at=NOON))) == (
        "called_off", ["archive_over"])  # fmt: skip


def test_it_is_kept_for_a_week(house):
    archive = ran(asked(house))
    assert [may_fetch(archive, house.clerk, NOON + KEPT - timedelta(minutes=left)) for left in (1, 0)] == [True, False]
    actions.run_due(NOON + KEPT)
    archive.refresh_from_db()
    assert (archive.state, archive.file) == ("gone", None)


def test_everything_leaves_a_deed(house):
    archive = ran(asked(house))
    actions.fetched(archive, by=house.approver, at=NOON)
    found = [(line.leaf.reason, line.by) for line in read_deeds(deeds(Narrowed()))][:3]
    assert found == [("archive_fetched", house.approver.public_id), ("archive_made", house.clerk.public_id),
                     ("archive_asked", house.clerk.public_id)]  # fmt: skip


def test_the_number_of_queries_does_not_grow_with_the_matters(house, archived):
    def made(name):
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            archived(name=name)
        return len(asked_for)

    brought_to(Stage.PUBLISHED, house)
    archived(name="warm.zip")
    one = made("one.zip")
    for number in range(2):
        brought_to(Stage.PUBLISHED, house, title=f"第{number}件")
    archived(name="signed.zip")
    assert made("three.zip") == one


def test_the_file_in_the_store_is_the_one_with_the_digest(house):
    from hashlib import sha256

    archive = ran(asked(house, reach=Reach.PUBLIC))
    with default_storage.open(archive.file.key) as file:
        assert sha256(file.read()).hexdigest() == archive.digest
