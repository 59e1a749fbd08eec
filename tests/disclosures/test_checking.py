"""The check before publication in the procedure: what is found goes with the proposal, its answers with the pass."""

import pytest
from django.core.files.base import ContentFile

from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import CheckRecord, Explanation, Verdict
from gongkai.disclosures.rules.putting_right import Fix
from gongkai.disclosures.rules.words import Correction, Stage
from gongkai.files.actions import store
from gongkai.measures.refusal import Refused
from gongkai.notices.models import Notice
from gongkai.orgs.queries import ANYBODY
from gongkai.screening import actions as screening
from gongkai.screening.models import Scan
from gongkai.screening.rules import Purpose, ScanState
from tests.disclosures.rules.cases import codes
from tests.factories import (
    NO_LINES_CROSSED,
    NOON,
    a_house,
    a_paper,
    approved,
    judged,
    passed,
    proposed,
    scanned,
    started,
    take_on,
)
from tests.screening.test_scanning import with_a_comment

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
MOBILE = "13812345678"


def with_a_number(house, **changes):
    return started(house, body=f"<p>联系电话 {MOBILE}</p>", **changes)


def refused(act, *arguments, **said):
    with pytest.raises(Refused) as refusal:
        act(*arguments, **said)
    return codes(refusal.value.refusals)


def attach(revision, house, content=b"", name="公示.docx"):
    stored = store(ContentFile(content or with_a_comment("内部意见")), name=name, at=NOON)
    return actions.attach(revision, stored, name, by=house.drafter, at=NOON)


@pytest.mark.article(16, 1)
def test_a_draft_goes_up_only_when_every_file_has_been_read():
    house = a_house()
    revision = started(house)
    attach(revision, house)

    assert refused(actions.propose, revision, by=house.drafter, at=NOON) == [("scan_unfinished", "公示.docx")]

    scanned()
    actions.propose(revision, by=house.drafter, at=NOON)
    assert revision.stage == Stage.IN_REVIEW


def test_a_file_that_could_not_be_read_bars_the_way_until_it_is_read_after_all():
    house = a_house()
    revision = started(house)
    attach(revision, house)
    Scan.objects.update(state=ScanState.FAILED)
    assert refused(actions.propose, revision, by=house.drafter, at=NOON) == [("scan_failed", "公示.docx")]

    actions.look_at_files(revision, at=NOON)
    scanned()

    actions.propose(revision, by=house.drafter, at=NOON)
    assert revision.stage == Stage.IN_REVIEW


def test_when_the_rules_change_a_draft_is_scanned_again_before_it_goes_up():
    house = a_house()
    revision = started(house)
    actions.attach(revision, a_paper("甲方代表"), "决定.txt", by=house.drafter, at=NOON)
    scanned()
    words = screening.Typed(name="称呼", entries="甲方代表")
    screening.keep_list(None, words, purpose=Purpose.WORDS, by=house.clerk, at=NOON)
    assert refused(actions.propose, revision, by=house.drafter, at=NOON) == [("scan_unfinished", "决定.txt")]

    assert (actions.ask_for_scans(NOON), actions.ask_for_scans(NOON)) == (1, 0)
    scanned()

    [one] = queries.check_of(revision).found
    assert (str(one.finding.kind), one.file) == ("school_word", "决定.txt")


def test_what_must_be_dealt_with_is_removed_or_explained():
    house = a_house()
    revision = with_a_number(house)
    [one] = queries.check_of(revision).found
    assert refused(actions.propose, revision, by=house.drafter, at=NOON) == [("finding_unexplained", one.mark)]

    actions.explain(revision, {one.mark: "学院公用手机"}, by=house.drafter, at=NOON)
    actions.propose(revision, by=house.drafter, at=NOON)

    [went_up] = queries.found_when_proposed(revision)
    assert (went_up.mark, went_up.reason, went_up.finding.masked) == (one.mark, "学院公用手机", "138******78")


def test_an_empty_reason_takes_the_explanation_back():
    house = a_house()
    revision = with_a_number(house)
    [one] = queries.check_of(revision).found
    actions.explain(revision, {one.mark: "学院公用手机"}, by=house.drafter, at=NOON)

    actions.explain(revision, {one.mark: " "}, by=house.drafter, at=NOON)

    assert Explanation.objects.count() == 0


