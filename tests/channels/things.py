"""Matters told on a notice board, and photographs that prove it."""

from datetime import timedelta
from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from PIL import Image

from gongkai.channels import actions
from gongkai.channels.actions import Proof
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Stage
from gongkai.files.actions import store
from gongkai.measures.vocabulary import Audience, Channel
from tests.factories import NOON, brought_to

DAY = timedelta(days=1)
TODAY = NOON.date()
numbers = count(1)


def a_picture(side=0):
    """Return the bytes of a small photograph."""
    side = side or next(numbers)
    out = BytesIO()
    Image.new("RGB", (side, side), "red").save(out, "JPEG")
    return out.getvalue()


def a_photo(name="公告栏.jpg"):
    return store(ContentFile(a_picture(), name), name=name, at=NOON), name


def on_a_board(house, *, channels=(Channel.NOTICE_BOARD,), audience=Audience.PUBLIC, stage=Stage.PUBLISHED, **more):
    """Make something known that is to hang on a notice board as well."""
    rung = {name: more.pop(name) for name in ("ends_on", "units", "starts_at") if name in more}
    rungs = (RungDraft(audience=audience, channels=channels, **rung),)
    narrower = "" if audience is Audience.PUBLIC else "只涉及党内"
    return brought_to(stage, house, rungs=rungs, narrower_reason=narrower, **more)


def board():
    return Release.objects.filter(channel=Channel.NOTICE_BOARD).latest("pk")


def a_proof(**more):
    said = {"place": "行政楼一层公告栏", "from_on": TODAY, "files": (a_photo(),), **more}
    return Proof(**said)


def proved(house, *, at=NOON, release=None, **more):
    """Let the drafter prove that the notice hangs."""
    return actions.give_evidence(release or board(), a_proof(**more), by=house.drafter, at=at)
