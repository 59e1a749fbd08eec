"""What pages cost next to a bare answer, all of them taking turns; for measuring."""

# ruff: noqa: ANN001, ANN003, ANN201, PLC0415 – for scripts; the program may be imported only once its settings are made

import sys
import time
from types import ModuleType


def put_beside(**pages):
    """Add a bare answer to the addresses of the program, and more pages by the names of their addresses."""
    from django.conf import settings
    from django.http import HttpResponse
    from django.urls import include, path

    added = {"bare": lambda _request: HttpResponse("ok"), **pages}
    module = ModuleType("bench_addresses")
    module.urlpatterns = [
        *(path(f"{name}/", page) for name, page in added.items()),
        path("", include("gongkai.config.urls")),
    ]
    sys.modules[module.__name__] = module
    settings.ROOT_URLCONF = module.__name__


def in_turns(people, sources, rounds, *, at):
    """Return what pages cost, as known at a moment: ``sources`` name who asks, by his place, and for which address."""
    import time_machine

    with time_machine.travel(at, tick=False):
        browsers = [browser_of(person) for person in people]
        asked = {name: questions(browsers[who], address) for name, (who, address) in sources.items()}
        found = {name: [] for name in sources}
        for _ in range(rounds):
            for name, (who, address) in sources.items():
                found[name].append(milliseconds(browsers[who], address))
    return {name: {"questions": asked[name], "milliseconds": found[name]} for name in sources}


def browser_of(person):
    from django.test import Client

    from gongkai.orgs.models import Account

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(Account.objects.create(username=f"bench{person.pk}", person=person))
    return client


def questions(client, address):
    """Return how many questions a page asks the database, once everything is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if client.get(address).status_code != 200:
        sys.exit(f"{address} is not answered")
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def milliseconds(client, address):
    """Return the milliseconds of the process for a page: the mean of a second's worth, of three answers at least."""
    answered, start = 0, time.process_time()
    while answered < 3 or time.process_time() - start < 1:
        client.get(address)
        answered += 1
    return 1000 * (time.process_time() - start) / answered
