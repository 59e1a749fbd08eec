"""What was found when something went up, and why it was let stay, is kept by the database itself until it is erased."""

import pytest
from django.db import DatabaseError

from gongkai.disclosures.models import CheckRecord, Explanation, Verdict
from gongkai.disclosures.rules.words import Stage
from gongkai.files.models import StoredFile
from gongkai.screening.models import CleanCopy, Scan
from tests.disclosures.test_erasing import SECRET, erased, full
from tests.disclosures.test_erasure_in_the_database import DOWN, HASH, MARK
from tests.disclosures.test_triggers import ask, drop
from tests.factories import a_house, brought_to

pytestmark = [pytest.mark.django_db, pytest.mark.article(16, 2)]
CHECK, VERDICT = "UPDATE disclosures_checkrecord SET", "UPDATE disclosures_verdict SET"
BLANKED = (f"{CHECK} findings = '[]', plan_hash = '{HASH}'", f"{VERDICT} reason = ''")
OTHERWISE = (
    f"{CHECK} rules = 'x'",
    f"{CHECK} round = 9",
    f"{CHECK} lists = '|x|'",
    f"{CHECK} findings = '[1]'",
    f"{VERDICT} mark = 'x'",
    f"{VERDICT} reason = 'x'",
)
DELETED = ("DELETE FROM disclosures_verdict", "DELETE FROM disclosures_checkrecord")


def a_judged_matter(stage=Stage.WITH_HEAD):
    house = a_house()
    return house, brought_to(stage, house, body="<p>电话 13812345678</p>")


@pytest.mark.parametrize("statement", [*BLANKED, *OTHERWISE, *DELETED])
def test_the_database_keeps_it_and_gives_way_only_without_its_trigger(statement):
    a_judged_matter()

    with pytest.raises(DatabaseError, match="record_is_kept"):
        ask(statement)

    drop("record_is_kept", statement)
    ask(statement)


@pytest.mark.parametrize("statement", BLANKED)
def test_an_erasure_may_blank_it(statement):
    a_judged_matter(Stage.PUBLISHED)
    ask(DOWN)
    ask(MARK)

    ask(statement)


@pytest.mark.parametrize("statement", [*OTHERWISE, *DELETED])
def test_an_erasure_may_do_nothing_else_with_it(statement):
    a_judged_matter(Stage.PUBLISHED)
    ask(DOWN)
    ask(MARK)

    with pytest.raises(DatabaseError, match="record_is_kept"):
        ask(statement)


@pytest.mark.article(9)
def test_after_an_erasure_nothing_tells_what_was_found_or_what_readers_got():
    house = a_house()
    erased(house, full(house))

    assert [CheckRecord.objects.exclude(findings=[]).count(), Verdict.objects.exclude(reason="").count()] == [0, 0]
    assert [model.objects.count() for model in (Explanation, Scan, CleanCopy, StoredFile)] == [0, 0, 0, 0]
    assert CheckRecord.objects.filter(rules="").count() == 0
    assert SECRET not in str(list(CheckRecord.objects.values()))
