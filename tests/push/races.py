"""``python -m tests.push.races``: eight workers compare and send at the same moment; prints what came of it."""

import json
import sys
from collections import Counter
from functools import partial

import django

UNITS = 8


def run():
    from django.conf import settings

    from gongkai.push import actions
    from gongkai.push.models import Delivery
    from tests.disclosures.races.field import RUNNERS, race
    from tests.factories import NOON
    from tests.push.receiver import receiving
    from tests.push.things import a_town

    with receiving() as server:
        town = a_town(settings, server)
        settings.PUSH_SECONDS = 30
        for _ in range(UNITS):
            town.released()
        ends = race([[partial(actions.reconcile, NOON), *[partial(actions.push_next, NOON)] * (UNITS + 2)]] * RUNNERS)
        copies = Counter(server.times().values())
    delivered = Delivery.objects.filter(delivered_at=NOON).count()
    return {"ends": Counter(ends), "copies": copies, "messages": Delivery.objects.count(), "delivered": delivered}


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(run(), default=str))
