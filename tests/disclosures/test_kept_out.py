"""What may not be made known now enters no disclosure: as wording, as file, or as a matter about somebody."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from gongkai.disclosures import actions
from gongkai.disclosures.actions import clock
from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries import check_of
from gongkai.disclosures.rules.words import Stage
from gongkai.files.actions import store
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, MatterClass
from gongkai.screening.actions import Typed, keep_list, keep_out, let_in
from gongkai.screening.rules import Guard, Guarded, Purpose
from tests.factories import NOON, a_house, a_paper, approved, brought_to, explained, passed, proposed, scanned, started

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
PHRASE = "采购评审意见被人改动"
ABOUT_IT = "<p>关于采购评审意见被人改动一事的情况。</p>"
CLASS = {"matter_class": MatterClass.D_ACCOUNTABILITY}


@pytest.fixture
def house(settings, tmp_path):
    settings.MAILBOX_KEY = tmp_path / "mailbox-key"
    return a_house()


def guarded(kind, value, *names):
    return keep_out(Guard(kind, value, names), at=NOON)


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return [(refusal.code, refusal.about) for refusal in caught.value.refusals]


def test_a_wording_that_is_kept_out_is_not_proposed_whatever_is_said_for_it(house):
    guarded(Guarded.PHRASE, PHRASE)
    revision = started(house, body=ABOUT_IT)
    explained(revision, house)

    assert refused(lambda: actions.propose(revision, by=house.drafter, at=NOON)) == [("text_kept_out", "")]


def test_a_title_counts_as_well(house):
    guarded(Guarded.PHRASE, PHRASE)
    revision = started(house, title=f"{PHRASE}的通报")
    explained(revision, house)

    assert refused(lambda: actions.propose(revision, by=house.drafter, at=NOON)) == [("text_kept_out", "")]


def test_a_wording_in_a_file_is_found(house):
    guarded(Guarded.PHRASE, PHRASE)
    revision = started(house)
    actions.attach(revision, a_paper(f"说明：{PHRASE}。"), "说明.txt", by=house.drafter, at=NOON)
    explained(revision, house)

    assert refused(lambda: actions.propose(revision, by=house.drafter, at=NOON)) == [("file_kept_out", "说明.txt")]


def test_what_is_said_of_it_tells_nobody_why(house):
    guarded(Guarded.PHRASE, PHRASE)
    [found] = check_of(started(house, body=ABOUT_IT)).found

    assert (found.finding.reason, found.finding.fix) == (
        "此处内容不得公开。（词表：不得公开的内容）", "请删去，或联系纪委综合监察室。")  # fmt: skip


def test_the_offices_allow_list_lets_nothing_pass_that_is_kept_out(house):
    guarded(Guarded.PHRASE, PHRASE)
    typed = Typed(name="放行", entries=f"关于{PHRASE}一事")
    keep_list(None, typed, purpose=Purpose.ALLOWED, by=house.clerk, at=NOON)
    revision = started(house, body=ABOUT_IT)

    explained(revision, house)

    assert refused(lambda: actions.propose(revision, by=house.drafter, at=NOON)) == [("text_kept_out", "")]


def test_a_file_that_is_kept_out_cannot_be_attached(house):
    paper = a_paper("谈话记录")
    guarded(Guarded.FILE, paper.digest)
    revision = started(house)

    same = store(ContentFile("谈话记录".encode()), name="别的名字.txt", at=NOON)
    assert refused(lambda: actions.attach(revision, same, "附件.txt", by=house.drafter, at=NOON)) == [
        ("file_kept_out", "附件.txt")]  # fmt: skip


def test_a_file_that_is_kept_out_takes_no_others_place(house):
    paper = a_paper("谈话记录")
    revision = started(house)
    attachment = actions.attach(revision, a_paper("表格"), "附件.txt", by=house.drafter, at=NOON)
    guarded(Guarded.FILE, paper.digest)
    revision.refresh_from_db()
    said = {"by": house.drafter, "at": NOON, "version": revision.version}

    assert refused(lambda: actions.replace_file(attachment, paper, **said)) == [("file_kept_out", "附件.txt")]


def test_a_file_attached_before_is_not_proposed(house):
    paper = a_paper("谈话记录")
    revision = started(house)
    actions.attach(revision, paper, "附件.txt", by=house.drafter, at=NOON)
    guarded(Guarded.FILE, paper.digest)
    explained(revision, house)

    assert refused(lambda: actions.propose(revision, by=house.drafter, at=NOON)) == [("file_kept_out", "附件.txt")]


@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.WITH_HEAD])
def test_what_was_proposed_before_goes_no_further(house, stage):
    revision = brought_to(stage, house, body=ABOUT_IT)
    guarded(Guarded.PHRASE, PHRASE)
    on = passed if stage is Stage.IN_REVIEW else approved

    assert refused(lambda: on(revision, house)) == [("text_kept_out", "")]


def test_what_was_approved_before_is_not_published(house):
    revision = brought_to(Stage.APPROVED, house, body=ABOUT_IT)
    guarded(Guarded.PHRASE, PHRASE)

    assert refused(lambda: actions.publish(revision, by=house.drafter, at=NOON)) == [("text_kept_out", "")]


def test_files_are_read_anew_before_anything_is_approved(house):
    revision = started(house)
    actions.attach(revision, a_paper(f"说明：{PHRASE}。"), "说明.txt", by=house.drafter, at=NOON)
    proposed(revision, house)
    passed(revision, house)
    guarded(Guarded.PHRASE, PHRASE)
    before = refused(lambda: approved(revision, house))
    actions.ask_for_scans(NOON)
    scanned()

    assert (before, refused(lambda: approved(revision, house))) == (
        [("scan_unfinished", "说明.txt")], [("file_kept_out", "说明.txt")])  # fmt: skip


def test_when_it_is_let_in_again_all_goes_on(house):
    revision = brought_to(Stage.WITH_HEAD, house, body=ABOUT_IT)
    row = guarded(Guarded.PHRASE, PHRASE)
    let_in([row.pk], at=NOON)
    approved(revision, house)

    assert revision.stage == Stage.APPROVED


def test_a_matter_about_somebody_who_is_guarded_waits_for_its_last_decision_alone(house):
    guarded(Guarded.PERSON, str(house.clerk.public_id), house.clerk.name)
    revision = brought_to(Stage.WITH_HEAD, house, subjects=(house.clerk,), **CLASS)

    assert refused(lambda: approved(revision, house)) == [("must_wait", "")]


def test_his_name_in_the_text_is_enough(house):
    guarded(Guarded.PERSON, str(house.clerk.public_id), house.clerk.name)
    revision = brought_to(Stage.WITH_HEAD, house, body=f"<p>对{house.clerk.name}问责。</p>", **CLASS)

    assert refused(lambda: approved(revision, house)) == [("must_wait", "")]


def test_a_unit_is_guarded_by_its_name(house):
    guarded(Guarded.UNIT, house.office.code, house.office.name)
    revision = brought_to(Stage.WITH_HEAD, house, body="<p>对党政办公室问责。</p>", **CLASS)

    assert refused(lambda: approved(revision, house)) == [("must_wait", "")]


def test_everything_else_about_him_is_made_known_as_ever(house):
    guarded(Guarded.PERSON, str(house.clerk.public_id), house.clerk.name)
    revision = brought_to(Stage.PUBLISHED, house, body=f"<p>{house.clerk.name}收缴党费。</p>")

    assert revision.stage == Stage.PUBLISHED


def test_the_clock_waits_and_troubles_nobody(house):
    at = NOON + timedelta(hours=1)
    rung = actions.RungDraft(audience=Audience.PUBLIC, starts_at=at)
    brought_to(Stage.APPROVED, house, body=f"<p>对{house.clerk.name}问责。</p>", rungs=(rung,), **CLASS)
    guarded(Guarded.PERSON, str(house.clerk.public_id), house.clerk.name)
    done = clock.run_due(at)

    assert (done, Revision.objects.get().rungs.get().held_up) == (0, [])
