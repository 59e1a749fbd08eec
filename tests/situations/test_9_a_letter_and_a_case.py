"""A letter complains of the head who would answer it; and an item about an open case cannot be made known."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from gongkai.accountability import actions as register
from gongkai.accountability.models import Case
from gongkai.accountability.rules.words import Kind as Ending
from gongkai.accountability.rules.words import Limb, Party
from gongkai.accountability.rules.writing import Decision, Proof, Written
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Stage
from gongkai.files.actions import store
from gongkai.mailbox import actions as mailbox
from gongkai.mailbox import queries as letters
from gongkai.mailbox.rules.words import Kind, State
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Ground, MatterClass
from gongkai.orgs.queries import duties_of
from tests.accountability.making import a_town
from tests.desk.walking import at, signed_in
from tests.factories import NOON, approved, brought_to, explained, passed, started
from tests.letters.making import a_letter, fresh

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
LATER = NOON + timedelta(hours=1)
PHRASE = "奖学金名单被人改动"
FILE = "改动前后的名单".encode()


@pytest.fixture
def town(settings, tmp_path):
    settings.MAILBOX_KEY = tmp_path / "mailbox-key"
    with time_machine.travel(LATER, tick=False):
        yield a_town()


def taken_on(letter, town):
    house = town.house
    mailbox.acknowledge(letter, by=house.clerk, at=NOON)
    mailbox.assign(fresh(letter), house.college, by=house.clerk, at=NOON)
    answer = {"by": house.drafter, "at": NOON}
    mailbox.save_answer(fresh(letter), "已经核实。", version=fresh(letter).version, **answer)
    mailbox.send_up(fresh(letter), version=fresh(letter).version, **answer)
    return fresh(letter)


@pytest.mark.article(14)
def test_whom_a_letter_complains_of_neither_sees_it_nor_answers_it(town):
    house = town.house
    letter = taken_on(a_letter(Kind.QUESTION, complains_of=house.head.name), town)
    page = reverse("desk:letter", args=[letter.public_id])

    assert letter.state == State.WITH_OFFICE
    assert [signed_in(person).get(page).status_code for person in (house.head, house.approver)] == [404, 200]
    with pytest.raises(Refused, match="letter_unknown"):
        mailbox.approve_answer(letter, by=house.head, at=NOON, version=letter.version)
    mailbox.approve_answer(letter, by=house.approver, at=NOON, version=letter.version)
    assert fresh(letter).state == State.ANSWERED


@pytest.mark.article(14)
def test_a_letter_that_complains_of_nobody_goes_to_the_head(town):
    assert taken_on(a_letter(Kind.QUESTION), town).state == State.WITH_HEAD


def reported(town):
    """Let a reader report what was done, and the keeper note a case from it."""
    letter = a_letter(Kind.REPORT, complains_of=town.house.head.name, text=f"{PHRASE}，请查。")
    mailbox.acknowledge(letter, by=town.keeper, at=NOON)
    said = Written(ground=Ground.FALSITY, happened="公示名单不是评审的名单。", consequence="两名学生没有领到。")
    case = register.note(said, town.house.college, town.house.head, concerns_unit=False, by=town.keeper, at=NOON)
    register.prove(case, Limb.GROUND, Proof(about="来信", code=f"letter/{letter.public_id}"), by=town.keeper, at=NOON)
    proof = Proof(about="改动前后", name="名单.txt", content=FILE)
    register.prove(case, Limb.CONSEQUENCE, proof, by=town.keeper, at=NOON)
    register.protect(case, PHRASE, by=town.keeper, at=NOON)
    register.open_case(case, by=town.keeper, at=NOON, version=Case.objects.get().version)
    return Case.objects.get()


def ended(case, town):
    act = {"by": town.keeper, "at": NOON}
    register.hear(case, Party.PERSON, "是我改的。", on=TODAY, declined=False, **act)
    decision = Decision(number="示纪〔2026〕3号", on=TODAY, kind=Ending.CIRCULATED)
    register.decide(case, decision, version=Case.objects.get().version, **act)
    register.close(case, version=Case.objects.get().version, **act)


def codes(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


@pytest.mark.article(9)
@pytest.mark.article(20)
def test_a_report_and_the_case_it_leads_to_are_known_to_the_keepers_alone(town):
    case, house = reported(town), town.house
    page = reverse("desk:case", args=[case.public_id])
    others = [house.head, house.drafter, house.clerk, house.approver]
    [report] = letters.letters_for(duties_of(town.keeper, TODAY), TODAY)

    assert [signed_in(person).get(page).status_code for person in others] == [404] * 4
    assert reverse("desk:letter", args=[report.public_id]) in signed_in(town.keeper).get(page).content.decode()


@pytest.mark.article(9)
def test_no_word_and_no_file_of_the_case_goes_up_and_the_drafter_is_not_told_why(town):
    case, house = reported(town), town.house
    revision = started(house, body=f"<p>关于{PHRASE}的说明。</p>")
    explained(revision, house)
    stored = store(ContentFile(FILE), name="附件.txt", at=NOON)
    shown = signed_in(house.drafter).post(at("propose", revision), {"version": revision.version}).content.decode()

    attach = lambda: disclosures.attach(revision, stored, "附件.txt", by=house.drafter, at=NOON)  # noqa: E731

    assert codes(attach) == ["file_kept_out"]
    assert codes(lambda: disclosures.propose(revision, by=house.drafter, at=NOON)) == ["text_kept_out"]
    assert "请删去，或联系纪委综合监察室" in shown
    assert [word for word in ("案件", "问责", case.number, "线索") if word in shown] == []


@pytest.mark.article(9)
def test_an_item_about_the_head_is_decided_by_nobody_until_the_case_is_closed(town):
    case, house = reported(town), town.house
    said = {"matter_class": MatterClass.D_ACCOUNTABILITY, "subjects": (house.head,)}
    revision = brought_to(Stage.IN_REVIEW, house, body=f"<p>对{house.head.name}通报批评。</p>", **said)
    passed(revision, house)
    before = codes(lambda: approved(revision, house))
    ended(case, town)
    approved(revision, house)
    disclosures.publish(revision, by=house.drafter, at=NOON)
    page = Client().get(reverse("portal:detail", args=[revision.disclosure.public_id]))

    assert (before, page.status_code, revision.stage) == (["must_wait"], 200, Stage.PUBLISHED)


@pytest.mark.article(9)
def test_what_was_on_its_way_when_the_case_was_noted_stops_there(town):
    revision = brought_to(Stage.APPROVED, town.house, body=f"<p>关于{PHRASE}的说明。</p>")
    reported(town)

    assert codes(lambda: disclosures.publish(revision, by=town.house.drafter, at=NOON)) == ["text_kept_out"]
