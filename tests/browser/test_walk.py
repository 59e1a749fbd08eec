"""One matter from the first word to its withdrawal, by seven people, each with what his pages offer him."""

import pytest

from tests.browser import people as at_work
from tests.browser import staff
from tests.browser.hands import Keyboard, Mouse

pytestmark = [pytest.mark.browser, pytest.mark.article(16)]
FIRST = "确定三名同志为发展对象。"
RIGHT = "确定四名同志为发展对象。"


class Walk:
    """A matter on its way, and the people who have it in hand."""

    def __init__(self, people, hand, title, **look):
        self.people, self.hand, self.title, self.look = people, hand, title, look
        self.hands = {}

    def by(self, who):
        if who not in self.hands:
            self.hands[who] = self.hand(self.people.page(who, **self.look))
        return self.hands[who]

    def head(self):
        """The head signs in anew: whoever approves for the public has proved to be himself not long ago."""
        if "head" not in self.hands:
            page = self.people.page(**self.look)
            self.hands["head"] = self.hand(page)
            self.hands["head"].open("/account/login/?next=/desk/")
            self.hands["head"].write("用户名", staff.HEAD)
            self.hands["head"].write("密码", at_work.PASSWORD)
            self.hands["head"].button("登录")
        return self.hands["head"]

    def decided(self):
        staff.review_secrecy(self.by(staff.SECRECY), self.title)
        staff.review_content(self.by(staff.CONTENT), self.title)
        staff.approve(self.head(), self.title)

    def published(self, *audiences):
        for audience in audiences:
            staff.publish(self.by(staff.DRAFTER), self.title, audience)

    def read_by(self, who, start="/"):
        reader = self.by(who)
        staff.search(reader, self.title, start)
        return reader.page.get_by_role("article").inner_text()

    def opened_again_by(self, who):
        reader = self.by(who)
        reader.open(reader.page.url)
        return reader.page.get_by_role("article").inner_text()


def told(walk):
    """Walk the whole way and tell what readers saw at each turn."""
    drafter, seen = walk.by(staff.DRAFTER), []
    staff.draft(drafter, walk.title, FIRST)
    staff.propose(drafter)
    walk.decided()
    walk.published("党内公开")
    seen.append(FIRST in walk.read_by(staff.MEMBER, "/inner/"))
    walk.published("向社会公开")
    seen.append(FIRST in walk.read_by(at_work.NOBODY))
    staff.correct(drafter, walk.title, RIGHT)
    staff.propose(drafter)
    walk.decided()
    walk.published("党内公开、向社会公开")
    seen.append(RIGHT in walk.read_by(at_work.NOBODY))
    staff.withdraw(walk.by(staff.APPROVER), walk.title)
    seen.append("公示期已满。" in walk.opened_again_by(at_work.NOBODY))
    return seen


@pytest.mark.parametrize(
    ("hand", "title", "look"),
    [
        pytest.param(Mouse, "用鼠标办的党员发展公示", {}, id="mouse"),
        pytest.param(Mouse, "在手机上办的党员发展公示", {"viewport": at_work.PHONE, "has_touch": True}, id="phone"),
        pytest.param(Mouse, "不用脚本办的党员发展公示", {"java_script_enabled": False}, id="without-scripts"),
        pytest.param(Keyboard, "只用键盘办的党员发展公示", {}, id="keyboard"),
    ],
)
def test_a_matter_goes_from_draft_to_readers_is_put_right_and_withdrawn(people, hand, title, look):
    assert told(Walk(people, hand, title, **look)) == [True, True, True, True]
