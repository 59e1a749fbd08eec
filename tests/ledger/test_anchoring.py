"""Once a day, at its hour, the public log commits to the inner one, and nobody can tell from it how much there is."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from gongkai.ledger.actions import anchor, run_due, sign
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import published
from gongkai.ledger.rules.leaf import Act, Log, leaf_of
from tests.factories import NOON
from tests.ledger.logs import recorded

pytestmark = pytest.mark.django_db
HOUR = datetime(2026, 9, 14, 19, tzinfo=UTC)
"""Three o'clock on the 15th in Shanghai."""


def anchors():
    return [leaf_of(bytes(one.entry)) for one in Entry.objects.filter(log=Log.PUBLIC, act=Act.ANCHOR).order_by("pk")]


@pytest.fixture(autouse=True)
def _inner_log():
    sign(Log.INNER)


def test_it_is_done_at_its_hour_and_once():
    moments = [HOUR - timedelta(seconds=1), HOUR, HOUR, HOUR + timedelta(hours=5), HOUR + timedelta(days=1)]

    assert [anchor(at) for at in moments] == [False, True, False, False, True]


def test_the_day_is_that_of_the_school_and_not_that_of_utc():
    anchor(HOUR)
    anchor(datetime(2026, 9, 15, 15, 59, 59, tzinfo=UTC))
    anchor(datetime(2026, 9, 15, 16, 0, 0, tzinfo=UTC))  # midnight: a new day, but not yet its hour

    assert [(leaf.item, leaf.t) for leaf in anchors()] == [("anchor/2026-09-15", "2026-09-14T19:00:00Z")]


def test_it_bears_the_hour_and_not_the_moment():
    anchor(HOUR + timedelta(hours=7, seconds=11))

    assert anchors()[0].t == "2026-09-14T19:00:00Z"


def test_the_hour_can_be_set(settings):
    settings.LEDGER_ANCHOR_HOUR = 4

    assert [anchor(HOUR), anchor(HOUR + timedelta(hours=1))] == [False, True]


def test_without_an_inner_checkpoint_there_is_nothing_to_commit_to(ledger_root):
    (ledger_root / "inner" / "checkpoint").unlink()

    assert anchor(HOUR) is False


def test_it_is_done_whether_the_inner_log_has_changed_or_not_and_always_looks_the_same():
    anchor(HOUR)
    recorded(20, Log.INNER)
    sign(Log.INNER)
    anchor(HOUR + timedelta(days=1))
    anchor(HOUR + timedelta(days=2))
    sizes = [len(entry) for entry in Entry.objects.filter(act=Act.ANCHOR).values_list("entry", flat=True)]
    told = {(leaf.rev, leaf.unit, leaf.prev, leaf.reason, len(leaf.commit)) for leaf in anchors()}

    assert (sizes, told) == ([sizes[0]] * 3, {(0, "", "", "", 64)})
    assert len({leaf.commit for leaf in anchors()}) == 3


def test_it_opens_to_the_inner_checkpoint():
    recorded(2, Log.INNER)
    sign(Log.INNER)
    anchor(HOUR)
    seal = Entry.objects.get(act=Act.ANCHOR).seal

    assert json.loads(seal.content) == {"checkpoint": published(Log.INNER).format().decode(), "files": []}


def test_the_worker_anchors_and_publishes():
    recorded(1, Log.INNER)

    assert (run_due(NOON), [leaf.item for leaf in anchors()]) == (2, ["anchor/2026-09-14"])
