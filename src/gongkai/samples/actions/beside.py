"""What the people of the sample school told on paper or aloud: its evidence, and its end."""

from datetime import datetime
from typing import Any

from gongkai.channels import actions as channels
from gongkai.channels.actions import Proof
from gongkai.channels.models import Recall
from gongkai.disclosures.models import Release, Revision
from gongkai.orgs.models import Person
from gongkai.samples.actions.world import World


def prove(world: World, revision: Revision, *, by: Person, at: datetime, channel: str, **said: Any) -> None:  # noqa: ANN401
    """Prove that something was carried out, on the day it is entered, with a file under its name."""
    release = Release.objects.get(revision=revision, channel=channel)
    photo = (world.files[said.pop("file")], said.pop("name"))
    channels.give_evidence(release, Proof(from_on=at.date(), files=(photo,), **said), by=by, at=at)


def take_down(_world: World, revision: Revision, *, channel: str, by: Person, at: datetime, note: str = "") -> None:
    """Say that something has come down."""
    recall = Recall.objects.get(release__revision=revision, release__channel=channel, done_at=None)
    channels.confirm_taken_down(recall, done_on=at.date(), by=by, at=at, note=note)
