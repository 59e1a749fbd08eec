"""Erasing: what is destroyed, place by place, and what stays."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.disclosures import actions, queries
from gongkai.disclosures.actions.destroying import NO_HASH, TEXTS, forget
from gongkai.disclosures.models import (
    Attachment,
    Disclosure,
    DraftBuffer,
    Move,
    Pass,
    Proposal,
    Release,
    RestoreRequest,
    Revision,
)
from gongkai.disclosures.rules.words import Alarm, Correction, ReleaseState, Stage, Verb
from gongkai.files.actions import clear_away, store
from gongkai.files.models import Leftover, StoredFile
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience
from gongkai.notices.models import Notice
from gongkai.orgs.queries import ANYBODY
from tests.factories import NOON, RungDraft, a_house, a_person, started, take_on

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=3)
SECRET = "110101199003070011"


def a_file(revision, house, name=f"{SECRET}.txt", content=SECRET):
    stored = store(ContentFile(content.encode()), name=name, at=NOON)
    actions.attach(revision, stored, name, by=house.drafter, at=NOON)
    return stored


def full(house, *, corrected=True, **changes):
    """A matter that says the secret wherever something can be written, taken down; with a correction in work."""
    said = dict.fromkeys(("title", "document_no", "source_of_facts", "narrower_reason", "inner_first_waiver"), SECRET)
    revision = started(house, **{**said, "body": f"<p>{SECRET}</p>", "subjects": (a_person(),), **changes})
    a_file(revision, house)
    take_on(revision, Stage.IN_REVIEW, house)
    actions.send_back(revision, by=house.reviewer, at=NOON, reason=SECRET, anchors=["p1"])
    take_on(revision, Stage.PUBLISHED, house)
    if corrected:
        fresh = actions.correct(revision, Correction.MINOR, SECRET, by=house.drafter, at=NOON)
        actions.keep_buffer(fresh, {"title": [SECRET]}, by=house.drafter, at=NOON, version=1)
    actions.suspend(revision, by=house.reviewer, at=NOON, alarm=Alarm.PRIVACY, reason="写了当事人的证件号")
    actions.ask_restore(revision, by=house.reviewer, at=NOON, reason=SECRET)
    return revision


def erased(house, revision, **more):
    said = {"alarm": Alarm.PRIVACY, "reason": "附件含个人信息", "signed_in_at": LATER, **more}
    actions.erase(revision, by=house.approver, at=LATER, **said)
    return Disclosure.objects.get(pk=revision.disclosure_id)


@pytest.mark.article(9)
def test_no_text_of_any_revision_is_left():
    house = a_house()
    erased(house, full(house))

    assert {tuple(getattr(one, name) for name in TEXTS) for one in Revision.objects.all()} == {("",) * len(TEXTS)}
    assert [(one.plan, one.plan_hash) for one in Proposal.objects.all()] == [({}, NO_HASH)] * 2


def test_opinions_and_reasons_go_and_who_did_what_when_stays():
    house = a_house()
    revision = full(house)
    before = list(Move.objects.values_list("verb", "by", "at", "round"))
    erased(house, revision)

    moves = Move.objects.filter(pk__in=Move.objects.order_by("pk")[: len(before)])
    assert list(moves.values_list("verb", "by", "at", "round")) == before
    assert {(one.reason, json.dumps(one.anchors)) for one in moves} == {("", "[]")}
    assert set(Pass.objects.values_list("opinion", "plan_hash")) == {("", NO_HASH)}


def test_a_pass_still_shows_that_it_held_for_what_was_approved():
    house = a_house()
    revision = full(house)
    erased(house, revision)
    revision.refresh_from_db()

    assert [queries.holds(one, revision) for one in queries.passes_of(revision)] == [True, True, True]


def test_drafts_buffers_subjects_and_requests_go():
    house = a_house()
    revision = full(house)
    erased(house, revision)

    left = (DraftBuffer, RestoreRequest, Attachment, Revision.subjects.through)
    assert [model.objects.count() for model in left] == [0, 0, 0, 0]
    assert list(Revision.objects.order_by("number").values_list("stage", flat=True)) == ["published", "cancelled"]


def test_the_draft_of_a_correction_is_cancelled_in_the_open_and_does_not_come_back():
    house = a_house()
    revision = full(house)
    erased(house, revision)

    assert list(Move.objects.order_by("-pk").values_list("verb", flat=True)[:2]) == [Verb.ERASE, Verb.CANCEL]
    with pytest.raises(Refused, match="was_erased"):
        actions.resume(Revision.objects.get(number=2), by=house.drafter, at=LATER)


def test_nothing_more_of_it_is_published():
    house = a_house()
    ladder = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))
    revision = full(house, rungs=ladder)
    erased(house, revision)

    assert list(Release.objects.values_list("audience", "state")) == [("inner", ReleaseState.ERASED)]
    with pytest.raises(Refused, match="was_erased"):
        actions.publish(revision, by=house.drafter, at=LATER)


def test_what_readers_were_told_of_another_wording_goes_as_well():
    house = a_house()
    first = full(house, corrected=False)
    fresh = actions.correct(first, Correction.MINOR, "改正", by=house.drafter, at=NOON)
    take_on(fresh, Stage.PUBLISHED, house)
    actions.suspend(fresh, by=house.reviewer, at=NOON, alarm=Alarm.PRIVACY, reason="写了当事人的证件号")
    erased(house, fresh)

    releases = Release.objects.order_by("revision__number").values_list("state", "over_reason", "alarm")
    assert list(releases) == [("replaced", "", ""), ("erased", "附件含个人信息", "privacy")]


def test_notices_call_it_by_its_number():
    house = a_house()
    erased(house, full(house))

    assert {one.facts["title"] for one in Notice.objects.all()} == {"DW-JX-2026-00001"}
    told = set(Notice.objects.filter(kind="did_erase").values_list("person", flat=True))
    assert told == {house.drafter.pk, house.head.pk}


def test_a_tombstone_is_left_for_readers_with_one_line_of_what_happened_each():
    house = a_house()
    revision = full(house)
    erased(house, revision)

    shown = queries.reading(ANYBODY, revision.disclosure.public_id)
    assert (shown.state, shown.over_by, shown.over_at) == (ReleaseState.ERASED, house.approver, LATER)
    verbs = [(change.verb, change.note) for change in queries.change_history(shown, ANYBODY)]
    assert verbs == [(Verb.ERASE, "附件含个人信息"), (Verb.SUSPEND, ""), (Verb.PUBLISH, "")]


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"signed_in_at": LATER - timedelta(minutes=16)}, ["sign_in_to_erase"]),
        ({"reason": f"含{SECRET}"}, ["reason_leaks", "reason_repeats"]),
        ({"alarm": None, "reason": " "}, ["no_reason", "no_alarm"]),
    ],
)
def test_an_erasure_is_refused_and_nothing_is_lost(more, refused):
    house = a_house()
    revision = full(house)

    with pytest.raises(Refused) as why:
        erased(house, revision, **more)

    assert [one.code for one in why.value.refusals] == refused
    assert (Revision.objects.first().title, StoredFile.objects.count()) == (SECRET, 1)


def test_what_is_live_in_part_is_suspended_first():
    house = a_house()
    revision = full(house, corrected=False)
    fresh = actions.correct(revision, Correction.MINOR, "改正", by=house.drafter, at=NOON)
    take_on(fresh, Stage.PUBLISHED, house)

    with pytest.raises(Refused, match="moved_meanwhile"):
        erased(house, fresh)


def in_the_storage(stored):
    return [default_storage.exists(one.key) for one in stored]


def test_the_bytes_go_when_it_is_committed_and_a_clearing_broken_off_goes_on(django_capture_on_commit_callbacks):
    house = a_house()
    revision = full(house)
    stored = [revision.attachments.get().stored]
    with django_capture_on_commit_callbacks(execute=False) as after:
        erased(house, revision)
    assert (in_the_storage(stored), StoredFile.objects.count(), Leftover.objects.count()) == ([True], 0, 1)

    default_storage.delete(stored[0].key)
    after[0]()

    assert (in_the_storage(stored), Leftover.objects.count(), clear_away()) == ([False], 0, 0)


def test_a_file_that_another_matter_uses_stays_there(django_capture_on_commit_callbacks):
    house = a_house()
    revision = full(house)
    other = started(house)
    stored = a_file(other, house, name="名单.txt")
    with django_capture_on_commit_callbacks(execute=True):
        erased(house, revision)

    assert (in_the_storage([stored]), list(Attachment.objects.values_list("name", flat=True))) == ([True], ["名单.txt"])


def test_a_file_that_was_taken_out_again_goes_as_well(django_capture_on_commit_callbacks):
    house = a_house()
    revision = started(house)
    taken_out = a_file(revision, house)
    take_on(revision, Stage.IN_REVIEW, house)
    actions.send_back(revision, by=house.reviewer, at=NOON, reason="有个人信息")
    actions.detach(revision.attachments.get(), by=house.drafter, at=NOON)
    never_proposed = a_file(revision, house, content="另一份")
    actions.detach(revision.attachments.get(), by=house.drafter, at=NOON)
    take_on(revision, Stage.PUBLISHED, house)
    actions.suspend(revision, by=house.reviewer, at=NOON, alarm=Alarm.PRIVACY, reason="有个人信息")
    with django_capture_on_commit_callbacks(execute=True):
        erased(house, revision)

    assert in_the_storage([taken_out, never_proposed]) == [False, False]


def test_a_file_that_somebody_is_just_uploading_is_left_alone():
    house = a_house()
    revision = full(house)
    store(ContentFile(b"new"), name="new.txt", at=LATER)
    erased(house, revision)

    assert list(StoredFile.objects.values_list("size", flat=True)) == [3]


def test_sessions_forget_the_name_and_keep_the_rest():
    session = SessionStore()
    session.update(
        {"_auth_user_id": "1", "removed": {"a": {"name": f"{SECRET}.txt"}}, "_messages": json.dumps(["名单已上传"])}
    )
    session.create()

    assert forget({SECRET, "名单已上传", "1"}, NOON - timedelta(days=999)) == 1
    assert SessionStore(session.session_key).load() == {"_auth_user_id": "1"}


def cost_of_erasing(house, files):
    revision = full(house, corrected=False)
    fresh = actions.correct(revision, Correction.MINOR, "改正", by=house.drafter, at=NOON)
    for number in range(files):
        a_file(fresh, house, name=f"{number}.txt", content=f"{revision.pk} {number}")
    take_on(fresh, Stage.PUBLISHED, house)
    actions.suspend(fresh, by=house.reviewer, at=NOON, alarm=Alarm.PRIVACY, reason="写了当事人的证件号")
    with CaptureQueriesContext(connection) as counted:
        erased(house, fresh)
    return len(counted)


def test_an_erasure_costs_the_same_with_one_file_and_with_three():
    house = a_house()
    cost_of_erasing(house, 1)
    few, many = cost_of_erasing(house, 1), cost_of_erasing(house, 3)

    assert (few, few <= 110) == (many, True), (few, many)
