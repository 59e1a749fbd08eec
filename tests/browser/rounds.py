"""``python -m tests.browser.rounds <minutes>``: tell other systems what waits, as the worker will some minutes on."""

import sys
from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()
    from django.utils.timezone import now

    from gongkai.push import actions

    while actions.push_next(now() + timedelta(minutes=int(sys.argv[1]))):
        pass
