"""A bulletin holds what its maker may read, is for the narrowest of its audiences, and can be given out."""

from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from gongkai.channels.actions import Typed, put_bulletin
from gongkai.channels.models import Bulletin
from gongkai.channels.papers import FontsMissing, Paper, Part, as_docx, as_pdf
from gongkai.channels.queries import bulletins
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.models import Membership
from gongkai.orgs.queries import ANYBODY, viewer_of
from tests.channels.things import TODAY
from tests.factories import LONG_AGO, NOON, RungDraft, an_account, brought_to

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]


@pytest.fixture
def viewer(house):
    """Let the drafter be a member: he reads what is for the Party."""
    Membership.objects.create(person=house.drafter, unit=house.college, starts_on=LONG_AGO)
    return viewer_of(an_account(house.drafter), TODAY)


def known(house, title, audience=Audience.PUBLIC, **narrowed):
    revision = brought_to(
        Stage.PUBLISHED,
        house,
        title=title,
        narrower_reason="只涉及党内",
        rungs=(RungDraft(audience=audience, **narrowed),),
    )
    return f"{audience}/{revision.disclosure.public_id}", revision


def put(house, viewer, *keys, old=None, **more):
    typed = Typed(**{"title": "党务公开简报", "issue": "第1期", "issued_on": TODAY, "items": keys, **more})
    version = old.version if old else 0
    return put_bulletin(house.college, typed, viewer=viewer, by=house.drafter, at=NOON, old=old, version=version)


def reasons(*arguments, **more):
    with pytest.raises(Refused) as refused:
        put(*arguments, **more)
    return [one.code for one in refused.value.refusals]


def titles(bulletin, viewer):
    return [one.revision.title for one in bulletins.items_of(bulletin, viewer)]


def test_items_stand_in_the_order_that_was_chosen(house, viewer):
    first, second = known(house, "甲")[0], known(house, "乙")[0]

    assert titles(put(house, viewer, second, first), viewer) == ["乙", "甲"]


@pytest.mark.article(10)
def test_the_narrowest_item_says_for_whom_the_whole_is(house, viewer):
    public, inner = known(house, "公开的")[0], known(house, "党内的", Audience.INNER)[0]

    assert put(house, viewer, public).audience == "public"
    assert put(house, viewer, public, inner, issue="第2期").audience == "inner"


@pytest.mark.article(10)
def test_nothing_can_be_put_in_that_its_maker_may_not_read(house, viewer):
    inner = known(house, "党内的", Audience.INNER)[0]

    assert reasons(house, ANYBODY, inner) == ["bulletin_item_not_readable"]
    assert [one.revision.title for one in bulletins.to_choose(ANYBODY)] == []


@pytest.mark.article(10)
def test_what_is_for_a_part_of_the_members_or_for_named_people_is_not_offered(house, viewer):
    known(house, "一个学院的", Audience.INNER, units=(house.college,))
    known(house, "给某人的", Audience.SPECIFIC, people=(house.drafter,))

    assert bulletins.to_choose(viewer) == []


@pytest.mark.article(10)
def test_who_is_no_member_does_not_know_of_an_inner_bulletin(house, viewer):
    inner = put(house, viewer, known(house, "党内的", Audience.INNER)[0])
    from gongkai.orgs.queries import duties_of

    head = duties_of(house.head, TODAY)

    assert bulletins.bulletin_called(inner.public_id, head, ANYBODY) is None
    assert bulletins.bulletin_called(inner.public_id, head, viewer) == inner


def test_all_that_is_missing_is_said_at_once(house, viewer):
    said = reasons(house, viewer, title=" ", issue="", issued_on=None)

    assert said == ["bulletin_without_title", "bulletin_without_issue", "bulletin_without_day", "bulletin_empty"]


def test_an_issue_is_there_once_and_is_changed_by_one_at_a_time(house, viewer):
    key = known(house, "甲")[0]
    made = put(house, viewer, key)
    stale = Bulletin.objects.get()
    put(house, viewer, key, old=made, foreword="改过")

    assert reasons(house, viewer, key) == ["bulletin_issue_taken"]
    assert reasons(house, viewer, key, old=stale) == ["moved_meanwhile"]


def test_whoever_reviews_makes_none(house, viewer):
    reviewer = type(house)(**{**vars(house), "drafter": house.reviewer})

    assert reasons(reviewer, viewer, known(house, "甲")[0]) == ["not_your_task"]


@pytest.mark.article(8)
def test_what_was_taken_down_is_not_printed_any_more(house, viewer):
    key, revision = known(house, "甲")
    made = put(house, viewer, key, known(house, "乙")[0])

    disclosures.withdraw(revision, by=house.approver, at=NOON, reason="有误")

    assert titles(made, viewer) == ["乙"]


PAPER = Paper(
    "党务公开简报", "第1期", "党内公开", "", [Part("收缴情况", "某学院", ["#set [x] $y$ 共 12 元\x0b"])], "某学院编发"
)


def test_a_bulletin_is_written_as_docx_word_for_word():
    said = [one.text for one in Document(BytesIO(as_docx(PAPER))).paragraphs]

    assert said == ["党内公开", "党务公开简报", "第1期", "收缴情况", "某学院", "#set [x] $y$ 共 12 元", "某学院编发"]


def test_a_bulletin_is_typeset_as_pdf_and_no_word_of_it_is_obeyed():
    page = pypdfium2.PdfDocument(as_pdf(PAPER, fonts=""))[0].get_textpage().get_text_range()

    assert "#set [x] $y$ 共 12 元" in page.replace("\r\n", "")


def test_without_fonts_nothing_is_typeset(tmp_path):
    with pytest.raises(FontsMissing):
        as_pdf(PAPER, fonts=str(tmp_path))
