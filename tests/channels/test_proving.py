"""No evidence, no disclosure on paper; with evidence it stands, and what was due is met."""

import pytest
from django.db import DatabaseError, transaction

from gongkai.channels.models import Evidence, EvidenceFile
from gongkai.channels.queries import told_of
from gongkai.disclosures.models import Release
from gongkai.measures.refusal import Refused
from tests.channels.things import DAY, TODAY, board, on_a_board, proved
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.article(14), pytest.mark.article(16, 4)]


def reasons(house, **more):
    with pytest.raises(Refused) as refused:
        proved(house, **more)
    return [one.code for one in refused.value.refusals]


def standings(revision):
    return [(one.kind.channel.value, one.standing.value) for one in told_of(revision.disclosure)]


def test_what_hangs_on_a_board_waits_for_evidence_and_stands_with_it(house):
    revision = on_a_board(house)
    before = standings(revision)

    proved(house, at=NOON + DAY)

    assert before == [("portal", "done"), ("notice_board", "awaited")]
    assert standings(revision) == [("portal", "done"), ("notice_board", "done")]
    assert (board().state, board().released_by) == ("live", house.drafter)


def test_all_that_is_missing_is_said_at_once_and_nothing_is_written(house):
    on_a_board(house)

    said = reasons(house, place=" ", files=(), until_on=TODAY - DAY)

    assert said == ["place_missing", "proof_missing", "until_before_from"]
    assert (Evidence.objects.count(), board().state) == (0, "planned")


def test_a_day_to_come_or_before_the_approval_proves_nothing(house):
    on_a_board(house)

    assert reasons(house, from_on=TODAY + DAY) == ["carried_in_the_future"]
    assert reasons(house, from_on=TODAY - DAY) == ["carried_before_approval"]


def test_whoever_reviews_does_not_prove(house):
    on_a_board(house)
    reviewer = type(house)(**{**vars(house), "drafter": house.reviewer})

    assert reasons(reviewer) == ["not_your_task"]


def test_more_may_be_proved_later(house):
    on_a_board(house)
    proved(house)
    proved(house, at=NOON + DAY, from_on=TODAY + DAY, place="图书馆公告栏")

    assert list(Evidence.objects.values_list("place", flat=True)) == ["行政楼一层公告栏", "图书馆公告栏"]
    assert board().since == NOON.replace(hour=0)


def test_what_was_entered_late_shows_how_late(house):
    revision = on_a_board(house)
    proved(house, at=NOON + 4 * DAY)

    assert [one.days_entered_late for one in told_of(revision.disclosure)] == [0, 4]


def test_evidence_stays_as_it_was_given(house):
    on_a_board(house)
    given = proved(house)
    tries = (
        lambda: Evidence.objects.filter(pk=given.pk).update(place="别处"),
        lambda: Evidence.objects.filter(pk=given.pk).update(from_on=TODAY - DAY),
        lambda: EvidenceFile.objects.all()._raw_delete("default"),
        lambda: Evidence.objects.all()._raw_delete("default"),
    )
    for attempt in tries:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert Release.objects.filter(evidence__place="行政楼一层公告栏").count() == 1
