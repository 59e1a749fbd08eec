"""People at their browsers: each with a session of their own, every complaint of the browser written down."""

import os
import re

from tests.browser.school import PASSWORD

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
NOBODY = ""
NO_NETWORK = "net::ERR_INTERNET_DISCONNECTED"
ANSWERED = re.compile(r"the server responded with a status of (\d+)")


def chromium_path():
    return os.environ.get("GONGKAI_CHROMIUM", "/usr/bin/chromium")


class People:
    """Opens browsers for people of the school, and closes them all."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address
        self.signed_in = {}
        self.opened = []
        self.complaints = []
        self.expected = set()
        self.is_cut_off = False

    def context(self, who=NOBODY, **look):
        """Open a browser for somebody; signing in is done once, through the form."""
        look = {"viewport": DESKTOP, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", **look}
        if who:
            look["storage_state"] = self.session_of(who)
        context = self.browser.new_context(base_url=self.address, **look)
        context.set_default_timeout(30_000)
        context.on("page", self.listen)
        self.opened.append(context)
        return context

    def page(self, who=NOBODY, path=None, **look):
        page = self.context(who, **look).new_page()
        if path:
            page.goto(path)
        return page

    def session_of(self, who):
        if who not in self.signed_in:
            context = self.browser.new_context(base_url=self.address, locale="zh-CN")
            sign_in(context.new_page(), who)
            self.signed_in[who] = context.storage_state()
            context.close()
        return self.signed_in[who]

    def listen(self, page):
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked(request.url))

    def said(self, message):
        if message.type not in {"error", "warning"}:
            return
        answered = ANSWERED.search(message.text)
        wanted = int(answered[1]) in self.expected if answered else NO_NETWORK in message.text and self.is_cut_off
        if not wanted:
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def asked(self, url):
        if not url.startswith((self.address + "/", "data:", "blob:", "about:")):
            self.complaints.append(f"asked somebody else: {url}")

    def expects_no_network(self):
        self.is_cut_off = True

    def leave(self):
        """Close everything opened since the last time, and return what the browser complained of."""
        for context in self.opened:
            context.close()
        complaints, self.opened, self.complaints, self.expected = self.complaints, [], [], set()
        self.is_cut_off = False
        return complaints


def sign_in(page, who):
    page.goto("/account/login/")
    page.get_by_label("用户名").fill(who)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/account/login/" not in url)
