"""What is told outside the pages: screens in halls and rooms, readers who subscribed, robots in groups."""

from gongkai.digests.models import Subscription
from gongkai.digests.queries import link_of
from gongkai.disclosures.models import Release
from gongkai.measures.vocabulary import Channel
from gongkai.robots.models import Robot
from gongkai.screens.actions import register_screen, revoke_screen
from tests.factories import NOON
from tests.screens.making import on_screens


class Outside:
    """The part of the town that speaks to those who are not at its pages."""

    def tell_outside(self):
        self.screens = self.the_screens()
        self.robot = self.a_robot()
        self.reader = Subscription.objects.create(address="reader@example.org", asked_at=NOON)
        since = {"asked_at": NOON, "confirmed_at": NOON, "told_until": NOON}
        self.inside = Subscription.objects.create(person=self.persons["member"], with_inner=True, **since)

    def a_robot(self):
        """Register a robot at a place where nobody listens."""
        by = {"registered_by": self.persons["clerk"], "registered_at": NOON}
        return Robot.objects.create(name="党务群", kind="wecom", address="-", unit=self.units["JX"], **by)

    def the_screens(self):
        """Hang one up in a hall, one in a room of members, and one that is revoked; public matters are on screens."""
        by = {"by": self.persons["clerk"], "at": NOON}
        said = {"place": "一楼", "unit": self.units["JX"]}
        hung = {
            name: register_screen(name, **said, for_members=name == "room", **by) for name in ("hall", "room", "gone")
        }
        revoke_screen(hung["gone"][0], **by)
        for release in Release.objects.filter(channel=Channel.PORTAL, state="live"):
            on_screens(release.revision)
        return hung

    def _mailed_link(self):
        return [("mailed", {"link": link_of(self.reader)}), ("absent", {"link": "none"})]
