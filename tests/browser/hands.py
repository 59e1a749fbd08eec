"""Two ways to use a page: with a mouse, and by keyboard alone. Both find things by the words people see."""

import re

MANY = 400
"""More presses of Tab than any page has places to stop at."""


def begins(words):
    """Match what begins with the words; before a part for screen readers alone the browser hears a space."""
    return re.compile("^" + re.escape(words).replace("：", r"\s?："))


class Mouse:
    """Clicks and types."""

    def __init__(self, page):
        self.page = page

    def open(self, path):
        self.page.goto(path)

    def link(self, words):
        self.page.get_by_role("link", name=begins(words)).first.click()
        self.page.wait_for_load_state()

    def button(self, words):
        self.page.get_by_role("button", name=begins(words)).first.click()
        self.page.wait_for_load_state()

    def write(self, label, text):
        self.page.get_by_label(begins(label)).first.fill(text)

    def write_body(self, text):
        self.write("正文", text)

    def tick(self, label):
        self.page.get_by_role("checkbox", name=begins(label)).first.check()

    def choose(self, option, group=None):
        place = self.page.get_by_role("group", name=begins(group)) if group else self.page
        place.get_by_role("radio", name=option, exact=True).check()

    def choose_all(self, option):
        for radio in self.page.get_by_role("radio", name=option, exact=True).all():
            radio.check()

    def enter(self):
        self.page.keyboard.press("Enter")

    def save(self):
        with self.page.expect_navigation():
            self.page.keyboard.press("Control+s")


class Keyboard(Mouse):
    """Presses Tab until it is there, then Enter, Space, arrows and letters."""

    def go_to(self, target):
        target.wait_for()
        here = target.and_(self.page.locator(":focus"))
        for _press in range(MANY):
            if here.count():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} cannot be reached by keyboard")

    def link(self, words):
        self.go_to(self.page.get_by_role("link", name=begins(words)).first)
        self.enter()

    def button(self, words):
        self.go_to(self.page.get_by_role("button", name=begins(words)).first)
        self.enter()

    def press(self, target):
        """Press a button that leads nowhere."""
        self.go_to(target)
        self.page.keyboard.press("Enter")

    def enter(self):
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, label, text):
        self.go_to(self.page.get_by_label(begins(label)).first)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def tick(self, label):
        box = self.page.get_by_role("checkbox", name=begins(label)).first
        self.go_to(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")

    def choose(self, option, group=None):
        place = self.page.get_by_role("group", name=begins(group)) if group else self.page
        self.pick(place.get_by_role("radio", name=option, exact=True))

    def choose_all(self, option):
        for radio in self.page.get_by_role("radio", name=option, exact=True).all():
            self.pick(radio)

    def pick(self, radio):
        """Stop in the group at whichever radio takes the focus, then move by arrows."""
        group = radio.locator("xpath=ancestor::fieldset[1]").get_by_role("radio")
        self.go_to_one_of(group)
        self.page.keyboard.press("Space")
        while not radio.is_checked():
            self.page.keyboard.press("ArrowDown")

    def go_to_one_of(self, targets):
        here = targets.and_(self.page.locator(":focus"))
        for _press in range(MANY):
            if here.count():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{targets} cannot be reached by keyboard")
