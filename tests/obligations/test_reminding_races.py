"""Eight workers at once: nobody is reminded twice, no mail leaves twice, and one address is open."""

import pytest

pytestmark = [pytest.mark.races, pytest.mark.article(17)]
RUNNERS = UNITS = 8


def test_eight_workers_make_one_digest_a_person(run):
    rows = dict.fromkeys(("Digest", "Notice", "OutgoingMail", "told"), UNITS)

    assert run("reminders") == {"ends": {"done": 2 * RUNNERS}, "deeds": 1, **rows}


def test_eight_workers_deliver_each_mail_once(run):
    outcome = run("deliveries")

    assert outcome == {"ends": {"done": RUNNERS * (UNITS + 2)}, "copies": {"1": UNITS}, "sent": UNITS}


def test_of_addresses_made_at_once_one_is_open(run):
    assert run("subscriptions") == {"ends": {"done": RUNNERS}, "made": RUNNERS, "open": 1}
