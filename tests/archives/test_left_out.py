"""What may not be in an archive: what was erased, what was taken down, what may not be made known now."""

from datetime import timedelta

import pytest

from gongkai.archives.rules import Reach
from gongkai.disclosures import actions
from gongkai.disclosures.models import Disclosure, Release
from gongkai.disclosures.rules.words import Alarm, ReleaseState
from gongkai.screening.actions import keep_out
from gongkai.screening.rules import Guard, Guarded
from tests.archives.test_contents import with_file
from tests.archives.unpacked import checked, holds, names, proved, read
from tests.factories import NOON

pytestmark = pytest.mark.django_db
WORDS = "现将帮扶名单里的困难情况公示如下"
HOUR = timedelta(hours=1)


def known(house):
    """Make something known whose words, file and title stand nowhere else."""
    return with_file(house, "附件里的困难情况", title="困难帮扶的公示", body=f"<p>{WORDS}</p>")


def taken_down(revision, house):
    actions.suspend(revision, by=house.reviewer, at=NOON + HOUR, alarm=Alarm.PRIVACY, reason="含个人信息")


def erased(revision, house):
    taken_down(revision, house)
    at = NOON + 2 * HOUR
    actions.erase(revision, by=house.approver, at=at, alarm=Alarm.PRIVACY, reason="误传", signed_in_at=at)


def traces(archive):
    return [one for one in (WORDS, "附件里的困难情况", "困难帮扶的公示", "明细.txt") if holds(archive, one)]


def test_a_trace_would_be_found(house, archived):
    known(house)
    assert len(traces(archived())) == 4


def test_of_what_was_erased_nothing_is_left_but_the_tombstone(house, archived):
    erased(known(house), house)
    archive = archived()
    number = Disclosure.objects.get().index_no
    said = read(archive, f"public/{number}/metadata.json")
    assert (traces(archive), said["standing"], "revisions" in said) == ([], "erased", False)
    assert [one and one.facts["told"] for one in proved(archive, "public").values()][-1] == "误传"
    assert checked(archive).returncode == 0


@pytest.mark.parametrize("reach", list(Reach))
def test_of_what_is_suspended_there_is_neither_text_nor_file(house, archived, reach):
    taken_down(known(house), house)
    archive = archived(reach)
    assert traces(archive) == []
    assert [name for name in names(archive) if "attachments" in name] == []


def test_what_is_withdrawn_says_why_and_no_more(house, archived):
    revision = known(house)
    actions.withdraw(revision, by=house.approver, at=NOON + HOUR, reason="含个人信息")
    archive = archived()
    page = next(archive.root.glob("public/*/page.html")).read_text("utf-8")
    assert (traces(archive), "含个人信息" in page, "已撤下" in page) == ([], True, True)


def test_a_text_whose_notice_period_is_over_is_kept_within(house, archived):
    known(house)
    Release.objects.update(state=ReleaseState.ENDED, over_at=NOON)
    number = Disclosure.objects.get().index_no
    whole, public = archived(), archived(Reach.PUBLIC, name="public.zip")
    assert (traces(public), len(traces(whole))) == ([], 4)
    pages = {name: WORDS in (whole.root / name).read_text("utf-8") for name in names(whole) if "page.html" in name}
    assert pages == {f"inner/ended/{number}/page.html": True, f"public/{number}/page.html": False}


@pytest.mark.parametrize("kind", ["phrase", "file"])
def test_what_an_open_case_keeps_out_is_left_out_and_nothing_says_so(house, archived, kind):
    revision = known(house)
    value = WORDS if kind == "phrase" else revision.attachments.get().stored.digest
    before = archived()
    keep_out(Guard(Guarded(kind), value), at=NOON)
    after = archived(name="after.zip")
    number = Disclosure.objects.get().index_no
    assert [name for name in names(after) if number in name] == []
    assert (traces(after), after.counts.matters, before.counts.matters) == ([], 0, 1)
    assert (after.root / "README.txt").read_bytes() == (before.root / "README.txt").read_bytes()


def test_there_is_no_word_of_the_register_of_cases_and_none_of_letters(house, archived):
    known(house)
    found = names(archived())
    assert [name for name in found if "case" in name or "accountability" in name] == []
    assert [name for name in found if "letter" in name] == ["inner/records/letters.json"]
