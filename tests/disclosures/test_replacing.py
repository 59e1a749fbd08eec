"""A file in the place of another: the same attachment, everything beside it as it was, and a line in the log."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import Contribution, DraftBuffer, Explanation
from gongkai.disclosures.rules.words import Alarm, Correction, Stage
from gongkai.files.actions import store
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.screening.models import Scan
from tests.factories import NOON, a_house, a_paper, a_person, a_post, started, take_on

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=3)


@pytest.fixture
def house():
    return a_house()


def with_files(house, *names):
    revision = started(house)
    for name in names:
        actions.attach(revision, a_paper(f"{revision.pk} {name}"), name, by=house.drafter, at=NOON)
    revision.refresh_from_db()
    return revision


def replaced(file, house, *, content="遮盖后", by=None, version=None):
    version = file.revision.version if version is None else version
    actions.replace_file(file, a_paper(content), by=by or house.drafter, at=NOON, version=version)
    file.refresh_from_db()
    file.revision.refresh_from_db()


@pytest.mark.article(9)
def test_the_other_file_takes_the_name_and_the_position(house):
    revision = with_files(house, "一.txt", "二.txt", "三.txt")
    file = revision.attachments.get(name="二.txt")
    others = list(revision.attachments.exclude(pk=file.pk).values())

    replaced(file, house)

    assert [one.name for one in queries.attachments_of(revision)] == ["一.txt", "二.txt", "三.txt"]
    assert file.stored == a_paper("遮盖后")
    assert list(revision.attachments.exclude(pk=file.pk).values()) == others


def test_the_draft_is_a_version_further_and_says_the_same(house):
    revision = with_files(house, "一.txt")
    actions.explain(revision, {"m": "可以公开"}, by=house.drafter, at=NOON)
    before, said = revision.version, (revision.title, revision.body, revision.stage)

    replaced(revision.attachments.get(), house)

    revision.refresh_from_db()
    assert (revision.version, (revision.title, revision.body, revision.stage)) == (before + 1, said)
    assert list(Explanation.objects.values_list("mark", "reason")) == [("m", "可以公开")]


def test_the_other_file_is_to_be_read(house):
    file = with_files(house, "一.txt").attachments.get()

    replaced(file, house)

    assert Scan.objects.get(stored=file.stored).name == "一.txt"


def test_readers_get_nothing_that_was_made_of_the_file_before(house):
    revision = with_files(house, "一.txt")
    take_on(revision, Stage.PUBLISHED, house)
    fresh = actions.correct(revision, Correction.MINOR, "附件有误", by=house.drafter, at=NOON)
    file = fresh.attachments.get()
    assert file.served == file.stored

    replaced(file, house)

    published = revision.attachments.get()
    assert (file.served, published.served) == (None, published.stored)
    assert queries.given_to_readers(file) == file.stored == a_paper("遮盖后")


def test_the_log_says_who_did_it_and_proves_which_file_it_was(house):
    revision = with_files(house, "一.txt")
    file = revision.attachments.get()
    before = file.stored.digest

    replaced(file, house, by=house.head)

    [line] = [one for one in read_deeds(deeds(Narrowed())) if one.leaf.reason == "disclosure_file_replaced"]
    assert (line.by, line.told, line.leaf.item) == (
        house.head.public_id, {"unit": "unit/JX", "revision": 1}, f"disclosure/{revision.disclosure.public_id}",
    )  # fmt: skip
    assert before not in str(line.told)
    assert Contribution.objects.filter(revision=revision, person=house.head).exists()


@pytest.mark.parametrize("version", [1, 99])
def test_who_has_looked_at_another_version_is_refused(house, version):
    file = with_files(house, "一.txt").attachments.get()

    with pytest.raises(Refused, match="moved_meanwhile"):
        replaced(file, house, version=version)

    file.refresh_from_db()
    assert file.stored == a_paper(f"{file.revision_id} 一.txt")


def test_who_does_not_write_the_draft_is_refused(house):
    file = with_files(house, "一.txt").attachments.get()

    for stranger in (house.reviewer, house.clerk, a_person()):
        with pytest.raises(Refused, match="not_your_task"):
            replaced(file, house, by=stranger)


def test_what_has_gone_up_keeps_its_files(house):
    revision = with_files(house, "一.txt")
    take_on(revision, Stage.IN_REVIEW, house)

    with pytest.raises(Refused, match="not_a_draft"):
        replaced(revision.attachments.get(), house)


def test_what_he_has_typed_and_not_saved_goes_on_from_the_draft_with_the_other_file(house):
    revision = with_files(house, "一.txt")
    other = a_post(Role.DRAFTER, house.college)
    for by in (house.drafter, other):
        actions.keep_buffer(revision, {"title": ["x"]}, by=by, at=NOON, version=revision.version)

    replaced(revision.attachments.get(), house)

    kept = {one.person_id: one.version - revision.version for one in DraftBuffer.objects.all()}
    assert kept == {house.drafter.pk: 1, other.pk: 0}


def test_what_he_typed_at_an_earlier_version_still_meets_what_came_after(house):
    revision = with_files(house, "一.txt")
    actions.keep_buffer(revision, {"title": ["x"]}, by=house.drafter, at=NOON, version=1)

    replaced(revision.attachments.get(), house)

    assert DraftBuffer.objects.get().version == 1


@pytest.mark.article(9)
def test_an_erasure_destroys_the_file_before_as_well(house, django_capture_on_commit_callbacks):
    revision = started(house)
    stored = store(ContentFile(b"210303199003070019"), name="a.txt", at=NOON)
    actions.attach(revision, stored, "a.txt", by=house.drafter, at=NOON)
    revision.refresh_from_db()
    replaced(revision.attachments.get(), house)
    take_on(revision, Stage.PUBLISHED, house)
    actions.suspend(revision, by=house.reviewer, at=NOON, alarm=Alarm.PRIVACY, reason="有个人信息")
    said = {"alarm": Alarm.PRIVACY, "reason": "附件含个人信息", "signed_in_at": LATER}
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(revision, by=house.approver, at=LATER, **said)

    assert default_storage.exists(stored.key) is False
