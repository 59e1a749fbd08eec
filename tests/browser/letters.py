"""What staff do with a letter while its writer waits: ``python -m tests.browser.letters <digits> <answer>``."""

import sys

import django

django.setup()

from django.utils.timezone import now  # noqa: E402 – only now are there models

from gongkai.mailbox import actions, queries  # noqa: E402
from gongkai.orgs.models import Account, Unit  # noqa: E402


def person(username):
    return Account.objects.select_related("person").get(username=username).person


def answer(digits, text):
    """Take a letter from its arrival, or its coming back, to its answer."""
    letter = queries.by_receipt(digits)
    if letter.acknowledged_on is None:
        actions.acknowledge(letter, by=person("caiwenjing"), at=now())
        actions.assign(letter, Unit.objects.get(code="JX"), by=person("caiwenjing"), at=now())
    letter.refresh_from_db()
    actions.save_answer(letter, text, by=person("lihua"), at=now(), version=letter.version)
    letter.refresh_from_db()
    actions.send_up(letter, by=person("lihua"), at=now(), version=letter.version)
    letter.refresh_from_db()
    actions.approve_answer(letter, by=person("liguoqiang"), at=now(), version=letter.version)


if __name__ == "__main__":
    answer(*sys.argv[1:])