@pytest.mark.article(16, 2)
def test_the_secrecy_pass_needs_a_verdict_on_each_and_keeps_it():
    house = a_house()
    revision = with_a_number(house)
    proposed(revision, house)
    [mark] = judged(revision)
    said = {"by": house.secrecy_reviewer, "at": NOON, "red_lines": NO_LINES_CROSSED}
    assert refused(actions.pass_secrecy, revision, **said) == [("finding_unjudged", mark)]

    actions.pass_secrecy(revision, verdicts={mark: "核对过，是公用手机"}, **said)

    [kept] = Verdict.objects.all()
    assert (kept.mark, kept.reason, kept.given.by, kept.given.plan_hash) == (
        mark,
        "核对过，是公用手机",
        house.secrecy_reviewer,
        revision.plan_hash,
    )


@pytest.mark.article(16, 2)
def test_a_verdict_holds_for_its_round_alone():
    house = a_house()
    revision = with_a_number(house)
    proposed(revision, house)
    actions.pass_secrecy(
        revision, by=house.secrecy_reviewer, at=NOON, red_lines=NO_LINES_CROSSED, verdicts=judged(revision)
    )
    actions.send_back(revision, by=house.reviewer, at=NOON, reason="请补充")
    proposed(revision, house)

    assert queries.verdicts_on(revision) == {}
    said = {"by": house.secrecy_reviewer, "at": NOON, "red_lines": NO_LINES_CROSSED}
    assert refused(actions.pass_secrecy, revision, **said) == [("finding_unjudged", one) for one in judged(revision)]


def test_the_check_that_is_kept_names_the_plan_and_shows_no_number():
    house = a_house()
    revision = with_a_number(house)
    proposed(revision, house)

    record = CheckRecord.objects.get()

    assert (record.plan_hash, record.round) == (revision.plan_hash, 1)
    assert MOBILE not in str(record.findings)


@pytest.mark.article(16, 3)
def test_what_is_approved_and_committed_to_is_the_clean_copy():
    house = a_house()
    revision = started(house)
    attachment = attach(revision, house)
    proposed(revision, house)
    passed(revision, house)
    approved(revision, house)
    actions.publish(revision, by=house.drafter, at=NOON)
    attachment.refresh_from_db()

    given = queries.attachment_for(ANYBODY, attachment.public_id).for_readers

    assert given.pk != attachment.stored_id
    assert queries.plan_of(revision).attachments == (("公示.docx", given.digest),)
    assert [one.revision for one in queries.public_releases_with_file(given.digest)] == [revision]
    assert queries.public_releases_with_file(attachment.stored.digest) == []


def test_a_correction_takes_over_what_was_explained_and_the_copies():
    house = a_house()
    revision = with_a_number(house)
    attach(revision, house)
    take_on(revision, Stage.PUBLISHED, house)

    fresh = actions.correct(revision, Correction.MINOR, "更正一处", by=house.drafter, at=NOON)

    assert queries.check_of(fresh).found == queries.found_when_proposed(take_on(fresh, Stage.IN_REVIEW, house))
    assert fresh.attachments.get().served == revision.attachments.get().served


def test_a_place_is_put_right_when_somebody_asks_and_a_stale_page_changes_nothing():
    house = a_house()
    revision = with_a_number(house)
    [one] = queries.check_of(revision).found
    said = {"by": house.drafter, "at": NOON}
    assert refused(actions.put_right, revision, one.mark, Fix.MASK, version=7, **said) == ["moved_meanwhile"]

    actions.put_right(revision, one.mark, Fix.MASK, version=revision.version, **said)

    assert (revision.body, queries.check_of(revision).found) == ("<p>联系电话 138******78</p>", ())
    assert refused(actions.put_right, revision, one.mark, Fix.CUT, version=2, **said) == ["finding_gone"]


def test_a_number_in_a_title_does_not_travel_with_notices():
    house = a_house()
    proposed(started(house, title=f"关于{MOBILE}的公示"), house)

    assert {notice.facts["title"] for notice in Notice.objects.all()} == {"关于138******78的公示"}


@pytest.mark.article(8)
@pytest.mark.parametrize("act", [actions.suspend, actions.withdraw])
def test_the_reason_that_readers_are_told_holds_no_number_itself(act):
    house = a_house()
    revision = take_on(started(house), Stage.PUBLISHED, house)
    said = {"alarm": "privacy"} if act is actions.suspend else {}

    assert refused(act, revision, by=house.approver, at=NOON, reason=f"含{MOBILE}", **said) == [
        ("reason_leaks", "reason")
    ]
