"""How many inner matters there are cannot be told from anything public: not a byte changes with twenty more."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from gongkai.ledger.actions import anchor, sign
from gongkai.ledger.queries import entries_from, folder_of, size_of
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience
from gongkai.policy.actions import decide
from gongkai.policy.rules import Choice
from tests.access.sweep import MATRIX, whole
from tests.factories import NOON, a_house
from tests.portal.making_known import corrected, made_known, with_a_file

pytestmark = [pytest.mark.django_db, pytest.mark.article(10)]
TWENTY = 20
DRAWN = re.compile(r'name="token" value="[^"]+"')


@pytest.fixture
def house(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return a_house()


def published():
    for log in Log:
        sign(log)


def twenty_inner(house):
    for number in range(TWENTY):
        made_known(house, f"党内事项{number}", audience=Audience.INNER)


OF_OTHER_THINGS = {"feed", "mailed_link", "screen", "meeting", "regulation"}


def addresses(revision):
    """Return every public address there is, with every file of the log."""
    of = {"public_id": revision.disclosure.public_id}
    file = revision.attachments.get()
    places = {"matter": of, "file": {**of, "file_id": file.public_id, "name": file.name}, "unit": {"code": "JX"}}
    own = folder_of(Log.PUBLIC)
    files = [path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()]
    for route, row in MATRIX.items():
        if not route.startswith("portal:") or "inner" in route or row.get("about") in OF_OTHER_THINGS:
            continue
        if row.get("about") == "log":
            yield from (reverse(route, kwargs={"path": path}) for path in files)
        else:
            yield reverse(route, kwargs=places.get(row.get("about"), {}))


def answers(client, revision):
    """Return what each address says, but for the puzzle of a letter form, which is drawn by lot each time."""
    return {address: DRAWN.sub("", whole(client.get(address))) for address in addresses(revision)}


def test_twenty_inner_releases_change_no_public_answer(house, client):
    decide(Choice.LIST_OVERDUE, is_on=True, by=house.approver, at=NOON)
    revision = with_a_file(house)
    corrected(house, made_known(house))
    published()
    before = answers(client, revision)
    twenty_inner(house)
    published()

    assert size_of(Log.INNER) == TWENTY
    assert answers(client, revision) == before
    assert {f"/log/public/{path}" for path in ("checkpoint", "vkey", "tile/0/000.p/3")} - set(before) == set()


def test_the_anchor_is_as_long_and_of_the_same_hour_whatever_it_anchors(house):
    published()
    anchor(NOON)
    twenty_inner(house)
    published()
    anchor(NOON + timedelta(days=1))
    first, second = (entry.decode() for entry in entries_from(Log.PUBLIC, 0, 2))

    assert len(first) == len(second)
    assert ('"t":"2026-09-13T19:00:00Z"' in first, '"t":"2026-09-14T19:00:00Z"' in second) == (True, True)
