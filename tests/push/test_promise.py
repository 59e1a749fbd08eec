"""What the documents promise to the other side is what is sent: their example checks real messages."""

import re

import pytest

from tests.architecture.tree import ROOT
from tests.factories import NOON
from tests.push.things import heard, run

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
HOW_TO = ROOT / "docs" / "how-to" / "receive-push.md"
PROMISE = ROOT / "docs" / "reference" / "push.md"


@pytest.fixture
def is_genuine():
    [example] = re.findall(r"```python\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    made = {}
    exec(example, made)  # noqa: S102 – it is the example of our own page
    return made["is_genuine"]


@pytest.fixture
def message(town, server):
    town.released()
    run()
    [(_path, headers, body)] = server.heard
    return headers, body, {town.target.key_id: town.secret}


def test_the_example_knows_a_message_of_ours(is_genuine, message):
    assert is_genuine(*message, now=lambda: NOON.timestamp() + 200)


@pytest.mark.parametrize("header", ["Gongkai-Time", "Gongkai-Delivery", "Gongkai-Signature", "Gongkai-Key"])
def test_the_example_refuses_what_was_changed_on_the_way(is_genuine, message, header):
    headers, body, secrets = message
    changed = headers | {header: headers[header][:-1] + ("1" if headers[header][-1] == "0" else "0")}

    assert not is_genuine(changed, body, secrets, now=NOON.timestamp)
    assert not is_genuine(headers, body + b" ", secrets, now=NOON.timestamp)


def test_the_example_refuses_what_is_sent_again_later(is_genuine, message):
    assert not is_genuine(*message, now=lambda: NOON.timestamp() + 400)


def test_every_field_is_promised(message, server):
    [told] = heard(server)
    promise = PROMISE.read_text(encoding="utf-8")

    assert [field for field in [*told, *told["told"]] if f"`{field}`" not in promise] == []
