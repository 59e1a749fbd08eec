"""When a message is tried again, and what an answer means."""

from datetime import timedelta

import pytest

from gongkai.push.rules.message import new_key, sealed, unsealed, written
from gongkai.push.rules.sending import ATTEMPTS, PAUSES, RECALL_PAUSE, Outcome, given_up, judged, pause_after
from gongkai.push.rules.words import Kind, Trouble

pytestmark = pytest.mark.article(14)
SUMMARY, RELEASE, RECALL = Kind.SUMMARY, Kind.RELEASE, Kind.RECALL


def test_pauses_grow_over_days_and_a_recall_waits_an_hour_at_the_most():
    assert [pause_after(number, RELEASE) for number in range(1, ATTEMPTS + 1)] == [*PAUSES, PAUSES[-1]]
    assert max(pause_after(number, RECALL) for number in range(1, 50)) == RECALL_PAUSE
    assert sum(PAUSES, timedelta()) > timedelta(days=1, hours=12)


@pytest.mark.parametrize(
    ("status", "said", "kind", "outcome"),
    [
        (200, b'{"receipt": "A-1"}', RELEASE, Outcome(None, "A-1")),
        (204, b"", RELEASE, Outcome(None)),
        (200, b'{"receipt": "\xe5\x85\x9a\xe8\xb4\xb9"}', RELEASE, Outcome(None)),
        (200, b'["receipt"]', RELEASE, Outcome(None)),
        (200, b"[" * 100_000, RELEASE, Outcome(None)),
        (201, b'{"receipt": "A-1"}', RECALL, Outcome(None, "A-1")),
        (200, b"", RECALL, Outcome(Trouble.NO_RECEIPT)),
        (200, b'{"receipt": ""}', RECALL, Outcome(Trouble.NO_RECEIPT)),
        (400, b"", SUMMARY, Outcome(Trouble.REFUSED)),
        (404, b"", RECALL, Outcome(Trouble.REFUSED)),
        (408, b"", RELEASE, Outcome(Trouble.FAILED)),
        (429, b"", RELEASE, Outcome(Trouble.FAILED)),
        (500, b'{"receipt": "A-1"}', RELEASE, Outcome(Trouble.FAILED)),
        (103, b"", RELEASE, Outcome(Trouble.FAILED)),
    ],
)
def test_an_answer_means_one_thing(status, said, kind, outcome):
    assert judged(status, said, kind) == outcome


@pytest.mark.parametrize(
    ("trouble", "attempts", "kind", "over"),
    [
        (Trouble.TOO_SLOW, ATTEMPTS - 1, RELEASE, False),
        (Trouble.TOO_SLOW, ATTEMPTS, RELEASE, True),
        (Trouble.REFUSED, 1, RELEASE, True),
        (Trouble.REFUSED, 99, RECALL, False),
    ],
)
def test_what_is_refused_or_tried_too_often_is_given_up_but_no_recall(trouble, attempts, kind, over):
    assert given_up(trouble, attempts, kind) is over


def test_a_message_is_written_the_same_way_whoever_writes_it():
    assert written({"b": 1, "a": "党费"}) == '{"a":"党费","b":1,"format":"gongkai-push/1"}'


def test_a_secret_is_kept_of_no_use_without_the_installations_own_key():
    _name, secret = new_key()
    kept = sealed(secret, "own")

    assert (secret in kept, unsealed(kept, "own"), unsealed(kept, "another")) == (False, secret, None)
