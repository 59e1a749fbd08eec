"""What tests of the push share: a school with a system that is told, and something made known on its channel."""

import json
from dataclasses import dataclass

from gongkai.disclosures.actions import RungDraft
from gongkai.measures.vocabulary import Administration, Audience, Channel
from gongkai.push import actions
from gongkai.push.models import Delivery, Target
from tests.factories import NOON, House, Stage, a_house, a_person, an_account, brought_to

BOTH = (RungDraft(audience=Audience.PUBLIC, channels=(Channel.OFFICE_SYSTEM,)),)
SUNSHINE = (RungDraft(audience=Audience.PUBLIC, channels=(Channel.SUNSHINE,)),)


@dataclass(frozen=True)
class Town:
    """A school, its system administrator, and the system that is told."""

    house: House
    admin: object
    target: Target
    secret: str

    def released(self, rungs=BOTH, **changes):
        return brought_to(Stage.PUBLISHED, self.house, rungs=rungs, **changes)


def an_admin():
    person = a_person("系统管理员")
    an_account(person, administration=Administration.SYSTEM)
    return person


def a_town(settings, server, channel=Channel.OFFICE_SYSTEM):
    settings.PUSH_PRIVATE, settings.PUSH_SECONDS = [server.place], 0.4
    admin = an_admin()
    target, secret = actions.add_target(channel=channel, name="办公系统", address=server.address, by=admin, at=NOON)
    return Town(a_house(), admin, target, secret)


def run(at=NOON):
    """Do what the worker does: compare, then send all that is due."""
    actions.reconcile(at)
    while actions.push_next(at):
        pass


def heard(server):
    """Return what the other side was told, in its order."""
    return [json.loads(body) for _path, _headers, body in server.heard]


def how():
    """Return how each message stands, in the order they were made."""
    return [(one.kind, one.standing.value, one.trouble) for one in Delivery.objects.order_by("pk")]
