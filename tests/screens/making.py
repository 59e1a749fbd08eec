"""Screens, and matters that are shown on them."""

from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.screens.actions import register_screen
from tests.factories import NOON, brought_to


def a_screen(house, name="图书馆大厅屏", *, for_members=False, unit=None, by=None):
    """Register a screen; return it and its key."""
    said = {"place": "图书馆一楼", "unit": unit or house.college, "for_members": for_members}
    return register_screen(name, **said, by=by or house.clerk, at=NOON)


def on_screens(revision):
    """Let what has been public for a while be shown on screens too."""
    release = revision.releases.get(channel=Channel.PORTAL)
    if not revision.releases.filter(channel=Channel.SCREEN).exists():
        said = ("disclosure", "revision", "rung", "audience", "state", "since", "live_at", "released_by")
        Release.objects.create(channel=Channel.SCREEN, **{name: getattr(release, name) for name in said})
    return revision


def shown_on_screens(house, title="2026年上半年党费收缴情况", *, ends_on=None, **more):
    """Make something public, on screens too, by the actions that people use."""
    rungs = (RungDraft(audience=Audience.PUBLIC, channels=(Channel.SCREEN,), ends_on=ends_on),)
    return brought_to(Stage.PUBLISHED, house, title=title, rungs=rungs, **more)
